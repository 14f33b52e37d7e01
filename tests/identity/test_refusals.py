"""What the check of signatures refuses, under which name, and what it tells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ecr_public._runtime.refusals import Refusal
from ecr_public.auth import Credentials, Principal
from tests.identity.signing import (
    KEY,
    KEY_ID,
    LENT,
    SECRET,
    http_scope,
    signed_by_botocore,
    verified,
)

URL = "http://127.0.0.1/"
Headers = dict[str, str]


def now() -> float:
    """Seconds since the epoch."""
    return datetime.now(UTC).timestamp()


def refusal(
    change: Callable[[Headers], object] = lambda headers: None,
    *,
    key: Credentials = KEY,
    known: Credentials = KEY,
    **options: Any,
) -> tuple[int, str]:
    """The status and the name under which a request is refused."""
    request = signed_by_botocore("POST", URL, [("X-Amz-Target", "a.b")], b"{}", key)
    headers = {name.lower(): value for name, value in request.headers.items()}
    change(headers)
    with pytest.raises(Refusal) as raised:
        verified(http_scope("POST", URL, headers.items()), b"{}", known, **options)
    told = raised.value
    assert not any(
        secret in told.message
        for secret in (SECRET, "lent/for", headers.get("authorization", "-")[-64:])
    )
    return told.status, told.code


def authorization(old: str, new: str) -> Callable[[Headers], object]:
    """A change of the header Authorization."""

    def change(headers: Headers) -> None:
        assert old in headers["authorization"]
        headers["authorization"] = headers["authorization"].replace(old, new)

    return change


MISSING = (403, "MissingAuthenticationTokenException")
INCOMPLETE = (400, "IncompleteSignatureException")
INVALID = (403, "InvalidSignatureException")
UNRECOGNIZED = (403, "UnrecognizedClientException")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda headers: headers.pop("authorization"), MISSING),
        (authorization("AWS4-HMAC-SHA256", "Bearer"), MISSING),
        (authorization("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"), MISSING),
        (authorization("Signature=", "Sign="), INCOMPLETE),
        (authorization("SignedHeaders=host;", "SignedHeaders=Host;"), INCOMPLETE),
        (authorization("host;x-amz-date", "x-amz-date;host"), INCOMPLETE),
        (authorization("host;x-amz-date", "host;host;x-amz-date"), INCOMPLETE),
        (authorization("host;x-amz-date", "x-amz-date"), INCOMPLETE),
        (authorization(";x-amz-target", ""), INCOMPLETE),
        (authorization("x-amz-date", "x-amz-dat"), INVALID),
        (authorization("/aws4_request", "/aws4"), INCOMPLETE),
        (authorization("us-east-1", "us-west-2"), INVALID),
        (authorization("ecr-public", "ecr"), INVALID),
        (authorization(KEY_ID, "AKIDUNKNOWN"), UNRECOGNIZED),
        (lambda headers: headers.pop("x-amz-date"), INCOMPLETE),
        (lambda headers: headers.update({"x-amz-date": "2025"}), INCOMPLETE),
        (lambda headers: headers.update({"x-amz-meta": "new"}), INCOMPLETE),
        (lambda headers: headers.update({"x-amz-date": "20250131T000000Z"}), INVALID),
        (lambda headers: headers.update({"x-amz-date": "20259931T000000Z"}), INVALID),
    ],
)
def test_refusal_has_the_name_that_aws_gives_it(
    change: Callable[[Headers], object], expected: tuple[int, str]
) -> None:
    """What is missing, incomplete or wrong has names of its own, and leaks nothing."""
    assert expected == refusal(change)


@pytest.mark.parametrize("seconds", [301, -301, 3600, 86400 * 7])
def test_old_request_cannot_be_replayed(seconds: int) -> None:
    """Five minutes after it was signed, or before, a request is refused."""
    assert INVALID == refusal(clock=lambda: now() + seconds)


@pytest.mark.parametrize("seconds", [-295, 0, 295])
def test_clocks_may_differ_by_five_minutes(seconds: int) -> None:
    """A caller whose clock is not quite right is served."""
    request = signed_by_botocore("POST", URL, [], b"", KEY)
    scope = http_scope("POST", URL, request.headers.items())
    found = verified(scope, b"", KEY, clock=lambda: now() + seconds)
    assert Principal(KEY_ID) == found


@pytest.mark.parametrize(
    ("key", "known"),
    [
        (KEY, LENT),
        (LENT, KEY),
        (Credentials(KEY_ID, SECRET, "another"), LENT),
    ],
)
def test_session_token_belongs_to_its_key(key: Credentials, known: Credentials) -> None:
    """A key is refused without its token, and with any other one."""
    assert UNRECOGNIZED == refusal(key=key, known=known)


def test_expired_key_is_refused() -> None:
    """A key that was lent is good until its end."""
    end = datetime.now(UTC) - timedelta(seconds=1)
    known = Credentials(KEY_ID, SECRET, LENT.session_token, expires_at=end)
    assert (403, "ExpiredTokenException") == refusal(key=LENT, known=known)


@pytest.mark.parametrize("told", ["UNSIGNED-PAYLOAD", "0" * 64])
def test_unsigned_body_is_refused(told: str) -> None:
    """A hash that is not that of the body is refused, even where it is signed."""
    headers = [("X-Amz-Content-SHA256", told)]
    request = signed_by_botocore("POST", URL, headers, b"{}", KEY)
    scope = http_scope("POST", URL, request.headers.items())
    with pytest.raises(Refusal) as raised:
        verified(scope, b"{}", KEY)
    assert INVALID == (raised.value.status, raised.value.code)


def test_scope_of_the_server_can_be_given() -> None:
    """A server in another region takes what is signed for that one only."""
    assert INVALID == refusal(region="elsewhere")
    assert INVALID == refusal(service="elsewhere")
