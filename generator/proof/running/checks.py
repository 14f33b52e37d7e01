"""What is looked at in each case; every check has a name, and tells what it found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from generator.proof.running.cases import Callee, Case, Failure
from generator.proof.running.emitted import Emitted
from generator.proof.running.objects import as_json
from generator.proof.running.sameness import same
from generator.proof.running.script import Script
from generator.proof.running.snapshots import snapshot
from generator.proof.running.ways import BASE_URL, Way
from generator.proof.running.wires import wire_of

Found: TypeAlias = tuple[str, str]
"""The name of a check that fails, and what it found."""


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
        self._errors = emitted.errors
        self._emitted = emitted
        self._callee = callee
        self._script = script
        self._way = way
        self._base_url = base_url
        self._wire = wire_of(emitted, callee)

    def failure(self, case: Case) -> Failure | None:
        """Return what is wrong first, if anything is."""
        checks = getattr(self, f"_{case.kind}")
        try:
            found = next(checks(case), None)
        except Exception as error:
            found = (f"the {case.kind} comes to an end", _excerpt(error))
        return Failure(found[0], self._way.name, found[1]) if found else None

    def _exchange(self, case: Case) -> Iterator[Found]:
        returned, expected = self._wire.output(case)
        self._script.set(returned)
        result = self._way.call(self._callee, self._wire.arguments(case))
        exchanges = self._way.exchanges
        yield from self._called_once()
        request = snapshot(self._wire.input(case))
        if request != self._script.request:
            yield _differ("the handler receives it", request, self._script.request)
        if wrong := self._wire.sent(case, exchanges.request):
            yield _differ("the request is written as documented", *wrong)
        if snapshot(expected) != (got := self._way.snapshot(result)):
            yield _differ("the client receives the answer", snapshot(expected), got)
        if wrong := self._wire.answered(case, exchanges.response):
            yield _differ("the answer is written as documented", *wrong)

    def _error(self, case: Case) -> Iterator[Found]:
        error = self._wire.error(case)
        self._script.set(error)
        raised = self._raised(self._wire.arguments(case))
        yield from self._called_once()
        if type(raised) is not type(error):
            yield _differ("the error arrives as its class", type(error), raised)
        if raised.status != case.status:
            yield _differ("the status is as documented", case.status, raised.status)
        told = self._wire.documented(error, case)
        got = self._wire.told(raised, case)
        if told != got:
            yield _differ("the members of the error arrive", told, got)
        if wrong := self._wire.answered(case, self._way.exchanges.response):
            yield _differ("the error is written as documented", *wrong)

    def _refusal(self, case: Case) -> Iterator[Found]:
        found = self._wire.faults(case)
        yield from _noticed(case, found)
        arguments = self._wire.faulty(case)
        if case.is_sendable:
            yield from self._refused_by_server(case, arguments, found)
        if arguments is None:
            return
        raised = self._raised(arguments)
        invalid = self._errors.RequestInvalid
        if not isinstance(raised, invalid) or self._way.exchanges.request is not None:
            yield _differ("the client refuses it before sending", invalid, raised)
        if _sorted(raised.violations) != _sorted(found):
            yield _differ("client and server say the same", found, raised.violations)

    def _refused_by_server(
        self, case: Case, arguments: Any, found: list[Any]
    ) -> Iterator[Found]:
        self._script.set(None)
        raw = self._wire.raw(
            case,
            self._base_url,
            lambda members: self._way.written(self._callee, members),
        )
        if raw is not None:
            response = self._way.send(raw)
        elif arguments is not None:
            response = self._way.answer_to(self._callee, arguments)
        else:
            return
        if self._script.called:
            yield "the server refuses it", "the handler was called"
        if response is None:
            # It has no form in which it could be sent.
            return
        if wrong := self._wire.refused(case, response, found):
            yield _differ("the server says what is wrong", *wrong)

    def _breach(self, case: Case) -> Iterator[Found]:
        found = self._wire.answer_faults(case)
        yield from _noticed(case, found)
        response = self._wire.response(case)
        arguments = self._wire.arguments(case)
        invalid = self._errors.ResponseInvalid
        try:
            self._way.call_canned(self._callee, arguments, response, strict=True)
            yield "a strict client raises it", "nothing was raised"
        except invalid as error:
            if list(error.violations) != found:
                yield _differ("a strict client says it", found, error.violations)
        if not self._wire.is_usable(case):
            return
        result = self._way.call_canned(self._callee, arguments, response)
        told = [list(each.violations) for each in self._way.told]
        if told != [found]:
            yield _differ("the client tells of it", [found], told)
        if case.rule == "additionalProperties":
            # What nobody knows is not kept.
            return
        rest, kept = case.answer, as_json(self._emitted, result)
        if case.rule in ("required", "const"):
            # What a class has for a constant is written, whatever was read.
            rest, kept = (_without(each, case.pointer) for each in (rest, kept))
        if not same(rest, kept):
            yield _differ("the rest of the answer is read", rest, kept)

    def _called_once(self) -> Iterator[Found]:
        if self._script.called != [self._callee.name]:
            expected = [self._callee.name]
            yield _differ("the handler is called", expected, self._script.called)

    def _raised(self, arguments: Any) -> Any:
        """Return the error that a call raises, or what it returns."""
        try:
            return self._way.call(self._callee, arguments)
        except self._errors.Error as error:
            return error


def _sorted(violations: Iterable[Any]) -> list[tuple[str, str, str]]:
    """Return violations in an order that does not tell who found them."""
    return sorted((each.path, each.rule, each.message) for each in violations)


def _without(value: Any, pointer: str) -> Any:
    """Return plain JSON without the member that a pointer leads to."""
    step, _, rest = pointer[1:].partition("/")
    key = step.replace("~1", "/").replace("~0", "~")
    if isinstance(value, list):
        return [
            _without(each, f"/{rest}") if str(index) == key else each
            for index, each in enumerate(value)
        ]
    if not isinstance(value, dict) or key not in value:
        return value
    if not rest:
        return {name: value[name] for name in value if name != key}
    return {**value, key: _without(value[key], f"/{rest}")}


def _noticed(case: Case, found: list[Any]) -> Iterator[Found]:
    # A constant is an enum of one.
    rules = {"const", "enum"} if case.rule in ("const", "enum") else {case.rule}
    if not any(each.path == case.pointer and each.rule in rules for each in found):
        told = "; ".join(map(str, found)) or "nothing"
        expected = f"{case.rule} at {case.pointer!r}"
        yield "the validator notices it", f"expected {expected}, got {told}"


def _differ(check: str, expected: Any, got: Any) -> Found:
    return check, f"expected {_excerpt(expected)}, got {_excerpt(got)}"


def _excerpt(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


_SHOWN = 2000
