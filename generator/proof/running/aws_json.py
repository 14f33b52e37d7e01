"""What travels in AWS JSON: requests, answers, errors and refusals, as plain JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.proof.running.cases import Case
from generator.proof.running.objects import arguments, made, unchecked
from generator.proof.running.sameness import difference
from generator.proof.running.wire import Difference, Wire, Write

_REQUEST_ID = {"x-amzn-requestid": "proof"}


class AwsJson(Wire):
    """One JSON body each way, the operation in a header, the error in a member."""

    def arguments(self, case: Case) -> Mapping[str, Any]:
        """Return what the client is called with for a valid request."""
        return arguments(self.input(case))

    def input(self, case: Case) -> Any:
        """Return what the handler has to receive of a valid request."""
        return made(self._emitted, case.request, self._described.input)

    def sent(self, case: Case, request: Any) -> Difference | None:
        """Return how a request is not written as the spec has it."""
        return difference(case.request, json.loads(request.body))

    def output(self, case: Case) -> tuple[Any, Any]:
        """Return what the handler returns, and what the client has to return."""
        output = made(self._emitted, case.answer, self._described.output)
        return output, output

    def answered(self, case: Case, response: Any) -> Difference | None:
        """Return how an answer, or an error, is not written as the spec has it."""
        if response.status != (case.status or 200):
            return case.status or 200, response.status
        return difference(_body(case), json.loads(response.body))

    def error(self, case: Case) -> Any:
        """Return the error that a service raises."""
        names = self._callee.errors[case.error]
        class_ = getattr(self._emitted.errors, names.class_)
        return class_.from_body(made(self._emitted, _body(case), class_.body_type))

    def told(self, error: Any, case: Case) -> Any:
        """Return all that an error tells which its spec speaks of."""
        return error.to_body(), error.fault, error.retryable

    def documented(self, error: Any, case: Case) -> Any:
        """Return all that an error has to tell when it arrives."""
        names = self._callee.errors[case.error]
        return error.to_body(), names.fault, names.retryable

    def is_documented(self, error: Any) -> bool:
        """Tell whether an operation documents an error."""
        return error.code in self._callee.errors

    def faults(self, case: Case) -> list[Any]:
        """Return what the package finds wrong with a request, before it is sent."""
        found: list[Any] = self._emitted.validators[self._callee.input](case.request)
        return found

    def faulty(self, case: Case) -> Mapping[str, Any] | None:
        """Return the arguments of a faulty request, None where there are no such."""
        if case.rule == "contentEncoding":
            # In Python, bytes are bytes: no argument can be text that stands for none.
            return None
        found = unchecked(self._emitted, case.request, self._described.input)
        return None if found is None else arguments(found)

    def raw(self, case: Case, base_url: str, write: Write) -> Any:
        """Return a faulty request."""
        binding = self._described.binding
        return self._emitted.transports.Request(
            method="POST",
            url=f"{base_url}/",
            headers={
                "Content-Type": binding.media_type,
                "X-Amz-Target": binding.target,
            },
            body=json.dumps(case.request).encode(),
        )

    def refused(
        self, case: Case, response: Any, violations: Sequence[Any]
    ) -> Difference | None:
        """Return what is wrong with the answer to a request with these faults."""
        body = json.loads(response.body)
        code, message = body.get("__type"), str(body.get("message", ""))
        status, expected, told = self._refusal(violations)
        if (status, expected) != (response.status, code):
            return (status, expected), (response.status, code)
        count = message.count(_EACH) or 1
        if count != len(told) or any(each not in message for each in told):
            return "; ".join(told), message
        return None

    def response(self, case: Case) -> Any:
        """Return the response that a faulty answer is in."""
        return self._emitted.transports.Response(
            status=200, headers=_REQUEST_ID, body=json.dumps(case.answer).encode()
        )

    def answer_faults(self, case: Case) -> list[Any]:
        """Return what the package finds wrong with an answer."""
        found: list[Any] = self._emitted.validators[self._callee.output](case.answer)
        return found

    def is_usable(self, case: Case) -> bool:
        """Tell whether there is anything that a client can return of a faulty answer."""
        return isinstance(case.answer, dict)

    def _refusal(self, violations: Sequence[Any]) -> tuple[int, str, list[str]]:
        """Return status, code and what the message must say."""
        for found in violations:
            if not found.path or found.rule == "contentEncoding":
                return 400, "SerializationException", [str(found)]
        code = self._callee.invalid or "ValidationException"
        told = [each.message for each in violations]
        return self._callee.invalid_status, code, told


def _body(case: Case) -> Any:
    """Return an answer, or an error, as it has to travel."""
    return {**case.answer, "__type": case.error} if case.error else case.answer


_EACH = "failed to satisfy constraint"
