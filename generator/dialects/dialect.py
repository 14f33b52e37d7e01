"""How a document of this protocol says things: what check and lower both read.

Two dialects are read alike: specs written for this generator, and AWS specs as they are
published, which say less.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.linking.pointers import unqualified
from generator.linking.resolve import Document
from generator.reading.nodes import Node

PROVIDER = "x-providerName"
"""In `info` of published specs: who provides the service."""

TARGET_HEADER = "x-amz-target"

SIGNING_NAME = "x-concord-signing-name"
"""On a security scheme: what the service is called in AWS Signature Version 4."""

PAGINATION = "x-concord-pagination"
"""On an operation that answers in pages: which members have them, and the tokens."""

IDEMPOTENCY = "x-concord-idempotency"
"""On an operation: whether a request may be served twice, and what tells that it was."""

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


def operations(document: Document) -> Iterator[Node]:
    """Return the operations, in the order of the spec."""
    for _, path in document.root.members("paths"):
        if (operation := document.follow(path).get("post")) is not None:
            yield operation


def security_requirements(document: Document) -> Iterator[tuple[str, Node]]:
    """Return the names of the security schemes that the document asks for."""
    for requirement in document.root.each("security"):
        yield from requirement.items()


def parameters(document: Document, operation: Node) -> Iterator[Node]:
    """Return an operation's own parameters."""
    for parameter in operation.each("parameters"):
        yield document.follow(parameter)


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


def content_schema(document: Document, node: Node | None) -> Node | None:
    """Return the schema of a request body or response: one for all media types."""
    if node is None:
        return None
    for _, media_type in document.follow(node).members("content"):
        return media_type.get("schema")
    return None


def content_examples(document: Document, node: Node | None) -> tuple[Any, ...]:
    """Return the examples of a response, as plain JSON: those of one media type."""
    if node is None:
        return ()
    found = (
        tuple(example.plain() for example in examples_beside(document, media_type))
        for _, media_type in document.follow(node).members("content")
    )
    return next(filter(None, found), ())


def named_examples(document: Document, node: Node | None) -> dict[str, Any]:
    """Return the examples of a response that have names, as plain JSON, by these."""
    found: dict[str, Any] = {}
    content = document.follow(node).members("content") if node is not None else ()
    for _, media_type in content:
        for name, example in _named(document, media_type):
            found.setdefault(name, example.plain())
    return found


def examples_beside(document: Document, node: Node) -> Iterator[Node]:
    """Return the examples of a media type or of a parameter, beside its schema."""
    if (example := node.get("example")) is not None:
        yield example
    yield from (example for _, example in _named(document, node))


def _named(document: Document, node: Node) -> Iterator[tuple[str, Node]]:
    for name, use in node.members("examples"):
        described = document.follow(use)
        example = described.get("value") or described.get("dataValue")
        if example is not None:
            yield name, example


def schema_examples(document: Document, node: Node) -> tuple[Any, ...]:
    """Return the examples of a schema, as plain JSON, the outermost word first."""
    if (one := annotation(document, node, "example")) is not None:
        return (one.plain(),)
    several = annotation(document, node, "examples")
    return tuple(each.plain() for each in several.elements()) if several else ()


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


def wrapped(document: Document, node: Node) -> Node:
    """Return the schema that annotations are wrapped around, whatever wraps it."""
    target = document.follow(node)
    all_of = target.get("allOf")
    if all_of is None:
        return target
    inner = next(part for part in all_of.elements() if part.get("$ref") is not None)
    return wrapped(document, inner)


def annotation(document: Document, node: Node, key: str) -> Node | None:
    """Return what a schema says of itself under `key`, the outermost word first."""
    if (own := node.get(key)) is not None:
        return own
    target = document.follow(node)
    if target is not node:
        return annotation(document, target, key)
    parts = sorted(target.each("allOf"), key=lambda part: part.get("$ref") is not None)
    found = (annotation(document, part, key) for part in parts)
    return next((word for word in found if word is not None), None)


def component_name(document: Document, node: Node) -> str | None:
    """Return the name of the component that a schema is or refers to, if any."""
    return name_of_pointer(wrapped(document, node).pointer)


def name_of_pointer(pointer: str) -> str | None:
    """Return the name of the component schema at a pointer, if one stands there."""
    match pointer.split("/"):
        case ["", "components", "schemas", name]:
            return name.replace("~1", "/").replace("~0", "~")
    return None


def _only(values: Node | None) -> Node | None:
    elements = list(values.elements()) if values else []
    return elements[0] if len(elements) == 1 else None
