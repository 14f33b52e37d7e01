"""Arrays and objects in one text, their parts set apart by a delimiter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from .kinds import Kind
from .texts import text_of, value_of

Escape: TypeAlias = Callable[[str], str]
"""Encodes a text, or decodes it again; raises `ValueError` where that is impossible."""


def join(value: Any, delimiter: str, escape: Escape, *, explode: bool) -> str:
    """Return a plain JSON value as one text.

    Args:
        value: Of an object, names and values stand in turn, or joined by `=` if they
            `explode`.
        delimiter: What stands between two parts.
        escape: Encodes a part.
        explode: How objects are written.
    """
    if type(value) is str:
        return escape(value)
    if isinstance(value, dict):
        pairs = [(escape(key), escape(text_of(each))) for key, each in value.items()]
        if explode:
            return delimiter.join(f"{key}={each}" for key, each in pairs)
        return delimiter.join(part for pair in pairs for part in pair)
    if isinstance(value, list):
        return delimiter.join(
            [escape(each if type(each) is str else text_of(each)) for each in value]
        )
    return escape(text_of(value))


def split(
    text: str,
    kind: Kind,
    cut: Callable[[str], Sequence[str]],
    unescape: Escape,
    *,
    explode: bool,
) -> Any:
    """Return the plain JSON value of `kind` that `join` has written.

    Args:
        text: What was written.
        kind: What it may be.
        cut: Cuts it at the delimiter, before anything is decoded.
        unescape: Decodes a part.
        explode: How objects are written.

    Raises:
        ValueError: an object's parts are no pairs.
    """
    if kind.object and not (kind.array or kind.scalar):
        return _object(cut(text) if text else [], kind, unescape, explode=explode)
    if kind.array and (not kind.scalar or len(cut(text)) > 1):
        return _array(text, kind, cut, unescape)
    return value_of(unescape(text), kind)


def _array(
    text: str, kind: Kind, cut: Callable[[str], Sequence[str]], unescape: Escape
) -> list[Any]:
    if not text and not kind.item.text:
        return []
    return [value_of(unescape(part), kind.item) for part in cut(text)]


def _object(
    parts: Sequence[str], kind: Kind, unescape: Escape, *, explode: bool
) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, text in _pairs(parts, explode=explode):
        name = unescape(key)
        if name in made:
            raise ValueError(f"must not have the member {name!r} twice")
        made[name] = value_of(unescape(text), kind.member(name))
    return made


def _pairs(parts: Sequence[str], *, explode: bool) -> Iterator[tuple[str, str]]:
    if not explode:
        if len(parts) % 2:
            raise ValueError("must be pairs of a name and a value")
        yield from zip(parts[::2], parts[1::2], strict=True)
        return
    for part in parts:
        key, mark, text = part.partition("=")
        if not mark:
            raise ValueError("must be pairs of a name and a value, joined by =")
        yield key, text
