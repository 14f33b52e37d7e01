"""Media types to what a body of each holds."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ir
from generator.dialects.kinds import BINARY, kind_of
from generator.dialects.media import MediaKind, in_order, media_kind
from generator.dialects.openapi import flag
from generator.dialects.sequences import item_schema
from generator.dialects.textual import bare
from generator.linking.resolve import Document
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
            **{key: _part(document, part) for key, part in node.members("encoding")},
        },
    )


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
    return ir.Part(
        content_type=node.text("contentType"),
        headers=tuple(
            name
            for name, _ in node.members("headers")
            if name.lower() != "content-type"
        ),
        style=node.text("style"),
        explode=flag(node, "explode"),
        allow_reserved=flag(node, "allowReserved") is True,
    )
