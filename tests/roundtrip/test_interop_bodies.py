"""How the clients read a success, and write a request."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from ecr_public import models
from ecr_public._runtime.structure import encode
from ecr_public.client import EcrPublicClient
from ecr_public.errors import ResponseInvalid
from tests.roundtrip.scripted import (
    BASE_URL,
    ScriptedTransport,
    answered,
    by_sync_client,
    either_client,
)


def repository(**members: object) -> bytes:
    """Return the body of a response with one repository."""
    return json.dumps({"repositories": [members]}).encode()


@either_client
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", models.DescribeRepositoriesResponse()),
        (b"{}", models.DescribeRepositoriesResponse()),
        (
            b' \r\n\t{"repositories": []}\n',
            models.DescribeRepositoriesResponse(repositories=[]),
        ),
        # 6. Success is a matter of the status.
        (
            b'{"__type": "ServerException", "message": "m", "repositories": []}',
            models.DescribeRepositoriesResponse(repositories=[]),
        ),
        (
            b'{"nextToken": null, "repositories": null, "unknown": {"a": [null]}}',
            models.DescribeRepositoriesResponse(),
        ),
        (
            repository(repositoryName="team/app", registryId=None, extra=1),
            models.DescribeRepositoriesResponse(
                repositories=[models.Repository(repository_name="team/app")]
            ),
        ),
    ],
    ids=["empty", "{}", "white space", "type", "null and unknown", "nested"],
)
def test_successes_are_read(
    body: bytes, expected: models.DescribeRepositoriesResponse, call: Any
) -> None:
    """Absent and null are the same, and what is unknown is ignored."""
    assert expected == call(answered(body, status=200))


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (0, datetime(1970, 1, 1, tzinfo=UTC)),
        (1445440800, datetime(2015, 10, 21, 15, 20, tzinfo=UTC)),
        (1445440800.0, datetime(2015, 10, 21, 15, 20, tzinfo=UTC)),
        (1445440800.123456, datetime(2015, 10, 21, 15, 20, 0, 123456, tzinfo=UTC)),
        (-1, datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("2015-10-21T15:20:00Z", datetime(2015, 10, 21, 15, 20, tzinfo=UTC)),
        ("2015-10-21T17:20:00.5+02:00", datetime(2015, 10, 21, 15, 20, 0, 500000, UTC)),
        (None, None),
    ],
    ids=str,
)
def test_times_are_read(time: object, expected: datetime | None) -> None:
    """Numbers are seconds since the epoch; text is a date-time with an offset."""
    response = by_sync_client(answered(repository(createdAt=time), status=200))
    [found] = response.repositories or []
    assert expected == found.created_at
    assert found.created_at is None or found.created_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("made", "written"),
    [
        (lambda time: time, b"1445440800"),
        (lambda time: time + timedelta(seconds=0.5), b"1445440800.5"),
        (lambda time: time.replace(second=1), b"1445440801"),
        (copy.copy, b"1445440800"),
        (lambda time: pickle.loads(pickle.dumps(time)), b"1445440800"),
        (lambda time: time.astimezone(timezone(timedelta(hours=2))), b"1445440800"),
    ],
    ids=["as it came", "later", "another", "copied", "pickled", "elsewhere"],
)
def test_times_that_came_are_sent_on(
    made: Callable[[datetime], datetime], written: bytes
) -> None:
    """A time that was read, and what is reckoned from it, travel as numbers again."""
    response = by_sync_client(answered(repository(createdAt=1445440800.0), status=200))
    [found] = response.repositories or []
    assert found.created_at is not None
    again = models.Repository(created_at=made(found.created_at))
    assert b'{"createdAt":%b}' % written == encode(again)


@either_client
@pytest.mark.parametrize(
    ("body", "violations"),
    [
        (b"[]", [("", "type")]),
        (b"null", [("", "type")]),
        (b"<html>", [("", "type")]),
        (b'{"repositories": [', [("", "type")]),
        (b'{"repositories": []} x', [("", "type")]),
        (b'{"nextToken": "\xff"}', [("", "type")]),
        (b'{"nextToken": "\\ud800"}', [("", "type")]),
        (
            b'{"nextToken": 5, "repositories": [{"createdAt": "now"}, null]}',
            [
                ("/repositories/0/createdAt", "type"),
                ("/repositories/1", "type"),
                ("/nextToken", "type"),
            ],
        ),
    ],
)
def test_wrong_successes(
    body: bytes, violations: list[tuple[str, str]], call: Any
) -> None:
    """A body that breaks the spec is an error that says all that is wrong with it."""
    with pytest.raises(ResponseInvalid) as raised:
        call(answered(body, status=200))
    error = raised.value
    found = [(violation.path, violation.rule) for violation in error.violations]
    assert (violations, body, "DescribeRepositories") == (
        found,
        error.body,
        error.operation,
    )


def test_requests_are_written() -> None:
    """A request is a POST to the root, and names its operation in a header."""
    transport = ScriptedTransport(answered({}, status=200))
    with EcrPublicClient(base_url=f"{BASE_URL}/", transport=transport) as client:
        client.describe_repositories()
    request = transport.request
    assert request is not None
    assert ("POST", f"{BASE_URL}/", b"{}") == (
        request.method,
        request.url,
        request.body,
    )
    assert {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "SpencerFrontendService.DescribeRepositories",
        "User-Agent": "ecr-public",
    } == request.headers


def test_nulls_are_not_sent() -> None:
    """Of a request, only the members that are set are sent."""
    transport = ScriptedTransport(answered({}, status=200))
    with EcrPublicClient(base_url=BASE_URL, transport=transport) as client:
        client.describe_repositories(registry_id=None, repository_names=["team/app"])
    assert transport.request is not None
    assert b'{"repositoryNames":["team/app"]}' == transport.request.body
