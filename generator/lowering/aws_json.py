"""The operations of a document of AWS JSON, and their errors.

What a spec leaves open takes a default here: an operation without a body has an empty
structure; an error whose schema says nothing has a message, and is the caller's fault;
query parameters that are named like members say how a result is divided into pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator import ir
from generator.dialects.aws_json import (
    error_name,
    error_responses,
    operation_name,
    query_parameters,
    rpc_target,
)
from generator.dialects.aws_json_media import media_type, named_media_types
from generator.dialects.idempotency import idempotency
from generator.dialects.openapi import (
    PAGINATION,
    content_examples,
    content_schema,
    named_examples,
    operations,
    schema_examples,
    wrapped,
)
from generator.linking.resolve import Document
from generator.lowering.lowered import Lowered
from generator.lowering.schemas import Schemas
from generator.lowering.security import security
from generator.naming.unnamed import messages
from generator.reading.nodes import Node


def lower_aws_json(document: Document, schemas: Schemas) -> Lowered:
    """Return the operations of a document of AWS JSON, and their errors."""
    responses = _error_responses(document)
    schemas.add_components(without=responses)
    media_types = named_media_types(document)
    errors = {
        name: _error(document, schemas, name, response)
        for name, response in responses.items()
    }
    return Lowered(
        operations=tuple(
            _operation(document, schemas, node, media_types)
            for node in operations(document)
        ),
        errors=errors,
        invalid_request=_with_role(document, responses, "invalid-request"),
        internal_error=_with_role(document, responses, "internal-error"),
    )


def _operation(
    document: Document, schemas: Schemas, node: Node, media_types: set[str]
) -> ir.Operation:
    name = operation_name(document, node)
    target = rpc_target(document, node)
    responses = node.get("responses") or node
    owner = node.get("operationId") or node
    request, response = node.get("requestBody"), responses.get("200")
    input_ = _structure(document, schemas, request, messages.of_request(name)[0], owner)
    output = _structure(document, schemas, response, messages.of_result(name), owner)
    pages = _pagination(document, schemas, node, input_, output)
    return ir.Operation(
        name=name,
        summary=node.text("summary") or "",
        description=node.text("description") or "",
        place=owner.place,
        binding=ir.RpcTarget(
            target=str(target.value) if target else "",
            media_type=media_type(document, node, media_types),
        ),
        input=input_,
        output=output,
        returns=_said(document, response),
        examples=content_examples(document, response),
        named_examples=named_examples(document, response),
        errors=tuple(
            ir.ErrorCase(
                status=status,
                error=error_name(document, each) or "",
                examples=content_examples(document, each),
                named_examples=named_examples(document, each),
            )
            for status, each in error_responses(document, node)
        ),
        pagination=pages,
        idempotency=idempotency(
            document, node, _members(schemas.known, input_), schemas.known, pages
        ),
        security=security(node),
        deprecated=_flag(node, "deprecated"),
    )


def _structure(
    document: Document, schemas: Schemas, body: Node | None, name: str, owner: Node
) -> str:
    schema = content_schema(document, body)
    if schema is None:
        return schemas.empty(name, owner)
    return schemas.body(schema, name)


def _pagination(
    document: Document, schemas: Schemas, node: Node, input_: str, output: str
) -> ir.Pagination | None:
    said = node.get(PAGINATION)
    if said is not None:
        return ir.Pagination(
            input_token=said.text("inputToken") or "",
            output_token=said.text("outputToken") or "",
            items=said.text("items") or "",
            limit=said.text("limit"),
        )
    return _published_pagination(
        query_parameters(document, node), schemas.known, input_, output
    )


def _published_pagination(
    queries: list[str], shapes: Mapping[str, ir.Shape], input_: str, output: str
) -> ir.Pagination | None:
    """Read paging from query parameters: the token is a member of both structures."""
    taken, given = _members(shapes, input_), _members(shapes, output)
    tokens = [name for name in queries if name in taken and name in given]
    limits = [name for name in queries if name in taken and name not in given]
    lists = [name for name in given if isinstance(shapes[given[name].shape], ir.List)]
    if len(tokens) != 1 or len(lists) != 1:
        return None
    limit = limits[0] if limits else None
    return ir.Pagination(
        input_token=tokens[0], output_token=tokens[0], items=lists[0], limit=limit
    )


def _members(shapes: Mapping[str, ir.Shape], name: str) -> dict[str, ir.Member]:
    shape = shapes[name]
    members = shape.members if isinstance(shape, ir.Structure) else ()
    return {member.name: member for member in members}


def _error_responses(document: Document) -> dict[str, Node]:
    """Return a response of each error, by name, in the order of the names."""
    responses: dict[str, Node] = {}
    for operation in operations(document):
        for _, response in error_responses(document, operation):
            responses.setdefault(error_name(document, response) or "", response)
    return dict(sorted(responses.items()))


def _error(document: Document, schemas: Schemas, name: str, response: Node) -> ir.Error:
    schema = content_schema(document, response)
    node = wrapped(document, schema) if schema else document.follow(response)
    said = node.get("x-concord-error") or node
    # A client knows an error by its code, so one without a message is none the less it.
    members = [
        replace(member, required=False) if member.name in ir.MESSAGES else member
        for member in schemas.members(name, schemas.flat.of(node), without={"__type"})
    ]
    if node.get("properties") is None:
        members.append(schemas.message(node))
    fault: ir.Fault = "server" if said.text("fault") == "server" else "client"
    return ir.Error(
        name=name,
        description=(node.text("description") or "") if schema else "",
        place=node.key_place,
        body=ir.Structure(
            name=name,
            place=node.key_place,
            members=tuple(members),
            examples=schema_examples(document, node),
        ),
        fault=fault,
        retryable=_flag(said, "retryable", default=fault == "server"),
        harmless=_flag(said, "retryable"),
    )


def _with_role(document: Document, responses: dict[str, Node], role: str) -> str | None:
    for name, response in responses.items():
        schema = content_schema(document, response)
        said = wrapped(document, schema).get("x-concord-error") if schema else None
        if said is not None and said.text("role") == role:
            return name
    return None


def _said(document: Document, node: Node | None) -> str:
    return (document.follow(node).text("description") or "") if node else ""


def _flag(node: Node, key: str, *, default: bool = False) -> bool:
    flag = node.get(key)
    return default if flag is None else flag.value is True
