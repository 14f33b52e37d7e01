"""Multipart bodies, cut into parts as they come in: RFC 2046, with nothing before the first.

Nothing of a part is kept but a few bytes that may be the beginning of its end. The search
for that is one `find` over each chunk, whatever the chunk consists of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeAlias

Headers: TypeAlias = Sequence[tuple[str, str]]
"""Names in lower case, in the order of the part."""


class MultipartError(ValueError):
    """A body is not multipart, or not to its end."""


class TooMuch(MultipartError):
    """A body has more, or longer, parts than it may."""


class Sink(Protocol):
    """Takes the parts of a body: `begin`, any number of `data`, and `end`, for each."""

    def begin(self, headers: Headers) -> None:
        """Begin a part."""

    def data(self, data: bytes) -> None:
        """Take more of the content of the part."""

    def end(self) -> None:
        """End the part."""


class MultipartParser:
    """Tells a sink of the parts of a body."""

    def __init__(
        self,
        boundary: bytes,
        sink: Sink,
        *,
        max_parts: int = 1000,
        max_header_bytes: int = 16 * 1024,
    ) -> None:
        """Take what separates the parts, and who hears of them.

        Raises:
            MultipartError: no such boundary can be.
        """
        if not _BOUNDARY.fullmatch(boundary):
            raise MultipartError("the boundary of the parts is missing or illegal")
        self._delimiter = b"\r\n--" + boundary
        self._sink = sink
        self._parts_left = max_parts
        self._max_header_bytes = max_header_bytes
        self._take = self._first
        # The first delimiter is like all others, save that nothing is before it.
        self._left = b"\r\n"

    def feed(self, data: bytes) -> None:
        """Take the next bytes of the body.

        Raises:
            MultipartError: it has no parts, or a part has no proper headers.
            TooMuch: it has more than it may.
        """
        data = self._left + data if self._left else data
        at = 0
        while True:
            take = self._take
            next_ = take(data, at)
            if next_ == at and take == self._take:
                self._left = data[at:]
                return
            at = next_

    def close(self) -> None:
        """Take note that nothing more will come.

        Raises:
            MultipartError: there should.
        """
        if self._take != self._nothing:
            raise MultipartError("the body ends before its last part does")

    # Each of these takes what it can from a place on, and returns the place behind.

    def _first(self, data: bytes, at: int) -> int:
        while data.startswith(b"\r\n\r\n", at):
            at += 2
        rest = data[at : at + len(self._delimiter)]
        if b"\r\n\r".startswith(rest):
            return at
        if not self._delimiter.startswith(rest):
            raise MultipartError("the body does not begin with its boundary")
        if len(data) < at + len(self._delimiter) + 2:
            return at
        if not self._delimits(data, at):
            raise MultipartError("nothing may stand behind the first boundary")
        return at + len(self._delimiter) + 2

    def _delimits(self, data: bytes, at: int) -> bool:
        """Return whether the boundary at a place counts, and go on to what follows."""
        end = at + len(self._delimiter)
        if data.startswith(b"\r\n", end):
            self._take = self._headers
            return True
        if data.startswith(b"--", end):
            self._take = self._nothing
            return True
        return False

    def _headers(self, data: bytes, at: int) -> int:
        if data.startswith(b"\r\n", at):
            block, end = b"", at
        else:
            end = data.find(b"\r\n\r\n", at, at + self._max_header_bytes)
            if end < 0:
                if len(data) - at >= self._max_header_bytes:
                    raise TooMuch("a part has too many, or too long headers")
                return at
            block, end = data[at:end], end + 2
        if not self._parts_left:
            raise TooMuch("there are too many parts")
        self._parts_left -= 1
        self._sink.begin([_header(line) for line in block.split(b"\r\n") if block])
        self._take = self._beginning
        return end

    def _beginning(self, data: bytes, at: int) -> int:
        # Of a part without content, the end of the headers begins the delimiter.
        rest = data[at : at + len(self._delimiter)]
        if self._delimiter.startswith(rest):
            after = at + len(self._delimiter) + 2
            if len(data) < after:
                return at
            if self._delimits(data, at):
                self._sink.end()
                return after
        self._take = self._content
        return at + 2

    def _content(self, data: bytes, at: int) -> int:
        delimiter = self._delimiter
        found = data.find(delimiter, at)
        while found >= 0:
            after = found + len(delimiter) + 2
            if len(data) < after:
                return self._pass(data, at, found)
            if self._delimits(data, found):
                self._pass(data, at, found)
                self._sink.end()
                return after
            found = data.find(delimiter, found + 1)
        # It may have begun.
        begun = data.find(b"\r", max(at, len(data) - len(delimiter)))
        return self._pass(data, at, len(data) if begun < 0 else begun)

    def _pass(self, data: bytes, at: int, end: int) -> int:
        if end > at:
            self._sink.data(data[at:end])
        return end

    def _nothing(self, data: bytes, at: int) -> int:
        # What follows the last part counts for nothing.
        return len(data)


def _header(line: bytes) -> tuple[str, str]:
    name, colon, value = line.partition(b":")
    if not colon or not _NAME.fullmatch(name) or _ILLEGAL.search(value):
        raise MultipartError("a header of a part has no proper form")
    try:
        text = value.decode()
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    return name.decode().lower(), text.strip(" \t")


_BOUNDARY = re.compile(rb"[0-9A-Za-z'()+_,./:=? -]{0,255}[0-9A-Za-z'()+_,./:=?-]")
"""RFC 2046, save that some callers write more than its seventy characters."""

_NAME = re.compile(rb"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_ILLEGAL = re.compile(rb"[\x00\n\r]")
"""Other controls are in names of files, which browsers send as they are."""
