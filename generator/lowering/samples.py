"""A plain value of a shape, to show in a message; it need not keep to every limit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import ir

_TEXTS: dict[type[ir.Shape], Any] = {
    ir.Anything: {},
    ir.Boolean: True,
    ir.Blob: "Yg==",
    ir.Date: "2030-01-01",
    ir.DateTime: "2030-01-01T00:00:00Z",
    ir.Decimal: "1.5",
    ir.List: [],
    ir.Map: {},
    ir.Null: None,
    ir.Number: 1.5,
    ir.String: "text",
    ir.Time: "12:00:00Z",
    ir.Timestamp: 1893456000,
    ir.Uuid: "8a6e0804-2bd0-4672-b79d-d97027f9071a",
}


def sample(
    shapes: Mapping[str, ir.Shape],
    name: str,
    examples: tuple[Any, ...] = (),
    depth: int = 3,
) -> Any:
    """Return a value of a shape."""
    shape = shapes[name]
    if examples or shape.examples:
        return (*examples, *shape.examples)[0]
    match shape:
        case ir.Enum(values=values):
            return values[0].name
        case ir.Literal(values=values):
            return values[0]
        case ir.Integer():
            return max(1, shape.minimum or 1)
        case ir.Structure():
            tag = {shape.tag.member: shape.tag.value} if shape.tag else {}
            return tag | {
                each.name: sample(shapes, each.shape, each.examples, depth - 1)
                for each in shape.members
                if each.required and depth
            }
        case ir.Tuple(items=items):
            return [
                sample(shapes, item.shape, (), depth - 1) for item in items if depth
            ]
        case ir.Union(branches=branches):
            return sample(shapes, branches[0], (), depth - 1) if depth else {}
    return _TEXTS.get(type(shape), "text")
