"""Signatures are botocore's, and the server's check takes botocore's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecr_public._runtime.identity.signing import sign
from ecr_public.auth import Credentials, Principal
from ecr_public.transports import Request
from tests.identity.signing import (
    KEY,
    KEY_ID,
    LENT,
    SECRET,
    http_scope,
    scope_of,
    signed_by_botocore,
    verified,
)
from tests.roundtrip.profile import examples

Headers = list[tuple[str, str]]

# Every printable character of Latin-1, the odd spaces among them.
VALUES = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_categories=["Cc"])
    | st.sampled_from(" \t"),
    max_size=20,
)
NAMES = st.sampled_from(
    [
        "X-Amz-Target",
        "x-amz-target",
        "X-Amz-A",
        "Content-Type",
        "A",
        "a",
        "B-c",
        "User-Agent",
        "Expect",
        "X-Amzn-Trace-Id",
        "Accept",
    ]
)
SEGMENTS = st.sampled_from(
    [
        "",
        *[
            ".",
            "..",
            "a",
            "A%20b",
            "~x",
            "a=b",
            "%2F",
            "%e4",
            "a;b",
            "+",
            "a*b",
            "(a)",
            "a,b",
            "a:b",
            "@",
            "-_.~",
            "$'!",
        ],
    ]
)
PARTS = st.sampled_from(
    ["a", "A", "b", "", "%20", "+", "a/b", "%7E", "~", "*", "=", "ä"]
)
HOSTS = st.sampled_from(
    [
        "https://api.ecr-public.us-east-1.amazonaws.com",
        "http://Localhost:8080",
        "http://localhost:80",
        "https://localhost:443",
        "http://[::1]:5000",
        "http://127.0.0.1",
    ]
)
PATHS = st.lists(SEGMENTS, max_size=5).map(
    lambda parts: "".join(f"/{x}" for x in parts)
)
QUERIES = st.lists(st.tuples(PARTS, PARTS), max_size=4).map(
    lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
)
URLS = st.builds(
    lambda host, path, query: f"{host}{path}{'?' if query else ''}{query}",
    HOSTS,
    PATHS,
    QUERIES,
)
KEYS = st.sampled_from(
    [KEY, LENT, Credentials("AKIDOTHER", "/" * 40), Credentials(KEY_ID, SECRET, "ä?")]
)


@examples(30)
@given(
    method=st.sampled_from(["POST", "GET", "put"]),
    url=URLS,
    headers=st.lists(st.tuples(NAMES, VALUES), unique_by=lambda pair: pair[0]),
    body=st.binary(max_size=64),
    key=KEYS,
)
def test_signature_is_botocores(
    method: str, url: str, headers: Headers, body: bytes, key: Credentials
) -> None:
    """Any request gets the header that botocore gives it; names repeat in other case."""
    theirs = signed_by_botocore(method, url, headers, body, key)
    request = Request(method=method, url=url, headers=dict(headers), body=body)
    timestamp = theirs.headers["X-Amz-Date"]
    ours = sign(request, key, scope_of(timestamp), timestamp)
    assert theirs.headers["Authorization"] == ours.headers["Authorization"]
    assert key.session_token == ours.headers.get("X-Amz-Security-Token")


@pytest.mark.parametrize("size", [0, 1, 1_000_000])
@pytest.mark.parametrize("key", [KEY, LENT])
def test_bodies_of_any_size_are_signed(size: int, key: Credentials) -> None:
    """An empty body has a hash as a large one has, and the server checks either."""
    url, body = "https://registry.test/", b"a" * size
    theirs = signed_by_botocore("POST", url, [("X-Amz-Target", "a.b")], body, key)
    timestamp = theirs.headers["X-Amz-Date"]
    request = Request(
        method="POST", url=url, headers={"X-Amz-Target": "a.b"}, body=body
    )
    ours = sign(request, key, scope_of(timestamp), timestamp)
    assert theirs.headers["Authorization"] == ours.headers["Authorization"]
    scope = http_scope("POST", url, theirs.headers.items())
    assert Principal(KEY_ID) == verified(scope, body, key)


@examples(20)
@given(
    url=URLS.filter(lambda url: "ä" not in url),
    headers=st.lists(st.tuples(NAMES.map(str.lower), VALUES), max_size=8),
    body=st.binary(max_size=16),
    key=st.sampled_from([KEY, LENT]),
)
def test_server_accepts_what_botocore_signs(
    url: str, headers: Headers, body: bytes, key: Credentials
) -> None:
    """Headers may come several times, with any spaces, and paths in any spelling."""
    theirs = signed_by_botocore("POST", url, headers, body, key)
    scope = http_scope("POST", url, theirs.headers.items())
    # The host as an HTTP client sends it: without the port that goes without saying.
    host = scope["headers"][0][1].lower().removesuffix(b":80").removesuffix(b":443")
    scope["headers"][0] = (b"host", host)
    assert Principal(KEY_ID) == verified(scope, body, key)


def test_signature_that_is_there_is_replaced_and_all_else_kept() -> None:
    """A request that is sent again is signed anew, and its other headers stay as named."""
    first = {"authorization": "old", "X-AMZ-DATE": "old", "x-amz-security-token": "old"}
    request = Request(
        method="POST",
        url="https://registry.test/",
        headers={"A-b": "1", **first, "Host": "other.test", "User-Agent": "me"},
        body=b"",
    )
    ours = sign(request, KEY, scope_of("20250131T000000Z"), "20250131T000000Z")
    authorization = ours.headers["Authorization"]
    assert {
        "A-b": "1",
        "host": "other.test",
        "User-Agent": "me",
        "X-Amz-Date": "20250131T000000Z",
        "Authorization": authorization,
    } == dict(ours.headers)
    assert "SignedHeaders=a-b;host;x-amz-date," in authorization


def test_hash_in_a_header_is_that_of_the_body() -> None:
    """A caller cannot have a body left out of its signature."""
    request = Request(
        method="POST",
        url="https://registry.test/",
        headers={"X-Amz-Content-SHA256": "UNSIGNED-PAYLOAD", "Authorization": "old"},
        body=b"{}",
    )
    ours = sign(request, KEY, scope_of("20250131T000000Z"), "20250131T000000Z")
    expected = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert expected == ours.headers["x-amz-content-sha256"]
    assert {"x-amz-content-sha256", "host", "X-Amz-Date", "Authorization"} == set(
        ours.headers
    )
