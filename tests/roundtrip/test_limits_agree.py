"""Every limit of the spec holds at its edge, for decoding and for validators."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

import pytest

from generator import ir
from tests.roundtrip.package import ecr_public
from tests.roundtrip.profile import collected
from tests.roundtrip.scalars import integer_range, matching, resized
from tests.roundtrip.strategies import Strategies, json_text

PACKAGE = ecr_public()
VALUES = Strategies(PACKAGE)


def edges(shape: ir.Shape) -> Iterator[tuple[bool, Any]]:
    """Return values at the limits of a shape and just beyond: are they allowed?"""
    match shape:
        case ir.String(pattern=None):
            for size, is_allowed in limits(shape.min_length, shape.max_length):
                yield is_allowed, "x" * size
                # Beyond the sixteenth bit, a character still counts as one.
                yield is_allowed, "\U0001f600" * size
        case ir.String():
            yield from edges_of_pattern(shape)
        case ir.Blob():
            for size, is_allowed in limits(shape.min_bytes, shape.max_bytes):
                yield is_allowed, base64.b64encode(bytes(size)).decode()
        case ir.Integer():
            for value, is_allowed in limits(*integer_range(shape)):
                yield is_allowed, value
        case ir.List():
            item = value_of(shape.item)
            for size, is_allowed in limits(shape.min_items, shape.max_items):
                yield is_allowed, [item] * size


@cache
def value_of(shape: str) -> Any:
    """Return one of its values."""
    return collected(VALUES.valid_json(shape), 1)[0]


def has_limits(shape: ir.Shape) -> bool:
    """Tell whether there is anything at the limits of a shape."""
    if isinstance(shape, ir.List):
        return (shape.min_items, shape.max_items) != (None, None)
    return next(edges(shape), None) is not None


def limits(least: int | None, most: int | None) -> Iterator[tuple[int, bool]]:
    """Return what is at two limits and beyond, and whether it is allowed."""
    if least is not None:
        yield from ((least - 1, False), (least, True))
    if most is not None:
        yield from ((most, True), (most + 1, False))


def edges_of_pattern(shape: ir.String) -> Iterator[tuple[bool, str]]:
    """Return texts that match, as far as there are any of these lengths."""
    fits = re.compile(rf"(?:{shape.pattern})\Z").match
    for size, is_allowed in limits(shape.min_length, shape.max_length):
        texts = [resized(text, size, fits) for text in matching(shape.pattern or "")]
        yield from ((is_allowed, text) for text in texts if len(text) == size)


def type_of(shape: ir.Shape) -> Any:
    """Return the type of a shape's values, with the limits that are emitted for it."""
    if isinstance(shape, ir.Structure | ir.Enum):
        return getattr(PACKAGE.models, PACKAGE.names.classes[shape.name])
    if isinstance(shape, ir.List):
        type_: Any = list[type_of(PACKAGE.service.shapes[shape.item])]  # type: ignore[misc]  # a type made at run time
    else:
        type_ = {ir.Blob: bytes, ir.Integer: int, ir.String: str}[type(shape)]
    limits: Any = getattr(PACKAGE.shapes, PACKAGE.names.constants[shape.name], None)
    return Annotated[type_, limits.meta] if limits else type_


def rejections(shape: ir.Shape, value: object) -> list[Any]:
    """Return why decoding rejects a value of a shape; nothing if it does not."""
    try:
        PACKAGE.codec.decode(json_text(value), type_of(shape))
    except PACKAGE.codec.Rejected as error:
        rejected: list[Any] = error.violations
        return rejected
    return []


@pytest.mark.parametrize(
    "shape",
    [shape for shape in PACKAGE.service.shapes.values() if has_limits(shape)],
    ids=lambda shape: shape.name,
)
def test_limits_hold_at_their_edges(shape: ir.Shape) -> None:
    """Both accept a value at a limit, and refuse one beyond for the same reason."""
    for is_allowed, value in edges(shape):
        found = PACKAGE.codec.violations_of(type_of(shape), value)
        assert (is_allowed, found) == (not found, rejections(shape, value))
