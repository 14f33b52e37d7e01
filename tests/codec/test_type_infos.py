"""Annotations are evaluated once, as msgspec does it."""

from __future__ import annotations

from typing import Annotated

import msgspec

from templates.package._runtime.annotations import Maybe
from templates.package._runtime.constraints import String
from templates.package._runtime.structure import Structure
from templates.package._runtime.type_infos import fields_of_class


class Base(Structure, frozen=True, kw_only=True):
    """Has a member of its own."""

    name: Annotated[str, String(max_length=3).meta]


class Derived(Base, frozen=True, kw_only=True):
    """Refers to itself, and says the same of one more member."""

    alias: Maybe[Annotated[str, String(max_length=3).meta]] = None
    other: Annotated[str, String(max_length=3).meta]
    inner: Maybe[list[Derived]] = None


def test_members_of_a_base_are_among_those_of_a_class() -> None:
    """With the types that annotations stand for."""
    types = {each.name: each.type for each in fields_of_class(Derived)}
    assert {"name", "alias", "other", "inner"} == types.keys()
    assert list[Derived] == types["inner"]


def test_what_says_the_same_is_the_same() -> None:
    """So that all that is found out of a type is found out once."""
    name, *_ = fields_of_class(Base)
    other = next(each for each in fields_of_class(Derived) if each.name == "other")
    assert name.type is other.type


def test_msgspec_takes_annotations_that_are_evaluated() -> None:
    """They stand in the class from then on."""
    fields_of_class(Derived)
    assert not isinstance(Derived.__annotations__["inner"], str)
    text = b'{"name":"a","other":"b","inner":[{"name":"c","other":"d"}]}'
    inner = Derived(name="c", other="d")
    assert Derived(name="a", other="b", inner=[inner]) == msgspec.json.decode(
        text, type=Derived
    )
