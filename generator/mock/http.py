"""The mock of a service whose operations have methods and paths of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from generator import ir
from generator.importing.package import Package
from generator.mock.credentials import Authenticate
from generator.mock.lacking import LeftOut
from generator.mock.pages import ended, is_last
from generator.mock.preferences import PreferenceError, read_preferences, said
from generator.mock.service import APPLIED
from generator.problems.diagnostics import Findings
from generator.values.maker import Maker
from generator.values.scalars import Unmakeable

Handler: TypeAlias = Callable[[Any, Any], Awaitable[Any]]

BYTES = b"\x00\x01\x02\x03"
"""What answers hold that are passed on as they are."""

TEXT = "text"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a caller prefers of the answers of an operation."""

    said: str
    """As the header `Preference-Applied` has it; nothing if nothing is preferred."""

    status: int
    response: ir.Response | None
    example: str = ""


def wanted(operation: ir.Operation, http: ir.Http, headers: Iterable[str]) -> Wanted:
    """Return which answer is preferred: by its status, by the name of an example.

    Raises:
        PreferenceError: the operation documents no such answer.
    """
    preferences = read_preferences(headers)
    code, example = preferences.get("code"), preferences.get("example")
    response = next(iter(http.successes), None)
    status = _status(response)
    if code is not None:
        status, response = _by_code(operation, http, code)
    if example is not None:
        answers = [response] if code is not None else list(http.responses)
        has_it = [each for each in answers if each and example in each.named_examples]
        if not has_it:
            raise _unknown(operation, "example", example, _examples(answers))
        if code is None:
            response, status = has_it[0], _status(has_it[0])
    told = {"code": code, "example": example}
    return Wanted(
        ", ".join(
            said(name, value) for name, value in told.items() if value is not None
        ),
        status,
        response,
        example or "",
    )


def _by_code(
    operation: ir.Operation, http: ir.Http, code: str
) -> tuple[int, ir.Response]:
    known = {str(each.status): each for each in http.responses}
    if code.isascii() and code.isdigit() and len(code) == 3:
        for key in (code, f"{code[0]}XX", "default"):
            if key in known:
                return int(code), known[key]
    raise _unknown(operation, "code", code, list(known))


def _examples(responses: Iterable[ir.Response | None]) -> list[str]:
    return list(
        dict.fromkeys(name for it in responses if it for name in it.named_examples)
    )


def _unknown(
    operation: ir.Operation, kind: str, value: str, known: list[str]
) -> PreferenceError:
    listed = ", ".join(known) if known else "none at all"
    return PreferenceError(
        f"{operation.name} documents no {kind} {value[:100]!r}; it documents {listed}."
    )


def _status(response: ir.Response | None) -> int:
    """Return the status of an answer; the first one of a range."""
    key = str(response.status) if response is not None else "204"
    return (
        int(key) if key.isdigit() else int(f"{key[0]}00") if key != "default" else 200
    )


