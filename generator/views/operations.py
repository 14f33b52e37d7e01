"""The view of `operations.py`: each operation described once."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.views.imports import import_lines
from generator.views.literals import literal
from generator.views.security import SchemeView, requirements, scheme_views
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class ErrorCaseView:
    """An error that an operation documents, and its status."""

    status: int
    error: str


@dataclass(frozen=True)
class PaginationView:
    """How a result is divided into pages, in Python names."""

    input_token: str
    output_token: str
    items: str
    limit: str | None


@dataclass(frozen=True)
class OperationView:
    """An operation; `input` and `output` are names of classes."""

    name: str
    constant: str
    binding: tuple[str, ...]
    input: str
    output: str
    errors: tuple[ErrorCaseView, ...]
    pagination: PaginationView | None
    repeatable: bool
    security: str
    """What it asks of its callers, as Python; "" if it says nothing of that itself."""


@dataclass(frozen=True)
class VariableView:
    """A part of the endpoint that the caller chooses."""

    name: str
    argument: str
    default: str | None
    """`None`: that of the chosen endpoint."""

    choices: tuple[str, ...]


@dataclass(frozen=True)
class OperationsView:
    """All of `operations.py`."""

    package: str
    title: str
    imports: tuple[str, ...]
    operations: tuple[OperationView, ...]
    errors: tuple[str, ...]
    invalid_request: str | None
    internal_error: str | None
    endpoint: str | None
    variables: tuple[VariableView, ...]
    has_choices: bool
    schemes: tuple[SchemeView, ...]
    security: str
    """What operations ask for that say nothing of it themselves; "" for nothing."""

    sensitive: str
    """The names of members that hold secrets, as Python; "" without any."""


def operations_view(words: Vocabulary) -> OperationsView:
    """Return the view of `operations.py`."""
    service = words.service
    operations = tuple(_operation(words, each) for each in service.operations)
    classes = words.names.classes
    schemes = scheme_views(service)
    paged = any(each.pagination for each in operations)
    return OperationsView(
        package=words.names.package,
        title=service.title,
        imports=import_lines(
            {
                "collections.abc": ["Mapping"],
                "typing": ["Any"],
                ".": [*(["errors"] if service.errors else []), "models"],
                "._runtime.aws_json.target": ["RpcTarget"],
                "._runtime.identity.schemes": sorted({each.class_ for each in schemes}),
                "._runtime.operation": [
                    "Operation",
                    "Service",
                    *(["Endpoint"] if service.endpoint else []),
                    *(["Pagination"] if paged else []),
                ],
            }
        ),
        operations=operations,
        errors=tuple(classes[name] for name in service.errors),
        invalid_request=_class(words, service.invalid_request),
        internal_error=_class(words, service.internal_error),
        endpoint=service.endpoint.template if service.endpoint else None,
        variables=variable_views(words),
        has_choices=any(each.choices for each in variable_views(words)),
        schemes=schemes,
        security=requirements(service.security) if service.security else "",
        sensitive=literal(service.sensitive) if service.sensitive else "",
    )


def variable_views(words: Vocabulary) -> tuple[VariableView, ...]:
    """Return the variables of the endpoints as arguments.

    Where there are several endpoints, each variable has the default of the chosen one.
    """
    arguments = words.names.variables
    several = len(words.service.endpoints) > 1
    return tuple(
        VariableView(
            each.name,
            arguments[each.name],
            None if several else each.default,
            each.choices,
        )
        for each in words.service.variables
    )


def _operation(words: Vocabulary, operation: ir.Operation) -> OperationView:
    classes = words.names.classes
    return OperationView(
        name=operation.name,
        constant=words.names.operation_constants[operation.name],
        binding=_binding(operation),
        input=classes[operation.input],
        output=classes[operation.output],
        errors=tuple(
            ErrorCaseView(case.status, classes[case.error]) for case in operation.errors
        ),
        pagination=_pagination(words, operation),
        repeatable=operation.idempotency.repeatable,
        security="" if operation.security is None else requirements(operation.security),
    )


def _binding(operation: ir.Operation) -> tuple[str, ...]:
    """Return the arguments of a binding; AWS JSON 1.1 is the rule."""
    binding = operation.binding
    assert isinstance(binding, ir.RpcTarget)
    said = binding.media_type
    return (binding.target,) if said == ir.JSON_11 else (binding.target, said)


def _pagination(words: Vocabulary, operation: ir.Operation) -> PaginationView | None:
    said = operation.pagination
    if said is None:
        return None
    members = words.names.members
    return PaginationView(
        input_token=members[operation.input, said.input_token],
        output_token=members[operation.output, said.output_token],
        items=members[operation.output, said.items],
        limit=members[operation.input, said.limit] if said.limit else None,
    )


def _class(words: Vocabulary, error: str | None) -> str | None:
    return words.names.classes[error] if error else None
