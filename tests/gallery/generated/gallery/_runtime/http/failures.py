"""What a server answers when a service raises an error, or fails."""

from __future__ import annotations

import logging
from typing import Any

from ..codec import Rejected
from ..errors import ServiceError
from ..operation import Operation
from .answer_headers import header_lines
from .description import Answer, Json, documented
from .errors import HttpError
from .outcome import BODILESS, Outcome, without_body
from .problems import problem_outcome, title_of
from .request_head import Head
from .router import Route
from .successes import is_null, takes_none
from .worded import Problem


class Failures:
    """Turns what goes wrong in a service into answers that its document knows."""

    def __init__(self, log: logging.Logger) -> None:
        """Take where to tell what callers do not get to read."""
        self._log = log

    def raised(
        self, route: Route, error: ServiceError, head: Head, request_id: str
    ) -> Outcome:
        """Return the answer to an error that a service raised on purpose."""
        operation = route.operation
        status = error.status
        if not isinstance(error, HttpError) or status is None:
            problem = "raised an error that has no status"
            return self._faulty(operation, problem, error, request_id)
        said = documented(operation.binding.responses, status)
        if said is None:
            self._log.warning(
                "%s raised an error of status %d, which its spec does not document, "
                "request %s",
                *(operation.name, status, request_id),
            )
        try:
            outcome = self._written(route, error, status, said, head, request_id)
        except (Rejected, TypeError, ValueError) as reason:
            problem = "raised an error that breaks the spec"
            return self._faulty(operation, problem, reason, request_id)
        outcome.code = outcome.code or type(error).__name__
        return outcome

    def unexpected(
        self, route: Route, error: BaseException, request_id: str
    ) -> Outcome:
        """Return the answer to any other exception; the log has the exception."""
        return self._faulty(route.operation, "failed", error, request_id)

    def _written(
        self,
        route: Route,
        error: HttpError,
        status: int,
        said: Answer | None,
        head: Head,
        request_id: str,
    ) -> Outcome:
        headers, body = error.headers or None, error.body
        answers = route.answers
        if body is not None:
            said = said or Answer(Json(Any))
            return answers.written(status, said, body, headers, head, request_id)
        lines = header_lines(said or Answer(), headers)
        if status in BODILESS or (said is not None and not said.media):
            return without_body(status, lines)
        if said is not None and (
            is_null(said) or (error.says_null and takes_none(said))
        ):
            return answers.written(status, said, None, headers, head, request_id)
        title = title_of(status)
        problem = Problem(title, status, error.message or title)
        outcome = problem_outcome(problem, route.operation.binding)
        outcome.headers += lines
        return outcome

    def _faulty(
        self,
        operation: Operation[Any, Any],
        problem: str,
        error: BaseException,
        request_id: str,
    ) -> Outcome:
        name = operation.name
        self._log.error("%s %s, request %s", name, problem, request_id, exc_info=error)
        message = f"The service failed; its log tells more of request {request_id}."
        return problem_outcome(
            Problem("Internal Server Error", 500, message), operation.binding
        )
