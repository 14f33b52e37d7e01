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


def with_fields() -> dict[tuple[str, str, str], Part]:
    """A part for each field of each class of the IR, one that says something there."""
    found: dict[tuple[str, str, str], Part] = {}
    for part in parts(before().service):
        for each in fields(part.value):
            field = (type(part.value).__name__, each.name, str(each.type))
            known = field in found and getattr(found[field].value, each.name)
            says = not known and getattr(part.value, each.name)
            if each.name not in ("name", "place") and (says or field not in found):
                found[field] = part
    return found


def test_any_field() -> None:
    """Another value of a field of the IR is found, if it alters a file."""
    found = with_fields()
    missed = [
        (class_, field, part.path, other)
        for (class_, field, type_), part in found.items()
        for other in others(getattr(part.value, field), type_)
        if is_missed(put(before().service, (*part.path, field), other))
    ]
    assert [] == missed
    assert len(found) > 200


def is_missed(service: ir.Service) -> bool:
    """Whether a service has other files than that before, and yet nothing is found."""
    after = version_with(service)
    try:
        # Files are made where nothing is found: that takes the longest.
        return not compare(before(), after).changes and after.files != before().files
    except (AssertionError, KeyError, ValueError):
        return False  # No service has that.
