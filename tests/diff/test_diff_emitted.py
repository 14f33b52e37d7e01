"""Whatever alters an emitted file is found, and what alters none is never breaking."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import pytest

from generator import ir
from generator.diff.compare import compare
from generator.diff.model import Level, Version
from generator.pipeline import emit
from generator.problems.diagnostics import SpecError
from generator.views.vocabulary import Vocabulary
from tests.diff import any_edit
from tests.diff.rest import before, rest, version_of
from tests.roundtrip.profile import TIMES

SEEDS = range(10 * TIMES)


def faults(after: Version) -> list[str]:
    """What is wrong with what is told of another version: nothing, one hopes."""
    changes = compare(before(), after).changes
    differ = [
        path
        for path in sorted(before().files.keys() | after.files.keys())
        if before().files.get(path) != after.files.get(path)
    ]
    if differ:
        return [] if changes else [f"{path} differs" for path in differ]
    return [
        f"{change.rule} {change.subject}"
        for change in changes
        if change.level is Level.BREAKING
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_any_edit(seed: int) -> None:
    """An edit of any place has findings where, and only where, files differ."""
    chance = random.Random(seed)
    while True:
        document, done = any_edit.edited(rest(), chance)
        try:
            after = version_of(document)
        except SpecError:
            continue
        assert [] == faults(after), done
        return


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the IR, and how to put another one in its place."""

    path: tuple[Any, ...]
    value: Any


def parts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[Part]:
    """All parts of the IR that have fields."""
    if is_dataclass(value):
        yield Part(path, value)
        for each in fields(value):
            if each.name != "place":
                yield from parts(getattr(value, each.name), (*path, each.name))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from parts(each, (*path, key))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from parts(each, (*path, index))


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """A part of the IR with something else in it."""
    if not path:
        return new
    key, *rest_ = path
    if isinstance(value, dict):
        return {**value, key: put(value[key], tuple(rest_), new)}
    if isinstance(value, tuple):
        inner = put(value[key], tuple(rest_), new)
        return (*value[:key], inner, *value[key + 1 :])
    inner = put(getattr(value, key), tuple(rest_), new)
    return replace(value, **{key: inner})


def others(value: Any, type_: str) -> Iterator[Any]:
    """Values that a field of a type may have instead."""
    match value:
        case bool():
            yield not value
        case int() | float():
            yield value + 1
        case str():
            yield from (f"{value}x", "String")
        case None:
            known = {"int": 7, "float": 7, "Bits": 32, "str": "String", "bool": True}
            yield from (known[name] for name in type_.split(" | ") if name in known)
        case dict() if value:
            yield dict(list(value.items())[:-1])
        case tuple() if value:
            yield from (value[:-1], value[::-1])


def version_with(service: ir.Service) -> Version:
    """The version of another service, of which nothing else is known."""
    words = Vocabulary(service, before().words.names)
    return replace(
        before(),
        words=words,
        emit=lambda: emit(words, format_text=lambda text, _: text),
    )


PARTS = list(parts(before().service))
FIELDS = {
    (type(part.value).__name__, each.name): each.type
    for part in PARTS
    for each in fields(part.value)
    if each.name not in ("name", "place")
}


@pytest.mark.parametrize(("class_", "field"), sorted(FIELDS))
def test_any_field(class_: str, field: str) -> None:
    """Another value of a field of the IR is found, if it alters a file."""
    found = [part for part in PARTS if type(part.value).__name__ == class_]
    part = next((each for each in found if getattr(each.value, field)), found[0])
    for other in others(getattr(part.value, field), str(FIELDS[class_, field])):
        after = version_with(put(before().service, (*part.path, field), other))
        try:
            # Files are made where nothing is found: that takes the longest.
            is_fine = compare(before(), after).changes or after.files == before().files
        except (AssertionError, KeyError, ValueError):
            continue  # No service has that.
        assert is_fine, (part.path, other)
