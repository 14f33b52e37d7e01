"""Schemas of scalars to shapes: what each keyword limits."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

from generator import ir
from generator.dialects.kinds import (
    ANY,
    BINARY,
    BOOLEAN,
    CONSTANT,
    DATE,
    DECIMAL,
    ENCODED_BLOB,
    ENUM,
    FORMATTED_BLOB,
    INTEGER,
    LITERAL,
    MAX_BYTES,
    MIN_BYTES,
    NULL,
    NUMBER,
    STRING,
    TIME,
    TIMESTAMP,
    UUID,
    Kind,
    type_of,
)
from generator.dialects.types import INTEGERS, is_of, said_types
from generator.patterns.possessive import possessive
from generator.patterns.translation import PatternError, pieces, translate
from generator.reading.nodes import Node

CHECKED_FORMATS = frozenset(
    {"email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri"}
    | {"uri-reference", "iri", "iri-reference", "uri-template", "json-pointer"}
    | {"relative-json-pointer", "regex", "duration"}
)
"""The formats of texts that are checked, and stay texts."""

_BITS: dict[str, ir.Bits] = {"int32": 32, "int64": 64}
_PLAIN: dict[Kind, Callable[..., ir.Shape]] = {
    ANY: ir.Anything,
    BOOLEAN: ir.Boolean,
    DATE: ir.Date,
    NULL: ir.Null,
    TIME: ir.Time,
    UUID: ir.Uuid,
}


def scalar_shape(
    node: Node, kind: Kind, about: dict[str, Any], *, aws: bool, rpc: bool
) -> ir.Shape:
    """Return the shape of a scalar; `about` has what is not about its limits.

    In the dialect of AWS, patterns are for the whole of a value, times are numbers, and
    integers have 64 bits. With `rpc`, all of a message is JSON, and enums may grow.

    Raises:
        ValueError: the kind is none of a scalar.
    """
    if kind in _PLAIN:
        return _PLAIN[kind](**about)
    if kind in (CONSTANT, ENUM, LITERAL):
        return _listed(node, about, rpc)
    if kind is TIMESTAMP:
        is_number = aws or type_of(node) == "number"
        return ir.Timestamp(**about) if is_number else ir.DateTime(**about)
    if kind is DECIMAL:
        return ir.Decimal(**about, is_text=type_of(node) == "string")
    if kind in (ENCODED_BLOB, FORMATTED_BLOB):
        return _blob(node, about, aws)
    if kind is BINARY and rpc and node.text("format") is not None:
        return _blob(node, about, aws)
    if kind in (STRING, BINARY):
        return _string(node, about, aws, binary=kind is BINARY and not rpc)
    if kind is INTEGER:
        return _integer(node, about, aws)
    if kind is NUMBER:
        return _number(node, about)
    raise ValueError(f"{kind.name} is no scalar")


def _listed(node: Node, about: dict[str, Any], rpc: bool) -> ir.Shape:
    """Return an enum of texts, or a literal: a constant, or values of other types."""
    constant = node.get("const")
    if constant is not None:
        return ir.Literal(**about, values=(constant.plain(),))
    said = set(said_types(node) or ())
    listed = [each for each in node.each("enum") if is_of(each.plain(), said)]
    values = {json.dumps(each.plain(), sort_keys=True): each for each in listed}
    found = list(values.values())
    is_text = all(isinstance(each.value, str) for each in found)
    if is_text and (len(found) > 1 or rpc):
        return ir.Enum(**about, values=tuple(map(_enum_value, found)))
    return ir.Literal(**about, values=tuple(each.plain() for each in found))


def _blob(node: Node, about: dict[str, Any], aws: bool) -> ir.Blob:
    least, most = positive(node, MIN_BYTES), count(node, MAX_BYTES)
    if aws and node.get("contentEncoding") is None:
        least, most = positive(node, "minLength"), count(node, "maxLength")
    return ir.Blob(**about, min_bytes=least, max_bytes=most)


def _string(node: Node, about: dict[str, Any], aws: bool, *, binary: bool) -> ir.String:
    format_ = node.text("format")
    limits: dict[str, Any] = {
        "min_length": positive(node, "minLength"),
        "max_length": count(node, "maxLength"),
        "format": format_ if format_ in CHECKED_FORMATS and not aws else None,
    }
    if (pattern := node.text("pattern")) is not None:
        try:
            limits["pattern"] = translate(pattern, whole=aws)
            limits["possessive"] = _possessive(pattern, aws)
        except PatternError:
            limits["unchecked"] = (*about["unchecked"], f"pattern: {pattern}")
    return ir.String(**{**about, **limits}, binary=binary)


def _possessive(pattern: str, whole: bool) -> str | None:
    return possessive([piece.text for piece in pieces(pattern, whole=whole)])


def _enum_value(node: Node) -> ir.EnumValue:
    return ir.EnumValue(name=str(node.value), place=node.place)


def _integer(node: Node, about: dict[str, Any], aws: bool) -> ir.Integer:
    least, above = _lower_limits(node)
    most, below = _upper_limits(node)
    lowest = [] if least is None else [math.ceil(least)]
    lowest += [] if above is None else [math.floor(above) + 1]
    highest = [] if most is None else [math.floor(most)]
    highest += [] if below is None else [math.ceil(below) - 1]
    format_ = node.text("format") or ""
    bits = _BITS.get(format_)
    if bits is None and (range_ := INTEGERS.get(format_)) is not None:
        lowest.append(range_[0])
        highest += [range_[1]] if range_[1] is not None else []
    return ir.Integer(
        **about,
        bits=64 if bits is None and aws else bits,
        plain=aws,
        minimum=max(lowest, default=None),
        maximum=min(highest, default=None),
        multiple_of=_factor(node),
    )


def _factor(node: Node) -> int | None:
    factor = _number_at(node, "multipleOf")
    return int(factor) if factor is not None and factor == int(factor) else None


def _number(node: Node, about: dict[str, Any]) -> ir.Number:
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
        multiple_of=_number_at(node, "multipleOf"),
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
