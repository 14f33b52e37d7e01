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
from ecr_public._runtime.codec import encode
from ecr_public.errors import ResponseInvalid
from tests.roundtrip.scripted import (
    BASE_URL,
    answered,
    either_client,
    either_sent,
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


@either_client
@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (0, datetime(1970, 1, 1, tzinfo=UTC)),
        (1445440800, datetime(2015, 10, 21, 15, 20, tzinfo=UTC)),
        (1445440800.0, datetime(2015, 10, 21, 15, 20, tzinfo=UTC)),
        (1445440800.123456, datetime(2015, 10, 21, 15, 20, 0, 123456, tzinfo=UTC)),
        (-1, datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (1445440800.9999999, datetime(2015, 10, 21, 15, 20, 1, tzinfo=UTC)),
        ("2015-10-21T15:20:00Z", datetime(2015, 10, 21, 15, 20, tzinfo=UTC)),
        ("2015-10-21T17:20:00.5+02:00", datetime(2015, 10, 21, 15, 20, 0, 500000, UTC)),
        (None, None),
    ],
    ids=str,
)
def test_times_are_read(time: object, expected: datetime | None, call: Any) -> None:
    """Numbers are seconds since the epoch; text is a date-time with an offset."""
    response = call(answered(repository(createdAt=time), status=200))
    [found] = response.repositories or []
    assert expected == found.created_at
    assert found.created_at is None or found.created_at.tzinfo is UTC


@either_client
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
    made: Callable[[datetime], datetime], written: bytes, call: Any
) -> None:
    """A time that was read, and what is reckoned from it, travel as numbers again."""
    response = call(answered(repository(createdAt=1445440800.0), status=200))
    [found] = response.repositories or []
    assert found.created_at is not None
    again = models.Repository(created_at=made(found.created_at))
    assert b'{"createdAt":%b}' % written == encode(again)


@either_client
@pytest.mark.parametrize(
    "time",
    [
        "now",
        "",
        "1445440800",
        "2015-10-21",
        "2015-10-21T15:20:00",
        "2015-13-21T15:20:00Z",
        "Wed, 21 Oct 2015 15:20:00 GMT",
        True,
        [1445440800],
        {},
        1e18,
        -1e18,
        10**400,
    ],
    ids=lambda time: str(time)[:20],
)
def test_wrong_times(time: object, call: Any) -> None:
    """What is no moment, or is one only with a guess, is a response that is wrong."""
    with pytest.raises(ResponseInvalid) as raised:
        call(answered(repository(createdAt=time), status=200), responses="strict")
    found = [(each.path, each.rule) for each in raised.value.violations]
    assert [("/repositories/0/createdAt", "type")] == found


@either_client
@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0", 0),
        ("9007199254740993", 2**53 + 1),
        ("9223372036854775807", 2**63 - 1),
        ("-0", 0),
        ("null", None),
    ],
)
def test_integers_are_read(number: str, expected: int | None, call: Any) -> None:
    """All 64 bits count."""
    body = b'{"imageDetails": [{"imageSizeInBytes": %s}]}' % number.encode()
    response = call(
        answered(body, status=200), "describe_images", repository_name="team/app"
    )
    assert [expected] == [each.image_size_in_bytes for each in response.image_details]


@either_client
@pytest.mark.parametrize(
    ("number", "rule"),
    [
        ("9223372036854775808", "format"),
        ("9" * 500, "format"),
        ("5.0", "type"),
        ("5e2", "type"),
        ("5.5", "type"),
        ('"5"', "type"),
        ("true", "type"),
        ("[5]", "type"),
    ],
    ids=lambda text: text[:20],
)
def test_wrong_integers(number: str, rule: str, call: Any) -> None:
    """What has no 64 bits, or is no integer, is told with its place."""
    body = b'{"imageDetails": [{"imageSizeInBytes": %s}]}' % number.encode()
    with pytest.raises(ResponseInvalid) as raised:
        call(
            answered(body, status=200),
            "describe_images",
            repository_name="team/app",
            responses="strict",
        )
    found = [(each.path, each.rule) for each in raised.value.violations]
    assert [("/imageDetails/0/imageSizeInBytes", rule)] == found


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
        (b'\xef\xbb\xbf{"repositories": []}', [("", "type")]),
        (b'{"size": NaN}', [("", "type")]),
        (b'{"size": Infinity}', [("", "type")]),
        (b'{"nextToken": 1e999}', [("", "type")]),
        (b'{"repositories": [],}', [("", "type")]),
        (b'{"repositories": []}{}', [("", "type")]),
        (b'"text"', [("", "type")]),
        (b"5", [("", "type")]),
        (b" ", [("", "type")]),
        (b"\x00", [("", "type")]),
        (b"[" * 100_000, [("", "type")]),
        (
            b'{"repositories": {}, "nextToken": []}',
            [("/repositories", "type"), ("/nextToken", "type")],
        ),
        (
            b'{"nextToken": 5, "repositories": [{"createdAt": "now"}, null]}',
            [
                ("/nextToken", "type"),
                ("/repositories/0/createdAt", "type"),
                ("/repositories/1", "type"),
            ],
        ),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_wrong_successes(
    body: bytes, violations: list[tuple[str, str]], call: Any
) -> None:
    """A body that breaks the spec is an error that says all that is wrong with it."""
    with pytest.raises(ResponseInvalid) as raised:
        call(answered(body, status=200), responses="strict")
    error = raised.value
    found = [(violation.path, violation.rule) for violation in error.violations]
    assert (violations, body[: 2**20], "DescribeRepositories") == (
        found,
        error.content,
        error.operation,
    )


@either_client
def test_of_two_equal_keys_the_last_one_counts(call: Any) -> None:
    """As in every reader of JSON that does not refuse them."""
    body = b'{"nextToken": "a", "nextToken": "b"}'
    assert "b" == call(answered(body, status=200)).next_token


@either_sent
def test_requests_are_written(sent: Any) -> None:
    """A request is a POST to the root, and names its operation in a header."""
    request = sent("describe_repositories")
    assert ("POST", BASE_URL, b"{}") == (request.method, request.url, request.body)
    assert {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "SpencerFrontendService.DescribeRepositories",
        "User-Agent": "ecr-public",
    } == request.headers


@either_sent
def test_nulls_are_not_sent(sent: Any) -> None:
    """Of a request, only the members that are set are sent."""
    request = sent(
        "describe_repositories", registry_id=None, repository_names=["team/app"]
    )
    assert b'{"repositoryNames":["team/app"]}' == request.body


@either_sent
def test_blobs_are_sent_as_base64(sent: Any) -> None:
    """So they travel as text; what is no Unicode is none of the service's business."""
    request = sent(
        "upload_layer_part",
        repository_name="team/app",
        upload_id="0f0e0d0c-0b0a-0908-0706-050403020100",
        part_first_byte=0,
        part_last_byte=2,
        layer_part_blob=b"\xff\x00\xfe",
    )
    assert b'"layerPartBlob":"/wD+"' in request.body
