"""Keys of paths, as they are published: variables, and what tells alike paths apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

_VARIABLE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class PathKey:
    """A key of `paths`, such as `/pets/{petId}:feed?mode=fast#Action=Feed`."""

    template: str
    """What stands before `?` and `#`."""

    constants: tuple[str, ...] = ()
    """Pairs that a query must have, such as `mode=fast`."""

    queries: tuple[tuple[str, str], ...] = ()
    """Variables that stand in the query: the name of each there, and its own."""

    fragment: str = ""
    """What tells operations apart in the document, and not in a request."""

    @property
    def variables(self) -> tuple[str, ...]:
        """Return the names of the variables of the template, each once.

        One that ends in `+` takes what follows as well, and is called without that.
        """
        found = (name.removesuffix("+") for name in _VARIABLE.findall(self.template))
        return tuple(dict.fromkeys(found))

    @property
    def route(self) -> str:
        """Return what no two operations of a method have in common."""
        plain = unquote(_VARIABLE.sub("{}", self.template))
        return "?".join([plain, *(["&".join(sorted(self.constants))])])

    @property
    def text(self) -> str:
        """Return the template with what a query must have."""
        query, fragment = "&".join(self.constants), self.fragment
        parts = [self.template, f"?{query}" if query else ""]
        return "".join([*parts, f"#{fragment}" if fragment else ""])


def path_key(path: str) -> PathKey:
    """Return the parts of a key of `paths`.

    A fragment of pairs tells what a query must have; documents of AWS have such.
    """
    before, _, fragment = path.partition("#")
    template, _, query = before.partition("?")
    if not template.startswith("/"):
        template = f"/{template}"
    pairs = [pair for text in (query, fragment) for pair in text.split("&")]
    named = [pair.partition("=") for pair in pairs if "=" in pair]
    return PathKey(
        template,
        tuple(
            f"{name}={value}" for name, _, value in named if not _VARIABLE.search(value)
        ),
        tuple(
            (name, _VARIABLE.findall(value)[0])
            for name, _, value in named
            if _VARIABLE.fullmatch(value)
        ),
        "" if "=" in fragment else fragment,
    )
