"""Which calls a client repeats, how often, and after which pauses."""

from __future__ import annotations

import logging
from itertools import repeat
from typing import Any

import pytest

from ecr_public import errors
from ecr_public.retries import Retries, Retry
from ecr_public.transports import Response
from tests.failure_client.scripted_clients import (
    Kind,
    Outcome,
    World,
    answer,
    either_kind,
    endless,
    failure,
    world_of,
)

HTML = answer(b"<html>", 503)
LASTING = errors.TransportError("untrusted")
LASTING.retryable = False

MAY_PASS: dict[str, Outcome] = {
    "connection": errors.TransportError("refused"),
    "timeout": errors.TransportTimeout("too slow"),
    **{f"status {status}": answer(b"", status) for status in (429, 500, 502, 503, 504)},
    "HTML": HTML,
    "throttling": failure("ThrottlingException"),
    "throttling with namespace": failure("aws#TooManyRequestsException:http://x/"),
    "slow down": failure("SlowDown", 403),
    "requests over a limit": failure("RequestLimitExceeded"),
    **{
        f"ServerException at {status}": failure("ServerException", status)
        for status in (480, 482, 483, 485, 500)
    },
    "documented error of the caller at 503": failure("ImageNotFoundException", 503),
}

LASTS: dict[str, tuple[Outcome, type[Exception]]] = {
    "untrusted": (LASTING, errors.TransportError),
    **{
        f"quota at {status}": (
            failure("LimitExceededException", status),
            errors.LimitExceededException,
        )
        for status in (400, 429, 480, 500, 503)
    },
    "unknown quota": (
        failure("ServiceQuotaExceededException", 429),
        errors.UnknownServiceError,
    ),
    "another limit": (failure("TagLimitExceeded", 503), errors.UnknownServiceError),
    "fault of the caller": (
        failure("RepositoryNotFoundException", 482),
        errors.RepositoryNotFoundException,
    ),
    "unknown error": (failure("AccessDenied", 403), errors.UnknownServiceError),
    "not implemented": (answer(b"", 501), errors.UnknownServiceError),
    "redirect": (answer(b"", 301), errors.UnknownServiceError),
    "wrong response": (answer(b"{"), errors.ResponseInvalid),
}


def ending(world: World, kind: Kind, **options: Any) -> Any:
    """Return the error that a call of DescribeRepositories ends with."""
    caller = kind(world, **{"retries": world.policy(), **options})
    with pytest.raises(errors.EcrPublicError) as raised:
        caller.call()
    return raised.value


@either_kind
@pytest.mark.parametrize("outcome", MAY_PASS.values(), ids=MAY_PASS)
def test_what_may_pass_is_repeated(kind: Kind, outcome: Outcome) -> None:
    """A call that fails twice, and would succeed then, succeeds."""
    world = world_of(outcome, outcome, answer({"repositories": []}))
    output = kind(world, retries=world.policy()).call()
    assert [] == output.repositories
    assert [0.2, 0.4] == world.pauses
    assert 1 == len(set(map(repr, world.requests)))


@either_kind
@pytest.mark.parametrize(("outcome", "expected"), LASTS.values(), ids=LASTS)
def test_what_lasts_is_not_repeated(
    kind: Kind, outcome: Outcome, expected: type[Exception]
) -> None:
    """A call that cannot succeed sends one request, and never pauses."""
    world = world_of(outcome)
    error = ending(world, kind)
    assert (expected, 1, []) == (type(error), error.attempts, world.pauses)


@either_kind
def test_the_last_error_is_raised(kind: Kind) -> None:
    """After the last attempt the caller gets what that one failed with."""
    last = failure("ServerException", 480, x_amzn_requestid="id-3")
    world = world_of(errors.TransportError("refused"), HTML, last)
    error = ending(world, kind)
    assert (errors.ServerException, 480, "id-3", 3) == (
        type(error),
        error.status,
        error.request_id,
        error.attempts,
    )


