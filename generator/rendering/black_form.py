"""Text that is as black would leave it, told without black.

Most of what the templates print is, and black takes most of a run's time to find that
out. Only a few plain forms are known here, in each of which black has no choice; whatever
is of another form is left to black. A property test holds that they agree.

The forms: one statement on a line that is short enough, or brackets whose items stand on
a line each with a comma behind the last, which black keeps apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.rendering.blackened import LINE_LENGTH

_STEP = "    "
_DEPTH = 5
"""How many brackets may stand in one another on a line."""

_NAME = r"[A-Za-z_]\w*"
_NAMES = rf"{_NAME}(?:\.{_NAME})*"
_TEXT = r'r"[^"]*"|"(?:[^"\\]|\\[^"])*"'
_NUMBER = r"-?\d+(?:\.\d+)?"
_BEFORE_ITEM = rf"(?:{_NAME}=|\*{{1,2}}|(?:{_TEXT}|{_NUMBER}): )?"


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


_expression_at = re.compile(_expression(_DEPTH), re.ASCII).match
_targets_at = re.compile(rf"(?:{_NAMES} = )+(?:await )?", re.ASCII).match
_verb_at = re.compile(r"return (?:await )?|raise |await |@", re.ASCII).match
_annotated_at = re.compile(rf"\*{{0,2}}{_NAME}: ", re.ASCII).match
_item_at = re.compile(rf"lambda {_NAME}: |{_BEFORE_ITEM}", re.ASCII).match
_opens = re.compile(rf"(?:{_NAMES}[(\[]|[\[{{])", re.ASCII).fullmatch
_block_at = re.compile(rf"(?:(?:async )?def|class) {_NAME}", re.ASCII).match

_CLOSING = {"(": ")", "[": "]", "{": "}"}
_QUOTES = '"""'


def is_formatted(lines: Sequence[str], indent: str = "") -> bool:
    """Tell whether black would leave a function, a class or an assignment as it is.

    The lines are of code that Python can parse, indented by `indent`. False says that it
    is not known.
    """
    try:
        return _Reader(lines, indent).is_read()
    except (IndexError, _Unknown):
        return False


class _Unknown(Exception):
    """A line is of no form that is known."""


