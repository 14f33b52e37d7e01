"""Parts of the IR as plain values that are equal where what is emitted is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from generator import ir

_REFERENCES = {
    (ir.Use, "shape"),
    (ir.Member, "shape"),
    (ir.Media, "shape"),
    (ir.List, "item"),
    (ir.Map, "value"),
    (ir.Map, "key"),
    (ir.Structure, "base"),
    (ir.Union, "branches"),
    (ir.Response, "headers"),
    (ir.Operation, "input"),
    (ir.Operation, "output"),
    (ir.StatusError, "bodies"),
    (ir.Discriminator, "otherwise"),
    (ir.Discriminator, "branches"),
    (ir.Union, "distinctive"),
}
"""The fields that name shapes."""


def canonical(value: Any, shapes: Mapping[str, str], *, names: bool = False) -> Any:
    """Return a value without places; `shapes` are what shapes are called otherwise.

    With `names`, all texts in the value are names of shapes. Of numbers and flags that
    are equal, it tells the types: 1, 1.0 and true are not written alike.
    """
    if is_dataclass(value):
        class_ = type(value)
        return (
            class_.__name__,
            *(
                canonical(
                    getattr(value, each.name),
                    shapes,
                    names=(class_, each.name) in _REFERENCES,
                )
                for each in fields(value)
                if each.name != "place"
            ),
        )
    if isinstance(value, Mapping):
        return {
            key: canonical(each, shapes, names=names) for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        return tuple(canonical(each, shapes, names=names) for each in value)
    if names and isinstance(value, str):
        return shapes.get(value, value)
    return repr(value) if isinstance(value, bool | int | float) else value


def is_same(one: Any, other: Any) -> bool:
    """Tell whether nothing differs but places, in which no text of a part has any."""
    return bool(one == other) and repr(one) == repr(other)
