"""A review for people at a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from functools import partial

import click
from rich.cells import cell_len, set_cell_size

from generator.diff.model import Change, Effects, Level, Review, Style
from generator.problems.excerpt import visible
from generator.sources.source import Place

COLOURS = {
    Level.BREAKING: "red",
    Level.RISKY: "yellow",
    Level.COMPATIBLE: "green",
    Level.DOCUMENTATION: "blue",
}
_BEFORE = 12
"""How many characters of a cropped line are shown before the place."""

_LEAST_SHOWN = 20
"""How many cells of a line are shown, however long the name of its file is."""

_Paint = Callable[..., str]


def write(review: Review, style: Style) -> str:
    """Return the changes, by level, each with its places and what it means to whom."""
    paint: _Paint = partial(click.style) if style.colour else _unpainted
    blocks = [
        "\n".join(_change(review, change, style.width, paint))
        for change in review.comparison.changes
    ]
    blocks += ["\n".join(_unused(review, style.width))] if review.unused else []
    return "\n\n".join([*blocks, summary(review)]) + "\n"


def summary(review: Review) -> str:
    """Return how many changes there are of which level, in one line."""
    comparison = review.comparison
    names = visible(f"{comparison.old.name} -> {comparison.new.name}")
    if not comparison.changes:
        return f"{names}: nothing changed"
    counts = [
        f"{len(review.of_level(level))} {level.label}" for level in reversed(Level)
    ]
    accepted = f"; {len(review.accepted)} accepted" if review.accepted else ""
    return f"{names}: {', '.join(counts)}{accepted}"


def effects_in_words(effects: Effects) -> Iterator[str]:
    """Return the level of each reader that notices a change, then why it has its own.

    The reasons are those of the readers who are affected most.
    """
    met = [each for each in effects.readers() if each[1].level > Level.DOCUMENTATION]
    if not met:
        return
    yield ", ".join(f"{reader} {effect.level.label}" for reader, effect in met)
    most = max(effect.level for _, effect in met)
    reasons = [effect.why for _, effect in met if effect.level == most]
    yield "; ".join(dict.fromkeys(reasons))


def _change(review: Review, change: Change, width: int, paint: _Paint) -> Iterator[str]:
    label = paint(change.level.label, fg=COLOURS[change.level], bold=True)
    subject = paint(visible(change.subject), bold=True)
    yield f"{label} {change.rule} {subject} [{change.fingerprint}]"
    yield from _wrapped(change.message, width)
    for sign, place, colour in (
        ("-", change.before, "red"),
        ("+", change.after, "green"),
    ):
        if place is not None:
            yield paint(_excerpt(sign, place, width), fg=colour)
    for line in effects_in_words(change.effects):
        yield from _wrapped(line, width)
    if reached := _reached(review, change):
        yield from _wrapped(f"in {reached}", width)
    yield from _agreed(review, change, width)


def _excerpt(sign: str, place: Place, width: int) -> str:
    """Return a place and the line that stands there, or what fits of it around it."""
    head = f"  {sign} {visible(str(place))}  "
    room = max(width - cell_len(head), _LEAST_SHOWN)
    start = place.start.column - 1
    line = place.source.line(place.start.line)
    shown = visible(line[: start + 2 * room].strip())
    if cell_len(shown) > room and start > _BEFORE:
        shown = f"…{visible(line[start - _BEFORE : start + 2 * room].strip())}"
    if cell_len(shown) > room:
        shown = f"{set_cell_size(shown, room - 1).rstrip()}…"
    return f"{head}{shown}"


def _reached(review: Review, change: Change) -> str:
    """Return the operations that a change reaches, unless it is about just one."""
    names = change.operations
    if names == (change.subject,):
        return ""
    if len(names) > 1 and len(names) == len(review.comparison.new.service.operations):
        return "all operations"
    return ", ".join(names)


def _agreed(review: Review, change: Change, width: int) -> Iterator[str]:
    if entry := review.accepted.get(change.fingerprint):
        yield from _wrapped(f"accepted until {entry.expires}: {entry.reason}", width)
    elif entry := review.expired.get(change.fingerprint):
        text = f"was accepted until {entry.expires}, and counts again: {entry.reason}"
        yield from _wrapped(text, width)


def _unused(review: Review, width: int) -> Iterator[str]:
    for entry in review.unused:
        text = (
            f"{entry.where}: no change matches this entry ({entry.rule}"
            f" {entry.subject}); remove it"
        )
        yield from _wrapped(text, width, indent="")


def _wrapped(text: str, width: int, indent: str = "  ") -> list[str]:
    return textwrap.wrap(
        visible(text),
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _unpainted(text: str, **_: object) -> str:
    return text
