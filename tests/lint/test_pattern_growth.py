"""How the time of a match grows: what is reported is so, and how it is measured."""

from __future__ import annotations

import re
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.lint.pattern_growth import Growth, growth, longest_match
from generator.patterns import translation as patterns
from generator.patterns.translation import PatternError
from tests.growth import calls_at_most, grows_at_least
from tests.lint.specs import member, rules_of
from tests.roundtrip.profile import examples

pieces = partial(patterns.pieces, whole=True)
translate = partial(patterns.translate, whole=True)
anchors = partial(patterns.anchors, whole=True)

FAST = [
    "",
    "^a$",
    "^a*$",
    "^[a-z]+(-[a-z]+)*$",
    "^a*ba*$",
    "^a*a*",
    "^.*$",
    r"^[\s\S]*x[\s\S]*$",
    "^a{0,50}a{0,50}$",
    r"^[a-z]{1,63}(\.[a-z]{1,63})*$",
    r"^(?:\w+\.)*\w+@\w+$",
    "^(?=a*a*b)c$",
    "^[a-z]{0,200}[a-z]{0,200}$",
]
SLOW = {
    "^a*a*$": 2,
    "^a*a*a*$": 3,
    "^a*a*a*a*$": 4,
    "^[a-z0-9]+[a-z0-9-]*$": 2,
    "[a-z]+$": 2,
    r"^[^@]+@[^@]+\.[^@]+$": 2,
    r"^\s*(.*?)\s*$": 2,
    "^.*a.*b.*c$": 3,
    "^(ab)*a?(ba)*b?$": 2,
}
PATTERNS = st.recursive(
    st.sampled_from(["a", "b", "[ab]", "[^a]", ".", "ab", "c"]),
    lambda part: st.one_of(
        st.tuples(part, part).map("".join),
        st.tuples(part, part).map(lambda two: f"(?:{'|'.join(two)})"),
        part.map(lambda one: f"(?:{one})*"),
        part.map(lambda one: f"(?:{one})?"),
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("pattern", FAST)
def test_fast_pattern_is_not_reported(pattern: str) -> None:
    """Its time grows with the length of the text, or nobody can tell."""
    assert growth(pieces(pattern)) is None


@pytest.mark.parametrize("pattern", SLOW)
def test_slow_pattern_is_reported_with_its_power(pattern: str) -> None:
    """The power is that of the length with which the time grows."""
    found = growth(pieces(pattern))
    assert found is not None
    assert SLOW[pattern] == found.power


def test_slow_pattern_takes_the_time() -> None:
    """Four times the text takes far more than four times as long; it takes 16 times."""
    matches = re.compile(rf"^(?:{translate('^[a-z0-9]+[a-z0-9-]*$')})\Z").match

    def fails(length: int) -> None:
        assert matches("a" * length + "!") is None

    assert grows_at_least(fails, 1_000, times=8)


@examples(50)
@given(PATTERNS)
def test_only_repetitions_make_a_pattern_slow(body: str) -> None:
    """A pattern that is reported has two, on a text that it can read in many ways."""
    try:
        translate(f"^{body}$")
    except PatternError:
        return
    found = growth(pieces(f"^{body}$"))
    if found is not None:
        assert body.count("*") >= 2
        assert found.power >= 2
        assert found.steps > found.length


@pytest.mark.parametrize(
    "pattern",
    ["^" + ".*" * 60 + "$", "^" + "(a|b)*c?" * 40 + "$", "^" + "a?" * 140 + "a*a*$"],
)
def test_large_pattern_is_told_soon(pattern: str) -> None:
    """A search that would take long is given up."""
    with calls_at_most(3_000_000):
        growth(pieces(pattern))


def test_steps_grow_with_the_power() -> None:
    """Ten times the length takes a hundred times the steps."""
    assert 100_000 == Growth(2, 1_000, 100).steps_for(1_000)


@pytest.mark.parametrize(
    ("limit", "expected"), [(1_000, set()), (100_000, {"slow-pattern"})]
)
def test_short_texts_are_never_slow(limit: int, expected: set[str]) -> None:
    """The length is checked before the pattern, so a bound makes it harmless."""
    text = f"{{description: d, type: string, maxLength: {limit}, pattern: '^a*a*$'}}"
    assert expected == rules_of(member(text))


def test_slow_pattern_without_a_bound_is_reported() -> None:
    """Also in a response, where no bound is asked for."""
    text = "{description: d, type: string, pattern: '^a*a*$'}"
    assert {"slow-pattern", "unbounded-input"} == rules_of(member(text))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^[0-9]{12}$", 12),
        ("^(?:ab|c{2,5})?$", 5),
        ("^a{3}(?=b*)(?!c*)$", 3),
        ("^(?:a{2}){3}$", 6),
        ("^(?:)*$", 0),
        ("^a*$", None),
        ("^a", None),
        ("a+", None),
    ],
)
def test_longest_match(pattern: str, expected: int | None) -> None:
    """A pattern without open repetitions is a bound of the length."""
    assert expected == longest_match(pieces(pattern))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^a$", (True, True)),
        ("^(?:a|b)$", (True, True)),
        ("(?:^a$)", (True, True)),
        ("(^a$)|(^b$)", (True, True)),
        ("^a|b$", (False, False)),
        ("^a$|^b$", (True, True)),
        ("^a|^b", (True, False)),
        ("a$", (False, True)),
        (r"^a\$", (True, False)),
        ("[$^]", (False, False)),
        ("", (False, False)),
    ],
)
def test_anchors(pattern: str, expected: tuple[bool, bool]) -> None:
    """A side is anchored if every alternative is."""
    ways = anchors(pattern)
    assert expected == (all(start for start, _ in ways), all(end for _, end in ways))
