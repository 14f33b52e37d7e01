"""Characters that a part of a pattern takes, those first that read well."""

from __future__ import annotations

import re
import string
import sys
from functools import cache, lru_cache

_PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))
_ALPHABETS = (
    string.ascii_lowercase + string.digits,
    string.ascii_letters,
    _PRINTABLE,
    "".join(map(chr, range(0x250))),
)
"""Characters to take, the first ones if they will do."""


@lru_cache(maxsize=4096)
def characters(atom: str) -> tuple[str, str, str]:
    """Return characters that an atom takes: plain ones, printable ones, and others."""
    found = [taken for each in _ALPHABETS if (taken := _taken(atom, each))]
    if not found:
        rare = _taken(atom, _every_character())[:100]
        return rare, rare, rare
    return found[0], _taken(atom, _PRINTABLE) or found[-1], found[-1]


def _taken(atom: str, characters: str) -> str:
    return "".join(re.findall(atom, characters))


@cache
def _every_character() -> str:
    codes = (*range(0xD800), *range(0xE000, sys.maxunicode + 1))
    return "".join(map(chr, codes))
