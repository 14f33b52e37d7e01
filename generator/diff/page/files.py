"""A part of the generated code's diff, file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.diff.code import Hunk
from generator.diff.lines import Line
from generator.diff.segments import Segment, marked


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A line with its number in the old file, in the new one, or in both."""

    segments: tuple[Segment, ...]
    old: int | None
    new: int | None


@dataclass(frozen=True, slots=True)
class CodeHunk:
    """Neighbouring lines, and the definition that they are in."""

    scope: Segment
    lines: tuple[CodeLine, ...]


@dataclass(frozen=True, slots=True)
class CodeFile:
    """The hunks of one file."""

    path: Segment
    added: int
    removed: int
    hunks: tuple[CodeHunk, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """Files, and how many lines are added to and removed from them."""

    files: tuple[CodeFile, ...]

    @property
    def added(self) -> int:
        """Return how many lines are added."""
        return sum(file.added for file in self.files)

    @property
    def removed(self) -> int:
        """Return how many lines are removed."""
        return sum(file.removed for file in self.files)


def files(hunks: Iterable[Hunk]) -> Files:
    """Return hunks, which are in the order of their files, file by file."""
    by_path = groupby(hunks, key=lambda hunk: hunk.path)
    return Files(tuple(_file(path, list(of_file)) for path, of_file in by_path))


def _file(path: str, hunks: list[Hunk]) -> CodeFile:
    signs = [line.sign for hunk in hunks for line in hunk.lines]
    return CodeFile(
        path=Segment(path),
        added=signs.count("+"),
        removed=signs.count("-"),
        hunks=tuple(map(_hunk, hunks)),
    )


def _hunk(hunk: Hunk) -> CodeHunk:
    lines = tuple(
        line for _, run in groupby(hunk.lines, key=_is_changed) for line in _run([*run])
    )
    return CodeHunk(scope=Segment(".".join(hunk.scope)), lines=lines)


def _is_changed(line: Line) -> bool:
    return line.changed


def _run(lines: list[Line]) -> Iterator[CodeLine]:
    """Yield neighbouring lines; what replaces a line is marked within both."""
    removed = [line for line in lines if line.sign == "-"]
    added = [line for line in lines if line.sign == "+"]
    pairs = {}
    if len(removed) == len(added):
        for old, new in zip(removed, added, strict=True):
            pairs[old], pairs[new] = marked(old.text, new.text)
    for line in lines:
        yield CodeLine(pairs.get(line, (Segment(line.text),)), line.old, line.new)
