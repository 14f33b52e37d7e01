"""The view of `validators.py`: a function a structure, and one an error."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.views.imports import export_lines, import_lines
from generator.views.vocabulary import Vocabulary


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


def validators_view(words: Vocabulary) -> ValidatorsView:
    """Return the view of `validators.py`."""
    shapes = words.service.shapes.values()
    structures = tuple(
        _validator(words, each.name, "violations_of", "models")
        for each in shapes
        if isinstance(each, ir.Structure) and not each.is_apart
    )
    errors = tuple(
        _validator(words, name, "violations_of_error", "errors")
        for name in words.service.errors
    )
    validators = structures + errors
    return ValidatorsView(
        imports=import_lines(
            {
                "collections.abc": ["Callable", "Mapping"],
                ".": [*_if(errors, "errors"), *_if(structures, "models")],
                "._runtime.validation": {each.check for each in validators},
                "._runtime.violations": ["Violation"],
            }
        ),
        validators=validators,
        exports=export_lines(
            [
                "VALIDATORS",
                "Violation",
                *(f"validate_{each.function}" for each in validators),
            ]
        ),
    )


def _validator(
    words: Vocabulary, schema: str, check: str, module: str
) -> ValidatorView:
    name = words.names.classes[schema]
    return ValidatorView(
        schema=schema,
        name=name,
        function=words.names.functions[schema],
        check=check,
        class_=f"{module}.{name}",
    )


def _if(needed: object, name: str) -> list[str]:
    return [name] if needed else []
