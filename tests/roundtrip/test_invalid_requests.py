"""What a client says of an invalid request is what the server would have answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from generator import ir
from tests.roundtrip.agreement import unchecked
from tests.roundtrip.mutations import nearly_valid_json
from tests.roundtrip.package import ecr_public
from tests.roundtrip.profile import examples
from tests.roundtrip.strategies import Strategies
from tests.roundtrip.ways import Way, Ways, ways_to

PACKAGE = ecr_public()
VALUES = Strategies(PACKAGE)
OPERATIONS = {operation.name: operation for operation in PACKAGE.service.operations}
INVALID = PACKAGE.service.invalid_request or ""
SERVED = PACKAGE.errors.ServerException("the request was accepted")

every_operation = pytest.mark.parametrize("name", OPERATIONS)


@pytest.fixture(scope="module")
def ways() -> Iterator[Ways]:
    """Return the ways to a service that does as it is told."""
    with ways_to(PACKAGE) as ways:
        yield ways


@pytest.fixture(scope="module")
def checked(ways: Ways) -> dict[str, Way]:
    """Return clients that check what they send."""
    return ways.in_process()


@pytest.fixture(scope="module")
def trusting(ways: Ways) -> dict[str, Way]:
    """Return clients that send what they are given."""
    return ways.in_process(validate=False)


@every_operation
def test_client_and_server_say_the_same(
    name: str, ways: Ways, checked: dict[str, Way], trusting: dict[str, Way]
) -> None:
    """A request has the same violations before it is sent and where it arrives."""
    operation = OPERATIONS[name]
    ways.script.answer = SERVED

    @examples(6)
    @given(nearly_valid_json(VALUES, operation.input))
    def say_the_same(value: Any) -> None:
        # Arguments can be left out, but they cannot be anything but arguments.
        members = value if isinstance(value, dict) else {}
        request = unchecked(PACKAGE, PACKAGE.body(operation.input), members)
        for way in checked:
            expected = answer_to(operation, checked[way].error(name, request))
            error = trusting[way].error(name, request)
            assert (way, *expected) == (way, error.code, error.status, error.message)

    say_the_same()


def answer_to(operation: ir.Operation, error: Any) -> tuple[str, int, str]:
    """Return code, status and message of the server's answer where a client raises."""
    if isinstance(error, type(SERVED)):
        return error.code, error.status, error.message
    found = error.violations
    for violation in found:
        if violation.rule == "contentEncoding":
            return "SerializationException", 400, f"In the body, {violation}."
    statuses = {case.error: case.status for case in operation.errors}
    message = PACKAGE.unreadable.summary(found)
    return INVALID, statuses[INVALID], message
