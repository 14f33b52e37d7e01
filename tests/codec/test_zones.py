"""A time without a time zone is found wherever it stands, before anything travels."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from msgspec import UNSET

from templates.package._runtime import codec
from templates.package._runtime.annotations import Maybe, Omittable
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.choices import choice
from templates.package._runtime.times import DateTime, UnixTime

ZONED, ZONELESS = datetime(2031, 1, 2, tzinfo=UTC), datetime(2031, 1, 2)
TEXT, NUMBER = "2031-01-02T00:00:00Z", 1925078400


class Visit(CamelStructure):
    """A structure with a time of each kind."""

    at: DateTime
    left: Omittable[DateTime | None] = UNSET
    counted: UnixTime | None = None


if TYPE_CHECKING:
    When: TypeAlias = str | Visit | list[DateTime]
else:
    When = choice("When", lambda: [str, Visit, list[DateTime]])


class Guest(CamelStructure):
    """Times in all that may hold some."""

    first: Maybe[Visit] = None
    visits: Maybe[list[Visit | None]] = None
    lists: Maybe[list[list[Visit]]] = None
    named: Maybe[dict[str, DateTime]] = None
    pair: Maybe[tuple[str, DateTime]] = None
    when: Maybe[When] = None
    either: str | list[Visit] | None = None
    guests: Maybe[list[Guest]] = None


def guest(time: Any) -> dict[str, Guest]:
    """Return guests with a time in one place each."""
    visit = Visit(at=time)
    return {
        "first": Guest(first=visit),
        "optional": Guest(first=Visit(at=ZONED, left=time)),
        "number": Guest(first=Visit(at=ZONED, counted=time)),
        "list": Guest(visits=[None, Visit(at=ZONED), visit]),
        "lists": Guest(lists=[[], [visit]]),
        "map": Guest(named={"a": time}),
        "tuple": Guest(pair=("a", time)),
        "choice": Guest(when=visit),
        "list of a choice": Guest(when=[ZONED, time]),
        "union": Guest(either=[visit]),
        "guest": Guest(guests=[Guest(), Guest(first=visit)]),
    }


@pytest.mark.parametrize("times", [1, 300], ids=["at first", "often"])
@pytest.mark.parametrize("where", guest(ZONED))
def test_time_without_a_zone_is_refused(where: str, times: int) -> None:
    """Wherever it stands; with one, it travels as it has to, however often."""
    for _ in range(times):
        codec.encode(guest(ZONED)[where])
    with pytest.raises(ValueError, match="has no time zone"):
        codec.encode(guest(ZONELESS)[where])
    with pytest.raises(codec.Rejected):
        codec.encode_valid(guest(ZONELESS)[where], Guest)
    given = guest(ZONED)[where]
    assert given == codec.decode(codec.encode(given), Guest)


def test_list_of_structures_is_looked_at() -> None:
    """What travels need not be a structure."""
    with pytest.raises(ValueError, match="has no time zone"):
        codec.encode([Visit(at=ZONED), Visit(at=ZONELESS)])
    with pytest.raises(ValueError, match="has no time zone"):
        codec.encode({"a": [Visit(at=ZONED), 5, Visit(at=ZONELESS)]})
    text = codec.encode([Visit(at=ZONED), Visit(at=ZONED, counted=ZONED)])
    assert (
        b'[{"at":"%b"},{"at":"%b","counted":%d}]'
        % (
            TEXT.encode(),
            TEXT.encode(),
            NUMBER,
        )
        == text
    )


@pytest.mark.parametrize("wrong", ["soon", True, [1], {"a": 1}, Guest()])
@pytest.mark.parametrize("where", guest(ZONED))
def test_what_is_no_time_is_left_to_others(where: str, wrong: object) -> None:
    """A value of another type is written as it is, and told where that is checked."""
    for _ in range(300):
        codec.encode(guest(ZONED)[where])
    assert codec.encode(guest(wrong)[where])
    with pytest.raises(codec.Rejected):
        codec.encode_valid(guest(wrong)[where], Guest)
