"""What few documents ask for, between an emitted client and an emitted server."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.http.documents import warnings
from tests.http.emitted import Emitted, emit

RARE = Path(__file__).with_name("rare.yaml")
COOKIES = ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2; Path=/"]


@pytest.fixture(scope="module")
def it(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """The package."""
    folder = tmp_path_factory.mktemp("rare")
    return emit(RARE.read_text(encoding="utf-8"), "rare_of_http", folder)


@pytest.fixture(scope="module")
def app(it: Emitted) -> Any:
    """A service that says what it was asked."""
    models = it.models

    class Service(it.server.RareOfHttpService):  # type: ignore[misc, name-defined]  # emitted here
        def headers(self, request: Any, context: Any) -> Any:
            """Answer with headers of each kind."""
            said = models.HeadersHeaders(
                x_numbers=[1, 2],
                x_place=models.HeadersHeadersXPlace(x=1, y=2),
                x_spread=models.HeadersHeadersXSpread(x=3, y=4),
                x_whole=models.HeadersHeadersXWhole(x=5),
                x_day=date(2026, 11, 28),
                set_cookie=COOKIES,
            )
            return it.server.Reply("", headers=said)

        def make(self, request: Any, context: Any) -> Any:
            """Say what is made."""
            return f"made {request.id}"

        def archive(self, request: Any, context: Any) -> Any:
            """Say what is archived."""
            return f"archived {request.id}"

        def place(self, request: Any, context: Any) -> Any:
            """Say both."""
            return f"{request.id} {request.at}"

        def spread(self, request: Any, context: Any) -> Any:
            """Say all."""
            return f"{request.id} {request.at} {request.rest.x} {request.rest.y}"

    return it.server.create_app(Service(), authenticate=it.server.anonymous)


@pytest.fixture
def client(it: Emitted, app: Any) -> Any:
    """A client of it in this process."""
    transport = it.transports.AsgiTransport(app)
    return it.client.RareOfHttpClient(base_url="http://rare.test", transport=transport)


def test_headers_of_answers(it: Emitted, client: Any) -> None:
    """Each is written as the document says; cookies are never joined."""
    answer = client.detailed(client.headers)()
    told = {
        name: answer.headers[name]
        for name in ("x-numbers", "x-place", "x-spread", "x-whole", "x-day")
    }
    expected = {
        "x-numbers": "1,2",
        "x-place": "x,1,y,2",
        "x-spread": "x=3,y=4",
        "x-whole": '{"x":5}',
        "x-day": "2026-11-28",
    }
    assert expected == told
    read = answer.typed_headers
    models = it.models
    assert COOKIES == read.set_cookie
    assert [1, 2] == read.x_numbers
    assert models.HeadersHeadersXSpread(x=3, y=4) == read.x_spread
    assert models.HeadersHeadersXWhole(x=5) == read.x_whole
    assert date(2026, 11, 28) == read.x_day


@pytest.mark.parametrize(
    ("method", "argument", "said"),
    [
        ("make", "a:archive", "made a:archive"),
        ("archive", "a", "archived a"),
        ("archive", "a:archive", "archived a:archive"),
    ],
)
def test_a_value_is_no_verb(client: Any, method: str, argument: str, said: str) -> None:
    """Whatever a value holds, it calls no other operation."""
    assert said == getattr(client, method)(id=argument)


@pytest.mark.parametrize("value", ["a", "a.b", ";at=c", "a;at=", "=", "1/2", "ä", "at"])
def test_matrix_style_behind_a_variable(client: Any, it: Emitted, value: str) -> None:
    """Its text says where it begins, whatever stands before and in it."""
    assert f"{value} x.{value}" == client.place(id=value, at=f"x.{value}")
    rest = it.models.SpreadRest(x=1, y=value)
    assert f"{value} [1, 2] 1 {value}" == client.spread(id=value, at=[1, 2], rest=rest)


def test_nothing_is_told_of_styles_that_say_where_they_begin() -> None:
    """Only what is divided at a dot is told."""
    assert [] == warnings(RARE.read_text(encoding="utf-8"))
