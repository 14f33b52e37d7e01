"""A checked document to the intermediate representation."""

from __future__ import annotations

from collections.abc import Mapping

from generator import ir
from generator.dialects.aws_json import is_aws, speaks_aws_json
from generator.linking.resolve import Document
from generator.lowering.aws_json import lower_aws_json
from generator.lowering.directions import directed
from generator.lowering.endpoints import document_endpoints, published_endpoints
from generator.lowering.http.operations import lower_http
from generator.lowering.schemas import Schemas
from generator.lowering.security import schemes, security
from generator.lowering.sensitive import sensitive_members
from generator.naming.unnamed.gathering import Gathered
from generator.problems.diagnostics import Findings


def lower(
    document: Document, names: Gathered, findings: Findings | None = None
) -> ir.Service:
    """Return the service that a checked document describes, under the names gathered.

    Raises:
        SpecError: what a document says of pages leads to nothing.
    """
    findings = (Findings() if findings is None else findings).under("unusable-name")
    schemas = Schemas(document, names, findings)
    is_rpc = speaks_aws_json(document)
    if is_rpc:
        found = lower_aws_json(document, schemas)
        endpoints = published_endpoints(document)
    else:
        found = lower_http(
            document, schemas, names.operations, findings.under("invalid-extension")
        )
        endpoints = document_endpoints(document)
    findings.raise_if_errors()
    info = document.root.get("info") or document.root
    shapes = schemas.settled()
    service = ir.Service(
        title=info.text("title") or "API",
        version=info.text("version") or "0",
        description=info.text("description") or "",
        operations=found.operations,
        shapes=shapes,
        schemas=() if is_aws(document) else schemas.named,
        aliases=() if is_aws(document) else _aliases(schemas, shapes),
        definitions=schemas.definitions,
        nulls_are_absent=is_rpc,
        errors=found.errors,
        statuses=found.statuses,
        groups={
            tag.text("name") or "": tag.text("description") or ""
            for tag in document.root.each("tags")
        },
        invalid_request=found.invalid_request,
        internal_error=found.internal_error,
        endpoints=endpoints,
        schemes=schemes(document),
        security=security(document.root) or (),
        sensitive=sensitive_members(document),
    )
    return directed(service)


def _aliases(schemas: Schemas, shapes: Mapping[str, ir.Shape]) -> tuple[ir.Alias, ...]:
    """Return other names of schemas, but those that tags have made schemas of."""
    return tuple(each for each in schemas.aliases if each.name not in shapes)
