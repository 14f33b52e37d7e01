"""The view of `operations.py`: each operation described once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import ir
from generator.naming.statuses import class_of
from generator.views.http.bindings import binding, calls, errors
from generator.views.http.layout import laid_out
from generator.views.http.pagination import CLASSES as PAGING_CLASSES
from generator.views.http.pagination import PAGING, pagination
from generator.views.http.types import either, held, imports_of
from generator.views.imports import import_lines
from generator.views.literals import literal
from generator.views.security import SchemeView, requirements, scheme_views
from generator.views.vocabulary import Vocabulary

_DESCRIPTION = "._runtime.http.description"


@dataclass(frozen=True)
class OperationView:
    """An operation; what is not a name is an argument, as it stands in its call."""

    name: str
    constant: str
    binding: str
    input: str
    output: str
    """The type of what its results hold."""

    errors: str
    endpoint: str
    """Its own address, as Python; "" if it is where the service is."""

    security: str
    pagination: str
    """How it answers in pages, as Python; "" if it does not."""

    repeatable: bool


@dataclass(frozen=True)
class OperationsView:
    """All of `operations.py`."""

    package: str
    title: str
    imports: tuple[str, ...]
    operations: tuple[OperationView, ...]
    errors: tuple[str, ...]
    endpoint: str
    """The first address, as Python; "" if there is none."""

    others: tuple[str, ...]
    schemes: tuple[SchemeView, ...]
    security: str
    """What operations ask for that say nothing of it themselves; "" for nothing."""


def operations_view(words: Vocabulary) -> OperationsView:
    """Return the view of `operations.py`."""
    service = words.service
    operations = tuple(
        _operation(words, each, each.binding)
        for each in service.operations
        if isinstance(each.binding, ir.Http)
    )
    schemes = scheme_views(service)
    return OperationsView(
        package=words.names.package,
        title=service.title,
        imports=_imports(words, operations, schemes),
        operations=operations,
        errors=tuple(class_of(each.status) for each in service.statuses),
        endpoint=_laid_out("endpoint", next(map(_endpoint, service.endpoints), "")),
        others=tuple(
            laid_out(f"{_endpoint(each)},", " " * 8) for each in service.endpoints[1:]
        ),
        schemes=schemes,
        security=requirements(service.security) if service.security else "",
    )


def _operation(
    words: Vocabulary, operation: ir.Operation, http: ir.Http
) -> OperationView:
    # Which class has bytes depends on the client, so that it says it itself.
    types = [each for it in http.successes for each in held(words, it, "Any")]
    return OperationView(
        name=operation.name,
        constant=words.names.operation_constants[operation.name],
        binding=laid_out(f"binding={binding(words, operation, http)},", "    "),
        input=words.names.classes[operation.input],
        output=either(types or ["None"]),
        errors=_laid_out("errors", errors(http)),
        endpoint=_laid_out("endpoint", next(map(_endpoint, operation.endpoints), "")),
        security=_laid_out(
            "security",
            "" if operation.security is None else requirements(operation.security),
        ),
        pagination=_laid_out("pagination", pagination(words, operation)),
        repeatable=operation.idempotency.repeatable,
    )


def _laid_out(name: str, value: str) -> str:
    """Return an argument as it stands in a call, "" where it has no value."""
    return laid_out(f"{name}={value},", "    ") if value else ""


def _calls(class_: str, operation: OperationView) -> bool:
    return f"pagination={class_}(" in operation.pagination


def _endpoint(endpoint: ir.Endpoint) -> str:
    """Return the call that describes an address to the runtime."""
    variables = {each.name: each.default for each in endpoint.variables}
    choices = {
        each.name: list(each.choices) for each in endpoint.variables if each.choices
    }
    arguments = [
        literal(endpoint.template),
        *([literal(variables)] if variables else []),
        *([literal(choices)] if choices else []),
        *([f"name={literal(endpoint.name)}"] if endpoint.name else []),
    ]
    return f"Endpoint({', '.join(arguments)})"


def _imports(
    words: Vocabulary,
    operations: Iterable[OperationView],
    schemes: Iterable[SchemeView],
) -> tuple[str, ...]:
    bindings = [each.binding for each in operations]
    outputs = [each.output for each in operations]
    own = any(each.endpoint for each in operations)
    has_endpoint = own or bool(words.service.endpoints)
    described = {name for text in bindings for name in calls(text)}
    paged = {
        each for each in PAGING_CLASSES if any(_calls(each, it) for it in operations)
    }
    wanted = imports_of([*bindings, *outputs])
    wanted["."] |= {
        *(["models"] if bindings else []),
        *(["errors"] if words.service.statuses else []),
    }
    wanted["typing"].add("Any")
    wanted["collections.abc"].add("Mapping")
    return import_lines(
        {
            **wanted,
            _DESCRIPTION: described,
            PAGING: paged,
            "._runtime.identity.schemes": {each.class_ for each in schemes},
            "._runtime.operation": {
                "Operation",
                "Service",
                *(["Endpoint"] if has_endpoint else []),
            },
        }
    )
