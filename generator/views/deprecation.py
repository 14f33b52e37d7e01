"""What those are told who use something that the spec advises against."""

from __future__ import annotations

import re

from generator.views.prose import sentence, sentences

_REPLACEMENT = re.compile(
    r"instead|deprecat|replac|supersed|no longer|remov|\buse\b", re.IGNORECASE
)


def notice(name: str, *said: str) -> str:
    """Return that something is deprecated, and the first sentence that says why."""
    told = (each for text in said for each in sentences(text))
    reason = next((each for each in told if _REPLACEMENT.search(each)), "")
    return f"{name} is deprecated. {sentence(reason)}".strip()
