"""Results in pages over HTTP: which pages a client asks for, and where it stops."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Callable
from contextlib import aclosing, closing, nullcontext
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator import ir
from generator.mock.application import Manner, build
from generator.pipeline import Options, understand
from generator.problems.diagnostics import SpecError
from generator.sources.files import NO_FILES
from generator.sources.source import Source
from templates.package._runtime.http.links import led, next_link
from templates.package._runtime.transport import Response
from tests.http.documents import HEAD, service, source
from tests.http.emitted import Emitted, emit
from tests.http.scripted import AsyncScripted, Scripted, answered

PAGED = (Path(__file__).parent / "paged.yaml").read_text()
HOME = "https://paged.example/v1"


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """The package of a service that answers in pages, in every way that there is."""
    return emit(PAGED, "http_paged", tmp_path_factory.mktemp("paged"))


def page(*ids: int, more: bool | None = None, **meta: object) -> Response:
    """A page of things with what it tells beside them."""
    body: dict[str, Any] = {"data": [{"id": each} for each in ids]}
    if more is not None:
        body["has_more"] = more
    if meta:
        body["meta"] = {key.replace("_", "-"): it for key, it in meta.items()}
    return answered(body=body)


def things(*ids: int, link: str | None = None) -> Response:
    """A page that is only a list, with a header `Link`."""
    body = [{"id": each} for each in ids]
    return answered(body=body) if link is None else answered(body=body, link=link)


def listed(
    paged: Emitted, method: str, pages: list[Response], is_async: bool, **arguments: Any
) -> tuple[list[int], list[str], Scripted]:
    """Iterate over all items: their ids, what was asked for, and the transport."""
    path = method.split(".")
    if is_async:
        transport: Scripted = AsyncScripted(*pages)
        found = asyncio.run(_gathered(paged, path, transport, arguments))
    else:
        transport = Scripted(*pages)
        client = paged.client.HttpPagedClient(transport=transport)
        found = list(_method(client, path)(**arguments))
    asked = [each.url.removeprefix(HOME) for each in transport.requests]
    return [getattr(each, "id", 0) for each in found], asked, transport


async def _gathered(
    paged: Emitted, path: list[str], transport: Scripted, arguments: dict[str, Any]
) -> list[Any]:
    client = paged.async_client.AsyncHttpPagedClient(transport=transport)
    return [each async for each in _method(client, path)(**arguments)]


def _method(client: Any, path: list[str]) -> Callable[..., Any]:
    for name in path:
        client = getattr(client, name)
    method: Callable[..., Any] = client
    return method


NEXT = f'<{HOME}/link?page=1>; rel="prev", <{HOME}/elsewhere?page=3>; rel="next"'
WAYS: dict[str, tuple[str, list[Response], list[int], list[str]]] = {
    "cursor": (
        "things.list_by_cursor_items",
        [page(1, 2, next_cursor="b c"), page(next_cursor="d"), page(3, next_cursor="")],
        [1, 2, 3],
        ["/cursor?limit=2", "/cursor?cursor=b%20c&limit=2", "/cursor?cursor=d&limit=2"],
    ),
    "after the last": (
        "things.list_after_last_items",
        [page(7, 8, more=True), page(9, more=False)],
        [7, 8, 9],
        ["/last", "/last?starting_after=8"],
    ),
    "offset": (
        "things.list_by_offset_items",
        [page(1, 2), page(3), page()],
        [1, 2, 3],
        ["/offset", "/offset?skip=2", "/offset?skip=3"],
    ),
    "offset and total": (
        "things.list_by_offset_items",
        [page(1, 2, total=3), page(3, total=3)],
        [1, 2, 3],
        ["/offset", "/offset?skip=2"],
    ),
    "number": (
        "things.list_by_number_items",
        [page(1), page(2), page()],
        [1, 2],
        ["/number", "/number?page=2", "/number?page=3"],
    ),
    "number and total": (
        "things.list_by_number_items",
        [page(1, total=2), page(2, total=2)],
        [1, 2],
        ["/number", "/number?page=2"],
    ),
    "address": (
        "things.list_items",
        [page(1, next=f"{HOME}/url?after=%2F"), page(2, next="?after=2"), page(3)],
        [1, 2, 3],
        ["/url", "/url?after=%2F", "/url?after=2"],
    ),
    "link": (
        "list_by_link_items",
        [things(1, link=NEXT), things(2, link="<?page=4>; rel=next"), things(3)],
        [1, 2, 3],
        ["/link", "/elsewhere?page=3", "/elsewhere?page=4"],
    ),
}


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_way_to_the_next_page(
    paged: Emitted,
    way: tuple[str, list[Response], list[int], list[str]],
    is_async: bool,
) -> None:
    """Each page is asked for as the one before tells, and all arguments stay."""
    method, pages, ids, asked = way
    arguments: dict[str, Any] = {"limit": 2} if "cursor" in method else {}
    found = listed(paged, method, pages, is_async, **arguments)
    assert (ids, asked) == found[:2]


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_a_member_of_the_body_tells_the_page(paged: Emitted, is_async: bool) -> None:
    """What else the body has is sent with every page, and headers too."""
    body = paged.models.FilterThingsBody(offset=4, name="a")
    _, _, transport = listed(
        paged,
        "things.filter_things_items",
        [things(1, 2), things(3), things()],
        is_async,
        body=body,
        headers={"X-Mine": "1"},
    )
    assert [
        b'{"offset":4,"name":"a"}',
        b'{"offset":6,"name":"a"}',
        b'{"offset":7,"name":"a"}',
    ] == transport.bodies
    assert {"1"} == {each.headers["X-Mine"] for each in transport.requests}


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_a_body_is_made_up_where_there_is_none(paged: Emitted, is_async: bool) -> None:
    """The first page is asked for as it was; the next one has to be told."""
    pages = [things(1, 2), things()]
    ids, _, transport = listed(paged, "things.filter_things_items", pages, is_async)
    assert [1, 2] == ids
    assert [b"", b'{"offset":2}'] == transport.bodies


def test_a_page_that_comes_again_is_the_last(
    paged: Emitted, caplog: pytest.LogCaptureFixture
) -> None:
    """A service that repeats itself keeps nobody busy, and operators are told."""
    with caplog.at_level(logging.WARNING, "http_paged.client"):
        for method, first in (
            ("things.list_by_cursor_items", page(1, next_cursor="a")),
            ("things.list_items", page(1, next="?a=1")),
            ("list_by_link_items", things(1, link="<?a=1>; rel=next")),
        ):
            ids, _, _ = listed(paged, method, [first], False)
            assert [1, 1] == ids
    assert 3 == len(caplog.messages)
    assert "service repeats a page" in caplog.messages[0]


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/v1/url?page=2",
        "//evil.example/url",
        "http://paged.example/v1/url",
        "https://paged.example:8443/v1/url",
        "https://me@paged.example/v1/url",
        "https://paged.example@evil.example/",
        "file:///etc/passwd",
        "https://paged.example/v1/url?a b",
        "https://[paged.example/",
    ],
)
def test_no_page_is_asked_for_elsewhere(
    paged: Emitted, link: str, is_async: bool
) -> None:
    """A page that leads away is the last, and the iteration fails."""
    invalid = paged.errors.ResponseInvalid
    with pytest.raises(invalid, match=r"must (lead to where the service is|be a URL)"):
        listed(paged, "things.list_items", [page(1, next=link)], is_async)
    with pytest.raises(invalid) as raised:
        listed(
            paged,
            "list_by_link_items",
            [things(1, link=f"<{link}>;rel=next")],
            is_async,
        )
    assert ["/header/link"] == [each.path for each in raised.value.violations]


def test_closing(paged: Emitted) -> None:
    """Nothing is asked for before it is needed, nor after the iteration is closed."""
    transport = Scripted(page(1, 2, next_cursor="a"))
    client = paged.client.HttpPagedClient(transport=transport)
    items = client.things.list_by_cursor_items()
    assert [] == transport.requests
    with closing(items):
        assert 1 == next(items).id
    assert [] == list(items)
    assert 1 == len(transport.requests)

    async def close() -> int:
        there = AsyncScripted(page(1, next_cursor="a"))
        client = paged.async_client.AsyncHttpPagedClient(transport=there)
        async with aclosing(client.things.list_by_cursor_pages()) as pages:
            await anext(pages)
        return len(there.requests)

    assert 1 == asyncio.run(close())


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("group", ["things.", ""], ids=["group", "client"])
@pytest.mark.parametrize("what", ["items", "pages"])
def test_options_are_of_every_page(
    paged: Emitted, what: str, group: str, is_async: bool
) -> None:
    """What a call is given beside its arguments counts for all that it asks for."""
    method = f"things.list_by_cursor_{what}" if group else f"list_by_link_{what}"
    first = page(1, next_cursor="a") if group else things(1, link="<?page=2>; rel=next")
    last = page(2) if group else things(2)
    _, _, transport = listed(
        paged, method, [first, last], is_async, timeout=7e3, headers={"x-mine": "1"}
    )
    limit = pytest.approx(7e3, rel=0.01)
    assert [limit, limit] == [each.total for each in transport.timeouts]
    assert ["1", "1"] == [each.headers["x-mine"] for each in transport.requests]


def test_methods_announce_what_they_give(paged: Emitted) -> None:
    """Pages have the type of the plain call, items that of what is in the list."""
    things = paged.client.Things
    said = {
        name: inspect.signature(getattr(things, f"list{name}")).return_annotation
        for name in ("", "_pages", "_items")
    }
    assert {
        "": "models.ListByCursorResponse",
        "_pages": "Generator[models.ListByCursorResponse, None, None]",
        "_items": "Generator[models.Thing, None, None]",
    } == said


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", None),
        ("<a>; rel=prev", None),
        ("<a>; rel=next", "a"),
        ('<a>; rel="last", <b,c>; title="x, y"; REL="first Next"', "b,c"),
        ("< a >;rel=next;rel=prev", "a"),
        ('<a>; title="; rel=next"', None),
        ("a; rel=next", None),
        ("<a>; rel", None),
    ],
)
def test_headers_that_link(header: str, expected: str | None) -> None:
    """Of several links, that with the relation `next` counts, however it is quoted."""
    assert expected == next_link(header)


def test_links_are_followed_from_where_they_are() -> None:
    """Relative ones, too, and a default port is no other origin."""
    assert "https://a/c?d" == led("https://a/b?x", "c?d#e")
    assert "https://a:443/c" == led("https://a/b", "https://a:443/c")
    assert urlsplit(HOME).path == urlsplit(led(HOME, "")).path


REFUSED = {
    "inputToken: c, outputToken: next": "the operation has no parameter `c`",
    "inputToken: n, outputToken: nex, items: l": "the response has no member `nex`",
    "inputToken: n, outputToken: l, items: l": "`l` must be a scalar",
    "inputToken: t, outputToken: next, items: l": "`next` is of another type than `t`",
    "inputToken: t, outputToken: next": "needs `items`: the response is no list",
    "offset: t, items: l": "`t` must be an integer",
    "offset: n, items: next": "`next` must be a list",
    "offset: /n, items: l": "the request has no member `body`",
    "offset: n, items: /o/x": "the response has no member `x`",
    "offset: n, items: l, more: next": "`next` must be a boolean",
    "offset: n, page: n, items: l": "must tell one way to find the next page",
    "inputToken: n, items: l": "must tell one way to find the next page",
    "linkHeader: false, items: l": "`linkHeader` can only be true",
    "linkHeader: true, items: l, total: next": "`total` says something only beside",
    "linkHeader: true, items: 5": "`items` must be a string",
    "links: true": "has no member `links`",
}


@pytest.mark.parametrize(("said", "message"), REFUSED.items(), ids=REFUSED)
def test_what_is_not_there_is_refused(said: str, message: str) -> None:
    """With the place of what names it."""
    text = f"""{HEAD}  /a:
    get:
      x-concord-pagination: {{{said}}}
      parameters:
        - {{name: n, in: query, schema: {{type: integer}}}}
        - {{name: t, in: query, schema: {{type: string}}}}
      responses:
        "200":
          description: Done
          content:
            application/json:
              schema:
                type: object
                properties:
                  next: {{type: integer}}
                  l: {{type: array, items: {{type: string}}}}
                  o: {{type: object, properties: {{l: {{type: string}}}}}}
