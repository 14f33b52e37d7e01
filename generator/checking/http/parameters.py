"""Parameters: which can be sent and read, and which say nothing."""

from __future__ import annotations

from generator.checking.context import Context
from generator.checking.http.shared_names import check_shared_names
from generator.dialects.openapi import (
    FRAMING_HEADERS,
    IGNORED_HEADERS,
    Described,
    flag,
    parameter_name,
)
from generator.dialects.paths import path_key
from generator.problems.diagnostics import Related
from generator.reading.nodes import Node

_STYLES = {
    "path": frozenset({"simple", "label", "matrix"}),
    "query": frozenset({"form", "spaceDelimited", "pipeDelimited", "deepObject"}),
    "header": frozenset({"simple"}),
    "cookie": frozenset({"form", "cookie"}),
    "querystring": frozenset[str](),
}
"""The locations of parameters, and the styles that each may have."""


def check_parameters(context: Context, operation: Described) -> None:
    """Check the parameters of an operation, and those that its path has."""
    found = {}
    for owner in (operation.item, operation.node):
        found.update(_listed(context, owner))
    key = path_key(operation.path)
    variables = (*key.variables, *(own for _, own in key.queries))
    for (location, name), (use, parameter) in found.items():
        if location == "path" and name not in variables:
            context.leave_out(
                use,
                f"the path has no variable `{name}`, so this parameter is left out",
                place=use.place,
                rule="ignored-keyword",
            )
        _check_parameter(context, location, name, parameter)
    for name in variables:
        if ("path", name) not in found:
            context.findings.warning(
                f"no parameter describes the variable `{name}` of the path; it is taken"
                " for a text",
                operation.node.key_place,
                hint=f"describe `{name}` under `parameters`",
                rule="untyped-schema",
            )
    _check_whole_query(context, found)
    check_shared_names(context, found)


def _listed(context: Context, owner: Node) -> dict[tuple[str, str], tuple[Node, Node]]:
    """Return what an object lists by location and name: uses and descriptions."""
    found: dict[tuple[str, str], tuple[Node, Node]] = {}
    for use in owner.each("parameters"):
        parameter = context.resolved(use, "parameters")
        if parameter is None:
            continue
        if use.value is None:
            message = "a parameter must be an object; so this one is left out"
            context.leave_out(use, message, place=use.place, rule="tolerated-openapi")
            continue
        location, name = parameter.text("in"), parameter_name(parameter)
        is_needed = location == "path" or flag(parameter, "required") is True
        if location in _STYLES and parameter.get("name") is None and not is_needed:
            context.leave_out(
                use,
                f"a {location} parameter without a `name` cannot be sent",
                place=use.place,
                rule="tolerated-openapi",
            )
            continue
        if location not in _STYLES or name is None:
            context.findings.error(
                "a parameter needs a `name`, and `in` with one of"
                f" `{'`, `'.join(_STYLES)}`",
                use.place,
                rule="invalid-openapi",
            )
            continue
        first = found.setdefault((location, name), (use, parameter))
        if first[0] is not use:
            context.leave_out(
                use,
                f"the {location} parameter `{name}` is listed twice",
                place=use.place,
                related=[Related("it is listed here before", first[0].place)],
                rule="ignored-keyword",
            )
    return found


def _check_parameter(
    context: Context, location: str, name: str, parameter: Node
) -> None:
    if location == "header" and name.lower() in IGNORED_HEADERS:
        why = (
            ": whatever sends a message writes it"
            if name.lower() in FRAMING_HEADERS
            else ", as OpenAPI says: media types and security schemes tell of it"
        )
        context.findings.warning(
            f"the header parameter `{name}` is ignored{why}",
            parameter.place,
            rule="ignored-keyword",
        )
    style = parameter.get("style")
    if style is not None:
        said = style.value if isinstance(style.value, str) else "..."
        if said not in _STYLES[location]:
            context.leave_out(
                style,
                f"the style `{said}` has no meaning for a {location} parameter",
                rule="ignored-keyword",
            )
    content = parameter.get("content")
    if parameter.get("schema") is None and not (content and content.value):
        context.findings.warning(
            f"the {location} parameter `{name}` has no schema; it is taken for a text",
            parameter.place,
            rule="untyped-schema",
        )


def _check_whole_query(
    context: Context, found: dict[tuple[str, str], tuple[Node, Node]]
) -> None:
    """Refuse a parameter that is the whole query, and others that are parts of it."""
    whole = [
        use for (location, _), (use, _) in found.items() if location == "querystring"
    ]
    parts = [use for (location, _), (use, _) in found.items() if location == "query"]
    for use in whole[1:] if not parts else whole:
        context.findings.error(
            "a parameter in `querystring` is the whole query, and there are others",
            use.place,
            related=[Related("such as this one", (parts or whole)[0].place)],
        )
