"""Errors that one can act on: of which kind they are, of what, and what was said."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from ecr_public import errors
from tests.consumers.till import till
from tests.failure_client.scripted_clients import (
    Kind,
    Outcome,
    Sync,
    answer,
    either_kind,
    failure,
    world_of,
)

PAGE = (
    b"<html><head><TITLE>502 Bad\n Gateway &amp; Co</TITLE></head><p>nginx</p></html>"
)


def ending(kind: Kind, outcome: Outcome) -> Any:
    """Return the error that a call ends with."""
    with pytest.raises(errors.EcrPublicError) as raised:
        kind(world_of(outcome), retries=0).call()
    return raised.value


@either_kind
@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (failure("ExpiredTokenException"), errors.AuthenticationFailed),
        (failure("Whatever", 401), errors.AuthenticationFailed),
        (failure("ThrottlingException"), errors.Throttled),
        (answer(b"", 429), errors.Throttled),
        (answer(b"", 503), errors.Unavailable),
        (answer(b"", 504), errors.Unavailable),
    ],
)
def test_kinds_are_known_whatever_they_are_called(
    kind: Kind, outcome: Outcome, expected: type[Exception]
) -> None:
    """They are undocumented errors none the less."""
    error = ending(kind, outcome)
    assert isinstance(error, expected)
    assert isinstance(error, errors.UnknownServiceError)


@pytest.mark.parametrize(
    "outcome",
    [failure("AccessDenied", 403), failure("LimitExceeded", 429), answer(b"", 500)],
)
def test_what_is_of_no_kind_stays_so(outcome: Outcome) -> None:
    """Neither what is forbidden nor a quota will pass by logging on or waiting."""
    assert errors.UnknownServiceError is type(ending(Sync, outcome))


@either_kind
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (PAGE, "502 Bad Gateway & Co"),
        (b"upstream\x1b[31m failed", "upstream?[31m failed"),
        (b"x" * 300, "x" * 200 + "..."),
    ],
)
def test_answers_that_are_no_json_are_quoted(
    kind: Kind, body: bytes, expected: str
) -> None:
    """The error shows the title of a page, or the start of a text."""
    error = ending(kind, answer(body, 502))
    assert expected == error.message
    assert f"{expected} (DescribeRepositories, status 502)" == str(error)


@either_kind
def test_failures_name_the_operation(kind: Kind) -> None:
    """That is so whatever the transport says."""
    error = ending(kind, errors.TransportTimeout("too slow"))
    said = "DescribeRepositories, attempt 1: too slow: timed out"
    assert ("DescribeRepositories", said) == (error.operation, str(error))


def test_documented_errors_are_of_kinds() -> None:
    """Their status tells, or their name."""
    ours = till("errors")
    assert (True, True, (ours.NamedError,)) == (
        issubclass(ours.Crowded, ours.Throttled),
        issubclass(ours.UnauthorizedException, ours.AuthenticationFailed),
        ours.Busy.__bases__,
    )


def test_times_without_a_zone_are_violations() -> None:
    """The error names the member, and nothing is sent, checked or not."""
    for validate in (True, False):
        client = till("client").TillClient(
            base_url="http://127.0.0.1:9", validate=validate
        )
        with client, pytest.raises(till("errors").RequestInvalid) as raised:
            client.look(at=datetime(2026, 1, 1))
        (violation,) = raised.value.violations
        assert "/at" == violation.path
        assert "zone" in violation.message