class _Reader:
    """Reads lines from the first on; raises _Unknown, or IndexError after the last."""

    def __init__(self, lines: Sequence[str], indent: str) -> None:
        self._lines = lines
        self._indent = indent
        self._at = 0

    def is_read(self) -> bool:
        indent = self._indent
        while self._line(indent).startswith("@"):
            self._statement(indent)
        line = self._line(indent)
        if line.startswith(("def ", "async def ", "class ")):
            self._block(line, indent)
        else:
            self._statement(indent)
            if not self._is_done():
                self._string(indent)
        return self._is_done()

    def _is_done(self) -> bool:
        return self._at == len(self._lines)

    def _line(self, indent: str) -> str:
        """Return the current line, which is indented so, without that."""
        line = self._lines[self._at]
        if len(line) > LINE_LENGTH or not line.startswith(indent):
            raise _Unknown
        return line[len(indent) :]

    def _block(self, line: str, indent: str) -> None:
        self._head(line, indent)
        inner = indent + _STEP
        if self._line(inner).startswith(_QUOTES):
            self._docstring(inner)
            if line.startswith("class ") and not self._is_done():
                self._blank()
        may_be_blank = False
        while not self._is_done():
            if may_be_blank and not self._lines[self._at]:
                self._at += 1
            if self._line(inner).startswith(_QUOTES):
                self._string(inner)
            else:
                self._statement(inner)
            may_be_blank = True

    def _head(self, line: str, indent: str) -> None:
        """Read the lines of a block up to its colon."""
        name = _block_at(line)
        if name is None:
            raise _Unknown
        self._at += 1
        at = name.end()
        if line[at:] == "(":
            inner = self._line(indent + _STEP)
            if inner.endswith(","):
                self._items(indent + _STEP)
            else:
                self._at += 1
                if _after_parameters(f"{inner})", 0) != len(inner):
                    raise _Unknown
                if self._fits(line, inner, indent):
                    raise _Unknown
            line, at = self._line(indent), 0
            self._at += 1
        elif line[at] == "(":
            at = _after_parameters(line, at + 1)
        if line[at] == ")":
            at += 1
        if line.startswith(" -> ", at):
            at = _after_expression(line, at + 4)
        if line[at:] != ":":
            raise _Unknown

    def _fits(self, line: str, inner: str, indent: str) -> bool:
        """Tell whether a line, what its brackets hold, and what follows fit on one."""
        whole = f"{indent}{line}{inner}{self._line(indent)}"
        return len(whole) <= LINE_LENGTH

    def _blank(self) -> None:
        if self._lines[self._at]:
            raise _Unknown
        self._at += 1

    def _statement(self, indent: str) -> None:
        line = self._line(indent)
        at = 0
        if (known := _targets_at(line) or _verb_at(line)) is not None:
            at = known.end()
        elif (annotated := _annotated_at(line)) is not None:
            at = _after_expression(line, annotated.end())
            if at == len(line):
                self._at += 1
                return
            at = _after(" = ", line, at)
        self._value(line, at, indent, "")

    def _value(self, line: str, at: int, indent: str, tail: str) -> None:
        """Read a value from a place in a line on; `tail` is what stands behind it."""
        self._at += 1
        if not _opens(line, at):
            if line[_after_expression(line, at) :] != tail:
                raise _Unknown
            return
        if not tail and line[-1] == "(" and self._is_drawn_together(line, indent):
            return
        count = self._items(indent + _STEP)
        # A single item of a subscript would be drawn to one line.
        if not count or (count == 1 and line[-1] == "[" and line[-2:-1].strip(" (")):
            raise _Unknown
        if self._line(indent) != _CLOSING[line[-1]] + tail:
            raise _Unknown
        self._at += 1

    def _is_drawn_together(self, line: str, indent: str) -> bool:
        """Read arguments that stand on one line below that of the call, if they do.

        Black has them there where all of it is too long for one line.
        """
        inner = self._line(indent + _STEP)
        if inner.endswith(","):
            return False
        if _opens(inner, before.end() if (before := _item_at(inner)) else 0):
            return False
        if _after_parameters(f"{inner})", 0) != len(inner):
            raise _Unknown
        self._at += 1
        if self._line(indent) != ")" or self._fits(line, inner, indent):
            raise _Unknown
        self._at += 1
        return True

    def _items(self, indent: str) -> int:
        """Read what stands in brackets, an item a line; return how many there are."""
        count = 0
        while self._lines[self._at].startswith(indent):
            line = self._line(indent)
            if line == "*,":
                self._at += 1
            elif _annotated_at(line):
                if line[_after_parameter(line, 0) :] != ",":
                    raise _Unknown
                self._at += 1
            else:
                before = _item_at(line)
                self._value(line, before.end() if before else 0, indent, ",")
            count += 1
        return count

    def _docstring(self, indent: str) -> None:
        """Read the string that a function or class begins with: black indents those."""
        first = self._line(indent)[len(_QUOTES) :]
        self._at += 1
        if not first or first[0] in ' "\\':
            raise _Unknown
        if _is_end(first):
            return
        if first.endswith(" ") or _QUOTES in first:
            raise _Unknown
        least = False
        while (line := self._lines[self._at]) != indent + _QUOTES:
            if line and not line.startswith(indent):
                raise _Unknown
            if line != line.rstrip() or "\t" in line or _QUOTES in line:
                raise _Unknown
            least |= bool(line) and line[len(indent)] != " "
            self._at += 1
        if not self._lines[self._at - 1] or not least:
            raise _Unknown
        self._at += 1

    def _string(self, indent: str) -> None:
        """Read a string that is a statement of its own: black leaves its inside alone."""
        line = self._lines[self._at]
        if not line.startswith(indent + _QUOTES):
            raise _Unknown
        rest = line[len(indent) + len(_QUOTES) :]
        while _QUOTES not in rest:
            self._at += 1
            rest = self._lines[self._at]
        if not rest.endswith(_QUOTES) or rest.index(_QUOTES) != len(rest) - 3:
            raise _Unknown
        self._at += 1


def _after(text: str, line: str, at: int) -> int:
    """Return the place behind a text that must stand at another place of a line."""
    if not line.startswith(text, at):
        raise _Unknown
    return at + len(text)


def _after_expression(line: str, at: int) -> int:
    found = _expression_at(line, at)
    if found is None:
        raise _Unknown
    return found.end()


def _after_parameter(line: str, at: int) -> int:
    annotated = _annotated_at(line, at)
    if annotated is None:
        before = _item_at(line, at)
        return _after_expression(line, before.end() if before else at)
    at = _after_expression(line, annotated.end())
    return _after_expression(line, at + 3) if line.startswith(" = ", at) else at


def _after_parameters(line: str, at: int) -> int:
    """Return the place of the bracket that closes the one before `at`."""
    while True:
        at = at + 1 if line.startswith("*, ", at) else _after_parameter(line, at)
        if line[at] == ")":
            return at
        at = _after(", ", line, at)


def _is_end(text: str) -> bool:
    """Tell whether the first line of a docstring is its last, too.

    Raises:
        _Unknown: black would have something to do there.
    """
    if not text.endswith(_QUOTES):
        return False
    inside = text[: -len(_QUOTES)]
    if not inside or inside[-1] in ' "\\' or _QUOTES in inside or not text.isascii():
        raise _Unknown
    return True