"""
    with pytest.raises(SpecError) as raised:
        service(text)
    found = [each for each in raised.value.diagnostics if message in each.message]
    assert found
    assert found[0].place is not None
    assert 6 == found[0].place.start.line


@pytest.mark.parametrize("given", ["{type: string}", "{type: string, enum: [a, b]}"])
@pytest.mark.parametrize("taken", ["{type: string}", "{type: string, enum: [a, b]}"])
def test_texts_and_enums_of_texts_are_alike(taken: str, given: str) -> None:
    """A token of one is sent as one of the other."""
    text = f"""{HEAD}  /a:
    get:
      x-concord-pagination: {{inputToken: t, outputToken: next, items: l}}
      parameters: [{{name: t, in: query, schema: {taken}}}]
      responses:
        "200":
          description: Done
          content:
            application/json:
              schema:
                type: object
                properties:
                  next: {given}
                  l: {{type: array, items: {{type: string}}}}
"""
    (operation,) = service(text).operations
    assert operation.pagination is not None


def test_what_answers_with_something_else_is_refused() -> None:
    """No page can be told from an answer without one."""
    text = PAGED.replace(
        'responses: {"200": {$ref: "#/components/responses/Things"}}',
        'responses: {"200": {$ref: "#/components/responses/Things"}, "204": {description: No}}',
    )
    with pytest.raises(SpecError, match="must answer with one kind of JSON"):
        service(text)


def test_documents_of_others_are_told_of_by_the_configuration() -> None:
    """By the name of an operation, or by where it is."""
    text = PAGED.replace("x-concord-pagination: {linkHeader: true}", "summary: Links.")
    said: dict[str, Any] = {"linkHeader": True}
    for key in ("listByLink", "/paths/~1link/get"):
        options = Options(package="small", pagination={key: said})
        (operation,) = (
            each
            for each in understand(source(text), options).words.service.operations
            if each.name == "listByLink"
        )
        assert ir.Pagination(kind="link") == operation.pagination


def test_a_configuration_that_names_nothing_is_refused() -> None:
    """So is one that says what cannot be: at the operation that it is about."""
    for key, said, message in (
        ("listByLinks", {"linkHeader": True}, "`listByLinks` in `pagination`"),
        ("listByLink", {"linkHeader": 1}, "spec.yaml:67:5: error: `linkHeader` can"),
    ):
        options = Options(package="small", pagination={key: said})
        with pytest.raises(SpecError) as raised:
            understand(source(PAGED), options)
        assert message in str(raised.value)


def test_the_mock_comes_to_an_end(paged: Emitted) -> None:
    """Whatever it makes up, nobody iterates over it for ever, or is led astray."""
    made = Source("paged.yaml", PAGED)
    mock = build(made, NO_FILES, Manner(), log=lambda line: None, stage=nullcontext)
    transport = paged.transports.AsgiTransport(mock.application)
    client = paged.client.HttpPagedClient(base_url="http://mock", transport=transport)
    counts = {}
    for method in {way[0] for way in WAYS.values()}:
        pages = _method(client, method.replace("_items", "_pages").split("."))
        counts[method] = len(list(islice(pages(), 9)))
    body = paged.models.FilterThingsBody()
    filtered = client.things.filter_things_pages(body=body)
    counts["filter"] = len(list(islice(filtered, 9)))
    assert set(counts.values()) <= {1, 2}
    assert 2 == counts["things.list_by_cursor_items"]


def test_a_body_that_cannot_be_made_up_is_refused() -> None:
    """No page can be told in a body that is absent, and needs more than its place."""
    text = PAGED.replace(
        "              type: object\n              properties:\n                offset",
        "              type: object\n              required: [name]\n              properties:\n                offset",
    )
    with pytest.raises(SpecError, match="`/offset` is in what may be left out"):
        service(text)
