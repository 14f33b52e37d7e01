"""Names in a query, or of cookies, that several parameters would have."""

from __future__ import annotations

from typing import Any

import pytest

from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.context import Context, anonymous
from templates.package._runtime.errors import RequestInvalid
from templates.package._runtime.http.client import HttpClient
from templates.package._runtime.http.description import Answer, Cookie, Http, Query
from templates.package._runtime.http.server import Application
from templates.package._runtime.operation import Operation, Service
from templates.package._runtime.structure import Structure
from templates.package._runtime.transports.in_process import AsgiTransport
from tests.http.asking import asked


class Pages(Structure):
    """Some names."""

    page: int | None = None
    size: int | None = None


class Order(Structure):
    """One of the same names, and another."""

    size: int | None = None
    by: str | None = None


class Needing(Structure):
    """The same, which needs the one that others have, too."""

    size: int
    by: str | None = None


class Lone(Structure):
    """Nothing but what others have, too."""

    size: int


class Input(CamelStructure):
    """Input of the operation."""

    size: int | None = None
    pages: Pages | None = None
    order: Order | None = None
    needing: Needing | None = None
    lone: Lone | None = None
    first: dict[str, str] | None = None
    second: dict[str, str] | None = None
    filter: dict[str, str] | None = None
    name: str | None = None


class Demanding(CamelStructure):
    """Input of an operation whose requests need the object that is listed last."""

    order: Order
    pages: Pages | None = None


def operation(*names: str, among: type[Any] = Query) -> Operation[Input, None]:
    """Return an operation with some of the parameters, in their order."""
    locations = {name: among(name) for name in names}
    if "filter" in names:
        locations |= {
            "filter": Query("filter", "deepObject"),
            "name": Query("filter[n]"),
        }
    binding = Http("GET", "/", locations, responses={204: Answer()})
    return Operation(name="ask", binding=binding, input=Input)


def served(
    asked_of: Operation[Input, None], got: list[Input]
) -> tuple[Service, Application]:
    """Return a service that keeps what it gets."""
    service = Service(name="s", title="S", operations={"ask": asked_of}, errors=())

    def handle(request: Input, context: Context) -> None:
        got.append(request)

    return service, Application(service, {asked_of: handle}, authenticate=anonymous)


def exchanged(asked_of: Operation[Input, None], sent: Input) -> Input:
    """Return what a handler gets of what a client sends."""
    got: list[Input] = []
    service, app = served(asked_of, got)
    with HttpClient(
        service, base_url="http://a.test", transport=AsgiTransport(app)
    ) as client:
        client._call(asked_of, sent, timeout=None)
    [received] = got
    return received


SENT: dict[str, tuple[tuple[str, ...], Input]] = {
    "all of the first": (
        ("pages", "order"),
        Input(pages=Pages(page=1, size=2), order=Order(by="a")),
    ),
    "only the first": (("pages", "order"), Input(pages=Pages(size=2))),
    "only the second": (("pages", "order"), Input(order=Order(by="a"))),
    "the other order": (
        ("order", "pages"),
        Input(pages=Pages(page=1), order=Order(size=2)),
    ),
    "a parameter": (("pages", "size"), Input(size=3, pages=Pages(page=1))),
    "a parameter alone": (("pages", "size"), Input(size=3)),
    "a need": (("size", "needing"), Input(size=3, needing=Needing(size=3, by="a"))),
    "no need": (("size", "needing"), Input(size=3)),
    "no lone need": (("pages", "lone"), Input(pages=Pages(size=3))),
    "a map": (("first", "pages"), Input(first={"x": "1"}, pages=Pages(size=2))),
    "two maps": (("first", "second"), Input(first={"x": "1"})),
    "a deep name": (("filter",), Input(filter={"a": "1"}, name="2")),
}


@pytest.mark.parametrize("among", [Query, Cookie])
@pytest.mark.parametrize(("names", "sent"), SENT.values(), ids=SENT)
def test_each_name_means_one_member(
    names: tuple[str, ...], sent: Input, among: type[Any]
) -> None:
    """The server reads what the client was given, and nothing more."""
    assert sent == exchanged(operation(*names, among=among), sent)


