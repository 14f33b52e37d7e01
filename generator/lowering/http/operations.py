"""The operations of a document that have methods and paths of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator import ir
from generator.dialects.idempotency import takes_uuid
from generator.dialects.openapi import (
    GROUP,
    IDEMPOTENCY,
    NAME,
    PAGINATION,
    Described,
    described,
    flag,
)
from generator.dialects.paths import path_key
from generator.linking.resolve import Document
from generator.lowering.endpoints import served_endpoints
from generator.lowering.http.bodies import body_members, lower_body
from generator.lowering.http.pagination import Paged
from generator.lowering.http.parameters import Travelling, lower_parameters
from generator.lowering.http.responses import lower_responses, status_errors
from generator.lowering.lowered import Lowered
from generator.lowering.schemas import Schemas
from generator.lowering.security import security
from generator.naming.operations import names_of, without_tag
from generator.naming.words import pascal
from generator.problems.diagnostics import Findings
from generator.reading.nodes import Node
from generator.sources.options import Grouping

_IDEMPOTENCY_KEY = "Idempotency-Key"
_REPEATABLE = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})
"""The methods that HTTP itself calls idempotent."""


@dataclass(frozen=True, slots=True)
class _Named:
    """An operation, and what it is called in the document or after its path."""

    operation: Described
    name: str


def lower_http(
    document: Document, schemas: Schemas, groups: Grouping, findings: Findings
) -> Lowered:
    """Return the operations of a document, and what their errors are by status."""
    schemas.add_components(without=())
    operations = tuple(
        _paged(
            _operation(document, schemas, each, groups),
            each.operation.node.get(PAGINATION),
            schemas,
            findings,
        )
        for each in _named(document)
    )
    return Lowered(operations=operations, statuses=status_errors(operations))


def _named(document: Document) -> list[_Named]:
    """Return the operations with their names; of two with one name, the first has it."""
    found: dict[str, Described] = {}
    unnamed = []
    for each in described(document):
        name = each.node.text("operationId")
        if not name or found.setdefault(name, each) is not each:
            unnamed.append((each.method, each.path))
    names = {(each.method, each.path): name for name, each in found.items()}
    names |= names_of(unnamed, found)
    return [_Named(each, names[each.method, each.path]) for each in described(document)]


def _operation(
    document: Document, schemas: Schemas, named: _Named, groups: Grouping
) -> ir.Operation:
    each, node = named.operation, named.operation.node
    owner = node.get("operationId") or node
    spoken = node.text(NAME) or named.name
    base = pascal(spoken)
    travelling = lower_parameters(document, schemas, each, base)
    body = lower_body(document, schemas, node.get("requestBody"), base)
    responses = lower_responses(document, schemas, each, base)
    group = _group(each, groups)
    binding = ir.Http(
        method=each.method,
        path=path_key(each.path).text,
        locations=travelling.locations,
        body=body,
        responses=responses,
    )
    return ir.Operation(
        name=named.name,
        summary=node.text("summary") or each.item.text("summary") or "",
        description=node.text("description") or "",
        place=owner.place,
        group=group,
        method=node.text(NAME) or without_tag(named.name, group),
        binding=binding,
        input=_input(schemas, node, base, travelling, body),
        returns=next((it.description for it in binding.successes), ""),
        idempotency=_idempotency(each, travelling, schemas.known),
        deprecated=flag(node, "deprecated") is True,
        security=security(node),
        endpoints=served_endpoints(node) or served_endpoints(each.item),
    )


def _paged(
    operation: ir.Operation, said: Node | None, schemas: Schemas, findings: Findings
) -> ir.Operation:
    """Return an operation with what is said of how it answers in pages."""
    if said is None or not isinstance(operation.binding, ir.Http):
        return operation
    paged = Paged(schemas.known, operation.input, operation.binding, said, findings)
    return replace(operation, pagination=paged.lowered())


def _group(each: Described, groups: Grouping) -> str:
    for said in (each.node.text(GROUP), each.item.text(GROUP)):
        if said is not None:
            return said
    return next(iter(each.node.texts("tags")), "") if groups == "tags" else ""


def _idempotency(
    each: Described, travelling: Travelling, shapes: Mapping[str, ir.Shape]
) -> ir.Idempotency:
    """Return whether a request may be sent again, and the member that makes it so."""
    said = each.node.get(IDEMPOTENCY)
    used = {member.name: member.shape for member in travelling.members}
    key = (said.text("token") if said is not None else None) or _IDEMPOTENCY_KEY
    token = next(
        (
            name
            for name, location in travelling.locations.items()
            if isinstance(location, ir.Parameter)
            and location.key.lower() == key.lower()
            and (said is not None or location.location == "header")
            and takes_uuid(shapes[used[name]])
        ),
        None,
    )
    repeatable = flag(said, "repeatable") if said is not None else None
    by_method = each.method in _REPEATABLE or token is not None
    return ir.Idempotency(
        repeatable=by_method if repeatable is None else repeatable, token=token
    )


def _input(
    schemas: Schemas,
    node: Node,
    base: str,
    travelling: Travelling,
    body: ir.Body | None,
) -> str:
    """Return the structure of all that a request has, each member apart."""
    members = [*travelling.members, *body_members(schemas, node, base, body)]
    names = (f"{base}Request", f"{base}Input")
    return schemas.structure(names, node, tuple(members))
