"""The address that a client is given: what is refused, and what is sent and signed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest

from ecr_public import AsyncEcrPublicClient, EcrPublicClient, operations
from ecr_public._runtime.aws_json.protocol import RpcProtocol
from ecr_public.auth import Principal, SigV4
from ecr_public.errors import TransportError
from ecr_public.models import InitiateLayerUploadRequest
from ecr_public.transports import (
    AiohttpTransport,
    AsgiTransport,
    AsyncAsgiTransport,
    AsyncHttpx2Transport,
    Httpx2Transport,
    Request,
    Timeout,
    Urllib3Transport,
)
from tests.failure_client.sending import TRUST
from tests.identity.signing import KEY, NAME, REGION, signed_by_botocore, verified
from tests.patience import PATIENCE, connections_closed
from tests.runtime.wire import WireServer, serving

PATIENT = Timeout(connect=PATIENCE, read=PATIENCE, total=PATIENCE)

PATHS = {
    "": "/",
    "/": "/",
    "/a b": "/a%20b/",
    "/€": "/%E2%82%AC/",
    "/%e2%82%ac": "/%E2%82%AC/",
    "/a%2fb": "/a%2Fb/",
    "/a%20b%2F": "/a%20b%2F/",
    "/%41%7e%2e": "/%41%7E%2E/",
    "/a%25b": "/a%25b/",
    "/a//b//": "/a//b/",
    "/~!$&'()*+,;=:@": "/~!$&'()*+,;=:@/",
    '/"<>[]^`{|}\\': "/%22%3C%3E%5B%5D%5E%60%7B%7C%7D%5C/",
}
"""What paths of `base_url` are sent as."""


@pytest.fixture(scope="module")
def server() -> Iterator[WireServer]:
    """A server whose script `echo` tells how it was asked."""
    with serving() as server:
        yield server


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Tell the same as an application."""
    await receive()
    pairs = ((name.decode(), value.decode()) for name, value in scope["headers"])
    told = {"target": scope["raw_path"].decode(), "headers": dict(pairs)}
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": json.dumps(told).encode()})


def echoed(transport: Any, request: Request) -> Any:
    """Return what a server got to see of a request."""

    async def send() -> Any:
        response = await transport.send(request, PATIENT)
        await transport.close()
        await connections_closed()
        return response

    if asyncio.iscoroutinefunction(transport.send):
        return json.loads(asyncio.run(send()).body)
    response = transport.send(request, PATIENT)
    transport.close()
    return json.loads(response.body)


def signed_request(base_url: str) -> Request:
    """Return the request that a client with this address sends."""
    protocol = RpcProtocol(
        operations.SERVICE,
        base_url=operations.SERVICE.url(base_url, {}),
        validate=True,
    )
    request = protocol.request(
        operations.INITIATE_LAYER_UPLOAD,
        InitiateLayerUploadRequest(repository_name="team/app"),
    )
    return SigV4(KEY, region=REGION, service=NAME)(request)


@pytest.mark.parametrize(
    "kind",
    [
        *(Urllib3Transport, Httpx2Transport, AiohttpTransport, AsyncHttpx2Transport),
        *(AsgiTransport, AsyncAsgiTransport),
    ],
)
def test_what_is_sent_is_what_is_signed(kind: type[Any], server: WireServer) -> None:
    """A path is encoded once, alike by all transports, and the server's check agrees."""
    local = kind in (AsgiTransport, AsyncAsgiTransport)
    targets = {}
    for path in PATHS:
        request = signed_request(f"{server.url}/echo{path}")
        told = echoed(kind(echo) if local else kind(ssl_context=TRUST), request)
        targets[path] = told["target"].removeprefix("/echo")
        scope = {
            "method": "POST",
            "path": "never asked",
            "raw_path": told["target"].encode(),
            "query_string": b"",
            "headers": [
                (name.encode(), value.encode())
                for name, value in told["headers"].items()
            ],
        }
        assert isinstance(request.body, bytes)
        assert Principal(KEY.access_key_id) == verified(scope, request.body, KEY)
    assert PATHS == targets


