"""How the emitted modules refer to a shape: by which name, in which module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import ir
from generator.naming import Names

_PLAIN_TYPES: dict[type[ir.Shape], str] = {
    ir.String: "str",
    ir.Integer: "int",
    ir.Number: "float",
    ir.Boolean: "bool",
    ir.Timestamp: "datetime",
    ir.Blob: "bytes",
    ir.Anything: "Any",
}

_CARRIED_TYPES = {**_PLAIN_TYPES, ir.Timestamp: "UnixTime"}


@dataclass(frozen=True)
class Vocabulary:
    """The service and its Python names: what every view is made from."""

    service: ir.Service
    names: Names

    def shape(self, name: str) -> ir.Shape:
        """Return the shape with this name in the spec."""
        return self.service.shapes[name]

    def constant(self, name: str) -> str:
        """Return the name in `shapes` of a shape's constraints."""
        return self.names.constants[name]

    def stands_in_models(self, name: str) -> bool:
        """Return whether `models` defines a shape: if it is, or holds, a class."""
        shape = self.shape(name)
        if isinstance(shape, ir.List | ir.Map):
            return self.stands_in_models(held(shape))
        return isinstance(shape, ir.Structure | ir.Enum)

    def alias(self, name: str, *, module: str) -> str:
        """Return how `module` refers to the type of a shape."""
        home = "models" if self.stands_in_models(name) else "shapes"
        class_ = self.names.classes[name]
        return class_ if home == module else f"{home}.{class_}"

    def plain_type(self, name: str) -> str:
        """Return the type of a shape's values as a caller writes it."""
        match self.shape(name):
            case ir.List(item=item):
                return f"list[{self.plain_type(item)}]"
            case ir.Map(value=value):
                return f"dict[str, {self.plain_type(value)}]"
            case ir.Structure() | ir.Enum():
                return f"models.{self.names.classes[name]}"
            case shape:
                return _PLAIN_TYPES[type(shape)]

    def defined_type(self, name: str) -> str:
        """Return the type that the alias of a shape adds its constraints to."""
        match self.shape(name):
            case ir.List(item=item):
                return f"list[{self.alias(item, module=self.home(name))}]"
            case ir.Map(value=value):
                return f"dict[str, {self.alias(value, module=self.home(name))}]"
            case shape:
                return _CARRIED_TYPES[type(shape)]

    def home(self, name: str) -> str:
        """Return the module that defines the type of a shape."""
        return "models" if self.stands_in_models(name) else "shapes"

    def holds_times(self, name: str) -> bool:
        """Return whether a shape's values are, or directly contain, timestamps."""
        shape = self.shape(name)
        if isinstance(shape, ir.List | ir.Map):
            return self.holds_times(held(shape))
        return isinstance(shape, ir.Timestamp)

    def containers(self) -> Iterator[ir.List | ir.Map]:
        """Return lists and maps, each after what it holds."""
        done: set[str] = set()
        for shape in self.service.shapes.values():
            yield from self._inside_out(shape, done)

    def _inside_out(
        self, shape: ir.Shape, done: set[str]
    ) -> Iterator[ir.List | ir.Map]:
        if isinstance(shape, ir.List | ir.Map) and shape.name not in done:
            done.add(shape.name)
            yield from self._inside_out(self.shape(held(shape)), done)
            yield shape


def held(shape: ir.List | ir.Map) -> str:
    """Return the name of the shape of a container's items or values."""
    return shape.item if isinstance(shape, ir.List) else shape.value
