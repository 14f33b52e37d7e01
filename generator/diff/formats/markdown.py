"""A review as a comment on a pull request."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from generator.diff.formats.fitting import Section, fitted
from generator.diff.formats.markup import code, fenced, prose, said, title
from generator.diff.model import Change, Comparison, Level, Review, Style
from generator.diff.segments import capitalized
from generator.diff.summary import (
    LEVELS,
    WHO,
    beside,
    counts,
    counts_for,
    headline,
    highest,
)
from generator.sources.source import Place

LIMIT = 65_536
"""How long a comment on GitHub may be."""

_NOTE = 600
"""What is kept free to say what is left out."""

_MOST_OPEN = 10
"""How many changes of a level are shown without a click."""

_MOST_OPERATIONS = 8
_ALERTS = {Level.BREAKING: "CAUTION", Level.RISKY: "WARNING"}


def write(review: Review, style: Style) -> str:
    """Return the comment, which is never longer than `LIMIT`."""
    text, left_out = fitted(_sections(review), LIMIT - _NOTE)
    if left_out:
        text += (
            f"\n---\n\n**Cut to the length of a comment.** Left out: "
            f"{', '.join(left_out)}. `concord diff --format html` shows all.\n"
        )
    return text


def _sections(review: Review) -> Iterator[Section]:
    yield Section(_head(review), (), "", "")
    for level in LEVELS:
        changes = [_change(review, each) for each in review.of_level(level)]
        heading = f"{level.label.capitalize()} ({len(changes)})"
        noun = f"{level.label} changes"
        first = changes[:_MOST_OPEN] if level >= Level.RISKY else []
        if first:
            yield Section(f"\n### {heading}\n\n", first, "", noun)
        if rest := changes[len(first) :]:
            summary = f"{len(rest)} more {noun}" if first else heading
            yield _folded(summary, rest, noun)
    yield from _generated(review.comparison)


def _folded(summary: str, items: list[str], noun: str) -> Section:
    opening = f"\n<details>\n<summary>{summary}</summary>\n\n"
    return Section(opening, items, "\n</details>\n", noun)


def _head(review: Review) -> str:
    comparison = review.comparison
    versions = f"{code(comparison.old.name)} → {code(comparison.new.name)}"
    alert = _ALERTS.get(highest(review), "NOTE")
    rest = f" · {beside(review)}" if beside(review) else ""
    return (
        f"## API changes: {title(comparison.new.service.title)}\n\n"
        f"> [!{alert}]\n> **{headline(review)}**{rest}\n\n"
        f"{versions}\n{_table(review) if comparison.changes else ''}"
    )


def _table(review: Review) -> str:
    changes = review.comparison.changes
    rows = [
        ("", *(level.label.capitalize() for level in LEVELS)),
        (":--", *("--:" for _ in LEVELS)),
        ("All changes", *(str(each.number) for each in counts(changes))),
        *(
            (f"{reader.capitalize()}, who {who}", *_cells(reader, review))
            for reader, who in WHO.items()
        ),
    ]
    return "\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cells(reader: str, review: Review) -> Iterator[str]:
    for count in counts_for(reader, review.comparison.changes):
        yield str(count.number)


def _change(review: Review, change: Change) -> str:
    """Return one change as an item of a list."""
    first = f"- **{said(capitalized(change.message))}**\\\n  {code(change.subject)}"
    lines = [f"{first} · rule {code(change.rule)}", *_details(review, change)]
    return "\n  - ".join(lines) + "\n"


def _details(review: Review, change: Change) -> Iterator[str]:
    if accepted := review.accepted.get(change.fingerprint):
        yield f"Accepted until {accepted.expires}: {prose(accepted.reason)}"
    if expired := review.expired.get(change.fingerprint):
        yield f"Was accepted until {expired.expires}: {prose(expired.reason)}"
    for reader, effect in change.effects.readers():
        if effect.why:
            label = effect.level.label
            yield f"{reader.capitalize()}: **{label}**, {said(effect.why)}"
    if change.symbols and change.operations:
        yield f"Reaches {_operations(change.operations)}"
    if places := _places(change.before, change.after):
        yield places


def _operations(names: tuple[str, ...]) -> str:
    shown = ", ".join(map(code, names[:_MOST_OPERATIONS]))
    more = len(names) - _MOST_OPERATIONS
    return f"{shown} and {more} more" if more > 0 else shown


def _places(before: Place | None, after: Place | None) -> str:
    places = [
        f"{word} at {code(f'{place.source.name}:{place.start.line}')}"
        for word, place in (("old", before), ("new", after))
        if place is not None
    ]
    return capitalized(", ".join(places))


def _generated(comparison: Comparison) -> Iterator[Section]:
    old, new = comparison.old.files, comparison.new.files
    files = [
        _file(path, old.get(path, ""), new.get(path, ""))
        for path in sorted(old.keys() | new.keys())
        if old.get(path) != new.get(path)
    ]
    if files:
        noun = "of the files of generated code"
        summary = f"Generated code ({len(files)} file{'s' if len(files) > 1 else ''})"
        yield _folded(summary, files, noun)


def _file(path: str, old: str, new: str) -> str:
    lines = difflib.unified_diff(
        old.split("\n"), new.split("\n"), f"a/{path}", f"b/{path}", lineterm=""
    )
    return f"\n{fenced(list(lines), 'diff')}"
