"""How deep a JSON text nests, found without parsing it."""

from __future__ import annotations

import re
from itertools import accumulate

MAX_DEPTH = 128
"""Levels of arrays and objects that a request may have.

It keeps everything that follows the levels of a request, checks and handlers alike,
far from the interpreter's own limit.
"""


def is_too_deep(text: bytes) -> bool:
    """Return whether arrays and objects stand in each other more than MAX_DEPTH deep.

    The text need not be JSON. The answer takes time in proportion to its length.
    """
    if len(text) <= MAX_DEPTH:
        return False
    # To look for the last bracket takes a tenth of what it takes to count: a large blob
    # has none, and mostly comes last.
    end = max(text.rfind(b"["), text.rfind(b"{")) + 1
    if text.count(b"[", 0, end) + text.count(b"{", 0, end) <= MAX_DEPTH:
        return False
    brackets = _ALL_ELSE.sub(b"", text)
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > MAX_DEPTH


_ALL_ELSE = re.compile(rb'[^"\[\]{}]++|"(?:[^"\\]++|\\.?)*+"?', re.DOTALL)
"""Strings, ended or not, and what is no bracket; possessive, to never look back."""

_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
