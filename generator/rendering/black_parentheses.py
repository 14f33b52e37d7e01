"""Statements with the parentheses that black may put around their values and types."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.rendering.black_grammar import Unknown
from generator.rendering.black_leaves import CLOSING, OPENING, Leaf, deep, leaves_of


def leaves_of_parameter(text: str) -> list[Leaf]:
    """Return the leaves of a parameter of a function.

    Raises:
        Unknown: black may change more than the lines.
    """
    return list(_with_unions_apart(leaves_of(text)))


def leaves_of_statement(text: str) -> list[Leaf]:
    """Return the leaves of a statement, or of the lines before its block.

    Raises:
        Unknown: black may change more than the lines.
    """
    leaves = leaves_of(text)
    first = leaves[0].text
    if first == "class":
        return leaves
    if first in ("def", "async"):
        return _of_function(leaves)
    if first == "return":
        return [leaves[0], *_apart(leaves[1:])] if leaves[1:] else leaves
    return _of_assignment(leaves)


def _apart(leaves: list[Leaf], role: str = "display") -> list[Leaf]:
    """Return leaves in parentheses that are not there so far."""
    opening = Leaf("", "(", leaves[0].prefix, role)
    closing = Leaf("", ")")
    closing.opening = opening
    leaves[0].without_space()
    return [opening, *leaves, closing]


def _of_assignment(leaves: list[Leaf]) -> list[Leaf]:
    marks = [
        at
        for at, (leaf, depth) in enumerate(deep(leaves))
        if not depth and leaf.kind in ":="
    ]
    if not marks:
        return leaves
    result = leaves[: marks[0] + 1]
    for start, end in zip(marks, [*marks[1:], len(leaves)], strict=True):
        if start != marks[0]:
            result.append(leaves[start])
        result += _apart(leaves[start + 1 : end])
    return result


def _of_function(leaves: list[Leaf]) -> list[Leaf]:
    start = next(at for at, leaf in enumerate(leaves) if leaf.kind == "(")
    end = next(at for at, leaf in enumerate(leaves) if leaf.opening is leaves[start])
    inside = _with_unions_apart(leaves[start + 1 : end])
    result = [*leaves[: start + 1], *inside]
    if leaves[end + 1].kind != "->":
        return [*result, *leaves[end:]]
    returned = leaves[end + 2 : -1]
    if returned[0].kind == "s" or any(
        leaf.kind == "," and after.kind in CLOSING for leaf, after in pairwise(returned)
    ):
        raise Unknown
    for leaf in returned:
        leaf.is_annotation = True
    return [
        *result,
        leaves[end],
        leaves[end + 1],
        *_apart(returned, "result"),
        leaves[-1],
    ]


def _with_unions_apart(leaves: list[Leaf]) -> Iterator[Leaf]:
    """Yield parameters, their types in parentheses where black may put some there."""
    type_: list[Leaf] | None = None
    is_union = is_starred = is_lambda = False
    before = ""
    for leaf, depth in deep(leaves):
        if type_ is not None:
            if depth or leaf.kind not in ",=":
                leaf.is_annotation = True
                type_.append(leaf)
                is_union |= not depth and leaf.kind == "|"
                continue
            yield from _typed(type_, is_union, is_starred)
            type_ = None
        yield leaf
        if depth:
            continue
        if leaf.text == "lambda":
            is_lambda = True
        elif leaf.kind == ":" and is_lambda:
            is_lambda = False
        elif leaf.kind == ":" and before == "n":
            type_, is_union = [], False
        elif leaf.kind == ",":
            is_starred = False
        elif leaf.kind == "*":
            is_starred = True
        before = leaf.kind
    if type_ is not None:
        yield from _typed(type_, is_union, is_starred)


def _typed(type_: list[Leaf], is_union: bool, is_starred: bool) -> list[Leaf]:
    if not is_union and type_[0].kind not in OPENING:
        return type_
    if is_starred:
        raise Unknown
    return _apart(type_)
