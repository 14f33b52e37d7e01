"""A review for people at a terminal."""

from __future__ import annotations

from generator.diff.model import Review, Style


def write(review: Review, style: Style) -> str:
    """Return the changes, by level, each with its places and what it means."""
    del style
    return "".join(
        f"{each.level.label}: {each.message}\n" for each in review.comparison.changes
    )
