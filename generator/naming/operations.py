"""What operations are called by themselves: their names, groups and methods.

Each name is made of what the operation itself says, so that an edit elsewhere moves none.
"""

from __future__ import annotations

import re

from generator.naming.words import words

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_SEPARATOR = re.compile(r"[^\w]|_")


def name_of(method: str, path: str) -> str:
    """Return the name of an operation that has none: of its method and its path.

    `GET /pets/{petId}` is `get_pets_by_pet_id`: a variable is not mistaken for a text.
    """
    spoken = _VARIABLE.sub(r" by \1 ", path)
    found = [word.lower() for word in words(spoken)]
    return "_".join([method.lower(), *(found or ["root"])])


def without_tag(name: str, tag: str) -> str:
    """Return a name without leading words that repeat the tag.

    They go only where a separator follows: `repos/get` is `get` among `repos`, and
    `getPet` stays what it is among `get`.
    """
    repeated = _simple(tag)
    for separator in _SEPARATOR.finditer(name):
        rest = name[separator.end() :]
        if _simple(name[: separator.start()]) == repeated and words(rest):
            return rest
    return name


def _simple(text: str) -> str:
    return "".join(words(text)).lower()
