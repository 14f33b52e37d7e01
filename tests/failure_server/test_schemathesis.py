"""What schemathesis makes of the spec, sent to the emitted server over a socket."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given

from generator import ir
from tests.roundtrip.package import ecr_public
from tests.roundtrip.profile import examples

# It takes seconds to load: one process runs them all, and no other one loads it.
pytestmark = pytest.mark.xdist_group("schemathesis")

PACKAGE = ecr_public()
DESCRIBED = {operation.name: operation for operation in PACKAGE.service.operations}


@pytest.fixture(scope="module")
def fuzzing() -> Any:
    """Schemathesis, and what it needs to know of our spec."""
    return import_module("tests.failure_server.fuzzing")


@pytest.fixture(scope="module")
def server(fuzzing: Any) -> Iterator[Any]:
    """A server that answers as a test has planned."""
    with fuzzing.server() as running:
        yield running


every_operation = pytest.mark.parametrize("name", DESCRIBED)


@every_operation
def test_requests_that_keep_to_the_spec_are_served(
    name: str, fuzzing: Any, server: Any
) -> None:
    """They reach the handler; its result and its errors are as documented."""
    described = DESCRIBED[name]
    errors = [
        getattr(PACKAGE.errors, case.error)("No luck.") for case in described.errors
    ]
    server.script.answers = cycle([*examples_of(described.output), *errors])

    @examples(2)
    @given(fuzzing.requests_of(name, valid=True))
    def served(case: Any) -> None:
        case.body = with_integers(case.body)
        reached, body = server.answer(name, case)
        assert reached, body

    served()


@every_operation
def test_requests_that_break_the_spec_are_refused(
    name: str, fuzzing: Any, server: Any
) -> None:
    """They never reach the handler, and the answer says what is wrong."""

    @examples(2)
    @given(fuzzing.requests_of(name, valid=False))
    def refused(case: Any) -> None:
        reached, body = server.answer(name, case)
        assert not reached, body
        assert body["__type"] in {
            PACKAGE.service.invalid_request,
            "SerializationException",
        }

    refused()


def examples_of(name: str) -> list[object]:
    """Return the spec's own examples of a structure."""
    shape = PACKAGE.service.shapes[name]
    assert isinstance(shape, ir.Structure)
    texts = (json.dumps(example).encode() for example in shape.examples)
    return [PACKAGE.decode(name, text) for text in texts]


def with_integers(value: Any) -> Any:
    """Write 5.0 as 5: JSON Schema has no difference, and msgspec has one."""
    if isinstance(value, dict):
        return {key: with_integers(member) for key, member in value.items()}
    if isinstance(value, list):
        return [with_integers(item) for item in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value
