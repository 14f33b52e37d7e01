"""Texts made for a pattern: the whole of each matches, and its length is allowed."""

from __future__ import annotations

import re
from functools import partial
from itertools import product
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generator.patterns import translation as patterns
from generator.patterns.translation import PatternError
from generator.values.patterns import is_impossible, matching_text
from tests.roundtrip.profile import examples

translate = partial(patterns.translate, whole=True)

UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [
        (r"^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$", 2, 205),
        (rf"^{UUID}$", 0, None),
        (r"^\d{12}$", 12, 12),
        (r"^[a-z]{5000,}$", 0, None),
        (r"^arn:aws[a-z-]*:s3:::.{3,63}$", 4500, 4600),
        (r"^(?=.*[A-Z])(?=.*\d)(?!.*--).{8,}$", 8, 20),
        (r"^\bfoo\b", 20, 40),
        (r"^\S+$", 0, None),
        (r"^[^\x00-\x7f]$", 0, None),
        (r"^[\u4e00-\u9fff]{2}$|^x?$", 2, None),
        (r"[\w\"'\\ -]{3}\]?", 3, None),
        (r"^(?:(?:a?)*b){2,3}?$", 0, None),
        (r"x*", 0, 0),
        (r"", 5, 5),
    ],
)
def test_texts_match(pattern: str, least: int, most: int | None) -> None:
    """Whatever the generator of numbers says."""
    body = translate(pattern)
    for seed in range(20):
        text = matching_text(body, least, most, Random(seed))
        assert text is not None
        assert re.fullmatch(body, text)
        assert least <= len(text) <= (len(text) if most is None else most)


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [
        ("^(?!a)a$", 0, None),
        ("^(?:ab)+$", 3, 3),
        ("^a{200000}$", 0, None),
        (r"^[^\x00-\u{10ffff}]$", 0, None),
    ],
)
def test_there_may_be_none(pattern: str, least: int, most: int | None) -> None:
    """What no text matches, or none of a sensible length, is told from the rest."""
    assert None is matching_text(translate(pattern), least, most, Random(0))


@pytest.mark.parametrize(
    "pattern",
    [
        r"^arn:(?=[^:]+:fsx:[0-9]{12}:)(([a-z0-9][^\n]*)?:){3}(?!/).{0,9}$",
        r"(?=^\$)(?=^\S+$).*",
        r"^(?=[a-z]+-[0-9]{4}$)[^\s]+$",
    ],
)
def test_what_is_looked_ahead_for_is_written(pattern: str) -> None:
    """Where what follows takes anything, that alone tells what a text is like."""
    body = translate(pattern)
    for seed in range(20):
        text = matching_text(body, 1, 512, Random(seed))
        assert text is not None
        assert re.fullmatch(body, text)


@pytest.mark.parametrize(
    ("pattern", "most", "impossible"),
    [
        ("a{3}", 2, True),
        ("(?:a|b{4})c", 1, True),
        (r"[a-f]{8}-[0-9]{4}", 12, True),
        (r"[a-f]{8}-[0-9]{4}", 13, False),
        (r"a^b", None, True),
        (r"(?:a|b)\Zc+", None, True),
        (r"a*^b\Zc*", None, False),
        (r"a\Z|bc", None, False),
        (r"(?!a)a", None, False),
    ],
)
def test_some_are_certain_to_match_nothing(
    pattern: str, most: int | None, impossible: bool
) -> None:
    """By their lengths, or because a text ends in their midst; of others it is open."""
    assert impossible == is_impossible(pattern, 0, most)


def test_texts_read_well() -> None:
    """Letters and digits are taken where they will do, and not too many."""
    texts = [matching_text(translate(r"^\S+$"), 1, 500, Random(n)) for n in range(50)]
    assert all(text and re.fullmatch("[a-z0-9]{6,16}", text) for text in texts)
    assert len(set(texts)) == len(texts)


def _patterns() -> SearchStrategy[str]:
    atoms = st.sampled_from(["a", "b", "[ab]", "(?:)"])
    repeats = st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{2,}", "*?"])
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            st.tuples(inner, inner).map("".join),
            st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
            st.tuples(inner, repeats).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        ),
        max_leaves=6,
    )


@given(_patterns(), st.integers(0, 6), st.integers(0, 2**32))
@examples(150)
def test_text_is_found_where_there_is_one(pattern: str, size: int, seed: int) -> None:
    """Of every length that a pattern can have, a text is found, and of no other."""
    try:
        body = translate(f"^(?:{pattern})$")
    except PatternError:
        assume(False)
    matches = re.compile(rf"(?:{body})\Z").match
    exists = any(matches("".join(each)) for each in product("ab", repeat=size))
    text = matching_text(body, size, size, Random(seed))
    assert exists == (text is not None)
    assert text is None or (size == len(text) and matches(text))
