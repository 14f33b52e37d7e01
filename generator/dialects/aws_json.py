"""How documents of AWS JSON say things: specs of our own, and those that AWS published.

An operation is a POST to `/` that the header `X-Amz-Target` names. What AWS published
says less: of errors their names, of pages the query parameters.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.dialects.openapi import (
    SIGNING_NAME,
    component_name,
    content_schema,
    operations,
    parameters,
)
from generator.linking.pointers import unqualified
from generator.linking.resolve import Document
from generator.reading.nodes import Node

PROVIDER = "x-providerName"

"""In `info` of published specs: who provides the service."""

TARGET_HEADER = "x-amz-target"

SIGNING_HEADERS = frozenset(
    {
        "x-amz-algorithm",
        "x-amz-content-sha256",
        "x-amz-credential",
        "x-amz-date",
        "x-amz-security-token",
        "x-amz-signature",
        "x-amz-signedheaders",
    }
)

"""Headers that published specs list on every path; they belong to whoever signs."""


def is_aws(document: Document) -> bool:
    """Tell whether a document means what the published specs of AWS mean.

    It says that AWS provides the service, or by which name its requests are signed.
    Such a document's patterns are for the whole of a value, its integers have 64 bits,
    and its times are numbers on the wire.
    """
    info = document.root.get("info") or document.root
    if (info.text(PROVIDER) or "").endswith("amazonaws.com"):
        return True
    components = document.root.get("components") or document.root
    schemes = (scheme for _, scheme in components.members("securitySchemes"))
    return any(scheme.get(SIGNING_NAME) is not None for scheme in schemes)


def speaks_aws_json(document: Document) -> bool:
    """Tell whether the operations of a document are told apart by `X-Amz-Target`."""
    return any(
        (parameter.text("name") or "").lower() == TARGET_HEADER
        for operation in operations(document)
        for parameter in parameters(document, operation)
    )


def rpc_target(document: Document, operation: Node) -> Node | None:
    """Return the one value that the header `X-Amz-Target` of an operation has."""
    for parameter in parameters(document, operation):
        if (parameter.text("name") or "").lower() == TARGET_HEADER:
            schema = document.follow(parameter.get("schema") or parameter)
            return schema.get("const") or _only(schema.get("enum"))
    return None


def operation_name(document: Document, operation: Node) -> str:
    """Return what an operation is called: its `operationId`, or what its target names."""
    target = rpc_target(document, operation)
    named = str(target.value).rpartition(".")[2] if target is not None else ""
    return operation.text("operationId") or named


def query_parameters(document: Document, operation: Node) -> list[str]:
    """Return the names of query parameters, which published specs give for paging."""
    return [
        parameter.text("name") or ""
        for parameter in parameters(document, operation)
        if parameter.text("in") == "query"
    ]


def error_responses(document: Document, operation: Node) -> Iterator[tuple[int, Node]]:
    """Return the status and the response of each error that an operation documents."""
    for status, response in operation.members("responses"):
        if status != "200" and not status.startswith("x-"):
            yield int(status), response


def error_name(document: Document, response: Node) -> str | None:
    """Return what an error is called on the wire.

    That is the constant of `__type`; else the name of the schema; else the response's
    description.
    """
    schema = content_schema(document, response)
    if schema is not None:
        properties = document.follow(schema).get("properties")
        kind = properties.get("__type") if properties else None
        constant = document.follow(kind).text("const") if kind else None
        own = component_name(document, schema)
        if name := constant or (own and unqualified(own)):
            return name
    return document.follow(response).text("description")


def _only(values: Node | None) -> Node | None:
    elements = list(values.elements()) if values else []
    return elements[0] if len(elements) == 1 else None
