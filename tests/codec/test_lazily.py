"""Of what a decoder may never meet, no more is found out than it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

import msgspec
import pytest

from templates.package._runtime.annotations import Maybe, Omittable
from templates.package._runtime.choices import by_tag, choice
from templates.package._runtime.codec import Rejected, decode, violations_of
from templates.package._runtime.constraints import List, String
from templates.package._runtime.evaluated import annotations_in
from templates.package._runtime.parts import parts_of
from templates.package._runtime.reach import (
    LEFT_RULED,
    RULED,
    Explored,
    Reach,
)
from templates.package._runtime.structure import Structure
from templates.package._runtime.type_infos import fields_of_class, info_of

PAIR = List(unique_items=True)


class Leaf(Structure, frozen=True, kw_only=True):
    """What only a choice refers to."""

    name: Maybe[Annotated[str, String(pattern="[a-z]+").meta]] = None


class Ruled(Structure, frozen=True, kw_only=True):
    """Another one, with a rule that only plain JSON shows."""

    pairs: Annotated[list[list[int]], PAIR.meta]


if TYPE_CHECKING:
    Either = Any
else:
    branches = {"leaf": Leaf, "ruled": Ruled}
    Either = choice("Either", lambda: [by_tag("kind", branches)])


class Owner(Structure, frozen=True, kw_only=True):
    """Refers to the others by way of a choice."""

    either: Either


class Every(Structure, frozen=True, kw_only=True):
    """Has annotations of all forms."""

    tag: ClassVar[Literal["every"]] = "every"
    plain: int
    absent: Maybe[list[str]] = None
    null: Omittable[dict[str, Any] | None] = msgspec.UNSET
    number: Maybe[Literal[7]] = None
    long: Maybe[Literal["a_long_name_that_is_a_text_and_names_no_type_at_all"]] = None
    other: Maybe[msgspec.UnsetType] = None
    nothing: None = None
    made: list[int] = msgspec.field(default_factory=list)


def test_annotations_stand_for_what_python_says() -> None:
    """Whether they are compiled or not, and however long; a class's own are left out."""
    expected = {
        "tag": ClassVar,
        "plain": int,
        "absent": list[str],
        "null": dict[str, Any] | None,
        "number": Literal[7],
        "long": Literal["a_long_name_that_is_a_text_and_names_no_type_at_all"],
        "other": msgspec.UnsetType,
        "nothing": None,
        "made": list[int],
    }
    assert expected == annotations_in(Every)


def test_members_are_as_msgspec_tells_them() -> None:
    """With their types, names on the wire and defaults."""
    assert msgspec.structs.fields(Every) == fields_of_class(Every)


def test_an_annotation_that_stands_for_nothing_is_an_error() -> None:
    """As where Python evaluates it."""

    class Broken(Structure, frozen=True, kw_only=True):
        member: Nothing  # type: ignore[name-defined]  # noqa: F821  # this is tested

    with pytest.raises(NameError, match="Nothing"):
        annotations_in(Broken)


def test_branches_are_looked_at_when_they_are_met() -> None:
    """Their annotations are texts until then."""
    assert Owner(either=Leaf(name="a")) == decode(
        b'{"either":{"kind":"leaf","name":"a"}}', Owner
    )
    assert not isinstance(Leaf.__annotations__["name"], str)
    assert isinstance(Ruled.__annotations__["pairs"], str)
    with pytest.raises(Rejected) as caught:
        decode(b'{"either":{"kind":"ruled","pairs":[[1],[1]]}}', Owner)
    told = caught.value.violations
    assert ["uniqueItems"] == [each.rule for each in told]
    assert told == violations_of(
        Owner, {"either": {"kind": "ruled", "pairs": [[1], [1]]}}
    )


def test_rules_in_choices_are_not_left_to_be_checked() -> None:
    """A choice checks them; validators, which try other types, ask for all."""
    assert RULED(info_of(Owner))
    assert not LEFT_RULED(info_of(Owner))
    assert LEFT_RULED(info_of(Ruled))


def test_what_is_asked_later_is_answered_too() -> None:
    """For classes that were looked at before."""
    explored = Explored(in_choices=False)
    first = Reach(lambda type_: False, explored)
    assert not first.of(Owner)
    later = Reach(lambda type_: type_ == info_of(Either), explored)
    assert later.of(Owner)
    assert not first.of(Owner)


def test_members_of_which_nothing_is_to_be_known_are_left_out() -> None:
    """Such as plain numbers, and texts that may be absent."""

    class Plain(Structure, frozen=True, kw_only=True):
        number: int
        text: Omittable[str | None] = msgspec.UNSET

    assert not parts_of(Plain)
    assert [(info_of(Either), Either)] == parts_of(Owner)
