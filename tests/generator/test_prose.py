"""Prose: any description becomes a docstring, and says there what it said."""

from __future__ import annotations

import ast
import inspect
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.views.prose import (
    LINE_LENGTH,
    docstring,
    entry,
    first_sentence,
    paragraphs,
    sentence,
    wrap,
)
from tests.roundtrip.profile import examples

TRICKY = st.text(alphabet="\"'\\ \n\t\r{}%#aN\x00\x0b\x1f\x7f\x85\u2028\u202e\ud800é😀")
LONG = st.lists(TRICKY, min_size=10, max_size=40).map(" ".join)
TEXTS = st.text() | LONG | st.lists(LONG | TRICKY, max_size=3).map("\n\n".join)


def read_back(text: str, indent: int) -> str:
    """Return the docstring of a function that is given as its source text."""
    margin = " " * indent
    source = f'{margin}"""{text}"""\n'
    if indent:
        source = "if True:\n" + source
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tree = ast.parse(source)
    (statement,) = tree.body
    if isinstance(statement, ast.If):
        (statement,) = statement.body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    return inspect.cleandoc(str(statement.value.value))


@examples(100)
@given(TEXTS, st.sampled_from([0, 4, 8]))
def test_docstring_evaluates_to_the_description(text: str, indent: int) -> None:
    """No text ends the literal, none escapes in it, and no word is lost."""
    blocks = paragraphs(text) or ["Nothing."]
    back = read_back(docstring(blocks, indent=indent), indent)
    assert " ".join(blocks).split() == back.split()
    assert len(blocks) == len(back.split("\n\n"))


@pytest.mark.parametrize(
    "text", ['"', 'so "it" is "so"', '\\"', '\\\\"', 'a""', 'a"""']
)
def test_docstring_may_end_in_a_quote(text: str) -> None:
    """A quote at the end of the only line is none of those that end the literal."""
    assert text == read_back(docstring([text], indent=4), 4)


@examples(100)
@given(TEXTS, st.sampled_from([0, 4, 8]))
def test_docstring_keeps_to_the_line(text: str, indent: int) -> None:
    """Only a word that is longer than a line stands in a longer one."""
    blocks = paragraphs(text) or ["Nothing."]
    source = f'{" " * indent}"""{docstring(blocks, indent=indent)}"""'
    long = [line for line in source.split("\n") if len(line) > LINE_LENGTH]
    assert [line for line in long if len(line.split()) > 1] == []


@examples(100)
@given(TEXTS, st.sampled_from([0, 4, 8]))
def test_docstring_is_laid_out_as_black_wants_it(text: str, indent: int) -> None:
    """No line ends in a space; the quotes of several lines close on their own."""
    body = docstring(paragraphs(text) or ["Nothing."], indent=indent)
    lines = body.split("\n")
    assert [line for line in lines[:-1] if line != line.rstrip()] == []
    assert len(lines) == 1 or lines[-1] == " " * indent
    assert body[:1] != " "


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("<p/>", []),
        ("<p></p>", []),
        ("One.\nStill one.\n\n\nTwo.", ["One. Still one.", "Two."]),
        ("<p>One.</p> <p>Two.</p>", ["One.", "Two."]),
        ("<p>One<br/>two<br>three</p>", ["One", "two", "three"]),
        ("Use <code>A</code>, <b>not</b> <i>B</i>.", ["Use `A`, not B."]),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2; &#233;", ["1 < 2 && 3 > 2; é"]),
        ("1 < 2 & 3 > 2", ["1 < 2 & 3 > 2"]),
        (
            "<p>Of:</p><ul><li><p>a</p></li><li>b</li></ul><p>End</p>",
            ["Of:", "a", "b", "End"],
        ),
        ('See <a href="https://x.test?a=1&b=2">this</a>.', ["See this."]),
        ("<note><p>Mind.</p></note>", ["Mind."]),
        ("a<!-- hidden -->b<p>c", ["ab", "c"]),
        ("An arn:aws:x:<region>:<account-id>", ["An arn:aws:x:<region>:<account-id>"]),
        ("Map<String, Integer> of <b>it</b>", ["Map<String, Integer> of it"]),
        ("tab\tand\x00null\u2028and\u00a0all", ["tab and null and all"]),
    ],
)
def test_markup_becomes_plain_paragraphs(description: str, expected: list[str]) -> None:
    """HTML's elements go, their text stays; what only looks like one stays as it is."""
    assert expected == paragraphs(description)


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("", ""),
        ("One", "One"),
        ("One. Two.", "One."),
        ("Is it? Yes!", "Is it?"),
        ("See `one`. `Two` is next.", "See `one`."),
        ("Version 1.5 of it. Next.", "Version 1.5 of it."),
        ("A name, e.g. `app`. Next.", "A name, e.g. `app`."),
        ("The owner, i.e. Team. Next.", "The owner, i.e. Team."),
        ("<p>One</p><p>Two</p>", "One"),
    ],
)
def test_first_sentence(description: str, expected: str) -> None:
    """It ends at a stop before a capital, not within abbreviations or numbers."""
    assert expected == first_sentence(description)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ""), ("One", "One."), ("One.", "One."), ("Of:", "Of:"), ("Eh?", "Eh?")],
)
def test_sentence_has_an_end(text: str, expected: str) -> None:
    """A stop is added where there is none."""
    assert expected == sentence(text)


def test_entry_hangs() -> None:
    """The first line stands four columns in, the others eight; names stay whole."""
    lines = entry("a_name", "word " * 20, indent=8).split("\n")
    assert [line[:9].count(" ") for line in lines] == [4, 8]
    assert lines[0].startswith("    a_name: word")
    assert max(map(len, lines)) <= LINE_LENGTH - 8


def test_words_are_not_broken() -> None:
    """A long word has a line of its own; hyphens are no places to break at."""
    word = "x-" * 60
    assert wrap(f"a {word} b", 40) == f"a\n{word}\nb"


def test_blocks_that_are_laid_out_stay_so() -> None:
    """A list keeps its lines, below what stands before it."""
    assert docstring(["Do it.", "Args:\n    one: 1"], indent=8) == (
        "Do it.\n\n        Args:\n            one: 1\n        "
    )
