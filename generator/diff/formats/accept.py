"""Entries that accept changes, to be completed by a person."""

from __future__ import annotations

from datetime import date, timedelta

from generator.diff.model import Change, Level, Review, Style
from generator.rendering.render import toml_string

_DAYS = 90


def write(review: Review, style: Style) -> str:
    """Return an entry for each risky or breaking change that is not yet accepted.

    The reasons are empty: a file with an empty reason is refused, so that somebody
    thinks of one.
    """
    del style
    return "".join(
        f"{entry(change)}\n"
        for change in review.comparison.changes
        if change.level >= Level.RISKY and review.counts(change)
    )


def entry(change: Change) -> str:
    """Return what accepts a change, without the reason."""
    expires = date.today() + timedelta(days=_DAYS)
    return (
        "[[accepted]]\n"
        f"rule = {toml_string(change.rule)}\n"
        f"subject = {toml_string(change.subject)}\n"
        f"change = {toml_string(change.fingerprint)}\n"
        'reason = ""\n'
        f"expires = {expires.isoformat()}\n"
    )
