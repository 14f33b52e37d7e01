"""An operation to show, called with values that it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator import ir
from generator.views.literals import literal
from generator.views.methods import MethodView, method_views
from generator.views.vocabulary import Vocabulary

_SCALARS = (ir.String, ir.Integer, ir.Boolean)


@dataclass(frozen=True)
class ExampleView:
    """An operation, called with the values of the spec's example, or made ones."""

    method: MethodView
    schema: str
    arguments: tuple[tuple[str, str], ...]
    """Names and expressions."""

    @property
    def has_times(self) -> bool:
        """Return whether a value is a time, whose class is to be imported."""
        return any("datetime(" in value for _, value in self.arguments)

    @property
    def has_models(self) -> bool:
        """Return whether a value is a structure."""
        return any("models." in value for _, value in self.arguments)


class _Unmade(Exception):
    """No value is sure to be right."""


def example_view(words: Vocabulary) -> ExampleView:
    """Return the operation to show."""
    operation, arguments = shown_operation(words)
    methods = zip(words.service.operations, method_views(words), strict=True)
    (method,) = (method for each, method in methods if each is operation)
    return ExampleView(method, operation.input, arguments)


def shown_operation(
    words: Vocabulary,
) -> tuple[ir.Operation, tuple[tuple[str, str], ...]]:
    """Return the operation to show, and the names and expressions of its arguments.

    The first whose example can be written as plain arguments; else the first for whose
    required members values can be made; else the first.
    """
    for arguments_of in (_from_example, _made, _left_open):
        for operation in words.service.operations:
            shape = words.shape(operation.input)
            assert isinstance(shape, ir.Structure)
            try:
                arguments = arguments_of(words, shape)
            except _Unmade:
                continue
            named = (
                (words.names.members[shape.name, name], value)
                for name, value in arguments.items()
            )
            return operation, tuple(named)
    raise ValueError("a service has operations")


def _from_example(words: Vocabulary, shape: ir.Structure) -> dict[str, str]:
    example = next(iter(shape.examples), None)
    members = {member.name: words.shape(member.shape) for member in shape.members}
    if not isinstance(example, dict) or not all(
        isinstance(members.get(name), _SCALARS) for name in example
    ):
        raise _Unmade
    return {name: literal(value) for name, value in example.items()}


def _made(words: Vocabulary, shape: ir.Structure) -> dict[str, str]:
    return {
        member.name: _value(words, member.shape, (shape.name,), member.examples)
        for member in shape.members
        if member.required
    }


def _left_open(words: Vocabulary, shape: ir.Structure) -> dict[str, str]:
    return {member.name: "..." for member in shape.members if member.required}


def _value(
    words: Vocabulary, name: str, within: tuple[str, ...], examples: tuple[Any, ...]
) -> str:
    """Return an expression for a value of a shape. Raises _Unmade."""
    shape = words.shape(name)
    for example in (*examples, *shape.examples):
        if isinstance(shape, _SCALARS):
            return literal(example)
    if isinstance(shape, ir.Structure):
        return _structure(words, shape, within)
    if isinstance(shape, ir.List):
        count = shape.min_items or 0
        items = [_value(words, shape.item, within, ())] * count
        return f"[{', '.join(items)}]"
    made: str = _SIMPLE[type(shape)](shape)
    return made


def _structure(words: Vocabulary, shape: ir.Structure, within: tuple[str, ...]) -> str:
    # A document may have a schema that needs itself: no value of it ends.
    if shape.name in within:
        raise _Unmade
    members = words.names.members
    arguments = (
        f"{members[shape.name, each.name]}="
        + _value(words, each.shape, (*within, shape.name), each.examples)
        for each in shape.members
        if each.required
    )
    return f"models.{words.names.classes[shape.name]}({', '.join(arguments)})"


def _text(shape: Any) -> str:
    if shape.pattern is not None:
        raise _Unmade
    least = shape.min_length or 0
    most = 4 if shape.max_length is None else shape.max_length
    if least > 40:
        raise _Unmade
    return literal("text"[: max(most, 0)].ljust(least, "t"))


def _integer(shape: Any) -> str:
    number = shape.minimum if shape.minimum is not None else min(1, shape.maximum or 1)
    if shape.multiple_of is not None:
        raise _Unmade
    return str(number)


def _number(shape: Any) -> str:
    limits = (shape.minimum, shape.maximum)
    if shape.exclusive_minimum is not None or shape.exclusive_maximum is not None:
        raise _Unmade
    return str(next((each for each in limits if each is not None), 1.5))


def _map(shape: Any) -> str:
    if shape.min_properties:
        raise _Unmade
    return "{}"


def _blob(shape: Any) -> str:
    if (shape.min_bytes or 0) > 40 or shape.max_bytes == 0:
        raise _Unmade
    return repr(b"b" * max(shape.min_bytes or 0, 1))


def _unmade(_: object) -> str:
    raise _Unmade


class _BySort(dict[type[ir.Shape], Any]):
    def __missing__(self, sort: type[ir.Shape]) -> Any:
        return _unmade


_SIMPLE = _BySort(
    {
        ir.String: _text,
        ir.Enum: lambda shape: literal(shape.values[0].name),
        ir.Integer: _integer,
        ir.Number: _number,
        ir.Boolean: lambda _: "True",
        ir.Timestamp: lambda _: "datetime(2030, 1, 1, tzinfo=UTC)",
        ir.DateTime: lambda _: "datetime(2030, 1, 1, tzinfo=UTC)",
        ir.Blob: _blob,
        ir.Map: _map,
        ir.Content: lambda _: 'b"..."',
        ir.Anything: lambda _: '"anything"',
    }
)
