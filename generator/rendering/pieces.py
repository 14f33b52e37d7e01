"""A module in pieces: the formatter sees none that it would leave as it is.

The known pieces of a text are replaced by stubs, the rest is formatted as a whole, and
the stubs give way to what the pieces become. So the formatter decides on all that it
would decide on otherwise, and sees of the known pieces that they are there. Known is what
was formatted before, and what has a form that black leaves alone.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest
from typing import TypeAlias

from generator.rendering.black_form import as_formatted
from generator.rendering.black_imports import imported

Known: TypeAlias = Mapping[str, str]
"""By digest: what a piece became, and the line ends between it and the one before."""

_Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

_ASSIGNED = "_ = 0"
"""The stub of an assignment."""

_IMPORTED = "import _"
"""The stub of an import."""

_ENTANGLED = ("\r", "\f", "\t", "\\\n", "fmt:", "yapf:")
"""What may tie a line to others, or shift the numbers of those below."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """A formatted module, and what is known of its pieces from now on."""

    text: str
    known: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Whole lines, from `start` up to but without `end`."""

    start: int
    end: int
    stub: str
    """What a formatter surrounds with the same blank lines."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive pieces, known ones if there is more than one."""

    piece: _Piece
    digest: str
    link: str | None
    text: str | None
    """What they become; None: that is not known."""


def format_in_pieces(
    text: str, known: Known, format_text: Callable[[str], str]
) -> Formatted:
    """Format a module as `format_text` would, sparing it the known pieces."""
    lines = text.split("\n")
    divided: set[str] = set()

    @cache
    def as_known(piece: _Piece) -> str | None:
        return _as_known(lines, piece)

    def is_divided(class_: ast.ClassDef) -> bool:
        piece = _class(class_)
        own = lines[piece.start : piece.end]
        if (known and _digest(*own) in known) or as_known(piece):
            return False
        divided.add(class_.name)
        return True

    pieces = _split(text, is_divided)
    digests = [_digest(*lines[piece.start : piece.end]) for piece in pieces]
    links = list(_links(lines, pieces, digests))
    runs = _runs(pieces, digests, links, known, as_known)
    stubs = [None if run.text is None else run.piece.stub for run in runs]
    masked = _replace(lines, [run.piece for run in runs], stubs)
    formatted = format_text(masked)
    found = _split(formatted, lambda class_: class_.name in divided)
    if len(found) != len(runs):
        # A formatter that adds or removes statements: take its word for the whole.
        return Formatted(formatted if masked == text else format_text(text), {})
    new = formatted.split("\n")
    kept = {key: known[key] for key in {*digests, *links} if key and key in known}
    return Formatted(
        _replace(new, found, [run.text for run in runs]),
        {**kept, **dict(_learned(new, runs, found))},
    )


def _split(text: str, is_divided: Callable[[ast.ClassDef], bool]) -> list[_Piece]:
    """Return the pieces of a module in order, none where it cannot be taken apart.

    Of a class that is divided, each member is a piece.
    """
    if any(mark in text for mark in _ENTANGLED):
        return []
    try:
        body = ast.parse(text).body
    except SyntaxError:
        return []
    lines = text.split("\n")
    pieces = [_with_comments(piece, lines) for piece in _pieces(body, is_divided)]
    ends = [0, *(piece.end for piece in pieces)]
    if any(piece.start < end for piece, end in zip(pieces, ends, strict=False)):
        # Two statements stand on one line.
        return []
    return pieces


def _pieces(
    body: Sequence[ast.stmt], is_divided: Callable[[ast.ClassDef], bool]
) -> Iterator[_Piece]:
    for statement, following in zip_longest(body, body[1:]):
        match statement:
            case ast.ClassDef() if _has_functions(statement):
                functions = [each for each in statement.body if _is_function(each)]
                yield from _pieces(functions, is_divided)
            case ast.FunctionDef() | ast.AsyncFunctionDef() if not _is_open(statement):
                yield _piece(statement, "def _():\n{}    pass")
            case ast.ClassDef() if not _is_open(statement):
                if is_divided(statement):
                    yield from _pieces(statement.body, is_divided)
                else:
                    yield _class(statement)
            case ast.Import() | ast.ImportFrom():
                yield _piece(statement, _IMPORTED)
            case ast.Assign() | ast.AnnAssign():
                piece = _piece(statement, _ASSIGNED)
                yield replace(piece, end=_end_with_description(piece.end, following))


