"""What is said of each thing that a package may do otherwise than its spec says."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest

from generator.proof.running import checks
from generator.proof.running.cases import Callee, Case
from generator.proof.running.checks import Checks
from generator.proof.running.script import Script


class Error(Exception):
    """An error of a package."""

    status = 404


class OtherError(Error):
    """Another one."""


class Invalid(Error):
    """A request or an answer that breaks the spec."""

    def __init__(self, *violations: Any) -> None:
        super().__init__("invalid")
        self.violations = violations


def wrong(rule: str, path: str = "/a") -> SimpleNamespace:
    """A violation."""
    return SimpleNamespace(path=path, rule=rule, message=f"breaks {rule}")


WRONG = wrong("maxLength")
MISSING, GOOD = Error("missing"), {"a": 1}
SAID: dict[str, Any] = {
    "output": ("answer", "answer"),
    "arguments": {"x": 1},
    "input": "request",
    "sent": None,
    "answered": None,
    "error": MISSING,
    "documented": {"message": "m"},
    "told": {"message": "m"},
    "faults": [WRONG],
    "faulty": {"x": 2},
    "raw": "raw",
    "refused": None,
    "answer_faults": [WRONG],
    "response": "response",
    "is_usable": True,
}
"""What a wire says of a case, where the package is right."""


class Package:
    """A package, and the way to it: a call gives what it is told to give."""

    name = "sync"

    def __init__(self, script: Script, returned: Any, **other: Any) -> None:
        self.script = script
        self.returned = returned
        self.handled: str | None = "getPet"
        self.received: Any = "request"
        self.exchanges = SimpleNamespace(request=None, response="response")
        self.told = [SimpleNamespace(violations=[WRONG])]
        self.canned: Any = GOOD
        self.strict: Any = Invalid(WRONG)
        self.response: Any = "refused"
        self.is_handled = False
        vars(self).update(other)

    def call(self, callee: Callee, arguments: Any) -> Any:
        """Call a method."""
        if self.handled:
            (
                self.script.serve(self.handled, self.received)
                if not isinstance(self.returned, Exception)
                else self.script.called.append(self.handled)
            )
        if isinstance(self.returned, Exception):
            raise self.returned
        return self.returned

    def call_canned(
        self, callee: Callee, arguments: Any, response: Any, strict: bool = False
    ) -> Any:
        """Call a method, for an answer that is given."""
        assert ({"x": 1}, "response") == (arguments, response)
        if strict and isinstance(self.strict, Exception):
            raise self.strict
        return self.canned

    def send(self, raw: Any) -> Any:
        """Send a request as it is."""
        assert "raw" == raw
        if self.is_handled:
            self.script.called.append("getPet")
        return self.response

    def answer_to(self, callee: Callee, arguments: Any) -> Any:
        """Send what a client would write."""
        assert {"x": 2} == arguments
        return self.response

    def snapshot(self, value: Any) -> Any:
        """Return what there is."""
        return value


EXCHANGE = Case(0, "exchange", {"x": 1}, answer=GOOD)
ERROR = Case(0, "error", {"x": 1}, status=404)
REFUSAL = Case(0, "refusal", {"x": 2}, pointer="/a", rule="maxLength")
BREACH = Case(0, "breach", {"x": 1}, answer=GOOD, pointer="/a", rule="maxLength")
REFUSED = {"returned": Invalid(WRONG), "handled": None}
FAILED = {"returned": MISSING}
BY = "the server refuses it"


def found(case: Case, said: dict[str, Any], done: dict[str, Any]) -> tuple[str, ...]:
    """The check that fails, and what it says; nothing if all is right."""
    script = Script()
    wire = SimpleNamespace(
        **{
            name: (lambda *_, value=value: value)
            for name, value in {**SAID, **said}.items()
        }
    )
    way: Any = Package(script, **{"returned": "answer", **done})
    errors = SimpleNamespace(
        Error=Error, RequestInvalid=Invalid, ResponseInvalid=Invalid
    )
    codec = SimpleNamespace(encode=json.dumps)
    emitted: Any = SimpleNamespace(errors=errors, codec=codec)
    callee = Callee("getPet", "get_pet", "Pets")
    with mock.patch.object(checks, "wire_of", return_value=wire):
        failure = Checks(emitted, callee, script, way).failure(case)
    if failure is None:
        return ()
    assert "sync" == failure.way
    return failure.check, failure.told


@pytest.mark.parametrize(
    ("case", "done"),
    [
        (EXCHANGE, {}),
        (ERROR, FAILED),
        (REFUSAL, REFUSED),
        (replace(REFUSAL, is_sendable=False), {**REFUSED, "response": None}),
        (BREACH, {}),
    ],
    ids=lambda it: it.kind if isinstance(it, Case) else "",
)
def test_nothing_is_said_of_what_is_right(case: Case, done: dict[str, Any]) -> None:
    """Of any kind of case."""
    assert () == found(case, {}, done)


TOLD: list[tuple[Case, dict[str, Any], dict[str, Any], str, str]] = [
    (EXCHANGE, {}, {"handled": None}, "the handler is called", "['getPet']~[]"),
    (EXCHANGE, {}, {"handled": "b"}, "the handler is called", "['getPet']~['b']"),
    (EXCHANGE, {}, {"received": 5}, "the handler receives it", "'request'~5"),
    (EXCHANGE, {"sent": (1, 2)}, {}, "the request is written as documented", "1~2"),
    (EXCHANGE, {}, {"returned": 7}, "the client receives the answer", "'answer'~7"),
    (EXCHANGE, {"answered": (3, 4)}, {}, "the answer is written as documented", "3~4"),
    (ERROR, {}, {**FAILED, "handled": None}, "the handler is called", "['getPet']~[]"),
    (
        ERROR,
        {},
        {"returned": OtherError()},
        "the error arrives as its class",
        f"{Error!r}~OtherError()",
    ),
    (
        replace(ERROR, status=409),
        {},
        FAILED,
        "the status is as documented",
        "409~404",
    ),
    (
        ERROR,
        {"told": {}},
        FAILED,
        "the members of the error arrive",
        "{'message': 'm'}~{}",
    ),
    (ERROR, {"answered": (5, 6)}, FAILED, "the error is written as documented", "5~6"),
    (
        REFUSAL,
        {"faults": []},
        REFUSED,
        "the validator notices it",
        "maxLength at '/a'~nothing",
    ),
    (REFUSAL, {}, {**REFUSED, "is_handled": True}, BY, "the handler was called"),
    (REFUSAL, {"refused": (7, 8)}, REFUSED, "the server says what is wrong", "7~8"),
    (
        REFUSAL,
        {},
        {"handled": None},
        "the client refuses it before sending",
        f"{Invalid!r}~'answer'",
    ),
    (
        REFUSAL,
        {},
        {**REFUSED, "exchanges": SimpleNamespace(request="sent", response=None)},
        "the client refuses it before sending",
        f"{Invalid!r}~Invalid('invalid')",
    ),
    (
        REFUSAL,
        {},
        {**REFUSED, "returned": Invalid(wrong("type"))},
        "client and server say the same",
        f"[{WRONG!r}]~({wrong('type')!r},)",
    ),
    (
        BREACH,
        {"answer_faults": [wrong("maxLength", "/b"), wrong("type")]},
        {},
        "the validator notices it",
        f"maxLength at '/a'~{wrong('maxLength', '/b')}; {wrong('type')}",
    ),
    (BREACH, {}, {"strict": None}, "a strict client raises it", "nothing was raised"),
    (
        BREACH,
        {},
        {"strict": Invalid()},
        "a strict client says it",
        f"[{WRONG!r}]~()",
    ),
    (
        BREACH,
        {},
        {"told": []},
        "the client tells of it",
        f"[[{WRONG!r}]]~[]",
    ),
    (
        BREACH,
        {},
        {"canned": {"a": 2}},
        "the rest of the answer is read",
        "{'a': 1}~{'a': 2}",
    ),
]


@pytest.mark.parametrize(("case", "said", "done", "check", "told"), TOLD)
def test_what_differs_is_said(
    case: Case, said: dict[str, Any], done: dict[str, Any], check: str, told: str
) -> None:
    """By the check that fails first, with what was expected and what came."""
    expected, tilde, got = told.partition("~")
    message = f"expected {expected}, got {got}" if tilde else told
    assert (check, message) == found(case, said, done)


CONSTANT = wrong("enum", "/l/1/x~1y")
AT_X = replace(
    BREACH, rule="const", pointer="/l/1/x~1y", answer={"l": [{}, {"x/y": 1, "z": 2}]}
)


@pytest.mark.parametrize(
    ("case", "said", "done"),
    [
        (BREACH, {"is_usable": False}, {"told": []}),
        (
            replace(BREACH, rule="additionalProperties"),
            {"answer_faults": [wrong("additionalProperties")]},
            {
                "canned": None,
                "told": [SimpleNamespace(violations=[wrong("additionalProperties")])],
                "strict": Invalid(wrong("additionalProperties")),
            },
        ),
        (
            AT_X,
            {"answer_faults": [CONSTANT]},
            {
                "canned": {"l": [{}, {"x/y": 3, "z": 2}]},
                "told": [SimpleNamespace(violations=[CONSTANT])],
                "strict": Invalid(CONSTANT),
            },
        ),
        (REFUSAL, {"faulty": None}, {"handled": None}),
        (REFUSAL, {"raw": None}, REFUSED),
        (REFUSAL, {"raw": None, "faulty": None}, {"is_handled": True}),
        (REFUSAL, {"refused": (1, 2)}, {**REFUSED, "response": None}),
        (
            replace(REFUSAL, is_sendable=False),
            {"refused": (1, 2)},
            {**REFUSED, "is_handled": True},
        ),
    ],
)
def test_what_cannot_be_asked_is_let_pass(
    case: Case, said: dict[str, Any], done: dict[str, Any]
) -> None:
    """Such as what a faulty call would be that no argument can make."""
    assert () == found(case, said, done)


def test_what_breaks_off_is_said_at_some_length() -> None:
    """With the error, of which no more is shown than a person reads."""
    for length in (1900, 1988, 1989, 3000):
        error = RuntimeError("x" * length)
        check, told = found(EXCHANGE, {}, {"returned": error})
        assert "the exchange comes to an end" == check
        shown = repr(error)
        assert (shown if len(shown) <= 2000 else f"{shown[:2000]}...") == told
