"""The deadline of a request, against servers that never stop and never end."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
import trustme
from httpcore2 import NetworkStream

from templates.package._runtime.errors import TransportError, TransportTimeout
from templates.package._runtime.transport import Request, Response, Timeout
from templates.package._runtime.transports.deadlines import connected, limited
from templates.package._runtime.transports.httpx2_connections import Stream
from templates.package._runtime.transports.over_aiohttp import AiohttpTransport
from templates.package._runtime.transports.over_httpx2 import (
    AsyncHttpx2Transport,
    Httpx2Transport,
)
from templates.package._runtime.transports.over_urllib3 import Urllib3Transport
from tests.runtime.wire import WireServer, serving

SYNC = [Urllib3Transport, Httpx2Transport]
ASYNC = [AiohttpTransport, AsyncHttpx2Transport]

TOTAL = Timeout(connect=60.0, read=60.0, total=0.5)
CONNECT = Timeout(connect=0.3, read=60.0)
LONG = 10.0
"""A call with such a timeout ends long before, however busy the machine is; what the
server does would take a minute."""

LARGE = b"x" * 20_000_000

every_kind = pytest.mark.parametrize("kind", [*SYNC, *ASYNC])
every_sync_kind = pytest.mark.parametrize("kind", SYNC)


def sent(
    kind: type[Any],
    url: str,
    timeout: Timeout,
    body: bytes = b"{}",
    release: Callable[[], object] = lambda: None,
    **options: Any,
) -> Response:
    """Return the answer to a request over a transport of its own.

    The server is released while the event loop still runs: some libraries close a
    connection only once the other side has taken all that was written.
    """
    request = Request(method="POST", url=url, headers={}, body=body)
    if kind in SYNC:
        transport = kind(**options)
        try:
            return transport.send(request, timeout)  # type: ignore[no-any-return]  # every kind returns one
        finally:
            transport.close()

    async def send_async() -> Response:
        transport = kind(**options)
        try:
            response: Response = await transport.send(request, timeout)
            return response
        finally:
            await transport.close()
            # A script may be between two waits when it is released.
            for _ in range(6):
                release()
                await asyncio.sleep(0.01)

    return asyncio.run(send_async())


@contextmanager
def in_time() -> Iterator[None]:
    """Expect a timeout, long before a minute has passed."""
    start = time.monotonic()
    with pytest.raises(TransportTimeout):
        yield
    assert time.monotonic() - start < LONG


def outcomes(
    kind: type[Any],
    servers: dict[str, WireServer],
    paths: Sequence[str],
    body: bytes,
    trust: ssl.SSLContext,
) -> dict[str, type[object]]:
    """Return what comes of a request to each path of each server, all sent at once."""
    urls = [f"{server.url}/{path}" for server in servers.values() for path in paths]

    def release() -> None:
        for server in servers.values():
            server.release()

    # What one call had released would end the others, too.
    last = threading.Barrier(len(urls), release)

    def outcome(url: str) -> type[object]:
        try:
            return type(sent(kind, url, TOTAL, body, last.wait, ssl_context=trust))
        except TransportError as error:
            return type(error)

    start = time.monotonic()
    with ThreadPoolExecutor(len(urls)) as threads:
        found = dict(zip(urls, threads.map(outcome, urls), strict=True))
    assert time.monotonic() - start < LONG
    return found


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Who vouches for the server."""
    return trustme.CA()


@pytest.fixture(scope="module")
def trust(authority: trustme.CA) -> ssl.SSLContext:
    """What the clients trust; made once, for that takes long."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture(scope="module")
def servers(authority: trustme.CA) -> Iterator[dict[str, WireServer]]:
    """A server without and one with TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with serving() as plain, serving(context) as encrypted:
        yield {"http": plain, "https": encrypted}
        plain.release()
        encrypted.release()


