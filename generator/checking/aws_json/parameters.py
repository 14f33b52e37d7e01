"""Parameters: the header X-Amz-Target, and what published specs list beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.context import Context
from generator.dialects.aws_json import SIGNING_HEADERS, TARGET_HEADER, rpc_target
from generator.dialects.openapi import content_schema
from generator.problems.diagnostics import Related
from generator.reading.nodes import Node

_FIELDS = frozenset(
    {
        "name",
        "in",
        "description",
        "required",
        "deprecated",
        "schema",
        "style",
        "explode",
        "allowReserved",
        "allowEmptyValue",
        "example",
        "examples",
    }
)
_PLACES = ("query", "path", "cookie")
_TARGET = re.compile(r"[A-Za-z_][\w.-]*\.[A-Za-z_]\w*", re.ASCII)


def check_path_parameters(context: Context, item: Node) -> None:
    """Check the parameters of a path: only signing may have any for all operations."""
    for use, parameter in _parameters(context, item):
        if _header(parameter) not in SIGNING_HEADERS:
            _refuse(context, use, parameter, "on a path")


def check_parameters(context: Context, operation: Node) -> None:
    """Check the parameters of an operation."""
    body = content_schema(context.document, operation.get("requestBody"))
    schema = context.target(body) if body is not None else None
    members = {name for name, _ in schema.members("properties")} if schema else set()
    targets = []
    for use, parameter in _parameters(context, operation):
        if _header(parameter) == TARGET_HEADER:
            targets.append(parameter)
        elif parameter.text("in") == "query" and parameter.text("name") in members:
            continue  # published specs describe paging by such parameters
        elif _header(parameter) not in SIGNING_HEADERS:
            _refuse(context, use, parameter, "here")
    _check_target(context.under("operation-identity"), operation, targets)


def _parameters(context: Context, owner: Node) -> Iterator[tuple[Node, Node]]:
    """Return each parameter as it is listed, and as it is described."""
    seen: dict[tuple[str | None, str | None], Node] = {}
    for use in owner.each("parameters"):
        parameter = context.resolved(use, "parameters")
        if parameter is None:
            continue
        context.refuse_members(parameter, _FIELDS, "a parameter")
        key = parameter.text("name"), parameter.text("in")
        first = seen.setdefault(key, use)
        if first is not use and None not in key:
            context.findings.error(
                f"the {key[1]} parameter `{key[0]}` is listed twice",
                use.place,
                related=[Related("it is listed here before", first.place)],
            )
        yield use, parameter


def _header(parameter: Node) -> str | None:
    """Return the name of a header parameter, in lower case; None for any other.

    One that is in no place that OpenAPI has is most likely meant to be a header.
    """
    name = parameter.text("name")
    elsewhere = parameter.text("in") in _PLACES
    return name.lower() if name and not elsewhere else None


def _refuse(context: Context, use: Node, parameter: Node, where: str) -> None:
    kind, name = parameter.text("in"), parameter.text("name")
    if kind not in (*_PLACES, "header") or name is None:
        return  # OpenAPI itself has no such parameter, and says so
    context.findings.error(
        f"the {kind} parameter `{name}` is not supported {where}",
        use.place,
        hint="all members of a request travel in its body",
    )


def _check_target(context: Context, operation: Node, targets: list[Node]) -> None:
    """Check that an operation has one X-Amz-Target, and that it is fixed."""
    if not targets:
        context.findings.error(
            "this operation has no header parameter X-Amz-Target",
            operation.key_place,
            hint="its value tells the operations apart, and is in a `const`",
        )
        return
    target = rpc_target(context.document, operation)
    if target is None:
        context.findings.error(
            "X-Amz-Target must have one value",
            (targets[0].get("schema") or targets[0]).place,
            hint="write it as a `const`, or as an `enum` with one value",
        )
    elif not isinstance(target.value, str) or not _TARGET.fullmatch(target.value):
        context.findings.error(
            f"X-Amz-Target must have the form Prefix.Name, and is `{target.value}`",
            target.place,
        )