@either_kind
@pytest.mark.parametrize(
    ("retries", "expected"),
    [
        (0, 1),
        (1, 1),
        (Retries(attempts=1), 1),
        (Retries(attempts=4, first_pause=0.0), 4),
        (Retries(first_pause=0.0), 3),
    ],
    ids=["0", "1", "policy of 1", "policy of 4", "default"],
)
def test_attempts_are_counted(
    kind: Kind, retries: Retries | int, expected: int
) -> None:
    """A number is that of the attempts, and none and one are the same."""
    world = endless(repeat(HTML))
    error = ending(world, kind, retries=retries)
    assert (expected, expected) == (error.attempts, len(world.requests))


@either_kind
def test_nothing_is_sent_that_breaks_the_spec(kind: Kind) -> None:
    """Arguments that break the spec are no attempt."""
    world = world_of()
    caller = kind(world, retries=world.policy())
    with pytest.raises(errors.RequestInvalid) as raised:
        caller.call(repository_names=["Not/Legal"])
    assert (0, []) == (raised.value.attempts, world.requests)


@either_kind
def test_pauses_are_random_and_grow(kind: Kind) -> None:
    """Each is drawn between nothing and a length that doubles up to a limit."""
    world = endless(repeat(HTML))
    drawn = iter([0.0, 0.5, 1.0, 0.25])
    policy = world.policy(
        attempts=5, first_pause=1.0, max_pause=4.0, random=lambda: next(drawn)
    )
    ending(world, kind, retries=policy)
    assert [0.0, 1.0, 4.0, 1.0] == world.pauses


def test_pauses_of_many_attempts_are_finite() -> None:
    """No number of attempts makes a pause longer than the limit."""
    assert 20.0 == Retries(random=lambda: 1.0).pause(5000, None)


DATE = "Wed, 21 Oct 2026 07:28:00 GMT"
LATER = "Wed, 21 Oct 2026 07:28:09 GMT"

ASKED: dict[str, tuple[dict[str, str], float]] = {
    "seconds": ({"retry-after": "7"}, 7.0),
    "spaces": ({"retry-after": " 7 "}, 7.0),
    "less than the pause": ({"retry-after": "0"}, 0.2),
    "date": ({"retry-after": LATER, "date": DATE}, 9.0),
    "date without zone": (
        {"retry-after": LATER.replace("GMT", "-0000"), "date": DATE},
        9.0,
    ),
    "date in the past": ({"retry-after": DATE, "date": LATER}, 0.2),
    "date long past": ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.2),
    **{
        f"nonsense {text!r}": ({"retry-after": text}, 0.2)
        for text in ("", "soon", "-5", "1.5", "1e3", "٣", "Wed, 99 Oct 26")
    },
}


@either_kind
@pytest.mark.parametrize(("headers", "pause"), ASKED.values(), ids=ASKED)
def test_retry_after_is_honoured(
    kind: Kind, headers: dict[str, str], pause: float
) -> None:
    """The service may ask for a longer pause, in seconds or by a date."""
    world = world_of(answer(b"", 503, headers), answer())
    kind(world, retries=world.policy()).call()
    assert [pause] == world.pauses


@either_kind
@pytest.mark.parametrize(
    ("asked", "pause"), [("61", 61.0), ("9" * 400, 365 * 24 * 3600.0)]
)
def test_retry_after_has_a_bound(kind: Kind, asked: str, pause: float) -> None:
    """A service that asks for more than the bound gets no further request."""
    world = world_of(failure("ServerException", 480, retry_after=asked))
    error = ending(world, kind)
    assert (1, pause, []) == (error.attempts, error.retry_after, world.pauses)


