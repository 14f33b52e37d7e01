"""Branches by a first guess, and one after the other: what is wrong is tried otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import msgspec
import pytest

from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.choices import by_member, choice
from templates.package._runtime.codec import Rejected
from templates.package._runtime.decoding import decode


class Cat(CamelStructure):
    """Told by its lives."""

    lives: int
    name: str = ""


class Dog(CamelStructure):
    """Told by its voice."""

    barks: int
    name: str = ""


class Bird(CamelStructure):
    """Told by its wings."""

    wings: int


class Fish(CamelStructure):
    """Has fins, if anything."""

    fins: int = 0
    of: dict[str, Any] | None = None


class Frog(CamelStructure):
    """Has legs, if anything."""

    legs: int = 0
    of: dict[str, Any] | None = None


Loose: Any = choice("Loose", lambda: [by_member({"fins": Fish, "legs": Frog})])
Guessed: Any = choice(
    "Guessed", lambda: [by_member({"lives": Cat, "barks": Dog, "wings": Bird})]
)
Scalar: Any = choice("Scalar", lambda: [date, UUID, int])
NUMBER = "00000000-0000-0000-0000-000000000001"


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        (Guessed, {"lives": 9}, Cat(lives=9)),
        (Guessed, {"barks": 2, "name": "a"}, Dog(barks=2, name="a")),
        (Guessed, {"lives": 9, "barks": 2}, Cat(lives=9)),
        (Guessed, {"lives": "x", "barks": 2}, Dog(barks=2)),
        (Guessed, {"lives": "x", "barks": "x", "wings": 2}, Bird(wings=2)),
        (Guessed, {"lives": "x", "wings": 2, "name": "a"}, Bird(wings=2)),
        (Loose, {"fins": 2}, Fish(fins=2)),
        (Loose, {"legs": 2}, Frog(legs=2)),
        (Loose, {"fins": 2, "legs": 3}, Fish(fins=2)),
        (Loose, {"fins": "x", "legs": 3}, Frog(legs=3)),
        (Loose, {"fins": "x"}, Frog()),
        (Loose, {}, Fish()),
        (Loose, {"fins": 2, "legs": 3, "of": {}}, Fish(fins=2, of={})),
        (Loose, {"fins": "x", "legs": 3, "of": {}}, Frog(legs=3, of={})),
        (Loose, {"of": {}}, Fish(of={})),
        (Scalar, "2020-01-02", date(2020, 1, 2)),
        (Scalar, NUMBER, UUID(NUMBER)),
        (Scalar, 5, 5),
    ],
)
def test_wrong_guesses_are_no_matter(type_: Any, value: Any, expected: Any) -> None:
    """Alone, in lists and in maps."""
    found = [
        decode(msgspec.json.encode(value), type_),
        *decode(msgspec.json.encode([value, value]), list[type_]),
        decode(msgspec.json.encode({"a": value}), dict[str, type_])["a"],
    ]
    assert [(type(expected), expected)] * 4 == [(type(each), each) for each in found]


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (Guessed, {}),
        (Guessed, {"lives": "x"}),
        (Guessed, {"lives": "x", "barks": "x"}),
        (Guessed, {"name": "a"}),
        (Loose, {"fins": "x", "legs": "x"}),
        (Loose, {"fins": "x", "legs": "x", "of": {}}),
        (Guessed, "a"),
        (Scalar, "a"),
        (Scalar, 1.5),
        (Scalar, True),
    ],
)
def test_what_no_branch_takes_is_refused(type_: Any, value: Any) -> None:
    """After all have been tried."""
    with pytest.raises(Rejected):
        decode(msgspec.json.encode(value), type_)
