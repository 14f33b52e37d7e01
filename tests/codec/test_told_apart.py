"""Which choices msgspec can tell apart, and what is decoded of those that it cannot."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

import pytest
from msgspec import UNSET

from templates.package._runtime.additional import ADDITIONAL, Additional
from templates.package._runtime.annotations import Maybe, Omittable
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.choices import (
    by_member,
    by_tag,
    choice,
    exclusive,
    literals,
)
from templates.package._runtime.codec import Rejected, convert, decode, violations_of
from templates.package._runtime.constraints import String, WholeNumber
from templates.package._runtime.native import parts_of
from templates.package._runtime.rules import Rules
from templates.package._runtime.text_formats import EMAIL, URI

SHORT = Annotated[str, String(min_length=1, max_length=2).meta]
LOWER = Annotated[str, String(pattern="[a-z]*").meta]


class Color(StrEnum):
    """A few texts."""

    RED = "red"
    BLUE = "blue"


class Plain(CamelStructure):
    """A structure whose member may be any text."""

    kind: str
    size: int = 0


class Fixed(CamelStructure):
    """A structure whose member is one text."""

    kind: Literal["fixed"]
    name: str | None = None


class Number(CamelStructure):
    """A structure whose member is no text."""

    kind: int


class Dated(CamelStructure):
    """A structure whose member is a text that becomes something else."""

    kind: date


class Limited(CamelStructure):
    """A structure whose member is a short text."""

    kind: SHORT


class Without(CamelStructure):
    """A structure that does not name the member."""

    other: int = 0


class Closed(CamelStructure, forbid_unknown_fields=True):
    """A structure that has no other member."""

    other: int = 0


class Keeping(CamelStructure):
    """A structure that keeps members of any kind."""

    kind: str
    more: Additional[Any] = ADDITIONAL


class Strict(CamelStructure):
    """A structure that keeps members of one kind."""

    kind: str
    more: Additional[int] = ADDITIONAL


class Cat(CamelStructure, tag_field="kind", tag="cat"):
    """A structure with a tag of its own."""

    kind: ClassVar[str] = "cat"
    lives: int = 9


Word: Any = literals("Word", "big", "small")
if TYPE_CHECKING:
    Mixed = Any
else:
    Mixed = literals("Mixed", "big", 5)
Halves: Any = literals("Halves", 5.5)
Deep: Any = choice("Deep", lambda: [int, bool])
Round: Any = choice("Round", lambda: [int, Round])


class Loose(CamelStructure):
    """A structure whose member is one of a few values."""

    kind: Mixed


def tags(**branches: Any) -> Any:
    """A choice of objects by a member."""
    return [by_tag("kind", branches)]


TEXT, OBJECT = frozenset({"string"}), frozenset({"object"})
WHOLE, FLAG = frozenset({"integer"}), frozenset({"boolean"})
PARTS: list[tuple[str, list[Any], list[Any] | None]] = [
    ("two kinds", [int, str], [(int, WHOLE, None), (str, TEXT, None)]),
    ("one kind twice", [list[int], list[str]], None),
    (
        "a choice in one",
        [Deep, str],
        [(int, WHOLE, None), (bool, FLAG, None), (str, TEXT, None)],
    ),
    ("kinds of a choice twice", [Deep, int], None),
    ("a choice in itself", [Round], None),
    ("any text", [Color, str], [(str, TEXT, None)]),
    ("texts", [Color, Literal["a"]], [(Literal["red", "blue", "a"], TEXT, None)]),
    (
        "texts and numbers",
        [Color, Literal["a"], int],
        [(int, WHOLE, None), (Literal["red", "blue", "a"], TEXT, None)],
    ),
    ("texts that become dates", [Color, date], None),
    ("limited texts", [SHORT, Color], None),
    ("an object", [Plain], [(Plain, OBJECT, None)]),
    ("two objects", [Plain, Fixed], None),
    (
        "tags",
        tags(a=Plain, fixed=Fixed),
        [(Plain, OBJECT, ("kind", "a")), (Fixed, OBJECT, ("kind", "fixed"))],
    ),
    ("a tag that its member cannot be", tags(a=Plain, b=Fixed), None),
    ("a member that is no text", tags(a=Number), None),
    ("a member that becomes something else", tags(a=Dated), None),
    ("a member that is short", tags(ab=Limited), [(Limited, OBJECT, ("kind", "ab"))]),
    ("a tag that is too long", tags(abc=Limited), None),
    ("a member of a few values", tags(big=Loose), [(Loose, OBJECT, ("kind", "big"))]),
    ("a tag that is none of them", tags(a=Loose), None),
    ("a member that is not named", tags(a=Without), [(Without, OBJECT, ("kind", "a"))]),
    ("a member that must not be there", tags(a=Closed), None),
    ("members of any kind", tags(a=Keeping), [(Keeping, OBJECT, ("kind", "a"))]),
    ("members of one kind", tags(a=Strict), None),
    ("a tag of its own", tags(cat=Cat), [(Cat, OBJECT, ("kind", "cat"))]),
    ("another tag than its own", tags(dog=Cat), None),
    ("another member than its own", [by_tag("type", {"cat": Cat})], None),
    ("a tag that is no text", [by_tag("kind", {1: Without})], None),
    ("tags, else something", [by_tag("kind", {"a": Plain}, Without)], None),
    ("what is no structure", tags(a=dict[str, int]), None),
    (
        "tags of two members",
        [by_tag("kind", {"a": Plain}), by_tag("type", {"a": Plain})],
        None,
    ),
    (
        "one tag twice",
        [by_tag("kind", {"a": Plain}), by_tag("kind", {"a": Without})],
        None,
    ),
    ("tags and an object", [by_tag("kind", {"a": Plain}), Without], None),
    ("guesses", [by_member({"size": Plain})], None),
    ("exclusive ones", [exclusive(int, str)], None),
]


@pytest.mark.parametrize(
    ("listed", "parts"), [case[1:] for case in PARTS], ids=[case[0] for case in PARTS]
)
def test_what_can_be_told_apart(listed: list[Any], parts: list[Any] | None) -> None:
    """By kinds of JSON, or by one member of all objects."""
    found = parts_of(choice("Some", lambda: listed))
    assert parts == (None if found is None else [tuple(each) for each in found])


class Linked(CamelStructure):
    """Members that are looked at together, in groups of one kind."""

    one: Maybe[Annotated[str, String(format=URI).meta]] = None
    two: Omittable[Annotated[str, String(format=URI).meta] | None] = UNSET
    three: Maybe[Annotated[str, String(format=URI).meta]] = None
    mail: Maybe[Annotated[str, String(format=EMAIL).meta]] = None


class Read(CamelStructure):
    """A branch with a rule, and one with a limit."""

    a: Annotated[int, Rules({"not": {"const": 5}}).meta]
    b: LOWER = ""


Ruled: Any = choice("Ruled", lambda: [Read, Without])
Lengths: Any = choice("Lengths", lambda: [SHORT, int, Halves])
Guess: Any = choice("Guess", lambda: [Plain, Fixed])
Pets: Any = choice("Pets", lambda: [Cat, Without])
DAY = Annotated[date, String(pattern="2.*").meta]

DECODED: list[tuple[Any, Any, Any]] = [
    (
        Linked,
        {"one": "a:b", "two": "c:d", "three": "e:f"},
        Linked(one="a:b", two="c:d", three="e:f"),
    ),
    (Linked, {"one": "a:b", "two": None}, Linked(one="a:b", two=None)),
    (Linked, {}, Linked()),
    (Linked, {"one": "a b"}, ["/one format"]),
    (Linked, {"two": "a b", "one": "a:b"}, ["/two format"]),
    (Linked, {"three": "a:b", "mail": "a"}, ["/mail format"]),
    (
        list[Linked],
        [{"one": "a:b"}, {}, {"three": "c:d"}],
        [Linked(one="a:b"), Linked(), Linked(three="c:d")],
    ),
    (list[Linked], [{"one": "a:b"}, {"two": "b c"}], ["/1/two format"]),
    (list[Linked], [{"mail": "a@b"}, {"mail": "b c"}], ["/1/mail format"]),
    (Ruled, {"a": 4, "b": "x"}, Read(a=4, b="x")),
    (Ruled, {"a": 5}, Without()),
    (Ruled, {"a": 4, "b": "X"}, Without()),
    (Ruled, {"other": 5}, Without(other=5)),
    (Lengths, "ab", "ab"),
    (Lengths, "a", "a"),
    (Lengths, "abc", [" maxLength"]),
    (Lengths, "", [" minLength"]),
    (Lengths, 5, 5),
    (Lengths, 5.5, 5.5),
    (Lengths, 6.5, [" const"]),
    (Guess, {"kind": "fixed"}, Plain(kind="fixed")),
    (Guess, {"kind": "fixed", "name": "a"}, Fixed(kind="fixed", name="a")),
    (Guess, {"kind": "other", "name": "a"}, Plain(kind="other")),
    (Guess, {"kind": "fixed", "name": "a", "size": 1}, Plain(kind="fixed", size=1)),
    (Pets, {"kind": "cat", "lives": 1}, Cat(lives=1)),
    (Pets, {"lives": 1}, Without()),
    (Pets, {"other": 1}, Without(other=1)),
    (DAY, "2031-01-02", date(2031, 1, 2)),
    (DAY, "1931-01-02", [" pattern"]),
    (DAY, "1931", [" format", " pattern"]),
]


def _told(rejected: Rejected) -> list[str]:
    return [f"{each.path} {each.rule}" for each in rejected.violations]


@pytest.mark.parametrize(("type_", "value", "made"), DECODED)
def test_what_is_made_of_values(type_: Any, value: Any, made: Any) -> None:
    """Of texts and of plain values; validators find what is wrong, too."""
    is_wrong = isinstance(made, list) and all(isinstance(each, str) for each in made)
    text = json.dumps(value).encode()
    if is_wrong:
        with pytest.raises(Rejected) as decoded:
            decode(text, type_)
        with pytest.raises(Rejected) as converted:
            convert(value, type_)
        assert made == _told(decoded.value) == _told(converted.value)
    else:
        for result in (decode(text, type_), convert(value, type_)):
            assert (made, type(made)) == (result, type(result))
    found = violations_of(type_, value)
    assert (made if is_wrong else []) == [f"{each.path} {each.rule}" for each in found]


def test_values_that_are_no_json() -> None:
    """They are refused, with the reason that msgspec has."""
    limit = WholeNumber(maximum=5).meta
    with pytest.raises(Rejected) as raised:
        convert({1: 2, "a": object()}, dict[str, Annotated[int, limit]])
    assert raised.value.violations
