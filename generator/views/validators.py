"""The view of `validators.py`: straight-line checks for every structure."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.views.imports import export_lines, import_lines
from generator.views.vocabulary import Vocabulary, held


@dataclass(frozen=True)
class MemberCheckView:
    """How a member is checked: `call` is an expression over `member`, `at`, `found`."""

    wire: str
    required: bool
    call: str


@dataclass(frozen=True)
class StructureCheckView:
    """The check of a structure, and the public function for it."""

    schema: str
    name: str
    function: str
    kind: str | None
    """The value of `__type`, if the structure is that of an error."""

    members: tuple[MemberCheckView, ...]


@dataclass(frozen=True)
class ContainerCheckView:
    """The check of a list or map: `call` is over `item`, `at`, `key`, `found`."""

    name: str
    function: str
    constant: str
    call: str


@dataclass(frozen=True)
class ValidatorsView:
    """All of `validators.py`."""

    imports: tuple[str, ...]
    structures: tuple[StructureCheckView, ...]
    containers: tuple[ContainerCheckView, ...]
    exports: tuple[str, ...]


def validators_view(words: Vocabulary) -> ValidatorsView:
    """Return the view of `validators.py`."""
    service = words.service
    structures = [
        *(
            shape
            for shape in service.shapes.values()
            if isinstance(shape, ir.Structure)
        ),
        *(error.body for error in service.errors.values()),
    ]
    checks = tuple(_structure(words, shape) for shape in structures)
    containers = tuple(_container(words, shape) for shape in words.containers())
    return ValidatorsView(
        imports=_imports(checks, containers),
        structures=checks,
        containers=containers,
        exports=export_lines(
            [
                "VALIDATORS",
                "Violation",
                *(f"validate_{check.function}" for check in checks),
            ]
        ),
    )


def _structure(words: Vocabulary, shape: ir.Structure) -> StructureCheckView:
    return StructureCheckView(
        schema=shape.name,
        name=words.names.classes[shape.name],
        function=words.names.functions[shape.name],
        kind=shape.name if shape.name in words.service.errors else None,
        members=tuple(
            MemberCheckView(
                wire=member.name,
                required=member.required,
                call=_call(words, member.shape, "member", repr(member.name)),
            )
            for member in shape.members
        ),
    )


def _container(words: Vocabulary, shape: ir.List | ir.Map) -> ContainerCheckView:
    return ContainerCheckView(
        name=words.names.classes[shape.name],
        function=words.names.functions[shape.name],
        constant=words.constant(shape.name),
        call=_call(words, held(shape), "item", "key"),
    )


def _call(words: Vocabulary, name: str, value: str, key: str) -> str:
    """Return the expression that checks `value`, the member `key` of `at`."""
    match words.shape(name):
        case ir.Enum():
            enum = f"models.{words.names.classes[name]}"
            return f"check_enum({enum}, {value}, at, {key}, found)"
        case ir.Structure() | ir.List() | ir.Map():
            function = words.names.functions[name]
            return f"check_{function}({value}, pointer(at, {key}), found)"
    return f"shapes.{words.constant(name)}.check({value}, at, {key}, found)"


def _imports(
    structures: tuple[StructureCheckView, ...],
    containers: tuple[ContainerCheckView, ...],
) -> tuple[str, ...]:
    members = [member for structure in structures for member in structure.members]
    calls = [member.call for member in members]
    calls += [container.call for container in containers]
    enums = any(call.startswith("check_enum(") for call in calls)
    shapes = containers or any(call.startswith("shapes.") for call in calls)
    kinds = any(structure.kind for structure in structures)
    required = any(member.required for member in members)
    pointers = any("pointer(" in call for call in calls)
    return import_lines(
        {
            "collections.abc": ["Callable", "Mapping"],
            ".": [*_if(enums, "models"), *_if(shapes, "shapes")],
            "._runtime.constraints": _if(enums, "check_enum"),
            "._runtime.validation": [*_if(kinds, "check_kind"), "violations_of"],
            "._runtime.violations": [
                "Violation",
                *_if(required, "missing"),
                *_if(pointers, "pointer"),
                "wrong_type",
            ],
        }
    )


def _if(needed: object, name: str) -> list[str]:
    return [name] if needed else []
