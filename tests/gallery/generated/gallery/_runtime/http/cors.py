"""Callers in browsers, from pages of other origins (the Fetch standard's CORS protocol)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from ..asgi import Header
from ..public import public


class Cors(msgspec.Struct, frozen=True, kw_only=True):
    """Which pages may call, and what they get to see.

    Methods, and headers of requests and answers, are those that the document has.
    """

    __module__ = public("server")

    origins: Sequence[str] | Literal["*"]
    """Such as `https://shop.example`; `"*"` lets all pages call."""

    credentials: bool = False
    """Whether cookies and the like are sent along; not with all origins."""

    headers: Sequence[str] = ()
    """Names of headers that requests may have beside those of the document."""

    expose: Sequence[str] = ()
    """Names of headers that pages may read beside those of the document."""

    max_age: int = 600
    """Seconds for which a browser need not ask again."""

    def __post_init__(self) -> None:
        """Refuse what would let every page act as its visitors.

        Raises:
            ValueError: all origins get credentials, or one is none.
        """
        if self.origins == "*":
            if self.credentials:
                raise ValueError("credentials are for origins that are named")
            return
        if isinstance(self.origins, str):
            raise ValueError(f'origins is a list or "*", not {self.origins!r}')
        for origin in self.origins:
            if origin != "null" and (origin.count("/") != 2 or "://" not in origin):
                raise ValueError(f"{origin!r} is no origin, such as https://a.example")

    def lines(self, origin: bytes, exposed: Iterable[str]) -> list[Header]:
        """Return the headers of an answer to a page of this origin."""
        lines = self._allowed(origin)
        if lines and (names := [*exposed, *self.expose]):
            lines.append((b"access-control-expose-headers", _listed(names)))
        return lines + self._vary()

    def preflight(
        self, origin: bytes, methods: Iterable[str], headers: Iterable[str]
    ) -> list[Header]:
        """Return the headers that tell a browser what a page may send."""
        if not self._allowed(origin):
            return []
        return [
            (b"access-control-allow-methods", _listed(methods)),
            (b"access-control-allow-headers", _listed([*headers, *self.headers])),
            (b"access-control-max-age", b"%d" % self.max_age),
        ]

    def _allowed(self, origin: bytes) -> list[Header]:
        if self.origins == "*":
            return [(b"access-control-allow-origin", b"*")]
        if origin.decode("latin-1") not in self.origins:
            return []
        lines = [(b"access-control-allow-origin", origin)]
        if self.credentials:
            lines.append((b"access-control-allow-credentials", b"true"))
        return lines

    def _vary(self) -> list[Header]:
        # Caches keep the answers for different origins apart.
        return [] if self.origins == "*" else [(b"vary", b"origin")]


def _listed(names: Iterable[str]) -> bytes:
    return ", ".join(dict.fromkeys(names)).encode("latin-1")
