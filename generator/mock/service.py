"""The emitted server, each operation of which gives the mock's answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import msgspec

from generator import ir
from generator.diagnostics import Findings
from generator.mock.answers import Answers
from generator.mock.package import Package
from generator.mock.preferences import PreferenceError, wish
from generator.mock.scalars import Unmakeable

Handler: TypeAlias = Callable[[Any, Any], Awaitable[Any]]

APPLIED = "concord.applied"
"""Where the ASGI scope of a request has the preference that was met."""


@dataclass(frozen=True, slots=True)
class Service:
    """Answers in the types of an emitted package.

    `delay` is how long each answer takes, in seconds.
    """

    package: Package
    answers: Answers
    delay: float = 0.0

    def application(self, error_status: Literal["documented", "aws"]) -> Any:
        """Return the emitted server's ASGI application.

        Raises:
            SpecError: there is something that no value can be made for.
        """
        self._try_all()
        server, operations = self.package.server, self.package.operations
        handlers = {
            operations.OPERATIONS[each.name]: self._handler(each)
            for each in self.answers.service.operations
        }
        return server.Application(
            operations.SERVICE,
            handlers,
            authenticate=server.anonymous,
            error_status=error_status,
        )

    def _handler(self, operation: ir.Operation) -> Handler:
        async def handle(request: Any, context: Any) -> Any:
            await asyncio.sleep(self.delay)
            case = self._preferred(operation, context.scope)
            if case is not None:
                raise self._error(operation, case)
            return self._output(operation, self.package.structure.plain(request))

        return handle

    def _preferred(self, operation: ir.Operation, scope: Any) -> ir.ErrorCase | None:
        headers = [
            value.decode("latin-1")
            for name, value in scope["headers"]
            if name == b"prefer"
        ]
        try:
            wanted = wish(operation, headers)
        except PreferenceError as error:
            raise self.package.refusals.Refusal(
                400, "InvalidPreferenceException", str(error)
            ) from None
        if wanted is None:
            return None
        scope[APPLIED] = wanted.said
        return wanted.case

    def _output(self, operation: ir.Operation, request: dict[str, Any]) -> Any:
        made = self.answers.output(operation, request)
        type_ = self.package.operations.OPERATIONS[operation.name].output
        return self.package.structure.convert(made, type_)

    def _error(self, operation: ir.Operation, case: ir.ErrorCase) -> Exception:
        class_ = self.package.operations.OPERATIONS[operation.name].errors[case.status]
        made = self.answers.error(operation, case)
        body = self.package.structure.convert(made, class_.body_type)
        error: Exception = class_.from_body(body)
        return error

    def _try_all(self) -> None:
        """Make every answer once: what fails is found before anybody calls."""
        findings = Findings()
        for operation in self.answers.service.operations:
            try:
                self._try(operation)
            except Unmakeable as error:
                findings.error(
                    f"the mock can make no `{error.shape.name}`: {error.reason}",
                    error.shape.place,
                    hint="give it an example",
                )
            except msgspec.ValidationError as error:
                findings.error(
                    f"the server refuses an answer of the mock: {error}",
                    operation.place,
                    hint="look at the examples in its responses",
                )
        findings.raise_if_errors()

    def _try(self, operation: ir.Operation) -> None:
        self._output(operation, {})
        if (pages := operation.pagination) is not None:
            token = self.answers.output(operation, {}).get(pages.output_token)
            self._output(operation, {pages.input_token: token})
        for case in operation.errors:
            self._error(operation, case)
