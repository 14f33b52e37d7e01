"""Well-known slips in YAML: what was meant, where a parser says only what it met."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.problems.diagnostics import Diagnostic
from generator.sources.source import Place, Position, Source

_LONGEST = 60
"""How many characters of the spec a hint repeats."""

_MEMBER = re.compile(
    r"(?P<before>\s*(?:- +)*)(?P<key>[^\s#'\"{\[][^:]*?): +(?P<text>\S.*)"
)
_COMMENTED = re.compile(r"(?P<key>\$ref)['\"]? *: +(?P<text>#[^\s,}\]]+)")
_UNSPACED = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_$][\w$.-]*):(?P<text>[^\s:/].*)")


@dataclass(frozen=True, slots=True)
class Broken:
    """Where a parser of YAML stopped, why, and where it began what it was reading."""

    source: Source
    problem: str
    at: Position
    since: Position

    @property
    def line(self) -> str:
        """Return the text of the line on which it stopped."""
        return self.source.line(self.at.line)

    @property
    def column(self) -> int:
        """Return the number of characters on the line before it stopped."""
        return self.at.column - 1

    def stretch(self, line: int, start: int, end: int) -> Place:
        """Return a place on a line, from and to numbers of characters before it."""
        first, last = Position(line, start + 1), Position(line, end + 1)
        return Place(self.source, first, last)

    def rest(self) -> Place:
        """Return what is on the line from where it stopped."""
        end = max(len(self.line.rstrip()), self.column + 1)
        return self.stretch(self.at.line, self.column, end)


def slip(broken: Broken) -> Diagnostic | None:
    """Return what was probably meant where YAML broke; None where that is not known."""
    return next((found for look in _SLIPS if (found := look(broken))), None)


def comment_instead(value: Place) -> Diagnostic | None:
    """Return what is wrong with the empty value of a `$ref`, if a comment is behind it."""
    line = value.source.line(value.start.line)
    for match in _COMMENTED.finditer(line):
        if match.start("text") >= value.start.column - 1:
            return _commented(value.source, value.start.line, match)
    return None


def _finding(message: str, place: Place, hint: str) -> Diagnostic:
    return Diagnostic(f"invalid YAML: {message}", place, hint, rule="not-readable")


def _commented(source: Source, line: int, match: re.Match[str]) -> Diagnostic:
    start, end = match.span("text")
    place = Place(source, Position(line, start + 1), Position(line, end + 1))
    return _finding(
        "this `$ref` is empty: what begins with ` #` is a comment",
        place,
        f"write the reference in quotes: $ref: {_quoted(match['text'])}",
    )


def _comment(broken: Broken) -> Diagnostic | None:
    """Find a reference whose `#` made a comment of the rest of its line."""
    for number in range(broken.since.line, broken.at.line + 1):
        if match := _COMMENTED.search(broken.source.line(number)):
            return _commented(broken.source, number, match)
    return None


def _unquoted(broken: Broken) -> Diagnostic | None:
    """Find a text with `: ` in it, which begins a mapping unless it is in quotes."""
    match = _MEMBER.match(broken.line)
    if "mapping values" not in broken.problem or match is None:
        return None
    start, end = match.span("text")
    if start >= broken.column:
        return None
    text = match["text"].rstrip()
    return _finding(
        f"the text of `{match['key']}` has `: ` in it, which begins a mapping",
        broken.stretch(broken.at.line, start, end),
        f"write it in quotes: {match['key']}: {_quoted(text)}",
    )


def _without_space(broken: Broken) -> Diagnostic | None:
    """Find a key whose colon has no space behind it, on this line or the one before."""
    if not re.search("mapping values|expected ':'", broken.problem):
        return None
    for number in (broken.at.line, broken.at.line - 1, broken.since.line):
        match = _UNSPACED.match(broken.source.line(number)) if number else None
        if match is not None:
            place = broken.stretch(number, match.start("key"), match.start("text"))
            return _finding(
                f"`{match['key']}:` needs a space behind it",
                place,
                f"write {match['key']}: {_cropped(match['text'])}",
            )
    return None


def _indented(broken: Broken) -> Diagnostic | None:
    """Find a key that stands further in, or less, than those it belongs to."""
    indent = len(broken.line) - len(broken.line.lstrip(" "))
    above = _line_above(broken)
    outer = len(above) - len(above.lstrip(" "))
    if "mapping values" in broken.problem and indent > outer:
        message = (
            "this line is further in than the one above, which has a value already"
        )
    elif "expected key" in broken.problem and broken.column == indent and indent:
        message = "this line stands beside no other one"
    else:
        return None
    first = broken.stretch(broken.at.line, indent, max(broken.column, indent + 1))
    return _finding(
        message, first, "begin it below the first character of its neighbours"
    )


def _line_above(broken: Broken) -> str:
    lines = (broken.source.line(each) for each in range(broken.at.line - 1, 0, -1))
    return next((each for each in lines if each.strip()), "")


def _escape(broken: Broken) -> Diagnostic | None:
    """Find a backslash that means nothing in double quotes, as in a pattern."""
    if not re.search("escape character|hexdecimal number", broken.problem):
        return None
    at = broken.line.rfind("\\", 0, broken.column + 1)
    if at < 0:
        return None
    escape = broken.line[at : at + 2]
    quoted = re.match(r'"((?:[^"\\]|\\.)*)"', broken.line[broken.since.column - 1 :])
    same_line = broken.since.line == broken.at.line
    shown = f": {_quoted(quoted[1])}" if quoted and same_line else ""
    return _finding(
        f"`{escape}` means nothing in double quotes",
        broken.stretch(broken.at.line, at, at + 2),
        f"in single quotes, a backslash is itself{shown}",
    )


def _reserved(broken: Broken) -> Diagnostic | None:
    """Find a text that begins with a character which means something else."""
    at = broken.since.column - 1
    line = broken.source.line(broken.since.line)
    if not re.search("cannot start any token|alphabetic or numeric", broken.problem):
        return None
    if line[at : at + 1] not in tuple("@`%*&"):
        return None
    text = re.split(r":(?= |$)|\s#|[,}\]]", line[at:])[0].rstrip()
    return _finding(
        f"a text may not begin with `{line[at]}` unless it is in quotes",
        broken.stretch(broken.since.line, at, at + len(text)),
        f"write {_quoted(text)}",
    )


def _behind_the_end(broken: Broken) -> Diagnostic | None:
    """Find a quote or a bracket inside of a text, which ends it too early."""
    before = broken.line[: broken.column].rstrip()
    if "expected key" not in broken.problem or before[-1:] not in tuple("'\"}]"):
        return None
    match = _MEMBER.match(broken.line)
    if match is None or match["text"][0] not in tuple("'\"{["):
        return None
    text = match["text"].rstrip()
    inner = text[1:-1] if text[0] in "'\"" and text[-1] == text[0] else text
    return _finding(
        f"the value of `{match['key']}` ends at the `{before[-1]}` before this",
        broken.rest(),
        f"write all of it in quotes: {match['key']}: {_quoted(inner)}",
    )


def _never_closed(broken: Broken) -> Diagnostic | None:
    """Find the quote that has no second one."""
    if "unexpected end of stream" not in broken.problem:
        return None
    start = broken.since.column - 1
    place = broken.stretch(broken.since.line, start, start + 1)
    return _finding(
        "this quote has no other one that ends it", place, "add the other one"
    )


def _quoted(text: str) -> str:
    """Return a text as YAML takes it for itself."""
    return _cropped("'{}'".format(text.replace("'", "''")))


def _cropped(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


_SLIPS: tuple[Callable[[Broken], Diagnostic | None], ...] = (
    _comment,
    _unquoted,
    _without_space,
    _indented,
    _escape,
    _reserved,
    _behind_the_end,
    _never_closed,
)
