"""The heads of responses, read in a fraction of the time that `http.client` takes.

It has them read by a parser of mail, which is a fifth of what a call costs. Here a head as
it usually is, one field a line, is cut into its fields; whatever is unusual about one is
left to the library, so that what comes of it is the same.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from http import client
from http.client import HTTPException, HTTPMessage, HTTPResponse, LineTooLong
from types import FunctionType
from typing import Any, BinaryIO

_MAX_LINE, _MAX_LINES = 65536, 100


def read_head(file: BinaryIO, *args: Any, **options: Any) -> HTTPMessage:
    """Return the fields of a head, as `http.client.parse_headers` does.

    Raises:
        HTTPException: it is longer than the library takes.
    """
    if args or options:
        # What a newer library asks for.
        return _by_library(file, *args, **options)
    lines = _lines(file)
    message = HTTPMessage()
    for line in lines[:-1]:
        field = _FIELD.fullmatch(line)
        if field is None:
            return _by_library(io.BytesIO(b"".join(lines)))
        name, value = field.groups()
        message.set_raw(name.decode("ascii"), value.decode("iso-8859-1"))
    return message


def _lines(file: BinaryIO) -> list[bytes]:
    lines: list[bytes] = []
    while True:
        line = file.readline(_MAX_LINE + 1)
        if len(line) > _MAX_LINE:
            raise LineTooLong("header line")
        lines.append(line)
        if len(lines) > _MAX_LINES:
            raise HTTPException(f"got more than {_MAX_LINES} headers")
        if line in (b"\r\n", b"\n", b""):
            return lines


_by_library: Callable[..., HTTPMessage] = client.parse_headers
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n]*)\r\n")
_begin: Any = HTTPResponse.begin
begin = FunctionType(
    _begin.__code__,
    {**vars(client), "parse_headers": read_head},
    "begin",
    _begin.__defaults__,
    _begin.__closure__,
)
"""`HTTPResponse.begin` that reads the head by `read_head`; all else is the library's."""

begin.__kwdefaults__ = _begin.__kwdefaults__