@every_kind
def test_no_response_outlasts_the_deadline(
    kind: type[Any], servers: dict[str, WireServer], trust: ssl.SSLContext
) -> None:
    """A server that always sends a little more does not keep a call any longer."""
    paths = (
        *("silent", "stalling", "dripping", "dripping-head", "continuing"),
        *("hinting", "dripping-extension", "dripping-trailers"),
    )
    ended = outcomes(kind, servers, paths, b"{}", trust)
    assert dict.fromkeys(ended, TransportTimeout) == ended


@every_kind
def test_no_request_outlasts_the_deadline(
    kind: type[Any], servers: dict[str, WireServer], trust: ssl.SSLContext
) -> None:
    """Nor does one that always takes a little more of the request."""
    ended = outcomes(kind, servers, ("sipping", "steady"), LARGE, trust)
    assert dict.fromkeys(ended, TransportTimeout) == ended


class Slow(NetworkStream):
    """A connection that takes a while for each write."""

    written = 0

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Take it."""
        time.sleep(0.01)
        self.written += len(buffer)


def test_large_writes_ask_again_for_the_time() -> None:
    """A stream of httpx2 does not write a large body with the limit for one write."""
    slow = Slow()
    with limited(Timeout(total=0.1)), pytest.raises(TimeoutError):
        Stream(slow).write(LARGE)
    assert 0 < slow.written < len(LARGE)


@pytest.mark.parametrize(
    ("kind", "scheme"),
    [*((kind, "http") for kind in (*SYNC, *ASYNC)), (Urllib3Transport, "https")],
)
def test_requests_that_get_along_are_not_given_up_on(
    kind: type[Any],
    scheme: str,
    servers: dict[str, WireServer],
    trust: ssl.SSLContext,
) -> None:
    """`Timeout.read` is for a piece: a large body may take longer as a whole."""
    timeout = Timeout(connect=LONG, read=0.6)
    url = f"{servers[scheme].url}/steady"
    assert b"ok" == sent(kind, url, timeout, LARGE, ssl_context=trust).body


@pytest.mark.parametrize(
    ("kind", "timeout"),
    [
        *((kind, CONNECT) for kind in (*SYNC, *ASYNC)),
        *((kind, TOTAL) for kind in (*SYNC, *ASYNC)),
    ],
)
def test_no_handshake_outlasts_the_deadline(
    kind: type[Any], timeout: Timeout, trust: ssl.SSLContext
) -> None:
    """A server that sends its part of a handshake byte by byte is given up on."""
    ended = threading.Event()

    def drip(server: socket.socket) -> None:
        sock, _ = server.accept()
        with sock:
            # The start of a handshake that is as long as one may be.
            sock.sendall(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc")
            while not ended.wait(0.02):
                try:
                    sock.sendall(b"\x00")
                except OSError:
                    return

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=drip, args=(server,))
        thread.start()
        try:
            with in_time():
                url = f"https://127.0.0.1:{server.getsockname()[1]}/"
                sent(kind, url, timeout, release=ended.set, ssl_context=trust)
        finally:
            ended.set()
            thread.join()


@every_kind
@pytest.mark.parametrize("timeout", [TOTAL, CONNECT], ids=["total", "connect"])
def test_no_handshake_within_another_outlasts_the_deadline(
    kind: type[Any], timeout: Timeout, authority: trustme.CA, trust: ssl.SSLContext
) -> None:
    """A proxy that is encrypted, and passes on a handshake byte by byte, is given up on."""
    ended = threading.Event()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)

    def drip(server: socket.socket) -> None:
        sock, _ = server.accept()
        try:
            with context.wrap_socket(sock, server_side=True) as encrypted:
                while b"\r\n\r\n" not in encrypted.recv(4096):
                    pass
                encrypted.sendall(b"HTTP/1.1 200 Fine\r\n\r\n")
                # Who connects speaks first.
                encrypted.recv(4096)
                encrypted.sendall(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc")
                while not ended.wait(0.02):
                    encrypted.sendall(b"\x00")
        except OSError:
            return

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=drip, args=(server,))
        thread.start()
        try:
            proxy = f"https://127.0.0.1:{server.getsockname()[1]}"
            with in_time():
                url = "https://service.test/"
                told: dict[str, Any] = {"ssl_context": trust, "proxy": proxy}
                sent(kind, url, timeout, release=ended.set, **told)
        finally:
            ended.set()
            thread.join()


@every_sync_kind
@pytest.mark.parametrize("timeout", [TOTAL, CONNECT], ids=["total", "connect"])
def test_no_look_up_outlasts_the_deadline(
    kind: type[Any], timeout: Timeout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server that does not answer is given up on, too."""
    ended = threading.Event()
    genuine = socket.getaddrinfo

    def look_up(host: str, port: int, *args: Any) -> Any:
        if host == "slow.test" and socket.AI_NUMERICHOST not in args:
            ended.wait(60)
        return genuine(host, port, *args)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    try:
        with in_time():
            sent(kind, "http://slow.test:9/", timeout)
    finally:
        ended.set()


