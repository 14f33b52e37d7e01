"""Paths and operations: which have no right meaning, and what of them is not read."""

from __future__ import annotations

import re

from generator.checking.context import SCHEMAS_STAY, Context
from generator.checking.http.bodies import check_request, check_responses
from generator.checking.http.parameters import check_parameters
from generator.dialects.openapi import (
    ADDITIONAL,
    METHODS,
    Described,
    described,
    parameter_name,
)
from generator.dialects.paths import path_key
from generator.problems.diagnostics import Related
from generator.reading.nodes import Node

_PATH_FIELDS = frozenset(
    {"$ref", "summary", "description", "servers", "parameters", ADDITIONAL, *METHODS}
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
        "callbacks",
        "deprecated",
        "security",
        "servers",
    }
)
_BEHIND = re.compile(r"\}\{([^{}]*)")
_VARIABLE = re.compile(r"\{[^{}]+\}")


def check_http(context: Context) -> None:
    """Check the paths and all that stands below them."""
    for path, use in context.document.root.members("paths"):
        if not path.startswith("x-"):
            _check_path(context, path, use)
    routes: dict[str, Node] = {}
    names: dict[str, Node] = {}
    for operation in described(context.document):
        _claim_route(context, operation, routes)
        _check_operation(context, operation, names)


def _check_path(context: Context, path: str, use: Node) -> None:
    item = context.document.follow(use)
    if not isinstance(item.value, dict):
        _report_malformed(context, use, "a path must be an object")
        return
    template = path_key(path).template
    variables = _VARIABLE.findall(template)
    if re.search(r"[{}]", _VARIABLE.sub("", template)):
        context.findings.error(
            f"the braces of the path `{path}` do not make names of variables",
            use.key_place,
            hint="a variable is a name in braces, such as `{id}`",
        )
    if not path.startswith("/"):
        context.findings.warning(
            f"the path `{path}` does not begin with `/`, and is read as if it did",
            use.key_place,
            rule="tolerated-openapi",
        )
    styled = _styled(context, item)
    if any(name not in styled for name in _BEHIND.findall(template)):
        context.findings.warning(
            f"the path `{path}` has nothing between two variables; a server takes what"
            " begins with the last dot for the second",
            use.key_place,
            rule="tolerated-openapi",
        )
    for name in dict.fromkeys(variables):
        if variables.count(name) > 1:
            context.findings.warning(
                f"the path `{path}` has the variable `{name}` twice; it is the same in"
                " both places",
                use.key_place,
                rule="tolerated-openapi",
            )
    for method, operation in item.members(ADDITIONAL):
        if method.lower() in METHODS:
            context.findings.warning(
                f"`{method}` is none of the additional methods: a path has a key for it",
                operation.key_place,
                hint=f"write it as `{method.lower()}`, beside the others",
                rule="tolerated-openapi",
            )
    context.leave_out_unknown(item, _PATH_FIELDS, "a path")


def _styled(context: Context, item: Node) -> set[str]:
    """Return the variables of a path whose styles say how their texts begin."""
    owners = [item, *filter(None, map(item.get, METHODS))]
    owners += [each for _, each in item.members(ADDITIONAL)]
    found = [
        context.document.follow(each)
        for owner in owners
        for each in owner.each("parameters")
    ]
    return {
        parameter_name(each) or ""
        for each in found
        if each.text("in") == "path" and each.text("style") in ("label", "matrix")
    }


def _claim_route(
    context: Context, operation: Described, routes: dict[str, Node]
) -> None:
    """Warn of a second operation that requests could be meant for.

    Its client sends what the document says; on the server, none is left for it.
    """
    route = f"{operation.method} {path_key(operation.path).route}"
    first = routes.setdefault(route, operation.node)
    if first is not operation.node:
        context.findings.warning(
            f"requests for {operation.method} `{operation.path}` are those of another"
            " operation, which is the one that a server serves",
            operation.node.key_place,
            related=[Related("that one is here", first.key_place)],
            rule="operation-identity",
        )


def _report_malformed(context: Context, node: Node, message: str) -> None:
    """Do without what is null, which is as good as not there; refuse all else."""
    if node.value is None:
        message = f"{message}; so this one is left out"
        context.leave_out(node, message, place=node.place, rule="tolerated-openapi")
    else:
        context.findings.error(message, node.place)


def _check_operation(
    context: Context, operation: Described, names: dict[str, Node]
) -> None:
    node = operation.node
    if not isinstance(node.value, dict):
        _report_malformed(context, node, "an operation must be an object")
        return
    context.leave_out_unknown(node, _OPERATION_FIELDS, "an operation")
    _check_name(context, node, names)
    if (callbacks := node.get("callbacks")) is not None:
        context.findings.warning(
            "callbacks are not emitted",
            callbacks.key_place,
            hint=SCHEMAS_STAY,
            rule="ignored-keyword",
        )
    check_parameters(context, operation)
    check_request(context, operation)
    check_responses(context, operation)


def _check_name(context: Context, node: Node, names: dict[str, Node]) -> None:
    name = node.get("operationId")
    if name is None or not isinstance(name.value, str):
        return
    first = names.setdefault(name.value, name)
    if first is not name:
        context.leave_out(
            name,
            f"a second operation has the operationId `{name.value}`; this one is called"
            " after its method and path",
            related=[Related("the first one is here", first.place)],
            rule="operation-identity",
        )
