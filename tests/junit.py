"""Whether results of tests are as CI servers read them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xmlschema


def faults(report: str) -> list[str]:
    """Return what a reader of JUnit's results would not take."""
    return [f"{each.path}: {each.reason}" for each in _schema().iter_errors(report)]


@cache
def _schema() -> xmlschema.XMLSchema:
    # Of all processes that collect the tests, one asks for it; it takes long to import.
    import xmlschema

    return xmlschema.XMLSchema(Path(__file__).with_name("junit.xsd"))
