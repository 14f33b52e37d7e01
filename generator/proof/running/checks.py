"""What is looked at in each case; every check has a name, and tells what it found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.proof.running.aws_json import AwsJson
from generator.proof.running.cases import Callee, Case, Failure
from generator.proof.running.emitted import Emitted
from generator.proof.running.objects import arguments, as_json, made, unchecked
from generator.proof.running.sameness import same
from generator.proof.running.script import Script
from generator.proof.running.ways import BASE_URL, Way


class Checks:
    """Tries cases of one operation on one way."""

    def __init__(
        self,
        emitted: Emitted,
        callee: Callee,
        script: Script,
        way: Way,
        base_url: str = BASE_URL,
    ) -> None:
        self._emitted = emitted
        self._callee = callee
        self._script = script
        self._way = way
        self._base_url = base_url
        self._wire = AwsJson(emitted)
        self._described = emitted.operations[callee.name]

    def failure(self, case: Case) -> Failure | None:
        """Return what is wrong first, if anything is."""
        checks = getattr(self, f"_{case.kind}")
        try:
            found = next(checks(case), None)
        except Exception as error:
            found = (f"the {case.kind} comes to an end", _excerpt(error))
        return Failure(found[0], self._way.name, found[1]) if found else None

    def _exchange(self, case: Case) -> Iterator[tuple[str, str]]:
        request = made(self._emitted, case.request, self._described.input)
        answer = made(self._emitted, case.answer, self._described.output)
        self._script.set(answer)
        result = self._call(request)
        exchanges = self._way.exchanges
        yield from self._called_once()
        if request != self._script.request:
            yield _differ("the handler receives it", request, self._script.request)
        sent = self._wire.sent(exchanges.request)
        if not same(case.request, sent):
            yield _differ("the request is written as documented", case.request, sent)
        if answer != result:
            yield _differ("the client receives the answer", answer, result)
        came = self._wire.answered(exchanges.response)
        if not same(case.answer, came):
            yield _differ("the answer is written as documented", case.answer, came)

    def _error(self, case: Case) -> Iterator[tuple[str, str]]:
        names = self._callee.errors[case.error]
        class_ = getattr(self._emitted.errors, names.class_)
        error = self._wire.error(class_, case)
        self._script.set(error)
        raised = self._raised(made(self._emitted, case.request, self._described.input))
        yield from self._called_once()
        if type(raised) is not class_:
            yield _differ("the error arrives as its class", class_, raised)
        expected = self._wire.members(error)
        if expected != self._wire.members(raised):
            got = self._wire.members(raised)
            yield _differ("the members of the error arrive", expected, got)
        facts = (raised.status, raised.fault, raised.retryable)
        if facts != (case.status, names.fault, names.retryable):
            told = (case.status, names.fault, names.retryable)
            yield _differ("status, fault and retryable are as documented", told, facts)
        body = self._wire.answered(self._way.exchanges.response)
        if not same(self._wire.error_body(case), body):
            documented = self._wire.error_body(case)
            yield _differ("the error is written as documented", documented, body)

    def _refusal(self, case: Case) -> Iterator[tuple[str, str]]:
        found = self._emitted.validators[self._callee.input](case.request)
        yield from self._noticed("the validator notices it", case, found)
        self._script.set(None)
        raw = self._wire.request(self._described, case.request, self._base_url)
        response = self._way.send(raw)
        if self._script.called:
            yield "the server refuses it", "the handler was called"
        if wrong := self._wire.refusal(self._callee, response, found):
            yield "the server says what is wrong", wrong
        # In Python, bytes are bytes: no argument can be text that stands for none.
        if case.rule == "contentEncoding":
            return
        request = unchecked(self._emitted, case.request, self._described.input)
        if request is None:
            return
        raised = self._raised(request)
        invalid = self._emitted.errors.RequestInvalid
        if not isinstance(raised, invalid) or self._way.exchanges.request is not None:
            yield _differ("the client refuses it before sending", invalid, raised)
        if list(raised.violations) != found:
            yield _differ("client and server say the same", found, raised.violations)

    def _breach(self, case: Case) -> Iterator[tuple[str, str]]:
        found = self._emitted.validators[self._callee.output](case.answer)
        yield from self._noticed("the validator notices it", case, found)
        request = made(self._emitted, case.request, self._described.input)
        response = self._wire.response(case.answer)
        called_with = arguments(request)
        invalid = self._emitted.errors.ResponseInvalid
        try:
            self._way.call_canned(self._callee, called_with, response, strict=True)
            yield "a strict client raises it", "nothing was raised"
        except invalid as error:
            if list(error.violations) != found:
                yield _differ("a strict client says it", found, error.violations)
        if not isinstance(case.answer, dict):
            return
        result = self._way.call_canned(self._callee, called_with, response)
        told = [list(each.violations) for each in self._way.told]
        if told != [found]:
            yield _differ("the client tells of it", [found], told)
        kept = as_json(self._emitted, result)
        if not same(case.answer, kept):
            yield _differ("the rest of the answer is read", case.answer, kept)

    def _noticed(
        self, check: str, case: Case, found: list[Any]
    ) -> Iterator[tuple[str, str]]:
        if (case.pointer, case.rule) not in {(each.path, each.rule) for each in found}:
            told = "; ".join(map(str, found)) or "nothing"
            yield check, f"expected {case.rule} at {case.pointer!r}, got {told}"

    def _called_once(self) -> Iterator[tuple[str, str]]:
        if self._script.called != [self._callee.name]:
            expected = [self._callee.name]
            yield _differ("the handler is called", expected, self._script.called)

    def _call(self, request: Any) -> Any:
        return self._way.call(self._callee, arguments(request))

    def _raised(self, request: Any) -> Any:
        """Return the error that a call raises, or what it returns."""
        try:
            return self._call(request)
        except self._emitted.errors.Error as error:
            return error


def _differ(check: str, expected: Any, got: Any) -> tuple[str, str]:
    return check, f"expected {_excerpt(expected)}, got {_excerpt(got)}"


def _excerpt(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


_SHOWN = 2000
