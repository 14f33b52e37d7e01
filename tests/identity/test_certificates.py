"""Certificates of callers: shown by every transport, demanded by servers, checked."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from typing import Any

import pytest
import trustme

from ecr_public import operations
from ecr_public._runtime.refusals import Refusal
from ecr_public.auth import ClientCertificate, MutualTlsVerifier
from ecr_public.errors import TransportError
from ecr_public.server import Call
from ecr_public.transports import (
    AiohttpTransport,
    AsyncHttpx2Transport,
    Httpx2Transport,
    Request,
    Response,
    Timeout,
    Urllib3Transport,
)
from tests.identity.signing import having, http_scope
from tests.patience import PATIENCE
from tests.runtime.wire import WireServer, serving

ALL = [Urllib3Transport, Httpx2Transport, AiohttpTransport, AsyncHttpx2Transport]
PATIENT = Timeout(connect=PATIENCE, read=PATIENCE, total=PATIENCE)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Whom the server believes."""
    return trustme.CA()


@pytest.fixture(scope="module")
def demanding(authority: trustme.CA) -> Iterator[WireServer]:
    """A server that talks to nobody without a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.verify_mode = ssl.CERT_REQUIRED
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.configure_trust(context)
    with serving(context) as server:
        yield server


def caller(authority: trustme.CA, vouches: trustme.CA | None) -> ssl.SSLContext:
    """What a caller trusts, and shows."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    if vouches is not None:
        vouches.issue_cert("ann@shop.test").configure_cert(context)
    return context


def sent(kind: Any, context: ssl.SSLContext, server: WireServer) -> Response:
    """What a server answers to a transport."""
    request = Request(method="POST", url=f"{server.url}/echo", headers={}, body=b"hi")
    transport = kind(ssl_context=context, trust_env=False)

    async def send() -> Response:
        try:
            response: Response = await transport.send(request, PATIENT)
            return response
        finally:
            await transport.close()

    if kind in ALL[2:]:
        return asyncio.run(send())
    try:
        response: Response = transport.send(request, PATIENT)
        return response
    finally:
        transport.close()


@pytest.mark.parametrize("kind", ALL)
def test_transports_show_a_certificate(
    kind: Any, authority: trustme.CA, demanding: WireServer
) -> None:
    """Without one that the server believes, there is no answer."""
    assert 200 == sent(kind, caller(authority, authority), demanding).status
    for vouches in (None, trustme.CA()):
        with pytest.raises(TransportError):
            sent(kind, caller(authority, vouches), demanding)


def found(extensions: Any) -> object:
    """Who has this certificate, or how it is refused."""
    holders = {"CN=ann,O=Shop": "ann"}
    check = MutualTlsVerifier(lambda shown: holders.get(shown.name or ""))
    scope = {**http_scope("POST", "https://shop.test/", []), "extensions": extensions}
    call = Call(operations.INITIATE_LAYER_UPLOAD, scope, having(b""))
    try:
        return asyncio.run(check(call))
    except Refusal as refusal:
        return refusal.status, refusal.code


MISSING = (403, "MissingAuthenticationTokenException")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"client_cert_chain": ["PEM"], "client_cert_name": "CN=ann,O=Shop"}, "ann"),
        (
            {"client_cert_chain": ["PEM"], "client_cert_name": "CN=eve"},
            (403, "UnrecognizedClientException"),
        ),
        (
            {"client_cert_chain": ["PEM"], "client_cert_name": None},
            (403, "UnrecognizedClientException"),
        ),
        ({"client_cert_chain": [], "client_cert_name": "CN=ann,O=Shop"}, MISSING),
        (
            {
                "client_cert_chain": ["PEM"],
                "client_cert_name": "CN=ann,O=Shop",
                "client_cert_error": "expired",
            },
            MISSING,
        ),
        ({}, MISSING),
        (None, MISSING),
    ],
)
def test_servers_check_what_asgi_tells(told: Any, expected: object) -> None:
    """A certificate that the ASGI server did not accept proves nothing."""
    extensions = {"tls": told} if told is not None else None
    assert expected == found(extensions)


def test_a_certificate_has_a_name_and_a_chain() -> None:
    """As RFC 4514 and PEM have them."""
    shown: list[ClientCertificate] = []

    def known(certificate: ClientCertificate) -> str:
        shown.append(certificate)
        return "ann"

    check = MutualTlsVerifier(known)
    told = {"client_cert_chain": ("A", "B"), "client_cert_name": "CN=ann"}
    scope = http_scope("POST", "https://shop.test/", [])
    scope["extensions"] = {"tls": told}
    call = Call(operations.INITIATE_LAYER_UPLOAD, scope, having(b""))
    assert "ann" == asyncio.run(check(call))
    assert [ClientCertificate("CN=ann", ["A", "B"])] == shown
