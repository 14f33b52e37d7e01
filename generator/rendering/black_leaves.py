"""The tokens of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.rendering.black_grammar import Unknown

OPENING = frozenset("([{")
CLOSING = frozenset(")]}")

_TOKENS = re.compile(
    r'( *)(r?"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*|\d+(?:\.\d+)?|->|\*\*?|[()\[\]{},:=|.@-])',
    re.ASCII,
)
_OPERAND = frozenset("ns0)]}")


class Leaf:
    """A token, and what is before it on its line.

    `kind` is the token itself where that is no name, text or number. A parenthesis whose
    text is empty is not there, as long as a line needs none to be divided.
    """

    __slots__ = (
        "_space",
        "depth",
        "is_annotation",
        "is_new",
        "kind",
        "opening",
        "prefix",
        "role",
        "text",
    )

    def __init__(self, text: str, kind: str, prefix: str = "", role: str = "") -> None:
        self.text = text
        self.kind = kind
        self.prefix = self._space = prefix
        self.role = role
        """Of an opening bracket: "display", "result" of a function, or nothing."""

        self.depth = 0
        self.opening: Leaf | None = None
        self.is_annotation = False
        self.is_new = False

    def without_space(self) -> None:
        """Let nothing be before the leaf, wherever it stands."""
        self.prefix = self._space = ""

    @property
    def is_optional(self) -> bool:
        """Tell whether this is a parenthesis that is there only where a line needs it."""
        opening = self.opening or self
        return opening.kind == "(" and bool(opening.role)

    def copied(self) -> Leaf:
        """Return the same leaf, in no line so far."""
        leaf = Leaf(self.text, self.kind, self._space, self.role)
        leaf.is_annotation = self.is_annotation
        return leaf

    def renewed(self) -> Leaf:
        """Return the leaf as it would be read again."""
        leaf = self.copied()
        if self.is_optional:
            leaf.text = ""
        return leaf


def new_comma(before: Leaf) -> Leaf:
    """Return a comma behind a leaf, where there was none."""
    comma = Leaf(",", ",")
    comma.is_annotation = before.is_annotation
    comma.is_new = True
    return comma


def leaves_of(text: str) -> list[Leaf]:
    """Return the leaves of a text of one line.

    Raises:
        Unknown: black may change more than the lines.
    """
    if not text.isascii():
        # Some characters are as wide as two.
        raise Unknown
    leaves: list[Leaf] = []
    opened: list[tuple[Leaf, int]] = []
    end = 0
    before = ""
    for token in _TOKENS.finditer(text):
        if token.start() != end:
            raise Unknown
        end = token.end()
        prefix, word = token.groups()
        first = word[0]
        if first.isalpha() or first == "_":
            kind = "s" if word[-1] == '"' else "n"
        elif first == '"':
            kind = "s"
        else:
            kind = "0" if first.isdigit() else word
        if kind == "." and before == "s":
            # Black has a rule of its own for what a text can do.
            raise Unknown
        leaf = Leaf(word, kind, prefix)
        if kind in OPENING:
            if before not in _OPERAND or prefix:
                leaf.role = "display"
            opened.append((leaf, len(leaves)))
        elif kind in CLOSING:
            _close(leaf, leaves, *opened.pop())
        leaves.append(leaf)
        before = kind
    if end != len(text) or opened:
        raise Unknown
    return leaves


def _close(leaf: Leaf, leaves: list[Leaf], opening: Leaf, at: int) -> None:
    leaf.opening = opening
    is_subscript = opening.kind == "[" and not opening.role
    if is_subscript and leaves[-1].kind == "," and not _commas(leaves[at + 1 : -1]):
        # This comma makes a tuple.
        raise Unknown
    if opening.role and opening.kind == "(":
        raise Unknown


def _commas(leaves: list[Leaf]) -> bool:
    return any(depth == 0 and leaf.kind == "," for leaf, depth in deep(leaves))


def deep(leaves: list[Leaf]) -> Iterator[tuple[Leaf, int]]:
    """Yield each leaf with how many brackets are open around it."""
    depth = 0
    for leaf in leaves:
        depth -= leaf.kind in CLOSING
        yield leaf, depth
        depth += leaf.kind in OPENING
