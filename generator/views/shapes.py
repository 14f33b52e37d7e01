"""The view of `shapes.py`: the constraints of everything that is no class."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.views.imports import import_lines
from generator.views.limits import Arguments, arguments, constraint
from generator.views.prose import docstring, first_sentence, sentence
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class ConstraintView:
    """A constraint, such as `REGISTRY_ID = constraints.String(pattern=...)`."""

    constant: str
    constraint: str
    arguments: Arguments
    docstring: str
    """Text of the docstring, "" for none."""


@dataclass(frozen=True)
class TextsView:
    """The texts of an enum, such as `StatusText: TypeAlias = Literal["OPEN"]`."""

    name: str
    values: tuple[str, ...]
    docstring: str


@dataclass(frozen=True)
class ShapesView:
    """All of `shapes.py`."""

    imports: tuple[str, ...]
    constraints: tuple[ConstraintView, ...]
    texts: tuple[TextsView, ...]


def shapes_view(words: Vocabulary) -> ShapesView:
    """Return the view of `shapes.py`."""
    shapes = words.service.shapes.values()
    constraints = tuple(_constraint(words, each) for each in shapes if constraint(each))
    texts = tuple(_texts(words, each) for each in _given(words))
    return ShapesView(
        imports=import_lines(
            {
                "typing": ["Literal", "TypeAlias"] if texts else [],
                "._runtime": ["constraints"] if constraints else [],
            }
        ),
        constraints=constraints,
        texts=texts,
    )


def _constraint(words: Vocabulary, shape: ir.Shape) -> ConstraintView:
    said = sentence(first_sentence(shape.description))
    return ConstraintView(
        constant=words.constant(shape.name),
        constraint=constraint(shape) or "",
        arguments=arguments(shape),
        docstring=docstring([said], indent=0) if said else "",
    )


def _given(words: Vocabulary) -> list[ir.Enum]:
    """Return the enums that methods of the client take, in the order of the spec."""
    service = words.service
    inputs = [service.shapes[each.input] for each in service.operations]
    given = {
        member.shape
        for shape in inputs
        if isinstance(shape, ir.Structure)
        for member in shape.members
    }
    shapes = service.shapes.values()
    return [each for each in shapes if isinstance(each, ir.Enum) and each.name in given]


def _texts(words: Vocabulary, enum: ir.Enum) -> TextsView:
    class_ = words.names.classes[enum.name]
    return TextsView(
        name=words.texts(enum.name),
        values=tuple(value.name for value in enum.values),
        docstring=docstring([f"The texts of `models.{class_}`."], indent=0),
    )
