"""A run after any edit of a path or a component is what a run from the start would be."""

from __future__ import annotations

import json
import random
from functools import lru_cache
from typing import Any

import pytest

from generator import pipeline
from generator.naming import homes
from generator.pipeline import Generated
from generator.problems.diagnostics import SpecError
from generator.revising import revise
from generator.revising.remembered import Remembered, read, remembered, written
from generator.sources.options import Options
from generator.sources.source import Source
from tests.diff.any_edit import edited
from tests.revising.documents import document
from tests.roundtrip.profile import TIMES

DOCUMENTS = (("rest", False), ("gallery/gallery.yaml", True), ("http/shop.yaml", False))
"""Some, and whether their packages are several modules of each kind."""

OPTIONS = Options("small")
EDITS = 10 * TIMES


def text_of(value: Any, indent: int | None = 2) -> str:
    """A document in JSON, as people lay it out, or on a single line."""
    return json.dumps(value, indent=indent, default=str, ensure_ascii=False)


def run(text: str) -> Generated:
    """What a run from the start comes to; nothing is formatted. Many ask for the same."""
    return _run(text, homes.LARGE, homes._FEW)


@lru_cache(maxsize=8)
def _run(text: str, *_layout: int) -> Generated:
    source = Source("small.json", text)
    return pipeline.run(source, OPTIONS, format_text=lambda text, _: text)


def kept(text: str) -> tuple[Generated, Remembered]:
    """A run, and what the next one has of it."""
    whole = run(text)
    found = remembered(Source("small.json", text), OPTIONS, whole)
    assert found is not None
    return whole, read(written(found))


def after(before: tuple[Generated, Remembered], text: str) -> Generated | None:
    """What a run comes to that knows the one before."""
    whole, known = before
    found = revise.revised(
        known,
        Source("small.json", text),
        OPTIONS,
        whole.files.get,
        format_text=lambda text, _: text,
    )
    return found.generated if found is not None else None


def is_alike(text: str, warm: Generated) -> None:
    """Hold that a run is as one from the start, to the last byte."""
    cold = run(text)
    assert cold.files == warm.files
    assert list(cold.files) == list(warm.files)
    assert [str(each) for each in cold.warnings] == [
        str(each) for each in warm.warnings
    ]
    assert repr(cold.service) == repr(warm.service)


@pytest.mark.parametrize("part", ["paths", "components"])
@pytest.mark.parametrize(("path", "is_divided"), DOCUMENTS)
def test_any_edit(
    path: str, is_divided: bool, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It gives the files and the warnings that a run from the start gives."""
    # What is small may be read as a whole for an edit.
    monkeypatch.setattr(revise, "MAX_SHARE", 1)
    if is_divided:
        monkeypatch.setattr(homes, "LARGE", 0)
    chance = random.Random(None if TIMES > 1 else path)
    indent = 2 if is_divided else None
    whole = document(path)
    before = kept(text_of(whole, indent))
    spared = 0
    for _ in range(EDITS):
        value, done = edited(whole[part], chance)
        text = text_of({**whole, part: value}, indent)
        try:
            found = after(before, text)
        except SpecError:
            continue
        if found is not None:
            spared += 1
            try:
                is_alike(text, found)
            except (AssertionError, SpecError) as error:
                raise AssertionError(done) from error
    assert spared
