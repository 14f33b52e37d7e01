"""Unions that hold themselves, with nothing that tells their branches apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from templates.package._runtime.additional import ADDITIONAL, Additional, Keeping
from templates.package._runtime.annotations import Maybe
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.choices import choice, exclusive
from templates.package._runtime.rules import Rules
from templates.package._runtime.stand_ins import DecimalNumber
from templates.package._runtime.times import UnixTime

Deep: TypeAlias = Callable[[int], Any]
"""Returns a value that nests so many levels deep."""


class Nest(CamelStructure):
    """Holds the union again."""

    name: str = ""
    of: Maybe[Nests] = None


class Nook(CamelStructure):
    """Holds it by the same name."""

    name: str = ""
    of: Maybe[Nests] = None
    size: int = 0


class Lone(CamelStructure):
    """Holds a union of which a value is of one branch only."""

    name: str = ""
    of: Maybe[Only] = None


class Sole(CamelStructure):
    """Holds it by the same name."""

    name: str = ""
    of: Maybe[Only] = None
    size: int = 0


class Row(CamelStructure):
    """Holds a list of the union."""

    name: str = ""
    of: Maybe[list[Rows]] = None


class Rank(CamelStructure):
    """Holds it by the same name."""

    name: str = ""
    of: Maybe[list[Rows]] = None
    size: int = 0


class Bag(CamelStructure):
    """Holds the union by names that it does not know."""

    name: str = ""
    more: Additional[Bags] = ADDITIONAL


class Sack(CamelStructure):
    """Does so, too."""

    name: str = ""
    more: Additional[Bags] = ADDITIONAL
    size: int = 0


class Text(CamelStructure):
    """Is refused for what comes after all that it holds."""

    of: Maybe[Sizes] = None
    many: Maybe[list[Sizes]] = None
    size: str = ""


class Size(CamelStructure):
    """Is not."""

    of: Maybe[Sizes] = None
    many: Maybe[list[Sizes]] = None
    size: int = 0


RULE = Rules({"not": {"required": ["no"]}})


class Law(CamelStructure):
    """Has a rule of its own."""

    __rules__ = RULE

    name: str = ""
    of: Maybe[Laws] = None


class Lore(CamelStructure):
    """Has one as well."""

    __rules__ = RULE

    name: str = ""
    of: Maybe[Laws] = None
    size: int = 0


class Time(CamelStructure):
    """Is in two unions of one, with what travels as something else."""

    at: Maybe[datetime] = None
    on: Maybe[UnixTime] = None
    many: Maybe[DecimalNumber] = None
    of: Maybe[Times] = None


class Early(CamelStructure):
    """Is in the one."""

    early: int = 0


class Late(CamelStructure):
    """Is in the other."""

    late: int = 0


class Blob(CamelStructure):
    """Is in two unions of one, with bytes."""

    blob: Maybe[bytes] = None
    of: Maybe[Blobs] = None


if TYPE_CHECKING:
    Nests: TypeAlias = Any
    Only: TypeAlias = Any
    Rows: TypeAlias = Any
    Bags: TypeAlias = Any
    Sizes: TypeAlias = Any
    Laws: TypeAlias = Any
    Times: TypeAlias = Any
    Blobs: TypeAlias = Any
else:
    Nests = choice("Nests", lambda: [Nest, Nook])
    Only = choice("Only", lambda: [exclusive(Lone, Sole)])
    Rows = choice("Rows", lambda: [Row, Rank])
    Bags = choice("Bags", lambda: [Keeping[Bag], Keeping[Sack]])
    Sizes = choice("Sizes", lambda: [Text, Size])
    Laws = choice("Laws", lambda: [Law, Lore])
    Morning = choice("Morning", lambda: [Time, Early, list[Morning]])
    Evening = choice("Evening", lambda: [Time, Late, list[Evening]])
    Times = choice("Times", lambda: [Morning, Evening])
    Left = choice("Left", lambda: [Blob, Early])
    Right = choice("Right", lambda: [Blob, Late])
    Blobs = choice("Blobs", lambda: [Left, Right])


def nested(inner: Any, **more: Any) -> Deep:
    """Values that hold each other as `of`."""

    def deep(levels: int) -> Any:
        value = inner
        for _ in range(levels):
            value = {**more, "of": value}
        return value

    return deep


def listed(levels: int) -> Any:
    """Lists in objects, the last of which is wrong."""
    value: Any = {"name": 5}
    for _ in range(levels):
        value = {"name": "a", "of": [value]}
    return value


def ended(levels: int) -> Any:
    """Objects that are of the second branch, which only their last member shows."""
    value: Any = {"size": 1}
    for _ in range(levels):
        value = {"of": value, "size": 1}
    return value


WRONG = {"name": 5}
VALUES: dict[str, tuple[Any, Deep]] = {
    "a name that is wrong": (Nests, nested(WRONG, name="a")),
    "null or a name that is wrong": (Nests | None, nested(WRONG, name="a")),
    "of exactly one branch": (Only, nested(WRONG, name="a")),
    "of two branches where it must be one": (Only, nested({"name": "b"}, name="a")),
    "lists": (Rows, listed),
    "names of any kind": (Bags, nested(WRONG, name="a")),
    "right names of any kind": (Bags, nested({"name": "b"}, name="a")),
    "branches that are refused at their ends": (Sizes, ended),
    "an end that is wrong": (Sizes, nested({"size": []}, size=1)),
    "a rule": (Laws, nested({"no": 1}, name="a")),
    "a rule that is kept": (Laws, nested({"name": "b"}, name="a")),
}
"""Types, and plain JSON values of them, by what is in those."""

AT = datetime(2031, 1, 1, tzinfo=UTC)


def times(levels: int) -> Time:
    """Times in each other."""
    value = Time(on=AT)
    for _ in range(levels):
        value = Time(at=AT, on=AT, many=Decimal(1), of=value)
    return value


def blobs(levels: int) -> Blob:
    """Blobs in each other, the last a text."""
    value = Blob(blob="a")  # type: ignore[arg-type]  # what callers do wrong
    for _ in range(levels):
        value = Blob(blob=b"a", of=value)
    return value


OBJECTS: dict[str, tuple[Any, Deep]] = {
    "times": (Times, times),
    "blobs": (Blobs, blobs),
}
"""Types, and objects of them."""
