"""The grammar of the lines that are known to be as black has them: patterns, and where
what they match ends.
"""

from __future__ import annotations

import re

_DEPTH = 5
"""How many brackets may stand in one another on a line."""

_NAME = r"[A-Za-z_]\w*"
_NAMES = rf"{_NAME}(?:\.{_NAME})*"
_TEXT = r'r"[^"]*"|"(?:[^"\\]|\\[^"])*"'
_NUMBER = r"-?\d+(?:\.\d+)?"
_BEFORE_ITEM = (
    rf"(?:{_NAME}=(?:lambda: )?|\*{{1,2}}|(?:{_TEXT}|{_NUMBER}|{_NAME}\.{_NAME}): )?"
)


def _expression(depth: int) -> str:
    """Return a pattern of expressions without operators other than `|`.

    An operand is not given up once it is read, so that no text takes long.
    """
    atom = rf"(?:{_TEXT}|{_NUMBER}|{_NAMES})"
    if not depth:
        return atom
    items = rf"(?:{_BEFORE_ITEM}{_expression(depth - 1)}(?:, (?![)\]}}])|(?=[)\]}}])))*"
    operand = rf"(?:{atom}|(?=[\[{{]))(?:[(\[{{]{items}[)\]}}](?:\.{_NAMES})?)*"
    return rf"(?>{operand}(?: \| (?=\S)|(?![\w\"\[{{-])))+"


expression_at = re.compile(_expression(_DEPTH), re.ASCII).match
targets_at = re.compile(rf"(?:{_NAMES} = )+(?:await )?", re.ASCII).match
verb_at = re.compile(r"return (?:await )?|raise |await |@", re.ASCII).match
annotated_at = re.compile(rf"\*{{0,2}}{_NAME}: ", re.ASCII).match
item_at = re.compile(rf"lambda {_NAME}: |{_BEFORE_ITEM}", re.ASCII).match
opens = re.compile(rf"(?:{_NAMES}[(\[]|[\[{{])", re.ASCII).fullmatch
block_at = re.compile(rf"(?:(?:async )?def|class) {_NAME}", re.ASCII).match


class Unknown(Exception):
    """A line is of no form that is known."""


def after(text: str, line: str, at: int) -> int:
    """Return the place behind a text that must stand at another place of a line."""
    if not line.startswith(text, at):
        raise Unknown
    return at + len(text)


def after_expression(line: str, at: int) -> int:
    """Return where the expression ends that begins at a place; raises Unknown."""
    found = expression_at(line, at)
    if found is None:
        raise Unknown
    return found.end()


def after_parameter(line: str, at: int) -> int:
    """Return where the parameter or argument ends that begins at a place."""
    annotated = annotated_at(line, at)
    if annotated is None:
        before = item_at(line, at)
        return after_expression(line, before.end() if before else at)
    at = after_expression(line, annotated.end())
    return after_expression(line, at + 3) if line.startswith(" = ", at) else at


def after_parameters(line: str, at: int) -> int:
    """Return the place of the bracket that closes the one before `at`."""
    while True:
        at = at + 1 if line.startswith("*, ", at) else after_parameter(line, at)
        if line[at] == ")":
            return at
        at = after(", ", line, at)
