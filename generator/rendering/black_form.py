"""Text that is as black would leave it, told without black.

Most of what the templates print is, and black takes most of a run's time to find that
out. Only a few plain forms are known here, in each of which black has no choice; whatever
is of another form is left to black. A property test holds that they agree.

The forms: one statement on a line that is short enough, or brackets whose items stand on
a line each with a comma behind the last, which black keeps apart. What is too long for
its line, or could stand on fewer of them, is divided as black divides it
(`black_division.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.rendering.black_grammar import (
    Unknown,
    after_assigned,
    after_expression,
    after_head,
    after_parameter,
    after_parameters,
    after_result,
    annotated_at,
    before_item,
    block_at,
    opens,
    targets_at,
    verb_at,
)
from generator.rendering.black_joined import (
    argument_at,
    parameter_at,
    statement_at,
    with_items,
)
from generator.rendering.black_strings import QUOTES, after_docstring, after_string
from generator.rendering.blackened import LINE_LENGTH

STEP = "    "
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def is_formatted(lines: Sequence[str], indent: str = "") -> bool:
    """Tell whether black would leave a function, a class or an assignment as it is.

    The lines are of code that Python can parse, indented by `indent`. False says that it
    is not known.
    """
    return as_formatted(lines, indent) == list(lines)


def as_formatted(lines: Sequence[str], indent: str = "") -> list[str] | None:
    """Return what black would make of a function, a class or an assignment.

    The lines are of code that Python can parse, indented by `indent`; some of them may be
    too long. None says that it is not known.
    """
    reader = _Reader(lines, indent)
    try:
        return reader.formatted() if reader.is_read() else None
    except (IndexError, Unknown):
        return None


class _Reader:
    """Reads lines from the first on; raises Unknown, or IndexError after the last."""

    def __init__(self, lines: Sequence[str], indent: str) -> None:
        self._lines = lines
        self._indent = indent
        self._at = 0
        self._divided: dict[int, list[str]] = {}

    def formatted(self) -> list[str]:
        return self._formatted(0, len(self._lines))

    def _formatted(self, start: int, end: int) -> list[str]:
        """Return what has been made of some lines."""
        if not self._divided:
            return list(self._lines[start:end])
        return [
            line
            for at in range(start, end)
            for line in self._divided.get(at, (self._lines[at],))
        ]

    def is_read(self) -> bool:
        indent = self._indent
        while self._whole_line(indent).startswith("@"):
            self._statement(indent)
        line = self._whole_line(indent)
        if line.startswith(("def ", "async def ", "class ")):
            self._block(line, indent)
        else:
            self._statement(indent)
            if not self._is_done():
                self._at = after_string(self._lines, self._at, indent)
        return self._is_done()

    def _is_done(self) -> bool:
        return self._at == len(self._lines)

    def _whole_line(self, indent: str) -> str:
        """Return the current line, which is indented so, without that."""
        line = self._lines[self._at]
        if not line.startswith(indent):
            raise Unknown
        return line[len(indent) :]

    def _line(self, indent: str) -> str:
        """Return the current line, which is indented so and fits, without that."""
        if self._is_long():
            raise Unknown
        return self._whole_line(indent)

    def _is_long(self) -> bool:
        line = self._lines[self._at]
        # Some characters are as wide as two.
        return len(line) * (1 if line.isascii() else 2) > LINE_LENGTH

    def _or_divided(
        self,
        read: Callable[[str], None],
        indent: str,
        divide: Callable[[Sequence[str], int, str], tuple[list[str], int]],
    ) -> None:
        """Read what is as black has it; if it is not, all of it is divided anew."""
        start = self._at
        try:
            read(indent)
        except (IndexError, Unknown):
            made, self._at = divide(self._lines, start, indent)
            self._divided |= {each: [] for each in range(start, self._at)}
            self._divided[start] = made

    def _block(self, line: str, indent: str) -> None:
        self._or_divided(self._head, indent, statement_at)
        inner = indent + STEP
        if self._whole_line(inner).startswith(QUOTES):
            self._at = after_docstring(self._lines, self._at, inner)
            if line.startswith("class ") and not self._is_done():
                self._blank()
        may_be_blank = False
        while not self._is_done():
            if may_be_blank and not self._lines[self._at]:
                self._at += 1
            if self._whole_line(inner).startswith(QUOTES):
                self._at = after_string(self._lines, self._at, inner)
            else:
                self._statement(inner)
            may_be_blank = True

    def _blank(self) -> None:
        if self._lines[self._at]:
            raise Unknown
        self._at += 1

    def _head(self, indent: str) -> None:
        """Read the lines of a block up to its colon."""
        line = self._line(indent)
        name = block_at(line)
        if name is None:
            raise Unknown
        at = name.end()
        self._at += 1
        if line[at:] == "(":
            inner = self._whole_line(indent + STEP)
            if inner.endswith(","):
                self._items(indent + STEP, self._parameter, parameter_at)
            else:
                self._together(line, inner, indent)
            end = after_result(self._line(indent), 0)
            if end != len(self._whole_line(indent)):
                raise Unknown
            self._at += 1
        elif after_head(line, at) != len(line):
            raise Unknown

    def _statement(self, indent: str) -> None:
        self._or_divided(self._plain_statement, indent, self._divided_statement)

    def _divided_statement(
        self, lines: Sequence[str], start: int, indent: str
    ) -> tuple[list[str], int]:
        self._at = start
        try:
            return self._divided_around_items(indent), self._at
        except (IndexError, Unknown):
            return statement_at(lines, start, indent)

    def _divided_around_items(self, indent: str) -> list[str]:
        """Divide what is before the items of a call, which stay as they are.

        They have a comma behind the last, and so the rest is divided as if one name stood
        there, as long as the longest of their lines.
        """
        start = self._at
        opening, inner = self._whole_line(indent), indent + STEP
        if not self._is_long() or opening[-1] != "(":
            raise Unknown
        self._at += 1
        count = self._items(inner, self._argument, argument_at)
        if not count or self._whole_line(indent) != ")":
            raise Unknown
        items = self._formatted(start + 1, self._at)
        self._at += 1
        longest = max(map(len, items)) - len(inner)
        return with_items(opening, items, longest, indent)

    def _plain_statement(self, indent: str) -> None:
        line = self._line(indent)
        at = 0
        if (known := targets_at(line) or verb_at(line)) is not None:
            at = known.end()
        elif (annotated := annotated_at(line)) is not None:
            at = after_expression(line, annotated.end())
            if at == len(line):
                self._at += 1
                return
            at = after_assigned(line, at)
        self._value(line, at, indent, "")

    def _value(self, line: str, at: int, indent: str, tail: str) -> None:
        """Read a value from a place in a line on; `tail` is what stands behind it."""
        self._at += 1
        if not opens(line, at):
            if line[after_expression(line, at) :] != tail:
                raise Unknown
            return
        if line[-1] == "(":
            inner = self._whole_line(indent + STEP)
            if not inner.endswith(",") and not opens(inner, before_item(inner)):
                self._together(line, inner, indent)
                self._close(line, indent, tail)
                return
        count = self._items(indent + STEP, self._argument, argument_at)
        # A single item of a subscript would be drawn to one line.
        if not count or (count == 1 and line[-1] == "[" and line[-2:-1].strip(" (")):
            raise Unknown
        self._close(line, indent, tail)

    def _close(self, line: str, indent: str, tail: str) -> None:
        if self._line(indent) != _CLOSING[line[-1]] + tail:
            raise Unknown
        self._at += 1

    def _together(self, line: str, inner: str, indent: str) -> None:
        """Read arguments that stand on one line below that of the call.

        Black has them there where all of it is too long for one line.
        """
        self._line(indent + STEP)
        if after_parameters(f"{inner})", 0) != len(inner):
            raise Unknown
        self._at += 1
        whole = f"{indent}{line}{inner}{self._line(indent)}"
        if len(whole) <= LINE_LENGTH:
            raise Unknown

    def _items(
        self,
        indent: str,
        read: Callable[[str], None],
        divide: Callable[[Sequence[str], int, str], tuple[list[str], int]],
    ) -> int:
        """Read what stands in brackets, an item a line; return how many there are."""
        count = 0
        while self._lines[self._at].startswith(indent):
            self._or_divided(read, indent, divide)
            count += 1
        return count

    def _argument(self, indent: str) -> None:
        line = self._line(indent)
        self._value(line, before_item(line), indent, ",")

    def _parameter(self, indent: str) -> None:
        line = self._line(indent)
        if line != "*," and line[after_parameter(line, 0) :] != ",":
            raise Unknown
        self._at += 1
