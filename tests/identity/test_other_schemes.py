"""Tokens, passwords and keys: what a client sends, and what a server makes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from ecr_public import operations
from ecr_public._runtime.identity.authenticator import Authenticator
from ecr_public._runtime.identity.schemes import ApiKeyScheme, Location
from ecr_public._runtime.operation import Service
from ecr_public._runtime.refusals import Refusal
from ecr_public.auth import (
    ApiKey,
    ApiKeyVerifier,
    Basic,
    BasicVerifier,
    Bearer,
    BearerVerifier,
)
from ecr_public.server import Call
from ecr_public.transports import Request
from tests.identity.signing import having, http_scope

REQUEST = Request(
    method="POST",
    url="https://registry.test/",
    headers={"authorization": "old", "Accept": "*/*"},
    body=b"{}",
)
SECRET = "s€cret; a=b&c,%"
TOKEN = "abc.def-ghi=="

Check = Callable[[Call], Any]


def service(location: Location = "header", name: str = "X-Api-Key") -> Service:
    """A service that asks for a key in some place."""
    given = operations.SERVICE
    return Service(
        name=given.name,
        title=given.title,
        operations=given.operations,
        errors=given.errors,
        schemes={"key": ApiKeyScheme(name, location)},
        security=[{"key": ()}],
    )


def call_with(request: Request) -> Call:
    """What the server gets to see of a request."""
    scope = http_scope(request.method, request.url, request.headers.items())
    return Call(operations.INITIATE_LAYER_UPLOAD, scope, having(b"{}"))


def found(check: Check, request: Request) -> object:
    """Who sent a request, or how it is refused."""
    try:
        return asyncio.run(check(call_with(request)))
    except Refusal as refusal:
        return refusal.status, refusal.code


def proved(auth: Authenticator) -> Request:
    """A request with a proof, the same for both clients."""
    request = auth(REQUEST)
    assert request == asyncio.run(auth.sign(REQUEST))
    return request


async def later(text: str) -> str:
    """Give a text after a while."""
    await asyncio.sleep(0)
    return text


def test_bearer() -> None:
    """A token replaces whatever proof there was; the server finds whose it is."""
    request = proved(Bearer(TOKEN))
    assert {"Accept": "*/*", "Authorization": f"Bearer {TOKEN}"} == request.headers
    check = BearerVerifier({TOKEN: "ann"}.get)
    assert "ann" == found(check, request)
    assert (401, "UnrecognizedClientException") == found(check, proved(Bearer("x")))
    missing = (401, "MissingAuthenticationTokenException")
    assert missing == found(check, REQUEST)
    assert missing == found(check, proved(Basic("a", "b")))


def test_basic() -> None:
    """User name and password travel as UTF-8; the password may have colons."""
    users = {("ann", "pass:wörd"): "ann"}
    check = BasicVerifier(lambda *pair: users.get(pair))
    assert "ann" == found(check, proved(Basic("ann", "pass:wörd")))
    unknown = (401, "UnrecognizedClientException")
    assert unknown == found(check, proved(Basic("ann", "other")))
    broken = Bearer(TOKEN)(REQUEST).headers["Authorization"].replace("Bearer", "Basic")
    odd = {"Authorization": broken.replace("=", "!")}
    request = Request(method="POST", url=REQUEST.url, headers=odd, body=b"")
    assert (400, "IncompleteSignatureException") == found(check, request)
    with pytest.raises(ValueError, match="colon"):
        Basic("a:b", "c")


@pytest.mark.parametrize(
    ("location", "secret"), [("header", TOKEN), ("query", SECRET), ("cookie", SECRET)]
)
@pytest.mark.parametrize("url", [REQUEST.url, f"{REQUEST.url}?a=b"])
def test_api_key(location: Location, secret: str, url: str) -> None:
    """A key travels where the spec says, and cannot become anything else there."""
    known = service(location, "api_key")
    auth = ApiKey(secret).bind(known, {})
    check = ApiKeyVerifier({secret: "ann"}.get).bind(known)
    plain = Request(method="POST", url=url, headers={}, body=b"")
    assert "ann" == found(check, auth(plain))
    assert "ann" == found(check, asyncio.run(auth.sign(plain)))
    missing = (401, "MissingAuthenticationTokenException")
    assert missing == found(check, plain)
    other = ApiKey("other").bind(known, {})
    assert (401, "UnrecognizedClientException") == found(check, other(plain))


def test_api_key_needs_a_place() -> None:
    """Where neither an argument nor the spec tells it, the client is not made."""
    with pytest.raises(ValueError, match="`header=`"):
        ApiKey("x").bind(operations.SERVICE, {})
    with pytest.raises(ValueError, match="`header=`"):
        ApiKeyVerifier(dict[str, str]().get).bind(operations.SERVICE)
    auth = ApiKey("x", header="X-Key").bind(operations.SERVICE, {})
    check = ApiKeyVerifier({"x": "ann"}.get, header="X-Key").bind(operations.SERVICE)
    assert "ann" == found(check, auth(REQUEST))


def test_secrets_may_be_asked_for() -> None:
    """A function is asked with every request; one that is awaited, by async clients."""
    tokens = iter("abc")
    bearer = Bearer(lambda: next(tokens))
    assert "Bearer a" == bearer(REQUEST).headers["Authorization"]
    signed = asyncio.run(bearer.sign(REQUEST))
    assert "Bearer b" == signed.headers["Authorization"]
    awaited = Bearer(lambda: later("c"))
    signed = asyncio.run(awaited.sign(REQUEST))
    assert "Bearer c" == signed.headers["Authorization"]
    with pytest.raises(TypeError, match="asynchronous client"):
        awaited(REQUEST)


def test_same_header_twice_is_refused() -> None:
    """There is no telling which of them would count."""
    request = Bearer(TOKEN)(REQUEST)
    call = call_with(request)
    scope = {**call.scope, "headers": [*call.scope["headers"]] * 2}
    with pytest.raises(Refusal) as raised:
        asyncio.run(
            BearerVerifier({TOKEN: "ann"}.get)(Call(call.operation, scope, call.body))
        )
    assert 400 == raised.value.status


@pytest.mark.parametrize("query", ["key=mine", "a=b&key=mine&c=d", "k%65y=mine&key"])
def test_a_key_replaces_a_parameter_of_its_name(query: str) -> None:
    """Some specs tell of it twice, as a parameter and as a proof."""
    known = service("query", "key")
    plain = Request(method="POST", url=f"{REQUEST.url}?{query}", headers={}, body=b"")
    request = ApiKey("k&").bind(known, {})(plain)
    assert "ann" == found(ApiKeyVerifier({"k&": "ann"}.get).bind(known), request)
    assert "mine" not in request.url
