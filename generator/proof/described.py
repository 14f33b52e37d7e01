"""What an emitted package calls the operations of a service."""

from __future__ import annotations

from typing import Any

from generator import ir
from generator.naming.names import Names
from generator.proof.running.cases import Callee, ErrorNames, Target


def target_of(names: Names) -> Target:
    """Return what is called in a package."""
    return Target(
        package=names.package,
        client=names.own.client,
        async_client=names.own.async_client,
    )


def callee_of(service: ir.Service, names: Names, operation: ir.Operation) -> Callee:
    """Return what an operation is called, and what its errors are."""
    statuses = {case.error: case.status for case in operation.errors}
    invalid = service.invalid_request or ""
    group = names.groups.get(operation.group) if operation.group else None
    return Callee(
        name=operation.name,
        method=names.operations[operation.name],
        service=group.service if group else names.own.service,
        argument=group.attribute if group else "service",
        group=group.attribute if group else "",
        input=operation.input,
        output=operation.output,
        errors={
            name: ErrorNames(
                class_=names.classes[name],
                fault=service.errors[name].fault,
                retryable=service.errors[name].retryable,
            )
            for name in statuses
        },
        **_http(names, operation),
        invalid=invalid,
        invalid_status=statuses.get(invalid, 400),
    )


def _http(names: Names, operation: ir.Operation) -> dict[str, Any]:
    """Return where an operation is, and where its parameters travel."""
    binding = operation.binding
    if not isinstance(binding, ir.Http):
        return {}
    places = {
        names.members[operation.input, member]: [location.location, location.key]
        for member, location in binding.locations.items()
        if isinstance(location, ir.Parameter)
    }
    return {"verb": binding.method, "path": binding.path, "parameters": places}
