"""What travels in AWS JSON: requests, answers, errors and refusals, as plain JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.proof.running.cases import Callee, Case
from generator.proof.running.emitted import Emitted

_REQUEST_ID = {"x-amzn-requestid": "proof"}


class AwsJson:
    """One JSON body each way, the operation in a header, the error in a member."""

    def __init__(self, emitted: Emitted) -> None:
        self._emitted = emitted

    def request(self, described: Any, members: Any, base_url: str) -> Any:
        """Return the request of plain members, whatever they are."""
        return self._emitted.transports.Request(
            method="POST",
            url=f"{base_url}/",
            headers={
                "Content-Type": described.binding.media_type,
                "X-Amz-Target": described.binding.target,
            },
            body=json.dumps(members).encode(),
        )

    def sent(self, request: Any) -> Any:
        """Return the members that a request has."""
        return json.loads(request.body)

    def response(self, members: Any) -> Any:
        """Return the response that has these members."""
        return self._emitted.transports.Response(
            status=200, headers=_REQUEST_ID, body=json.dumps(members).encode()
        )

    def answered(self, response: Any) -> Any:
        """Return the members that an answer has."""
        return json.loads(response.body)

    def error_body(self, case: Case) -> Any:
        """Return an error as it has to travel."""
        return {**case.answer, "__type": case.error}

    def error(self, class_: Any, case: Case) -> Any:
        """Return the error that a service raises."""
        text = json.dumps(self.error_body(case)).encode()
        return class_.from_body(self._emitted.codec.decode(text, class_.body_type))

    def members(self, error: Any) -> Any:
        """Return what an error holds that its spec speaks of."""
        return error.to_body()

    def refusal(
        self, callee: Callee, response: Any, violations: Sequence[Any]
    ) -> str | None:
        """Return what is wrong with the answer to a request with these faults."""
        body = json.loads(response.body)
        code, message = body.get("__type"), str(body.get("message", ""))
        expected = _refused(callee, violations)
        if expected[:2] != (response.status, code):
            return f"expected {expected[0]} {expected[1]}, got {response.status} {code}"
        missing = [each for each in expected[2] if each not in message]
        count = message.count(_EACH) or 1
        if missing or count != len(expected[2]):
            return f"expected to be told {'; '.join(expected[2])!r}, got {message!r}"
        return None


def _refused(callee: Callee, violations: Sequence[Any]) -> tuple[int, str, list[str]]:
    """Return status, code and what the message must say."""
    for found in violations:
        if not found.path or found.rule == "contentEncoding":
            return 400, "SerializationException", [str(found)]
    told = [each.message for each in violations]
    code = callee.invalid or "ValidationException"
    return callee.invalid_status, code, told


_EACH = "failed to satisfy constraint"
