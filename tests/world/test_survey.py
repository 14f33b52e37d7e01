"""The survey of documents: what it tells of each, and that it goes on where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.http.documents import HEAD, SHOP
from tests.world.survey import (
    Verdict,
    chosen,
    documents,
    judged,
    kind_of,
    survey,
    table,
    tried,
)

REFUSED = f"{HEAD}  /a: {{get: {{responses: {{'2000': {{description: Done}}}}}}}}\n"


def test_documents_are_those_of_openapi(tmp_path: Path) -> None:
    """Whatever else lies in a folder is none."""
    for name, text in {
        "a.yaml": "openapi: 3.1.0\n",
        "b.json": '{"openapi": "3.0.0"}',
        "c.json": '{"swagger": "2.0"}',
        "d.txt": "openapi: 3.1.0\n",
    }.items():
        (tmp_path / name).write_text(text)
    assert ["a.yaml", "b.json"] == [file.name for file in documents([tmp_path])]


def test_a_document_is_emitted_and_imported() -> None:
    """All of its operations are counted."""
    verdict = tried(120.0, SHOP)
    assert ("emitted", (), 7) == (verdict.outcome, verdict.reasons, verdict.operations)
    assert 7 == verdict.documented


def test_a_refused_one_says_why(tmp_path: Path) -> None:
    """Without the names that it is about, so that documents can be counted."""
    file = tmp_path / "a.yaml"
    file.write_text(REFUSED)
    verdict = judged(file)
    assert ("refused", ("`...` is no status",)) == (verdict.outcome, verdict.reasons)


def test_one_that_takes_too_long_is_late() -> None:
    """Its process is ended."""
    assert "late" == tried(0.01, SHOP).outcome


def test_what_is_known_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A survey that was ended goes on; another text is another document."""
    asked: list[str] = []

    def try_it(limit: float, file: Path, *, is_quick: bool) -> Verdict:
        asked.append(file.name)
        return Verdict("refused", ("why",))

    monkeypatch.setattr("tests.world.survey.tried", try_it)
    file, known = tmp_path / "a.yaml", tmp_path / "known.jsonl"
    file.write_text(REFUSED)
    first = survey([file], known)
    assert first == survey([file], known)
    file.write_text(f"{REFUSED}\n")
    survey([file], known)
    assert ["a.yaml", "a.yaml"] == asked
    told = "    1 refused\n0 of 0 operations\n0 s at most\n    1 refused: why (a.yaml)"
    assert told == table(first)


def test_a_share_of_documents_is_chosen() -> None:
    """By their places in order: what is left out is to check by."""
    files = [Path(name) for name in "abcdefg"]
    assert [Path("b"), Path("d"), Path("f")] == chosen(files, only="1/2")
    assert [Path("a"), Path("b"), Path("d"), Path("e")] == chosen(files[:5], but="2/5")


def test_kinds_have_no_names() -> None:
    """Two messages that differ in names only are one kind."""
    assert kind_of("`a` is not `b`") == kind_of("`c` is not `d`")
