"""Which files an edit leaves as they were."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from typing import TypeAlias

from generator import ir
from generator.ir.told_apart import parts
from generator.naming.names import Names
from generator.rendering.files import Keep, nothing
from generator.rendering.rows import Row
from generator.views.prose import paragraphs
from generator.views.uses import Uses
from generator.views.vocabulary import Vocabulary

Kept: TypeAlias = Callable[[str], "str | None"]
"""Returns the text that the last run gave a file, if it is still to be had."""


def keeping(
    before: Vocabulary,
    words: Vocabulary,
    edited: Collection[str],
    shapes: Collection[str],
    kept: Kept,
    operations: Collection[str] = (),
) -> Keep:
    """Return what tells the text of a file that an edit leaves as it was.

    Args:
        before: What the package said without the edit.
        words: What it says.
        edited: The groups of the operations that are edited.
        shapes: The names of the shapes that may differ.
        kept: What tells the texts of files.
        operations: The names of the operations that came or went.
    """
    names = words.names
    own = {*shapes, *operations, *(before.names.groups.keys() ^ names.groups.keys())}
    if not _is_apart(before, words, shapes, own):
        return nothing
    differs_in_words = (
        names is before.names
        and not shapes
        and "" not in edited
        and _differ_in_words(before.service, words.service)
    )
    groups = {names.groups[each].attribute for each in edited if each in names.groups}
    modules = {
        home for each in shapes for home in (_home(before, each), _home(words, each))
    }
    modules |= {""} if modules else set()

    def keep(row: Row) -> str | None:
        is_about_others = (
            (row.group is not None and row.group not in groups)
            or (row.module is not None and row.module not in modules)
            or (row.tells_no_words and differs_in_words)
        )
        return kept(row.path) if is_about_others else None

    return keep


def _home(words: Vocabulary, shape: str) -> str | None:
    """Return the module of a shape, if it has one."""
    return words.names.homes.modules.get(words.names.classes.get(shape, ""))


def _is_apart(
    before: Vocabulary,
    words: Vocabulary,
    shapes: Collection[str],
    own: Collection[str],
) -> bool:
    """Tell whether all else is called as it was, and used for the same."""
    is_named_alike = words.names is before.names
    if is_named_alike and all(
        parts(before.shape(each)) == parts(words.shape(each)) for each in shapes
    ):
        return True
    new = words.service.shapes.keys() ^ before.service.shapes.keys()
    return _used(before.uses, new) == _used(words.uses, new) and (
        is_named_alike
        or names_beside(before.names, own) == names_beside(words.names, own)
    )


def _used(uses: Uses, new: Collection[str]) -> tuple[object, ...]:
    """Return what is told of the uses of shapes, but for those of new ones."""
    shapes = uses.service.shapes
    # What the spec has a name for stands by itself, however often it is used.
    shared = uses.shared.difference(new, uses.named)
    # What something is for is told where nothing else is told of it.
    roles = {
        name: role
        for name, role in uses.roles.items()
        if name in shapes and name not in new
        if not paragraphs(shapes[name].description)
    }
    requested = uses.service.requested.difference(new)
    return shared, requested, uses.bases, uses.named, roles, uses.keeps_names


def names_beside(names: Names, own: Collection[str]) -> list[object]:
    """Return names but for some, and for those of their members and values."""
    classes = {names.classes[each] for each in own if each in names.classes}
    homes = names.homes.modules

    def is_other(key: object) -> bool:
        return (key[0] if isinstance(key, tuple) else key) not in own

    found = (getattr(names, each.name) for each in fields(names))
    return [
        {name: home for name, home in homes.items() if name not in classes},
        *(
            {key: name for key, name in each.items() if is_other(key)}
            for each in found
            if isinstance(each, Mapping)
        ),
        names.package,
        names.own,
    ]


def _differ_in_words(before: ir.Service, service: ir.Service) -> bool:
    """Tell whether all of two services is alike, but for what people read of operations.

    Their shapes are known to be the same.
    """
    pairs = zip(before.operations, service.operations, strict=True)
    return all(
        old is new or repr(_without_words(old)) == repr(_without_words(new))
        for old, new in pairs
    )


def _without_words(operation: ir.Operation) -> ir.Operation:
    return replace(operation, summary="", description="")
