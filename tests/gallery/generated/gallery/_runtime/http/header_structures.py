"""The documented headers of an answer as a structure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import UNSET

from ..codec import Malformed, Rejected, decode_leniently
from ..headers import values_of
from .description import Answer, Header
from .fields import header_reader
from .kinds import type_of


def read_headers(answer: Answer, headers: Mapping[str, str]) -> msgspec.Struct | None:
    """Return the structure of the headers of an answer, as far as they fit it.

    `None` if there is none without those that are missing.
    """
    type_ = answer.headers
    if type_ is None:
        return None
    found: dict[str, Any] = {}
    for name, read in _readers(type_, tuple(answer.written)):
        try:
            value = read(values_of(headers, name.lower()))
        except ValueError:
            continue
        if value is not UNSET:
            found[name] = value
    try:
        made: msgspec.Struct = decode_leniently(msgspec.json.encode(found), type_)
    except (Malformed, Rejected):
        return None
    return made


@cache
def _readers(
    type_: type[msgspec.Struct], written: tuple[Header, ...]
) -> list[tuple[str, Callable[[list[str]], Any]]]:
    said = Answer(written=written)
    return [
        (name, header_reader(said.header(name), type_of(field)))
        for field in msgspec.structs.fields(type_)
        for name in (field.encode_name,)
    ]
