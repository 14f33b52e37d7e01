"""All transports, against servers that behave and servers that do not."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import trustme
from msgspec.structs import replace

from templates.package._runtime.errors import TransportError, TransportTimeout
from templates.package._runtime.headers import lowered, values_of
from templates.package._runtime.transport import Request, Response, Timeout
from templates.package._runtime.transports.over_aiohttp import AiohttpTransport
from templates.package._runtime.transports.over_httpx2 import (
    AsyncHttpx2Transport,
    Httpx2Transport,
)
from templates.package._runtime.transports.over_urllib3 import Urllib3Transport
from tests.patience import PATIENCE, connections_closed, happens, holds_once
from tests.runtime.wire import LIMIT, WireServer, serving

SYNC = [Urllib3Transport, Httpx2Transport]
ASYNC = [AiohttpTransport, AsyncHttpx2Transport]
ALL = [*SYNC, *ASYNC]

PATIENT = Timeout(connect=PATIENCE, read=PATIENCE, total=PATIENCE)
SHORT_READ = Timeout(connect=PATIENCE, read=0.05)
SHORT_TOTAL = Timeout(connect=PATIENCE, read=None, total=0.08)
LARGE = b"x" * 20_000_000
# Shared, because reading the platform's certificates takes longer than most tests.
TRUST = ssl.create_default_context()


class Driven:
    """A transport of either kind, driven from one thread."""

    def __init__(self, kind: type[Any], **options: Any) -> None:
        self._runner = asyncio.Runner()
        self._transport = kind(**options)

    def send(self, request: Request, timeout: Timeout = PATIENT) -> Response:
        """Send `request`, in an event loop if need be."""
        response: Response = self._finish(self._transport.send(request, timeout))
        return response

    def rest(self) -> None:
        """Let a moment pass in which connections may close."""
        self._runner.run(asyncio.sleep(0.003))

    def close(self) -> None:
        """Close the transport."""
        self._finish(self._transport.close())

    def end(self) -> None:
        """Close the transport, and its event loop once all its connections are closed."""
        self.close()
        self._runner.run(connections_closed())
        self._runner.close()

    def _finish(self, result: Any) -> Any:
        return self._runner.run(result) if asyncio.iscoroutine(result) else result


@contextmanager
def driven(kind: type[Any], **options: Any) -> Iterator[Driven]:
    """Open a transport, and close it."""
    transport = Driven(kind, **options)
    try:
        yield transport
    finally:
        transport.end()


@pytest.fixture(params=ALL)
def transport(request: pytest.FixtureRequest) -> Iterator[Driven]:
    """Each transport over a network, in turn."""
    options = {"max_response_bytes": LIMIT, "ssl_context": TRUST}
    with driven(request.param, **options) as transport:
        yield transport


@pytest.fixture(scope="module")
def running_server() -> Iterator[WireServer]:
    """The server that does what its paths say."""
    with serving() as server:
        yield server


@pytest.fixture
def server(running_server: WireServer) -> Iterator[WireServer]:
    """The same server; no script outlives a test."""
    yield running_server
    running_server.release()


def a_request(url: str, body: bytes = b"{}", **headers: str) -> Request:
    """Return a request as the client builds them."""
    return Request(
        method="POST",
        url=url,
        headers={"content-type": "text/plain", "user-agent": "test", **headers},
        body=body,
    )


class Case(NamedTuple):
    """What comes of a path: a status and a body, or an error."""

    path: str
    outcome: tuple[int, bytes] | type[TransportError]
    timeout: Timeout = PATIENT
    body: bytes = b"{}"


CASES = [
    Case("documented-error", (480, b'{"__type":"ServerException"}')),
    Case("redirect", (307, b"")),
    Case("chunked", (200, b"one two three")),
    Case("compressed", (200, b"plain")),
    Case("hinted", (200, b"after hints")),
    Case("until-close", (200, b"to the end")),
    Case("large", (200, bytes(LIMIT))),
    Case("large", (200, bytes(LIMIT)), body=LARGE),
    Case("early", (413, b"much"), body=LARGE),
    Case("too-large", TransportError),
    Case("too-large-chunked", TransportError),
    Case("too-large-compressed", TransportError),
    Case("bomb", TransportError),
    Case("compressed-twice", (200, b"two texts")),
    Case("deflated", (200, b"plain")),
    Case("half-compressed", TransportError),
    Case("encoded", TransportError),
    Case("no-answer", TransportError),
    Case("half-a-head", TransportError),
    Case("half-a-body", TransportError),
    Case("half-a-chunk", TransportError),
    Case("chunks-without-end", TransportError),
    Case("reset", TransportError),
    Case("garbage", TransportError),
    Case("garbage-chunk", TransportError),
    Case("garbage-compressed", TransportError),
    Case("silent", TransportTimeout, SHORT_READ),
    Case("silent", TransportTimeout, SHORT_TOTAL),
    Case("stalling", TransportTimeout, SHORT_READ),
    Case("stalling", TransportTimeout, SHORT_TOTAL),
    Case("dripping", TransportTimeout, SHORT_TOTAL),
    Case("dripping-to-close", TransportTimeout, SHORT_TOTAL),
    Case("deaf", TransportTimeout, Timeout(connect=0.05, read=0.05), body=LARGE),
    Case("deaf", TransportTimeout, SHORT_TOTAL, body=LARGE),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path)
def test_outcomes_are_the_same_over_all_libraries(
    transport: Driven, server: WireServer, case: Case
) -> None:
    """Each transport returns the same response or raises the same class of error."""
    request = a_request(f"{server.url}/{case.path}", case.body)
    outcome: tuple[int, bytes] | type[TransportError]
    try:
        response = transport.send(request, case.timeout)
    except TransportError as error:
        outcome = type(error)
    else:
        outcome = (response.status, response.body)
    assert case.outcome == outcome
    assert transport.send(a_request(f"{server.url}/echo")).status == 200


@pytest.mark.parametrize("timeout", [SHORT_READ, SHORT_TOTAL])
def test_timeouts_are_kept(
    transport: Driven, server: WireServer, timeout: Timeout
) -> None:
    """A call ends soon after its time is up."""

    def is_soon() -> bool:
        start = time.monotonic()
        with pytest.raises(TransportTimeout):
            transport.send(a_request(f"{server.url}/stalling"), timeout)
        return time.monotonic() - start < 1.0

    assert holds_once(is_soon)


def test_requests_arrive_as_they_are(transport: Driven, server: WireServer) -> None:
    """Nothing is added but what HTTP needs, and no escape is resolved."""
    target = "/echo/a%2Fb%20c?x=%20y&z"
    response = transport.send(a_request(server.url + target, b'{"a":1}', tag="b"))
    seen = json.loads(response.body)
    expected = {
        "method": "POST",
        "target": target,
        "headers": {
            "host": server.url.removeprefix("http://"),
            "content-type": "text/plain",
            "accept-encoding": "identity",
            "content-length": "7",
            "user-agent": "test",
            "tag": "b",
        },
        "body": '{"a":1}',
        "connection": seen["connection"],
    }
    assert expected == seen


def test_headers_are_looked_up_in_lower_case(
    transport: Driven, server: WireServer
) -> None:
    """Names in responses count as lower case, however they were sent."""
    response = transport.send(a_request(f"{server.url}/redirect"))
    assert response.headers["location"] == "/echo"
    assert response.headers.get("x-amzn-requestid") is None


def test_no_body_has_no_length(transport: Driven, server: WireServer) -> None:
    """Where none is expected, none is spoken of; where one is, it is told to be empty."""
    request = Request(method="GET", url=f"{server.url}/echo", headers={}, body=b"")
    for method, expected in [("GET", None), ("TRACE", None), ("POST", "0")]:
        answer = transport.send(replace(request, method=method))
        assert expected == json.loads(answer.body)["headers"].get("content-length")


def test_headers_are_sent_as_bytes(transport: Driven, server: WireServer) -> None:
    """Each character stands for a byte: what is more than ASCII is UTF-8 already."""
    said = "grün".encode().decode("latin-1")
    seen = json.loads(transport.send(a_request(f"{server.url}/echo", tag=said)).body)
    assert said == seen["headers"]["tag"]


def test_repeated_headers(transport: Driven, server: WireServer) -> None:
    """Those of one name are joined where they are looked up, and there one by one."""
    headers = transport.send(a_request(f"{server.url}/twice")).headers
    assert headers["x-part"] == "a, b, c"
    assert values_of(headers, "x-part") == ["a, b", "c"]
    assert lowered(headers)["x-part"] == "a, b, c"
    assert values_of(headers, "x-other") == []


def test_connections_are_kept(transport: Driven, server: WireServer) -> None:
    """Calls share a connection, and nothing else: cookies are not sent back."""
    request = a_request(f"{server.url}/echo")
    first, second = (json.loads(transport.send(request).body) for _ in range(2))
    assert first == second


def test_cookies_are_not_kept(transport: Driven, server: WireServer) -> None:
    """A host that has a name gets none back, either."""
    request = a_request(f"{server.url.replace('127.0.0.1', 'localhost')}/echo")
    answers = [json.loads(transport.send(request).body) for _ in range(2)]
    assert [None, None] == [each["headers"].get("cookie") for each in answers]


def test_closed_connections_are_replaced(transport: Driven, server: WireServer) -> None:
    """A connection that the server closed between two calls does no harm."""
    for _ in range(3):
        response = transport.send(a_request(f"{server.url}/last"))
        assert response.body == b"last"
        assert happens(lambda: server.open == 0)
        transport.rest()


def test_closed_transports_refuse(transport: Driven, server: WireServer) -> None:
    """After `close`, which may be called twice, every call says why it fails."""
    transport.send(a_request(f"{server.url}/echo"))
    transport.close()
    transport.close()
    with pytest.raises(TransportError, match="the client is closed"):
        transport.send(a_request(f"{server.url}/echo"))


def test_no_server_is_no_timeout(transport: Driven) -> None:
    """A refused connection is told apart from one that takes too long."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(
        TransportError, match=f"POST http://127.0.0.1:{port}/: "
    ) as info:
        transport.send(a_request(f"http://127.0.0.1:{port}/"))
    assert TransportError is info.type
    assert info.value.__cause__ is not None


