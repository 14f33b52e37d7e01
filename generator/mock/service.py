"""The emitted server, each operation of which gives the mock's answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from generator import ir
from generator.importing.package import Package
from generator.mock.answers import Answers
from generator.mock.credentials import Authenticate
from generator.mock.preferences import PreferenceError, Wish, wish
from generator.problems.diagnostics import Findings
from generator.values.scalars import Unmakeable

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
    authenticate: Authenticate
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
            authenticate=self.authenticate,
            error_status=error_status,
        )

    def _handler(self, operation: ir.Operation) -> Handler:
        async def handle(request: Any, context: Any) -> Any:
            await asyncio.sleep(self.delay)
            wanted = self._preferred(operation, context.scope)
            if wanted is None:
                return self._output(operation, self.package.codec.plain(request))
            if wanted.case is not None:
                raise self._error(operation, wanted.case, wanted.example)
            plain = self.package.codec.plain(request)
            return self._output(operation, plain, wanted.example)

        return handle

    def _preferred(self, operation: ir.Operation, scope: Any) -> Wish | None:
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
        if wanted is not None:
            scope[APPLIED] = wanted.said
        return wanted

    def _output(
        self, operation: ir.Operation, request: dict[str, Any], example: str = ""
    ) -> Any:
        made = self.answers.output(operation, request, example)
        type_ = self.package.operations.OPERATIONS[operation.name].output
        return self.package.codec.convert(made, type_)

    def _error(
        self, operation: ir.Operation, case: ir.ErrorCase, example: str = ""
    ) -> Exception:
        class_ = self.package.operations.OPERATIONS[operation.name].errors[case.status]
        made = self.answers.error(operation, case, example)
        body = self.package.codec.convert(made, class_.body_type)
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
            except self.package.codec.Rejected as error:
                findings.error(
                    f"the server refuses an answer of the mock: {error}",
                    operation.place,
                    hint="look at the examples in its responses",
                )
        findings.raise_if_errors()

    def _try(self, operation: ir.Operation) -> None:
        for example in ("", *operation.named_examples):
            self._output(operation, {}, example)
        if (pages := operation.pagination) is not None:
            token = self.answers.output(operation, {}).get(pages.output_token)
            self._output(operation, {pages.input_token: token})
        for case in operation.errors:
            for example in ("", *case.named_examples):
                self._error(operation, case, example)
