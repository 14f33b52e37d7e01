"""Results in pages of AWS JSON whose tokens are no texts, but keys of several members."""

from __future__ import annotations

import logging
from typing import Any

from templates.package._runtime.operation import Operation, Pagination
from templates.package._runtime.pages import Pages
from templates.package._runtime.structure import Structure


class Scan(Structure):
    """What is asked for."""

    table: str
    start: dict[str, Any] | None = None


class Scanned(Structure):
    """A page."""

    last: dict[str, Any] | None = None


def test_keys_are_passed_on_until_one_comes_again() -> None:
    """They are compared as a whole; an empty one is none."""
    operation = Operation(
        name="Scan",
        binding=None,
        input=Scan,
        output=Scanned,
        pagination=Pagination("start", "last", "items"),
    )
    pages = Pages(operation, Scan(table="t"), logging.getLogger("pages"))
    for key in ({"id": {"S": "a"}}, {"id": {"S": "b"}}):
        assert Scan(table="t", start=key) == pages.after(Scanned(last=key))
    assert pages.after(Scanned(last={"id": {"S": "a"}})) is None
    assert pages.after(Scanned(last={})) is None
    assert pages.after(Scanned()) is None
