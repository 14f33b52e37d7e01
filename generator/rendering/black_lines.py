"""A line as black builds one: its leaves, and where these let it be divided."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from generator.rendering.black_leaves import CLOSING, OPENING, Leaf
from generator.rendering.blackened import LINE_LENGTH

COMMA = 18
BAR = 8
DOT = 1
"""How early black divides at what: at commas first."""


class Line:
    """Leaves, `depth` steps from the left.

    What is in brackets that the line has is tracked, or all of it where it stands
    `inside` brackets that are on other lines.
    """

    __slots__ = (
        "_lambdas",
        "_level",
        "_opened",
        "_previous",
        "delimiters",
        "depth",
        "inside",
        "invisible",
        "is_exploding",
        "leaves",
        "magic",
    )

    def __init__(self, depth: int, inside: bool) -> None:
        self.depth = depth
        self.inside = inside
        self.leaves: list[Leaf] = []
        self.is_exploding = False
        """It is divided even if it is short enough."""

        self.magic = False
        """There is a comma behind the last item of some brackets."""

        self.delimiters: dict[Leaf, int] = {}
        self.invisible: list[Leaf] = []
        self._opened: list[Leaf] = []
        self._level = 0
        self._previous: Leaf | None = None
        self._lambdas: list[int] = []

    def __str__(self) -> str:
        first, *others = self.leaves
        start = f"{first.prefix}{'    ' * self.depth}{first.text}"
        return start + "".join([each.prefix + each.text for each in others])

    def length(self) -> int:
        """Return how many characters the line has."""
        leaves = self.leaves
        return 4 * self.depth + sum([len(e.prefix) + len(e.text) for e in leaves])

    def is_short(self, length: int = LINE_LENGTH) -> bool:
        """Tell whether the line is no longer than that."""
        return self.length() <= length

    def extend(
        self, leaves: Iterable[Leaf], tracked: Container[Leaf] | None = None
    ) -> None:
        """Append leaves, and track some of them, or all."""
        opened, delimiters, lambdas = self._opened, self.delimiters, self._lambdas
        level, previous = self._level, self._previous
        last = self.leaves[-1].kind if self.leaves else ""
        for leaf in leaves:
            kind = leaf.kind
            if (tracked is None or leaf in tracked) and (
                opened or level or kind not in CLOSING
            ):
                if kind in CLOSING:
                    level -= 1
                    leaf.opening = opened.pop()
                    self.magic |= last == ","
                    if not leaf.text:
                        self.invisible.append(leaf)
                elif kind == ":" and lambdas and lambdas[-1] == level:
                    level -= 1
                    lambdas.pop()
                leaf.depth = level
                if not level:
                    if kind == ",":
                        delimiters[leaf] = COMMA
                    elif previous is not None:
                        if kind == "|":
                            delimiters[previous] = BAR
                        elif kind == "." and previous.kind in CLOSING:
                            delimiters[previous] = DOT
                if kind in OPENING:
                    opened.append(leaf)
                    level += 1
                    if not leaf.text:
                        self.invisible.append(leaf)
                elif leaf.text == "lambda":
                    level += 1
                    lambdas.append(level)
                previous = leaf
            last = kind
            self.leaves.append(leaf)
        self._level, self._previous = level, previous

    def copied(self) -> Line:
        """Return the same line of other leaves, all of them tracked."""
        line = Line(self.depth, self.inside)
        line.is_exploding, line.magic = self.is_exploding, self.magic
        line.extend(each.copied() for each in self.leaves)
        return line


def within_brackets(leaves: list[Leaf]) -> set[Leaf]:
    """Return those that stand in brackets which are among the leaves, and these."""
    found: set[Leaf] = set()
    opened: list[list[Leaf]] = []
    for leaf in leaves:
        if leaf.kind in OPENING:
            opened.append([leaf])
        elif opened:
            opened[-1].append(leaf)
            if leaf.kind in CLOSING:
                found.update(opened.pop())
    return found


def backwards(line: Line) -> Iterator[tuple[int, Leaf, int]]:
    """Yield leaves with their place and length, the last one first."""
    for at in range(len(line.leaves) - 1, -1, -1):
        leaf = line.leaves[at]
        yield at, leaf, len(leaf.prefix) + len(leaf.text)
