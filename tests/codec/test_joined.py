"""Texts that are matched joined are judged as they are one by one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.package._runtime.constraints import String
from templates.package._runtime.constraints.joined import all_matching

PATTERNS = [
    "[0-9]{12}",
    "(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*",
    "a|ab|(a)b?c",
    r"\w+\.[\d\]-]*",
    r"[\x01-\x05]|(?>a+)b",
    "(a+)+b?",
    "",
]
"""Patterns of texts that may be joined."""


@pytest.mark.parametrize("pattern", PATTERNS)
@given(texts=st.sets(st.text("ab01./-\0", max_size=12), min_size=1))
def test_joined_texts_are_judged_as_each_is(pattern: str, texts: set[str]) -> None:
    """All match if and only if each of them does, whatever stands in them."""
    all_match = all_matching(pattern)
    assert all_match is not None
    assert all(re.fullmatch(pattern, each) for each in texts) == all_match(texts)


@pytest.mark.parametrize(
    "pattern",
    [
        *("a.c", "[^a]+", "a\0", r"\0", r"\x00", "[\0-a]", r"[\u0000-a]", "^a", "a$"),
        *(r"a\b", r"(a)\1", "(?=a)a", "(?<!a)b", "(?i:a)", r"\D", r"[\S]", "(?P<n>a)"),
    ],
)
def test_what_may_take_or_see_a_separator_is_not_joined(pattern: str) -> None:
    """A text could stand for two, or be judged by what follows it."""
    assert all_matching(pattern) is None


def test_no_text_is_tried_again_for_the_next() -> None:
    """A pattern that matches in many ways takes no longer for many texts."""
    all_match = all_matching("(?:a|a)*")
    assert all_match is not None
    assert not all_match(["a" * 12] * 50 + ["b"])


def test_patterns_of_formats_are_not_joined() -> None:
    """What has no pattern, or more than one, has no such thing."""
    assert String().all_match is None
    assert String(pattern="a+").all_match is not None