@pytest.mark.parametrize(
    "request_",
    [
        a_request("ftp://127.0.0.1/"),
        a_request("http:///no-host"),
        a_request("http://127.0.0.1:port/"),
        a_request("http://127.0.0.1:9/", tag="two\r\nlines: 2"),
    ],
    ids=["scheme", "host", "port", "header"],
)
def test_impossible_requests_are_refused(transport: Driven, request_: Request) -> None:
    """A request that HTTP cannot carry is an error of the package, too."""
    with pytest.raises(TransportError):
        transport.send(request_)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 with its key, and who vouches for it: nobody known."""
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    parts = (issued.private_key_and_cert_chain_pem, authority.cert_pem)
    path.write_bytes(b"".join(part.bytes() for part in parts))
    return path


@pytest.fixture(scope="module")
def tls_server(certificate: Path) -> Iterator[WireServer]:
    """The same server behind TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(context) as server:
        yield server


@pytest.mark.parametrize("kind", ALL)
def test_unknown_certificates_are_refused(
    kind: type[Any], tls_server: WireServer
) -> None:
    """A server whose certificate nobody vouches for gets no request."""
    request = a_request(f"{tls_server.url}/echo")
    with driven(kind) as transport, pytest.raises(TransportError, match=r"(?i)certif"):
        transport.send(request)


