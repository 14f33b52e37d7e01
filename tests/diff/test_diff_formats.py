"""What programs, runners and terminals get of a comparison."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from generator.diff.compare import compare
from generator.diff.formats import FORMATS, formatter
from generator.diff.model import Acceptance, Review, Style
from generator.sources.source import Source
from tests.diff.test_diff_cases import compared
from tests.diff.versions import version
from tests.generator.small_spec import operation, spec

CASES = Path(__file__).with_name("cases")

HOSTILE = "a\x1b[2J\n::error::b\r%0A,file=/etc/passwd:c\u202e`d"
"""A text that would do something to whoever shows it."""


def review(case: str) -> Review:
    """A review of a case in which nothing was agreed to."""
    return Review(compared(CASES / case))


def hostile() -> Review:
    """A review of a spec in which a value and a description are hostile."""

    def text(*values: str) -> str:
        state = {"type": "string", "enum": values, "description": values[-1]}
        put = operation("Put", response="PutResponse")
        members = "state: {$ref: '#/components/schemas/State'}"
        schemas = f"PutResponse: {{type: object, properties: {{{members}}}}}\n"
        return spec(paths=put, schemas=f"{schemas}State: {json.dumps(state)}")

    name = "a\x1b[1m\n::b.yaml"
    texts = text("OLD"), text("OLD", HOSTILE)
    old, new = (version(Source(name, each)) for each in texts)
    return Review(compare(old, new))


def test_json_has_everything() -> None:
    """A program gets each change with all that is known of it."""
    actual = json.loads(formatter("json")(review("max-length-lowered"), Style()))
    change: dict[str, Any] = {
        "rule": "max-length-lowered",
        "level": "breaking",
        "subject": "Title",
        "message": "the greatest number of characters of `Title` is 5; it was 9",
        "fingerprint": "e7b7672615ef",
        "was": "9",
        "now": "5",
        "before": {"file": "old.yaml", "line": 42, "column": 27},
        "after": {"file": "new.yaml", "line": 42, "column": 27},
        "effects": {
            "callers": {
                "level": "breaking",
                "why": "requests that were valid are refused",
            },
            "implementers": {
                "level": "risky",
                "why": "what handlers return may be told as beyond the limits",
            },
            "data": {"level": "breaking", "why": "payloads at rest may be refused"},
        },
        "operations": ["PutBook", "GetBook"],
        "symbols": ["shapes.TITLE"],
        "accepted": None,
        "expired": None,
    }
    expected = {
        "format": 1,
        "old": "old.yaml",
        "new": "new.yaml",
        "counts": {
            "breaking": 1,
            "risky": 0,
            "compatible": 0,
            "documentation": 0,
            "accepted": 0,
        },
        "changes": [change],
        "unused": [],
    }
    assert expected == actual


def test_github_annotates_the_place() -> None:
    """A breaking change is an error at its place in the new spec."""
    expected = (
        "::error file=new.yaml,line=42,endLine=42,col=27,endColumn=36,"
        "title=breaking%3A max-length-lowered Title::the greatest number of characters of `Title` is 5; it was 9"
        "%0Acallers: breaking, requests that were valid are refused"
        "%0Aimplementers: risky, what handlers return may be told as beyond the limits"
        "%0Adata: breaking, payloads at rest may be refused\n"
    )
    assert expected == formatter("github")(review("max-length-lowered"), Style())


@pytest.mark.parametrize(
    ("case", "kind", "told"),
    [
        ("errors-renumbered", "warning", "title=risky"),
        ("member-added", "notice", "title=compatible"),
        (
            "member-removed",
            "error",
            " file=new.yaml,title=breaking%3A member-removed Book.shelf::",
        ),
    ],
)
def test_github_tells_levels_apart(case: str, kind: str, told: str) -> None:
    """Risky changes are warnings; what is gone is shown without a line."""
    line = formatter("github")(review(case), Style())
    assert line.startswith(f"::{kind} ")
    assert told in line


def test_github_only_notes_what_is_accepted() -> None:
    """A change that was agreed to is a notice with the reason."""
    plain = review("member-removed")
    (change,) = plain.comparison.changes
    entry = Acceptance(
        rule=change.rule,
        subject=change.subject,
        reason="100% agreed",
        expires=date(2030, 1, 1),
        where="accepted.toml, entry 1",
    )
    accepted = replace(plain, accepted={change.fingerprint: entry})
    line = formatter("github")(accepted, Style())
    assert line.startswith("::notice file=")
    assert "title=breaking" in line
    assert line.endswith("%0Aaccepted: 100%25 agreed\n")


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_texts_stay_texts(name: str) -> None:
    """No text of a spec ends a line, a command or an entry, or moves a cursor."""
    written = formatter(name)(hostile(), Style())
    assert [] == [char for char in written if not char.isprintable() and char != "\n"]
    assert [] == [
        line for line in written.splitlines() if line.startswith(("::error::", "::b"))
    ]


def test_github_has_one_line_for_each_change() -> None:
    """A hostile name begins no further annotation, and adds no property."""
    line, _ = formatter("github")(hostile(), Style()).splitlines()
    properties = line.split("::")[1].partition(" ")[2].split(",")
    assert ["file", "line", "endLine", "col", "endColumn", "title"] == [
        each.partition("=")[0] for each in properties
    ]


def test_colour_is_for_terminals() -> None:
    """Without colour there is none; with colour the words are the same."""
    shown = review("member-removed")
    plain = formatter("text")(shown, Style())
    coloured = formatter("text")(shown, Style(colour=True))
    assert "\x1b[" in coloured
    assert "\x1b" not in plain
    assert plain.split() == click.unstyle(coloured).split()
    first = coloured.splitlines()[0].split(" ")
    assert click.style("breaking", fg="red", bold=True) == first[0]
    assert click.style("Book.shelf", bold=True) == first[2]


def test_text_fits_80_columns() -> None:
    """No line of a review is longer than a narrow terminal, but for names in it."""
    long = [
        (case.name, line)
        for case in sorted(CASES.iterdir())
        for line in (case / "expected.txt").read_text("utf-8").splitlines()
        if len(line) > 80
    ]
    assert [] == long
