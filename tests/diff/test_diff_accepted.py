"""Changes that were agreed to: which entries hold, and which files are refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.diff.accepted import AcceptedError, judge, read_accepted
from generator.diff.formats import formatter
from generator.diff.model import Acceptance, Change, Comparison, Review, Style
from tests.diff.test_diff_cases import compared

CASES = Path(__file__).with_name("cases")
TODAY = date(2030, 6, 15)

ENTRY = """\
[[accepted]]
rule = "member-removed"
subject = "Book.shelf"
reason = "Nobody has a shelf."
expires = 2030-06-15
"""


@pytest.fixture(scope="module")
def removed() -> Comparison:
    """A comparison in which a member is removed, and nothing else is."""
    return compared(CASES / "member-removed")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where entries are written."""
    return tmp_path / "accepted.toml"


def entry(change: Change) -> Acceptance:
    """An entry for a change, until today."""
    return Acceptance(
        rule=change.rule,
        subject=change.subject,
        reason="Nobody has a shelf.",
        expires=TODAY,
        where="accepted.toml, entry 1",
    )


def holding(review: Review) -> tuple[int, int, int]:
    """How many entries hold, have expired, and match nothing."""
    return len(review.accepted), len(review.expired), len(review.unused)


def test_entries_are_read(file: Path, removed: Comparison) -> None:
    """An entry is what its file says."""
    file.write_text(ENTRY, encoding="utf-8")
    expected = replace(entry(removed.changes[0]), where=f"{file}, entry 1")
    assert (expected,) == read_accepted(file)


def test_holds_until_its_day_has_passed(removed: Comparison) -> None:
    """An entry holds on its last day; on the next one its change counts again."""
    (change,) = removed.changes
    now = judge(removed, [entry(change)], TODAY)
    later = judge(removed, [entry(change)], date(2030, 6, 16))
    assert (1, 0, 0) == holding(now)
    assert (0, 1, 0) == holding(later)
    assert (False, True) == (now.counts(change), later.counts(change))


def test_may_be_about_one_change_alone(removed: Comparison) -> None:
    """An entry with a fingerprint matches the change that has it, and no other one."""
    (change,) = removed.changes
    own = replace(entry(change), change=change.fingerprint)
    other = replace(entry(change), change="0" * 12)
    assert (1, 0, 0) == holding(judge(removed, [own], TODAY))
    assert (0, 0, 1) == holding(judge(removed, [other], TODAY))


def test_is_told(removed: Comparison) -> None:
    """People see what is accepted, what was, and what matches nothing."""
    (change,) = removed.changes
    unused = replace(entry(change), subject="Book.isbn", where="a.toml, entry 2")

    def seen(day: date) -> str:
        review = judge(removed, [entry(change), unused], day)
        return formatter("text")(review, Style(width=200))

    assert "  accepted until 2030-06-15: Nobody has a shelf.\n" in seen(TODAY)
    assert "; 1 accepted\n" in seen(TODAY)
    expired = "  was accepted until 2030-06-15, and counts again: Nobody has a shelf.\n"
    assert expired in seen(date(2031, 1, 1))
    told = "a.toml, entry 2: no change matches this entry (member-removed Book.isbn)"
    assert told in seen(TODAY)


def test_is_told_to_programs(removed: Comparison) -> None:
    """A program gets each entry: with its change, or apart where it matches nothing."""
    (change,) = removed.changes
    unused = replace(entry(change), subject="Book.isbn")
    held = {"reason": "Nobody has a shelf.", "expires": "2030-06-15"}
    apart = {"rule": "member-removed", "subject": "Book.isbn", **held}

    def seen(day: date) -> tuple[int, Any, Any, Any]:
        review = judge(removed, [entry(change), unused], day)
        told = json.loads(formatter("json")(review, Style()))
        (one,) = told["changes"]
        accepted = told["counts"]["accepted"]
        return accepted, one["accepted"], one["expired"], told["unused"]

    assert (1, held, None, [apart]) == seen(TODAY)
    assert (0, None, held, [apart]) == seen(date(2031, 1, 1))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("accepted", "not a TOML file"),
        ("acepted = []", "'acepted' is not known here"),
        ("accepted = 1", "write each entry below [[accepted]]"),
        ("accepted = [1]", "write each entry below [[accepted]]"),
        (ENTRY.replace("member-removed", "member-gone"), "no rule 'member-gone'"),
        (ENTRY.replace("Nobody has a shelf.", " "), "reason is missing"),
        (ENTRY.replace("reason", "reasons"), "'reasons' is not known here"),
        (ENTRY.replace("2030-06-15", '"soon"'), "expires is missing, or no day"),
        (ENTRY.replace("2030-06-15", "2030-06-15T00:00:00"), "or no day such as"),
        (ENTRY + "change = 1", "change is missing, or is no text"),
    ],
)
def test_file_is_refused(file: Path, text: str, problem: str) -> None:
    """A file that is not right is refused with what is wrong, and where."""
    file.write_text(text, encoding="utf-8")
    with pytest.raises(AcceptedError) as refused:
        read_accepted(file)
    assert str(refused.value).startswith(str(file))
    assert problem in str(refused.value)


def test_file_must_be_there(file: Path) -> None:
    """A file that was named and is not there is refused."""
    with pytest.raises(AcceptedError, match=r"cannot read .*: No such file"):
        read_accepted(file)


def test_written_entries_are_read_once_completed(
    file: Path, removed: Comparison
) -> None:
    """What --format accept writes is refused until somebody gives a reason."""
    text = formatter("accept")(Review(removed), Style())
    file.write_text(text, encoding="utf-8")
    with pytest.raises(AcceptedError, match="entry 1: reason is missing"):
        read_accepted(file)
    file.write_text(text.replace('""', '"It is."'), encoding="utf-8")
    assert (1, 0, 0) == holding(judge(removed, read_accepted(file), date.today()))
