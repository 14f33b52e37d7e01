"""A review as annotations of a pull request, by GitHub's workflows."""

from __future__ import annotations

from generator.annotations import Kind, annotation
from generator.diff.model import Change, Level, Review, Style
from generator.excerpt import visible

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
    said = "\n".join([change.message, *effects, *accepted])
    place = change.after
    start = place.start if place else None
    return annotation(
        "notice" if acceptance else _KINDS.get(change.level, "notice"),
        "\n".join(map(visible, said.split("\n"))),
        title=visible(f"{change.level.label}: {change.rule} {change.subject}"),
        file=visible(place.source.name if place else review.comparison.new.name),
        position=(start.line, start.column) if start else None,
    )
