"""Places in JSON values, and regular expressions."""

from __future__ import annotations

import re

from .expressions import Expression

_STEPS = r"(?:/(?:[^~/]|~[01])*)*"
_POINTER = Expression(_STEPS)
_RELATIVE = Expression(rf"(?:0|[1-9][0-9]*)(?:#|{_STEPS})")


def is_json_pointer(text: str) -> bool:
    """Return whether a text is a JSON pointer as RFC 6901 has it."""
    return _POINTER.fullmatch(text) is not None


def is_relative_json_pointer(text: str) -> bool:
    """Return whether a text is a pointer that begins somewhere in a value."""
    return _RELATIVE.fullmatch(text) is not None


def is_regex(text: str) -> bool:
    r"""Return whether a text is a regular expression, as far as Python can tell.

    What ECMA-262 has and Python has not counts as one: `\p{L}`, `(?<name>...)`, `\cA`.
    """
    plain = re.sub(r"\\(?:[pP]\{[^{}]*\}|u\{[0-9A-Fa-f]+\}|c[A-Za-z])", "a", text)
    plain = re.sub(r"\(\?<(?=[A-Za-z_$])", "(?P<", plain)
    plain = (
        re.sub(r"\\k<(\w+)>", r"(?P=\1)", plain)
        .replace("[^]", "[^a]")
        .replace("[]", "[a]")
    )
    if re.search(r"(?<!\\)(?:\\\\)*\\[aAZ]", plain):
        return False
    try:
        re.compile(plain)
    except (re.error, OverflowError, RecursionError):
        return False
    return True
