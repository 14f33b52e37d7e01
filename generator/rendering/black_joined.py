"""Statements that stand on several lines, or on one that is too long, as black has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.rendering.black_division import (
    divided_argument,
    divided_parameter,
    divided_statement,
)
from generator.rendering.black_grammar import (
    Unknown,
    after_argument,
    after_parameter,
    after_statement,
)

_ATOM = re.compile(r'(?:\w+=|"[^"\\]*": )?(?:[A-Za-z_][\w.]*|"[^"\\]*"),', re.ASCII)
"""What black leaves on its line however long that is."""

_OPENING = ("(", "[", "{")
_CLOSING = (")", "]", "}")


def statement_at(lines: Sequence[str], at: int, indent: str) -> tuple[list[str], int]:
    """Return what black makes of the statement at a line, and where the next one is.

    Of a block, it is the head.

    Raises:
        Unknown: that is not known.
    """
    text, end = _joined(lines, at, indent)
    if after_statement(text, is_joined=True) != len(text):
        raise Unknown
    return divided_statement(text, indent), end


def with_items(
    opening: str, items: Sequence[str], longest: int, indent: str
) -> list[str]:
    """Return the lines of a statement that ends in a call, with those of its items.

    Args:
        opening: The statement up to the bracket of the call, without its indentation.
        items: Lines a step deeper than the statement.
        longest: The length of the longest of them, without that indentation.
        indent: What is before the statement.

    Raises:
        Unknown: how black divides it is not known, or the items would go deeper.
    """
    name = "_" * max(longest - 1, 1)
    text = f"{opening}{name},)"
    if after_statement(text, is_joined=True) != len(text):
        raise Unknown
    made = divided_statement(text, indent)
    item = f"{indent}    {name},"
    if item not in made:
        raise Unknown
    at = made.index(item)
    return [*made[:at], *items, *made[at + 1 :]]


def argument_at(lines: Sequence[str], at: int, indent: str) -> tuple[list[str], int]:
    """Return what black makes of an argument, or another item of brackets, likewise.

    A comma stands behind it.

    Raises:
        Unknown: that is not known.
    """
    text, end = _joined(lines, at, indent)
    if _ATOM.fullmatch(text):
        return [indent + text], end
    if text[after_argument(text, 0, is_joined=True) :] != ",":
        raise Unknown
    return divided_argument(text, indent), end


def parameter_at(lines: Sequence[str], at: int, indent: str) -> tuple[list[str], int]:
    """Return what black makes of a parameter with a comma behind it, likewise.

    Raises:
        Unknown: that is not known.
    """
    text, end = _joined(lines, at, indent)
    if text[after_parameter(text, 0, is_joined=True) :] != ",":
        raise Unknown
    return divided_parameter(text, indent), end


def _joined(lines: Sequence[str], at: int, indent: str) -> tuple[str, int]:
    """Return the lines from one on up to where all brackets are closed, as one.

    These are told by their indentation.
    """
    text = lines[at][len(indent) :]
    at += 1
    while text.endswith(_OPENING):
        while lines[at].startswith(f"{indent} "):
            text = _with_next(text, lines[at].lstrip())
            at += 1
        line = lines[at]
        if not line.startswith(indent) or not line.startswith(_CLOSING, len(indent)):
            raise Unknown
        text = _with_next(text, line[len(indent) :])
        at += 1
    return text, at


def _with_next(text: str, line: str) -> str:
    if text.endswith(_OPENING) or line.startswith(_CLOSING):
        return text + line
    if not text.endswith(","):
        raise Unknown
    return f"{text} {line}"
