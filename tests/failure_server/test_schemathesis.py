"""What schemathesis makes of the spec, sent to the emitted server over a socket."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import given
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from generator import ir
from tests.failure_server.fuzzed_spec import fuzzed_spec
from tests.roundtrip.package import ecr_public
from tests.roundtrip.profile import examples
from tests.roundtrip.recording import Script, application
from tests.roundtrip.serving import serving

PACKAGE = ecr_public()


def operations(unknown: object) -> dict[str, Any]:
    """Return the operations as schemathesis reads them, by operationId."""
    document, _ = fuzzed_spec(unknown=unknown)
    schema = schemathesis.openapi.from_dict(document)
    return {
        item["post"]["operationId"]: schema[path]["POST"]
        for path, item in document["paths"].items()
    }


# Most of the time would go into the values of members that nobody looks at.
VALID = operations(unknown={"type": ["boolean", "null"]})
INVALID = operations(unknown=True)
TARGETS = fuzzed_spec(unknown=True)[1]
DESCRIBED = {operation.name: operation for operation in PACKAGE.service.operations}
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

schemathesis.serializer.alias("application/x-amz-json-1.1", "application/json")


@schemathesis.deserializer("application/x-amz-json-1.1")
def read(context: Any, response: Any) -> Any:
    """Read a response as the JSON that it is."""
    return response.json()


class Cycling(Script):
    """Answers with one thing after the other, and counts."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: Iterator[object] = iter(())
        self.served = 0

    def serve(self, operation: str, request: object, context: object) -> object:
        """Take the next answer."""
        self.served += 1
        self.answer = next(self.answers)
        return super().serve(operation, request, context)


class Server:
    """The emitted server, behind a socket."""

    def __init__(self, url: str, script: Cycling) -> None:
        self.script = script
        self._url = url
        self._session = requests.Session()
        self._session.trust_env = False

    def answer(self, name: str, case: Case[Any]) -> tuple[bool, Any]:
        """Send a case and check what comes back against the spec.

        Returns whether the handler was reached, and the body of the answer.
        """
        before = self.script.served
        response = case.call(
            base_url=self._url,
            session=self._session,
            headers={"X-Amz-Target": TARGETS[name]},
            timeout=5,
        )
        case.validate_response(response, checks=CHECKS)
        assert b"Traceback" not in response.content
        return self.script.served > before, response.json()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that answers as a test has planned."""
    script = Cycling()
    with serving(application(PACKAGE, script)) as url:
        yield Server(url, script)


every_operation = pytest.mark.parametrize("name", TARGETS)


@every_operation
def test_requests_that_keep_to_the_spec_are_served(name: str, server: Server) -> None:
    """They reach the handler; its result and its errors are as documented."""
    described = DESCRIBED[name]
    errors = [
        getattr(PACKAGE.errors, case.error)("No luck.") for case in described.errors
    ]
    server.script.answers = cycle([*examples_of(described.output), *errors])

    @examples(2)
    @given(VALID[name].as_strategy(generation_mode=GenerationMode.POSITIVE))
    def served(case: Case[Any]) -> None:
        case.body = with_integers(case.body)
        reached, body = server.answer(name, case)
        assert reached, body

    served()


@every_operation
def test_requests_that_break_the_spec_are_refused(name: str, server: Server) -> None:
    """They never reach the handler, and the answer says what is wrong."""

    @examples(2)
    @given(INVALID[name].as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def refused(case: Case[Any]) -> None:
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
