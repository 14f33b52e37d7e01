"""The view of `shapes.py`: the constraints of everything that is no class."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.ir.told_apart import parts
from generator.views.imports import import_lines
from generator.views.limits import Arguments, arguments, constraint
from generator.views.literals import literal
from generator.views.prose import docstring, first_sentence, sentence
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class ConstraintView:
    """A constraint, such as `REGISTRY_ID = constraints.String(pattern=...)`."""

    constant: str
    constraint: str
    arguments: Arguments
    format: str
    """Name in `text_formats` of what a text is checked for, "" for nothing."""

    keys: Arguments
    """Those of the keys of a map."""

    docstring: str
    """Text of the docstring, "" for none."""


@dataclass(frozen=True)
class RulesView:
    """Rules, such as `ORDER_RULES = Rules({"not": {"required": ["a"]}})`."""

    constant: str
    schema: str
    """The fragment of JSON Schema, as Python writes it."""

    definitions: bool
    """Whether it refers to those that several share."""


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
    definitions: str
    """The fragments that rules refer to, as Python writes them, "" for none."""

    rules: tuple[RulesView, ...]
    texts: tuple[TextsView, ...]


def shapes_view(words: Vocabulary) -> ShapesView:
    """Return the view of `shapes.py`."""
    shapes = words.service.shapes.values()
    only_keys = _only_keys(words)
    constraints = tuple(
        _constraint(words, each)
        for each in shapes
        if constraint(each)
        and each.name not in only_keys
        and not words.is_inline(each.name)
    )
    rules = tuple(
        RulesView(
            constant=words.names.rules(each.name),
            schema=literal(dict(each.rules.schema)),
            definitions="#/$defs/" in literal(each.rules.schema),
        )
        for each in shapes
        if each.rules is not None
    )
    definitions = words.service.definitions
    texts = tuple(_texts(words, each) for each in _given(words))
    return ShapesView(
        imports=import_lines(
            {
                "typing": [
                    *(["Any"] if definitions else []),
                    *(["Literal", "TypeAlias"] if texts else []),
                ],
                "._runtime": [
                    *(["constraints"] if constraints else []),
                    *(
                        ["text_formats"]
                        if any(each.format for each in constraints)
                        else []
                    ),
                ],
                "._runtime.rules": ["Rules"] if rules else [],
            }
        ),
        constraints=constraints,
        definitions=literal(dict(definitions)) if definitions else "",
        rules=rules,
        texts=texts,
    )


def _only_keys(words: Vocabulary) -> set[str]:
    """Return the shapes that are nothing but keys of maps, which say them themselves.

    What has a validator of its own is more than that.
    """
    shapes = words.service.shapes.values()
    keys = {each.key for each in shapes if isinstance(each, ir.Map) and each.key}
    used = {
        part for each in shapes for part in parts(each) if not isinstance(each, ir.Map)
    }
    used |= {each.value for each in shapes if isinstance(each, ir.Map)}
    used |= {each.shape for each in words.service.schemas}
    used |= {each.use.shape for each in words.service.aliases}
    return keys - used


def _constraint(words: Vocabulary, shape: ir.Shape) -> ConstraintView:
    said = sentence(first_sentence(shape.description))
    key = words.shape(shape.key) if isinstance(shape, ir.Map) and shape.key else None
    return ConstraintView(
        constant=words.constant(shape.name),
        constraint=constraint(shape) or "",
        arguments=arguments(shape),
        format=_format(shape),
        keys=arguments(key) if isinstance(key, ir.String) else (),
        docstring=docstring([said], indent=0) if said else "",
    )


def _format(shape: ir.Shape) -> str:
    format_ = shape.format if isinstance(shape, ir.String) else None
    return format_.replace("-", "_").upper() if format_ else ""


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
