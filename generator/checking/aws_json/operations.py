"""Paths and operations: what this generator makes of them, and what it does not."""

from __future__ import annotations

import re

from generator.checking.aws_json.parameters import (
    check_parameters,
    check_path_parameters,
)
from generator.checking.aws_json.responses import check_request, check_responses
from generator.checking.context import Context
from generator.dialects.aws_json import operation_name, rpc_target
from generator.problems.diagnostics import Related
from generator.reading.nodes import Node

_PATH_FIELDS = frozenset({"post", "parameters", "summary", "description"})
_METHODS = frozenset(
    {
        "get",
        "put",
        "delete",
        "options",
        "head",
        "patch",
        "trace",
        "query",
        "additionalOperations",
    }
)
_OPERATION_FIELDS = frozenset(
    {
        "operationId",
        "summary",
        "description",
        "tags",
        "externalDocs",
        "parameters",
        "requestBody",
        "responses",
        "security",
        "deprecated",
    }
)
_PATH = re.compile(r"/(?:#(?:X-Amz-Target=(?P<target>.*))?.*)?", re.I | re.S)


def check_operations(context: Context) -> None:
    """Check the paths and all that stands below them."""
    names: dict[str, Node] = {}
    targets: dict[str, Node] = {}
    for path, item in context.document.root.members("paths"):
        match = _PATH.fullmatch(path)
        if path.startswith("x-"):
            continue
        if match is None or "{" in path:
            _refuse_path(context, path, item)
            continue
        _check_path(context, item)
        operation = item.get("post")
        if operation is not None:
            _check_operation(context, operation, names)
            _check_target(context, operation, match["target"], item, targets)


def _refuse_path(context: Context, path: str, item: Node) -> None:
    context.findings.error(
        f"the path `{path}` is not supported; REST paths are not supported yet",
        item.key_place,
        hint="operations are POST to `/`; a path key is `/` or begins with `/#`",
    )


def _check_path(context: Context, item: Node) -> None:
    if (reference := item.get("$ref")) is not None:
        context.findings.error(
            "references in place of a path are not supported", reference.key_place
        )
        return
    for key, member in item.items():
        if key in _METHODS:
            context.findings.error(
                f"`{key}` is not supported; operations are POST to `/`",
                member.key_place,
            )
    context.refuse_members(item, _PATH_FIELDS | _METHODS, "a path")
    check_path_parameters(context, item)


def _check_operation(context: Context, operation: Node, names: dict[str, Node]) -> None:
    context.refuse_members(operation, _OPERATION_FIELDS, "an operation")
    name = operation.get("operationId")
    if name is None:
        target = rpc_target(context.document, operation)
        own = operation_name(context.document, operation)
        if target is not None:
            _warn_of_name(context, operation, own)
            _claim(context, names, f"name `{own}`", target.with_value(own))
    elif isinstance(name.value, str):
        _claim(context, names, f"operationId `{name.value}`", name)
    check_parameters(context, operation)
    check_request(context, operation)
    check_responses(context, operation)


def _warn_of_name(context: Context, operation: Node, name: str) -> None:
    context.findings.warning(
        f"this operation has no `operationId`; after its target it is called `{name}`",
        operation.key_place,
        hint=f"add `operationId: {name}`",
        rule="unnamed-operation",
    )


def _check_target(
    context: Context,
    operation: Node,
    in_path: str | None,
    item: Node,
    targets: dict[str, Node],
) -> None:
    """Check that the target is no other operation's, and the one in the path key."""
    target = rpc_target(context.document, operation)
    if target is None or not isinstance(target.value, str):
        return
    _claim(context, targets, f"X-Amz-Target `{target.value}`", target)
    if in_path is not None and in_path != target.value:
        context.findings.error(
            f"the path key names the target `{in_path}`, and the header another one",
            item.key_place,
            related=[Related(f"the header is `{target.value}`", target.place)],
            rule="operation-identity",
        )


def _claim(context: Context, claimed: dict[str, Node], what: str, node: Node) -> None:
    first = claimed.setdefault(str(node.value), node)
    if first is not node:
        context.findings.error(
            f"a second operation has the {what}",
            node.place,
            related=[Related("the first one is here", first.place)],
            rule="operation-identity",
        )
