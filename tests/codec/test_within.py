"""How many members a type knows of a value, and which members hold different ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.choices import choice
from templates.package._runtime.decoding import decode
from templates.package._runtime.kinds import kind_of
from templates.package._runtime.type_infos import info_of
from templates.package._runtime.unions import union_of
from templates.package._runtime.within import (
    held_differently,
    known_within,
    knows_all,
)


class Leaf(CamelStructure):
    """Has two members."""

    first_one: str = ""
    other: int = 0


class Bud(CamelStructure):
    """Has one of them, and another."""

    other: int = 0
    more: str = ""


class Tree(CamelStructure):
    """Has some of them."""

    top: Leaf | None = None
    leaves: list[Leaf] | None = None
    named: dict[str, Leaf] | None = None
    other: list[int] | None = None


class Bush(CamelStructure):
    """Has others, by the same names."""

    top: Bud | None = None
    leaves: list[Bud] | None = None
    named: dict[str, Leaf] | None = None
    other: list[str] | None = None


Either: Any = choice("Either", lambda: [Leaf, Bud])
BOTH = {"firstOne": "a", "other": 1}
MORE = {"other": 1, "more": "a"}


def branches_of(info: Any, value: Any) -> Any:
    """What a value may be of, where a type is a union."""
    union = union_of(info)
    options = [] if union is None else union.options(kind_of(value))
    return [each for option in options for each in option.branches]


def known(type_: Any, value: Any) -> int:
    """How many members are known."""
    return known_within(info_of(type_), value, branches_of)


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        (Leaf, BOTH, 2),
        (Leaf, MORE, 1),
        (Leaf, {"first_one": "a"}, 0),
        (Leaf, {}, 0),
        (Leaf, "firstOne", 0),
        (Leaf, None, 0),
        (int, 1, 0),
        (str, BOTH, 0),
        (Tree, {"top": BOTH}, 3),
        (Bush, {"top": BOTH}, 2),
        (Tree, {"top": None}, 1),
        (Tree, {"leaves": [BOTH, MORE, 1]}, 4),
        (Bush, {"leaves": [BOTH, MORE, []]}, 4),
        (Tree, {"leaves": [MORE] * 20}, 9),
        (Tree, {"named": {"a": BOTH, "b": MORE}}, 4),
        (Tree, {"other": [BOTH]}, 1),
        (list[Leaf], [BOTH, BOTH], 4),
        (list[Leaf], BOTH, 0),
        (dict[str, Leaf], {"x": BOTH}, 2),
        (dict[str, Leaf], [BOTH], 0),
        (Either, BOTH, 2),
        (Either, MORE, 2),
        (list[Either], [BOTH, MORE], 4),
        (Leaf | None, BOTH, 2),
    ],
)
def test_members_that_are_known(type_: Any, value: Any, expected: int) -> None:
    """Those within others count as well; of a list, those of its first items."""
    assert expected == known(type_, value)


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        (Leaf, BOTH, True),
        (Leaf, {**BOTH, "more": 1}, False),
        (Leaf, {"first_one": "a"}, False),
        (int, BOTH, True),
        (Leaf, "a", True),
        (Tree, {"top": MORE}, False),
        (Tree, {"leaves": [BOTH, 1, BOTH]}, True),
        (Tree, {"leaves": [BOTH, MORE]}, False),
        (Tree, {"leaves": [*[BOTH] * 8, MORE]}, True),
        (Tree, {"named": {"a": BOTH, "b": MORE}}, False),
        (Either, BOTH, True),
        (Either, MORE, True),
        (Either, {**BOTH, **MORE}, False),
        (Either, [BOTH], True),
        (Either | None, {**BOTH, **MORE}, False),
        (Leaf | None, BOTH, True),
        (Leaf | None, MORE, False),
        (list[Either], [BOTH, {"x": 1}], False),
    ],
)
def test_types_that_know_all(type_: Any, value: Any, expected: bool) -> None:
    """Of the first items of a list, as far as one looks; what is no object has none."""
    assert expected is knows_all(info_of(type_), value, branches_of)


def test_nothing_is_looked_at_far_within() -> None:
    """Eight objects and lists deep."""
    value: Any = MORE
    type_: Any = Leaf
    for level in range(12):
        assert (level > 7) is knows_all(info_of(type_), value, branches_of)
        assert (0 if level > 7 else 1) == known(type_, value)
        type_, value = list[type_], [value]


class Nest(CamelStructure):
    """Has one of several, which may be like itself."""

    name: str = ""
    of: Nests | None = None


class Nook(CamelStructure):
    """Has the same members, and another one."""

    name: str = ""
    of: Nests | None = None
    size: int = 0


if TYPE_CHECKING:
    Nests = Any
else:
    Nests = choice("Nests", lambda: [Nest, Nook])


def test_time_of_many_levels() -> None:
    """It does not double with each level of what may be of several."""
    value: Any = {"name": "a", "size": 1}
    for _ in range(60):
        value = {"name": "a", "of": value}
    decoded: Any = decode(msgspec.json.encode(value), Nests)
    for _ in range(60):
        decoded = decoded.of
    assert Nook(name="a", size=1) == decoded


def test_members_that_hold_other_structures() -> None:
    """The same structures are no matter, nor are different scalars."""
    assert {"top", "leaves"} == held_differently([Tree, Bush])
    assert {"top", "leaves"} == held_differently([Bush, Tree, Bush])
    assert set() == held_differently([Tree, Tree])
    assert set() == held_differently([Leaf, Bud])
    assert set() == held_differently([])


Any_: Any = choice("Any_", lambda: [Leaf, Bud, Any])
Numbers: Any = choice("Numbers", lambda: [Leaf, dict[str, int]])
Nested: Any = choice("Nested", lambda: [Leaf, Any_])


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        (Any_, b'{"far":7}', {"far": 7}),
        (Any_, b'{"far":7,"firstOne":"a"}', Leaf(first_one="a")),
        (Any_, b'{"more":"a"}', Bud(more="a")),
        (Any_, b"{}", Leaf()),
        (Any_, b'{"firstOne":7}', {"firstOne": 7}),
        (Numbers, b'{"far":7}', {"far": 7}),
        (Numbers, b'{"far":"a"}', Leaf()),
        (Nested, b'{"far":7}', {"far": 7}),
        (Nested, b'{"more":"a"}', Bud(more="a")),
    ],
)
def test_an_object_of_which_no_branch_knows_a_member_is_kept(
    type_: Any, text: bytes, expected: Any
) -> None:
    """A branch that keeps any member comes before those that would lose all of them."""
    assert expected == decode(text, type_)


class Cut(CamelStructure):
    """Has a member that no item has."""

    far_one: str = ""


Several: Any = choice("Several", lambda: [list[Cut], list[Any]])
Rows: Any = choice("Rows", lambda: [list[list[Cut]], list[Any_]])


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        (Several, b'[{"far":7}]', [{"far": 7}]),
        (Several, b'[{"farOne":"a"},{"far":7}]', [Cut(far_one="a"), Cut()]),
        (Several, b"[]", []),
        (Rows, b'[{"far":7}]', [{"far": 7}]),
        (Rows, b'[[{"farOne":"a"}]]', [[Cut(far_one="a")]]),
    ],
)
def test_items_of_which_no_branch_knows_a_member_are_kept(
    type_: Any, text: bytes, expected: Any
) -> None:
    """A list that keeps what its items have comes before those that would lose it."""
    assert expected == decode(text, type_)