@pytest.mark.parametrize("kind", ALL)
def test_given_trust_is_used(
    kind: type[Any], tls_server: WireServer, certificate: Path
) -> None:
    """`ssl_context` says which certificates count."""
    trust = ssl.create_default_context(cafile=certificate)
    with driven(kind, ssl_context=trust) as transport:
        for body in (b"{}", LARGE):
            response = transport.send(a_request(f"{tls_server.url}/chunked", body))
            assert response.body == b"one two three"


def test_connect_timeouts_cover_the_handshake(
    transport: Driven,
) -> None:
    """A server that accepts a connection and says nothing is given up on."""
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"https://127.0.0.1:{mute.getsockname()[1]}/"
        with pytest.raises(TransportTimeout):
            transport.send(a_request(url), Timeout(connect=0.05, read=10.0))


@pytest.mark.parametrize("kind", SYNC)
def test_threads_call_at_the_same_time(kind: type[Any], server: WireServer) -> None:
    """Two threads share a transport, and neither waits for the other."""
    request = a_request(f"{server.url}/together")
    with driven(kind) as transport, ThreadPoolExecutor(2) as threads:
        responses = list(threads.map(transport.send, [request] * 2))
    assert [response.body for response in responses] == [b"together"] * 2


@pytest.mark.parametrize("kind", ASYNC)
def test_tasks_call_at_the_same_time(kind: type[Any], server: WireServer) -> None:
    """Two tasks share a transport, and neither waits for the other."""

    async def both() -> list[Response]:
        transport = kind()
        request = a_request(f"{server.url}/together")
        calls = (transport.send(request, PATIENT) for _ in range(2))
        responses = await asyncio.gather(*calls)
        await transport.close()
        return responses

    responses = asyncio.run(both())
    assert [response.body for response in responses] == [b"together"] * 2


