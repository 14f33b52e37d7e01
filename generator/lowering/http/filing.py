"""Operations once it is known which of their bytes are files, and which are texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator import ir
from generator.lowering.filed import Filed, Place, Where, is_binary
from generator.lowering.http.bodies import body_members
from generator.lowering.schemas import Schemas
from generator.reading.nodes import Node


class Stands(NamedTuple):
    """An operation, where it stands, and what its parts are called after."""

    operation: ir.Operation
    binding: ir.Http
    node: Node
    base: str


def with_files(schemas: Schemas, found: Sequence[Stands]) -> tuple[ir.Operation, ...]:
    """Return operations whose shapes have bytes as they are where these stand."""
    if not any(map(is_binary, schemas.known.values())):
        return tuple(each.operation for each in found)
    filed = schemas.filed([place for each in found for place in _used(schemas, each)])
    return tuple(_operation(schemas, filed, each) for each in found)


def _used(schemas: Schemas, each: Stands) -> Iterator[Place]:
    for member in _members(schemas, each.operation):
        if member.name != ir.BODY:
            yield member.shape, Where.TEXT
    for medium in _media(each.binding):
        if medium.shape is not None:
            yield medium.shape, _where(medium)
    for response in each.binding.responses:
        if response.headers is not None:
            yield response.headers, Where.TEXT


def _members(schemas: Schemas, operation: ir.Operation) -> tuple[ir.Member, ...]:
    shape = schemas.known[operation.input]
    return shape.members if isinstance(shape, ir.Structure) else ()


def _media(binding: ir.Http) -> Iterator[ir.Media]:
    if binding.body is not None:
        yield from binding.body.media
    for response in binding.responses:
        yield from response.media


def _where(medium: ir.Media) -> Where:
    return Where.BODY if medium.kind == "multipart" else Where.TEXT


def _operation(schemas: Schemas, filed: Filed, each: Stands) -> ir.Operation:
    binding, body = each.binding, each.binding.body
    responses = tuple(
        replace(response, media=_filed(filed, response.media))
        for response in binding.responses
    )
    if body is not None:
        media = _filed(filed, body.media)
        if media != body.media:
            new = replace(body, media=media)
            _take_body(schemas, each, body, new)
            body = new
    binding = replace(binding, body=body, responses=responses)
    return replace(each.operation, binding=binding)


def _filed(filed: Filed, media: Sequence[ir.Media]) -> tuple[ir.Media, ...]:
    return tuple(
        replace(it, shape=filed.name(it.shape, _where(it))) if it.shape else it
        for it in media
    )


def _take_body(schemas: Schemas, each: Stands, before: ir.Body, body: ir.Body) -> None:
    """Have the input of an operation hold a body of other shapes than before."""
    name = each.operation.input
    request = schemas.shapes[name]
    if not isinstance(request, ir.Structure):
        return
    members = request.members
    others = [it for it in members if it.name not in (ir.BODY, ir.CONTENT_TYPE)]
    media = {it.shape for it in before.media}
    known = {
        it.name: it.shape
        for it in members
        if it not in others and it.shape not in media
    }
    taken = body_members(schemas, each.node, each.base, body, known=known)
    schemas.shapes[name] = replace(request, members=(*others, *taken))
