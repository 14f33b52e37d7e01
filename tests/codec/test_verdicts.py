"""Small objects of texts are judged as all others are, though in another way."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.package._runtime.annotations import Maybe
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.constraints import String
from templates.package._runtime.explain import explain
from templates.package._runtime.first_use import VERDICT
from templates.package._runtime.text_formats import URI
from templates.package._runtime.validation import violations_of
from tests.roundtrip.profile import examples

SLUG, LINK = String(min_length=2, max_length=3, pattern="[a-z]+"), String(format=URI)
SHORT = String(max_length=2)


class Small(CamelStructure):
    """Few members, all of them texts."""

    slug: Annotated[str, SLUG.meta]
    any_text: str
    short: Annotated[str, SHORT.meta] | None = None
    link: Maybe[Annotated[str, LINK.meta]] = None


class Closed(CamelStructure, forbid_unknown_fields=True):
    """Has no other members."""

    slug: Maybe[Annotated[str, SLUG.meta]] = None


class Text(str):
    """What is a text only to Python."""


TEXTS = st.sampled_from(
    [
        "ab",
        "abc",
        "",
        "a",
        "abcd",
        "A!",
        "é",
        "\ud800",
        "https://a",
        Text("ab"),
        None,
        1,
    ]
)
NAMES = st.sampled_from(["slug", "anyText", "short", "link", "other", "\ud800"])


@examples(400)
@given(st.dictionaries(NAMES, TEXTS | st.just(object())))
@pytest.mark.parametrize("class_", [Small, Closed])
def test_what_is_told_to_be_right_is(class_: type[Any], value: dict[str, Any]) -> None:
    """To what would explain what is wrong; and all that is not is explained."""
    found = explain(class_, value, exact=True)
    assert VERDICT[class_](value) is not None or not found
    assert found == violations_of(class_, value)


RIGHT: list[dict[str, Any]] = [
    {"slug": "ab", "anyText": ""},
    {"slug": "abc", "anyText": "é", "short": None},
    {"slug": "abc", "anyText": "a", "short": "a", "link": "https://a"},
    {"slug": "abc", "anyText": "a", "other": [1.5, None]},
]


@pytest.mark.parametrize("value", RIGHT, ids=str)
def test_what_is_right_needs_no_explanation(value: dict[str, Any]) -> None:
    """Whatever members it has besides."""
    assert VERDICT[Small](value) is None
    assert [] == violations_of(Small, value)


def test_the_bounds_of_a_text_are_those_of_decoding() -> None:
    """Lengths count characters, ends included."""
    for length in range(6):
        value = {"slug": "a" * length, "anyText": ""}
        try:
            msgspec.convert(value, Small)
        except msgspec.ValidationError:
            assert violations_of(Small, value)
        else:
            assert [] == violations_of(Small, value)
