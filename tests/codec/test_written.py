"""Structures of which it is asked often what is left say the same as before."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

import pytest
from msgspec import UNSET

from templates.package._runtime.annotations import Maybe, Omittable
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.codec import Rejected, decode, encode
from templates.package._runtime.constraints import List, Map, Number, String
from templates.package._runtime.first_use import DECODED
from templates.package._runtime.text_formats import URI
from templates.package._runtime.validation import violations_of

A, LINK = String(pattern="a+"), String(format=URI)
Link: TypeAlias = Annotated[str, LINK.meta]
SETS, KEYS = List(unique_items=True), Map(keys=A)
HALVES = Number(multiple_of=0.5)
RIGHT, WRONG = "https://a.example/b", "no link"


class Leaf(CamelStructure, tag_field="is", tag="leaf"):
    """Has links alone."""

    first: Link
    second: Maybe[Link] = None


class Twig(CamelStructure, tag_field="is", tag="twig"):
    """Has none."""

    name: Annotated[str, A.meta]


class Branch(CamelStructure):
    """Has links of all kinds, and what else may be left."""

    name: Annotated[str, A.meta]
    link: Maybe[Link] = None
    nullable: Link | None = None
    omittable: Omittable[Link | None] = UNSET
    half: Maybe[Annotated[float, HALVES.meta]] = None
    links: Maybe[list[Link | None]] = None
    named: Maybe[dict[str, list[Link]]] = None
    different: Maybe[Annotated[list[Link], SETS.meta]] = None
    keyed: Maybe[Annotated[dict[str, Link], KEYS.meta]] = None
    pair: Maybe[tuple[Link, int]] = None
    leaf: Maybe[Leaf] = None
    leaves: Maybe[list[Leaf]] = None
    either: Maybe[Leaf | Twig] = None
    mixed: Maybe[list[Link | Annotated[float, HALVES.meta] | Leaf | Twig | None]] = None
    branch: Maybe[Branch] = None
    branches: Maybe[dict[str, Branch | None]] = None


def several(link: str) -> dict[str, Any]:
    """Return an object in a list, of several that have a link each."""
    leaf = {"is": "leaf", "first": RIGHT}
    return {"leaves": [leaf] * 3 + [{"is": "leaf", "first": RIGHT, "second": link}]}


def members(link: str, name: str, half: float) -> list[dict[str, Any]]:
    """Return what may stand in an object, with what may be wrong in some place."""
    leaf = {"is": "leaf", "first": link}
    return [
        {"link": link},
        {"nullable": link},
        {"omittable": link},
        {"links": [None, RIGHT, link]},
        {"named": {"b": [RIGHT], "c": [link]}},
        {"different": [RIGHT, link + "/"]},
        {"keyed": {"a": link}},
        {"keyed": {name: RIGHT}},
        {"pair": [link, 1]},
        {"leaf": leaf},
        several(link),
        {"either": leaf},
        {"either": {"is": "twig", "name": name}},
        {"mixed": [None, half]},
        {"mixed": [link]},
        {"mixed": [leaf, {"is": "twig", "name": "a"}]},
        {"mixed": [{"is": "twig", "name": name}]},
        {"half": half},
        {"branch": {"name": "a", "link": link}},
        {"branch": {"name": name}},
        {"branches": {"b": None, "c": {"name": "a", "branch": {"name": name}}}},
        {"branches": {"b": {"name": "a", **several(link)}}},
    ]


FITTING = members(RIGHT, "a", 1.5)
BREAKING = [
    *(each for each in members(WRONG, "b", 0.3) if each),
    {"different": [RIGHT, RIGHT]},
]


def is_decoded(member: dict[str, Any]) -> bool:
    """Whether an object with a member is decoded."""
    text = encode({"name": "a", **member})
    try:
        made = decode(text, Branch)
    except Rejected:
        return False
    return bool(encode(made) == text)


@pytest.mark.parametrize("times", [1, 300], ids=["at first", "often"])
@pytest.mark.parametrize("member", FITTING, ids=str)
def test_what_fits_is_taken(member: dict[str, Any], times: int) -> None:
    """However often it was asked."""
    assert all(is_decoded(member) for _ in range(times))
    assert [] == violations_of(Branch, {"name": "a", **member})


@pytest.mark.parametrize("times", [1, 300], ids=["at first", "often"])
@pytest.mark.parametrize("member", BREAKING, ids=str)
def test_what_does_not_fit_is_refused(member: dict[str, Any], times: int) -> None:
    """However often it was asked."""
    for _ in range(times):
        is_decoded({})
    assert not is_decoded(member)
    assert violations_of(Branch, {"name": "a", **member})


def test_what_is_asked_often_is_written() -> None:
    """Until then nothing is."""

    class Asked(CamelStructure):
        link: Link

    asked = DECODED[Asked].asked
    assert not asked.is_written
    for _ in range(300):
        decode(b'{"link": "https://a.example"}', Asked)
    assert asked.is_written
