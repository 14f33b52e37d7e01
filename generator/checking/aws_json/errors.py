"""Errors: what each is called on the wire, by whose fault it is, in which role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.checking.aws_json.responses import is_error
from generator.checking.context import Context, is_one_of
from generator.dialects.aws_json import error_name
from generator.dialects.kinds import FREE, STRUCTURE, kind_of, type_of
from generator.dialects.openapi import content_schema
from generator.ir import MESSAGES
from generator.problems.diagnostics import Related
from generator.reading.nodes import Node

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_KIND = "__type"
_LIMITS = frozenset({"minLength", "maxLength", "pattern", "enum", "format"})

EXTENSION = "x-concord-error"
"""The extension on an error's schema that tells whose fault it is, and its role."""


def error_responses(context: Context) -> Iterator[Node]:
    """Return every use of a response that is an error's."""
    for _, item in context.document.root.members("paths"):
        operation = item.get("post") or item
        for status, use in operation.members("responses"):
            if is_error(status):
                yield use


def error_schemas(context: Context) -> dict[str, Node]:
    """Return the schemas of errors, by their pointers."""
    schemas = (
        content_schema(context.document, use) for use in error_responses(context)
    )
    targets = (context.target(schema) for schema in schemas if schema is not None)
    return {target.pointer: target for target in targets if target is not None}


def check_errors(context: Context, schemas: dict[str, Node]) -> None:
    """Check that errors are structures, and that a name stands for one of them."""
    for schema in schemas.values():
        if type_of(schema) is not None and kind_of(schema) not in (STRUCTURE, FREE):
            context.findings.error("an error must be a structure", schema.key_place)
    owners: dict[str, Node] = {}
    for use in error_responses(context):
        _check_name(context, use, owners)
    for schema in schemas.values():
        for name, member in schema.members("properties"):
            if name in MESSAGES:
                _check_message(context, member)


def _check_message(context: Context, member: Node) -> None:
    """Refuse limits on a message: it is free text, whoever sends it."""
    target = context.target(member)
    for key, limit in target.items() if target is not None else ():
        if key in _LIMITS:
            context.findings.error(
                f"`{key}` is not supported on the message of an error",
                limit.key_place,
                hint="leave the message without limits; it is for people to read",
            )


def _check_name(context: Context, use: Node, owners: dict[str, Node]) -> None:
    schema = content_schema(context.document, use)
    target = context.target(schema) if schema is not None else None
    response = context.document.follow(use)
    if not is_one_of("responses", response.pointer) or (
        schema is not None and target is None
    ):
        return  # what is wrong with the reference, or with the schema, is told there
    name = error_name(context.document, use)
    if name is None or not _NAME.fullmatch(name):
        _refuse_name(context, use)
        return
    _check_kind(context, name, target)
    owner = target or response
    first = owners.setdefault(name, owner)
    if _says(first) != _says(owner):
        context.findings.error(
            f"two different errors are called `{name}`",
            owner.key_place,
            related=[Related("the other one is here", first.key_place)],
        )


def _says(owner: Node) -> list[Any]:
    """Return what makes an error what it is, beside its name."""
    parts = (owner.get(key) for key in ("properties", "required", EXTENSION))
    return [part.plain() if part is not None else None for part in parts]


def _refuse_name(context: Context, use: Node) -> None:
    context.findings.error(
        "this error has no name that a class could have",
        use.key_place,
        hint="define its schema under components/schemas, by the name of the error",
    )


def _check_kind(context: Context, name: str, schema: Node | None) -> None:
    """Refuse an `__type` that allows anything but the name."""
    kind = dict(schema.members("properties")).get(_KIND) if schema is not None else None
    if kind is None:
        return
    kind = context.document.follow(kind)
    const = kind.get("const")
    for value in [*kind.each("enum"), *([const] if const is not None else [])]:
        if value.value != name:
            context.findings.error(
                f"`__type` can be nothing but the error's name, `{name}`", value.place
            )
