"""Schemas: whether each one is of a supported kind, and says only what that takes."""

from __future__ import annotations

from collections.abc import Collection

from generator.checks.context import Context, references_in
from generator.checks.kinds import (
    ANNOTATIONS,
    CONSTANT,
    ENCODED_BLOB,
    STRING,
    kind_of,
)
from generator.checks.reasons import NULL_ADVICE, UNSUPPORTED, reason
from generator.checks.typed import check_kind
from generator.diagnostics import MAX_SUGGESTIONS, closest
from generator.nodes import Node

_OFF_BY_DEFAULT = frozenset({"nullable", "readOnly", "writeOnly", "uniqueItems"})
"""Flags that say nothing where they are false."""

_IMPLIED = {
    "properties": "object",
    "additionalProperties": "object",
    "items": "array",
    "enum": "string",
    "pattern": "string",
    "minLength": "string",
    "maxLength": "string",
}
"""The type that whoever writes a keyword without one has in mind."""


def check_schemas(
    context: Context, errors: Collection[str], constants: Collection[str]
) -> None:
    """Check every schema.

    `errors` are the pointers of the schemas of errors, which may say nothing at all;
    `constants` those of the schemas that may have a `const`.
    """
    for pointer, schema in context.schemas.items():
        if not isinstance(schema.value, dict):
            context.findings.error("a schema must be an object here", schema.place)
        elif schema.get("$ref") is not None:
            _check_reference(context, schema)
        elif schema.get("allOf") is not None:
            _check_wrapper(context, schema)
        elif context.wrapper_of(schema) is not None:
            where = "in a part of an allOf without a $ref"
            _refuse(context, schema, ANNOTATIONS, where)
        elif schema.get("type") is not None:
            _check_typed(context, schema, pointer in constants)
        elif pointer in errors:
            _refuse(context, schema, ANNOTATIONS, "on an error without a `type`")
        else:
            _check_untyped(context, schema)


def _check_reference(context: Context, schema: Node) -> None:
    _refuse(context, schema, {"$ref"} | ANNOTATIONS, "beside a $ref")
    target = context.document.follow(schema)
    if target.pointer not in context.schemas:
        context.findings.error(
            f"`{schema.text('$ref')}` leads to something that is no schema",
            (schema.get("$ref") or schema).place,
            rule="broken-reference",
        )


def _check_wrapper(context: Context, schema: Node) -> None:
    """Check an `allOf`: a schema, and annotations around it."""
    _refuse(context, schema, {"allOf"} | ANNOTATIONS, "beside an allOf")
    if len(references_in(schema)) != 1:
        context.findings.error(
            "`allOf` is supported with exactly one $ref, to annotate what it refers to",
            (schema.get("allOf") or schema).key_place,
            hint="write out the members of the structures that it combines",
        )
    elif context.target(schema) is None and not _is_wrapped_elsewhere(context, schema):
        context.findings.error(
            "this schema is defined by nothing but itself",
            schema.key_place,
            rule="broken-reference",
        )


def _is_wrapped_elsewhere(context: Context, schema: Node) -> bool:
    """Tell whether it is another schema's `allOf` that leads to no single schema."""
    seen: set[str] = set()
    while len(references_in(schema)) == 1 and schema.pointer not in seen:
        seen.add(schema.pointer)
        schema = context.document.follow(references_in(schema)[0])
    return schema.pointer not in seen


def _check_typed(context: Context, schema: Node, is_constant: bool) -> None:
    kind = kind_of(schema)
    if kind is CONSTANT and not is_constant:
        kind = STRING
    if kind is not None:
        _refuse(context, schema, kind.keywords | ANNOTATIONS, f"on {kind.name}")
        check_kind(context, schema, kind)
    else:
        _check_type(context, schema)


def _check_type(context: Context, schema: Node) -> None:
    """Refuse a type that OpenAPI has and this generator has not."""
    type_ = schema.get("type") or schema
    if isinstance(type_.value, list):
        message = "lists of types are not supported"
        context.findings.error(message, type_.place, hint=NULL_ADVICE)
    elif type_.value == "null":
        message = "the type `null` is not supported"
        context.findings.error(message, type_.place, hint=NULL_ADVICE)


def _check_untyped(context: Context, schema: Node) -> None:
    keywords = [key for key, _ in schema.items()]
    refused = UNSUPPORTED.keys() & keywords
    _refuse(context, schema, set(keywords) - refused, "without a `type`")
    if not refused:
        types = [_IMPLIED[key] for key in keywords if key in _IMPLIED]
        context.findings.error(
            "a schema needs a `type`",
            schema.key_place,
            hint=f"add `type: {types[0]}`" if types else None,
        )


def _refuse(
    context: Context, schema: Node, supported: Collection[str], where: str
) -> None:
    """Refuse the keywords of a schema that are not supported where it stands."""
    for key, member in schema.items():
        off = key in _OFF_BY_DEFAULT and member.value is False
        if key in supported or off or _is_other_extension(key):
            continue
        why, advice = reason(key, where)
        if advice is None and len(context.findings) < MAX_SUGGESTIONS:
            advice = closest(key, supported)
        context.findings.error(f"`{key}` {why}", member.key_place, hint=advice)


def _is_other_extension(key: str) -> bool:
    """Tell whether a key is an extension that says nothing of a value."""
    return key.startswith("x-") and key not in ENCODED_BLOB.keywords
