"""Arguments that would be something else: another path, header, host or part."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.context import Context, anonymous
from templates.package._runtime.errors import RequestInvalid
from templates.package._runtime.http.async_client import AsyncHttpClient
from templates.package._runtime.http.client import HttpClient
from templates.package._runtime.http.description import (
    Answer,
    Body,
    Bytes,
    Cookie,
    Form,
    Header,
    Http,
    Label,
    Location,
    Multipart,
    Query,
)
from templates.package._runtime.http.files import File
from templates.package._runtime.http.server import Application
from templates.package._runtime.operation import Operation, Service
from templates.package._runtime.transports.in_process import AsgiTransport
from templates.package._runtime.transports.over_aiohttp import AiohttpTransport
from templates.package._runtime.transports.over_httpx2 import (
    AsyncHttpx2Transport,
    Httpx2Transport,
)
from templates.package._runtime.transports.over_urllib3 import Urllib3Transport

VALUES = [
    "../../admin",
    "..",
    "%2e%2e/",
    "//evil.test",
    "@evil.test",
    "a\r\nX-Evil: 1",
    "a\nX-Evil: 1",
    "\r\n\r\nGET /admin HTTP/1.1\r\n\r\n",
    "\0",
    "?a=b&c#d",
    '"; filename="x',
    "\\",
    "a=b",
    "é\u2028日",
    "\u560a\u560dX: 1",
]


class Input(CamelStructure):
    """Input of the operations."""

    id: str = "i"
    dotted: list[str] | None = None
    q: str | None = None
    h: str | None = None
    pairs: dict[str, str] | None = None
    c: str | None = None
    body: Any = None
    content_type: str | None = None


LOCATIONS: dict[str, Location] = {
    "id": Label("id"),
    "q": Query("q"),
    "h": Header("X-H"),
    "pairs": Header("X-O", explode=True),
    "c": Cookie("c"),
}
DOTTED: dict[str, Location] = {"id": Label("id"), "dotted": Label("dotted", "label")}


def operation(name: str, *media: Any, path: str = "/things/{id}") -> Any:
    """An operation with a parameter of each kind, or with a body."""
    said = LOCATIONS if "dotted" not in path else DOTTED
    body = Body(*media, required=False) if media else None
    binding = Http("POST", path, said, body=body, responses={204: Answer()})
    made: Operation[Input, None] = Operation(name=name, binding=binding, input=Input)
    return made


PLAIN = operation("plain")
LISTED = operation("listed", path="/lists/{id}.{dotted}")
ANY = operation("any", Bytes("*/*"), path="/any/{id}")
FORM = operation("form", Form(dict[str, str]), path="/form/{id}")
PARTS = operation("parts", Multipart(dict[str, File]), path="/parts/{id}")
OPERATIONS = (PLAIN, LISTED, ANY, FORM, PARTS)
SERVICE = Service(
    name="s", title="S", operations={it.name: it for it in OPERATIONS}, errors=()
)


def calls(value: str) -> Iterator[tuple[Any, Input]]:
    """Calls with a hostile value in each place."""
    yield PLAIN, Input(id=value)
    yield LISTED, Input(dotted=["a", value])
    yield PLAIN, Input(q=value)
    yield PLAIN, Input(h=value)
    yield PLAIN, Input(pairs={value: "x"})
    yield PLAIN, Input(pairs={"k": value})
    yield PLAIN, Input(c=value)
    yield ANY, Input(body=b"c", content_type=value)
    yield FORM, Input(body={value: value})
    yield PARTS, Input(body={value: File(b"c")})
    yield PARTS, Input(body={"f": File(b"c", name=value)})
    yield PARTS, Input(body={"f": File(b"c", content_type=value)})
    yield PARTS, Input(body={"f": File(b"c", headers={"X-More": value})})


class Recorder:
    """A server that keeps the bytes of each request."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.host = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self.got: list[tuple[bytes, bytes]] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(
                target=self._serve, args=(connection,), daemon=True
            ).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as file:
            while first := file.readline():
                head = first
                while (line := file.readline()) not in (b"\r\n", b"\n", b""):
                    head += line
                length = re.search(rb"(?i)\ncontent-length: *(\d+)", head)
                body = file.read(int(length[1])) if length else b""
                self.got.append((head, body))
                connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")

    def close(self) -> None:
        """Accept no more."""
        self._socket.close()


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    """A server for all tests of this module."""
    made = Recorder()
    yield made
    made.close()


