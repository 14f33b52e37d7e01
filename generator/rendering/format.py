"""Rendered Python text to its final form: black's, byte by byte."""

from __future__ import annotations

from generator.rendering.blackened import FormatError, blackened
from generator.rendering.pieces import format_in_pieces

__all__ = ["FormatError", "format_module"]


def format_module(text: str, path: str) -> str:
    """Return the text of the module that goes to `path`, as black would have it.

    Raises:
        FormatError: it is no Python.
    """
    return format_in_pieces(text, {}, lambda part: blackened(part, path)).text
