"""Types that refer to each other in longer chains than Python follows."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

import pytest

from templates.package._runtime.choices import choice
from templates.package._runtime.codec import (
    Rejected,
    convert,
    decode,
    decode_leniently,
    encode,
    encode_valid,
    violations_of,
)
from templates.package._runtime.constraints import String
from templates.package._runtime.structure import Structure

COUNT = 1500
TEXT = Annotated[str, String(pattern="[a-z]+").meta]


@cache
def first() -> Any:
    """A structure with a member of the next, and so on; the last has the first."""
    made: list[Any] = []
    loop = choice("Loop", lambda: [str, made[-1]])
    metaclass: Any = type(Structure)
    following: Any = loop
    for place in reversed(range(COUNT)):
        space = {
            "__annotations__": {
                "name": TEXT,
                "next": following,
                "several": list[following],
            },
            "__module__": __name__,
            **dict.fromkeys(("name", "next", "several")),
        }
        following = metaclass(
            f"Link{place}", (Structure,), space, frozen=True, kw_only=True
        )
        made.append(following)
    return following


def links(depth: int, **last: Any) -> dict[str, Any]:
    """Plain JSON with so many structures in each other."""
    value: dict[str, Any] = last
    for _ in range(depth):
        value = {"next": value}
    return value


def test_values_go_all_ways() -> None:
    """What is made of types follows what is used of them."""
    value = links(20, name="a", several=[{}, {"next": {"name": "b"}}])
    made = convert(value, first())
    text = encode_valid(made, first())
    assert made == decode(text, first()) == decode_leniently(text, first())
    assert text == encode(made)


def test_violations_are_told() -> None:
    """As of all other types."""
    value = links(3, name="A")
    found = violations_of(first(), value)
    assert [("/next/next/next/name", "pattern")] == [(v.path, v.rule) for v in found]
    with pytest.raises(Rejected):
        convert(value, first())
