"""Media types: what a body is, what a caller takes, what of both fits together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from .media_types import agreement, bare, parameter

MAX_LENGTH = 1024
"""How much of a header is read: what was found is kept for the next request."""


class MediaType(msgspec.Struct, frozen=True):
    """A media type, or a range of them."""

    name: str
    """In lower case, such as `application/json` or `image/*`."""

    parameters: Mapping[str, str] = {}
    """By names in lower case; values as they came, without quotes."""


class _Range(NamedTuple):
    """A media type that a caller takes, or a range of them."""

    name: str
    text: str
    """With its parameters."""

    quality: float


def media_type_of(header: str) -> MediaType | None:
    """Return what a header such as Content-Type names, `None` if that is no media type."""
    return _media_type(header) if len(header) <= MAX_LENGTH else None


@lru_cache(maxsize=256)
def _media_type(header: str) -> MediaType | None:
    name, _, rest = header.partition(";")
    name = name.strip(" \t").lower()
    if not _NAME.fullmatch(name):
        return None
    found: dict[str, str] = {}
    at = 0
    rest = rest.strip(" \t;")
    while at < len(rest):
        match = _PARAMETER.match(rest, at)
        if match is None:
            return None
        key, token, quoted = match.groups()
        value = token if quoted is None else _ESCAPED.sub(r"\1", quoted)
        found.setdefault(key.lower(), value)
        at = match.end()
    return MediaType(name, found)


def fits(name: str, range_: str) -> bool:
    """Return whether a media type is in a range, which may be a single one."""
    if range_ == name or range_ in ("*/*", "*"):
        return True
    main, _, suffix = range_.partition("*+")
    if suffix:
        return name.startswith(main) and name[len(main) :].endswith(
            ("+" + suffix, suffix)
        )
    return range_.endswith("/*") and name.startswith(range_[:-1])


def chosen(accept: bytes | None, offered: tuple[str, ...]) -> str | None:
    """Return the media type that a caller likes best, the first of equals.

    `None` if none is taken. A range that is offered counts as taken if any type in it
    may be.
    """
    if accept is None or accept == b"*/*":
        return offered[0] if offered else None
    return _chosen(accept[:MAX_LENGTH], offered)


@lru_cache(maxsize=1024)
def _chosen(accept: bytes, offered: tuple[str, ...]) -> str | None:
    ranges = list(_ranges(accept))
    if not ranges:
        # Nothing in it can be read: it asks for nothing.
        return offered[0] if offered else None
    qualities = [_quality(ranges, each) for each in offered]
    best = max(qualities, default=0.0)
    return offered[qualities.index(best)] if best else None


def _quality(ranges: Sequence[_Range], offered: str) -> float:
    name = bare(offered)
    best: tuple[int, float] = (-1, 0.0)
    for range_, text, quality in ranges:
        if fits(name, range_) or fits(range_, name):
            fitting, agreed, _ = agreement(offered, text)
            # Many callers ask for a charset that the document does not speak of.
            if fitting:
                best = max(best, (2 - range_.count("*") + agreed, quality))
    return best[1]


def _ranges(accept: bytes) -> Iterator[_Range]:
    for part in _PARTS.findall(accept.decode("latin-1")):
        name = bare(part)
        if _RANGE.fullmatch(name):
            yield _Range(name, part, _weight(part))


def _weight(part: str) -> float:
    weight = _WEIGHT.fullmatch(parameter(part, "q") or "")
    return float(weight[0]) if weight else 1.0


_TOKEN = r"[A-Za-z0-9!#$%&'*+.^_`|~-]+"
_NAME = re.compile(rf"{_TOKEN}(?:/{_TOKEN})*")
_RANGE = re.compile(rf"{_TOKEN}(?:/{_TOKEN})+")
"""Documents have names of other forms, too, and mean them as they are."""

_WEIGHT = re.compile(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")
_PARTS = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*"|")+')
_PARAMETER = re.compile(
    rf'({_TOKEN})[ \t]*=[ \t]*(?:({_TOKEN})|"((?:[^"\\]|\\.)*)")[ \t]*(?:;[ \t]*|$)'
)
_ESCAPED = re.compile(r"\\(.)")
