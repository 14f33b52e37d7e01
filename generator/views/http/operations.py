"""The view of `operations.py`: each operation described once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import ir
from generator.views.http.bindings import binding, calls
from generator.views.http.layout import laid_out
from generator.views.http.pagination import CLASSES as PAGING_CLASSES
from generator.views.http.pagination import PAGING, pagination
from generator.views.http.types import either, held, imports_of
from generator.views.imports import deeper, import_lines, sorted_names
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

    endpoint: str
    """Its own address, as Python; "" if it is where the service is."""

    security: str
    pagination: str
    """How it answers in pages, as Python; "" if it does not."""

    repeatable: bool


@dataclass(frozen=True)
class OperationsView:
    """All of `operations.py`, or of one of its modules."""

    group: str
    """The group whose module it is; "" for the service."""

    modules: tuple[str, ...]
    """Those of the groups, if they have some."""

    places: tuple[tuple[str, str], ...]
    """The names of all operations, and where they stand, with the module before a dot."""

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

    sensitive: str
    """The names of members that hold secrets, as Python; "" without any."""

    asked: str
    """What the operations of modules ask for; "" where there are no modules."""


def operations_view(words: Vocabulary, group: str | None = None) -> OperationsView:
    """Return the view of `operations.py`, or of its module for a group."""
    service = words.service
    is_index = words.is_divided and group is None and bool(words.names.groups)
    operations = tuple(
        _operation(words, each, each.binding)
        for each in service.operations
        if isinstance(each.binding, ir.Http)
        and (not words.is_divided or each.group == (group or ""))
    )
    schemes = () if group else scheme_views(service)
    lines = _imports(words, operations, schemes, is_module=bool(group))
    modules = {each.attribute for each in words.names.groups.values()}
    return OperationsView(
        group=words.names.groups[group].attribute if group else "",
        modules=tuple(sorted_names(modules)) if is_index else (),
        places=tuple(_places(words)) if is_index else (),
        package=words.names.package,
        title=service.title,
        imports=deeper(lines) if words.is_divided else lines,
        operations=operations,
        errors=tuple(words.names.statuses.values()),
        endpoint=_laid_out("endpoint", next(map(_endpoint, service.endpoints), "")),
        others=tuple(
            laid_out(f"{_endpoint(each)},", " " * 8) for each in service.endpoints[1:]
        ),
        schemes=schemes,
        security=requirements(service.security) if service.security else "",
        sensitive=literal(service.sensitive) if service.sensitive else "",
        asked=_asked(service) if is_index else "",
    )


def _asked(service: ir.Service) -> str:
    """Return what operations ask for, each once, as an argument."""
    own = [each.security for each in service.operations]
    asks = bool(service.security) or any(each and any(each) for each in own)
    said = [service.security if each is None and asks else each for each in own]
    found = dict.fromkeys(requirements(each) for each in said if each is not None)
    listed = ", ".join(found)
    return laid_out(f"asked=({listed}{',' if len(found) == 1 else ''}),", "    ")


def _places(words: Vocabulary) -> Iterator[tuple[str, str]]:
    for each in words.service.operations:
        group = words.names.groups.get(each.group)
        constant = words.names.operation_constants[each.name]
        yield each.name, f"{group.attribute}.{constant}" if group else constant


def _operation(
    words: Vocabulary, operation: ir.Operation, http: ir.Http
) -> OperationView:
    # Which class has bytes depends on the client, so that it says it itself.
    types = [each for it in http.successes for each in held(words, it, "Any")]
    return OperationView(
        name=operation.name,
        constant=words.names.operation_constants[operation.name],
        binding=laid_out(f"binding=lambda: {binding(words, operation, http)},", "    "),
        input=words.names.classes[operation.input],
        output=either(types or ["None"]),
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
    *,
    is_module: bool,
) -> tuple[str, ...]:
    """Return the imports of `operations.py`, or of its module for a group."""
    bindings = [each.binding for each in operations]
    outputs = [each.output for each in operations]
    own = any(each.endpoint for each in operations)
    described = {name for text in bindings for name in calls(text)}
    wanted = imports_of([*bindings, *outputs])
    wanted["."] |= {"models"} if bindings else set()
    wanted[_DESCRIPTION] |= described - {"Items"}
    wanted["._runtime.http.items"] |= described & {"Items"}
    wanted[PAGING] |= {
        each for each in PAGING_CLASSES if any(_calls(each, it) for it in operations)
    }
    wanted["._runtime.operation"] |= {"Endpoint"} if own else set()
    wanted["._runtime.operation"] |= {"Operation"} if bindings else set()
    if is_module:
        return import_lines(wanted)
    wanted["."] |= {"errors"} if words.service.statuses else set()
    wanted["._runtime.identity.schemes"] |= {each.class_ for each in schemes}
    wanted["._runtime.operation"] |= {"Service"}
    wanted["._runtime.operation"] |= {"Endpoint"} if words.service.endpoints else set()
    # Where no operation is of a group, all of them stand here.
    if words.is_divided and words.names.groups:
        wanted["._runtime.http.listed"] = {"Listed"}
        wanted["typing"] |= {"TYPE_CHECKING"}
    else:
        wanted["._runtime.operation"] |= {"Operation"}
        wanted["typing"] |= {"Any"}
        wanted["collections.abc"] |= {"Mapping"}
    return import_lines(wanted)
