"""A review as annotations of a pull request, by GitHub's workflows."""

from __future__ import annotations

from generator.diff.model import Change, Level, Review, Style
from generator.problems.annotations import Kind, annotation

_KINDS: dict[Level, Kind] = {Level.BREAKING: "error", Level.RISKY: "warning"}


def write(review: Review, style: Style) -> str:
    """Return one line for each change: breaking ones are errors, risky ones warnings.

    Those that were agreed to are notices, as are all others. What is gone is shown at
    the beginning of the new spec.
    """
    del style
    return "".join(_line(review, change) for change in review.comparison.changes)


def _line(review: Review, change: Change) -> str:
    acceptance = review.accepted.get(change.fingerprint)
    effects = [
        f"{reader}: {effect.level.label}" + (f", {effect.why}" if effect.why else "")
        for reader, effect in change.effects.readers()
        if effect.level > Level.DOCUMENTATION
    ]
    accepted = [f"accepted: {acceptance.reason}"] if acceptance else []
    return annotation(
        "notice" if acceptance else _KINDS.get(change.level, "notice"),
        [change.message, *effects, *accepted],
        title=f"{change.level.label}: {change.rule} {change.subject}",
        at=change.after or review.comparison.new.name,
    )
