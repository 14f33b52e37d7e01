"""What a schema says of values of its kind: formats, members, enums, items."""

from __future__ import annotations

from generator.checking.context import Context
from generator.checking.limits import check_limits
from generator.checking.pattern import check_pattern
from generator.dialects.kinds import (
    ARRAY,
    BLOB_FORMATS,
    CONSTANT,
    ENCODED_BLOB,
    ENUM,
    INTEGER,
    NUMBER,
    STRING,
    STRUCTURE,
    Kind,
)
from generator.problems.diagnostics import MAX_SUGGESTIONS, Related, closest
from generator.reading.nodes import Node

_FORMATS = {
    ENCODED_BLOB: BLOB_FORMATS,
    INTEGER: frozenset({"int32", "int64"}),
    NUMBER: frozenset({"double", "float"}),
}
"""The formats of the kinds on which a format is no mere annotation."""


def check_kind(context: Context, schema: Node, kind: Kind) -> None:
    """Check what a schema says with the keywords of its kind."""
    _check_format(context, schema, kind)
    check_limits(context.under("impossible-limits"), schema, kind)
    if kind is STRUCTURE:
        _check_required(context, schema)
        _check_rest(context, schema)
    elif kind is ENUM:
        _check_enum(context, schema)
    elif kind is STRING:
        check_pattern(context.under("invalid-pattern"), schema)
    elif kind is CONSTANT:
        _check_constant(context, schema)
    elif kind is ENCODED_BLOB:
        _check_encoding(context, schema)
    elif kind is ARRAY and schema.get("items") is None:
        hint = "describe what the array consists of"
        context.findings.error("an array needs `items`", schema.key_place, hint=hint)


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


def _check_constant(context: Context, schema: Node) -> None:
    const = schema.get("const") or schema
    if not isinstance(const.value, str):
        context.findings.error("this constant must be a string", const.place)


def _check_rest(context: Context, schema: Node) -> None:
    """Check what a structure says of members that it does not describe."""
    rest = schema.get("additionalProperties")
    if rest is None:
        return
    if rest.value is False:
        context.findings.error(
            "`additionalProperties: false` is not supported; members that are not"
            " described are ignored",
            rest.key_place,
            hint="leave it out",
        )
    elif rest.value is not True:
        context.findings.error(
            "a structure that is a map as well is not supported",
            rest.key_place,
            hint="keep either `properties` or `additionalProperties`",
        )


def _check_required(context: Context, schema: Node) -> None:
    """Warn of a `required` that names what is no member, and do without."""
    members = {name for name, _ in schema.members("properties")}
    for name in schema.each("required"):
        if isinstance(name.value, str) and name.value not in members:
            context.leave_out(
                name,
                f"`{name.value}` is required, but is no member of this structure",
                place=name.place,
                hint=(
                    closest(name.value, members)
                    if len(context.findings) < MAX_SUGGESTIONS
                    else None
                ),
                rule="unknown-required",
            )


def _check_enum(context: Context, schema: Node) -> None:
    """Refuse an `enum` without values, or with others than strings; take each once."""
    enum = schema.get("enum") or schema
    if enum.value == []:
        context.findings.error(
            "an enum needs a value", enum.key_place, rule="invalid-openapi"
        )
    seen: dict[str, Node] = {}
    for value in enum.elements():
        if not isinstance(value.value, str):
            context.findings.error(
                "an enum of strings has a value here that is none",
                value.place,
                hint="write it in quotes",
            )
        elif seen.setdefault(value.value, value) is not value:
            first = Related("it stands here before", seen[value.value].place)
            message = f"the enum has `{value.value}` twice"
            context.leave_out(
                value,
                message,
                place=value.place,
                related=[first],
                hint="delete one of them",
                rule="ignored-keyword",
            )
