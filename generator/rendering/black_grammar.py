"""The grammar of the lines that are known to be as black has them: patterns, and where
what they match ends.
"""

from __future__ import annotations

import re

_DEPTH = 8
"""How many brackets may stand in one another on a line."""

_NAME = r"[A-Za-z_]\w*"
_NAMES = rf"{_NAME}(?:\.{_NAME})*"
_TEXT = r'r"[^"]*"|"(?:[^"\\]|\\[^"])*"'
_NUMBER = r"-?\d+(?:\.\d+)?"
_BEFORE_ITEM = (
    rf"(?:{_NAME}=(?:lambda: )?|\*{{1,2}}|(?:{_TEXT}|{_NUMBER}|{_NAME}\.{_NAME}): )?"
)


def _expression(depth: int, last: str) -> str:
    """Return a pattern of expressions without operators other than `|`.

    `last` is what may stand behind the last item of brackets. An operand is not given up
    once it is read, so that no text takes long.
    """
    atom = rf"(?:{_TEXT}|{_NUMBER}|{_NAMES})"
    if not depth:
        return atom
    item = f"{_BEFORE_ITEM}{_expression(depth - 1, last)}"
    items = rf"(?:{item}(?:, (?![)\]}}])|{last}(?=[)\]}}])))*"
    operand = rf"(?:{atom}|(?=[\[{{]))(?:[(\[{{]{items}[)\]}}](?:\.{_NAMES})?)*"
    return rf"(?>{operand}(?: \| (?=\S)|(?![\w\"\[{{-])))+"


_expression_at = re.compile(_expression(_DEPTH, ""), re.ASCII).match
_joined_at = re.compile(_expression(_DEPTH, ",?"), re.ASCII).match
targets_at = re.compile(rf"(?:{_NAMES} = )+(?:await )?", re.ASCII).match
verb_at = re.compile(r"return (?:await )?|raise |await |@", re.ASCII).match
annotated_at = re.compile(rf"\*{{0,2}}{_NAME}: ", re.ASCII).match
_item_at = re.compile(rf"lambda {_NAME}: |{_BEFORE_ITEM}", re.ASCII).match
opens = re.compile(rf"(?:{_NAMES}[(\[]|[\[{{])", re.ASCII).fullmatch
block_at = re.compile(rf"(?:(?:async )?def|class) {_NAME}", re.ASCII).match


class Unknown(Exception):
    """A line is of no form that is known."""


def after(text: str, line: str, at: int) -> int:
    """Return the place behind a text that must stand at another place of a line."""
    if not line.startswith(text, at):
        raise Unknown
    return at + len(text)


def after_expression(line: str, at: int, is_joined: bool = False) -> int:
    """Return where the expression ends that begins at a place.

    Where lines have been joined, a comma may stand behind the last item of brackets.

    Raises:
        Unknown: there is none.
    """
    found = (_joined_at if is_joined else _expression_at)(line, at)
    if found is None:
        raise Unknown
    return found.end()


def before_item(line: str, at: int = 0) -> int:
    """Return where the value of an item of brackets begins, behind its name or key."""
    before = _item_at(line, at)
    return before.end() if before else at


def after_argument(line: str, at: int, is_joined: bool = False) -> int:
    """Return where an argument, or another item of brackets, ends."""
    return after_expression(line, before_item(line, at), is_joined)


def after_parameter(line: str, at: int, is_joined: bool = False) -> int:
    """Return where the parameter or argument ends that begins at a place."""
    annotated = annotated_at(line, at)
    if annotated is None:
        return after_argument(line, at, is_joined)
    at = after_expression(line, annotated.end(), is_joined)
    if line.startswith(" = ", at):
        return after_expression(line, at + 3, is_joined)
    return at


def after_parameters(line: str, at: int, is_joined: bool = False) -> int:
    """Return the place of the bracket that closes the one before `at`."""
    while True:
        is_star = line.startswith("*, ", at)
        at = at + 1 if is_star else after_parameter(line, at, is_joined)
        if is_joined and line.startswith(",)", at):
            at += 1
        if line[at] == ")":
            return at
        at = after(", ", line, at)


def after_head(line: str, at: int, is_joined: bool = False) -> int:
    """Return where what may be behind the name of a function or class ends."""
    if line[at] == "(":
        at = after_parameters(line, at + 1, is_joined)
    return after_result(line, at, is_joined)


def after_result(line: str, at: int, is_joined: bool = False) -> int:
    """Return where the rest of a head ends, which begins with the closing bracket."""
    if line[at] == ")":
        at += 1
    if line.startswith(" -> ", at):
        at = after_expression(line, at + 4, is_joined)
    return after(":", line, at)


def after_assigned(line: str, at: int) -> int:
    """Return where the value begins that is assigned to an annotated name."""
    at = after(" = ", line, at)
    return at + len("await ") if line.startswith("await ", at) else at


def after_statement(line: str, is_joined: bool = False) -> int:
    """Return where a statement ends, or the head of a block."""
    if (name := block_at(line)) is not None:
        return after_head(line, name.end(), is_joined)
    if (known := targets_at(line) or verb_at(line)) is not None:
        return after_expression(line, known.end(), is_joined)
    if (annotated := annotated_at(line)) is not None:
        at = after_expression(line, annotated.end(), is_joined)
        if at == len(line):
            return at
        return after_expression(line, after_assigned(line, at), is_joined)
    return after_expression(line, 0, is_joined)
