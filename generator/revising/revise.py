"""A run that does anew what an edit of a path or a component may have changed."""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import replace
from typing import NamedTuple

from generator import ir, pipeline
from generator.naming.names import name_service
from generator.pipeline import FormatText, Generated, Stage, Understood
from generator.problems.diagnostics import SpecError
from generator.rendering.format import format_module
from generator.resources.collector import no_garbage_collection
from generator.resources.depth import at_any_depth
from generator.revising.alone import names_added, names_made, understood
from generator.revising.changing import changed_path
from generator.revising.coming import with_operations
from generator.revising.dependents import Dependents
from generator.revising.division import Division, divided, is_plain
from generator.revising.grafting import Graft, grafted
from generator.revising.keeping import Kept, keeping
from generator.revising.moving import moved
from generator.revising.positions import stretch, stretches
from generator.revising.remembered import Remembered, noted, told
from generator.sources.options import Options
from generator.sources.source import Source
from generator.views.vocabulary import Vocabulary

MAX_EDITS = 4
"""How many parts an edit may be in: more are sooner done from the start."""

MAX_SHARE = 0.2
"""How much of a document may have to be read for an edit: for more, all is done anew."""

_EDITABLE = (
    "/paths/",
    *(
        f"/components/{each}/"
        for each in ("schemas", "parameters", "responses", "requestBodies", "headers")
    ),
)
_TITLE = re.compile(rb'"title"\s*:\s*("(?:[^"\\]|\\.)*")')


class Revised(NamedTuple):
    """What a run gives, and what to remember of it, but for the digests of its files."""

    generated: Generated
    remembered: Remembered | None


@at_any_depth
@no_garbage_collection()
def revised(
    before: Remembered,
    spec: Source,
    options: Options,
    kept: Kept,
    *,
    format_text: FormatText = format_module,
    stage: Stage = nullcontext,
) -> Revised | None:
    """Return what a run from the start would, by what the last one has left.

    None where the two are not sure to be the same; so it is for what has errors.
    """
    with stage("compare"):
        now = divided(spec.text)
        edited = _edited(before.division, now) if now else None
    if now is None:
        return None
    with stage("revise"):
        steps = _steps(before, now, edited, spec.name, options) if edited else None
        if edited == []:
            steps = _Steps(before)
        steps = steps or _change(before, now, spec.name, options)
    if steps is None:
        return None
    found, words = steps.found, steps.found.words
    keep = keeping(
        before.words, words, steps.groups, steps.shapes, kept, steps.operations
    )
    files = pipeline.emit(words, format_text=format_text, stage=stage, keep=keep)
    generated = Generated(
        title=words.service.title,
        package=words.names.package,
        files=files,
        words=words,
        given=found.given,
        warnings=told(found.warnings, spec),
        sources={},
    )
    return Revised(generated, replace(found, edits=before.edits + steps.edits))


class _Steps(NamedTuple):
    """What there is to remember after an edit, and what of it may differ."""

    found: Remembered
    edits: int = 0
    groups: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()
    operations: frozenset[str] = frozenset()


def _steps(
    before: Remembered, now: Division, edited: list[str], name: str, options: Options
) -> _Steps | None:
    """Return what comes of edits of parts, one after the other."""
    found, groups, shapes = before, frozenset[str](), frozenset[str]()
    for pointer in edited:
        step = _step(found, pointer, now.content(pointer), name, options)
        if step is None:
            return None
        found, graft = step
        groups |= graft.groups
        shapes |= graft.shapes
    return _Steps(found, len(edited), groups, shapes)


def _change(
    before: Remembered, now: Division, name: str, options: Options
) -> _Steps | None:
    """Return what comes of a path whose operations are others."""
    change = changed_path(before.division, now)
    if change is None:
        return None
    step = with_operations(before, now, change, name, options, MAX_SHARE)
    if step is None:
        return None
    found, joined = step
    return _Steps(found, 1, joined.groups, joined.shapes, joined.operations)


def _edited(before: Division, now: Division) -> list[str] | None:
    """Return the parts that an edit is in, if they are few, and paths or components."""
    if [*before.around()] != [*now.around()]:
        return None
    found = [each for each in now.parts if before.content(each) != now.content(each)]
    is_clear = len(found) <= MAX_EDITS and all(
        each.startswith(_EDITABLE)
        and is_plain(now.content(each))
        and _titles(before, each) == _titles(now, each)
        for each in found
    )
    return found if is_clear else None


def _step(
    before: Remembered, pointer: str, content: bytes, name: str, options: Options
) -> tuple[Remembered, Graft] | None:
    """Return what there is to remember once a single part has another content."""
    division = before.division.with_content(pointer, content)
    concerned = _concerned(before.division, division, pointer)
    if concerned is None:
        return None
    old, new = (
        understood(before, each, pointer, each.reached(concerned), name, options)
        for each in (before.division, division)
    )
    if old is None or new is None or not _keeps_names(before, old, new, pointer):
        return None
    was, is_ = stretch(before.division, pointer), stretch(division, pointer)
    graft = grafted(
        before.words.service,
        old.words.service,
        new.words.service,
        stretches(before.division, concerned),
        _landmarks(new, pointer),
    )
    warnings = moved(
        before.warnings, noted(old.warnings), noted(new.warnings), was, is_
    )
    if graft is None or warnings is None:
        return None
    words = _named(before.words, graft.service, old, new, options)
    if words is None:
        return None
    given = before.given.edited(pointer, new.given)
    found = replace(
        before, division=division, words=words, given=given, warnings=warnings
    )
    return found, graft


def _concerned(before: Division, now: Division, pointer: str) -> set[str] | None:
    """Return the parts in which an edit of one may change something; None if too much."""
    if pointer.startswith("/paths/"):
        # Nothing refers to one: where something does, a text is not plain.
        return {pointer}
    found = Dependents(before).of(pointer) | Dependents(now).of(pointer)
    size = sum(len(before.content(each)) for each in before.reached(found))
    return found if size <= MAX_SHARE * len(before.text) else None


def _titles(division: Division, pointer: str) -> list[bytes]:
    """Return the titles in a part: whether one is a name, all that have it decide."""
    return _TITLE.findall(division.content(pointer))


def _keeps_names(
    before: Remembered, old: Understood, new: Understood, part: str
) -> bool:
    """Tell whether an edit gives no schema another name, and new ones names of their own."""
    names = names_added(before, old, new, part)
    return (
        names is not None
        and names.isdisjoint(before.given.all())
        and old.words.emit == new.words.emit
        and not (old.words.left_out or new.words.left_out)
    )


def _landmarks(new: Understood, part: str) -> set[str]:
    """Return the names of shapes that stand for what is met in a part alone."""
    schemas = names_made(new, part)
    inputs = (each.input for each in new.words.service.operations)
    return schemas.union(inputs) if part.startswith("/paths/") else schemas


def _named(
    before: Vocabulary,
    service: ir.Service,
    old: Understood,
    new: Understood,
    options: Options,
) -> Vocabulary | None:
    """Return the words of a service with an edit; None if something has no name."""
    if repr(old.words.names) == repr(new.words.names):
        return replace(before, service=service, known=None)
    try:
        names = name_service(service, options.package)
    except SpecError:
        return None
    return replace(before, service=service, names=names, known=None)