@dataclass(frozen=True, slots=True)
class HttpService:
    """Answers in the types of an emitted package.

    `delay` is how long each answer takes, in seconds.
    """

    service: ir.Service
    package: Package
    authenticate: Authenticate
    seed: int = 0
    delay: float = 0.0
    left_out: LeftOut = field(default_factory=LeftOut)

    def application(self) -> Any:
        """Return the emitted server's ASGI application.

        Raises:
            SpecError: there is something that no value can be made for.
        """
        self._try_all()
        server, operations = self.package.server, self.package.operations
        handlers = {
            operations.OPERATIONS[operation.name]: self._handler(operation, http)
            for operation, http in self._operations()
        }
        return server.Application(
            operations.SERVICE, handlers, authenticate=self.authenticate
        )

    def _operations(self) -> Iterator[tuple[ir.Operation, ir.Http]]:
        for operation in self.service.operations:
            if isinstance(operation.binding, ir.Http):
                yield operation, operation.binding

    def _handler(self, operation: ir.Operation, http: ir.Http) -> Handler:
        async def handle(request: Any, context: Any) -> Any:
            await asyncio.sleep(self.delay)
            headers = context.scope["headers"]
            preferred = [
                it.decode("latin-1") for key, it in headers if key == b"prefer"
            ]
            try:
                chosen = wanted(operation, http, preferred)
            except PreferenceError as error:
                raise self.package.refusals.Refusal(
                    400, "InvalidPreferenceException", str(error)
                ) from None
            if chosen.said:
                context.scope[APPLIED] = chosen.said
            return self._answer(operation, chosen, request)

        return handle

    def _answer(self, operation: ir.Operation, chosen: Wanted, request: Any) -> Any:
        """Return an answer; one of an error is raised."""
        response, status = chosen.response, chosen.status
        if response is None:
            return None
        last = not response.is_error and self._is_last(operation, request)
        value = self._value(operation, response, chosen.example, last=last)
        if response.is_error:
            raise self._error(response)(value, status=status)
        return self.package.server.Reply(
            value, status=status, headers=self._headers(operation, response)
        )

    def _is_last(self, operation: ir.Operation, request: Any) -> bool:
        """Tell whether the last page of a long result is asked for."""
        if operation.pagination is None:
            return False
        described = self.package.operations.OPERATIONS[operation.name]
        return is_last(operation.pagination, described.pagination, request)

    def _error(self, response: ir.Response) -> Any:
        """Return the class of an error."""
        names = {each.status: each.name for each in self.service.statuses}
        return getattr(self.package.own("errors"), names[response.status])

    def _value(
        self,
        operation: ir.Operation,
        response: ir.Response,
        example: str,
        *,
        last: bool = False,
    ) -> Any:
        """Return what an answer holds: the document's example, or a value made up."""
        for medium, described in zip(
            response.media, self._answers(operation, response).media, strict=True
        ):
            if medium.kind == "bytes":
                return BYTES
            if medium.kind == "items" and medium.shape is not None:
                path = f"{operation.name}/{response.status}"
                item = self._maker().value(medium.shape, path)
                return [self.package.codec.convert(item, described.type)]
            if medium.shape is None:
                return next(
                    (it for it in response.examples if isinstance(it, str)), TEXT
                )
            if example:
                made = response.named_examples[example]
            elif response.examples:
                made = response.examples[0]
            else:
                path = f"{operation.name}/{response.status}"
                made = self._maker().value(medium.shape, path)
            if last and operation.pagination is not None and not example:
                pages = operation.pagination
                made = ended(self.service.shapes, pages, medium.shape, made)
            return self.package.codec.convert(made, described.type)
        return None

    def _maker(self) -> Maker:
        return Maker(self.service.shapes, self.seed, lacking=self.left_out.add)

    def _headers(self, operation: ir.Operation, response: ir.Response) -> Any:
        if response.headers is None:
            return None
        path = f"{operation.name}/{response.status}/headers"
        made = self._maker().value(response.headers, path)
        type_ = self._answers(operation, response).headers
        return self.package.codec.convert(made, type_)

    def _answers(self, operation: ir.Operation, response: ir.Response) -> Any:
        described = self.package.operations.OPERATIONS[operation.name]
        return described.binding.responses[response.status]

    def _try_all(self) -> None:
        """Make every answer once: what fails is found before anybody calls."""
        findings = Findings()
        for operation, http in self._operations():
            for response in http.responses:
                try:
                    for example in ("", *response.named_examples):
                        self._value(operation, response, example)
                    self._headers(operation, response)
                except Unmakeable as error:
                    findings.error(
                        f"the mock can make no `{error.shape.name}`: {error.reason}",
                        error.shape.place,
                        hint="give it an example",
                    )
                except self.package.codec.Rejected as error:
                    findings.error(
                        f"the server refuses an answer of the mock: {error}",
                        operation.place,
                        hint="look at the examples in its responses",
                    )
        findings.raise_if_errors()
