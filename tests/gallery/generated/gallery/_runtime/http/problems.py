"""Refusals as problem details (RFC 9457), or as an operation itself words its errors."""

from __future__ import annotations

from http import HTTPStatus

import msgspec

from ..refusals import Refusal
from .description import Http, documented
from .outcome import Outcome, with_body
from .violated import Invalid
from .worded import Problem, worded

MEDIA_TYPE = "application/problem+json"


def refused(refusal: Refusal, binding: Http | None) -> Outcome:
    """Return the answer to a request that is not accepted.

    Args:
        refusal: Why.
        binding: What the operation documents, if it is known; what it says of errors of
            this status is kept to as far as it has place for what is to be said.
    """
    faults = refusal.faults if isinstance(refusal, Invalid) else ()
    status = refusal.status
    if faults and binding is not None and _is_unprocessable(binding):
        status = HTTPStatus.UNPROCESSABLE_ENTITY.value
    problem = Problem(title_of(status), status, refusal.message, faults)
    outcome = problem_outcome(problem, binding)
    outcome.headers += refusal.headers
    outcome.early = refusal.early
    return outcome


def problem_outcome(problem: Problem, binding: Http | None) -> Outcome:
    """Return a problem as it is sent: as the operation words it, or as problem+json."""
    said = None if binding is None else documented(binding.responses, problem.status)
    media_type, body = worded(said, problem) or (
        MEDIA_TYPE,
        msgspec.json.encode(problem),
    )
    outcome = with_body(problem.status, media_type, body)
    outcome.code = problem.title.replace(" ", "")
    return outcome


def title_of(status: int) -> str:
    """Return what a status means."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"


def _is_unprocessable(binding: Http) -> bool:
    """Return whether an operation tells of requests that break the spec with 422."""
    return 422 in binding.responses and 400 not in binding.responses
