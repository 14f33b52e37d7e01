"""Lines that are too long, divided as black divides them.

This is black's own way, for the statements that are printed here: at the last brackets,
then at commas and bars within these, with parentheses around values and types where
that is better. A property test holds that both agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import lru_cache
from typing import TypeAlias

from generator.rendering.black_grammar import Unknown
from generator.rendering.black_halves import (
    Halves,
    Indivisible,
    halves,
    is_chained,
    is_function,
    last_halves,
    may_omit_parentheses,
    prefers,
)
from generator.rendering.black_leaves import (
    CLOSING,
    OPENING,
    Leaf,
    leaves_of,
    new_comma,
)
from generator.rendering.black_lines import COMMA, DOT, Line, backwards
from generator.rendering.black_parentheses import (
    leaves_of_parameter,
    leaves_of_statement,
)
from generator.rendering.blackened import LINE_LENGTH

_Way: TypeAlias = Callable[[Line, bool], list[Line]]
_NOTHING: frozenset[Leaf] = frozenset()
_REMEMBERED = 1024
"""How many texts are remembered: both clients have the same parameters, for one."""


@lru_cache(maxsize=_REMEMBERED)
def divided_statement(text: str, indent: str) -> list[str]:
    """Return the lines of a statement, or of what stands before its block.

    Raises:
        Unknown: how black divides it is not known.
    """
    return _divided(leaves_of_statement(text), indent, inside=False)


@lru_cache(maxsize=_REMEMBERED)
def divided_argument(text: str, indent: str) -> list[str]:
    """Return the lines of an argument that has a comma behind it, or of such an item.

    Raises:
        Unknown: how black divides it is not known.
    """
    return _divided(leaves_of(text), indent, inside=True)


@lru_cache(maxsize=_REMEMBERED)
def divided_parameter(text: str, indent: str) -> list[str]:
    """Return the lines of a parameter that has a comma behind it.

    Raises:
        Unknown: how black divides it is not known.
    """
    return _divided(leaves_of_parameter(text), indent, inside=True)


def _divided(leaves: list[Leaf], indent: str, *, inside: bool) -> list[str]:
    depth = len(indent) // 4
    lines = _transformed(_line(leaves, depth, inside), False)
    made = [leaf for line in lines for leaf in line.leaves]
    if any(leaf.is_new or (leaf.text and leaf.is_optional) for leaf in made):
        # Black reads what it has changed once more, and so it sees new commas.
        again = [leaf.renewed() for leaf in made]
        lines = _transformed(_line(again, depth, inside), False)
    return [str(line) for line in lines]


def _line(leaves: list[Leaf], depth: int, inside: bool) -> Line:
    line = Line(depth, inside)
    line.extend(leaves)
    return line


def _transformed(line: Line, is_forced: bool) -> list[Line]:
    """Divide a line if it is too long; forced, in parentheses that are to be added."""
    if not line.is_exploding and not line.magic and line.is_short():
        return [line]
    ways: tuple[_Way, ...] = (_at_last_brackets,)
    if is_function(line):
        ways = (_at_first_brackets,)
    elif line.inside:
        ways = (_at_delimiters, _at_last_brackets)
    for way in ways:
        try:
            return _run(line, way, is_forced)
        except Indivisible:
            continue
    return [line]


def _run(line: Line, way: _Way, is_forced: bool) -> list[Line]:
    optional = [each for each in line.invisible if not each.depth]
    result: list[Line] = []
    lines = way(line, is_forced)
    if len(lines) == 1 and str(lines[0]) == str(line):
        raise Indivisible
    for each in lines:
        result += _transformed(each, is_forced)
    if (
        is_forced
        or way is not _at_last_brackets
        or not line.invisible
        or any(each.text for each in optional)
        or result[0].is_short()
        or any(each.is_new for each in line.leaves)
    ):
        return result
    other = _run(line.copied(), way, True)
    return other if all(each.is_short() for each in other) else result


def _at_first_brackets(line: Line, is_forced: bool) -> list[Line]:
    """Divide the head of a function at its parameters, or else at its result."""
    leaves = line.leaves
    for at, opening in enumerate(leaves):
        if opening.kind != "(":
            continue
        end = at + 1
        while end < len(leaves) and leaves[end].opening is not opening:
            end += 1
        if at + 1 < end < len(leaves):
            _show(opening)
            _show(leaves[end])
            return halves(
                line, leaves[: at + 1], leaves[at + 1 : end], leaves[end:], opening
            ).lines
    if any(each.kind == "[" for each in leaves):
        # These would be next.
        raise Unknown
    raise Indivisible


def _at_last_brackets(line: Line, is_forced: bool) -> list[Line]:
    first: list[Line] | None = None
    for omit in _trailers_to_omit(line):
        if omit and _begins_late(line, omit):
            continue
        lines = _right_hand(line, is_forced, omit)
        if first is None and not omit:
            first = lines
        if lines[0].is_short():
            return lines
    return first if first is not None else _right_hand(line, is_forced, _NOTHING)


def _begins_late(line: Line, omit: Set[Leaf]) -> bool:
    """Tell whether the brackets that are not omitted open behind the end of a line."""
    for leaf in reversed(line.leaves):
        if leaf.kind in CLOSING and leaf not in omit:
            if leaf.opening is None or not leaf.opening.text:
                return False
            if leaf.opening not in line.leaves:
                return False
            before = line.leaves[: line.leaves.index(leaf.opening)]
            size = sum([len(each.prefix) + len(each.text) for each in before])
            return 4 * line.depth + size > LINE_LENGTH
    return False


def _trailers_to_omit(line: Line) -> Iterator[Set[Leaf]]:
    """Yield what may be kept together at the end of a line, more and more of it."""
    omit: set[Leaf] = set()
    if not line.magic:
        yield omit
    length = 4 * line.depth
    opening: Leaf | None = None
    closing: Leaf | None = None
    inner: set[Leaf] = set()
    for at, leaf, size in backwards(line):
        length += size
        if length > LINE_LENGTH:
            return
        before = line.leaves[at - 1].kind if at else ""
        if opening:
            if leaf is opening:
                opening = None
            elif leaf.kind in CLOSING:
                if before == "," and not _is_single(line, leaf):
                    return
                inner.add(leaf)
        elif leaf.kind in CLOSING:
            if before in OPENING:
                inner.add(leaf)
                continue
            if closing:
                omit.add(closing)
                omit |= inner
                inner.clear()
                yield omit
            if before == "," and not _is_single(line, leaf):
                return
            if leaf.text:
                opening, closing = leaf.opening, leaf


def _is_single(line: Line, closing: Leaf) -> bool:
    """Tell whether black takes what is in brackets for one item, in spite of its comma.

    It does where it has tried to divide the line within them: the depths of leaves are
    those of that try.
    """
    if closing.kind != ")" or closing.opening not in line.leaves:
        return False
    start = line.leaves.index(closing.opening)
    end = line.leaves.index(closing)
    return not any(
        each.kind == "," and not each.is_new and each.depth == closing.depth + 1
        for each in line.leaves[start:end]
    )


def _right_hand(line: Line, is_forced: bool, omit: Set[Leaf]) -> list[Line]:
    return _without_parentheses(last_halves(line, omit), line, is_forced, omit)


def _without_parentheses(
    found: Halves, line: Line, is_forced: bool, omit: Set[Leaf]
) -> list[Line]:
    """Return halves as lines, those without parentheses to be added where they do."""
    is_optional = not found.opening.text and not found.closing.text
    if not is_forced and is_optional and may_omit_parentheses(found):
        omit = {found.closing, *omit}
        try:
            other = last_halves(line, omit)
            if prefers(other, found):
                return _without_parentheses(other, line, is_forced, omit)
        except Indivisible:
            if (
                not is_chained(line)
                and len(found.body.leaves) < 2
                and not found.body.is_short()
            ):
                raise
    _show(found.opening)
    _show(found.closing)
    return found.lines


def _at_delimiters(line: Line, is_forced: bool) -> list[Line]:
    last = line.leaves[-1]
    found = [each for leaf, each in line.delimiters.items() if leaf is not last]
    if not found:
        raise Indivisible
    first = max(found)
    if first == DOT and sum(each == DOT for each in line.delimiters.values()) == 1:
        raise Indivisible
    parts: list[list[Leaf]] = [[]]
    for leaf in line.leaves:
        parts[-1].append(leaf)
        if line.delimiters.get(leaf) == first:
            parts.append([])
    if not parts[-1]:
        parts.pop()
    if first == COMMA and last.kind != ",":
        parts[-1].append(new_comma(last))
    for part in parts:
        part[0].prefix = ""
    return [_line(part, line.depth, line.inside) for part in parts]


def _show(leaf: Leaf) -> None:
    if leaf.kind in "()":
        leaf.text = leaf.kind
