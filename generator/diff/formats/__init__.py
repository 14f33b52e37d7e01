"""How a review is written: a module for each format, with one function `write`."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from generator.diff.model import Formatter

FORMATS = ("text", "markdown", "html", "json", "github", "accept")
"""The names of the formats, each of a module with a function `write`."""


def formatter(name: str) -> Formatter:
    """Return what writes a format; its module is loaded when it is asked for."""
    module = importlib.import_module(f"generator.diff.formats.{name}")
    return cast("Formatter", module.write)
