"""Schemas: whether each one says something, and nothing that cannot be."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.checking.context import Context
from generator.checking.limits import check_limits, has_limits
from generator.checking.malformed import report_malformed
from generator.checking.typed import check_kind
from generator.checking.versions import check_version
from generator.dialects.circles import leads_back
from generator.dialects.editions import is_30
from generator.dialects.flat import UNIONS
from generator.dialects.kinds import (
    ANNOTATIONS,
    ENCODED_BLOB,
    LISTED,
    MAX_BYTES,
    MIN_BYTES,
    TYPES_ABOUT,
    UNION,
    Kind,
    kind_of,
    type_of,
)
from generator.dialects.merging import Conflict
from generator.dialects.types import OFTEN_MEANT, TYPES
from generator.problems.diagnostics import MAX_SUGGESTIONS, Related, closest
from generator.reading.nodes import Node
from generator.reading.spelling_keys import OBJECTS

_KEYWORDS = frozenset(OBJECTS["schema"].fields)
_PARTS = frozenset(
    {"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"}
)
"""Where a schema stands that adds to another one, so that it need not say a type."""


def check_schemas(context: Context, errors: Collection[str]) -> None:
    """Check every schema.

    `errors` are the pointers of the schemas of errors, which may say nothing at all.
    """
    for pointer, schema in context.schemas.items():
        if not isinstance(schema.value, dict | bool):
            report_malformed(context, schema)
            continue
        check_version(context, schema)
        if schema.get("$ref") is not None:
            _check_reference(context, schema)
        if context.flat.is_endless(schema):
            _report_endless(context, schema)
            continue
        if context.flat.is_part_of_itself(schema):
            context.findings.warning(
                "this schema is a part of itself, which says nothing of it",
                schema.key_place,
                hint="take it out of the `allOf`",
                rule="ignored-keyword",
            )
        for branch in _circular(context, schema):
            context.findings.warning(
                "this branch is the union itself, which says nothing of it",
                branch.place,
                hint="take it out",
                rule="ignored-keyword",
            )
        _check_keywords(context, schema)
        _check_whole(context, schema)
        if pointer not in errors and not _is_part(schema):
            _check_untyped(context, schema)


def _circular(context: Context, schema: Node) -> Iterator[Node]:
    for key in UNIONS:
        for branch in schema.each(key):
            if leads_back(context.flat, branch):
                yield branch


def _report_endless(context: Context, schema: Node) -> None:
    if schema.get("$ref") is None:
        context.findings.error(
            "this schema is defined by nothing but itself",
            schema.key_place,
            rule="broken-reference",
        )


def _check_reference(context: Context, schema: Node) -> None:
    if is_30(context.document.root):
        _leave_out_siblings(context, schema)
    target = context.document.follow(schema)
    if target.pointer in context.schemas:
        return
    message = f"`{schema.text('$ref')}` leads to something that is no schema"
    reference = schema.get("$ref") or schema
    if context.is_http and isinstance(target.value, dict):
        context.leave_out(
            reference,
            f"{message}; it is taken for any value",
            place=reference.place,
            rule="tolerated-openapi",
        )
    else:
        context.findings.error(message, reference.place, rule="broken-reference")


def _leave_out_siblings(context: Context, schema: Node) -> None:
    """Do without what OpenAPI 3.0 ignores beside a reference; words are no harm."""
    for key, member in schema.items():
        if key != "$ref" and key not in ANNOTATIONS and not key.startswith("x-"):
            context.leave_out(
                member,
                f"`{key}` says nothing beside a $ref in OpenAPI 3.0",
                hint="write it where the $ref leads to, or both into an allOf",
                rule="ignored-keyword",
            )


def _check_whole(context: Context, schema: Node) -> None:
    """Check a schema with all that its parts say."""
    flat = context.flat.of(schema)
    for conflict in context.flat.conflicts.get(schema.pointer, ()):
        _report(context, conflict)
    _check_merged(context, flat)
    kind = kind_of(flat)
    if kind is not None:
        check_kind(context, flat, kind)
        if has_limits(flat):
            check_limits(context.under("impossible-limits"), flat, kind)


def _check_merged(context: Context, flat: Node) -> None:
    """Check the members that are described in several parts: each keeps to all."""
    required = set(flat.texts("required"))
    for name, member in flat.members("properties"):
        if "/allOf:" not in member.pointer:
            continue  # it stands in the document, and is checked there
        merged = context.flat.of(member)
        for conflict in context.flat.conflicts.get(member.pointer, ()):
            if name in required or not conflict.is_error:
                _report(context, conflict)
            else:
                context.findings.warning(
                    f"`{name}` can never be there: {conflict.message}",
                    conflict.node.key_place,
                    related=[
                        Related("another part says so here", conflict.other.key_place)
                    ],
                    rule="ignored-keyword",
                )
        _check_merged(context, merged)


def _report(context: Context, conflict: Conflict) -> None:
    related = [Related("the other part says so here", conflict.other.key_place)]
    if conflict.is_error:
        message = f"no value can keep to all parts of this schema: {conflict.message}"
        place, rule = conflict.node.key_place, "impossible-limits"
        if context.is_http:
            # What it means is clear all the same: every value of it is a wrong one.
            message = f"{message}; validators refuse every value"
            context.findings.warning(message, place, related=related, rule=rule)
        else:
            context.findings.error(message, place, related=related, rule=rule)
    else:
        context.findings.warning(
            conflict.message,
            conflict.node.key_place,
            hint=conflict.hint,
            related=related,
            rule="ignored-keyword",
        )


def _check_untyped(context: Context, schema: Node) -> None:
    """Take a schema without a `type` for one of the type that it is about."""
    flat = context.flat.of(schema)
    if schema.get("type") is not None or flat.get("type") is not None:
        return
    if schema.get("const") is not None or schema.get("enum") is not None:
        return
    type_ = type_of(schema)
    if type_ is not None and kind_of(schema) is not None:
        context.findings.warning(
            f"this schema has no `type`; it is taken for `{type_}`",
            schema.key_place,
            hint=f"add `type: {type_}`",
            rule="untyped-schema",
        )


def _check_keywords(context: Context, schema: Node) -> None:
    """Check that each keyword of a schema is one, and says something of its kind."""
    kind = kind_of(schema)
    kind = None if kind is UNION else kind
    for key, member in schema.items():
        if key in _KEYWORDS:
            if kind is not None and _is_elsewhere(key, kind):
                _leave_out(context, member, f"`{key}` says nothing on {kind.name}")
        elif key in (MIN_BYTES, MAX_BYTES) and kind is not ENCODED_BLOB:
            where = kind.name if kind is not None else "a schema of no type"
            context.findings.error(
                f"`{key}` is not supported on {where}", member.key_place
            )
        elif not key.startswith("x-"):
            _leave_out(context, member, f"`{key}` is no keyword of a schema", _KEYWORDS)
    _check_type(context, schema)
    _check_twice(context, schema)


def _check_twice(context: Context, schema: Node) -> None:
    """Take a member that is required twice once."""
    seen: dict[str, Node] = {}
    for each in schema.each("required"):
        if isinstance(each.value, str):
            first = seen.setdefault(each.value, each)
            if first is not each:
                context.leave_out(
                    each,
                    f"`{each.value}` is required twice",
                    place=each.place,
                    hint="delete one of them",
                    related=[Related("it stands here before", first.place)],
                    rule="ignored-keyword",
                )


def _check_type(context: Context, schema: Node) -> None:
    """Warn of types that JSON has not, and of which it is plain what is meant."""
    said = schema.get("type")
    listed = said.elements() if said and isinstance(said.value, list) else [said]
    for each in listed:
        name = each.value if each is not None else None
        if each is None or not isinstance(name, str) or name in TYPES:
            continue
        meant = OFTEN_MEANT.get(name.lower())
        context.findings.warning(
            f"`{name}` is no type; it is taken for {f'`{meant}`' if meant else 'any'}",
            each.place,
            hint=closest(name, TYPES) or f"these are: {', '.join(TYPES)}",
            rule="tolerated-openapi",
        )


def _is_elsewhere(key: str, kind: Kind) -> bool:
    """Tell whether a keyword is about values that a kind does not have."""
    about = TYPES_ABOUT.get(key)
    if kind in LISTED:
        return about is not None and key not in kind.keywords
    types = {kind.type, "number" if kind.type == "integer" else kind.type}
    return kind.type is not None and about is not None and about not in types


def _leave_out(
    context: Context, keyword: Node, message: str, known: Collection[str] = ()
) -> None:
    """Do without a keyword that says nothing where it stands."""
    hint = "leave it out"
    name = keyword.pointer.rpartition("/")[2]
    if known and len(context.findings) < MAX_SUGGESTIONS:
        hint = closest(name, known) or hint
    context.leave_out(keyword, message, hint=hint, rule="ignored-keyword")


def _is_part(schema: Node) -> bool:
    steps = schema.pointer.split("/")
    return bool(_PARTS & set(steps[-2:]))
