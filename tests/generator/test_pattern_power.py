"""With which power of the length the time grows that a pattern takes."""

from __future__ import annotations

import re
from functools import partial

import pytest

from generator.patterns import translation as patterns
from tests.growth import grows_at_most

growth_power = partial(patterns.growth_power, whole=True)
translate = partial(patterns.translate, whole=True)


@pytest.mark.parametrize(
    ("pattern", "power"),
    [
        ("^$", 1),
        ("^abc$", 1),
        ("^a*$", 1),
        ("^.*$", 1),
        ("^a*,a*;a*$", 1),
        ("^(ab)*a*b*$", 1),
        ("^(a|b)*c[ab]*d$", 1),
        ("^[a-z]+(-[a-z]+)*$", 1),
        ("^arn:[a-z]*:[a-z0-9-]*:[a-z]*:[0-9]{0,12}:.*$", 1),
        ("^a*a*b$", 2),
        ("^a*b*a*$", 2),
        ("^a*a?a*$", 2),
        ("^(ab)*(ab)*c$", 2),
        ("^a{0,50}a{0,50}b$", 2),
        (r"^\S*\s*\S*$", 2),
        ("^a*a*a*b$", 3),
        ("^a*a*a*a*b$", 4),
        ("^(?=a*a*b)a*$", 3),
        ("^(a*a*b|a*c)$", 2),
    ],
)
def test_power(pattern: str, power: int) -> None:
    """Repetitions count that can share a text; what stands between may prevent it."""
    assert power == growth_power(pattern)


@pytest.mark.parametrize("pattern", ["^[a-z]*:[a-z]*$", "^a*a*b$", "^a*a*a*b$"])
def test_power_bounds_the_time(pattern: str) -> None:
    """Four times the length takes no more than so many times four as long, about."""
    match, power = re.compile(rf"^(?:{translate(pattern)})\Z").match, growth_power(
        pattern
    )
    # About a hundredth of a second at least, so that a clock can tell.
    length = {1: 1_000_000, 2: 2_500, 3: 200}[power]
    # Made before: what memory costs depends on what else runs.
    texts = {size: "a" * size for size in (length, 4 * length)}
    assert grows_at_most(lambda size: match(texts[size]), length, 2 * 4**power)