@either_kind
def test_the_budget_is_shared_by_calls(kind: Kind) -> None:
    """When it is spent, calls fail at once; calls that succeed refill it."""
    served: list[Response] = []
    world = endless(served.pop() if served else HTML for _ in repeat(None))
    policy = world.policy(budget=3, refund=0.5)
    caller = kind(world, retries=policy)

    def attempts() -> int:
        with pytest.raises(errors.UnknownServiceError) as raised:
            caller.call()
        return raised.value.attempts

    assert [3, 2, 1, 1] == [attempts() for _ in range(4)]
    for _ in range(4):
        served.append(answer())
        caller.call()
    assert [3, 1] == [attempts() for _ in range(2)]


@either_kind
def test_answers_that_are_errors_refill_the_budget(kind: Kind) -> None:
    """A fault of the caller shows a service that works."""
    missing = failure("RepositoryNotFoundException")
    world = world_of(HTML, missing, HTML, HTML, answer())
    caller = kind(world, retries=world.policy(budget=1, refund=1.0))
    for expected in (2, 2):
        with pytest.raises(errors.ServiceError) as raised:
            caller.call()
        assert expected == raised.value.attempts


@either_kind
def test_repetitions_are_told(kind: Kind, caplog: pytest.LogCaptureFixture) -> None:
    """A hook learns of each before its pause, and so does the log."""
    told: list[Retry] = []
    refused = errors.TransportError("refused")
    world = world_of(refused, answer())
    with caplog.at_level(logging.INFO, "ecr_public.client"):
        kind(world, retries=world.policy(on_retry=told.append)).call()
    assert told == [
        Retry(operation="DescribeRepositories", attempt=1, error=refused, pause=0.2)
    ]
    assert caplog.messages == [
        "DescribeRepositories failed in attempt 1 of 3, repeated in 0.200 s: "
        "TransportError('refused')"
    ]


@either_kind
def test_a_hook_may_end_the_call(kind: Kind) -> None:
    """What it raises reaches the caller, and nothing is repeated."""

    def refuse(retry: Retry) -> None:
        raise LookupError(retry.operation)

    world = world_of(HTML)
    with pytest.raises(LookupError):
        kind(world, retries=world.policy(on_retry=refuse)).call()
    assert [] == world.pauses


@either_kind
def test_giving_up_early_is_logged(
    kind: Kind, caplog: pytest.LogCaptureFixture
) -> None:
    """Operators learn why a call was not repeated although it might be."""
    world = world_of(HTML, answer(b"", 503, {"retry-after": "3600"}))
    caller = kind(world, retries=world.policy(budget=0))
    for _ in range(2):
        with pytest.raises(errors.ServiceError):
            caller.call()
    assert caplog.messages == [
        "DescribeRepositories failed in attempt 1 and is not repeated: "
        "too many calls of this client were repeated",
        "DescribeRepositories failed in attempt 1 and is not repeated: "
        "the service asks for a pause of 3600 s",
    ]


@either_kind
def test_each_attempt_is_signed(kind: Kind) -> None:
    """The proof of who calls is made anew, of the same request."""
    seen: list[Any] = []

    def sign(request: Any) -> Any:
        seen.append(request)
        return request

    world = world_of(HTML, HTML, answer())
    kind(world, auth=sign, retries=world.policy()).call()
    assert [seen[0]] * 3 == seen


@pytest.mark.parametrize(
    "options",
    [
        {"attempts": 0},
        {"first_pause": -1.0},
        {"max_pause": float("nan")},
        {"max_retry_after": -1.0},
        {"budget": -1},
        {"refund": -0.1},
    ],
    ids=str,
)
def test_impossible_policies_are_refused(options: dict[str, Any]) -> None:
    """A number out of range is found where it is said."""
    with pytest.raises(ValueError, match=next(iter(options))):
        Retries(**options)


@either_kind
def test_negative_numbers_are_refused(kind: Kind) -> None:
    """There is no call with fewer than no attempts."""
    with pytest.raises(ValueError, match="retries must not be below 0"):
        kind(world_of(), retries=-1)
