"""Reviews all of whose strings try to be more than text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.diff.model import (
    Acceptance,
    Change,
    Comparison,
    Effect,
    Effects,
    Review,
    Version,
)
from generator.sources.source import Place, Position, Source
from tests.hostile.strings import HOSTILE

STRINGS = {
    **HOSTILE,
    "end of a script": "</script><script>alert(1)</script></style><style>*{}</style>",
    "attribute": "\"><img src=x onerror=alert(1)> ' autofocus onfocus='alert(1)",
    "end of elements": "</code></pre></details></article></main><h1>here</h1>",
    "end of a fold": "</summary></details>\n\n# heading\n\n<details><summary>",
    "backquotes": "`code` ``more`` ``` `",
    "fence in a line": "```\n\n# heading\n\n```",
    "row": "| a | b |\n| - | - |\n",
    "mention": "@everyone #1 GH-1 someone@example.org $x$ :smile:",
}


def hostile(review: Review, string: str) -> Review:
    """Return a review of the same form, of less code, with one string in all places."""
    comparison = review.comparison
    changes = tuple(_change(each, string) for each in comparison.changes)
    entry = Acceptance(
        rule=string,
        subject=string,
        reason=string,
        expires=date(2030, 1, 1),
        where=string,
    )
    return Review(
        Comparison(
            _version(comparison.old, string),
            _version(comparison.new, string),
            changes,
        ),
        accepted={changes[0].fingerprint: entry},
        expired={changes[-1].fingerprint: entry},
        unused=(entry,),
    )


def _version(version: Version, string: str) -> Version:
    models = {path: text for path, text in version.files.items() if "models" in path}
    return replace(version, name=string, emit=lambda: models)


def _change(change: Change, string: str) -> Change:
    effects = (
        Effect(effect.level, effect.why and string)
        for _, effect in change.effects.readers()
    )
    return replace(
        change,
        rule=f"{change.rule} {string}",
        subject=f"{change.subject} {string}",
        message=f"the limit of `{string}` is {string}",
        effects=Effects(*effects),
        was=change.was and string,
        now=change.now and string,
        before=change.before and _place(string),
        after=change.after and _place(string),
    )


def _place(string: str) -> Place:
    source = Source(string, f"- {string}\n  {string}\n")
    return Place(source, Position(1, 1), Position(1, 2))
