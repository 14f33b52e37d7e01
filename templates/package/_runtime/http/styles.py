"""Parameters as text: a writer and a reader for each location, style and explode.

Writers take plain JSON values, readers return them, and `UNSET` for what is absent.
Readers cut the text before they decode its parts, so that an encoded delimiter is none.
Both raise `ValueError` with the end of a sentence that begins with the parameter's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from msgspec import UNSET
from msgspec.structs import replace

from .delimited import join, split
from .description import Label, Query
from .kinds import Kind, kind_of
from .nested import Tree, flat
from .percent import (
    ascii_of,
    escaped,
    escaped_but_reserved,
    pairs_of,
    unescaped,
    unescaped_plus,
)
from .shared_names import NOTHING, Shared
from .texts import from_json, json_of, text_of, value_of

Pairs: TypeAlias = Mapping[str, list[str]]
"""The values of a query or form, still encoded, by their decoded names."""


def label_writer(label: Label) -> Callable[[Any], str]:
    """Return what writes a member for the path."""
    if label.json:
        return lambda value: escaped(json_of(value))
    if label.style == "matrix":
        return partial(_matrix, label)
    dot = label.style == "label"
    delimiter = "." if dot and label.explode else ","
    escape = _escaped_dot if delimiter == "." else escaped

    def write(value: Any) -> str:
        text = join(value, delimiter, escape, explode=label.explode)
        return f".{text}" if dot else text

    return write


def label_reader(label: Label, type_: Any) -> Callable[[str], Any]:
    """Return what reads a member of the path from its text, still encoded."""
    kind = kind_of(type_)
    if label.json:
        return lambda text: from_json(unescaped(text))
    if label.style == "matrix":
        return partial(_read_matrix, label, kind)
    dot = label.style == "label"
    cut = _cut("." if dot and label.explode else ",")

    def read(text: str) -> Any:
        if dot:
            if text[:3].upper() == "%2E":
                # It is told apart from a dot of the path around it.
                text = f".{text[3:]}"
            if not text.startswith("."):
                raise ValueError("must begin with a dot")
            text = text[1:]
        return split(text, kind, cut, unescaped, explode=label.explode)

    return read


def query_writer(query: Query) -> Callable[[Any], list[str]]:
    """Return what writes a member as pairs of a query or form."""
    name, key = query.name, escaped(query.name)
    escape = escaped_but_reserved if query.allow_reserved else escaped
    if query.json:
        return lambda value: [f"{key}={escaped(json_of(value))}"]
    if query.style == "deepObject":
        return lambda value: [
            f"{escaped(path)}={escape(text)}" for path, text in _flat(name, value)
        ]
    if query.explode and query.style == "form":
        return partial(_exploded, key, escape)
    delimiter, inner = _DELIMITERS[query.style]
    if query.allow_reserved or inner != ",":
        escape = partial(_without, inner, escape)
    return partial(_packed, key, delimiter, escape)


def query_reader(
    query: Query, type_: Any, shared: Shared = NOTHING
) -> Callable[[Pairs], Any]:
    """Return what reads a member from the pairs of a query or form.

    Args:
        query: How it is written.
        type_: What it may be.
        shared: Which names are somebody else's, where members have their own.
    """
    name, kind = query.name, kind_of(type_)
    if query.allow_empty and not kind.text:
        read = query_reader(replace(query, allow_empty=False), kind, shared)
        return lambda pairs: UNSET if pairs.get(name) == [""] else read(pairs)
    if query.json:
        return partial(_one, name, lambda text: from_json(unescaped_plus(text)))
    if query.style == "deepObject":
        return partial(_deep, name, kind, shared)
    if query.explode and query.style == "form":
        if kind.object and not (kind.array or kind.scalar):
            return partial(_members, kind, shared)
        return partial(_repeated, name, kind)
    cut = _CUTS[query.style]
    return partial(
        _one, name, lambda text: split(text, kind, cut, unescaped_plus, explode=False)
    )


def query_pairs(query: bytes) -> dict[str, list[str]]:
    """Return the values of a query or form, still encoded, by their decoded names."""
    return pairs_of(ascii_of(query))


def _matrix(label: Label, value: Any) -> str:
    name = escaped(label.name)
    if label.explode and isinstance(value, list):
        return "".join(_named(name, escaped(text_of(each))) for each in value)
    if label.explode and isinstance(value, dict):
        return "".join(
            _named(escaped(key), escaped(text_of(item)))
            for key, each in value.items()
            for item in (each if isinstance(each, list) else [each])
        )
    return _named(name, join(value, ",", escaped, explode=False))


def _named(name: str, text: str) -> str:
    return f";{name}={text}" if text else f";{name}"


def _read_matrix(label: Label, kind: Kind, text: str) -> Any:
    if not text.startswith(";"):
        raise ValueError("must begin with a semicolon")
    pairs: dict[str, list[str]] = {}
    for pair in text[1:].split(";"):
        name, _, value = pair.partition("=")
        pairs.setdefault(unescaped(name), []).append(value)
    if label.explode and kind.object and not kind.scalar:
        return _members(kind, NOTHING, pairs, unescape=unescaped)
    if label.explode and kind.array:
        return _repeated(label.name, kind, pairs, unescape=unescaped)
    cut = _cut(",")
    found = _one(
        label.name,
        lambda text: split(text, kind, cut, unescaped, explode=False),
        pairs,
    )
    if found is UNSET or len(pairs) > 1:
        raise ValueError(f"must be written as ;{label.name}=...")
    return found


def _flat(name: str, value: Any) -> Sequence[tuple[str, str]]:
    return list(flat(name, value)) if value not in ([], {}) else ()


def _exploded(key: str, escape: Callable[[str], str], value: Any) -> list[str]:
    if isinstance(value, list):
        return [f"{key}={escape(text_of(each))}" for each in value]
    if isinstance(value, dict):
        return [
            f"{escaped(name)}={escape(text_of(item))}"
            for name, each in value.items()
            for item in (each if isinstance(each, list) else [each])
        ]
    return [f"{key}={escape(text_of(value))}"]


def _packed(
    key: str, delimiter: str, escape: Callable[[str], str], value: Any
) -> list[str]:
    if not value and isinstance(value, list | dict):
        return []
    return [f"{key}={join(value, delimiter, escape, explode=False)}"]


def _without(delimiter: str, escape: Callable[[str], str], text: str) -> str:
    if delimiter == ",":
        return escape(text).replace(",", "%2C")
    if delimiter in text:
        raise ValueError(
            f"must not have {delimiter!r} in it, which sets apart its parts"
        )
    return escape(text)


def _one(name: str, read: Callable[[str], Any], pairs: Pairs) -> Any:
    texts = pairs.get(name)
    if texts is None:
        return UNSET
    if len(texts) > 1:
        raise ValueError("must not be given more than once")
    return read(texts[0])


def _repeated(
    name: str,
    kind: Kind,
    pairs: Pairs,
    unescape: Callable[[str], str] = unescaped_plus,
) -> Any:
    texts = pairs.get(name)
    if texts is None:
        return UNSET
    is_many = len(texts) > 1
    if (kind.array and (is_many or not kind.scalar)) or (kind.any and is_many):
        return [value_of(unescape(text), kind.item) for text in texts]
    if is_many:
        raise ValueError("must not be given more than once")
    return value_of(unescape(texts[0]), kind)


def _members(
    kind: Kind,
    shared: Shared,
    pairs: Pairs,
    unescape: Callable[[str], str] = unescaped_plus,
) -> Any:
    return shared.read(
        pairs, kind, lambda name: _repeated(name, kind.member(name), pairs, unescape)
    )


def _deep(name: str, kind: Kind, shared: Shared, pairs: Pairs) -> Any:
    tree = Tree()
    for path, texts in pairs.items():
        if path == name:
            tree.texts += map(unescaped_plus, texts)
        elif path.startswith(f"{name}[") and path not in shared.taken:
            tree.add(path[len(name) :], [*map(unescaped_plus, texts)])
    return tree.value(kind) if tree or tree.texts else UNSET


def _escaped_dot(text: str) -> str:
    return escaped(text).replace(".", "%2E")


def _cut(delimiter: str) -> Callable[[str], list[str]]:
    return lambda text: text.split(delimiter)


_DELIMITERS = {
    "form": (",", ","),
    "spaceDelimited": ("%20", " "),
    "pipeDelimited": ("%7C", "|"),
}
_CUTS: dict[str, Callable[[str], list[str]]] = {
    "form": _cut(","),
    "spaceDelimited": re.compile("%20|[+]").split,
    "pipeDelimited": re.compile("%7[Cc]|[|]").split,
}
