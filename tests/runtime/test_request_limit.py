"""How long a request may be, by what its structure allows."""

from __future__ import annotations

import json
from base64 import b64encode
from enum import Enum
from types import new_class
from typing import Annotated, Any, cast

import pytest
from msgspec import Meta

from ecr_public._runtime.limits import UNBOUNDED, request_limit
from ecr_public._runtime.structure import Structure

NOTHING = request_limit(Structure)
"""What white space and unknown members may take."""


class Size(Enum):
    """Values of different length."""

    SMALL = "s"
    LARGE = "large"


class Inner(Structure):
    """A structure in another one."""

    size: Size


class Endless(Structure):
    """A structure that may contain itself."""

    inner: Endless


def structure(**members: Any) -> type[Structure]:
    """A structure with members of these types."""

    def fill(namespace: dict[str, Any]) -> None:
        namespace["__annotations__"] = members

    made: Any = new_class("Request", (Structure,), {"frozen": True}, fill)
    return cast(type[Structure], made)


def limit(type_: Any) -> int:
    """How much longer a request may be for a member of a type."""
    return request_limit(structure(member=type_)) - NOTHING


def text(length: int) -> Any:
    """A text of at most so many characters."""
    return Annotated[str, Meta(max_length=length)]


def blob(length: int) -> Any:
    """A blob of at most so many bytes."""
    return Annotated[bytes, Meta(max_length=length)]


def items(type_: Any, length: int) -> Any:
    """A list of at most so many items."""
    return Annotated[list[type_], Meta(max_length=length)]


def test_allowance() -> None:
    """A request without members may have something in it all the same."""
    assert 64 * 1024 == NOTHING


@pytest.mark.parametrize(
    ("longer", "shorter", "more"),
    [
        (text(11), text(10), len(json.dumps("\U0001f600")) - 2),
        (blob(13), blob(10), 4),
        (blob(12), blob(10), 2),
        (items(Size, 3), items(Size, 2), len('"large",')),
        (items(text(2), 5), items(text(2), 4), 2 * 12 + 4 + 1),
        (text(10), None | text(10), 0),
    ],
)
def test_more_is_allowed_by_what_it_takes(longer: Any, shorter: Any, more: int) -> None:
    """A character counts as escaped, three bytes as four, an item with its comma."""
    assert more == limit(longer) - limit(shorter)


@pytest.mark.parametrize(
    ("type_", "largest"),
    [
        (text(1), "\U0001f600"),
        (blob(10), b64encode(bytes(10)).decode()),
        (Size, "large"),
        (Inner, {"size": "large"}),
        (items(Inner, 2), [{"size": "large"}] * 2),
        (bool, False),
        (float, -1.7976931348623157e308),
    ],
)
def test_the_largest_value_fits(type_: Any, largest: Any) -> None:
    """With quotes, brackets and the name of its member, and little to spare."""
    assert 0 <= limit(type_) - len(json.dumps({"member": largest})[1:-1]) <= 40


@pytest.mark.parametrize("type_", [str, bytes, list[Size], dict[str, Size], Endless])
def test_what_is_open_gets_an_allowance(type_: Any) -> None:
    """Once for all of it, however much of it there is."""
    assert UNBOUNDED == limit(type_) == 1024 * 1024
    assert UNBOUNDED == request_limit(structure(a=type_, b=str)) - NOTHING
