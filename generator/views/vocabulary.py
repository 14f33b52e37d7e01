"""How the emitted modules refer to a shape: by which name, in which module."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator import ir
from generator.naming.names import Names
from generator.sources.options import PARTS, Part
from generator.views.limits import constraint

_TYPES: dict[type[ir.Shape], str] = {
    ir.String: "str",
    ir.Integer: "int",
    ir.Number: "float",
    ir.Boolean: "bool",
    ir.Timestamp: "datetime",
    ir.DateTime: "datetime",
    ir.Blob: "bytes",
    ir.Anything: "Any",
    ir.Content: "Content",
    ir.File: "File",
}


@dataclass(frozen=True)
class Vocabulary:
    """The service and its Python names: what every view is made from."""

    service: ir.Service
    names: Names
    emit: tuple[Part, ...] = PARTS
    """The parts that the package has."""

    left_out: tuple[tuple[str, str], ...] = ()
    """Operations that are not emitted, and the reason of each."""

    def shape(self, name: str) -> ir.Shape:
        """Return the shape with this name in the spec."""
        return self.service.shapes[name]

    def constant(self, name: str) -> str:
        """Return the name in `shapes` of a shape's constraints."""
        return self.names.constants[name]

    def is_limited(self, name: str) -> bool:
        """Return whether `shapes` has constraints of a shape."""
        return bool(constraint(self.shape(name)))

    def annotation(self, name: str, hidden: Collection[str] = ()) -> str:
        """Return the type of a shape's values in `models`, with its limits.

        A builtin type whose name is `hidden` by a member is reached through its module.
        """
        match self.shape(name):
            case ir.Structure():
                return self.names.classes[name]
            case ir.Enum():
                return f"{self.names.classes[name]} | Unknown"
            case ir.Timestamp():
                return "UnixTime"
            case ir.DateTime():
                return "DateTime"
            case ir.List(item=item):
                type_ = f"{_builtin('list', hidden)}[{self.annotation(item, hidden)}]"
            case ir.Map(value=value):
                key, held = _builtin("str", hidden), self.annotation(value, hidden)
                type_ = f"{_builtin('dict', hidden)}[{key}, {held}]"
            case shape:
                type_ = _builtin(_TYPES[type(shape)], hidden)
        if not self.is_limited(name):
            return type_
        return f"Annotated[{type_}, shapes.{self.constant(name)}.meta]"

    def plain_type(self, name: str, *, enum: str = "models.{}") -> str:
        """Return the type of a shape's values as a caller writes it.

        `enum` has braces in place of an enum's class.
        """
        match self.shape(name):
            case ir.List(item=item):
                return f"list[{self.plain_type(item, enum=enum)}]"
            case ir.Map(value=value):
                return f"dict[str, {self.plain_type(value, enum=enum)}]"
            case ir.Structure():
                return f"models.{self.names.classes[name]}"
            case ir.Enum():
                return enum.format(self.names.classes[name])
            case shape:
                return _TYPES[type(shape)]

    def answered_type(self, name: str) -> str:
        """Return the type of what comes from the service, newer values of enums too."""
        return self.plain_type(name, enum="models.{} | str")

    def argument_type(self, name: str) -> str:
        """Return the type of an argument: for an enum, its texts will do."""
        if isinstance(self.shape(name), ir.Enum):
            return f"models.{self.names.classes[name]} | shapes.{self.texts(name)}"
        return self.answered_type(name)

    def texts(self, name: str) -> str:
        """Return the name in `shapes` of an enum's texts."""
        return f"{self.names.classes[name]}Text"


def _builtin(name: str, hidden: Collection[str]) -> str:
    return f"builtins.{name}" if name in hidden else name


def held(shape: ir.List | ir.Map) -> str:
    """Return the name of the shape of a container's items or values."""
    return shape.item if isinstance(shape, ir.List) else shape.value
