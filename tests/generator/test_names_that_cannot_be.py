"""Things that no name can be made of, and those that nothing tells apart."""

from __future__ import annotations

from generator.ir import Named
from generator.naming.distinct import Manner, distinct
from generator.naming.words import snake
from generator.problems.diagnostics import Findings
from generator.sources.source import Place, Position, Source
from tests.stages import told

SOURCE = Source("a.yaml", "")
MARKS = "\u0488\u0489"
"""Two marks that letters may have, and names in Python may not."""

TWINS = ("a" + "0110101011", "a" + "1000011111")
"""Two orders of them that have one number."""


def named(*names: str) -> str:
    """What is said of things that are called so."""
    things = [
        Named(
            name=each,
            place=Place(SOURCE, Position(line, 1), Position(line, 1 + len(each))),
        )
        for line, each in enumerate(names, start=1)
    ]
    findings = Findings()
    distinct(things, Manner(snake, ()), findings)
    return told.findings(findings)


def test_a_name_needs_a_character() -> None:
    """Marks alone are none."""
    assert (
        "error [unsupported] a.yaml:1:1-1:2\n"
        f"    no Python name can be made of `{MARKS[0]}`\n"
        "    hint: a name needs a character"
    ) == named(MARKS[0])


def test_what_is_not_told_apart_is_refused() -> None:
    """Neither by its characters nor by its number."""
    one, other = (each.replace("0", MARKS[0]).replace("1", MARKS[1]) for each in TWINS)
    message = "`{}` and `{}` both become `a` in Python"
    assert (
        f"error [unsupported] a.yaml:1:1-1:12\n    {message.format(one, other)}\n"
        "    hint: rename one of them\n"
        f"error [unsupported] a.yaml:2:1-2:12\n    {message.format(other, one)}\n"
        "    hint: rename one of them"
    ) == named(one, other)
