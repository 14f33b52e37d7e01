"""What it means that decoding and validators agree on a value."""

from __future__ import annotations

import json
from typing import Any

from generator import ir
from tests.roundtrip.package import Package

KEYWORDS = frozenset(
    {
        "const",
        "contentEncoding",
        "enum",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "format",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "pattern",
        "required",
        "type",
    }
)
"""The keywords of JSON Schema that a violation can name."""

MESSAGE = frozenset({"message", "Message"})
"""The member that every error has, in either spelling."""


def decoding_violations(package: Package, schema: str, text: bytes) -> list[Any]:
    """Return why decoding rejects a JSON text; nothing if it accepts it."""
    try:
        body = package.decode(schema, text)
    except package.codec.Rejected as error:
        violations: list[Any] = error.violations
        return violations
    if schema in package.service.errors and body.kind != schema:
        # Clients find the class of an error by its code, before they decode the rest.
        return package.validate(schema, json.loads(text))
    return []


def misplaced(value: object, violations: list[Any]) -> list[Any]:
    """Return the violations that name no keyword, or nothing in `value`."""
    return [
        violation
        for violation in violations
        if violation.rule not in KEYWORDS
        or (violation.rule == "required") != _is_absent(value, violation.path)
    ]


def unchecked(package: Package, shape: ir.Shape, value: Any) -> Any:
    """Return the object for a plain JSON value, as far as Python lets it be made.

    A required member that is absent is `None`; what is of the wrong type stays so.
    """
    match shape, value:
        case ir.Structure(), dict():
            return _structure(package, shape, value)
        case ir.List(item=item), list():
            inner = package.service.shapes[item]
            return [unchecked(package, inner, each) for each in value]
        case ir.Map(value=name), dict():
            inner = package.service.shapes[name]
            return {key: unchecked(package, inner, each) for key, each in value.items()}
        case (ir.Blob(), str()) | (ir.Timestamp(), _):
            return _scalar(package, shape, value)
    return value


def _structure(package: Package, shape: ir.Structure, value: dict[str, Any]) -> Any:
    shapes = package.service.shapes
    members = {
        package.names.members[shape.name, member.name]: unchecked(
            package, shapes[member.shape], value.get(member.name)
        )
        for member in shape.members
        if shape.name not in package.service.errors or member.name not in MESSAGE
    }
    if shape.name in package.service.errors:
        members |= {"kind": value.get("__type")}
        if (message := package.service.errors[shape.name].message) is not None:
            members |= {"message": value.get(message.name)}
    return package.model(shape.name)(**members)


def _scalar(package: Package, shape: ir.Shape, value: Any) -> Any:
    type_ = bytes if isinstance(shape, ir.Blob) else package.times.UnixTime
    try:
        return package.codec.convert(value, type_)
    except ValueError:
        return value


def _is_absent(value: Any, path: str) -> bool:
    """Tell whether a JSON pointer leads to an absent member, or to one that is null.

    Raises:
        LookupError: it does not even lead to an object that could have the member.
    """
    *parents, last = [
        token.replace("~1", "/").replace("~0", "~") for token in path.split("/")
    ]
    for token in parents[1:]:
        value = value[int(token) if isinstance(value, list) else token]
    if not parents:
        return False
    if isinstance(value, list):
        return int(last) >= len(value)
    return value.get(last) is None
