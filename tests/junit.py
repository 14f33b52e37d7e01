"""Whether results of tests are as CI servers read them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import xmlschema


def faults(report: str) -> list[str]:
    """Return what a reader of JUnit's results would not take."""
    return [f"{each.path}: {each.reason}" for each in _schema().iter_errors(report)]


@cache
def _schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(Path(__file__).with_name("junit.xsd"))
