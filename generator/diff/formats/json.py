"""A review for programs.

The object has these members, and may get more:

- `format`: 1; another number stands for members that changed their meaning.
- `old`, `new`: the names of the two versions.
- `counts`: how many changes there are of each level, and how many are `accepted`.
- `changes`: each with `rule`, `level`, `subject`, `message`, `fingerprint`, `was`, `now`,
  `operations`, `symbols`; the places `before` and `after`, each an object with `file`,
  `line` and `column`, or null; `effects`, for each reader a `level` and `why`; and
  `accepted` and `expired`, each null or an object with a `reason` and a day, `expires`.
- `unused`: the entries for accepted changes that no change matches.
"""

from __future__ import annotations

import json
from typing import Any

from generator.diff.model import Acceptance, Change, Level, Review, Style
from generator.sources.source import Place

FORMAT = 1


def write(review: Review, style: Style) -> str:
    """Return a review as one JSON object, in ASCII."""
    del style
    comparison = review.comparison
    said = {
        "format": FORMAT,
        "old": comparison.old.name,
        "new": comparison.new.name,
        "counts": {
            **{level.label: len(review.of_level(level)) for level in reversed(Level)},
            "accepted": len(review.accepted),
        },
        "changes": [_change(review, each) for each in comparison.changes],
        "unused": [
            {"rule": each.rule, "subject": each.subject, **_acceptance(each)}
            for each in review.unused
        ],
    }
    return f"{json.dumps(said, indent=2)}\n"


def _change(review: Review, change: Change) -> dict[str, Any]:
    accepted = review.accepted.get(change.fingerprint)
    expired = review.expired.get(change.fingerprint)
    return {
        "rule": change.rule,
        "level": change.level.label,
        "subject": change.subject,
        "message": change.message,
        "fingerprint": change.fingerprint,
        "was": change.was,
        "now": change.now,
        "before": _place(change.before),
        "after": _place(change.after),
        "effects": {
            reader: {"level": effect.level.label, "why": effect.why}
            for reader, effect in change.effects.readers()
        },
        "operations": change.operations,
        "symbols": change.symbols,
        "accepted": _acceptance(accepted) if accepted else None,
        "expired": _acceptance(expired) if expired else None,
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    start = place.start
    return {"file": place.source.name, "line": start.line, "column": start.column}


def _acceptance(acceptance: Acceptance) -> dict[str, str]:
    expires = acceptance.expires.isoformat()
    return {"reason": acceptance.reason, "expires": expires}
