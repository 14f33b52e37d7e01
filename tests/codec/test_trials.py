"""What tells in C that plain values are right says what the checks in Python say."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

import pytest

from templates.package._runtime.additional import ADDITIONAL, Additional, Keeping
from templates.package._runtime.annotations import Maybe
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.choices import (
    by_member,
    by_tag,
    choice,
    exclusive,
    literals,
)
from templates.package._runtime.constraints import Integer, Number, String
from templates.package._runtime.explain import explain
from templates.package._runtime.first_use import IS_RIGHT, REFUSALS
from templates.package._runtime.stand_ins import DecimalNumber, DecimalText
from templates.package._runtime.times import DateTime, UnixTime
from templates.package._runtime.validation import violations_of

SHORT, ROUND = String(max_length=2), String(pattern="[a-z]+")
SHARE, STEPS = Number(minimum=0), Number(multiple_of=0.5)


class Size(StrEnum):
    """An enum."""

    SMALL = "small"


class Cat(CamelStructure):
    """Told by a member that others have, too."""

    kind: Literal["cat", "lion"]
    lives: Annotated[int, Integer(minimum=1).meta]


class Dog(CamelStructure):
    """Told by what only it has."""

    kind: str
    barks: bool


class Kept(CamelStructure):
    """Members without names are numbers."""

    name: str
    additional: Additional[int] = ADDITIONAL


class Free(CamelStructure):
    """Members without names are anything."""

    name: str
    additional: Additional[Any] = ADDITIONAL


class Tagged(CamelStructure, tag_field="is", tag="tagged"):
    """Has a tag of its own, and may hold another one."""

    inner: Maybe[Tagged] = None


class Other(CamelStructure, tag_field="is", tag="other"):
    """Has another tag."""


class Opaque:
    """Stands in no JSON: a file, say."""


if TYPE_CHECKING:
    Pet: TypeAlias = Any
    Named: TypeAlias = Any
    Guessed: TypeAlias = Any
    SizeOrText: TypeAlias = Any
    Alone: TypeAlias = Any
    Part: TypeAlias = Any
    Odd: TypeAlias = Any
    TextOrFile: TypeAlias = Any
else:
    Pet = choice("Pet", lambda: [by_tag("kind", {"cat": Cat, "lion": Cat, "dog": Dog})])
    Named = choice("Named", lambda: [by_tag("kind", {"cat": Cat}, Dog), str])
    Guessed = choice("Guessed", lambda: [str, by_member({"lives": Cat, "barks": Dog})])
    SizeOrText = choice("SizeOrText", lambda: [Size, str])
    Alone = choice("Alone", lambda: [exclusive(int, float)])
    Part = choice("Part", lambda: [Cat, Dog, SizeOrText])
    Odd = literals("Odd", True, 1.5, "a")
    TextOrFile = choice("TextOrFile", lambda: [str, Opaque])


class Whole(CamelStructure):
    """Has one of each kind."""

    pet: Maybe[Pet] = None
    named: Maybe[Named] = None
    guessed: Maybe[Guessed] = None
    size: Maybe[SizeOrText] = None
    alone: Maybe[Alone] = None
    part: Maybe[Part] = None
    odd: Maybe[Odd] = None
    kept: Maybe[Keeping[Kept]] = None
    free: Maybe[Keeping[Free]] = None
    tagged: Maybe[Tagged | Other] = None
    at: UnixTime | None = None
    day: Maybe[DateTime] = None
    share: Maybe[Annotated[float, SHARE.meta]] = None
    steps: Maybe[list[Annotated[float, STEPS.meta]]] = None
    number: Maybe[float] = None
    decimal: Maybe[DecimalText] = None
    exact: Maybe[DecimalNumber] = None
    short: Maybe[Annotated[str, SHORT.meta]] = None
    round: Maybe[dict[str, Annotated[str, ROUND.meta]]] = None
    pair: Maybe[tuple[int, float]] = None


CAT, DOG = {"kind": "cat", "lives": 9}, {"kind": "x", "barks": True}
RIGHT: list[tuple[str, Any]] = [
    ("pet", CAT),
    ("pet", {"kind": "lion", "lives": 1}),
    ("pet", {"kind": "dog", "barks": True}),
    ("named", CAT),
    ("named", "a"),
    ("guessed", CAT),
    ("guessed", DOG),
    ("guessed", ""),
    ("size", "small"),
    ("size", "other"),
    ("alone", 1.5),
    ("part", CAT),
    ("part", DOG),
    ("part", "a"),
    ("odd", True),
    ("odd", 1.5),
    ("kept", {"name": "a", "b": 1}),
    ("free", {"name": "a", "b": [{}]}),
    ("tagged", {"is": "tagged", "inner": {}}),
    ("tagged", {"is": "other"}),
    ("at", 5),
    ("at", 5.5),
    ("day", "2031-01-02T03:04:05Z"),
    ("share", 0),
    ("share", 0.25),
    ("steps", [0.5, 3]),
    ("number", -1e300),
    ("decimal", "1.50"),
    ("exact", 1.5),
    ("short", "\xe4\xe4"),
    ("round", {"": "a", "b": "a"}),
    ("pair", [1, 2]),
]
WRONG: list[tuple[str, Any]] = [
    ("pet", DOG),
    ("pet", {"kind": "cat", "lives": 0}),
    ("pet", {"kind": "cat", "barks": True}),
    ("pet", {"lives": 1}),
    ("pet", {"kind": 5, "lives": 1}),
    ("pet", None),
    ("named", {"kind": "cat", "barks": True}),
    ("guessed", {"kind": "cat", "lives": "9"}),
    ("guessed", {}),
    ("guessed", 5),
    ("size", 5),
    ("alone", 1),
    ("part", {"kind": "cat"}),
    ("part", 1.5),
    ("odd", 1),
    ("odd", "b"),
    ("kept", {"name": "a", "b": "c"}),
    ("kept", {"b": 1}),
    ("free", {"b": 1}),
    ("free", []),
    ("tagged", {}),
    ("tagged", {"is": "tagged", "inner": {"is": "other"}}),
    ("at", True),
    ("at", 253402300800),
    ("at", float("nan")),
    ("at", "soon"),
    ("day", "2031-01-02"),
    ("share", -0.5),
    ("share", float("inf")),
    ("steps", [0.25]),
    ("number", float("nan")),
    ("number", 10**400),
    ("decimal", "a"),
    ("decimal", 1.5),
    ("exact", "1.5"),
    ("short", "abc"),
    ("short", "\ud800"),
    ("round", {"b": "A"}),
    ("pair", [1]),
]
LOOKED_AT_AGAIN: list[tuple[str, Any]] = [
    ("at", "2031-01-02T03:04:05Z"),
    ("at", 253402300799.5),
    ("pair", [1.0, 2]),
]


def is_right(value: Any) -> bool:
    """Return what is told without a walk."""
    try:
        return bool(IS_RIGHT[Whole](value))
    except REFUSALS:
        return False


@pytest.mark.parametrize(("name", "value"), RIGHT)
def test_what_is_right_is_told_at_once(name: str, value: Any) -> None:
    """So that nothing needs to be explained."""
    assert is_right({name: value})
    assert [] == explain(Whole, {name: value}, exact=True)
    assert [] == violations_of(Whole, {name: value})


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_what_is_wrong_is_explained(name: str, value: Any) -> None:
    """It is never taken for right."""
    assert explain(Whole, {name: value}, exact=True)
    assert violations_of(Whole, {name: value})


@pytest.mark.parametrize(("name", "value"), LOOKED_AT_AGAIN)
def test_what_is_refused_may_be_right(name: str, value: Any) -> None:
    """The checks have the last word."""
    assert not is_right({name: value})
    assert [] == violations_of(Whole, {name: value})


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (Pet, CAT),
        (list[Pet], [CAT, CAT]),
        (Tagged, {"is": "tagged"}),
        (Keeping[Free], {"name": "a", "b": 1}),
        (str, ""),
        (float | None, None),
    ],
)
def test_any_type_is_judged(type_: Any, value: Any) -> None:
    """Not structures alone."""
    assert IS_RIGHT[type_](value)
    assert violations_of(type_, 5.5j)


def test_what_msgspec_has_no_words_for_may_stand_beside_others() -> None:
    """No value in JSON is one; the others are judged as if it were not there."""
    assert IS_RIGHT[TextOrFile]("a")
    assert violations_of(TextOrFile, 5)
    assert violations_of(list[Opaque], [5.5j])
