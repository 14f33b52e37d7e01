"""What one side sends is what the other receives, whichever way it goes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given

from tests.roundtrip.agreement import MESSAGE
from tests.roundtrip.package import ecr_public
from tests.roundtrip.profile import examples, some
from tests.roundtrip.strategies import Strategies
from tests.roundtrip.ways import Way, Ways, ways_to

PACKAGE = ecr_public()
VALUES = Strategies(PACKAGE)
OPERATIONS = {operation.name: operation for operation in PACKAGE.service.operations}

PAIRS = [
    pytest.param(
        operation.name, case.status, case.error, id=f"{operation.name}-{case.error}"
    )
    for operation in PACKAGE.service.operations
    for case in operation.errors
]
every_operation = pytest.mark.parametrize("name", OPERATIONS)


@cache
def smallest(operation: str) -> Any:
    """Return a request with hardly more than what it has to have."""
    return VALUES.smallest(OPERATIONS[operation].input)


@pytest.fixture(scope="module")
def ways() -> Iterator[Ways]:
    """Return the ways to a service that does as it is told."""
    with ways_to(PACKAGE) as ways:
        yield ways


@pytest.fixture(scope="module")
def all_ways(ways: Ways) -> dict[str, Way]:
    """Return the ways in process and over a socket."""
    return {**ways.in_process(), **ways.over_socket()}


@every_operation
def test_requests_and_responses_arrive(
    name: str, ways: Ways, all_ways: dict[str, Way]
) -> None:
    """The handler gets what the client was called with; the client, what it returns."""
    operation, script = OPERATIONS[name], ways.script

    @examples(3)
    @given(VALUES.objects(operation.input), VALUES.objects(operation.output))
    def arrive(request: Any, response: Any) -> None:
        script.answer = response
        method = PACKAGE.names.operations[name]
        for way, client in all_ways.items():
            received = client.call(name, request)
            assert (way, response, method, request, name) == (
                way,
                received,
                script.operation,
                script.request,
                script.context.operation,
            )

    arrive()


@pytest.fixture(scope="module")
def ways_with_aws_status() -> Iterator[Ways]:
    """Return the ways to a service that answers errors with 400 and 500."""
    with ways_to(PACKAGE, error_status="aws") as ways:
        yield ways


@pytest.fixture(scope="module")
def all_ways_with_aws_status(ways_with_aws_status: Ways) -> dict[str, Way]:
    """Return them, without a network."""
    return ways_with_aws_status.in_process()


def described(error: Any, schema: str) -> dict[str, object]:
    """Return all that an error tells, its members by their names in Python."""
    members = [
        PACKAGE.names.members[schema, member.name]
        for member in PACKAGE.body(schema).members
        if member.name not in MESSAGE
    ]
    return {name: getattr(error, name) for name in ["message", *members]}


@pytest.mark.parametrize(("name", "status", "schema"), some(PAIRS, 48))
def test_errors_arrive(
    name: str, status: int, schema: str, ways: Ways, all_ways: dict[str, Way]
) -> None:
    """The client raises what the handler does, with the status of the spec."""
    documented = PACKAGE.service.errors[schema]
    request = smallest(name)

    @examples(3)
    @given(VALUES.errors(schema))
    def arrive(error: Any) -> None:
        ways.script.answer = error
        expected = described(error, schema)
        assert [] == PACKAGE.validate(schema, error)
        for way, client in all_ways.items():
            raised = client.error(name, request)
            assert (way, PACKAGE.error(schema), expected) == (
                way,
                type(raised),
                described(raised, schema),
            )
            assert (schema, status, documented.fault, documented.retryable, name) == (
                raised.code,
                raised.status,
                raised.fault,
                raised.retryable,
                raised.operation,
            )
            assert ways.script.context.request_id == raised.request_id

    arrive()


@pytest.mark.parametrize(("name", "status", "schema"), some(PAIRS, 30))
def test_errors_arrive_with_aws_status(
    name: str,
    status: int,
    schema: str,
    ways_with_aws_status: Ways,
    all_ways_with_aws_status: dict[str, Way],
) -> None:
    """The status tells whose fault an error is, if so asked; all else is the same."""
    fault = PACKAGE.service.errors[schema].fault
    error = PACKAGE.error(schema)(f"Ein Fehler: {status} \U0001f600")
    ways_with_aws_status.script.answer = error
    for way, client in all_ways_with_aws_status.items():
        raised = client.error(name, smallest(name))
        assert (way, type(error), error.message, 400 if fault == "client" else 500) == (
            way,
            type(raised),
            raised.message,
            raised.status,
        )
