"""What transports say of a failure: whether the same request may succeed later."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ecr_public.errors import ClientClosed, TransportError
from ecr_public.transports import Httpx2Transport, Request, Timeout, Urllib3Transport
from tests.failure_client.sending import every_kind, sent
from tests.runtime import wire

MAY_PASS = ["no-answer", "half-a-head", "half-a-body", "half-a-chunk", "reset"]
MAY_PASS += ["garbage", "garbage-chunk", "garbage-compressed", "chunks-without-end"]
LASTS = ["too-large", "too-large-chunked", "too-large-compressed"]
IMPOSSIBLE = ["ftp://127.0.0.1/", "http://127.0.0.1:port/"]

TRUST = ssl.create_default_context()


@pytest.fixture(scope="module")
def server() -> Iterator[wire.WireServer]:
    """Return a server that does what its paths say."""
    with wire.serving() as server:
        yield server


def failing(kind: type[Any], url: str, **options: Any) -> TransportError:
    """Return the error of a request."""
    options = {"ssl_context": TRUST, "max_response_bytes": wire.LIMIT, **options}
    with pytest.raises(TransportError) as raised:
        sent(kind, url, **options)
    return raised.value


@every_kind
@pytest.mark.parametrize(
    ("path", "retryable"),
    [*((path, True) for path in MAY_PASS), *((path, False) for path in LASTS)],
)
def test_broken_connections_may_pass(
    kind: type[Any], path: str, retryable: bool, server: wire.WireServer
) -> None:
    """A response that broke off may come whole; one that is too large will be again."""
    assert retryable == failing(kind, f"{server.url}/{path}").retryable


@every_kind
@pytest.mark.parametrize("url", IMPOSSIBLE)
def test_impossible_requests_last(kind: type[Any], url: str) -> None:
    """What HTTP cannot carry now, it cannot carry later."""
    assert not failing(kind, url).retryable


@every_kind
def test_refused_connections_may_pass(kind: type[Any]) -> None:
    """A server that is not there may come back."""
    assert failing(kind, "http://127.0.0.1:9/").retryable


@pytest.fixture(scope="module")
def untrusted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[wire.WireServer]:
    """Return a server whose certificate nobody vouches for."""
    path: Path = tmp_path_factory.mktemp("tls") / "server.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-noenc", "-days", "1", "-subj", "/CN=test"),
            *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(path), "-out", str(path)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    with wire.serving(context) as server:
        yield server


@every_kind
def test_untrusted_servers_stay_untrusted(
    kind: type[Any], untrusted: wire.WireServer
) -> None:
    """A certificate is verified by default, and does not get better by asking again."""
    error = failing(kind, f"{untrusted.url}/echo")
    assert "certif" in str(error).lower()
    assert not error.retryable


@pytest.mark.parametrize("kind", [Urllib3Transport, Httpx2Transport])
def test_closed_transports_tell_of_the_client(kind: type[Any]) -> None:
    """A transport that was closed by itself raises the same class."""
    request = Request(method="POST", url="http://service.test/", headers={}, body=b"")
    transport = kind(ssl_context=TRUST)
    transport.close()
    with pytest.raises(ClientClosed):
        transport.send(request, Timeout())
