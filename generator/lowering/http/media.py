"""Media types to what a body of each holds."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ir
from generator.dialects.kinds import BINARY, kind_of
from generator.dialects.media import MediaKind, in_order, media_kind
from generator.dialects.openapi import flag
from generator.dialects.sequences import is_of_parts, is_row, item_schema, part_schema
from generator.dialects.textual import bare
from generator.linking.resolve import Document
from generator.lowering.lists import either
from generator.lowering.schemas import Schemas
from generator.naming.unnamed import messages
from generator.reading.nodes import Node


def lower_content(
    document: Document,
    schemas: Schemas,
    owner: Node,
    name: str,
    *,
    in_items: bool = False,
) -> tuple[ir.Media, ...]:
    """Return the media types of a body or response, in the order of preference.

    Errors are not read item by item, what a call takes and returns is.

    A schema that has no name of its own is called `name`, and after its media type where
    there is another such one.
    """
    found = in_order(
        [
            (_kind(document, media_type, node, in_items=in_items), media_type, node)
            for media_type, node in _media_types(document, owner)
        ]
    )
    lowered: list[ir.Media] = []
    known: list[tuple[Node, str]] = []
    for kind, media_type, node in found:
        hint = name if not known else messages.in_media_type(name, kind)
        schema = node.get(_SCHEMA.get(kind, "schema"))
        hint = messages.of_item(hint) if kind == "items" else hint
        same = [shape for other, shape in known if _same(document, schema, other)]
        medium = lower_medium(
            document, schemas, media_type, node, hint, next(iter(same), None), kind
        )
        if schema is not None and medium.shape is not None:
            known.append((schema, medium.shape))
        lowered.append(medium)
    return tuple(lowered)


def lower_medium(
    document: Document,
    schemas: Schemas,
    media_type: str,
    node: Node,
    name: str,
    shape: str | None = None,
    kind: MediaKind | None = None,
) -> ir.Media:
    """Return a media type; `shape` is that of its schema if it is known already."""
    kind = kind or media_kind(document, media_type, node)
    if kind in ("text", "bytes"):
        return ir.Media(media_type=media_type, kind=kind)
    schema = node.get(_SCHEMA.get(kind, "schema"))
    if kind == "multipart" and (row := _row(document, schemas, node, name)):
        return ir.Media(
            media_type=media_type,
            kind=kind,
            shape=row,
            parts=_row_parts(document, node),
        )
    if shape is None:
        anything = ir.Anything(name="", place=node.place)
        shape = (
            schemas.refer(schema, name)
            if schema is not None
            else schemas.plain(anything, name, node)
        )
    return ir.Media(
        media_type=media_type,
        kind=kind,
        shape=shape,
        parts={
            **(_typed_parts(document, schema) if kind == "multipart" else {}),
            **_row_parts(document, node),
            **{key: _part(document, part) for key, part in node.members("encoding")},
        },
    )


def _row(document: Document, schemas: Schemas, node: Node, name: str) -> str | None:
    """Return the list that a body is whose parts are told by their places.

    What each of the first ones has to be is not checked: any is what one of them is.
    """
    schema, item = node.get("schema"), part_schema(document, node)
    if item is not None:
        shape = schemas.refer(item, messages.of_item(name))
        return schemas.plain(ir.List(name="", place=node.place, item=shape), name, node)
    if schema is None or not is_row(document, schema):
        return None
    row = document.follow(schema)
    others = row.get("items")
    parts = [
        *row.each("prefixItems"),
        *([others] if others is not None and isinstance(others.value, dict) else []),
    ]
    held = schemas.refer(either(row, parts), messages.of_item(name))
    return schemas.plain(ir.List(name="", place=node.place, item=held), name, node)


def _row_parts(document: Document, node: Node) -> dict[str, ir.Part]:
    """Return what is said of parts by their places."""
    parts = {
        str(index): _part(document, part)
        for index, part in enumerate(node.each("prefixEncoding"))
    }
    others = node.get("itemEncoding")
    return parts if others is None else {**parts, "*": _part(document, others)}


_SCHEMA = {"items": "itemSchema"}
"""Where the schema of a kind of body stands that is not at `schema`."""


def _kind(
    document: Document, media_type: str, node: Node, *, in_items: bool
) -> MediaKind:
    if in_items and item_schema(document, media_type, node) is not None:
        return "items"
    return media_kind(document, media_type, node)


def _media_types(document: Document, owner: Node) -> Iterator[tuple[str, Node]]:
    for media_type, node in document.follow(owner).members("content"):
        yield media_type, document.follow(node)


def _same(document: Document, one: Node | None, other: Node) -> bool:
    if one is None:
        return False
    first, second = document.follow(one), document.follow(other)
    return first is second or one.plain() == other.plain()


def _typed_parts(document: Document, schema: Node | None) -> dict[str, ir.Part]:
    """Return the parts of which their schemas say of what media type they are.

    A text that is itself JSON is no JSON of a text.
    """
    body = document.follow(schema) if schema is not None else None
    found: dict[str, ir.Part] = {}
    for name, use in body.members("properties") if body is not None else ():
        part = document.follow(use)
        said = part.text("contentMediaType")
        if said is None or part.get("contentEncoding") is not None:
            continue
        if kind_of(part) is BINARY or bare(said).startswith("text/"):
            found[name] = ir.Part(content_type=said)
    return found


def _part(document: Document, node: Node) -> ir.Part:
    said = node.text("contentType")
    return ir.Part(
        content_type=None if is_of_parts(said or "") else said,
        headers=tuple(
            name
            for name, _ in node.members("headers")
            if name.lower() != "content-type"
        ),
        style=node.text("style"),
        explode=flag(node, "explode"),
        allow_reserved=flag(node, "allowReserved") is True,
    )
