"""A line that is too long, divided as black divides it.

Only brackets at the end of a line are known here, which is what most long lines of the
templates have; whatever else black has a choice of is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.rendering.blackened import LINE_LENGTH

STEP = "    "
_BARS = re.compile(r'r?"(?:[^"\\]|\\.)*"|[()\[\]{}]| \| ')
_MARKS = re.compile(r'r?"(?:[^"\\]|\\.)*"|[()\[\]{}]|, ')
_ATOM = re.compile(r'(?:(?:[\w.]+|"[^"\\]*"): )?(?:[\w.]+|"[^"]*")')
"""What black leaves on its line however long that is, as an item among others."""

_OPENING = {")": "(", "]": "[", "}": "{"}
_NAME_BEFORE = re.compile(r"[\w\])]\Z")


class Undividable(Exception):
    """Black may divide a line otherwise than is known here."""


def divided(
    text: str, indent: str, tail: str = "", *, is_item: bool = False
) -> list[str]:
    """Return the lines of a text that may be too long, each indented.

    `tail` follows it on its last line, and is not among the text. `is_item` tells that
    it stands in brackets.

    Raises:
        Undividable: how black divides it is not known.
    """
    whole = f"{indent}{text}{tail}"
    if len(whole) <= LINE_LENGTH or (tail == "," and _ATOM.fullmatch(text)):
        return [whole]
    if members := members_of(text):
        # A statement goes into parentheses, an item of brackets stands a line each.
        if not is_item or any(each[-1] in ")]}" for each in members):
            raise Undividable
        return [f"{indent}{each}" for each in [*members[:-1], members[-1] + tail]]
    start, commas = _last_brackets(text)
    head, body, closing = text[: start + 1], text[start + 1 : -1], text[-1]
    if not body or len(indent) + len(head) > LINE_LENGTH:
        raise Undividable
    items = _cut(body, [each - start - 1 for each in commas])
    is_display = head[-1] != "(" and not _NAME_BEFORE.search(head[:-1])
    inner = indent + STEP
    if len(inner) + len(body) <= LINE_LENGTH and not (is_display and len(items) > 1):
        lines = [inner + body]
    else:
        lines = _items(items, inner)
    return [indent + head, *lines, f"{indent}{closing}{tail}"]


def divided_arguments(body: str, indent: str) -> list[str]:
    """Return the lines of what stands in the brackets of a call, and is too long.

    Raises:
        Undividable: how black divides it is not known.
    """
    return _items(items_of(body), indent)


def divided_annotation(text: str, assigned: str, indent: str) -> list[str]:
    """Return the lines of an annotated name that is too long.

    `assigned` is nothing, or a word that is assigned to it.

    Raises:
        Undividable: how black divides it is not known.
    """
    word = assigned.removeprefix(" = ")
    opening = f"{indent}{text} = ("
    if word and len(opening) <= LINE_LENGTH:
        return [opening, f"{indent}{STEP}{word}", f"{indent})"]
    name, _, type_ = text.partition(": ")
    if members_of(type_):
        return _in_parentheses(name, type_, assigned, indent)
    return divided(text, indent, assigned)


def _in_parentheses(name: str, union: str, tail: str, indent: str) -> list[str]:
    lines = divided(union, indent + STEP, is_item=True)
    return [f"{indent}{name}: (", *lines, f"{indent}){tail}"]


def divided_parameter(text: str, indent: str) -> list[str]:
    """Return the lines of a parameter that is too long, with a comma behind it.

    Raises:
        Undividable: how black divides it is not known.
    """
    declared, default, word = text.partition(" = ")
    name, _, type_ = declared.partition(": ")
    if members_of(type_) and (not default or word.isidentifier()):
        return _in_parentheses(name, type_, f"{default}{word},", indent)
    if default or not _ATOM.fullmatch(type_):
        raise Undividable
    return [f"{indent}{name}: {type_},"]


def fitting(items: Sequence[str], indent: str) -> list[str]:
    """Return items a line each, with a comma behind each.

    Raises:
        Undividable: one is too long.
    """
    lines = [f"{indent}{each}," for each in items]
    if max(map(len, lines)) > LINE_LENGTH:
        raise Undividable
    return lines


def members_of(text: str) -> list[str]:
    """Return what stands between the bars outside of all brackets, with them before it.

    Nothing is returned where there are none.
    """
    depth, ends = 0, []
    for mark in _BARS.finditer(text):
        depth += (mark[0] in "([{") - (mark[0] in ")]}")
        if mark[0] == " | " and not depth:
            ends.append(mark.start())
    if not ends:
        return []
    starts = [0, *(each + 1 for each in ends)]
    return [text[start:end] for start, end in zip(starts, [*ends, None], strict=True)]


def _items(items: list[str], indent: str) -> list[str]:
    if len(items) == 1:
        return _item(items[0], indent)
    return [line for each in items for line in _item(each, indent, ",")]


def _item(text: str, indent: str, tail: str = "") -> list[str]:
    """Return the lines of what stands in brackets, with others or alone."""
    return divided(text, indent, tail, is_item=True)


def items_of(body: str) -> list[str]:
    """Return the items between commas, those in brackets aside."""
    start, commas = _last_brackets(f"({body})")
    return _cut(body, [each - start - 1 for each in commas])


def _last_brackets(text: str) -> tuple[int, list[int]]:
    """Return where the last brackets open, and where the commas between their items are."""
    if text[-1] not in _OPENING:
        raise Undividable
    opened: list[tuple[int, list[int]]] = []
    last: tuple[int, list[int]] | None = None
    for mark in _MARKS.finditer(text):
        match mark[0]:
            case "(" | "[" | "{":
                opened.append((mark.start(), []))
            case ")" | "]" | "}":
                last = opened.pop()
            case ", " if opened:
                opened[-1][1].append(mark.start())
            case ", ":
                raise Undividable
    if last is None or opened or text[last[0]] != _OPENING[text[-1]]:
        raise Undividable
    return last


def _cut(body: str, commas: list[int]) -> list[str]:
    starts = [0, *(each + 2 for each in commas)]
    return [body[start:end] for start, end in zip(starts, [*commas, None], strict=True)]
