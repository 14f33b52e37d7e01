"""Bodies of pairs: `application/x-www-form-urlencoded`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import UNSET

from .description import Form, Json, Query, QueryString
from .kinds import Kind, kind_of
from .percent import ascii_of, escaped, unescaped
from .styles import Pairs, query_pairs, query_reader, query_writer
from .texts import from_json, json_of


def form_writer(form: Form) -> Callable[[Any], str]:
    """Return what writes a plain JSON object as pairs.

    What it returns raises `ValueError`, as writers of parameters do.
    """
    kind = kind_of(form.type)

    def write(value: Any) -> str:
        if not isinstance(value, dict):
            raise ValueError("must be an object, for a form has names and values")
        pairs: list[str] = []
        for name, member in value.items():
            query = _query(form, name, kind.member(name), isinstance(member, dict))
            pairs += query_writer(query)(member)
        return "&".join(pairs)

    return write


def form_reader(form: Form) -> Callable[[bytes], dict[str, Any]]:
    """Return what reads pairs as a plain JSON object.

    What it returns raises `ValueError`, as readers of parameters do.
    """
    kind = kind_of(form.type)
    readers: dict[str, Callable[[Pairs], Any]] = {
        name: query_reader(_query(form, name, member), member)
        for name, member in kind.members.items()
    }

    def read(body: bytes) -> dict[str, Any]:
        pairs = query_pairs(body)
        made: dict[str, Any] = {}
        for name, reader in readers.items():
            if (value := reader(pairs)) is not UNSET:
                made[name] = value
        for name in pairs.keys() - readers.keys():
            if name.partition("[")[0] not in readers:
                query = _query(form, name, kind.member(name))
                made[name] = query_reader(query, kind.member(name))(pairs)
        return made

    return read


def querystring_writer(location: QueryString) -> Callable[[Any], str]:
    """Return what writes a member as the whole query."""
    media = location.media
    if isinstance(media, Form):
        return form_writer(media)
    if isinstance(media, Json):
        return lambda value: escaped(json_of(value))
    return escaped


def querystring_reader(location: QueryString, type_: Any) -> Callable[[bytes], Any]:
    """Return what reads a member from the whole query; an empty one is absent."""
    media = location.media
    if isinstance(media, Form):
        read_form = form_reader(Form(type_, media.encoding))
        return lambda query: read_form(query) if query else UNSET

    def read(query: bytes) -> Any:
        text = unescaped(ascii_of(query))
        if not text:
            return UNSET
        return from_json(text) if isinstance(media, Json) else text

    return read


def _query(form: Form, name: str, kind: Kind, is_object: bool | None = None) -> Query:
    said = form.encoding.get(name)
    if isinstance(said, Query):
        return said
    if said is not None and said.content_type is None:
        return Query(name, said.style, said.explode, said.allow_reserved)
    if said is not None and said.content_type is not None:
        return Query(name, json="json" in said.content_type)
    # What is not known by its type is written as its value wants it.
    known = kind.object and not (kind.array or kind.scalar)
    return Query(name, json=known if is_object is None else is_object)
