"""Edits of operations with methods and paths, and exactly what is found of each."""

from __future__ import annotations

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


@cache
def before() -> Version:
    """The document as it is."""
    return version_of(rest())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["at"])
def test_edit_is_found(row: dict[str, Any]) -> None:
    """An edit has these findings and no others."""
    how = {key: row[key] for key in ("to", "renamed") if key in row}
    changes = compare(before(), version_of(edited(row["at"], **how))).changes
    found = [f"{each.level.label} {each.rule} {each.subject}" for each in changes]
    assert row["finds"] == found


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
