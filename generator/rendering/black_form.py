"""Text that is as black would leave it, told without black.

Most of what the templates print is, and black takes most of a run's time to find that
out. Only a few plain forms are known here, in each of which black has no choice; whatever
is of another form is left to black. A property test holds that they agree.

The forms: one statement on a line that is short enough, or brackets whose items stand on
a line each with a comma behind the last, which black keeps apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.rendering.black_grammar import (
    Unknown,
    after,
    after_expression,
    after_parameter,
    after_parameters,
    annotated_at,
    block_at,
    item_at,
    opens,
    targets_at,
    verb_at,
)
from generator.rendering.black_layout import (
    STEP,
    Undividable,
    divided,
    divided_annotation,
    divided_arguments,
    divided_parameter,
    fitting,
    items_of,
)
from generator.rendering.black_strings import QUOTES, after_docstring, after_string
from generator.rendering.blackened import LINE_LENGTH

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
    except (IndexError, Undividable, Unknown):
        return None


class _Reader:
    """Reads lines from the first on; raises Unknown, or IndexError after the last."""

    def __init__(self, lines: Sequence[str], indent: str) -> None:
        self._lines = lines
        self._indent = indent
        self._at = 0
        self._divided: dict[int, list[str]] = {}

    def formatted(self) -> list[str]:
        return [
            line
            for at, whole in enumerate(self._lines)
            for line in self._divided.get(at, (whole,))
        ]

    def is_read(self) -> bool:
        indent = self._indent
        while self._any_line(indent).startswith("@"):
            self._statement(indent)
        line = self._any_line(indent)
        if line.startswith(("def ", "async def ", "class ")):
            self._block(line, indent)
        else:
            self._statement(indent)
            if not self._is_done():
                self._at = after_string(self._lines, self._at, indent)
        return self._is_done()

    def _is_done(self) -> bool:
        return self._at == len(self._lines)

    def _line(self, indent: str) -> str:
        """Return the current line, which is indented so and fits, without that."""
        if len(self._lines[self._at]) > LINE_LENGTH:
            raise Unknown
        return self._any_line(indent)

    def _any_line(self, indent: str) -> str:
        """Return the current line, which is indented so and may be too long."""
        line = self._lines[self._at]
        if not line.startswith(indent):
            raise Unknown
        return line[len(indent) :]

    def _is_long(self) -> bool:
        return len(self._lines[self._at]) > LINE_LENGTH

    def _block(self, line: str, indent: str) -> None:
        self._head(line, indent)
        inner = indent + STEP
        if self._any_line(inner).startswith(QUOTES):
            self._at = after_docstring(self._lines, self._at, inner)
            if line.startswith("class ") and not self._is_done():
                self._blank()
        may_be_blank = False
        while not self._is_done():
            if may_be_blank and not self._lines[self._at]:
                self._at += 1
            if self._any_line(inner).startswith(QUOTES):
                self._at = after_string(self._lines, self._at, inner)
            else:
                self._statement(inner)
            may_be_blank = True

    def _head(self, line: str, indent: str) -> None:
        """Read the lines of a block up to its colon."""
        name = block_at(line)
        if name is None:
            raise Unknown
        at = name.end()
        if self._is_long() and line[at:] != "(":
            self._divide_head(line, at, indent)
        self._at += 1
        if line[at:] == "(":
            inner = self._any_line(indent + STEP)
            if inner.endswith(","):
                self._items(indent + STEP)
            else:
                if self._is_long():
                    self._divided[self._at] = fitting(items_of(inner), indent + STEP)
                self._at += 1
                if after_parameters(f"{inner})", 0) != len(inner):
                    raise Unknown
                if self._fits(line, inner, indent):
                    raise Unknown
            line, at = self._line(indent), 0
            self._at += 1
        elif line[at] == "(":
            at = after_parameters(line, at + 1)
        if line[at] == ")":
            at += 1
        if line.startswith(" -> ", at):
            at = after_expression(line, at + 4)
        if line[at:] != ":":
            raise Unknown

    def _divide_head(self, line: str, at: int, indent: str) -> None:
        """Divide the only line of a class, or of a function with a single parameter."""
        end = after_parameters(line, at + 1)
        whole = line[at + 1 : end]
        items = items_of(whole)
        is_class = line.startswith("class ")
        if len(items) > 1 and not is_class:
            raise Unknown
        lines = [f"{indent}{line[: at + 1]}", f"{indent}{line[end:]}"]
        if len(lines[1]) > LINE_LENGTH:
            raise Unknown
        is_one = is_class and len(f"{indent}{STEP}{whole}") <= LINE_LENGTH
        lines[1:1] = (
            [f"{indent}{STEP}{whole}"] if is_one else fitting(items, indent + STEP)
        )
        self._divided[self._at] = lines

    def _fits(self, line: str, inner: str, indent: str) -> bool:
        """Tell whether a line, what its brackets hold, and what follows fit on one."""
        whole = f"{indent}{line}{inner}{self._line(indent)}"
        return len(whole) <= LINE_LENGTH

    def _blank(self) -> None:
        if self._lines[self._at]:
            raise Unknown
        self._at += 1

    def _statement(self, indent: str) -> None:
        line = self._any_line(indent)
        at = 0
        if (known := targets_at(line) or verb_at(line)) is not None:
            at = known.end()
        elif (annotated := annotated_at(line)) is not None:
            at = after_expression(line, annotated.end())
            if self._is_long() and line[at:] in ("", " = None", " = UNSET"):
                lines = divided_annotation(line[:at], line[at:], indent)
                self._divided[self._at] = lines
                self._at += 1
                return
            if at == len(line):
                self._at += 1
                return
            at = after(" = ", line, at)
        self._value(line, at, indent, "")

    def _value(self, line: str, at: int, indent: str, tail: str) -> None:
        """Read a value from a place in a line on; `tail` is what stands behind it."""
        is_long = self._is_long()
        self._at += 1
        if not opens(line, at):
            if line[after_expression(line, at) :] != tail:
                raise Unknown
            if is_long:
                text = line[: len(line) - len(tail)]
                self._divided[self._at - 1] = divided(text, indent, tail)
            return
        if is_long and not (tail == "," and line[-1] == "("):
            if self._is_moved(line, at, indent):
                return
        elif (
            not is_long
            and line[-1] == "("
            and self._is_drawn_together(line, indent, tail)
        ):
            return
        count = self._items(indent + STEP)
        # A single item of a subscript would be drawn to one line.
        if not count or (count == 1 and line[-1] == "[" and line[-2:-1].strip(" (")):
            raise Unknown
        if self._line(indent) != _CLOSING[line[-1]] + tail:
            raise Unknown
        self._at += 1

    def _is_moved(self, line: str, at: int, indent: str) -> bool:
        """Divide a line that opens a call and is too long, as far as that goes.

        Where the annotation fits on a line of its own, the whole call moves into
        parentheses below it, and all of it is read; else the annotation is divided.
        """
        is_assigned = annotated_at(line) and line.startswith(" = ", at - 3)
        if not is_assigned or f"{indent})" not in self._lines[self._at :]:
            raise Unknown
        start, declared, call = self._at - 1, line[: at - 3], line[at:]
        opening = f"{indent}{declared} = ("
        if len(opening) > LINE_LENGTH:
            self._divided[start] = divided(declared, indent, f" = {call}")
            return False
        end = self._lines.index(f"{indent})", start)
        inner = [f"{STEP}{each}" for each in self._lines[start + 1 : end + 1]]
        made = as_formatted([f"{indent}{STEP}_ = {call}", *inner], f"{indent}{STEP}")
        if made is None:
            raise Unknown
        made[0] = f"{indent}{STEP}{call}"
        self._divided |= {each: [] for each in range(start + 1, end + 1)}
        self._divided[start] = [opening, *made, f"{indent})"]
        self._at = end + 1
        return True

    def _is_drawn_together(self, line: str, indent: str, tail: str) -> bool:
        """Read arguments that stand on one line below that of the call, if they do.

        Black has them there where all of it is too long for one line.
        """
        inner = self._any_line(indent + STEP)
        if inner.endswith(","):
            return False
        if opens(inner, before.end() if (before := item_at(inner)) else 0):
            return False
        if after_parameters(f"{inner})", 0) != len(inner):
            raise Unknown
        if self._is_long():
            self._divided[self._at] = divided_arguments(inner, indent + STEP)
        self._at += 1
        if self._line(indent) != f"){tail}" or self._fits(line, inner, indent):
            raise Unknown
        self._at += 1
        return True

    def _items(self, indent: str) -> int:
        """Read what stands in brackets, an item a line; return how many there are."""
        count = 0
        while self._lines[self._at].startswith(indent):
            line = self._any_line(indent)
            if line == "*,":
                self._at += 1
            elif annotated_at(line):
                if line[after_parameter(line, 0) :] != ",":
                    raise Unknown
                if self._is_long():
                    self._divided[self._at] = divided_parameter(line[:-1], indent)
                self._at += 1
            else:
                before = item_at(line)
                self._value(line, before.end() if before else 0, indent, ",")
            count += 1
        return count
