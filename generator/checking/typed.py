"""What a schema says of values of its kind: formats, members, enums, items."""

from __future__ import annotations

import json

from generator.checking.context import Context
from generator.checking.pattern import check_pattern
from generator.dialects.kinds import (
    BINARY,
    BLOB_FORMATS,
    ENCODED_BLOB,
    ENUM,
    INTEGER,
    LITERAL,
    NUMBER,
    STRING,
    STRUCTURE,
    Kind,
)
from generator.dialects.types import INTEGERS, is_of, said_types
from generator.ir.names import is_unwritable
from generator.problems.diagnostics import MAX_SUGGESTIONS, Related, closest
from generator.reading.nodes import Node

_FORMATS = {
    ENCODED_BLOB: BLOB_FORMATS,
    INTEGER: frozenset(INTEGERS),
    NUMBER: frozenset({"double", "float"}),
}
"""The formats of the kinds on which a format is no mere annotation."""


def check_kind(context: Context, schema: Node, kind: Kind) -> None:
    """Check what a flat schema says with the keywords of its kind."""
    _check_format(context, schema, kind)
    if kind is STRUCTURE:
        _check_required(context, schema)
        _check_names(context, schema)
    elif kind in (ENUM, LITERAL):
        _check_enum(context, schema)
    elif kind in (STRING, BINARY):
        check_pattern(context.under("invalid-pattern"), schema)
    elif kind is ENCODED_BLOB:
        _check_encoding(context, schema)


def _check_format(context: Context, schema: Node, kind: Kind) -> None:
    format_ = schema.get("format")
    if format_ is None or not isinstance(format_.value, str):
        return
    only = _FORMATS.get(kind)
    reshapes = kind is ENUM and format_.value in {"date-time", *BLOB_FORMATS}
    if reshapes or (only is not None and format_.value not in only):
        context.leave_out(
            format_,
            f"the format `{format_.value}` says nothing on {kind.name}",
            place=format_.place,
            hint=f"these are: {', '.join(sorted(only))}" if only else "leave it out",
            rule="ignored-keyword",
        )


def _check_encoding(context: Context, schema: Node) -> None:
    encoding = schema.get("contentEncoding") or schema
    if encoding.value != "base64":
        context.leave_out(
            encoding,
            f"the encoding `{encoding.value}` is not read: its values are texts",
            place=encoding.place,
            hint="blobs have `contentEncoding: base64`",
            rule="unenforced-constraint",
        )


def _check_required(context: Context, schema: Node) -> None:
    """Warn of a `required` that names what is no member: it may be anything then."""
    members = {name for name, _ in schema.members("properties")}
    for name in schema.each("required"):
        if not isinstance(name.value, str) or name.value in members:
            continue
        hint = (
            closest(name.value, members)
            if len(context.findings) < MAX_SUGGESTIONS
            else None
        )
        message = f"`{name.value}` is required, but is no member of this structure"
        if context.is_aws:
            context.leave_out(
                name, message, place=name.place, hint=hint, rule="unknown-required"
            )
        elif not context.findings.has(name.place):
            # A schema that is looked at twice has no hint the second time.
            context.findings.warning(
                f"{message}; it may be any value",
                name.place,
                hint=hint,
                rule="unknown-required",
            )


def _check_names(context: Context, schema: Node) -> None:
    """Warn of members that no structure can have by their names."""
    for name, member in schema.members("properties"):
        if not context.is_aws and is_unwritable(name):
            context.findings.warning(
                f"`{name}` is no name that the codec writes: a value of that name stands"
                " among those that are no members",
                member.key_place,
                rule="tolerated-openapi",
            )


def _check_enum(context: Context, schema: Node) -> None:
    """Refuse an `enum` without values; take each once, and those of the type alone."""
    enum = schema.get("enum")
    if enum is None or not isinstance(enum.value, list):
        return  # OpenAPI itself has no such enum, and says so
    if enum.value == []:
        context.leave_out(
            enum,
            "this enum lists no value",
            hint="list the values, or leave it out",
            rule="tolerated-openapi",
        )
    said = set(said_types(schema) or ())
    seen: dict[str, Node] = {}
    others: list[Node] = []
    for value in enum.elements():
        plain = value.plain()
        if not is_of(plain, said):
            others.append(value)
            continue
        first = seen.setdefault(json.dumps(plain, sort_keys=True), value)
        if first is not value:
            _leave_out_value(context, value, "stands here twice", first)
    for value in others if seen else ():
        _leave_out_value(context, value, f"is not {_types(said)}")
    if enum.value and not seen:
        context.leave_out(
            enum,
            f"no value of this enum is {_types(said)}",
            hint="list values of the type, or leave out either",
            rule="ignored-keyword",
        )


def _types(names: set[str]) -> str:
    return f"of type {' or '.join(f'`{name}`' for name in sorted(names))}"


def _leave_out_value(
    context: Context, value: Node, why: str, first: Node | None = None
) -> None:
    shown = value.value if isinstance(value.value, str) else json.dumps(value.plain())
    context.leave_out(
        value,
        f"the value `{shown}` of this enum {why}",
        place=value.place,
        related=[Related("it stands here before", first.place)] if first else (),
        hint="delete one of them" if first else "write it as the type says",
        rule="ignored-keyword",
    )
