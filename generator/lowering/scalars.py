"""Schemas of scalars to shapes: what each keyword limits."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import Any

from generator import ir
from generator.dialects.kinds import type_of
from generator.patterns.possessive import possessive
from generator.patterns.translation import PatternError, pieces, translate
from generator.reading.nodes import Node


def scalar_shape(node: Node, about: dict[str, Any], *, aws: bool) -> ir.Shape:
    """Return the shape of a scalar; `about` has what is not about its limits.

    In the dialect of AWS, patterns are for the whole of a value, and times are numbers.
    """
    match type_of(node):
        case "string":
            return _string(node, about, aws)
        case "integer":
            return _integer(node, about)
        case "number":
            return _number(node, about)
    return ir.Boolean(**about)


def is_unlimited(shape: ir.Shape) -> bool:
    """Return whether nothing is known of a shape but its type, name and description."""
    return all(
        getattr(shape, field.name) == field.default
        for field in fields(shape)
        if field.name not in {"name", "description", "examples", "place"}
    )


def _string(node: Node, about: dict[str, Any], aws: bool) -> ir.Shape:
    format_ = node.text("format")
    if (values := node.get("enum")) is not None:
        return ir.Enum(**about, values=tuple(map(_enum_value, values.elements())))
    if format_ == "date-time":
        return ir.Timestamp(**about) if aws else ir.DateTime(**about)
    if node.text("contentEncoding") == "base64":
        least, most = "x-concord-min-bytes", "x-concord-max-bytes"
        return ir.Blob(
            **about, min_bytes=positive(node, least), max_bytes=count(node, most)
        )
    shortest, longest = positive(node, "minLength"), count(node, "maxLength")
    if format_ in {"byte", "blob", "binary"}:
        return ir.Blob(**about, min_bytes=shortest, max_bytes=longest)
    limits: dict[str, Any] = {"min_length": shortest, "max_length": longest}
    if (pattern := node.text("pattern")) is not None:
        try:
            limits["pattern"] = translate(pattern, whole=aws)
            limits["possessive"] = _possessive(pattern, aws)
        except PatternError:
            limits["unchecked"] = (*about["unchecked"], f"pattern: {pattern}")
    return ir.String(**{**about, **limits})


def _possessive(pattern: str, whole: bool) -> str | None:
    return possessive([piece.text for piece in pieces(pattern, whole=whole)])


def _enum_value(node: Node) -> ir.EnumValue:
    return ir.EnumValue(name=str(node.value), place=node.place)


def _integer(node: Node, about: dict[str, Any]) -> ir.Integer:
    least, above = _lower_limits(node)
    most, below = _upper_limits(node)
    lowest = [] if least is None else [math.ceil(least)]
    lowest += [] if above is None else [math.floor(above) + 1]
    highest = [] if most is None else [math.floor(most)]
    highest += [] if below is None else [math.ceil(below) - 1]
    return ir.Integer(
        **about,
        bits=32 if node.text("format") == "int32" else 64,
        minimum=max(lowest, default=None),
        maximum=min(highest, default=None),
        multiple_of=count(node, "multipleOf"),
    )


def _number(node: Node, about: dict[str, Any]) -> ir.Number | ir.Timestamp:
    if node.text("format") == "unixtime":
        return ir.Timestamp(**about)
    least, above = _lower_limits(node)
    most, below = _upper_limits(node)
    if least is not None and above is not None:
        least, above = (least, None) if least > above else (None, above)
    if most is not None and below is not None:
        most, below = (most, None) if most < below else (None, below)
    return ir.Number(
        **about,
        minimum=least,
        maximum=most,
        exclusive_minimum=above,
        exclusive_maximum=below,
    )


def _lower_limits(node: Node) -> tuple[float | None, float | None]:
    """Return the inclusive and the exclusive limit, in OpenAPI 3.1's terms."""
    return _limits(_number_at(node, "minimum"), node.get("exclusiveMinimum"))


def _upper_limits(node: Node) -> tuple[float | None, float | None]:
    return _limits(_number_at(node, "maximum"), node.get("exclusiveMaximum"))


def _limits(
    inclusive: float | None, exclusive: Node | None
) -> tuple[float | None, float | None]:
    if exclusive is None or exclusive.value is False:
        return inclusive, None
    if exclusive.value is True:
        return None, inclusive
    value = exclusive.value
    return inclusive, value if isinstance(value, int | float) else None


def _number_at(node: Node, key: str) -> float | None:
    child = node.get(key)
    value = child.value if child else None
    return value if isinstance(value, int | float) else None


def count(node: Node, key: str) -> int | None:
    """Return a limit of a length, `None` without one."""
    value = _number_at(node, key)
    return None if value is None else int(value)


def positive(node: Node, key: str) -> int | None:
    """Return a lower limit of a length; one of 0 limits nothing."""
    return count(node, key) or None
