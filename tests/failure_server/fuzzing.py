"""Schemathesis on our spec, and the emitted server behind a socket for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
import schemathesis
from hypothesis.strategies import SearchStrategy
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.failure_server.fuzzed_spec import fuzzed_spec
from tests.patience import PATIENCE
from tests.roundtrip.package import ecr_public
from tests.roundtrip.recording import Script, application
from tests.roundtrip.serving import serving


def _operations(document: dict[str, Any]) -> dict[str, Any]:
    """Return the operations as schemathesis reads them, by operationId."""
    schema = schemathesis.openapi.from_dict(document)
    return {
        item["post"]["operationId"]: schema[path]["POST"]
        for path, item in document["paths"].items()
    }


# Most of the time would go into the values of members that nobody looks at.
_VALID = _operations(fuzzed_spec(unknown={"type": ["boolean", "null"]})[0])
_WITH_ANYTHING, _TARGETS = fuzzed_spec(unknown=True)
_INVALID = _operations(_WITH_ANYTHING)
_CHECKS = [
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


def requests_of(name: str, *, valid: bool) -> SearchStrategy[Case[Any]]:
    """Return requests for an operation that keep to the spec, or that break it."""
    operation = (_VALID if valid else _INVALID)[name]
    mode = GenerationMode.POSITIVE if valid else GenerationMode.NEGATIVE
    made: SearchStrategy[Case[Any]] = operation.as_strategy(generation_mode=mode)
    return made


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
            headers={"X-Amz-Target": _TARGETS[name]},
            timeout=PATIENCE,
        )
        case.validate_response(response, checks=_CHECKS)
        assert b"Traceback" not in response.content
        return self.script.served > before, response.json()


@contextmanager
def server() -> Iterator[Server]:
    """Serve what a test has planned."""
    script = Cycling()
    with serving(application(ecr_public(), script)) as url:
        yield Server(url, script)
