"""Parameters to members of an input, and where each of these travels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from generator import ir
from generator.dialects.media import media_kind
from generator.dialects.openapi import (
    IGNORED_HEADERS,
    NAME,
    Described,
    annotation,
    examples_beside,
    flag,
    merged_parameters,
    parameter_name,
    schema_examples,
)
from generator.dialects.paths import path_key
from generator.linking.resolve import Document
from generator.lowering.http.media import lower_medium
from generator.lowering.schemas import Schemas
from generator.naming.unnamed import messages
from generator.reading.nodes import Node

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
"""The style of each location where a parameter says none."""


@dataclass(frozen=True, slots=True)
class Travelling:
    """Members of an input that travel beside its body, and where."""

    members: tuple[ir.Member, ...]
    locations: Mapping[str, ir.Location]
    """By the names of the members."""


def lower_parameters(
    document: Document, schemas: Schemas, operation: Described, base: str
) -> Travelling:
    """Return the parameters of an operation: those of its path first, in its order.

    A variable of the path that no parameter describes is a text.
    """
    members: dict[str, ir.Member] = {}
    locations: dict[str, ir.Location] = {}
    arguments = messages.Arguments()
    for key, location, node in _in_order(document, operation):
        said = node.text(NAME) if node is not None else None
        name = arguments.name(key, location, said)
        if node is None:
            owner = operation.node
            text = schemas.plain(ir.String(name="", place=owner.place), base, owner)
            members[name] = ir.Member(
                name=name, place=owner.key_place, shape=text, required=True
            )
            locations[name] = ir.Parameter(
                location=cast(ir.ParameterLocation, location), key=key
            )
            continue
        members[name] = _member(document, schemas, node, name, base)
        where = _location(document, schemas, node, base)
        if location == "query" and node.text("in") == "path":
            where = ir.Parameter(location="query", key=key)
        locations[name] = where
    return Travelling(tuple(members.values()), locations)


def _in_order(
    document: Document, operation: Described
) -> list[tuple[str, str, Node | None]]:
    """Return the name, the location and the description of each parameter.

    A variable that stands in the query of a path's key is a parameter of the query.
    """
    found = {
        (parameter.text("in") or "", parameter_name(parameter) or ""): parameter
        for _, parameter in merged_parameters(document, operation)
    }
    key = path_key(operation.path)
    in_path = [(name, "path", found.get(("path", name))) for name in key.variables]
    in_query = [(name, "query", found.get(("path", own))) for name, own in key.queries]
    return [
        *in_path,
        *(each for each in in_query if ("query", each[0]) not in found),
        *(
            (name, location, node)
            for (location, name), node in found.items()
            if location != "path"
            and not (location == "header" and name.lower() in IGNORED_HEADERS)
        ),
    ]


def _member(
    document: Document, schemas: Schemas, node: Node, name: str, base: str
) -> ir.Member:
    schema, content = node.get("schema"), _content(node)
    schema = schema or (content.get("schema") if content is not None else None)
    default = annotation(document, schema, "default") if schema else None
    said = node.text("description") or _said(document, schema)
    beside = tuple(each.plain() for each in examples_beside(document, node))
    use = _use(schemas, node, schema, messages.of_parameter(base, name))
    return ir.Member(
        name=name,
        description=said,
        examples=beside or (schema_examples(document, schema) if schema else ()),
        place=(node.get("name") or node).place,
        shape=use.shape,
        nullable=use.nullable,
        required=node.text("in") == "path" or flag(node, "required") is True,
        deprecated=flag(node, "deprecated") is True,
        default=default.plain() if default else None,
    )


def _use(schemas: Schemas, node: Node, schema: Node | None, name: str) -> ir.Use:
    if schema is not None:
        return schemas.use(schema, name)
    return ir.Use(schemas.plain(ir.String(name="", place=node.place), name, node))


def _location(
    document: Document, schemas: Schemas, node: Node, base: str
) -> ir.Location:
    location, content = node.text("in") or "", _content(node)
    if location == "querystring":
        media_type, medium = next(iter(node.members("content")), ("", node))
        name = messages.of_query(base)
        lowered = lower_medium(document, schemas, media_type, medium, name)
        return ir.WholeQuery(media=lowered)
    style, explode = node.text("style"), flag(node, "explode")
    usual = _STYLES.get(location, "form")
    exploded = (style or usual) in ("form", "cookie")
    return ir.Parameter(
        location=cast(ir.ParameterLocation, location),
        key=parameter_name(node) or "",
        style=None if style == usual else style,
        explode=None if explode == exploded else explode,
        allow_reserved=flag(node, "allowReserved") is True,
        allow_empty=flag(node, "allowEmptyValue") is True,
        json=content is not None and is_json(document, node),
    )


def _content(node: Node) -> Node | None:
    return next((each for _, each in node.members("content")), None)


def is_json(document: Document, node: Node) -> bool:
    """Return whether the text of a parameter, or of a header, is JSON: by its `content`."""
    return any(
        media_kind(document, name, each) == "json"
        for name, each in node.members("content")
    )


def _said(document: Document, schema: Node | None) -> str:
    said = annotation(document, schema, "description") if schema else None
    return said.value if said is not None and isinstance(said.value, str) else ""
