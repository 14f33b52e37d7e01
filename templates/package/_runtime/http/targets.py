"""The target of a request: a path with its variables filled in, and the query."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote


class Target:
    """A path as a document has it; variables stand in braces."""

    def __init__(self, path: str) -> None:
        """Take a path, with a query that is part of it; a fragment is never sent."""
        path, _, _ = path.partition("#")
        path, _, self.query = path.partition("?")
        pieces = _VARIABLE.split(path)
        self._texts = [quote(text, safe=_LEGAL) for text in pieces[::2]]
        self.names = pieces[1::2]

    def filled(self, texts: Mapping[str, str]) -> str:
        """Return the path with these texts, which are encoded, for its variables."""
        if not self.names:
            return self._texts[0]
        path = self._texts[0]
        for name, text in zip(self.names, self._texts[1:], strict=True):
            path += texts[name] + text
        return path

    def misled(self, texts: Mapping[str, str], path: str) -> str | None:
        """Return the variable whose text makes another path than this, if one does.

        That is an empty one, or one that leaves nothing but dots between two slashes.

        Args:
            texts: Of the variables.
            path: What is filled in with them.
        """
        for name in self.names:
            if not texts[name]:
                return name
        if not _DOTS.search(path) or _DOTS.search(
            self.filled(dict.fromkeys(texts, "x"))
        ):
            return None
        dotted = [name for name in self.names if not texts[name].strip(".")]
        return (dotted or self.names)[0]


_VARIABLE = re.compile(r"\{([^{}]*)\}")
_DOTS = re.compile(r"(?:^|/)\.{1,2}(?:/|$)")
_LEGAL = "/:@!$&'()*+,;=~%"
"""What RFC 3986 lets stand in a path as it is, beside letters, digits, - . and _."""
