"""What the rules read: the document, and what can be told of it as a whole.

A document with errors is read as far as it makes sense.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.checking.aws_json.errors import EXTENSION
from generator.checking.aws_json.responses import is_error
from generator.checking.context import Context, gather, parts
from generator.dialects.aws_json import error_name, is_aws, speaks_aws_json
from generator.dialects.kinds import STRUCTURE, Kind, kind_of
from generator.dialects.openapi import annotation, content_schema, operations
from generator.linking.resolve import Document
from generator.problems.diagnostics import Findings
from generator.reading.nodes import Node
from generator.sources.source import pointer_split


@dataclass(frozen=True)
class ErrorUse:
    """An error that an operation documents: at which status, by what."""

    status: str
    use: Node
    name: str | None
    schema: Node | None


class Subject:
    """A document whose references lead somewhere."""

    def __init__(self, document: Document) -> None:
        """Gather the schemas and the operations."""
        self.document = document
        self.root = document.root
        self.context: Context = gather(document, Findings())
        self.is_aws = is_aws(document)
        self.is_http = not speaks_aws_json(document)
        self.operations = list(operations(document))

    def described(self) -> Iterator[tuple[Node, Kind]]:
        """Return the schemas that are of a kind: no references, nothing malformed."""
        for schema in self.context.schemas.values():
            kind = kind_of(schema)
            if kind is not None:
                yield schema, kind

    def bodies(self) -> set[str]:
        """Return the pointers of what operations take or return as a whole."""
        targets = (
            self.target(schema)
            for operation in self.operations
            for schema in (self.request(operation), self.response(operation))
        )
        return {target.pointer for target in targets if target is not None}

    def structures(self) -> Iterator[Node]:
        """Return the schemas of structures."""
        return (schema for schema, kind in self.described() if kind is STRUCTURE)

    def target(self, schema: Node | None) -> Node | None:
        """Return the schema that references and annotations are wrapped around."""
        return self.context.target(schema) if schema is not None else None

    def request(self, operation: Node) -> Node | None:
        """Return the schema of an operation's request, if it has any."""
        return content_schema(self.document, operation.get("requestBody"))

    def response(self, operation: Node) -> Node | None:
        """Return the schema of an operation's result, if it has any."""
        return content_schema(self.document, self.result(operation))

    def result(self, operation: Node) -> Node | None:
        """Return the response of an operation that succeeds: the first, if several are."""
        responses = dict(operation.members("responses"))
        if not self.is_http:
            return responses.get("200")
        found = (use for status, use in responses.items() if status.startswith("2"))
        return next(found, None)

    def members(self, schema: Node | None) -> dict[str, Node]:
        """Return the members of a structure, by name."""
        target = self.target(schema)
        return dict(target.members("properties")) if target is not None else {}

    def said(self, schema: Node, key: str) -> Node | None:
        """Return what a schema says of itself, the outermost word first."""
        if self.target(schema) is None:
            return schema.get(key)  # its references lead in a circle
        return annotation(self.document, schema, key)

    def errors(self, operation: Node) -> Iterator[ErrorUse]:
        """Return the errors that an operation documents, in the order of the spec."""
        for status, use in operation.members("responses"):
            if is_error(status) or (self.is_http and status[:1] in "45d"):
                yield self._error(status, use)

    def _error(self, status: str, use: Node) -> ErrorUse:
        schema = content_schema(self.document, use)
        target = self.target(schema)
        is_known = schema is None or target is not None
        name = error_name(self.document, use) if is_known else None
        return ErrorUse(status, use, name, target)

    @cached_property
    def with_role(self) -> dict[str, str]:
        """The name of the error that has a role, by the role."""
        roles: dict[str, str] = {}
        for operation in self.operations:
            for error in self.errors(operation):
                said = error.schema.get(EXTENSION) if error.schema else None
                role = said.text("role") if said is not None else None
                if role is not None and error.name is not None:
                    roles.setdefault(role, error.name)
        return roles

    @cached_property
    def error_schemas(self) -> set[str]:
        """The pointers of the schemas of errors."""
        return {
            error.schema.pointer
            for operation in self.operations
            for error in self.errors(operation)
            if error.schema is not None
        }

    @cached_property
    def taken(self) -> dict[str, str]:
        """The pointers of all schemas in requests, each with an operation's name."""
        found: dict[str, str] = {}
        for operation in self.operations:
            schema = self.target(self.request(operation))
            waiting = [schema] if schema is not None else []
            while waiting:
                node = waiting.pop()
                if node.pointer in found:
                    continue
                found[node.pointer] = name_of(operation)
                inner = (self.target(part) for part in parts(node))
                waiting.extend(each for each in inner if each is not None)
        return found


def name_of(operation: Node) -> str:
    """Return what an operation is called, or else its method and its path."""
    match pointer_split(operation.pointer):
        case ["paths", path, *_, method]:
            route = f"{method.upper()} {path}"
        case _:
            route = "an operation"
    return operation.text("operationId") or route


def name_place(operation: Node) -> Node:
    """Return the node that names an operation, to point at."""
    return operation.get("operationId") or operation
