"""What is written and checked at once is what is written first and checked then."""

from __future__ import annotations

import json
from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum, StrEnum
from math import inf, nan
from typing import Annotated, Any
from uuid import UUID

import pytest

from templates.package._runtime import codec, encoding
from templates.package._runtime.annotations import Maybe
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.constraints import List, Map, String, WholeNumber
from templates.package._runtime.first_use import CHECKED
from templates.package._runtime.structure import Structure
from templates.package._runtime.times import DateTime, UnixTime

NAME = String(min_length=2, max_length=9, pattern="[a-z]+")
COUNT = WholeNumber(minimum=0, maximum=9)
ITEMS = List(max_items=2)
KEYS = Map(keys=String(pattern="[a-z]+"))
NOW = datetime(2031, 1, 2, 3, 4, 5, 250_000, UTC)


class State(StrEnum):
    """An enum of texts."""

    ON = "on"


class Level(IntEnum):
    """An enum of integers."""

    LOW = 1


class Part(CamelStructure):
    """A structure without times, in which all may be absent."""

    name: Annotated[str, NAME.meta] | None = None
    count: Maybe[Annotated[int, COUNT.meta]] = None
    state: State | None = None
    level: Level | None = None
    day: date | None = None
    id: UUID | None = None
    share: float | None = None
    anything: Any = None
    at: DateTime | None = None
    pair: tuple[str, int] | None = None
    parts: Annotated[list[Part], ITEMS.meta] | None = None
    named: Annotated[dict[str, Part], KEYS.meta] | None = None


class Timed(Structure, rename={"at": "At"}):
    """A structure with times that are numbers."""

    at: UnixTime
    until: UnixTime | None = None
    name: Annotated[str, NAME.meta] | None = None
    inner: Timed | None = None
    all: list[Timed] | None = None


class Leaf(Structure, frozen=True, kw_only=True):
    """What nothing has been written of before several threads do."""

    name: Annotated[str, NAME.meta]
    at: UnixTime | None = None


class Tree(Structure, frozen=True, kw_only=True):
    """What holds some."""

    leaves: list[Leaf]


@dataclass
class Alike:
    """No structure, with the members of one."""

    name: str = "abc"
    at: datetime = NOW


class Event(CamelStructure):
    """A structure with a time that another is derived from."""

    at: UnixTime


class Derived(Event, frozen=True, kw_only=True):
    """A structure with a member more than its base."""

    more: str | None = None


RIGHT: list[Any] = [
    Part(),
    Part(name="abc", count=3, state=State.ON, level=Level.LOW, share=0.5),
    Part(day=date(2031, 1, 2), id=UUID(int=5), at=NOW, pair=("a", 1)),
    Part(share=5, anything={"a": [1, "b"]}, parts=[Part(), Part(name="ab")]),
    Part(named={"a": Part(parts=[])}, parts=[]),
]
TIMED: list[Any] = [
    Timed(at=NOW),
    Timed(at=NOW.replace(microsecond=0), until=NOW, name="abc"),
    Timed(at=NOW, inner=Timed(at=NOW), all=[Timed(at=NOW, until=NOW), Timed(at=NOW)]),
]
WRONG: Any = 5
ODD = [
    *(
        5,
        5.0,
        True,
        2**70,
        -1,
        nan,
        inf,
        "",
        "abc",
        "ABC",
        "on",
        "off",
        b"ab",
        NOW,
        None,
    ),
    *(
        datetime(2031, 1, 2),
        date(2031, 1, 2),
        State.ON,
        Level.LOW,
        UUID(int=5),
        object(),
    ),
    *([], ["abc"], ("a", 1), {"a": 1}, {1: 1}, {"A": Part()}, [Part()], [Part()] * 3),
    *(
        Part(),
        Part(name="A"),
        Timed(at=NOW),
        {"name": "abc"},
        Alike(),
        [Alike()],
        [None],
    ),
    *(
        {"a": Part()},
        {"a": Alike()},
        "\ud800",
        [Timed(at=WRONG)],
        set(),
        {5},
        Derived(at=NOW),
    ),
    OrderedDict(a=Part()),
]


def written(value: Any, type_: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what is written where nothing is checked at once, `None` if refused."""
    with monkeypatch.context() as patched:
        patched.setattr(encoding, "CHECKED", defaultdict(lambda: None))
        try:
            return json.loads(codec.encode_valid(value, type_))
        except codec.Rejected:
            return None


def odd_values(class_: type[Structure]) -> Iterator[Structure]:
    """Return structures that have any value as any of their members."""
    given = {"at": NOW} if class_ is Timed else {}
    for name in class_.__struct_fields__:
        for value in ODD:
            yield class_(**{**given, name: value})


@pytest.mark.parametrize("value", [*RIGHT, *TIMED], ids=repr)
def test_right_values_are_written_at_once(
    value: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As they are written else; a list of them is, too."""
    encode = CHECKED[type(value)]
    assert encode is not None
    assert codec.encode(value) == encode(value)
    assert written(value, type(value), monkeypatch) == json.loads(codec.encode(value))


@pytest.mark.parametrize("class_", [Part, Timed])
def test_odd_values_are_judged_as_else(
    class_: type[Structure], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written at once would be written else, and to the same effect."""
    encode = CHECKED[class_]
    assert encode is not None
    at_once = 0
    for value in odd_values(class_):
        if (text := encode(value)) is not None:
            at_once += 1
            assert written(value, class_, monkeypatch) == json.loads(text), value
    assert at_once > 10


class Measured(Structure):
    """A time that is a number, beside one that may have a fraction."""

    at: UnixTime
    share: float


def test_times_beside_numbers_are_not_written_at_once() -> None:
    """In a copy, an integer among them would have become a `float`."""
    assert CHECKED[Measured] is None
    assert CHECKED[float] is not None


def test_lists_of_times_are_written_at_once() -> None:
    """Whether a structure is all of a value or in a list."""
    encode = CHECKED[list[Timed]]
    assert encode is not None
    assert [{"At": 1925089445.25}] * 2 == json.loads(encode([Timed(at=NOW)] * 2) or b"")


def test_members_of_derived_structures_are_not_lost() -> None:
    """A copy has those of the base only."""
    text = codec.encode_valid(Derived(at=NOW, more="x"), Event)
    assert {"at": 1925089445.25, "more": "x"} == json.loads(text)


def test_what_has_the_members_is_not_taken_for_a_structure() -> None:
    """An object of another class is written by its own names, or not at all."""
    encode = CHECKED[Part]
    assert encode is not None
    assert encode(Alike()) is None
    with pytest.raises(codec.Rejected):
        codec.encode_valid(Part(anything=object()), Part)


def test_threads_that_begin_together_check_alike() -> None:
    """What several make at the first value is as good as what one makes."""

    values = [Tree(leaves=[Leaf(name="ab", at=NOW)]) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda each: codec.encode_valid(each, Tree), values))
    assert {codec.encode(values[0])} == set(texts)