@contextmanager
def busy_port() -> Iterator[int]:
    """Return a port that takes no more connections, and does not refuse them, either."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        port = server.getsockname()[1]
        waiting = []
        try:
            for _ in range(4):
                waiting.append(socket.socket())
                waiting[-1].setblocking(False)
                waiting[-1].connect_ex(("127.0.0.1", port))
            yield port
        finally:
            for each in waiting:
                each.close()


@every_sync_kind
def test_many_addresses_share_the_time_to_connect(
    kind: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host with thirty addresses, none of which answers, takes no longer than one."""
    with busy_port() as port:
        address = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
        monkeypatch.setattr(socket, "getaddrinfo", _answering([address] * 30))
        with in_time():
            sent(kind, f"http://many.test:{port}/", Timeout(connect=0.5))


@every_sync_kind
def test_the_next_address_is_tried(
    kind: type[Any],
    monkeypatch: pytest.MonkeyPatch,
    servers: dict[str, WireServer],
) -> None:
    """Where the first address does not answer in its share, another one may."""
    port = servers["http"].server_address[1]
    mute = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.2", port))
    good = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
    monkeypatch.setattr(socket, "getaddrinfo", _answering([mute, good]))
    url = f"http://two.test:{port}/documented-error"
    assert 480 == sent(kind, url, Timeout(connect=LONG)).status


@pytest.mark.parametrize(
    ("seconds", "shares"),
    [(60.0, [20.0, 30.0, 60.0]), (None, [None, None, None])],
    ids=["limited", "unlimited"],
)
def test_shares_of_the_time_to_connect(
    seconds: float | None,
    shares: list[float | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each address may take as much of what is left as each of those after it."""
    given: list[float | None] = []

    def refuse(address: Any, share: float | None) -> None:
        given.append(share)
        raise OSError(address)

    monkeypatch.setattr(socket, "getaddrinfo", _answering([1, 2, 3]))
    timeout = Timeout(connect=seconds, read=None, total=None)
    with (
        limited(timeout) as limits,
        limits.connecting(),
        pytest.raises(OSError, match=r"^3$"),
    ):
        connected("three.test", 9, refuse)
    assert shares == [each and pytest.approx(each, rel=0.2) for each in given]


@every_sync_kind
def test_the_last_failure_is_told(
    kind: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host all of whose addresses refuse is no timeout, nor is one without any."""
    refusing = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 9))
    for addresses in ([refusing, refusing], []):
        monkeypatch.setattr(socket, "getaddrinfo", _answering(addresses))
        with pytest.raises(TransportError) as raised:
            sent(kind, "http://two.test:9/", Timeout())
        assert TransportError is raised.type


def _answering(addresses: list[Any]) -> Any:
    genuine = socket.getaddrinfo

    def look_up(host: str, port: int, *args: Any) -> Any:
        if not host.endswith(".test"):
            return genuine(host, port, *args)
        if socket.AI_NUMERICHOST in args:
            raise socket.gaierror(socket.EAI_NONAME, "no address")
        return addresses

    return look_up
