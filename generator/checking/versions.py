"""Keywords in the form of another version of OpenAPI, the meaning of which is clear."""

from __future__ import annotations

from generator.checking.context import Context
from generator.dialects.editions import is_30
from generator.reading.nodes import Node

RULE = "tolerated-openapi"
_LIMITS = ("exclusiveMinimum", "exclusiveMaximum")


def check_version(context: Context, schema: Node) -> None:
    """Warn of what a schema says as another version of OpenAPI would; it is heard."""
    if is_30(context.document.root):
        _check_30(context, schema)
    else:
        _check_later(context, schema)
    anchor = schema.get("$recursiveAnchor")
    if anchor is not None:
        context.leave_out(
            anchor,
            "`$recursiveAnchor` is of JSON Schema 2019-09",
            hint="write `$dynamicAnchor` with a name",
            rule=RULE,
        )
    for key in ("oneOf", "anyOf", "allOf"):
        found = schema.get(key)
        if found is not None and not (isinstance(found.value, list) and found.value):
            context.leave_out(
                found, f"`{key}` lists no schema", hint="leave it out", rule=RULE
            )


def _check_30(context: Context, schema: Node) -> None:
    if isinstance(schema.value, bool):
        _warn(context, schema, "true and false are schemas since OpenAPI 3.1")
    type_ = schema.get("type")
    if type_ is not None and isinstance(type_.value, list):
        _warn(context, type_, "a list of types is OpenAPI 3.1")
    elif type_ is not None and type_.value == "null":
        _warn(context, type_, "the type `null` is OpenAPI 3.1")
    for key in _LIMITS:
        limit = schema.get(key)
        if limit is None or isinstance(limit.value, bool):
            continue
        if isinstance(limit.value, int | float):
            _warn(context, limit, f"a number as `{key}` is OpenAPI 3.1")
        else:
            context.leave_out(
                limit, f"`{key}` must be true, false or a number", rule=RULE
            )


def _check_later(context: Context, schema: Node) -> None:
    flag = schema.get("nullable")
    if flag is not None and flag.value is True:
        _warn(context, flag, "`nullable` is OpenAPI 3.0", "list the type `null`")
    for key in _LIMITS:
        limit = schema.get(key)
        if limit is not None and isinstance(limit.value, bool):
            _warn(context, limit, f"`{key}` as true or false is OpenAPI 3.0")


def _warn(
    context: Context,
    node: Node,
    message: str,
    hint: str = "it is heard all the same",
) -> None:
    context.findings.warning(message, node.place, hint=hint, rule=RULE)