REFUSED: dict[str, tuple[tuple[str, ...], Input, str]] = {
    "the same": (
        ("pages", "order"),
        Input(pages=Pages(size=2), order=Order(size=2)),
        "order",
    ),
    "another": (
        ("pages", "order"),
        Input(pages=Pages(size=2), order=Order(size=3)),
        "order",
    ),
    "alone": (("pages", "order"), Input(order=Order(size=2)), "order"),
    "a parameter": (("pages", "size"), Input(size=2, pages=Pages(size=2)), "pages"),
    "a need": (("size", "needing"), Input(size=2, needing=Needing(size=3)), "needing"),
    "a need alone": (("size", "needing"), Input(needing=Needing(size=3)), "needing"),
    "only a need": (
        ("pages", "lone"),
        Input(pages=Pages(size=3), lone=Lone(size=3)),
        "lone",
    ),
    "nothing else of it": (
        ("size", "needing"),
        Input(size=3, needing=Needing(size=3)),
        "needing",
    ),
    "a second map": (("first", "second"), Input(second={"x": "1"}), "second"),
    "a map": (("first", "size"), Input(size=1, first={"size": "2"}), "first"),
    "a deep name": (("filter",), Input(filter={"n": "1"}), "filter"),
}


@pytest.mark.parametrize("among", [Query, Cookie])
@pytest.mark.parametrize(("names", "sent", "place"), REFUSED.values(), ids=REFUSED)
def test_what_would_be_lost_is_not_sent(
    names: tuple[str, ...], sent: Input, place: str, among: type[Any]
) -> None:
    """A member whose name is another's is refused, with the pair that it would be."""
    with pytest.raises(RequestInvalid) as refused:
        exchanged(operation(*names, among=among), sent)
    [found] = refused.value.violations
    location = "query" if among is Query or place == "filter" else "cookie"
    assert f"/{location}/{place}" == found.path
    assert "the name means another parameter" in found.message


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("size=1&by=a", Input(pages=Pages(size=1), order=Order(by="a"))),
        ("size=1", Input(pages=Pages(size=1))),
        ("page=1", Input(pages=Pages(page=1))),
    ],
)
def test_what_others_send_is_read_so(query: str, expected: Input) -> None:
    """A name is that of the first, whoever writes it."""
    got: list[Input] = []
    _, app = served(operation("pages", "order"), got)
    assert 204 == asked(app, "GET", f"/?{query}").status
    assert [expected] == got


@pytest.mark.parametrize("among", [Query, Cookie])
def test_an_object_that_requests_need_goes_first(among: type[Any]) -> None:
    """Where another one had its names, no request could be made."""
    locations = {"pages": among("pages"), "order": among("order")}
    binding = Http("GET", "/", locations, responses={204: Answer()})
    asked_of: Operation[Demanding, None] = Operation(
        name="ask", binding=binding, input=Demanding
    )
    got: list[Demanding] = []
    service = Service(name="s", title="S", operations={"ask": asked_of}, errors=())
    handlers = {asked_of: lambda request, _: got.append(request)}
    app = Application(service, handlers, authenticate=anonymous)
    sent = Demanding(order=Order(size=2), pages=Pages(page=1))
    with HttpClient(
        service, base_url="http://a.test", transport=AsgiTransport(app)
    ) as client:
        client._call(asked_of, sent, timeout=None)
        with pytest.raises(RequestInvalid):
            client._call(
                asked_of, Demanding(order=Order(), pages=Pages(size=1)), timeout=None
            )
    assert [sent] == got


class Both(CamelStructure):
    """Input of an operation whose requests need two objects of the same names."""

    pages: Pages
    second: Pages
    lone: Lone


@pytest.mark.parametrize("among", [Query, Cookie])
def test_an_object_without_a_name_is_empty(among: type[Any]) -> None:
    """Each request has it, as its document asks; what else it needs, others say, too."""
    locations = {name: among(name) for name in ("pages", "second", "lone")}
    binding = Http("GET", "/", locations, responses={204: Answer()})
    asked_of: Operation[Both, None] = Operation(name="ask", binding=binding, input=Both)
    got: list[Both] = []
    service = Service(name="s", title="S", operations={"ask": asked_of}, errors=())
    handlers = {asked_of: lambda request, _: got.append(request)}
    app = Application(service, handlers, authenticate=anonymous)
    sent = Both(pages=Pages(size=2), second=Pages(), lone=Lone(size=2))
    with HttpClient(
        service, base_url="http://a.test", transport=AsgiTransport(app)
    ) as client:
        client._call(asked_of, sent, timeout=None)
        lost = Both(pages=Pages(size=2), second=Pages(page=1), lone=Lone(size=2))
        with pytest.raises(RequestInvalid):
            client._call(asked_of, lost, timeout=None)
    assert [sent] == got


def test_a_name_twice_is_refused() -> None:
    """As some clients would write both, which nobody can tell apart."""
    _, app = served(operation("pages", "order"), [])
    assert 400 == asked(app, "GET", "/?size=1&size=2").status
