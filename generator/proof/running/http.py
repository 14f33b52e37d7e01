"""What travels in HTTP: parameters, bodies of any media type, statuses, problems.

A request is an object of plain JSON: parameters by their names in Python, the body under
`body`. Bytes are written `{"$bytes": base64}`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from generator.proof.running.cases import Case
from generator.proof.running.http_values import BODY, HttpValues, key_of, kind_of
from generator.proof.running.objects import lenient
from generator.proof.running.parameters import (
    has_parameter,
    is_at,
    lacking,
    with_json,
)
from generator.proof.running.sameness import difference
from generator.proof.running.wire import Difference, Wire, Write

_BODY_AT = f"/{BODY}"


class Http(Wire):
    """A method and a path; each member of the input where the spec says."""

    def arguments(self, case: Case) -> Mapping[str, Any]:
        """Return what the client is called with for a valid request."""
        return dict(self._values.arguments(case))

    def input(self, case: Case) -> Any:
        """Return what the handler has to receive of a valid request."""
        return self._described.input(**self.arguments(case))

    def sent(self, case: Case, request: Any) -> Difference | None:
        """Return how a request is not written as the spec has it."""
        callee = self._callee
        if request.method != callee.verb:
            return callee.verb, request.method
        if not is_at(callee.path, request.url):
            return callee.path, request.url
        for name, value in case.request.items():
            place, wire = callee.parameters.get(name, ("", ""))
            if not has_parameter(request, place, wire, value):
                return f"{place} {wire}", (request.url, dict(request.headers))
        if not self._values.is_json(case):
            return None
        return difference(
            case.request[BODY], json.loads(request.body), null_is_absent=False
        )

    def output(self, case: Case) -> tuple[Any, Any]:
        """Return what the handler returns, and what the client has to return."""
        value = self._values.answer(case)
        headers = self._values.headers(case)
        reply = self._emitted.server.Reply(value, status=case.status, headers=headers)
        return reply, None if self._is_head else value

    def answered(self, case: Case, response: Any) -> Difference | None:
        """Return how an answer, or an error, is not written as the spec has it."""
        if response.status != case.status:
            return case.status, response.status
        if any(name.lower() not in response.headers for name in case.headers):
            return list(case.headers), sorted(response.headers)
        if self._is_head or not case.answer_media or response.stream is not None:
            return None
        if kind_of(self._values.answer_media(case)) != "Json":
            return None
        # In answers, null says no more than that there is nothing.
        return difference(case.answer, json.loads(response.body))

    def error(self, case: Case) -> Any:
        """Return the error that a service raises."""
        class_ = self._described.errors[key_of(case.error)]
        body, headers = self._values.answer(case), self._values.header_texts(case)
        if class_.status is not None:
            return class_(body, headers=headers)
        return class_(body, status=case.status, headers=headers)

    def told(self, error: Any, case: Case) -> Any:
        """Return all that an error tells which its spec speaks of."""
        # Where nothing is said of a body, there may be a problem in it.
        return None if self._is_head or not case.answer_media else error.body

    def is_documented(self, error: Any) -> bool:
        """Tell whether an operation documents an error."""
        return not isinstance(error, self._emitted.errors.Undocumented)

    def faults(self, case: Case) -> list[Any]:
        """Return what the package finds wrong with a request, before it is sent."""
        violation = self._emitted.module("validators").Violation
        if self._lacks_parameter(case) or _lacks_body(case):
            return [violation(case.pointer, "required", "must not be absent")]
        found = []
        for name, place, type_ in self._values.typed(case):
            violations = self._emitted.codec.violations_of(type_, case.request[name])
            found += [
                violation(f"{place}{each.path}", each.rule, each.message)
                for each in violations
            ]
        return found

    def faulty(self, case: Case) -> Mapping[str, Any] | None:
        """Return the arguments of a faulty request, None where there are no such."""
        if case.rule == "contentEncoding" or self._lacks_parameter(case):
            return None
        members = self._values.faulty(case)
        if members is not None and not self._values.has_fault(case, members):
            return None
        if members is not None and _lacks_body(case):
            return None if self._values.takes_null(case) else {**members, BODY: None}
        return members

    def raw(self, case: Case, base_url: str, write: Write) -> Any:
        """Return a request that lacks a parameter, or that has a faulty body of JSON.

        How a faulty parameter is written, only a client knows.
        """
        if case.pointer.startswith(_BODY_AT) and self._values.is_json(case):
            if BODY not in case.request:
                return None
            rest = dict(self._values.parameters(case))
            whole = write({**rest, BODY: case.request[BODY]})
            return (
                None
                if whole is None
                else with_json(whole, case.media, case.request[BODY])
            )
        for name, pointer in self._values.places.items():
            if pointer == case.pointer and self._lacks_parameter(case):
                location = self._described.binding.locations[name]
                _, place, _ = pointer.split("/", 2)
                whole = write(self.arguments(case))
                return lacking(whole, place, location.name, case.request[name])
        return None

    def refused(
        self, case: Case, response: Any, violations: Sequence[Any]
    ) -> Difference | None:
        """Return what is wrong with the answer to a request with these faults."""
        responses = self._described.binding.responses
        status = 422 if 422 in responses and 400 not in responses else 400
        if response.status != status:
            return status, (response.status, response.body[:500])
        if self._is_head:
            return None
        told = json.loads(response.body)
        listed = told.get("violations") if isinstance(told, dict) else None
        if isinstance(listed, list):
            found = [(each.path, each.rule, each.message) for each in violations]
            expected, got = sorted(found), sorted(map(_fault, listed))
            return None if expected == got else (expected, got)
        texts = " ".join(_texts(told))
        if any(each.message not in texts for each in violations):
            return [each.message for each in violations], texts
        return None

    def response(self, case: Case) -> Any:
        """Return the response that a faulty answer is in."""
        headers = self._values.header_texts(case)
        return self._emitted.transports.Response(
            status=case.status,
            headers={"content-type": case.answer_media, **headers},
            body=json.dumps(case.answer).encode(),
        )

    def answer_faults(self, case: Case) -> list[Any]:
        """Return what the package finds wrong with an answer."""
        type_ = self._values.answer_media(case).type
        found: list[Any] = self._emitted.codec.violations_of(type_, case.answer)
        return found

    def is_usable(self, case: Case) -> bool:
        """Tell whether there is anything that a client can return of a faulty answer."""
        type_ = self._values.answer_media(case).type
        return lenient(self._emitted, case.answer, type_) is not None

    @cached_property
    def _values(self) -> HttpValues:
        return HttpValues(self._emitted, self._described)

    @property
    def _is_head(self) -> bool:
        return bool(self._described.binding.method == "HEAD")

    def _lacks_parameter(self, case: Case) -> bool:
        """Tell whether a parameter is missing, which no Python argument can be."""
        is_whole = case.pointer in self._values.places.values()
        return case.rule == "required" and is_whole


def _lacks_body(case: Case) -> bool:
    return case.rule == "required" and case.pointer == _BODY_AT


def _fault(told: Any) -> tuple[str, str, str]:
    """Return a fault as a client tells it: where it is begins with the place."""
    return f"/{told['in']}{told['path']}", told["rule"], told["message"]


def _texts(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for each in told.values() if isinstance(told, dict) else told:
            yield from _texts(each)
