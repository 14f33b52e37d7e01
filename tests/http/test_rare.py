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

        def rows(self, request: Any, context: Any) -> Any:
            """Add up."""
            return str(sum(each.n for each in request.body))

        def album(self, request: Any, context: Any) -> Any:
            """Return the same, from memory."""
            cover = request.body.cover
            content = cover.content.read()
            file = models.File(
                content, content_type=cover.content_type, headers=cover.headers
            )
            return models.AlbumResponse(cover=file, pages=request.body.pages)

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


def test_parts_are_a_row_of_items(it: Emitted, client: Any) -> None:
    """What is said of an item holds for each part."""
    item = it.models.RowsBodyItem
    assert "5" == client.rows(body=[item(n=2), item(n=3)])
    with pytest.raises(it.errors.RequestInvalid) as caught:
        client.rows(body=[item(n=2), item(n=10)])
    assert ["/body/1/n"] == [each.path for each in caught.value.violations]


def test_headers_of_parts_travel_both_ways(it: Emitted, client: Any) -> None:
    """All that do not say what the part is."""
    models = it.models
    file = models.File(b"PNG", content_type="image/png", headers={"X-Shot": "7"})
    answer = client.album(body=models.AlbumBody(cover=file, pages=["a", "b"]))
    assert {"x-shot": "7"} == answer.cover.headers
    assert (b"PNG", "image/png") == (answer.cover.content, answer.cover.content_type)
    assert ["a", "b"] == answer.pages


ROWS = Path(__file__).with_name("rows.yaml")


def test_parts_told_by_their_places(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Objects and files in a row, from callers who name neither."""
    folder = tmp_path_factory.mktemp("rows")
    it = emit(ROWS.read_text(encoding="utf-8"), "rows_of_http", folder)

    class Service(it.server.RowsOfHttpService):  # type: ignore[misc, name-defined]  # emitted here
        def relate(self, request: Any, context: Any) -> Any:
            """Say what came."""
            told, file = request.body
            content = file.content.read()
            return f"{told.name} {file.content_type} {content!r} {dict(file.headers)}"

    app = it.server.create_app(Service(), authenticate=it.server.anonymous)
    transport = it.transports.AsgiTransport(app)
    client = it.client.RowsOfHttpClient(base_url="http://a.test", transport=transport)
    named = it.models.RelateBodyItemObject
    file = it.models.File(b"\xff", headers={"X-Shot": "7"})
    expected = "Ann image/png b'\\xff' {'x-shot': '7'}"
    assert expected == client.relate(body=[named(name="Ann"), file])
    parts = (
        b'--b\r\nContent-Type: application/json\r\n\r\n{"name":"Ann"}\r\n'
        b"--b\r\nContent-Type: image/png\r\nX-Shot: 7\r\n\r\n\xff\r\n--b--\r\n"
    )
    headers = {"Content-Type": "multipart/related; boundary=b"}
    request = it.transports.Request(
        method="POST", url="http://a.test/related", headers=headers, body=parts
    )
    answer = transport.send(request, it.transports.Timeout())
    assert expected == answer.body.decode()


def test_what_is_said_of_parts_and_not_done_is_told() -> None:
    """Parts within parts, parts of what has none, what a part alone must be."""
    found = [each.partition(": ")[2] for each in warnings(ROWS.read_text("utf-8"))]
    assert 4 == len(found)
    assert 2 == sum("a part is no body of parts here" in each for each in found)
    assert 1 == sum("has no parts, so nothing is written so" in each for each in found)
    assert 1 == sum("each by itself, is not checked" in each for each in found)
