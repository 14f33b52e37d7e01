"""How a document of OpenAPI says things, whatever its operations travel as.

Checks and lowering both read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.dialects.words import says
from generator.linking.resolve import Document
from generator.reading.nodes import Node

SIGNING_NAME = "x-concord-signing-name"
"""On a security scheme: what the service is called in AWS Signature Version 4."""

PAGINATION = "x-concord-pagination"
"""On an operation that answers in pages: which members have them, and the tokens."""

IDEMPOTENCY = "x-concord-idempotency"
"""On an operation: whether a request may be served twice, and what tells that it was."""

EXCLUSIVE = "x-concord-exclusive"
"""On a schema with `oneOf`: whether a value of two branches is refused."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The methods that a path may have operations at; others are named below it."""

ADDITIONAL = "additionalOperations"
"""Under a path: operations by methods that OpenAPI has no key for."""


BODILESS = frozenset({"204", "205", "304"})
"""Statuses whose answers have no body, whatever a document says."""

FRAMING_HEADERS = frozenset({"content-length", "transfer-encoding", "connection"})
"""Headers that whatever sends a message writes itself."""

IGNORED_HEADERS = FRAMING_HEADERS | {"accept", "content-type", "authorization"}
"""Header parameters that are no arguments: OpenAPI ignores the latter ones, which other
parts of a document say."""

GROUP = "x-concord-group"
"""On an operation or a path: what it belongs to, in place of its first tag."""

NAME = "x-concord-name"
"""On an operation or a parameter: what it is called in Python."""


@dataclass(frozen=True, slots=True)
class Described:
    """An operation where it stands: below a path, at a method."""

    path: str
    method: str
    """In upper case, as it is sent."""

    item: Node
    """What the path has."""

    node: Node


def described(document: Document) -> Iterator[Described]:
    """Return the operations of all methods, in the order of the spec."""
    for path, use in document.root.members("paths"):
        if path.startswith("x-"):
            continue
        item = document.follow(use)
        for key, node in item.items():
            if key in METHODS:
                yield Described(path, key.upper(), item, node)
            elif key == ADDITIONAL:
                for method, each in node.items():
                    known = method.lower() in METHODS
                    yield Described(
                        path, method.upper() if known else method, item, each
                    )


def operations(document: Document) -> Iterator[Node]:
    """Return the operations, in the order of the spec."""
    return (each.node for each in described(document))


def parameters(document: Document, operation: Node) -> Iterator[Node]:
    """Return an operation's own parameters."""
    for parameter in operation.each("parameters"):
        yield document.follow(parameter)


def merged_parameters(
    document: Document, operation: Described
) -> tuple[tuple[Node, Node], ...]:
    """Return the parameters of an operation: those of its path that it does not replace.

    Each comes as it is listed, and as it is described.
    """
    found: dict[tuple[str | None, str | None], tuple[Node, Node]] = {}
    for owner in (operation.item, operation.node):
        for use in owner.each("parameters"):
            parameter = document.follow(use)
            found[parameter.text("in"), parameter_name(parameter)] = (use, parameter)
    return tuple(found.values())


def parameter_name(parameter: Node) -> str | None:
    """Return the name of a parameter: in a path, it may end in `+` as its variable does."""
    name = parameter.text("name")
    if name is None or parameter.text("in") != "path":
        return name
    return name.removesuffix("+")


def flag(node: Node, key: str) -> bool | None:
    """Return what a flag says; `None` if it is not there, or is none."""
    member = node.get(key)
    said = member.value if member is not None else None
    return said if isinstance(said, bool) else None


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


def wrapped(document: Document, node: Node) -> Node:
    """Return the schema that annotations are wrapped around, whatever wraps it."""
    target = document.follow(node)
    parts = [part for part in target.each("allOf") if _says_something(part)]
    if len(parts) != 1 or parts[0].get("$ref") is None:
        return target
    is_alone = all(
        key == "allOf" or not says(key, each) for key, each in target.items()
    )
    return wrapped(document, parts[0]) if is_alone else target


def _says_something(part: Node) -> bool:
    return any(says(key, each) for key, each in part.items())


def annotation(document: Document, node: Node, key: str) -> Node | None:
    """Return what a schema says of itself under `key`, the outermost word first."""
    return next(_annotations(document, node, key, set()), None)


def _annotations(
    document: Document, node: Node, key: str, seen: set[str]
) -> Iterator[Node]:
    if (own := node.get(key)) is not None:
        yield own
    target = document.follow(node)
    if target.pointer in seen:
        return  # a part of itself
    seen.add(target.pointer)
    if target is not node and (told := target.get(key)) is not None:
        yield told
    parts = sorted(target.each("allOf"), key=lambda part: part.get("$ref") is not None)
    for part in parts:
        yield from _annotations(document, part, key, seen)


def component_name(document: Document, node: Node) -> str | None:
    """Return the name of the component that a schema is or refers to, if any."""
    return name_of_pointer(wrapped(document, node).pointer)


def name_of_pointer(pointer: str) -> str | None:
    """Return the name of the component schema at a pointer, if one stands there."""
    match pointer.split("/"):
        case ["", "components", "schemas", name]:
            return name.replace("~1", "/").replace("~0", "~")
    return None
