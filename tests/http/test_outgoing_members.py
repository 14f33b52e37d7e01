"""Members of an input by themselves: what is written of them, and what is wrong."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any

import pytest
from msgspec import NODEFAULT, UNSET

from templates.package._runtime.annotations import Maybe
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.constraints import String, WholeNumber
from templates.package._runtime.http.description import (
    Cookie,
    Header,
    Label,
    Query,
    QueryString,
    Text,
)
from templates.package._runtime.http.outgoing_members import (
    Member,
    members_of,
    place_of,
    placed,
)
from templates.package._runtime.stand_ins import DecimalNumber
from templates.package._runtime.times import UnixTime
from templates.package._runtime.violations import Violation

SHORT = Annotated[str, String(max_length=2).meta]
SMALL = Annotated[int, WholeNumber(maximum=5).meta]
NULL = ("/query/q", "style", "must not be the text 'null', which stands for null")
UNTOLD = ("/query/q", "style", "must not be empty: an empty one would look like none")
LATE = datetime(2031, 1, 1, tzinfo=UTC)
LATE_SECONDS = 1924992000


class Holder:
    """An input with a member."""

    def __init__(self, value: Any) -> None:
        self.held = value


def written(
    type_: Any, default: Any, value: Any, *, validate: bool = True
) -> tuple[Any, list[tuple[str, str, str]]]:
    """What is written of a member, and what is found."""
    found: list[Violation] = []
    member = Member("held", "/query/q", type_, default, lambda plain: plain)
    told = member.written(Holder(value), found, validate=validate)
    return told, [(each.path, each.rule, each.message) for each in found]


RIGHT: list[tuple[str, Any, Any, Any, Any]] = [
    ("a text", str, NODEFAULT, "a", "a"),
    ("a number", int, NODEFAULT, 0, 0),
    ("a flag", bool, NODEFAULT, False, False),
    ("an optional text", str, None, "a", "a"),
    ("one that is absent", str, None, None, None),
    ("one that is unset", str | None, UNSET, UNSET, None),
    ("what the service assumes", int, 5, 5, None),
    ("another than assumed", int, 5, 6, 6),
    ("a list of texts", list[str], NODEFAULT, ["a"], ["a"]),
    ("a list of numbers", list[int], NODEFAULT, [1, 2], [1, 2]),
    ("a limited text", SHORT, NODEFAULT, "ab", "ab"),
    ("a time", UnixTime, NODEFAULT, LATE, LATE_SECONDS),
    ("an optional time", UnixTime, None, LATE, LATE_SECONDS),
    ("times", list[UnixTime], NODEFAULT, [LATE], [LATE_SECONDS]),
    ("a decimal", DecimalNumber, NODEFAULT, Decimal("1.5"), 1.5),
    ("a date as text", datetime, NODEFAULT, LATE, "2031-01-01T00:00:00Z"),
]


@pytest.mark.parametrize("validate", [True, False])
@pytest.mark.parametrize(
    ("type_", "default", "value", "told"),
    [case[1:] for case in RIGHT],
    ids=[case[0] for case in RIGHT],
)
def test_what_is_written(
    type_: Any, default: Any, value: Any, told: Any, validate: bool
) -> None:
    """Its plain JSON, or nothing."""
    result, found = written(type_, default, value, validate=validate)
    assert (told, type(told)) == (result, type(result))
    assert [] == found


_ZONE = "must have a time zone, which 2031-01-01T00:00:00 has not"
_NO_ZONE = "must have a JSON form (2031-01-01T00:00:00 has no time zone)"
_TIME = "must be seconds since the epoch or a date-time with an offset"
_NO_FORM = "must have a JSON form (Encoding objects of type object is unsupported)"
_NOT_FINITE = "must have a JSON form (NaN is not finite)"
_NOT_TEXT = "must be a string, not "
_LENGTH = "must have length less than or equal to 2"
_NAN = [Decimal(1), Decimal("NaN")]
WRONG: list[tuple[Any, Any, Any, tuple[str, str, str] | None]] = [
    (SHORT, "abc", None, ("/query/q", "maxLength", _LENGTH)),
    (SHORT, "abc", "abc", None),
    (str, 5, None, ("/query/q", "type", f"{_NOT_TEXT}an integer")),
    (str, 5, 5, None),
    (list[str], ["a", 5], None, ("/query/q/1", "type", f"{_NOT_TEXT}an integer")),
    (list[str], ["a", 5], ["a", 5], None),
    (list[UnixTime], [LATE, "x"], None, ("/query/q/1", "type", _TIME)),
    (list[UnixTime], [LATE, "x"], [LATE_SECONDS, "x"], None),
    (UnixTime, LATE.replace(tzinfo=None), None, ("/query/q", "type", _ZONE)),
    (list[DecimalNumber], _NAN, None, ("/query/q", "type", _NOT_FINITE)),
    (str, object(), None, ("/query/q", "type", f"{_NOT_TEXT}a Python object")),
    (Any, object(), None, ("/query/q", "type", _NO_FORM)),
    (str, None, None, ("/query/q", "type", f"{_NOT_TEXT}null")),
    (str | None, "null", None, NULL),
    (int | None, None, None, UNTOLD),
    (list[str], [], [], UNTOLD),
]


@pytest.mark.parametrize(("type_", "value", "told", "violation"), WRONG)
def test_what_is_wrong(
    type_: Any, value: Any, told: Any, violation: tuple[str, str, str] | None
) -> None:
    """It is told with its place; unchecked, it is written if that is possible."""
    found = [] if violation is None else [violation]
    assert (told, found) == written(type_, NODEFAULT, value, validate=bool(found))


UNCHECKED = [
    (UnixTime, LATE.replace(tzinfo=None), ("/query/q", "type", _NO_ZONE)),
    (list[DecimalNumber], _NAN, ("/query/q", "type", _NOT_FINITE)),
    (str, object(), ("/query/q", "type", _NO_FORM)),
    (str, None, UNTOLD),
]


@pytest.mark.parametrize(("type_", "value", "violation"), UNCHECKED)
def test_what_cannot_be_written(
    type_: Any, value: Any, violation: tuple[str, str, str]
) -> None:
    """It is told also where nothing is checked."""
    assert (None, [violation]) == written(type_, NODEFAULT, value, validate=False)


def test_where_null_is_no_value_its_text_is_a_text() -> None:
    """And what may be left out may be empty."""
    assert ("null", []) == written(str, NODEFAULT, "null")
    assert ([], []) == written(list[str], None, [])


def test_what_has_no_way_to_be_written() -> None:
    """It is checked, as all others are."""
    found: list[Violation] = []
    member = Member("held", "/query/q", SMALL, NODEFAULT)
    assert member.written(Holder(5), found, validate=True) is None
    assert [] == found
    assert member.written(Holder(6), found, validate=True) is None
    rule = "must have value less than or equal to 5"
    assert [Violation("/query/q", "maximum", rule)] == found


def test_what_its_style_has_no_text_for() -> None:
    """It is told in the words of who writes it."""

    def write(plain: Any) -> str:
        raise ValueError("must not be odd")

    found: list[Violation] = []
    member = Member("held", "/query/q", str, NODEFAULT, write)
    assert member.written(Holder("a"), found, validate=True) is None
    assert [Violation("/query/q", "style", "must not be odd")] == found


ABSENT = [
    (None, None, True),
    (None, 5, False),
    (None, UNSET, True),
    (UNSET, UNSET, True),
    (UNSET, None, False),
    (NODEFAULT, None, False),
    (1, 1, True),
    (1, 2, False),
    (1, True, False),
    (1, None, True),
]


@pytest.mark.parametrize(("default", "value", "is_absent"), ABSENT)
def test_what_stands_for_none(default: Any, value: Any, is_absent: bool) -> None:
    """And for what the service assumes, of the same type."""
    assert Member("held", "", Any, default).is_absent(value) is is_absent


PLACES = [
    (Label("a"), "/path/a"),
    (Query("a/b~c"), "/query/a~1b~0c"),
    (Header("X-A"), "/header/X-A"),
    (Cookie("~/"), "/cookie/~0~1"),
    (QueryString(Text()), "/querystring"),
]


@pytest.mark.parametrize(("location", "place"), PLACES)
def test_places_of_members(location: Any, place: str) -> None:
    """They are JSON pointers."""
    assert place == place_of(location)


class Input(CamelStructure):
    """Members of an input."""

    one_name: int
    other: Maybe[str] = None


def test_members_of_an_input() -> None:
    """By their names in Python, with their types and defaults."""
    assert {"one_name": (int, NODEFAULT), "other": (str, None)} == members_of(Input)


def test_violations_are_placed() -> None:
    """Below the place of their member."""
    found = [Violation("/1", "type", "must not be"), Violation("", "a", "b")]
    assert [
        Violation("/path/a/1", "type", "must not be"),
        Violation("/path/a", "a", "b"),
    ] == placed("/path/a", found)
