"""Every breaking change that oasdiff knows has a rule here, or cannot occur."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

from generator.diff.rules import RULES

FOLDER = Path(__file__).parent
KNOWN = (FOLDER / "oasdiff-errors.txt").read_text(encoding="utf-8").split()
TABLE = tomllib.loads((FOLDER / "oasdiff.toml").read_text(encoding="utf-8"))
PLACED = {**TABLE["rules"], **TABLE["left_out"]}


def test_each_change_has_a_rule_or_a_reason() -> None:
    """The table says of a breaking change which rule finds it, or why none need."""
    assert [] == [
        name
        for name in KNOWN
        if not any(fnmatchcase(name, pattern) for pattern in PLACED)
    ]


def test_each_row_speaks_of_something() -> None:
    """No row of the table is without a breaking change that it decides."""
    decided = {
        next(each for each in PLACED if fnmatchcase(name, each)) for name in KNOWN
    }
    assert [] == [pattern for pattern in PLACED if pattern not in decided]


def test_names_rules() -> None:
    """The rules that the table names are there."""
    assert set() == set(TABLE["rules"].values()) - RULES.keys()
