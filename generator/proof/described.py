"""What an emitted package calls the operations of a service."""

from __future__ import annotations

from generator import ir
from generator.naming.names import Names
from generator.proof.running.cases import Callee, ErrorNames, Target


def target_of(names: Names) -> Target:
    """Return what is called in a package."""
    return Target(
        package=names.package,
        client=f"{names.prefix}Client",
        async_client=f"Async{names.prefix}Client",
    )


def callee_of(service: ir.Service, names: Names, operation: ir.Operation) -> Callee:
    """Return what an operation is called, and what its errors are."""
    statuses = {case.error: case.status for case in operation.errors}
    invalid = service.invalid_request or ""
    return Callee(
        name=operation.name,
        method=names.operations[operation.name],
        service=f"{names.prefix}Service",
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
        invalid=invalid,
        invalid_status=statuses.get(invalid, 400),
    )
