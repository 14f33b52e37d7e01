"""Problems as people see them: lines, carets, what is cropped or made visible."""

from __future__ import annotations

from io import StringIO
from typing import Literal

import pytest
from rich.console import Console

from generator.problems.diagnostics import (
    Diagnostic,
    Findings,
    Related,
    SpecError,
    closest,
    draw,
)
from generator.sources.source import (
    Place,
    Position,
    Source,
    pointer_join,
    pointer_split,
)


def place(
    text: str, line: int, column: int, length: int, name: str = "s.yaml"
) -> Place:
    """A stretch on one line of a source."""
    start, end = Position(line, column), Position(line, column + length)
    return Place(Source(name, text), start, end)


def drawn(*found: Diagnostic, width: int = 40, terminal: bool = False) -> str:
    """What draw prints, without spaces at the ends of lines."""
    output = StringIO()
    system: Literal["standard"] | None = "standard" if terminal else None
    draw(
        found,
        Console(file=output, width=width, force_terminal=terminal, color_system=system),
    )
    return output.getvalue()


def carets(text: str) -> tuple[str, str]:
    """The excerpt and the line with the caret, without the gutter."""
    _, excerpt, marks = text.splitlines()[:3]
    return excerpt.partition("| ")[2], marks.partition("| ")[2]


def test_problem_is_drawn_with_its_line_hint_and_relatives() -> None:
    """Each place has its own first line, excerpt and caret."""
    text = "a: 1\nb: 2\n" + "\n" * 8 + "a: 3\n"
    found = Diagnostic(
        "`a` stands twice",
        place(text, 11, 1, 1),
        "drop one",
        (Related("first here", place(text, 1, 1, 1)),),
    )
    expected = """\
s.yaml:11:1: error: `a` stands twice
11 | a: 3
   | ^
   = hint: drop one
s.yaml:1:1: note: first here
1 | a: 1
  | ^
"""
    assert expected == drawn(found)


def test_problem_without_a_place_is_one_line() -> None:
    """There is nothing to excerpt."""
    assert "error: no spec\n" == drawn(Diagnostic("no spec", None))


def test_problems_are_apart_by_an_empty_line() -> None:
    """One cannot be taken for a part of the other."""
    assert "error: a\n\nerror: b\n" == drawn(
        Diagnostic("a", None), Diagnostic("b", None)
    )


def test_first_line_is_never_wrapped() -> None:
    """What greps it, and what jumps to the place, needs it whole."""
    found = Diagnostic("word " * 30, place("a: 1", 1, 1, 1, "long name.yaml"))
    expected = f"long name.yaml:1:1: error: {'word ' * 30}".rstrip()
    assert expected == drawn(found, width=20).splitlines()[0].rstrip()


def test_text_of_the_spec_is_no_markup() -> None:
    """Brackets, emoji codes and numbers are shown as they are."""
    found = Diagnostic("[red]:smile: 5[/red]", place("[bold]a[/bold]", 1, 1, 6))
    assert "s.yaml:1:1: error: [red]:smile: 5[/red]\n1 | [bold]a[/bold]\n" in drawn(
        found
    )


def test_nothing_is_coloured_where_nobody_looks() -> None:
    """A file gets text; a terminal gets colours, and the same text."""
    found = Diagnostic("wrong", place("a: 1", 1, 1, 1))
    assert "\x1b" not in drawn(found)
    assert "\x1b" in drawn(found, terminal=True)


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\x1b", "\\x1b"),
        ("\x00", "\\x00"),
        ("\u202e", "\\u202e"),
        ("\u200b", "\\u200b"),
        ("\xa0", "\\xa0"),
        ("\ud800", "\\ud800"),
        ("\n", "\\n"),
    ],
)
def test_hidden_characters_are_shown(character: str, shown: str) -> None:
    """A terminal neither obeys nor swallows what a spec says."""
    assert f"error: a{shown}b\n" == drawn(Diagnostic(f"a{character}b", None))


def test_caret_stands_below_what_is_shown() -> None:
    """Tabs, wide and hidden characters move it as they move the text."""
    assert ("\\u200b    日本: x", " " * 12 + "^^") == carets(
        drawn(Diagnostic("x", place("\u200b\t日本: x", 1, 4, 1)))
    )


@pytest.mark.parametrize(
    ("column", "length", "excerpt", "marks"),
    [
        (1, 3, "0123456789012345678901…", "^^^"),
        (51, 3, "…890123456789012345678…", f"{' ' * 13}^^^"),
        (98, 3, "…567890123456789", f"{' ' * 13}^^^"),
        (1, 100, "0123456789012345678901…", "^" * 23),
        (31, 60, "…890123456789012345678…", f"{' ' * 13}{'^' * 10}"),
    ],
)
def test_long_lines_are_cropped_around_the_caret(
    column: int, length: int, excerpt: str, marks: str
) -> None:
    """What is marked stays in sight, with some of what stands before it."""
    found = Diagnostic("x", place("0123456789" * 10, 1, column, length))
    assert (excerpt, marks) == carets(drawn(found, width=27))


def test_stretch_over_several_lines_is_marked_on_the_first() -> None:
    """The rest of a block is not shown."""
    text = "a:\n  b: 1  \n  c: 2\n"
    whole = Place(Source("s.yaml", text), Position(2, 3), Position(3, 7))
    assert ("  b: 1", "  ^^^^") == carets(drawn(Diagnostic("x", whole)))


def test_empty_stretch_has_one_caret() -> None:
    """Even at the end of a line, or of the text."""
    assert ("a:", "  ^") == carets(drawn(Diagnostic("x", place("a:", 1, 3, 0))))
    assert ("", "^") == carets(drawn(Diagnostic("x", place("a:\n", 2, 1, 0))))


def test_findings_are_raised_together_in_order() -> None:
    """All of a stage at once, by place; the same thing once."""
    findings = Findings()
    findings.raise_if_errors()
    findings.error("later", place("a\nb", 2, 1, 1))
    findings.error("nowhere", None)
    findings.error("sooner", place("a\nb", 1, 1, 1))
    findings.error("later", place("a\nb", 2, 1, 1))
    with pytest.raises(SpecError) as refused:
        findings.raise_if_errors()
    expected = ["nowhere", "sooner", "later"]
    assert expected == [found.message for found in refused.value.diagnostics]
    assert "s.yaml:1:1: error: sooner" == str(refused.value).splitlines()[1]


def test_findings_know_their_places() -> None:
    """One check can leave alone what another one has found."""
    findings = Findings()
    findings.error("wrong", place("a: 1", 1, 4, 1))
    assert findings.has(place("a: 1", 1, 4, 1))
    assert not findings.has(place("a: 1", 1, 1, 1))
    assert 1 == len(findings)


def test_closest_name_is_suggested_if_there_is_one() -> None:
    """A guess that is far off helps nobody."""
    assert "did you mean `items`?" == closest("item", ["limit", "items"])
    assert None is closest("colour", ["limit", "items"])


@pytest.mark.parametrize("token", ["a", "a/b", "a~b", "~1", "", "é"])
def test_pointers_are_joined_and_split(token: str) -> None:
    """Splitting undoes joining."""
    assert ["x", token, "0"] == pointer_split(
        pointer_join(pointer_join("/x", token), 0)
    )


def test_lines_end_as_yaml_ends_them() -> None:
    """A line of a source is what the reader counted as one."""
    source = Source("s.yaml", "a\r\nb\rc\u2028d\n")
    assert ["a", "b", "c", "d", "", ""] == [source.line(n) for n in range(1, 7)]
