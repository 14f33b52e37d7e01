"""The documented headers of an answer as a structure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import UNSET

from ..codec import Malformed, Rejected, decode_leniently
from .description import Header
from .fields import header_reader
from .kinds import type_of


def read_headers(
    type_: type[msgspec.Struct], headers: Mapping[str, str]
) -> msgspec.Struct | None:
    """Return the structure of the headers of an answer, as far as they fit it.

    `None` if there is none without those that are missing.
    """
    found: dict[str, Any] = {}
    for name, read in _readers(type_):
        said = headers.get(name.lower())
        if said is None:
            continue
        try:
            value = read([said])
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
    type_: type[msgspec.Struct],
) -> list[tuple[str, Callable[[list[str]], Any]]]:
    return [
        (field.encode_name, header_reader(Header(field.encode_name), type_of(field)))
        for field in msgspec.structs.fields(type_)
    ]
