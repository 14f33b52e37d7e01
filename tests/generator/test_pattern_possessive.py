"""Possessive repetitions in patterns: where they are, and that they match the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain, product
from random import Random

import pytest
from botocore.loaders import Loader
from hypothesis import event, given
from hypothesis import strategies as st

from generator.patterns import translation as patterns
from generator.patterns.possessive import possessive
from generator.patterns.translation import PatternError
from generator.values.patterns import matching_text

pieces = partial(patterns.pieces, whole=True)
translate = partial(patterns.translate, whole=True)

SERVICES = (
    "bedrock-agent",
    "comprehend",
    "ecr",
    "ecr-public",
    "imagebuilder",
    "location",
)
"""AWS's, with many such patterns."""

LENGTHS = (0, 9, 40)
"""At least so long are the texts that are made for a pattern."""

TEXTS = [
    "".join(letters)
    for length in range(7)
    for letters in product("ab-" if length < 6 else "ab", repeat=length)
]
"""Short texts, all that there are of some letters."""

REPEATS = st.sampled_from(["+", "*", "{1,2}", "{2,}", "{2}", "?", "+?", "*?"])
ATOMS = st.sampled_from(["a", "b", "-", "[ab]", "[^a]"])
CHARACTERS = st.tuples(ATOMS, REPEATS).map(list) | ATOMS.map(lambda atom: [atom])


def compound(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    """The pieces of patterns that have others in them."""
    joined = st.lists(inner, min_size=2, max_size=4).map(lambda all_: [*chain(*all_)])
    return st.one_of(
        joined,
        st.tuples(joined, REPEATS).map(lambda both: ["(?:", *both[0], ")", both[1]]),
        st.tuples(inner, joined).map(lambda two: ["(", *two[0], "|", *two[1], ")"]),
        joined.map(lambda body: ["(?=", *body, ")"]),
    )


BODIES = st.recursive(CHARACTERS, compound, max_leaves=8)
REPEATED = st.tuples(compound(BODIES), st.sampled_from(["*", "+", "{2}"])).map(
    lambda both: ["(?:", *both[0], ")", both[1]]
)


def whole(body: str) -> re.Pattern[str]:
    """What the emitted code compiles."""
    return re.compile(rf"^(?:{body})\Z")


def other_form(pattern: str) -> str | None:
    """The other form of a spec's pattern; `None` without one, or if it is refused."""
    try:
        translate(pattern)
    except PatternError:
        return None
    return possessive([piece.text for piece in pieces(pattern)])


def published_patterns() -> set[str]:
    """The patterns of some services that have another form."""
    models = [Loader().load_service_model(name, "service-2") for name in SERVICES]
    patterns = {
        shape["pattern"]
        for model in models
        for shape in model["shapes"].values()
        if "pattern" in shape
    }
    return set(filter(other_form, patterns))


def changed(text: str, random: Random) -> Iterator[str]:
    """A text with one character taken away, doubled, or another in its place."""
    at = random.randrange(len(text) + 1)
    for middle in ("", text[at : at + 1] * 2, random.choice("aZ0-._/:,+ ")):
        yield text[:at] + middle + text[at + 1 :]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("(?:[a-z]+-)*[a-z]+", "(?:[a-z]++-)*[a-z]+"),
        ("(?:[a-z]+(?:-[a-z]*)*/)*", "(?:[a-z]++(?:-[a-z]*+)*/)*"),
        ("(?:-[a-z]{1,9})*", "(?:-[a-z]{1,9}+)*"),
        ("(?:a?b)+", None),
        ("(?:a+|b)-(?:c|d+e)*", "(?:a+|b)-(?:c|d++e)*"),
        ("(?:x(?:a+|b+)-)*", "(?:x(?:a++|b++)-)*"),
        ("(?:a+(?=-)-)*", "(?:a++(?=-)-)*"),
        ("(?:(?=a+)-)*", None),
        ("(?:a+?-)*", None),
        ("(?:a{2}-)*", None),
        ("(?:a{1,2}-?){3}", None),
        ("(?:[a-z]+z){2}", None),
        ("(?:a+)?", None),
        ("[a-z]+", None),
    ],
)
def test_what_need_not_be_given_back_is_possessive(
    pattern: str, expected: str | None
) -> None:
    """In repeated groups, where nothing that may come next takes the same."""
    assert expected == other_form(pattern)


@given(REPEATED)
def test_the_same_texts_match(parts: list[str]) -> None:
    """What a repetition does not give back is needed by no match of a whole text."""
    other = possessive(parts)
    event("is the same" if other is None else "has another form")
    one, two = whole("".join(parts)), whole(other or "".join(parts))
    assert list(filter(one.match, TEXTS)) == list(filter(two.match, TEXTS))


def test_the_same_texts_match_patterns_of_published_services() -> None:
    """Texts made for a pattern match both forms, and changed ones both or neither."""
    random = Random(0)
    patterns = sorted(published_patterns())
    assert len(patterns) > 30
    for pattern in patterns:
        body, other = translate(pattern), str(other_form(pattern))
        made = [matching_text(body, least, None, random) or "" for least in LENGTHS]
        texts = [each for text in made for each in [text, *changed(text, random)]]
        one, two = whole(body), whole(other)
        assert any(map(one.match, texts)), pattern
        assert list(filter(one.match, texts)) == list(filter(two.match, texts))
