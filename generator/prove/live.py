"""A service that runs somewhere: it gets valid and invalid requests, and answers them.

Nothing is known of what it holds, so that any documented error is a good answer to a valid
request. What breaks the spec is a finding, and so is an invalid request that is served.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Self
from warnings import catch_warnings, simplefilter

from generator import ir
from generator.proof.cases import Cases
from generator.proof.described import callee_of
from generator.proof.running.cases import Callee, Case, Failure
from generator.proof.running.emitted import Emitted
from generator.proof.running.wire import Wire
from generator.proof.running.wires import wire_of
from generator.prove.outcome import Finding, Manner, Row
from generator.prove.safety import is_safe
from generator.prove.subject import Subject
from generator.values.scalars import Unmakeable

_CASES = 10
"""How many valid requests an operation gets at most, if it is not said."""


_PAUSES = (1.0, 2.0, 4.0)
"""Seconds to wait where there are too many calls, and no answer says how long."""


class Unreachable(Exception):
    """There is no answer at all; the message is a sentence."""


@dataclass
class _Counted:
    """What an operation answered with."""

    requests: int = 0
    answers: int = 0
    refusals: int = 0
    errors: set[str] = field(default_factory=set)


class Live(AbstractContextManager["Live"]):
    """Calls the operations of a service at a URL, each after the other."""

    def __init__(self, subject: Subject, manner: Manner) -> None:
        """Import the package, and open its client."""
        self._manner = manner
        self._service = subject.service
        most = _CASES if manner.cases is None else manner.cases
        self._cases = Cases(subject.service, subject.names, manner.seed, most)
        self._operations = {each.name: each for each in subject.service.operations}
        self._names = subject.names
        self._emitted = Emitted(subject.imported())
        self._told: list[Any] = []
        self._is_believed = False
        """Whether the service has served anything yet."""

        about = {
            "base_url": manner.url,
            "auth": self._auth(),
            "headers": dict(manner.headers),
            "retries": 0,
        }
        self._client = self._emitted.client(
            **about, on_response_invalid=self._told.append
        )
        self._trusting = self._emitted.client(**about, validate=False)

    def __exit__(self, *_: object) -> None:
        """Close the clients."""
        self._client.close()
        self._trusting.close()

    def __enter__(self) -> Self:
        """Return it."""
        return self

    def row(self, name: str) -> Row:
        """Try an operation.

        Raises:
            Unreachable: there is no answer at all.
        """
        operation = self._operations[name]
        if not self._manner.unsafe and not is_safe(operation):
            reason = "it may change something; --unsafe tries such, too"
            return Row(name, untried=reason)
        started = perf_counter()
        try:
            cases = self._cases.of(operation)
        except Unmakeable as error:
            return Row(name, untried=f"no `{error.shape.name}`: {error.reason}")
        if self._manner.case is not None:
            cases = cases[self._manner.case : self._manner.case + 1]
        counted = _Counted()
        findings = tuple(self._findings(operation, cases, counted))
        return Row(
            operation=name,
            requests=counted.requests,
            answers=counted.answers,
            errors=len(counted.errors),
            refusals=counted.refusals,
            seconds=perf_counter() - started,
            findings=findings,
        )

    def _findings(
        self, operation: ir.Operation, cases: list[Case], counted: _Counted
    ) -> Iterator[Finding]:
        callee = callee_of(self._service, self._names, operation)
        tries: Mapping[str, Callable[..., Iterator[Failure]]] = {
            "exchange": self._valid,
            "refusal": self._invalid,
        }
        found: dict[str, Finding] = {}
        for case in cases:
            if case.kind not in tries:
                continue
            for failure in tries[case.kind](callee, case, counted):
                before = found.get(failure.check)
                others = 0 if before is None else before.others + 1
                first = Finding(case, failure) if before is None else before
                found[failure.check] = Finding(first.case, first.failure, others)
        yield from found.values()

    def _valid(
        self, callee: Callee, case: Case, counted: _Counted
    ) -> Iterator[Failure]:
        wire = wire_of(self._emitted, callee)
        self._told.clear()
        counted.requests += 1
        error = self._error(self._client, callee, wire.arguments(case))
        if error is None:
            counted.answers += 1
            self._is_believed = True
        elif isinstance(error, self._emitted.errors.RequestInvalid):
            yield _failure("the client sends what keeps to the spec", str(error))
        else:
            counted.errors.add(error.code)
            yield from _undocumented(wire, error)
        for told in self._told:
            said = "; ".join(map(str, told.violations))
            yield _failure("the answer keeps to the spec", f"{told.status}: {said}")

    def _invalid(
        self, callee: Callee, case: Case, counted: _Counted
    ) -> Iterator[Failure]:
        wire = wire_of(self._emitted, callee)
        arguments = wire.faulty(case)
        if arguments is None or not case.is_sendable:
            return
        error = self._error(self._trusting, callee, arguments)
        if isinstance(error, self._emitted.errors.RequestInvalid):
            # It has no form in which it could be sent.
            return
        counted.refusals += 1
        if error is None:
            yield _failure("what breaks the spec is refused", "it was served")
        elif (error.status or 0) >= 500:
            yield _failure(
                "what breaks the spec is refused", f"{error.status}: {error}"
            )
        else:
            yield from _undocumented(wire, error)

    def _error(self, client: Any, callee: Callee, arguments: Mapping[str, Any]) -> Any:
        """Return the error of the service that a call raises, None where it succeeds.

        A service that has too many calls is given time.
        """
        for pause in _PAUSES:
            error = self._first_error(client, callee, arguments)
            if not isinstance(error, self._emitted.errors.Throttled):
                return error
            time.sleep(error.retry_after or pause)
        return self._first_error(client, callee, arguments)

    def _first_error(
        self, client: Any, callee: Callee, arguments: Mapping[str, Any]
    ) -> Any:
        errors = self._emitted.errors
        with catch_warnings():
            simplefilter("ignore", DeprecationWarning)
            try:
                owner = getattr(client, callee.group) if callee.group else client
                getattr(owner, callee.method)(**arguments)
            except errors.TransportError as error:
                raise Unreachable(f"{self._manner.url}: {error}") from error
            except errors.AuthenticationFailed as error:
                if self._is_believed:
                    return error
                raise Unreachable(
                    f"{self._manner.url} does not believe who calls: {error};"
                    " --header says more, and AWS_ACCESS_KEY_ID and the like sign"
                ) from error
            except errors.RequestInvalid as error:
                return error
            except errors.ResponseInvalid as error:
                self._told.append(error)
            except errors.ServiceError as error:
                return error
        return None

    def _auth(self) -> Any:
        """Return what signs, where the spec asks for it and there is what to sign with."""
        is_signed = any(
            isinstance(each, ir.SigV4Scheme) for each in self._service.security
        )
        if is_signed and os.environ.get("AWS_ACCESS_KEY_ID"):
            return self._emitted.module("auth").SigV4()
        return None


def _failure(check: str, told: str) -> Failure:
    return Failure(check, "sync", told)


def _undocumented(wire: Wire, error: Any) -> Iterator[Failure]:
    """Tell of an error that its operation does not document."""
    if not wire.is_documented(error):
        told = f"{error.status} {error.code}: {error.message}"
        yield _failure("the error is documented", told)
