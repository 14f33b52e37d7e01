"""The operations of a document that have methods and paths of their own."""

from __future__ import annotations

from collections.abc import Mapping

from generator import ir
from generator.dialects.openapi import (
    Described,
    described,
    flag,
)
from generator.dialects.paths import path_key
from generator.linking.resolve import Document
from generator.lowering.endpoints import served_endpoints
from generator.lowering.http.bodies import body_members, lower_body
from generator.lowering.http.filing import Stands, with_files
from generator.lowering.http.idempotency import idempotency
from generator.lowering.http.paging import paged
from generator.lowering.http.parameters import Travelling, lower_parameters
from generator.lowering.http.responses import lower_responses, status_errors
from generator.lowering.lowered import Lowered
from generator.lowering.schemas import Schemas
from generator.lowering.security import security
from generator.naming.unnamed.messages import of_request
from generator.naming.unnamed.operations import OperationName
from generator.naming.unnamed.routes import Route
from generator.problems.diagnostics import Findings
from generator.reading.nodes import Node


def lower_http(
    document: Document,
    schemas: Schemas,
    names: Mapping[Route, OperationName],
    findings: Findings,
) -> Lowered:
    """Return the operations of a document, and what their errors are by status."""
    schemas.add_components(without=())
    found = [
        _operation(document, schemas, each, names[each.method, each.path], findings)
        for each in described(document)
    ]
    operations = with_files(schemas, found)
    return Lowered(operations=operations, statuses=status_errors(operations))


def _operation(
    document: Document,
    schemas: Schemas,
    each: Described,
    named: OperationName,
    findings: Findings,
) -> Stands:
    node, base = each.node, named.owner
    owner = node.get("operationId") or node
    travelling = lower_parameters(document, schemas, each, base)
    body = lower_body(document, schemas, node.get("requestBody"), base)
    responses = lower_responses(document, schemas, each, base)
    binding = ir.Http(
        method=each.method,
        path=path_key(each.path).text,
        locations=travelling.locations,
        body=body,
        responses=responses,
    )
    operation = ir.Operation(
        name=named.name,
        summary=node.text("summary") or each.item.text("summary") or "",
        description=node.text("description") or "",
        place=owner.place,
        group=named.group,
        method=named.method,
        binding=binding,
        input=_input(schemas, node, base, travelling, body),
        returns=next((it.description for it in binding.successes), ""),
        idempotency=idempotency(each, travelling, schemas.known, findings),
        deprecated=flag(node, "deprecated") is True,
        security=security(node),
        endpoints=served_endpoints(node) or served_endpoints(each.item),
    )
    operation = paged(operation, node, schemas.known, findings)
    return Stands(operation, binding, node, base)


def _input(
    schemas: Schemas,
    node: Node,
    base: str,
    travelling: Travelling,
    body: ir.Body | None,
) -> str:
    """Return the structure of all that a request has, each member apart."""
    members = [*travelling.members, *body_members(schemas, node, base, body)]
    return schemas.structure(of_request(base), node, tuple(members))
