"""Documents to edit."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from generator.reading.load import load
from generator.sources.source import Source
from tests.diff.rest import rest

TESTS = Path(__file__).parents[1]


@cache
def document(path: str) -> Any:
    """A document as a plain value, not to be changed."""
    if path == "rest":
        return rest()
    return load(Source(path, (TESTS / path).read_text("utf-8"))).plain()
