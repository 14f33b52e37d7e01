"""Calls from pages of other origins."""

from __future__ import annotations

from typing import Any

import pytest

from templates.package._runtime.http.cors import Cors
from tests.http.asking import Got, asked
from tests.http.served import server
from tests.http.shop import Pets

PAGE = "https://page.example"
NAMED = Cors(origins=[PAGE], credentials=True, headers=["X-More"])


def preflight(cors: Cors | None, path: str, origin: str = PAGE) -> Got:
    """What a browser is answered that asks before it calls."""
    headers = {"origin": origin, "access-control-request-method": "PUT"}
    app = server.create_app(pets=Pets(), cors=cors)
    return asked(app, "OPTIONS", path, headers=headers)


def test_preflight() -> None:
    """Methods and headers are those that the document has for the path."""
    got = preflight(NAMED, "/pets/7")
    assert 204 == got.status
    assert {
        "access-control-allow-origin": PAGE,
        "access-control-allow-credentials": "true",
        "access-control-allow-methods": "DELETE, GET, HEAD, OPTIONS, PATCH",
        "access-control-allow-headers": "x-key, authorization, Content-Type, X-More",
        "access-control-max-age": "600",
        "vary": "origin",
    }.items() <= got.headers.items()


def test_preflight_of_another_origin() -> None:
    """A page that may not call gets nothing to go by."""
    got = preflight(NAMED, "/pets/7", "https://evil.example")
    assert 204 == got.status
    assert "origin" == got.headers["vary"]
    assert not [name for name in got.headers if name.startswith("access-control")]
    assert 404 == preflight(NAMED, "/nothing").status


def test_answers() -> None:
    """Answers of all kinds tell whether the page may read them, and what."""
    app = server.create_app(pets=Pets(), cors=Cors(origins="*", expose=["X-Own"]))
    for path, status in (("/pets/7", 200), ("/pets/8", 404), ("/nothing", 404)):
        got = asked(app, "GET", path, headers={"origin": PAGE})
        assert (status, "*") == (got.status, got.headers["access-control-allow-origin"])
        exposed = got.headers["access-control-expose-headers"]
        assert "X-Request-Id, X-Total, X-Own" == exposed
        assert "vary" not in got.headers
    assert "access-control-allow-origin" not in asked(app, "GET", "/pets/7").headers


def test_off() -> None:
    """Nothing is said of it unless it is asked for."""
    assert not [
        name
        for name in preflight(None, "/pets/7").headers
        if name.startswith("access-control")
    ]


@pytest.mark.parametrize(
    "options",
    [
        {"origins": "*", "credentials": True},
        {"origins": "https://a.example"},
        {"origins": ["a.example"]},
        {"origins": ["https://a.example/"]},
    ],
)
def test_refused(options: Any) -> None:
    """What would open more than is meant is no choice."""
    with pytest.raises(ValueError, match="origin"):
        Cors(**options)
