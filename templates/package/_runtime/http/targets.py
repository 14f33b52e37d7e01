"""The target of a request: a path with its variables filled in, and the query."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from urllib.parse import quote


class Target:
    """A path as a document has it; variables stand in braces."""

    def __init__(self, path: str, apart: Container[str] = ()) -> None:
        """Take a path, with a query that is part of it; a fragment is never sent.

        `apart` are the variables whose texts say themselves where they begin.
        """
        path, _, _ = path.partition("#")
        path, _, query = path.partition("?")
        self.query = quote(query, safe=f"{_LEGAL}?")
        texts = _VARIABLE.split(path)
        # What takes the rest of a path is called without the sign that says so.
        self.names = [name.removesuffix("+") for name in texts[1::2]]
        legal = [quote(text, safe=_LEGAL).replace("%", "%%") for text in texts[::2]]
        self._marks = {
            name: before
            for name, before in zip(self.names[1:], texts[2:-1:2], strict=True)
            if _UNRESERVED.fullmatch(before)
        }
        self._joined = [
            (one, other)
            for one, other, between in zip(
                self.names, self.names[1:], texts[2:-1:2], strict=False
            )
            if not between and other not in apart
        ]
        """Variables with nothing between them."""

        self.in_order = "%s".join(legal)
        """The path, to be filled in with the texts of the variables in their order."""

        is_once = len(set(self.names)) == len(self.names)
        is_whole = not (self._marks or self._joined)
        self.is_plain = is_once and not self.query and is_whole
        """Whether that makes the target of each request, if no text is empty or dots."""

        # To fill in by number: a name may have any letters.
        self._numbers = {name: str(index) for index, name in enumerate(self.names)}
        slots = [f"%({self._numbers[name]})s" for name in self.names]
        self._template = "".join(
            piece for pair in zip(legal, [*slots, ""], strict=True) for piece in pair
        )

    def filled(self, texts: Mapping[str, str]) -> str:
        """Return the path with these texts, which are encoded, for its variables."""
        numbers = self._numbers
        if self._marks:
            texts = {name: self._unmarked(name, texts[name]) for name in texts}
        if self._joined:
            texts = self._divisible(texts)
        return self._template % {numbers[name]: texts[name] for name in texts}

    def _unmarked(self, name: str, text: str) -> str:
        """Return a text in which nothing looks like what it stands behind."""
        mark = self._marks.get(name)
        if mark is None or mark not in text:
            return text
        return text.replace(mark[0], f"%{ord(mark[0]):02X}")

    def _divisible(self, texts: Mapping[str, str]) -> Mapping[str, str]:
        """Return texts that a server divides at the last dot of two, or not at all."""
        found = dict(texts)
        for one, other in reversed(self._joined):
            text = found[other]
            start = "." if text.startswith(".") else ""
            found[other] = start + text[len(start) :].replace(".", "%2E")
            if not start:
                found[one] = found[one].replace(".", "%2E")
        return found

    def left_out_by(self, pairs: Sequence[str]) -> list[str]:
        """Return the pairs of the path's own query whose names others do not have."""
        names = {pair.partition("=")[0] for pair in pairs}
        own = self.query.split("&")
        return [pair for pair in own if pair.partition("=")[0] not in names]

    def misled(self, texts: Mapping[str, str], path: str) -> str | None:
        """Return the variable whose text makes another path than this, if one does.

        That is an empty one, or one that leaves nothing but dots between two slashes.

        Args:
            texts: Of the variables.
            path: What is filled in with them.
        """
        if "" in texts.values():
            return next(name for name in self.names if not texts[name])
        if not _DOTS.search(path) or _DOTS.search(
            self.filled(dict.fromkeys(texts, "x"))
        ):
            return None
        dotted = [name for name in self.names if not texts[name].strip(".")]
        return (dotted or self.names)[0]


_VARIABLE = re.compile(r"\{([^{}]*)\}")
_UNRESERVED = re.compile(r"[G-Zg-z._~-][A-Za-z0-9._~-]*")
"""What no encoding of another character has in it, and `escaped` leaves as it is."""

_DOTS = re.compile(r"(?:^|/)\.{1,2}(?:/|$)")
_LEGAL = "/:@!$&'()*+,;=~%"
"""What RFC 3986 lets stand in paths and queries as it is, beside letters, digits, - . and _."""
