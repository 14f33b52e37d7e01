"""The view of `validators.py`: a function a structure, and one an error."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator import ir
from generator.views.imports import export_lines, import_lines
from generator.views.type_names import imports_of, joined, members_of, or_none
from generator.views.vocabulary import Vocabulary, annotated


@dataclass(frozen=True)
class ValidatorView:
    """The public function for a schema; `check` is the runtime's, `class_` its type."""

    schema: str
    name: str
    function: str
    check: str
    class_: str


@dataclass(frozen=True)
class ValidatorsView:
    """All of `validators.py`."""

    imports: tuple[str, ...]
    validators: tuple[ValidatorView, ...]
    exports: tuple[str, ...]
    implied: bool
    """Whether there are types that the spec does not say."""


def validators_view(words: Vocabulary) -> ValidatorsView:
    """Return the view of `validators.py`."""
    shapes = words.service.shapes.values()
    nullable = {use.shape for use in words.service.schemas if use.nullable}
    structures = tuple(
        _structure(words, each, each.name in nullable)
        for each in shapes
        if isinstance(each, ir.Structure) and _is_public(words, each)
    )
    others = tuple(_other(words, use.shape, use) for use in _others(words))
    others += tuple(
        _other(words, each.name, each.use) for each in words.service.aliases
    )
    errors = tuple(
        _validator(words, name, "violations_of_error", "errors")
        for name in words.service.errors
    )
    validators = structures + others + errors
    return ValidatorsView(
        imports=import_lines(_imports(validators)),
        validators=validators,
        exports=export_lines(
            [
                "VALIDATORS",
                "Violation",
                *(each.function for each in validators),
            ]
        ),
        implied=any(each.implied for each in shapes),
    )


def _is_public(words: Vocabulary, shape: ir.Structure) -> bool:
    """Tell whether a structure has a validator: those of HTTP that the spec names."""
    if words.service.is_http:
        return shape.name in words.uses.named
    return not shape.is_apart


def _validator(
    words: Vocabulary, schema: str, check: str, module: str
) -> ValidatorView:
    name = words.names.classes[schema]
    return ValidatorView(
        schema=schema,
        name=name,
        function=words.names.validators[schema],
        check=check,
        class_=f"{module}.{name}",
    )


def _structure(
    words: Vocabulary, shape: ir.Structure, is_nullable: bool
) -> ValidatorView:
    view = _validator(words, shape.name, "violations_of", "models")
    is_plain = shape.additional is None and shape.tag is None
    type_ = view.class_ if is_plain else annotated(words, shape.name)
    return replace(view, class_=or_none(type_) if is_nullable else type_)


def _others(words: Vocabulary) -> list[ir.Use]:
    """Return the schemas that describe no structures."""
    shapes = words.service.shapes
    return [
        use
        for use in words.service.schemas
        if use.shape in shapes and not isinstance(shapes[use.shape], ir.Structure)
    ]


def _other(words: Vocabulary, name: str, use: ir.Use) -> ValidatorView:
    view = _validator(words, name, "violations_of", "models")
    type_ = annotated(words, use.shape)
    return replace(view, class_=_operand(or_none(type_) if use.nullable else type_))


def _operand(type_: str) -> str:
    """Return a type as a value: type checkers know no `Annotated[...] | None` as one."""
    members = members_of(type_)
    if not any(each.startswith("Annotated[") for each in members):
        return type_
    return joined("type(None)" if each == "None" else each for each in members)


def _imports(validators: Iterable[ValidatorView]) -> dict[str, set[str]]:
    wanted = imports_of(each.class_ for each in validators)
    wanted["collections.abc"] |= {"Callable", "Mapping"}
    for each in validators:
        wanted[_CHECKS[each.check]].add(each.check)
    wanted["._runtime.violations"] |= {"Violation"}
    return wanted


_CHECKS = {
    "violations_of": "._runtime.validation",
    "violations_of_error": "._runtime.aws_json.validation",
}
"""Where the runtime has what checks."""
