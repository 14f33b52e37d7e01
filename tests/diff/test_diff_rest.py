"""Edits of operations with methods and paths, and exactly what is found of each.

`UPDATE_GOLDEN=1 pytest` writes the messages in `rest-told.txt` anew.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.diff.compare import compare
from generator.diff.model import Level, Version
from tests.diff.rest import edited, rest
from tests.diff.versions import version_of

FILE = Path(__file__).with_name("rest-edits.yaml")
ROWS: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))


TOLD = FILE.with_name("rest-told.txt")
"""For each edit its number and path, and below them the messages of what is found."""


@cache
def told() -> list[str]:
    """What is told of each edit, in lines."""
    lines = TOLD.read_text(encoding="utf-8")
    return re.split(r"^(?=\d)", lines, flags=re.MULTILINE)[1:]


@cache
def before() -> Version:
    """The document as it is."""
    return version_of(rest())


@pytest.mark.parametrize(
    ("number", "row"), [*enumerate(ROWS)], ids=[row["at"] for row in ROWS]
)
def test_edit_is_found(number: int, row: dict[str, Any]) -> None:
    """An edit has these findings and no others, in these words."""
    how = {key: row[key] for key in ("to", "renamed") if key in row}
    changes = compare(before(), version_of(edited(row["at"], **how))).changes
    found = [f"{each.level.label} {each.rule} {each.subject}" for each in changes]
    assert row["finds"] == found
    lines = "".join(f"  {each.message}\n" for each in changes)
    actual = f"{number} {row['at']}\n{lines}"
    if os.environ.get("UPDATE_GOLDEN"):
        known = "" if number == 0 else TOLD.read_text(encoding="utf-8")
        TOLD.write_text(known + actual, encoding="utf-8")
        told.cache_clear()
    assert told()[number] == actual


def test_each_undone_is_found() -> None:
    """Whatever is told as breaking one way, something is found the other way, too."""
    told = [row for row in ROWS if row["finds"]]
    for row in told[:: len(told) // 12]:
        how = {key: row[key] for key in ("to", "renamed") if key in row}
        after = version_of(edited(row["at"], **how))
        assert compare(after, before()).changes, row["at"]


def test_nothing_differs_from_itself() -> None:
    """The same document has no findings, in whatever order keys of schemas stand."""
    assert () == compare(before(), version_of(rest())).changes


def test_shared_parameter_is_one_finding() -> None:
    """What a path says of all its operations is told once, with each of these."""
    after = version_of(
        edited("paths /books/{title} parameters 0 schema maxLength", to=9)
    )
    (change,) = compare(before(), after).changes
    assert ("max-length-lowered", "/books/{title}.title") == (
        change.rule,
        change.subject,
    )
    assert ("getBook", "delete_books_by_title") == change.operations


def test_shared_answer_is_called_after_its_component() -> None:
    """What a component says is one finding, for all operations that refer to it."""
    after = version_of(edited("components responses Wrong description", to="No."))
    (change,) = compare(before(), after).changes
    assert "Wrong" == change.subject
    assert ("listBooks", "getBook", "getCover") == change.operations
    assert Level.DOCUMENTATION is change.level
