"""Limits of values: whether any value can keep to them all."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from typing import NamedTuple

from generator.checking.context import Context, number_of
from generator.dialects.kinds import INTEGER, MAX_BYTES, MIN_BYTES, NUMBER, Kind
from generator.dialects.types import INTEGERS
from generator.problems.diagnostics import Related
from generator.reading.nodes import Node

_PAIRS = (
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
    (MIN_BYTES, MAX_BYTES),
)


_COUNTS = (*(key for pair in _PAIRS for key in pair), "multipleOf")
_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_LIMITS = frozenset(_COUNTS + _BOUNDS)

_FLAGS = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}
"""What says of a limit in OpenAPI 3.0 that it is no value itself."""

_MOST_COUNTED = 2**63 - 1
"""The greatest length, and the greatest integer, that a computer counts with."""


class _Limit(NamedTuple):
    """A bound of a number, whether it is one of the values, and what sets it."""

    value: float
    is_exclusive: bool
    node: Node


def has_limits(schema: Node) -> bool:
    """Tell whether a schema says anything that `check_limits` would look at."""
    return isinstance(schema.value, dict) and not _LIMITS.isdisjoint(schema.value)


def check_limits(context: Context, schema: Node, kind: Kind) -> None:
    """Find limits that contradict each other, and refuse those that are none."""
    for low, high in _PAIRS:
        least, most = schema.get(low), schema.get(high)
        if least and most and _is_less(most, least):
            _contradiction(context, schema, kind, least, most)
    for key in (MIN_BYTES, MAX_BYTES):
        _check_count(context, key, schema.get(key))
    for key in _COUNTS:
        _check_size(context, schema.get(key), _MOST_COUNTED)
    for key in _BOUNDS:
        _check_size(context, schema.get(key), sys.float_info.max)
    if kind is NUMBER:
        _check_number(context, schema)
    if kind is INTEGER:
        _check_integer(context, schema)


def _check_count(context: Context, key: str, count: Node | None) -> None:
    if count is None:
        return
    value = count.value
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        context.findings.error(
            f"`{key}` must be a whole number, and not negative", count.place
        )


def _check_size(context: Context, limit: Node | None, most: float) -> None:
    """Refuse a number that validators cannot hold."""
    value = number_of(limit)
    if limit is not None and value is not None and abs(value) > most:
        context.findings.error(f"`{_key(limit)}` is too large a number", limit.place)


def _check_number(context: Context, schema: Node) -> None:
    low = max(_limits(schema, "minimum", "exclusiveMinimum"), default=None, key=_floor)
    high = min(_limits(schema, "maximum", "exclusiveMaximum"), default=None, key=_roof)
    if low is None or high is None:
        return
    is_open = low.is_exclusive or high.is_exclusive
    if low.value > high.value or (low.value == high.value and is_open):
        _contradiction(context, schema, NUMBER, low.node, high.node)


def _check_integer(context: Context, schema: Node) -> None:
    factor = schema.get("multipleOf")
    sized = schema.get("format") or schema.get("type") or schema
    lows = list(_limits(schema, "minimum", "exclusiveMinimum"))
    highs = list(_limits(schema, "maximum", "exclusiveMaximum"))
    range_ = INTEGERS.get(schema.text("format") or "")
    if range_ is None and context.is_aws:
        range_ = INTEGERS["int64"]
    if range_ is not None:
        lows.append(_Limit(range_[0], False, sized))
        highs += [_Limit(range_[1], False, sized)] if range_[1] is not None else []
    if not lows or not highs:
        return
    low, high = max(lows, key=_least), min(highs, key=_most)
    if _least(low) > _most(high):
        _contradiction(context, schema, INTEGER, low.node, high.node)
    elif factor is not None and not _has_multiple(factor, _least(low), _most(high)):
        _contradiction(context, schema, INTEGER, low.node, high.node, factor)


def _has_multiple(factor: Node, low: int, high: int) -> bool:
    value = factor.value
    if not isinstance(value, int) or value <= 0:
        return True  # OpenAPI itself has no such factor, and says so
    return -(-low // value) * value <= high


def _limits(schema: Node, inclusive: str, exclusive: str) -> Iterator[_Limit]:
    """Return the limits on one side; OpenAPI 3.0 has a flag for an exclusive one."""
    flag = schema.get(exclusive)
    for key, is_exclusive in ((inclusive, False), (exclusive, True)):
        node = schema.get(key)
        value = number_of(node)
        if node is not None and value is not None:
            is_flagged = flag is not None and flag.value is True
            yield _Limit(value, is_exclusive or is_flagged, node)


def _is_less(node: Node, other: Node) -> bool:
    value, limit = number_of(node), number_of(other)
    return value is not None and limit is not None and value < limit


def _floor(limit: _Limit) -> tuple[float, bool]:
    return limit.value, limit.is_exclusive


def _roof(limit: _Limit) -> tuple[float, bool]:
    return limit.value, not limit.is_exclusive


def _least(limit: _Limit) -> int:
    """Return the least whole number that a lower limit allows."""
    if limit.is_exclusive:
        return math.floor(limit.value) + 1
    return math.ceil(limit.value)


def _most(limit: _Limit) -> int:
    if limit.is_exclusive:
        return math.ceil(limit.value) - 1
    return math.floor(limit.value)


def _contradiction(context: Context, schema: Node, kind: Kind, *limits: Node) -> None:
    """Report limits that exclude each other at the one that stands last.

    In documents of HTTP those of one schema are left out, since something is of it. Where
    others refer to the schemas that they are from, each is right by itself.
    """
    *others, last = sorted(limits, key=lambda node: node.place.start)
    name = kind.name.partition(" ")[2]
    message = (
        f"no {name} can keep to these limits: {_said(last)} contradicts"
        f" {' with '.join(_said(other) for other in others)}"
    )
    related = [
        Related(f"{_said(other)} stands here", other.key_place) for other in others
    ]
    if context.is_http and len({_owner(each) for each in limits}) == 1:
        context.findings.warning(
            f"{message}; they are not checked",
            last.key_place,
            related=related,
            rule="impossible-limits",
        )
        flags = (schema.get(_FLAGS.get(_key(each), "")) for each in limits)
        off = [each for each in flags if each and isinstance(each.value, bool)]
        context.left_out.update(each.pointer for each in (*limits, *off))
    else:
        context.findings.error(message, last.key_place, related=related)


def _owner(limit: Node) -> str:
    return limit.pointer.rpartition("/")[0]


def _key(limit: Node) -> str:
    return limit.pointer.rpartition("/")[2]


def _said(limit: Node) -> str:
    return f"`{_key(limit)}: {limit.value}`"
