"""A line in two: what stands in its last brackets, and what is around these."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from generator.rendering.black_leaves import CLOSING, OPENING, Leaf, new_comma
from generator.rendering.black_lines import COMMA, DOT, Line, within_brackets
from generator.rendering.blackened import LINE_LENGTH


class Indivisible(Exception):
    """A line cannot be divided in the way that was tried."""


@dataclass(frozen=True, slots=True)
class Halves:
    """What stands before, within and behind some brackets."""

    head: Line
    body: Line
    tail: Line
    opening: Leaf
    closing: Leaf

    @property
    def lines(self) -> list[Line]:
        """Return those that have anything."""
        return [each for each in (self.head, self.body, self.tail) if each.leaves]


def last_halves(line: Line, omit: Set[Leaf]) -> Halves:
    """Divide a line at its last brackets but those that end in leaves to omit.

    Raises:
        Indivisible: there are none.
    """
    leaves = line.leaves
    at = end = len(leaves) - 1
    while True:
        while at >= 0 and (leaves[at].kind not in CLOSING or leaves[at] in omit):
            at -= 1
        if at < 0:
            raise Indivisible
        end, opening = at, leaves[at].opening
        at -= 1
        while at >= 0 and leaves[at] is not opening:
            at -= 1
        if at < 0 or opening is None:
            raise Indivisible
        if at + 1 < end:
            break
        # Empty brackets are none.
        at -= 1
    return halves(line, leaves[: at + 1], leaves[at + 1 : end], leaves[end:], opening)


def halves(
    line: Line, head: list[Leaf], body: list[Leaf], tail: list[Leaf], opening: Leaf
) -> Halves:
    """Return the leaves of a line as halves of it."""
    closing = tail[0]
    if _needs_comma(line, body, opening):
        body = [*body, new_comma(body[-1])]
    return Halves(
        _head(line, head),
        _body(line, body, opening),
        _tail(line, tail),
        opening,
        closing,
    )


def may_omit_parentheses(halves: Halves) -> bool:
    """Tell whether a line may be divided elsewhere than in parentheses to be added."""
    body = halves.body
    if not body.delimiters:
        return True
    first = max(body.delimiters.values())
    if sum(each == first for each in body.delimiters.values()) > 1:
        return False
    if first == DOT:
        return True
    leaves = body.leaves
    if (
        leaves[0].kind in OPENING
        and leaves[1].kind not in CLOSING
        and _goes_on_after(body, leaves[0])
    ):
        return True
    last = leaves[-1]
    if last.kind not in CLOSING or last.opening is None:
        return False
    if last.kind == "]" and not last.opening.role:
        return False
    return leaves[-2].kind not in OPENING and _opens_late(body, last.opening)


def prefers(omitting: Halves, halves: Halves) -> bool:
    """Tell whether halves without parentheses to be added are preferred to some with."""
    head = halves.head.leaves
    if len(head) < 2 or head[-2].kind != "=":
        return True
    if not any(each.kind in OPENING or each.kind in CLOSING for each in head[:-1]):
        return True
    if not halves.head.is_short(LINE_LENGTH - 1) or halves.head.magic:
        return True
    assigned, still = _assigned(halves.head), _assigned(omitting.head)
    if assigned > 1 and assigned > still:
        return False
    for leaf in reversed(omitting.head.leaves):
        if leaf.kind == "=":
            break
        if leaf.kind in CLOSING:
            return True
    return still > 0 and omitting.head.is_short()


def _assigned(line: Line) -> int:
    return sum(each.kind == "=" for each in line.leaves)


def is_chained(line: Line) -> bool:
    """Tell whether black takes a line for several assignments in one."""
    return _assigned(line) > 1


def is_function(line: Line) -> bool:
    """Tell whether a line begins the head of a function."""
    words = [each.text for each in line.leaves[:2]]
    return words[0] == "def" or words == ["async", "def"]


def _goes_on_after(line: Line, first: Leaf) -> bool:
    """Tell whether what follows on the first brackets is short, or can be divided."""
    is_behind = False
    length = 4 * line.depth
    for leaf in line.leaves:
        if leaf.kind in CLOSING and leaf.opening is first:
            is_behind = True
        if is_behind:
            length += len(leaf.prefix) + len(leaf.text)
            if length > LINE_LENGTH:
                return False
            if leaf.kind in OPENING:
                is_behind = False
    return True


def _opens_late(line: Line, last: Leaf) -> bool:
    """Tell whether a line is short up to its last brackets, or has others before."""
    length = 4 * line.depth
    has_others = False
    for leaf in line.leaves:
        length += len(leaf.prefix) + len(leaf.text)
        if leaf is last:
            if has_others or length <= LINE_LENGTH:
                return True
        elif leaf.kind in OPENING:
            has_others = True
    return False


def _needs_comma(line: Line, body: list[Leaf], opening: Leaf) -> bool:
    if not body or not is_function(line) or opening.text != "(":
        return False
    if opening.role == "result" or body[-1].kind == ",":
        return False
    return not any(each.kind == "," and not each.is_annotation for each in body)


def _head(line: Line, leaves: list[Leaf]) -> Line:
    head = Line(line.depth, inside=False)
    head.extend(leaves, within_brackets(leaves))
    return head


def _body(line: Line, leaves: list[Leaf], opening: Leaf) -> Line:
    body = Line(line.depth + 1, inside=True)
    body.extend(leaves)
    if leaves:
        last = leaves[-1]
        is_comma = last.kind == ","
        rest = [
            each
            for leaf, each in body.delimiters.items()
            if leaf is not last or not is_comma
        ]
        if rest and max(rest) == COMMA:
            body.is_exploding = is_comma or opening.role == "display"
    return body


def _tail(line: Line, leaves: list[Leaf]) -> Line:
    tail = Line(line.depth, inside=False)
    tail.leaves = leaves
    return tail
