"""Lists are sifted in C, and of each the same is found as if all were looked at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.package._runtime import codec, explain
from templates.package._runtime.additional import ADDITIONAL, Additional, Keeping
from templates.package._runtime.annotations import Maybe, Tagged
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.choices import by_tag, choice
from templates.package._runtime.constraints import List, String
from templates.package._runtime.times import UnixTime

CODE = String(pattern="[a-z]+")
FEW = List(max_items=20)


class Plain(CamelStructure):
    """An item with a pattern, a time and a limit."""

    code: Annotated[str, CODE.meta]
    at: UnixTime | None = None
    kind: Literal["plain", "other"] | None = None


class Cat(CamelStructure, tag_field="pet", tag="cat"):
    """A branch of a tagged union."""

    pet: ClassVar[Literal["cat"]] = "cat"
    lives: int


class Dog(CamelStructure, tag_field="pet", tag="dog"):
    """The other branch."""

    pet: ClassVar[Literal["dog"]] = "dog"
    name: Annotated[str, CODE.meta]


class Labels(CamelStructure):
    """A structure that keeps members without names."""

    code: Maybe[str] = None
    additional: Additional[int] = ADDITIONAL


if TYPE_CHECKING:
    Either: TypeAlias = str | Plain | Labels
    Named: TypeAlias = Plain | Labels
else:
    Either = choice("Either", lambda: [str, Plain, Labels])
    Named = choice("Named", lambda: [by_tag("code", {"abc": Plain, "x": Labels})])


class Lists(CamelStructure):
    """Lists of all that may be sifted, and of some that may not."""

    plain: list[Plain] | None = None
    pets: list[Cat | Dog] | None = None
    cats: list[Cat] | None = None
    tagged: list[Tagged[Cat]] | None = None
    labels: list[Keeping[Labels]] | None = None
    either: list[Either] | None = None
    named: list[Named] | None = None
    few: Annotated[list[Plain], FEW.meta] | None = None
    optional: list[Plain | None] | None = None
    lists: list[list[Plain]] | None = None


RIGHT: list[Any] = [
    {"code": "abc"},
    {"code": "abc", "at": 5, "kind": "plain"},
    {"pet": "cat", "lives": 9},
    {"pet": "dog", "name": "rex"},
]
WRONG: list[Any] = [
    *(None, 5, "abc", [], {}, {"code": 5}, {"code": "ABC"}, {"code": "abc", "at": "x"}),
    *({"code": "x", "a": 1}, {"code": "x", "a": "b"}, {"pet": "cow"}, {"lives": 9}),
    {"pet": "dog", "name": "Rex"},
    {"code": "abc", "kind": "x` - at `$.sifted[3]`"},
    {"code": "abc", "kind": " - at `$.sifted[3]"},
]
SHAPES = st.sampled_from(Lists.__struct_fields__)
ITEMS = st.lists(st.sampled_from([*RIGHT * 4, *WRONG]), min_size=8, max_size=30)


def found_one_by_one(value: Any) -> Any:
    """Return what is found where every value is walked over."""
    found: list[Any] = []
    explain._CHECKS[Lists](value, None, found)
    return found


def refusal(text: bytes) -> Any:
    """Return what is found in a text; nothing if it is decoded."""
    try:
        codec.decode(text, Lists)
    except codec.Rejected as error:
        return error.violations
    return []


@given(name=SHAPES, items=ITEMS)
def test_the_same_is_found_as_one_by_one(name: str, items: list[Any]) -> None:
    """Wherever a wrong item stands, and however many there are."""
    value = {name: [items, items] if name == "lists" else items}
    expected = found_one_by_one(value)
    assert expected == explain.explain(Lists, value)
    assert expected == explain.explain(Lists, value, is_formed=True)


@pytest.mark.parametrize("place", [0, 1, 7, 48, 49])
@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_one_wrong_item_is_found_among_many(wrong: Any, place: int) -> None:
    """First, last, or anywhere."""
    items = [dict(RIGHT[1]) for _ in range(50)]
    items[place] = wrong
    expected = found_one_by_one({"plain": items})
    assert expected == refusal(json.dumps({"plain": items}).encode())
