"""Proxies that are encrypted, in front of servers that are: one within the other."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import trustme

from templates.package._runtime.errors import TransportError
from templates.package._runtime.transport import Timeout
from templates.package._runtime.transports.over_aiohttp import AiohttpTransport
from templates.package._runtime.transports.over_httpx2 import (
    AsyncHttpx2Transport,
    Httpx2Transport,
)
from templates.package._runtime.transports.over_urllib3 import Urllib3Transport
from tests.runtime.test_transport_deadlines import sent
from tests.runtime.wire import serving

KINDS = [Urllib3Transport, Httpx2Transport, AiohttpTransport, AsyncHttpx2Transport]
LARGE = b"x" * 300_000

every_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Who vouches for the proxy and for the server."""
    return trustme.CA()


@pytest.fixture(scope="module")
def urls(authority: trustme.CA) -> Iterator[tuple[str, str]]:
    """The addresses of a server, and of a proxy that leads to it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with serving(context) as server, socket.create_server(("127.0.0.1", 0)) as proxy:
        target = server.server_address
        threading.Thread(target=_proxy, args=(proxy, context, target)).start()
        yield f"{server.url}/echo", f"https://127.0.0.1:{proxy.getsockname()[1]}"
        proxy.shutdown(socket.SHUT_RDWR)


def _proxy(proxy: socket.socket, context: ssl.SSLContext, target: Any) -> None:
    while True:
        try:
            sock, _ = proxy.accept()
        except OSError:
            return
        threading.Thread(target=_pass_on, args=(sock, context, target)).start()


def _pass_on(sock: socket.socket, context: ssl.SSLContext, target: Any) -> None:
    with (
        suppress(OSError),
        context.wrap_socket(sock, server_side=True) as near,
        socket.create_connection(target[:2]) as far,
    ):
        while b"\r\n\r\n" not in near.recv(4096):
            pass
        near.sendall(b"HTTP/1.1 200 Fine\r\n\r\n")
        back = threading.Thread(target=_pump, args=(far, near))
        back.start()
        _pump(near, far)
        back.join()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


@every_kind
def test_requests_reach_the_server(
    kind: type[Any], urls: tuple[str, str], authority: trustme.CA
) -> None:
    """What the transport trusts goes for the proxy as well."""
    url, proxy = urls
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    timeout = Timeout(total=60)
    answer = sent(kind, url, timeout, LARGE, ssl_context=trust, proxy=proxy)
    assert LARGE.decode() == json.loads(answer.body)["body"]


@every_kind
def test_a_proxy_that_nobody_vouches_for_is_not_used(
    kind: type[Any], urls: tuple[str, str]
) -> None:
    """It would learn of the request."""
    url, proxy = urls
    with pytest.raises(TransportError, match=r"(?i)certificate") as caught:
        sent(kind, url, Timeout(total=60), proxy=proxy)
    assert (False, False) == (caught.value.retryable, caught.value.may_have_arrived)
