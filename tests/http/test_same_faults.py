"""Requests with several faults: client and server tell the same of them, in one order."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest

from templates.package._runtime import constraints
from templates.package._runtime.context import Context, anonymous
from templates.package._runtime.errors import RequestInvalid
from templates.package._runtime.http.client import HttpClient
from templates.package._runtime.http.description import (
    Answer,
    Body,
    Cookie,
    Form,
    Header,
    Http,
    Json,
    Label,
    Location,
    Multipart,
    Query,
)
from templates.package._runtime.http.errors import HttpError
from templates.package._runtime.http.server import Application
from templates.package._runtime.operation import Operation, Service
from templates.package._runtime.structure import Structure
from templates.package._runtime.transports.in_process import AsgiTransport

FEW = constraints.WholeNumber(maximum=5)
SHORT = constraints.String(max_length=2)


class Things(Structure):
    """The body."""

    count: Annotated[int, FEW.meta]
    name: Annotated[str, SHORT.meta]


class Input(Structure):
    """Input of the operation."""

    crumb: Annotated[int, FEW.meta]
    header: Annotated[str, SHORT.meta]
    size: Annotated[int, FEW.meta]
    number: Annotated[int, FEW.meta]
    body: Things


LOCATIONS: dict[str, Location] = {
    "crumb": Cookie("crumb"),
    "header": Header("X-Header"),
    "size": Query("size"),
    "number": Label("number"),
}


def told(operation: Operation[Input, None], sent: Input) -> tuple[list[Any], list[Any]]:
    """Return what a client finds wrong, and a server where the client does not look."""
    service = Service(name="s", title="S", operations={"ask": operation}, errors=())

    def handle(request: Input, context: Context) -> None:
        raise AssertionError(request)

    app = Application(service, {operation: handle}, authenticate=anonymous)
    url = "http://a.test"
    with (
        HttpClient(service, base_url=url, transport=AsgiTransport(app)) as client,
        pytest.raises(RequestInvalid) as refused,
    ):
        client._call(operation, sent, timeout=None)
    with (
        HttpClient(
            service, base_url=url, transport=AsgiTransport(app), validate=False
        ) as client,
        pytest.raises(HttpError) as answered,
    ):
        client._call(operation, sent, timeout=None)
    faults = json.loads(answered.value.content)["violations"]
    return (
        [(each.path, each.message) for each in refused.value.violations],
        [(f"/{it['in']}{it['path']}", it["message"]) for it in faults],
    )


@pytest.mark.parametrize("media", [Json(Things), Form(Things), Multipart(Things)])
def test_faults_in_all_places(media: Any) -> None:
    """Those of the path come first, then the query, headers, cookies, and the body."""
    binding = Http(
        "POST", "/{number}", LOCATIONS, body=Body(media), responses={204: Answer()}
    )
    operation: Operation[Input, None] = Operation(
        name="ask", binding=binding, input=Input
    )
    wrong = Input(
        crumb=6, header="abc", size=6, number=6, body=Things(count=6, name="abc")
    )
    client, server = told(operation, wrong)
    assert client == server
    assert [
        "/path/number",
        "/query/size",
        "/header/X-Header",
        "/cookie/crumb",
        "/body/count",
        "/body/name",
    ] == [path for path, _ in client]
