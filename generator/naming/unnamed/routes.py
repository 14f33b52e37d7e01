"""What operations are called by themselves: their names, groups and methods.

Each name is made of what the operation itself says, so that an edit elsewhere moves none.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

from generator.naming.distinct import spelt
from generator.naming.words import words

Route: TypeAlias = tuple[str, str]
"""A method and a path."""

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_SEPARATOR = re.compile(r"[^\w]|_")


def name_of(method: str, path: str) -> str:
    """Return the name of an operation that has none: of its method and its path.

    `GET /pets/{petId}` is `get_pets_by_pet_id`: a variable is not mistaken for a text.
    """
    spoken = _VARIABLE.sub(r" by \1 ", path)
    found = [word.lower() for word in words(spoken)]
    return "_".join([method.lower(), *(found or ["root"])])


def names_of(routes: Iterable[Route], taken: Collection[str]) -> Mapping[Route, str]:
    """Return the names of operations that have none, never the same for two of them.

    Of those that would share one, the path that has nothing but words keeps it; others
    have words for the rest as well, or a number made of the path: `/users/~` is called
    `get_users_tilde` beside `/users`. What is `taken` is called something else, too.
    """
    waiting = list(dict.fromkeys(routes))
    names: dict[Route, str] = {}
    used = set(taken)
    for attempt in (name_of, _spelt, _numbered):
        tried = {route: attempt(*route) for route in waiting}
        counts = Counter(tried.values())
        own = Counter(name for route, name in tried.items() if _spelt(*route) == name)
        for route, name in tried.items():
            is_own = own[name] == 1 and _spelt(*route) == name
            if name not in used and (counts[name] == 1 or is_own):
                names[route] = name
        used.update(names.values())
        waiting = [route for route in waiting if route not in names]
    return names


def _spelt(method: str, path: str) -> str:
    """Return a name with words for the characters that no word of the path has."""
    before, *segments = _VARIABLE.split(path.replace("/", " "))[::2]
    variables = _VARIABLE.findall(path)
    parts = [_spoken(before)]
    for variable, text in zip(variables, segments, strict=True):
        parts += [f"{{{variable}}}", _spoken(text)]
    ending = " slash" if path.endswith("/") and path != "/" else ""
    return name_of(method, f"{' '.join(parts)}{ending}")


def _spoken(text: str) -> str:
    return " ".join(" ".join(spelt(each)) for each in re.split("[ _-]", text))


def _numbered(method: str, path: str) -> str:
    return f"{name_of(method, path)}_x{zlib.crc32(path.encode()) % 1_000_000:06d}"


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
