"""Whether many texts match a pattern, found out by one match of all of them.

They are joined by NUL, which a pattern has to be unable to take; each call of `re` that is
spared takes as long as it does to match a dozen characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache
from typing import TypeAlias

Matching: TypeAlias = Callable[[Collection[str]], bool]


def all_matching(pattern: str) -> Matching | None:
    """Return what tells whether each of several texts is of a pattern, as a whole.

    `None` if they cannot be matched joined. `pattern` is of Python's syntax.
    """
    if not re.fullmatch(f"(?:{_TOKEN})*+", pattern):
        return None
    # Nobody asks what its groups have taken; and no text is looked at again for the next.
    plain = re.sub(_TOKEN, _ungrouped, pattern)
    match = cache(lambda: re.compile(f"(?:(?:{plain})\0)*+").fullmatch)

    def all_match(texts: Collection[str]) -> bool:
        joined = "\0".join(texts) + "\0"
        if joined.count("\0") != len(texts):
            return False
        return match()(joined) is not None

    return all_match


def _ungrouped(token: re.Match[str]) -> str:
    return "(?:" if token[0] == "(" else token[0]


_ESCAPED = r"\\(?:[dwsntrfv]|[^\w\0]|x(?!00)[0-9a-fA-F]{2}|u(?!0000)[0-9a-fA-F]{4})"
_TOKEN = (
    # A literal character, or what repeats or separates others.
    r"[^\\\[\]().^$\0]"
    rf"|{_ESCAPED}"
    rf"|\[(?!\^)(?:[^\\\]\0]|{_ESCAPED})++\]"
    # A group, but for one that looks around, or changes how others match.
    r"|\((?:\?[:>]|(?!\?))|\)"
)