@pytest.mark.parametrize("path", ["silent", "stalling", "deaf"])
@pytest.mark.parametrize("kind", ASYNC)
def test_cancelled_calls_release_their_connection(
    kind: type[Any], server: WireServer, path: str
) -> None:
    """After a cancelled call, the only connection is free for the next one."""

    async def cancel_and_call() -> Response:
        transport = kind(pool_size=1)
        request = a_request(f"{server.url}/{path}", LARGE)
        call = asyncio.create_task(transport.send(request, PATIENT))
        await asyncio.sleep(0.05)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        response: Response = await transport.send(
            a_request(f"{server.url}/chunked"), PATIENT
        )
        server.release()
        await transport.close()
        await connections_closed()
        return response

    assert asyncio.run(cancel_and_call()).body == b"one two three"


def printed(script: str) -> str:
    """Return what a fresh interpreter prints."""
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[2],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


@pytest.mark.parametrize(
    ("module", "kind", "library", "extra"),
    [
        ("over_aiohttp", "AiohttpTransport", "aiohttp", "async"),
        ("over_httpx2", "Httpx2Transport", "httpx2", "httpx2"),
        ("over_httpx2", "AsyncHttpx2Transport", "httpx2", "httpx2"),
    ],
)
def test_a_missing_library_is_named_with_its_extra(
    module: str, kind: str, library: str, extra: str
) -> None:
    """Without the library the module imports, and the transport says what to do."""
    script = f"""
import sys
sys.modules[{library!r}] = None
from templates.package._runtime.errors import MissingExtra
from templates.package._runtime.transports.{module} import {kind}
try:
    {kind}()
except MissingExtra as error:
    print(error.extra, error)
"""
    message = printed(script)
    assert message.startswith(f"{extra} ")
    assert f"needs {library}, which is not installed" in message


def test_the_default_transport_imports_no_other() -> None:
    """Whoever calls over urllib3 does not pay for the rest."""
    script = """
import sys
import templates.package._runtime.transports.over_urllib3
print(*{"asyncio", "aiohttp", "httpx2"}.intersection(sys.modules))
"""
    assert printed(script) == "\n"


@pytest.mark.parametrize("kind", SYNC)
def test_threads_share_one_pool(
    kind: type[Any], server: WireServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many call at once for the first time, a server has one pool."""
    transport = kind(ssl_context=TRUST)
    opened: list[object] = []
    open_pool = transport._open

    def slowly(which: object) -> object:
        opened.append(which)
        time.sleep(0.02)
        return open_pool(which)

    monkeypatch.setattr(transport, "_open", slowly)
    request = a_request(f"{server.url}/echo")
    with ThreadPoolExecutor(8) as threads:
        calls = [threads.submit(transport.send, request, PATIENT) for _ in range(8)]
        assert [200] * 8 == [call.result().status for call in calls]
    transport.close()
    assert 1 == len(opened)
