"""What clients may send twice, and are not told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dialects.openapi import IDEMPOTENCY, PAGINATION
from generator.lint.rule import Finding
from generator.lint.subject import Subject, name_of, name_place

_READS = re.compile(
    r"(?:(?:batch|bulk)_?)?"
    r"(?:check|count|describe|fetch|find|get|head|is|list|lookup|query|read|search)",
    re.IGNORECASE,
)
"""How operations are called that change nothing."""


def unsaid_idempotency(subject: Subject) -> Iterator[Finding]:
    """Find operations that may change something, and do not say whether twice harms.

    Specs of AWS mean what its SDKs do; where an operation has a method of its own, that
    says it.
    """
    is_said = subject.is_aws or subject.is_http
    for operation in subject.operations if not is_said else ():
        said = {operation.get(key) for key in (IDEMPOTENCY, PAGINATION)} - {None}
        if not said and not _reads(name_of(operation)):
            yield Finding(
                name_place(operation),
                f"nothing says whether `{name_of(operation)}` may be served twice:"
                " clients do not repeat it after a timeout",
                f"add `{IDEMPOTENCY}: {{repeatable: true}}` or `{{token: ...}}` if it"
                " may, `{repeatable: false}` if not",
            )


def _reads(name: str) -> bool:
    """Return whether a name begins with a verb of reading, as a word of its own."""
    found = _READS.match(name)
    if found is None:
        return False
    rest = name[found.end() :]
    return not rest or not rest[0].islower()
