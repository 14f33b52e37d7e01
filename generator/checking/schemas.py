"""Schemas: whether each one is of a supported kind, and says only what that takes."""

from __future__ import annotations

from collections.abc import Collection

from generator.checking.context import Context, references_in
from generator.checking.reasons import NULL_ADVICE, UNSUPPORTED, reason
from generator.checking.typed import check_kind
from generator.dialects.kinds import (
    ANNOTATIONS,
    ANY,
    CONSTANT,
    ENCODED_BLOB,
    MAX_BYTES,
    MIN_BYTES,
    STRING,
    TYPES_ABOUT,
    Kind,
    kind_of,
    type_of,
)
from generator.problems.diagnostics import MAX_SUGGESTIONS, closest
from generator.reading.nodes import Node

_OFF_BY_DEFAULT = frozenset({"nullable", "readOnly", "writeOnly", "uniqueItems"})
"""Flags that say nothing where they are false."""


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
        elif pointer in errors and type_of(schema) is None:
            _refuse(context, schema, ANNOTATIONS, "on an error without a `type`")
        else:
            _check_untyped(context, schema, pointer in constants)


def _check_reference(context: Context, schema: Node) -> None:
    if (context.document.root.text("openapi") or "").startswith("3.0"):
        _leave_out_siblings(context, schema)
    else:
        _refuse(context, schema, {"$ref"} | ANNOTATIONS, "beside a $ref")
    target = context.document.follow(schema)
    if target.pointer not in context.schemas:
        context.findings.error(
            f"`{schema.text('$ref')}` leads to something that is no schema",
            (schema.get("$ref") or schema).place,
            rule="broken-reference",
        )


def _leave_out_siblings(context: Context, schema: Node) -> None:
    """Do without what OpenAPI 3.0 ignores beside a reference; words are no harm."""
    for key, member in schema.items():
        if key != "$ref" and key not in ANNOTATIONS and not key.startswith("x-"):
            context.leave_out(
                member,
                f"`{key}` says nothing beside a $ref in OpenAPI 3.0",
                hint="write it where the $ref leads to",
                rule="ignored-keyword",
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
        _check_keywords(context, schema, kind)
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


def _check_untyped(context: Context, schema: Node, is_constant: bool) -> None:
    """Take a schema without a `type` for one of the type that it is about."""
    keywords = {key for key, _ in schema.items()}
    refused = (UNSUPPORTED.keys() & keywords) - ({"const"} if is_constant else set())
    type_ = type_of(schema)
    if kind_of(schema) is ANY:
        return
    if refused:
        _refuse(context, schema, keywords - refused, "without a `type`")
    elif type_ is None:
        context.findings.error("a schema needs a `type`", schema.key_place)
    else:
        context.findings.warning(
            f"this schema has no `type`; it is taken for `{type_}`",
            schema.key_place,
            hint=f"add `type: {type_}`",
            rule="untyped-schema",
        )
        _check_typed(context, schema, is_constant)


def _check_keywords(context: Context, schema: Node, kind: Kind) -> None:
    """Check that each keyword of a schema says something of its kind, and is checked."""
    for key, member in schema.items():
        if key in kind.keywords or key in ANNOTATIONS or _is_other_extension(key):
            continue
        if key in _OFF_BY_DEFAULT and member.value is False:
            continue
        why, advice = reason(key, f"on {kind.name}")
        if key in kind.unenforced:
            context.findings.warning(
                f"`{key}` is not checked on {kind.name}",
                member.key_place,
                hint=advice,
                rule="unenforced-constraint",
            )
        elif key in UNSUPPORTED or key in (MIN_BYTES, MAX_BYTES):
            context.findings.error(f"`{key}` {why}", member.key_place, hint=advice)
        else:
            _leave_out(context, member, key, kind)


def _leave_out(context: Context, keyword: Node, key: str, kind: Kind) -> None:
    """Do without a keyword that says nothing of a kind of schema."""
    if key in TYPES_ABOUT or key == "format":
        message, hint = f"`{key}` says nothing on {kind.name}", "leave it out"
    else:
        message, hint = f"`{key}` is no keyword of a schema", "leave it out"
        if len(context.findings) < MAX_SUGGESTIONS:
            hint = closest(key, kind.keywords | ANNOTATIONS) or hint
    context.leave_out(keyword, message, hint=hint, rule="ignored-keyword")


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