@pytest.mark.parametrize("path", PATHS)
def test_botocore_signs_it_alike(path: str) -> None:
    """The signature of botocore for the same address is taken, too."""
    url = signed_request(f"http://service.test/v1{path}").url
    theirs = signed_by_botocore("POST", url, [], b"{}", KEY)
    scope = {
        "method": "POST",
        "raw_path": urlsplit(url).path.encode(),
        "headers": [
            (b"host", b"service.test"),
            *(
                (name.lower().encode(), value.encode())
                for name, value in theirs.headers.items()
            ),
        ],
    }
    assert Principal(KEY.access_key_id) == verified(scope, b"{}", KEY)


@pytest.mark.parametrize("client", [EcrPublicClient, AsyncEcrPublicClient])
@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://me:SECRET@service.test/", "user name or a password"),
        ("https://SECRET@service.test/", "user name or a password"),
        ("https://me:SEC@RET@service.test/", "user name or a password"),
        ("https://me:SECRET", "must name a host"),
        ("https:/me:SECRET@service.test/", "http or https URL"),
        ("ftp://me:SECRET@service.test/", "http or https URL"),
        ("//me:SECRET@service.test/", "http or https URL"),
        ("ftp://service.test/?key=SECRET", "http or https URL"),
        ("https://service.test/?key=SECRET", "a query"),
        ("https://service.test?", "a query"),
        ("https://service.test/#SECRET", "a fragment"),
        ("https://service.test\\@evil.test/", "http or https URL"),
        ("https://service.test:port/", "must name a host"),
        ("https://service.test:0/", "must name a host"),
        ("https://service.test:65536/", "must name a host"),
        ("https://bücher.test/", "xn--"),
        ("https://[::1::2]/", "must name a host"),
        ("https://service.test/a\nb", "http or https URL"),
        ("https://service.test/100%", "written %25"),
        ("https://service.test/a/../b", "dots"),
        ("https://service.test/\ud800", "no Unicode"),
        ("service.test", "http or https URL"),
        ("https://", "http or https URL"),
        ("", "http or https URL"),
    ],
)
def test_other_addresses_are_refused(client: type[Any], url: str, reason: str) -> None:
    """The error says why, and shows no secret."""
    with pytest.raises(ValueError, match=reason) as raised:
        client(base_url=url)
    assert "SEC" not in str(raised.value)
    assert raised.value.__context__ is None or raised.value.__suppress_context__


@pytest.mark.parametrize("client", [EcrPublicClient, AsyncEcrPublicClient])
@pytest.mark.parametrize(
    "value",
    [
        *("evil.test/", "a@b", "x#", "x?", "x:1", "x/../y", "x\\y", "x y", "x\n"),
        *("", ".", ".x", "x.", "-x", "%2e", "é", "{region}"),
    ],
)
def test_variables_are_parts_of_a_host_name(client: type[Any], value: str) -> None:
    """No value of a variable leads to another host."""
    with pytest.raises(ValueError, match="region must be a part of a host name"):
        client(region=value)


@pytest.mark.parametrize("value", ["eu-1", "local", "a.b"])
def test_other_variables_are_used(value: str) -> None:
    """A region stands where the spec says."""
    template = operations.SERVICE.endpoint
    assert template is not None
    expected = template.template.replace("{region}", value)
    assert expected == operations.SERVICE.url(None, {"region": value})


def test_requests_do_not_show_secrets() -> None:
    """Neither what is printed of a request nor what is said of its failure has them."""
    request = Request(
        method="POST",
        url="http://127.0.0.1:9/v1?key=SECRET",
        headers={"Authorization": "Bearer SECRET"},
        body=b"SECRET",
    )
    shown = "<Request POST http://127.0.0.1:9/v1 (Authorization; 6 bytes)>"
    assert shown == repr(request)
    assert "SECRET" not in str(request.__rich_repr__())
    with (
        closing(Urllib3Transport()) as transport,
        pytest.raises(TransportError) as raised,
    ):
        transport.send(request, PATIENT)
    assert "SECRET" not in str(raised.value)
