"""Changes that were agreed to: a file with an entry each, and which of them hold.

```toml
[[accepted]]
rule = "member-removed"
subject = "PutImageRequest.imageTag"
change = "3f2a9c1d7b60"        # optional: this one change, and no later one
reason = "Nobody has used it since 2024; see the announcement of March."
expires = 2026-12-31
```
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from generator.diff.model import Acceptance, Change, Comparison, Review
from generator.diff.rules import RULES

FILE = "concord-accepted.toml"
"""Where entries are looked for, beside pyproject.toml."""

_TEXTS = ("rule", "subject", "reason")


class AcceptedError(Exception):
    """A file of accepted changes that cannot be used; the text is for people."""


def read_accepted(file: Path) -> tuple[Acceptance, ...]:
    """Return the entries of a file.

    Raises AcceptedError for a file that cannot be read, and for an entry that lacks
    something, or has what is not known.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise AcceptedError(f"cannot read {file}: {error.strerror}") from error
    except ValueError as error:
        raise AcceptedError(f"{file}: not a TOML file: {error}") from error
    entries = content.pop("accepted", [])
    if content:
        raise AcceptedError(f"{file}: {next(iter(content))!r} is not known here")
    if not isinstance(entries, list):
        raise AcceptedError(f"{file}: write each entry below [[accepted]]")
    return tuple(
        _entry(entry, f"{file}, entry {number}")
        for number, entry in enumerate(entries, start=1)
    )


def _entry(entry: Any, where: str) -> Acceptance:
    if not isinstance(entry, dict):
        raise AcceptedError(f"{where}: write each entry below [[accepted]]")
    unknown = entry.keys() - {*_TEXTS, "change", "expires"}
    if unknown:
        raise AcceptedError(f"{where}: {min(unknown)!r} is not known here")
    for key in (*_TEXTS, *(["change"] if "change" in entry else [])):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise AcceptedError(f"{where}: {key} is missing, or is no text")
    if entry["rule"] not in RULES:
        raise AcceptedError(f"{where}: there is no rule {entry['rule']!r}")
    expires = entry.get("expires")
    if not isinstance(expires, date) or isinstance(expires, datetime):
        raise AcceptedError(
            f"{where}: expires is missing, or no day such as 2030-12-31"
        )
    return Acceptance(**{**entry, "expires": expires}, where=where)


def judge(comparison: Comparison, entries: Iterable[Acceptance], today: date) -> Review:
    """Return a comparison with what was agreed to, and whether that still holds."""
    known = list(entries)
    accepted: dict[str, Acceptance] = {}
    expired: dict[str, Acceptance] = {}
    for change in comparison.changes:
        for entry in _matching(change, known):
            kept = accepted if entry.expires >= today else expired
            kept.setdefault(change.fingerprint, entry)
    used = [
        entry for change in comparison.changes for entry in _matching(change, known)
    ]
    return Review(
        comparison=comparison,
        accepted=accepted,
        expired={
            change: entry for change, entry in expired.items() if change not in accepted
        },
        unused=tuple(entry for entry in known if entry not in used),
    )


def _matching(change: Change, entries: Iterable[Acceptance]) -> Iterator[Acceptance]:
    for entry in entries:
        same = (entry.rule, entry.subject) == (change.rule, change.subject)
        if same and entry.change in (None, change.fingerprint):
            yield entry
