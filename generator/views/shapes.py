"""The view of `shapes.py`: the constraints of everything that is no class."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.prose import docstring, first_sentence, sentence
from generator.views.imports import import_lines
from generator.views.limits import Arguments, arguments, constraint
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
class AliasView:
    """A type, such as `RegistryId = Annotated[str, REGISTRY_ID.meta]`."""

    name: str
    type: str
    constant: str


@dataclass(frozen=True)
class ShapesView:
    """All of `shapes.py`."""

    imports: tuple[str, ...]
    constraints: tuple[ConstraintView, ...]
    aliases: tuple[AliasView, ...]


def shapes_view(words: Vocabulary) -> ShapesView:
    """Return the view of `shapes.py`."""
    constrained = [
        shape
        for shape in words.service.shapes.values()
        if not isinstance(shape, ir.Structure | ir.Enum)
    ]
    scalars = [
        shape for shape in constrained if not isinstance(shape, ir.List | ir.Map)
    ]
    lists = [
        shape for shape in words.containers() if words.home(shape.name) == "shapes"
    ]
    aliases = tuple(alias_view(words, shape.name) for shape in [*scalars, *lists])
    return ShapesView(
        imports=_imports(aliases),
        constraints=tuple(_constraint(words, shape) for shape in constrained),
        aliases=aliases,
    )


def alias_view(words: Vocabulary, name: str) -> AliasView:
    """Return the view of the type of a scalar, list or map."""
    constant = words.constant(name)
    return AliasView(
        name=words.names.classes[name],
        type=words.defined_type(name),
        constant=constant if words.home(name) == "shapes" else f"shapes.{constant}",
    )


def _constraint(words: Vocabulary, shape: ir.Shape) -> ConstraintView:
    said = sentence(first_sentence(shape.description))
    return ConstraintView(
        constant=words.constant(shape.name),
        constraint=constraint(shape),
        arguments=arguments(shape),
        docstring=docstring([said], indent=0) if said else "",
    )


def _imports(aliases: tuple[AliasView, ...]) -> tuple[str, ...]:
    times = any("UnixTime" in alias.type for alias in aliases)
    anything = any(alias.type == "Any" for alias in aliases)
    return import_lines(
        {
            "typing": ["Annotated"] * bool(aliases) + ["Any"] * anything,
            "._runtime": ["constraints"] if aliases else [],
            "._runtime.structure": ["UnixTime"] if times else [],
        }
    )
