"""Hostile and random requests: none of them is a fault of the service, or reaches another operation."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.http.asking import asked
from tests.http.served import server
from tests.http.shop import Misc, Pets

PIECES = st.sampled_from(
    [
        *("/", "//", "..", "%2e%2e", "%2F", "%00", "%0d%0a", "%", "%zz", "%ff", "?"),
        *("&", "=", "+", "[", "]", ";", ",", ".txt", "pets", "files", "echo", "7"),
        *("photo", "limit", "filter[kind]", "filter[a][b]", "tag", "cat", "-1"),
        *("1e999", "9" * 50, "null", "true", "{}", "[]", '"', "é", "\x7f", " "),
    ]
)
TARGETS = st.lists(PIECES, max_size=12).map("".join)
METHODS = st.sampled_from(["GET", "POST", "PATCH", "PUT", "DELETE", "OPTIONS", "HEAD"])
TYPES = st.sampled_from(
    [
        "application/json",
        "application/x-www-form-urlencoded",
        "text/plain",
        "image/png",
        "multipart/form-data; boundary=b",
        'multipart/form-data; boundary="',
        "/;;=",
        "",
    ]
)
BODIES = st.one_of(
    st.binary(max_size=60),
    st.lists(
        st.sampled_from(
            [
                *(b"--b", b"--b--", b"\r\n", b'Content-Disposition: form-data; name="'),
                *(b"note", b'"', b"{", b"}", b"[", b"]", b'"name"', b":", b"1", b","),
                *(b"null", b"\xff", b"\x00", b"name=", b"&", b"%", b"kind=cat"),
            ]
        ),
        max_size=15,
    ).map(b"".join),
)
HEADERS = st.lists(
    st.tuples(
        st.sampled_from(
            ["accept", "cookie", "x-trace", "authorization", "origin", "x"]
        ),
        st.text(st.characters(max_codepoint=255), max_size=20),
    ),
    max_size=3,
)


@pytest.fixture(scope="module")
def app() -> Any:
    """A server of everything."""
    return server.create_app(pets=Pets(), misc=Misc())


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Nothing is told that nobody reads."""
    logging.getLogger("pets.server").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("pets.server").setLevel(logging.NOTSET)


@given(METHODS, TARGETS, TYPES, BODIES, HEADERS)
def test_no_request_is_a_fault_of_the_service(
    app: Any,
    method: str,
    target: str,
    content_type: str,
    body: bytes,
    headers: list[tuple[str, str]],
) -> None:
    """Whatever comes, the answer says what is wrong with it."""
    target = f"/{target}".encode().decode("latin-1")
    headers = [*headers, ("content-type", content_type)]
    got = asked(app, method, target, body, headers, chunk=5)
    assert 500 != got.status, got.json()
    assert got.status < 600
    for name, value in got.headers.items():
        assert not {"\r", "\n", "\0"} & {*name, *value}


@pytest.mark.parametrize(
    "target",
    [
        "/pets/../files/a.txt",
        "/pets/%2e%2e/files/a.txt",
        "/pets/7/../8",
        "/./pets",
        "//pets",
        "/pets%00",
        "/pets/7%2F..%2F8",
        "/pets/7/photo/..",
        "/" + "a/" * 30_000,
        "/pets/" + "7" * 5000,
    ],
)
def test_paths_that_lead_elsewhere(app: Any, target: str) -> None:
    """A path is compared as it is: nothing in it is a way to another operation."""
    got = asked(app, "GET", target)
    assert got.status in (400, 404)


def test_bytes_that_are_no_text(app: Any) -> None:
    """What is no UTF-8 is no value of a text."""
    assert 400 == asked(app, "GET", "/files/%FF.txt").status
    assert 400 == asked(app, "GET", "/pets?tag=%FF").status


def test_repeated_parameters(app: Any) -> None:
    """No telling which of them counts."""
    assert 400 == asked(app, "GET", "/pets?limit=1&limit=2").status


@pytest.mark.parametrize(
    ("target", "headers"),
    [
        ("/pets?" + "&".join(f"filter[a{n}]=1" for n in range(20_000)), {}),
        ("/pets?" + "filter" + "[a]" * 10_000 + "=1", {}),
        ("/pets?tag=" + "," * 60_000, {}),
        ("/pets", {"cookie": "a=b; " * 10_000}),
        ("/pets", {"accept": "a/b;q=0.1," * 10_000}),
        ("/pets", {"content-type": "a/b;" + 'c="' * 10_000}),
    ],
)
def test_long_headers_and_queries(target: str, headers: dict[str, str]) -> None:
    """They take time that grows with their length, and are answered."""
    open_app = server.create_app(pets=Pets(), max_header_bytes=10**6)
    assert asked(open_app, "GET", target, headers=headers).status in (200, 400, 406)
