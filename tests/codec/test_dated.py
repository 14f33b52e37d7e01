"""Times of long texts are made together, and come out as those made one by one."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from templates.package._runtime import codec
from templates.package._runtime.annotations import Maybe
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.times import UnixTime

HUNDRED = range(100)


class Event(CamelStructure):
    """A time that must be there, and one that need not."""

    at: UnixTime
    until: UnixTime | None = None


class Note(CamelStructure):
    """A time that need not be there, but must not be null."""

    noted: Maybe[UnixTime] = None


class Diary(CamelStructure):
    """Notes."""

    name: str
    notes: list[Note]


class Day(CamelStructure):
    """Events in all that may hold some."""

    name: str
    first: Event | None = None
    events: list[Event] | None = None
    named: dict[str, Event] | None = None
    grouped: list[list[Event]] | None = None
    days: list[Day] | None = None


class Listed(CamelStructure):
    """Times in a list."""

    times: list[UnixTime]


def event(seconds: float) -> dict[str, Any]:
    """Return an event with all members, as JSON has it."""
    return {"at": seconds, "until": seconds + 0.5}


def day() -> dict[str, Any]:
    """Return a day with events everywhere, as JSON has it."""
    events = [event(1e9 + number) for number in HUNDRED]
    return {
        "name": "all",
        "first": event(1.25),
        "events": events,
        "named": {"a": event(2), "b": {"at": 3}},
        "grouped": [events[:3], [], [{"at": -1.5, "until": None}]],
        "days": [{"name": "none"}, {"name": "one", "events": [event(4)]}],
    }


def time(seconds: float) -> datetime:
    """Return the time that a number stands for."""
    return datetime.fromtimestamp(seconds, UTC)


def test_times_are_made_wherever_they_stand() -> None:
    """Of all that holds events, nothing is forgotten."""
    made = codec.decode(json.dumps(day()).encode(), Day)
    named, grouped, days = made.named or {}, made.grouped or [], made.days or []
    assert Event(at=time(1.25), until=time(1.75)) == made.first
    assert [time(1e9 + each) for each in HUNDRED] == [
        each.at for each in made.events or []
    ]
    assert {"a": Event(at=time(2), until=time(2.5)), "b": Event(at=time(3))} == named
    assert [[Event(at=time(-1.5))], []] == [grouped[2], grouped[1]]
    assert [Event(at=time(4), until=time(4.5))] == days[1].events
    assert made == codec.decode(codec.encode(made), Day)


@pytest.mark.parametrize(
    "value",
    [
        5,
        5.5,
        "2031-01-02T03:04:05+01:00",
        None,
        True,
        [],
        {},
        "soon",
        1e300,
        253402300800,
    ],
)
@pytest.mark.parametrize("name", ["at", "until"])
def test_long_texts_are_judged_as_short_ones(name: str, value: object) -> None:
    """Whether a time is good does not depend on how much there is beside it."""
    changed = {**event(1), name: value}

    def judged(beside: int) -> object:
        text = json.dumps({"name": "x", "events": [changed] + [event(1)] * beside})
        try:
            return (codec.decode(text.encode(), Day).events or [])[0]
        except codec.Rejected as error:
            return error.violations

    assert judged(0) == judged(100)


@pytest.mark.parametrize("beside", [0, 1000])
def test_null_is_refused_where_a_time_is_absent_at_most(beside: int) -> None:
    """In a text of any length; such times are made one by one."""
    notes = [{"noted": None}, *[{"noted": 1}] * beside]
    with pytest.raises(codec.Rejected):
        codec.decode(json.dumps({"name": "x", "notes": notes}).encode(), Diary)
    made = codec.decode(json.dumps({"name": "x", "notes": notes[1:]}).encode(), Diary)
    assert [Note(noted=time(1))] * beside == made.notes


@pytest.mark.parametrize("seconds", [0.1640625, 1e9 + 0.0000005, 1.9999999, -0.1, 7])
def test_times_are_rounded_alike(seconds: float) -> None:
    """Half a microsecond goes the same way everywhere."""
    text = json.dumps({"name": "x", "first": event(seconds)}).encode()
    long = codec.decode(text.replace(b"x", b"x" * 3000), Day)
    assert codec.decode(text, Day).first == long.first


def test_times_in_lists_are_made_by_the_hook() -> None:
    """What can only be exchanged where a list holds it is made while decoding."""
    made = codec.decode(json.dumps({"times": [1.5] * 1000}).encode(), Listed)
    assert [time(1.5)] * 1000 == made.times
