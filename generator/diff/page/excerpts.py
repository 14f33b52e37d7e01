"""What both versions of a spec say in one place, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from generator.diff.segments import Segment, marked
from generator.sources.source import Place

_BEFORE = 2
"""How many lines are shown before the place."""

_AROUND = 2
"""How many lines are shown around one that differs."""

_LONGEST_BLOCK = 400
_MOST_ROWS = 28
_WIDEST = 240
_LEFT = 60
"""How much of a line that is cropped is shown before the place."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of one version."""

    number: int
    segments: tuple[Segment, ...]
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side; neither side where lines are left out."""

    old: Cell | None
    new: Cell | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The rows, and how many more there are that differ."""

    rows: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines that say one thing: from that of a place to the end of what it opens."""

    place: Place
    lead: range
    numbers: range

    def text(self, number: int) -> str:
        line = self.place.source.line(number)
        if len(line) <= _WIDEST:
            return line
        is_first = number == self.place.start.line
        left = max(self.place.start.column - 1 - _LEFT, 0) if is_first else 0
        cropped = line[left : left + _WIDEST]
        return (
            ("…" if left else "")
            + cropped
            + ("…" if left + _WIDEST < len(line) else "")
        )


def side_by_side(before: Place | None, after: Place | None) -> Excerpt:
    """Return what stands in two places, `None` being nowhere, aligned line by line."""
    old, new = (_block(place) if place else None for place in (before, after))
    lead = _lead(old, new)
    rows = [*lead, *_rows(old, new)]
    kept = _kept(rows, first=len(lead))
    shown = [rows[at] if at is not None else Row(None, None) for at in kept]
    del shown[_MOST_ROWS:]
    more = sum(map(_differs, rows)) - sum(map(_differs, shown))
    return Excerpt(tuple(_dedented(shown)), more)


def within(
    around: tuple[Place | None, Place | None],
    before: Place | None,
    after: Place | None,
) -> Excerpt:
    """Return what stands around a change in both versions, with no more marked than it."""
    old, new = (_block(place) if place else None for place in around)
    lead = _lead(old, new)
    rows = [
        Row(_only(row.old, before), _only(row.new, after)) for row in _rows(old, new)
    ]
    rows = [*lead, *rows]
    kept = _kept(rows, first=len(lead))
    shown = [rows[at] if at is not None else Row(None, None) for at in kept]
    return Excerpt(tuple(_dedented(shown[:_MOST_ROWS])), 0)


def _only(cell: Cell | None, place: Place | None) -> Cell | None:
    """Return a line with nothing marked but a place, if that is on it."""
    if cell is None:
        return None
    text = "".join(segment.raw for segment in cell.segments)
    if place is None or place.start.line != cell.number:
        return Cell(cell.number, (Segment(text),))
    return Cell(cell.number, _stretch(text, place), changed=True)


def _stretch(text: str, place: Place) -> tuple[Segment, ...]:
    """Return a line with a place marked that stands beside others on it."""
    start = place.start.column - 1
    end = place.end.column - 1 if place.end.line == place.start.line else len(text)
    before, it, after = text[:start], text[start:end], text[end:]
    alone = not before.strip(" -") and not after.strip(" ,")
    if alone or not it:
        return (Segment(text),)
    pieces = (Segment(before), Segment(it, special=True), Segment(after))
    return tuple(piece for piece in pieces if piece.raw)


def _block(place: Place) -> _Block:
    lines, start = place.source.lines(), place.start.line
    last = min(len(lines), start + _LONGEST_BLOCK)
    end = next(
        (
            number
            for number in range(start + 1, last + 1)
            if not _belongs(lines[number - 1], lines[start - 1])
        ),
        last + 1,
    )
    while end - 1 > start and not lines[end - 2].strip():
        end -= 1
    return _Block(place, range(max(start - _BEFORE, 1), start), range(start, end))


def _belongs(line: str, first: str) -> bool:
    """Tell whether a line is still about what the first one opened, by its indent."""
    if not line.strip():
        return True
    indent, opened = (len(each) - len(each.lstrip()) for each in (line, first))
    is_item = line.lstrip().startswith("- ") and not first.lstrip().startswith("- ")
    return indent > opened or (indent == opened and is_item)


def _lead(old: _Block | None, new: _Block | None) -> list[Row]:
    """Return the lines before the place: they are no part of what is compared."""
    backwards = (
        [_cell(block, number) for number in reversed(block.lead)] if block else []
        for block in (old, new)
    )
    return [Row(left, right) for left, right in zip_longest(*backwards)][::-1]


def _rows(old: _Block | None, new: _Block | None) -> Iterator[Row]:
    if old and new:
        yield from _aligned(old, new)
    elif old:
        for number in old.numbers:
            yield Row(_whole(old, number), None)
    elif new:
        for number in new.numbers:
            yield Row(None, _whole(new, number))


def _whole(block: _Block, number: int) -> Cell:
    """Return a line that only one version has; of one with more on it, mark the place."""
    text, place = block.text(number), block.place
    is_first = number == place.start.line and len(text) <= _WIDEST
    beside = is_first and text[: place.start.column - 1].strip(" -")
    segments = _stretch(text, place) if beside else (Segment(text),)
    return Cell(number, segments, changed=True)


def _aligned(old: _Block, new: _Block) -> Iterator[Row]:
    before = [old.text(number) for number in old.numbers]
    after = [new.text(number) for number in new.numbers]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        ones, others = old.numbers[left:left_end], new.numbers[right:right_end]
        if tag == "equal":
            for one, other in zip(ones, others, strict=True):
                yield Row(_cell(old, one), _cell(new, other))
        else:
            yield from _replaced(old, ones, new, others)


def _replaced(
    old: _Block, ones: Sequence[int], new: _Block, others: Sequence[int]
) -> Iterator[Row]:
    """Yield lines that differ, those side by side that begin with the same word."""
    before = [old.text(number).strip().partition(" ")[0] for number in ones]
    after = [new.text(number).strip().partition(" ")[0] for number in others]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, left, left_end, right, right_end in matcher.get_opcodes():
        pairs = zip_longest(ones[left:left_end], others[right:right_end])
        for one, other in pairs:
            yield _changed(old, one, new, other)


def _changed(old: _Block, one: int | None, new: _Block, other: int | None) -> Row:
    if one is None or other is None:
        return Row(
            None if one is None else _cell(old, one, changed=True),
            None if other is None else _cell(new, other, changed=True),
        )
    left, right = marked(old.text(one), new.text(other))
    return Row(Cell(one, left, True), Cell(other, right, True))


def _cell(block: _Block, number: int, *, changed: bool = False) -> Cell:
    return Cell(number, (Segment(block.text(number)),), changed)


def _differs(row: Row) -> bool:
    return any(cell is not None and cell.changed for cell in (row.old, row.new))


def _kept(rows: Sequence[Row], *, first: int) -> Iterator[int | None]:
    """Yield the indexes of rows to show, and `None` where some are left out.

    What leads to the first one that is compared is always shown.
    """
    near = (
        range(at - _AROUND, at + _AROUND + 1)
        for at, row in enumerate(rows)
        if _differs(row)
    )
    wanted = set(range(first + 1)).union(*near)
    previous = -1
    for at in sorted(wanted & set(range(len(rows)))):
        if at > previous + 1:
            yield None
        yield at
        previous = at


def _dedented(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows without the indent that all of their lines have."""
    cells = [cell for row in rows for cell in (row.old, row.new) if cell is not None]
    indents = [
        _indent(cell) for cell in cells if any(x.raw.strip() for x in cell.segments)
    ]
    common = min(indents, default=0)
    for row in rows:
        yield Row(*(cell and _without(cell, common) for cell in (row.old, row.new)))


def _indent(cell: Cell) -> int:
    """Count the spaces that a line begins with, as far as its first segment goes."""
    first = cell.segments[0].raw
    return len(first) - len(first.lstrip())


def _without(cell: Cell, indent: int) -> Cell:
    first, *rest = cell.segments or (Segment(""),)
    return replace(cell, segments=(replace(first, raw=first.raw[indent:]), *rest))
