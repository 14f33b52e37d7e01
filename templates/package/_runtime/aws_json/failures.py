"""What a server answers when a service raises an error, or fails."""

from __future__ import annotations

import logging
from typing import Any, Literal, TypeAlias

from ..codec import encode
from ..errors import ServiceError
from ..operation import Operation, Service
from ..outgoing import Outgoing
from ..refusals import Refusal
from ..violations import Violation
from . import unreadable
from .answer import Answer
from .error_bodies import ErrorBody
from .errors import NamedError
from .target import status_of

ErrorStatus: TypeAlias = Literal["documented", "aws"]
"""Whether errors have the spec's statuses, or 400 and 500 as real AWS answers."""


class Failures:
    """Turns what goes wrong in a service into answers that its spec documents."""

    def __init__(
        self,
        service: Service,
        error_status: ErrorStatus,
        outgoing: Outgoing,
        log: logging.Logger,
    ) -> None:
        self._service = service
        self._error_status = error_status
        self._outgoing = outgoing
        self._log = log

    def invalid_request(
        self, operation: Operation[Any, Any], found: list[Violation]
    ) -> Exception:
        """Return the error for a request that breaks the spec."""
        message = unreadable.summary(found)
        class_ = self._service.invalid_request
        if class_ is None:
            return Refusal(400, "ValidationException", message)
        error = class_(message)
        if status_of(operation, error) is None:
            return Refusal(400, error.code, message)
        return error

    def raised(
        self, operation: Operation[Any, Any], error: ServiceError, request_id: str
    ) -> Answer:
        """Return the answer to an error that a service raised on purpose."""
        status = status_of(operation, error)
        if status is None or not isinstance(error, NamedError):
            problem = "raised an error that its spec does not document"
            return self._faulty(operation, problem, error, request_id)
        try:
            text = self._outgoing.checked(
                operation, error.to_body(), error.body_type, request_id
            )
            return Answer(self._status(status, error.fault), text, error.code)
        except Exception as reason:
            # The class may be the service's own, and so may be what goes wrong in it.
            problem = "raised an error whose members break the spec"
            return self._faulty(operation, problem, reason, request_id)

    def unexpected(
        self, operation: Operation[Any, Any], error: BaseException, request_id: str
    ) -> Answer:
        """Return the answer to any other exception; the log has the exception."""
        return self._faulty(operation, "failed", error, request_id)

    def _faulty(
        self,
        operation: Operation[Any, Any],
        problem: str,
        error: BaseException,
        request_id: str,
    ) -> Answer:
        name = operation.name
        self._log.error("%s %s, request %s", name, problem, request_id, exc_info=error)
        return self._internal_error(operation, request_id)

    def _internal_error(
        self, operation: Operation[Any, Any], request_id: str
    ) -> Answer:
        message = f"The service failed; its log tells more of request {request_id}."
        class_ = self._service.internal_error
        if class_ is None:
            code = "InternalFailure"
            return Answer(500, encode(ErrorBody(kind=code, message=message)), code)
        error: Any = class_(message)
        status = status_of(operation, error) or 500
        body = encode(error.to_body())
        return Answer(self._status(status, "server"), body, error.code)

    def _status(self, documented: int, fault: str) -> int:
        if self._error_status == "documented":
            return documented
        return 500 if fault == "server" else 400
