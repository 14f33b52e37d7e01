"""Rules are looked for wherever types stand in each other, and nowhere else."""

from __future__ import annotations

from operator import or_
from typing import Annotated, Any, ClassVar

import pytest

from templates.package._runtime.additional import ADDITIONAL, Additional
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.choices import choice, exclusive
from templates.package._runtime.constraints import List
from templates.package._runtime.ruled import is_ruled_right
from templates.package._runtime.rules import Rules

ODD = Annotated[int, Rules({"not": {"multipleOf": 2}}).meta]
# Of `|` type checkers know no value that is annotated.
NULL_OR_ODD: Any = or_(ODD, None)
NO_FIVE = Rules({"not": {"contains": {"const": 5}}})


class Leaf(CamelStructure):
    """A member with a rule, one without, and others of any name."""

    first_one: ODD
    other: int = 0
    more: Additional[ODD] = ADDITIONAL


class Free(CamelStructure):
    """Members of any name, with no rules."""

    odd: ODD | None = None
    more: Additional[int] = ADDITIONAL


class Whole(CamelStructure):
    """A class that has a rule itself."""

    __rules__: ClassVar[Rules] = Rules({"maxProperties": 1})
    a: int | None = None
    leaf: Leaf | None = None


class Tree(CamelStructure):
    """What refers to itself."""

    odd: ODD | None = None
    below: Tree | None = None


class Cat(CamelStructure, tag_field="pet", tag="cat"):
    """A branch with a rule."""

    lives: ODD


class Dog(CamelStructure, tag_field="pet", tag="dog"):
    """A branch without one."""

    lives: int


Some: Any = choice("Some", lambda: [ODD, list[ODD], str])
One: Any = choice("One", lambda: [exclusive(Leaf, Tree)])
UNIQUE = List(unique_items=True).meta

CASES: list[tuple[str, Any, Any, bool]] = [
    ("a scalar", ODD, 1, True),
    ("a scalar", ODD, 2, False),
    ("no rule", int, 2, True),
    ("a list", list[ODD], [1, 3], True),
    ("a list", list[ODD], [1, 2], False),
    ("a list", list[ODD], [2, 1], False),
    ("a list with a rule", Annotated[list[int], NO_FIVE.meta], [4, 6], True),
    ("a list with a rule", Annotated[list[int], NO_FIVE.meta], [4, 5], False),
    ("both", Annotated[list[ODD], NO_FIVE.meta], [1, 3], True),
    ("both", Annotated[list[ODD], NO_FIVE.meta], [1, 5], False),
    ("both", Annotated[list[ODD], NO_FIVE.meta], [1, 2], False),
    ("different lists", Annotated[list[list[int]], UNIQUE], [[1], [2]], True),
    ("different lists", Annotated[list[list[int]], UNIQUE], [[1], [1]], False),
    (
        "equal texts, which are told elsewhere",
        Annotated[list[str], UNIQUE],
        [""] * 2,
        True,
    ),
    ("lists that may be equal", list[list[ODD]], [[1], [1]], True),
    ("lists that may be equal", list[list[ODD]], [[1], [2]], False),
    ("a map", dict[str, ODD], {"a": 1, "b": 3}, True),
    ("a map", dict[str, ODD], {"a": 1, "b": 2}, False),
    ("a tuple", tuple[int, ODD], [2, 1], True),
    ("a tuple", tuple[int, ODD], [1, 2], False),
    ("a tuple", tuple[ODD, int], [2, 1], False),
    ("a map of structures", dict[str, Tree], {"a": {"odd": 1}}, True),
    ("a map of structures", dict[str, Tree], {"a": {"odd": 2}}, False),
    ("a tuple of structures", tuple[int, Tree], [2, {"odd": 1}], True),
    ("a tuple of structures", tuple[int, Tree], [1, {"odd": 2}], False),
    ("a list of structures", list[Tree], [{"odd": 1}], True),
    ("a list of structures", list[Tree], [{"odd": 2}], False),
    ("null or", NULL_OR_ODD, None, True),
    ("null or", NULL_OR_ODD, 1, True),
    ("null or", NULL_OR_ODD, 2, False),
    ("members", Leaf, {"firstOne": 1, "other": 2}, True),
    ("members", Leaf, {"firstOne": 2}, False),
    ("members of any name", Leaf, {"firstOne": 1, "x": 3}, True),
    ("members of any name", Leaf, {"firstOne": 1, "x": 2}, False),
    ("members of any name without rules", Free, {"odd": 1, "x": 2}, True),
    ("members of any name without rules", Free, {"odd": 2, "x": 2}, False),
    ("an absent member", Tree, {}, True),
    ("a class", Whole, {"a": 1}, True),
    ("a class", Whole, {"a": 1, "b": 2}, False),
    ("members of a class", Whole, {"leaf": {"firstOne": 1}}, True),
    ("members of a class", Whole, {"leaf": {"firstOne": 2}}, False),
    ("what refers to itself", Tree, {"below": {"below": {"odd": 1}}}, True),
    ("what refers to itself", Tree, {"below": {"below": {"odd": 2}}}, False),
    ("tags", Cat | Dog, {"pet": "cat", "lives": 1}, True),
    ("tags", Cat | Dog, {"pet": "cat", "lives": 2}, False),
    ("tags", Cat | Dog, {"pet": "dog", "lives": 2}, True),
    ("a choice", Some, 1, True),
    ("a choice", Some, 2, False),
    ("a choice", Some, [1, 3], True),
    ("a choice", Some, [1, 2], False),
    ("a choice", Some, "2", True),
    ("choices in a list", list[Some], [1, [2]], False),
    ("choices in a list", list[Some], [1, [3], "a"], True),
    ("a choice of one", One, {"odd": 1}, True),
    ("a choice of one", One, {"firstOne": 2, "odd": 1}, True),
    ("a choice of one", One, {"firstOne": 1, "odd": 1}, False),
    ("a choice of one", One, {"firstOne": 2, "odd": 2}, False),
    (
        "a choice with a rule",
        Annotated[Some, Rules({"not": {"const": "a"}}).meta],
        "b",
        True,
    ),
    (
        "a choice with a rule",
        Annotated[Some, Rules({"not": {"const": "a"}}).meta],
        "a",
        False,
    ),
]


@pytest.mark.parametrize(
    ("type_", "value", "is_right"),
    [case[1:] for case in CASES],
    ids=[f"{case[0]}: {case[2]}" for case in CASES],
)
def test_what_keeps_to_rules(type_: Any, value: Any, is_right: bool) -> None:
    """Values are known to be of their types."""
    assert is_ruled_right(type_, value) is is_right
