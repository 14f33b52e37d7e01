"""How values travel, and where text stands in the place of bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from templates.package._runtime.additional import ADDITIONAL, Additional
from templates.package._runtime.blob_texts import texts_for_blobs
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.choices import choice
from templates.package._runtime.first_use import TRAVELLING
from templates.package._runtime.stand_ins import DecimalNumber
from templates.package._runtime.times import UnixTime

AT = datetime(2031, 1, 1, tzinfo=UTC)
SECONDS = 1924992000
LATER = datetime(2031, 1, 1, 0, 0, 1, tzinfo=UTC)
MANY = [AT, LATER] * 5
MANY_SECONDS = [SECONDS, SECONDS + 1] * 5


class Event(CamelStructure):
    """A structure with a time."""

    at_once: UnixTime | None = None
    name: str = ""


class Open(CamelStructure):
    """A structure that keeps members without names."""

    at: UnixTime | None = None
    more: Additional[Any] = ADDITIONAL


Inner: Any = choice("Inner", lambda: [list[UnixTime], str])
Some: Any = choice("Some", lambda: [Inner, Event, dict[str, UnixTime], bool])
Lists: Any = choice("Lists", lambda: [list[UnixTime], list[str]])
Maps: Any = choice("Maps", lambda: [dict[str, str], dict[str, UnixTime]])
Numbers: Any = choice("Numbers", lambda: [DecimalNumber, str])
Twice: Any = choice("Twice", lambda: [Lists, choice("Events", lambda: [list[Event]])])
Deep: Any = choice("Deep", lambda: [dict[str, list[UnixTime]], dict[str, list[str]]])
Pairs: Any = choice("Pairs", lambda: [tuple[UnixTime, str], tuple[str, UnixTime]])
Wide: Any = choice("Wide", lambda: [UnixTime | None | bool, str])
ODD = object()

CASES: list[tuple[str, Any, Any, Any]] = [
    ("a time", UnixTime, AT, SECONDS),
    ("no time", UnixTime, "a", "a"),
    ("a time or null", UnixTime | None, AT, SECONDS),
    ("a number", DecimalNumber, Decimal("1.5"), 1.5),
    ("no number", DecimalNumber, "1.5", "1.5"),
    ("a number in a union", Numbers, Decimal("1.5"), 1.5),
    ("times in lists of two unions", Twice, [AT], [SECONDS]),
    ("times in lists in maps", Deep, {"a": [AT]}, {"a": [SECONDS]}),
    ("times in pairs", Pairs, ("a", AT), ["a", SECONDS]),
    ("a list", list[UnixTime], [AT, LATER], [SECONDS, SECONDS + 1]),
    ("a long list", list[UnixTime], MANY, MANY_SECONDS),
    ("a tuple for a list", list[UnixTime], (AT,), [SECONDS]),
    ("a long tuple for a list", list[UnixTime], tuple(MANY), MANY_SECONDS),
    ("no list", list[UnixTime], {"a": AT}, {"a": AT}),
    ("lists of lists", list[list[UnixTime]], [[AT], MANY], [[SECONDS], MANY_SECONDS]),
    (
        "many lists of lists",
        list[list[UnixTime]],
        [[AT]] * 4 + [[]] + [[AT, LATER]] * 4,
        [[SECONDS]] * 4 + [[]] + [[SECONDS, SECONDS + 1]] * 4,
    ),
    (
        "many lists and tuples",
        list[list[UnixTime]],
        [[AT], (AT,)] * 4 + ["a"],
        [[SECONDS], [SECONDS]] * 4 + ["a"],
    ),
    (
        "many lists and nulls",
        list[list[UnixTime] | None],
        [[AT], None] * 4,
        [[SECONDS], None] * 4,
    ),
    (
        "a map",
        dict[str, UnixTime],
        {"a": AT, "b": LATER},
        {"a": SECONDS, "b": SECONDS + 1},
    ),
    ("no map", dict[str, UnixTime], [AT], [AT]),
    ("a tuple", tuple[UnixTime, str], (AT, "a"), [SECONDS, "a"]),
    ("a list for a tuple", tuple[str, UnixTime], ["a", AT], ["a", SECONDS]),
    ("too short a tuple", tuple[UnixTime, str], (AT,), (AT,)),
    ("too long a tuple", tuple[UnixTime, str], (AT, "a", AT), (AT, "a", AT)),
    ("no tuple", tuple[UnixTime, str], "ab", "ab"),
    ("many tuples", list[tuple[UnixTime]], [(AT,)] * 8, [[SECONDS]] * 8),
    ("a tuple without times", tuple[int, str], (1, "a"), (1, "a")),
    ("a choice in one", Some, [AT], [SECONDS]),
    ("a map of a choice", Some, {"a": AT}, {"a": SECONDS}),
    ("others of a choice", list[Some], [True, "a", 5], [True, "a", 5]),
    ("lists of a choice", list[Lists], [[AT], ["a"], []], [[SECONDS], ["a"], []]),
    (
        "maps of a choice",
        list[Maps],
        [{"a": AT}, {"a": "b"}],
        [{"a": SECONDS}, {"a": "b"}],
    ),
    ("unions in a choice", list[Wide], [AT, None, True], [SECONDS, None, True]),
    ("what keeps others", Open, Open(at=AT, more={"a": 1}), {"a": 1, "at": SECONDS}),
    (
        "what keeps what has no form",
        Open,
        Open(at=AT, more={"a": ODD}),
        {"a": ODD, "at": SECONDS},
    ),
    (
        "what keeps others, named twice",
        Open,
        Open(at=AT, more={"at": 1}),
        {"at": SECONDS},
    ),
]


@pytest.mark.parametrize(
    ("type_", "value", "carried"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_how_values_travel(type_: Any, value: Any, carried: Any) -> None:
    """Alone, and beside others of their type; the others stay what they are."""
    carry = TRAVELLING[type_]
    assert (carried, type(carried)) == (carry.one(value), type(carry.one(value)))
    assert [carried] * 9 == carry.many([value] * 9)
    assert [carried, "other", carried] == carry.many([value, "other", value])
    assert [] == carry.many([])


def test_structures_are_copied() -> None:
    """Alone, in columns, and beside what is no such structure."""
    carry = TRAVELLING[Event]
    event = Event(at_once=AT, name="a")
    (copy,) = carry.many([event])
    assert (SECONDS, "a") == (copy.at_once, copy.name)
    assert carry.one(event).at_once == SECONDS
    mixed = carry.many([event, None, "other", Event()])
    assert [SECONDS, None] == [mixed[0].at_once, mixed[3].at_once]
    assert [None, "other"] == mixed[1:3]
    assert AT == event.at_once
    assert carry.one("other") == "other"
    nested = TRAVELLING[list[Some]].one([event] * 9)
    assert [SECONDS] * 9 == [each.at_once for each in nested]
    (in_a_list,) = TRAVELLING[Twice].one([event])
    assert in_a_list.at_once == SECONDS


class Scan(CamelStructure):
    """A structure with blobs."""

    first_page: bytes | None = None
    pages: list[bytes] | None = None


Blob: Any = choice("Blob", lambda: [bytes, list[bytes], Scan])
Text: Any = choice("Text", lambda: [bytes, str, list[bytes]])
TOLD = "must be bytes, not text"

BLOBS: list[tuple[Any, Any, list[str]]] = [
    (bytes, "a", [""]),
    (bytes, b"a", []),
    (str, "a", []),
    (list[bytes], ["a", b"", "b"], ["/0", "/2"]),
    (list[bytes], (b"", "b"), ["/1"]),
    (list[bytes], "ab", []),
    (tuple[str, bytes], ("a", "b"), ["/1"]),
    (tuple[bytes, bytes], ["a", b"", "c"], ["/0"]),
    (tuple[bytes, str], "ab", []),
    (dict[str, bytes], {"a/": "b", "c": b""}, ["/a~1"]),
    (dict[Any, bytes], {1: "b"}, ["/1"]),
    (dict[str, bytes], ["a"], []),
    (Scan, Scan(first_page="a"), ["/firstPage"]),  # type: ignore[arg-type]  # is meant
    (Scan, Scan(first_page=b"", pages=[b"", "a"]), ["/pages/1"]),  # type: ignore[list-item]  # is meant
    (Scan, Scan(), []),
    (list[Scan], [Scan(first_page="a")], ["/0/firstPage"]),  # type: ignore[arg-type]  # is meant
    (list[Scan], [{"firstPage": "a"}], []),
    (Blob, "a", [""]),
    (Blob, ["a"], ["/0"]),
    (Blob, Scan(first_page="a"), ["/firstPage"]),  # type: ignore[arg-type]  # is meant
    (Text, "a", []),
    (Text, ["a", b""], ["/0"]),
    (list[Text], ["a", ["b"]], ["/1/0"]),
]


@pytest.mark.parametrize(("type_", "value", "paths"), BLOBS)
def test_texts_in_the_place_of_bytes(type_: Any, value: Any, paths: list[str]) -> None:
    """A union that takes texts takes them as such."""
    found = texts_for_blobs(value, type_)
    assert [(path, "type", TOLD) for path in paths] == [
        (each.path, each.rule, each.message) for each in found
    ]