KNOWN = frozenset(
    {"host", "user-agent", "accept-encoding", "accept", "content-type", "connection"}
    | {"content-length", "x-h", "x-o", "cookie"}
)
TARGET = re.compile(rb"POST /v1/(?:things|lists|any|form|parts)/[!-.0-~]+ HTTP/1\.1")


def check(recorder: Recorder, head: bytes, body: bytes) -> None:
    """Check that a request is still what the operation says."""
    first, *lines = head.decode("latin-1").removesuffix("\r\n").split("\r\n")
    assert not set("\r\n\0") & set("".join(lines))
    assert TARGET.fullmatch(first.encode())
    assert not re.search(r"#|/(\.|%2[eE]){1,2}[ ?]", first)
    names = [line.partition(":")[0].lower() for line in lines]
    assert len(names) == len(set(names))
    assert set(names) <= KNOWN
    assert f"host: {recorder.host}" in [line.lower() for line in lines]
    boundary = re.search(r"boundary=(\w+)", head.decode("latin-1"))
    for part in body.split(b"--" + boundary[1].encode())[1:-1] if boundary else ():
        told, _, _ = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        keys = [line.partition(b":")[0].lower() for line in told.split(b"\r\n")]
        assert [b"content-disposition", b"content-type"] == keys[:2]
        assert [b"x-more"][: len(keys) - 2] == keys[2:]


@pytest.mark.parametrize(
    "kind", [Urllib3Transport, Httpx2Transport, AiohttpTransport, AsyncHttpx2Transport]
)
def test_requests_stay_what_they_are(kind: Any, recorder: Recorder) -> None:
    """Each is sent with the value where it belongs, or is not sent at all."""
    url = f"http://{recorder.host}/v1"
    made = [call for value in VALUES for call in calls(value)]
    before, refused = len(recorder.got), 0
    transport = kind(trust_env=False)

    async def ask() -> int:
        refused = 0
        async with AsyncHttpClient(
            SERVICE, base_url=url, transport=transport, retries=0
        ) as client:
            for asked, value in made:
                try:
                    await client._call(asked, value, timeout=None)
                except RequestInvalid:
                    refused += 1
        return refused

    if "A" in kind.__name__[0]:
        refused = asyncio.run(ask())
    else:
        with HttpClient(
            SERVICE, base_url=url, transport=transport, retries=0
        ) as client:
            for asked, value in made:
                try:
                    client._call(asked, value, timeout=None)
                except RequestInvalid:
                    refused += 1
    sent = recorder.got[before:]
    assert (len(made), True) == (len(sent) + refused, len(sent) > refused)
    for head, body in sent:
        check(recorder, head, body)


def test_servers_read_what_is_sent() -> None:
    """Whatever is sent comes to the same operation, with the same value."""
    got: list[tuple[str, Any]] = []

    def handler(name: str) -> Any:
        def handle(request: Input, context: Context) -> None:
            got.append((name, _plain(request)))

        return handle

    app = Application(
        SERVICE, {it: handler(it.name) for it in OPERATIONS}, authenticate=anonymous
    )
    with HttpClient(
        SERVICE, base_url="http://a.test", transport=AsgiTransport(app), retries=0
    ) as client:
        for value in VALUES:
            for asked, sent in calls(value):
                got.clear()
                try:
                    client._call(asked, sent, timeout=None)
                except RequestInvalid:
                    continue
                assert [(asked.name, _plain(sent))] == got


def _plain(value: Input) -> dict[str, Any]:
    """An input without what differs: types that are filled in, and what files hold."""
    body = value.body
    if isinstance(body, dict):
        body = {
            key: (each.name or key) if isinstance(each, File) else each
            for key, each in body.items()
        }
    found = {name: getattr(value, name) for name in value.__struct_fields__}
    rest = body if isinstance(body, dict) else None
    return {**found, "body": rest, "content_type": None}


@pytest.mark.parametrize(
    "said", ["null", "text", "a/b\r\nX: 1", "é/b", "a/b; c=é", "/"]
)
def test_what_is_no_media_type_is_not_sent(said: str) -> None:
    """A range takes any media type, and nothing else."""
    client = HttpClient(SERVICE, base_url="http://a.test", retries=0)
    with pytest.raises(RequestInvalid, match="content_type such as"):
        client._call(ANY, Input(body=b"c", content_type=said), timeout=None)
    client.close()
