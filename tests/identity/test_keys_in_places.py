"""A key is found where it is, whatever stands beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest

from ecr_public import operations
from ecr_public._runtime.identity.schemes import ApiKeyScheme, Location
from ecr_public._runtime.refusals import Refusal
from ecr_public.auth import ApiKey, ApiKeyVerifier
from ecr_public.server import Call
from ecr_public.transports import Request
from tests.growth import grows_at_most
from tests.identity.signing import having, http_scope

AMBIGUOUS = (400, "IncompleteSignatureException")
MISSING = (401, "MissingAuthenticationTokenException")


def found(
    location: Location, headers: Iterable[tuple[str, str]] = (), query: str = ""
) -> object:
    """Which key is found in a request, or how it is refused."""
    place = ApiKeyScheme("key", location)
    check = ApiKeyVerifier(lambda key: key, place=place)
    scope = http_scope("POST", f"http://a/?{query}", headers)
    try:
        call = Call(operations.INITIATE_LAYER_UPLOAD, scope, having(b""))
        return asyncio.run(check(call))
    except Refusal as refusal:
        return refusal.status, refusal.code


@pytest.mark.parametrize(
    ("cookies", "expected"),
    [
        (["key=a"], "a"),
        (["other=b; key=a; another=c"], "a"),
        (["other=b;key=a"], "a"),
        (["key=%3B%E2%82%AC"], ";€"),
        (['key="a"'], "a"),
        (["key=a=b"], "a=b"),
        (["[odd]=b; key=a"], "a"),
        (["odd; key=a"], "a"),
        (["key=a; {}=,;"], "a"),
        (["b=\x80\xff; key=a"], "a"),
        (['b="; key=a'], "a"),
        (["other=b", "key=a"], "a"),
        (["key=a; key=a"], AMBIGUOUS),
        (["key=a", "key=b"], AMBIGUOUS),
        (["key=a; key="], AMBIGUOUS),
        (["Key=a; xkey=b; key =; keys=c"], MISSING),
        (["path=/; $key=a"], MISSING),
        ([""], MISSING),
        ([], MISSING),
    ],
    ids=ascii,
)
def test_cookies(cookies: list[str], expected: object) -> None:
    """The one cookie of the key's name counts, and no other can hide or be it."""
    assert expected == found("cookie", [("Cookie", each) for each in cookies])


@pytest.mark.parametrize(
    ("query", "expected"),
    [("key=a", "a"), ("b=c&key=a", "a"), ("key=&key=a", AMBIGUOUS), ("key=", MISSING)],
)
def test_queries(query: str, expected: object) -> None:
    """A key that is given twice is refused, though one of them is empty."""
    assert expected == found("query", query=query)


def test_headers() -> None:
    """There is no telling which of two counts."""
    assert AMBIGUOUS == found("header", [("Key", "a"), ("key", "b")])


@pytest.mark.parametrize("sent", ["gr\u00fcn", "gr\u00c3\u00bcn"])
def test_headers_of_more_than_ascii(sent: str) -> None:
    """They are UTF-8 by default, and what old callers send is read as well."""
    assert "gr\u00fcn" == found("header", [("Key", sent)])


def test_keys_of_more_than_ascii_are_sent_in_utf_8() -> None:
    """Each character of a header stands for a byte."""
    request = Request(method="GET", url="http://a.test", headers={}, body=b"")
    proven = ApiKey("gr\u00fcn", header="Key")(request)
    assert "gr\u00c3\u00bcn" == proven.headers["Key"]


@pytest.mark.parametrize("hostile", ['\\"', "\\", "a=", "; ", "=;"])
def test_hostile_cookies(hostile: str) -> None:
    """Whatever they hold, the time that they take grows with their length only."""

    def work(size: int) -> None:
        cookies = f'b="{hostile * size}"; key=a'
        assert "a" == found("cookie", [("Cookie", cookies)])

    assert grows_at_most(work, 8_000, times=9)
