"""What there is to remember once operations of a path have come, or gone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, replace

from generator import ir
from generator.naming.names import Names, name_service
from generator.naming.unnamed.gathering import name_of
from generator.pipeline import Understood
from generator.problems.diagnostics import SpecError
from generator.revising.alone import names_added, names_made, understood
from generator.revising.changing import Change
from generator.revising.division import Division
from generator.revising.joining import Joined, joined
from generator.revising.keeping import names_beside
from generator.revising.moving import moved
from generator.revising.remembered import Remembered, noted
from generator.sources.options import Options

_DISCRIMINATOR = b'"discriminator"'
"""What tells of schemas that nothing in a path needs to refer to."""


def with_operations(
    before: Remembered,
    now: Division,
    change: Change,
    name: str,
    options: Options,
    max_share: float,
) -> tuple[Remembered, Joined] | None:
    """Return what a change of the operations of a path makes of a run.

    None where that is not sure to be what a run from the start would give.
    """
    pointer = change.pointer
    beside = _before(now if pointer in now.parts else before.division, pointer)
    if beside is None:
        return None
    parts = before.division.reached([pointer, beside]) | now.reached([pointer, beside])
    contents = [
        (now if each in now.parts else before.division).content(each) for each in parts
    ]
    if sum(map(len, contents)) > max_share * len(now.text) or any(
        _DISCRIMINATOR in each for each in contents
    ):
        return None
    old = understood(before, before.division, pointer, parts, name, options)
    new = understood(before, now, pointer, parts, name, options)
    if old is None or new is None or old.left_out or new.left_out:
        return None
    is_new = len(new.words.service.operations) > len(old.words.service.operations)
    less, more = (old, new) if is_new else (new, old)
    found = joined(
        before.words.service,
        less.words.service,
        more.words.service,
        names_made(more, pointer),
        is_new=is_new,
    )
    if (
        found is None
        or more.words.emit != before.words.emit
        or not _keeps_names(before, less, more, pointer, is_new)
        or not _are_apart(before.words.service, found.service, change)
    ):
        return None
    names = _named(before.words.names, found, more.words.names, options, is_new)
    notes = noted(old.warnings), noted(new.warnings)
    warnings = moved(before.warnings, *notes, change.was, change.is_)
    if names is None or warnings is None:
        return None
    words = replace(before.words, service=found.service, names=names, known=None)
    given = before.given.edited(pointer, new.given)
    kept = replace(before, division=now, words=words, given=given, warnings=warnings)
    return kept, found


def _before(division: Division, pointer: str) -> str | None:
    """Return the path before one: what comes stands behind the operations of that."""
    paths = [each for each in division.parts if each.startswith("/paths/")]
    at = paths.index(pointer)
    return paths[at - 1] if at else None


def _keeps_names(
    before: Remembered, less: Understood, more: Understood, part: str, is_new: bool
) -> bool:
    """Tell whether no schema gets another name by those that come or go."""
    names = names_added(before, less, more, part)
    taken = before.given.all() if is_new else before.given.wanted(part)
    return names is not None and names.isdisjoint(taken)


def _are_apart(before: ir.Service, now: ir.Service, change: Change) -> bool:
    """Tell whether no operation is called after another, and no other has the path."""
    longer = max(before.operations, now.operations, key=len)
    shorter = {each.name for each in min(before.operations, now.operations, key=len)}
    names = {each.name for each in longer}
    is_said = all(
        each.name in change.names
        or (
            each.name in shorter
            and each.name in (*change.shared, _after_its_path(each))
        )
        for each in longer
    )
    if len(names) < len(longer) or not is_said:
        return False
    own = {_route(each) for each in longer if each.name not in shorter}
    paths = {_path(each) for each in longer if each.name not in shorter}
    return not any(
        _route(each) in own and _path(each) not in paths
        for each in longer
        if each.name in shorter
    )


def _after_its_path(operation: ir.Operation) -> str:
    """Return what an operation is called that says no name, if nothing else is so."""
    binding = operation.binding
    if not isinstance(binding, ir.Http):
        return ""
    return name_of(binding.method, binding.path)


def _route(operation: ir.Operation) -> str:
    binding = operation.binding
    return binding.route.partition(" ")[2] if isinstance(binding, ir.Http) else ""


def _path(operation: ir.Operation) -> str:
    return operation.binding.path if isinstance(operation.binding, ir.Http) else ""


def _named(
    before: Names, found: Joined, more: Names, options: Options, is_new: bool
) -> Names | None:
    """Return the names of a service; None if one is not what it would be elsewhere."""
    try:
        names = name_service(found.service, options.package)
    except SpecError:
        return None
    own = found.shapes | found.operations | (before.groups.keys() ^ names.groups.keys())
    if names_beside(before, own) != names_beside(names, own):
        return None
    is_alike = not is_new or _inside(names, own) == _inside(more, own)
    return names if is_alike else None


def _inside(names: Names, own: Collection[str]) -> list[dict[object, object]]:
    found = (getattr(names, each.name) for each in fields(names))
    return [
        {
            key: name
            for key, name in each.items()
            if (key[0] if isinstance(key, tuple) else key) in own
        }
        for each in found
        if isinstance(each, Mapping)
    ]
