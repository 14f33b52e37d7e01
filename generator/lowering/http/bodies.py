"""Request bodies: their media types, and the members of an input that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator import ir
from generator.dialects.openapi import flag
from generator.dialects.textual import bare
from generator.linking.resolve import Document
from generator.lowering.http.media import lower_content
from generator.lowering.schemas import Schemas
from generator.naming.unnamed import messages
from generator.reading.nodes import Node

_NOTHING: Mapping[str, str] = MappingProxyType({})


def lower_body(
    document: Document, schemas: Schemas, use: Node | None, base: str
) -> ir.Body | None:
    """Return what may be the body of a request; nothing where none is described."""
    if use is None:
        return None
    body = document.follow(use)
    media = lower_content(
        document, schemas, body, messages.of_body(base), in_items=True
    )
    if not media:
        return None
    return ir.Body(
        media=media,
        required=flag(body, "required") is True,
        description=body.text("description") or "",
    )


def body_members(
    schemas: Schemas,
    owner: Node,
    base: str,
    body: ir.Body | None,
    *,
    known: Mapping[str, str] = _NOTHING,
) -> Iterator[ir.Member]:
    """Return the members that a request has for its body.

    The shapes that some are `known` to have are theirs; a union among them is made to hold
    what the body may be.

    Which media type the body has is one of them only where its type does not tell.
    """
    if body is None:
        return
    holders = [_shape(schemas, owner, medium, base) for medium in body.media]
    distinct = tuple(dict.fromkeys(holders))
    yield ir.Member(
        name=ir.BODY,
        description=body.description,
        place=owner.key_place,
        shape=schemas.either(
            distinct, messages.of_body(base), owner, known.get(ir.BODY)
        ),
        required=body.required,
    )
    ranges = any("*" in bare(it.media_type) for it in body.media)
    if len(distinct) < len(holders) or ranges:
        named = tuple(dict.fromkeys(it.media_type for it in body.media))
        choice = (
            ir.String(name="", place=owner.place)
            if ranges
            else ir.Literal(name="", place=owner.place, values=named)
        )
        yield ir.Member(
            name=ir.CONTENT_TYPE,
            description="Media type of the body.",
            place=owner.key_place,
            shape=known.get(ir.CONTENT_TYPE)
            or schemas.plain(choice, messages.of_media_type(base), owner),
        )


def _shape(schemas: Schemas, owner: Node, medium: ir.Media, base: str) -> str:
    if medium.shape is not None and medium.kind == "items":
        items = ir.List(name="", place=owner.place, item=medium.shape, one_by_one=True)
        return schemas.plain(items, messages.of_items(messages.of_body(base)), owner)
    if medium.shape is not None:
        return medium.shape
    if medium.kind == "text":
        return schemas.plain(
            ir.String(name="", place=owner.place), messages.TEXT, owner
        )
    return schemas.plain(
        ir.Content(name="", place=owner.place), messages.CONTENT, owner
    )
