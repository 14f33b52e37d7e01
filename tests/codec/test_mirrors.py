"""Which types have copies that msgspec checks, and which have none."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest
from msgspec import UNSET, UnsetType

from templates.package._runtime.first_use import CHECKED
from templates.package._runtime.mirrors import mirror_of, mirrored_in
from templates.package._runtime.stand_ins import DecimalNumber, DecimalText
from templates.package._runtime.structure import Structure


class Leaf(Structure, frozen=True, kw_only=True):
    """A member that must be there, and one that need not."""

    size: int
    note: str | None = None


class Tree(Structure, frozen=True, kw_only=True):
    """A structure that refers to another one in a list."""

    leaves: list[Leaf]


class Blob(Structure, frozen=True, kw_only=True):
    """What is written in another way than it is held."""

    content: bytes


class Absent(Structure, frozen=True, kw_only=True):
    """A member that is not written at all."""

    size: int | UnsetType = UNSET


class Tagged(Structure, frozen=True, kw_only=True, tag="a"):
    """What is written beside its members."""


UNFIT = [Blob, Absent, Tagged, Leaf | int, DecimalNumber, DecimalText, list[Blob]]


@pytest.mark.parametrize("type_", UNFIT)
def test_what_has_no_copy(type_: Any) -> None:
    """Values that are not written as they are, or of which a copy tells too little."""
    assert mirror_of(type_) is None


@pytest.mark.parametrize("type_", [Leaf | None, list[Leaf], int | str, Tree])
def test_what_has_a_copy(type_: Any) -> None:
    """Values that are written as they are, a structure or none among them."""
    assert mirror_of(type_) is not None


def test_structures_are_found_in_members() -> None:
    """Those of lists and of what they refer to, each once."""
    assert {Tree, Leaf} == mirrored_in(list[Tree])


def test_a_copy_is_made_once() -> None:
    """Whoever refers to a structure takes the copy that it has."""
    mirror = mirror_of(Leaf)
    _, leaves = msgspec.structs.fields(mirror_of(Tree))
    assert mirror is mirror_of(Leaf)
    assert (mirror,) == get_args(leaves.type)


def test_what_must_be_there_is_not_none() -> None:
    """Only a member that may be absent may be `None`."""
    encode = CHECKED[Leaf]
    wrong: Any = None
    assert encode is not None
    assert (b'{"size":1}', None) == (encode(Leaf(size=1)), encode(Leaf(size=wrong)))