def _end_with_description(end: int, following: ast.stmt | None) -> int:
    match following:
        case ast.Expr(value=ast.Constant(value=str())) if following.lineno == end + 1:
            return following.end_lineno or end
    return end


def _class(statement: ast.ClassDef) -> _Piece:
    return _piece(statement, "class _:\n{}    pass")


def _piece(statement: ast.stmt, stub: str) -> _Piece:
    decorators = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(each.lineno for each in decorators)])
    indent = " " * statement.col_offset
    return _Piece(
        first - 1, statement.end_lineno or first, indent + stub.format(indent)
    )


def _with_comments(piece: _Piece, lines: list[str]) -> _Piece:
    """Extend a piece by the comments below it that are indented like its inside."""
    indent = len(_indent(piece))
    end = piece.end
    for number in range(piece.end + 1, len(lines) + 1):
        line = lines[number - 1]
        inner = line.lstrip()
        if inner.startswith("#") and len(line) - len(inner) > indent:
            end = number
        elif inner:
            break
    return replace(piece, end=end)


def _is_function(statement: ast.stmt) -> bool:
    return isinstance(statement, _Function)


def _has_functions(statement: ast.ClassDef) -> bool:
    return any(map(_is_function, statement.body))


def _is_open(statement: ast.stmt) -> bool:
    """Tell whether a statement ends in `...`, which may draw the next one closer."""
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return _is_open(statement.body[-1])
        case ast.Expr(value=ast.Constant(value=value)):
            return value is ...
    return False


def _links(
    lines: list[str], pieces: list[_Piece], digests: list[str]
) -> Iterator[str | None]:
    """Yield for each piece the digest of what sets the blank lines before it.

    None where it does not follow on another piece.
    """
    before: tuple[_Piece, str] | None = None
    for piece, digest in zip(pieces, digests, strict=True):
        gap = lines[before[0].end if before else 0 : piece.start]
        if before is None or any(map(str.strip, gap)):
            yield None
        else:
            yield _digest(before[1], str(len(gap)), digest)
        before = piece, digest


def _runs(
    pieces: list[_Piece],
    digests: list[str],
    links: list[str | None],
    known: Known,
    as_known: Callable[[_Piece], str | None],
) -> list[_Run]:
    """Join the pieces that are known, and known to follow one another."""
    runs: list[_Run] = []
    for piece, digest, link in zip(pieces, digests, links, strict=True):
        text = known.get(digest) or as_known(piece)
        last = runs[-1] if runs else None
        gap = known.get(link) or _usual_gap(last, piece) if link else None
        if text and gap and last and last.text and last.piece.stub == piece.stub:
            runs[-1] = replace(
                last,
                piece=replace(last.piece, end=piece.end),
                text=last.text + gap + text,
            )
        else:
            runs.append(_Run(piece, digest, link, text))
    return runs


def _as_known(lines: list[str], piece: _Piece) -> str | None:
    own = lines[piece.start : piece.end]
    if piece.stub == _IMPORTED:
        made = imported(own)
    else:
        made = as_formatted(own, _indent(piece))
    return "\n".join(made) if made else None


def _usual_gap(before: _Run | None, piece: _Piece) -> str | None:
    """Return the line ends between two pieces, if black leaves them as they are."""
    if before is None or before.piece.stub != piece.stub:
        return None
    blank = piece.start - before.piece.end
    most = 1 if _indent(piece) else 2
    is_free = piece.stub.lstrip() in (_ASSIGNED, _IMPORTED)
    is_usual = blank == most or (is_free and blank < most)
    return "\n" * (blank + 1) if is_usual else None


def _indent(piece: _Piece) -> str:
    return piece.stub[: len(piece.stub) - len(piece.stub.lstrip())]


def _learned(
    lines: list[str], runs: list[_Run], found: list[_Piece]
) -> Iterator[tuple[str, str]]:
    """Yield what the formatter has just made of pieces, and of the lines between."""
    end = 0
    for run, piece in zip(runs, found, strict=True):
        if run.text is None:
            yield run.digest, "\n".join(lines[piece.start : piece.end])
        if run.link is not None:
            yield run.link, "\n" * (piece.start - end + 1)
        end = piece.end


def _replace(
    lines: list[str], pieces: list[_Piece], texts: Sequence[str | None]
) -> str:
    """Return a text with other pieces; None leaves one as it is."""
    result: list[str] = []
    done = 0
    for piece, text in zip(pieces, texts, strict=True):
        if text is not None:
            result += [*lines[done : piece.start], text]
            done = piece.end
    return "\n".join([*result, *lines[done:]])


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
