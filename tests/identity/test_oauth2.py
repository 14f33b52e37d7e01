"""Tokens of OAuth 2: asked for once, kept, renewed, and never shown to anybody else."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from ecr_public import AsyncEcrPublicClient, EcrPublicClient, operations
from ecr_public._runtime.identity import oauth2
from ecr_public._runtime.identity.schemes import OAuth2Scheme
from ecr_public._runtime.identity.tokens import Token, token_of
from ecr_public._runtime.operation import Service as Described
from ecr_public.auth import ClientCredentials, RefreshToken, TokenRefused
from ecr_public.errors import ServiceError, TransportError, TransportTimeout
from ecr_public.transports import (
    AiohttpTransport,
    AsyncHttpx2Transport,
    Httpx2Transport,
    Request,
    Response,
    Urllib3Transport,
)
from tests.identity.token_server import CLIENT, SECRET, Service, TokenServer, serving
from tests.patience import PATIENCE

SYNC = [Urllib3Transport, Httpx2Transport]
ASYNC = [AiohttpTransport, AsyncHttpx2Transport]


@pytest.fixture
def servers() -> Iterator[tuple[TokenServer, Service]]:
    """An authorization server, and a service of another origin."""
    with serving() as both:
        yield both


def credentials(tokens: TokenServer, **more: Any) -> ClientCredentials:
    """The proof of the client that is known."""
    return ClientCredentials(CLIENT, SECRET, token_url=f"{tokens.url}/token", **more)


def client(service: Service, auth: Any, **more: Any) -> EcrPublicClient:
    """A client of the service that tries once."""
    return EcrPublicClient(base_url=service.url, auth=auth, **{"retries": 0, **more})


@pytest.mark.parametrize("transport", SYNC)
@pytest.mark.parametrize("where", ["client_secret_basic", "client_secret_post"])
def test_one_token_is_for_all_calls(
    servers: tuple[TokenServer, Service], transport: Any, where: Any
) -> None:
    """However many there are at once."""
    tokens, service = servers
    tokens.may_answer.clear()
    auth = credentials(tokens, authentication=where)
    with (
        client(service, auth, transport=transport(trust_env=False)) as calls,
        ThreadPoolExecutor(8) as pool,
    ):
        done = [pool.submit(calls.describe_registries) for _ in range(8)]
        tokens.may_answer.set()
        assert [[]] * 8 == [each.result().registries for each in done]
    assert (1, 8) == (len(tokens.heard), len(service.heard))


@pytest.mark.parametrize("transport", ASYNC)
def test_asynchronous_calls_have_one_token(
    servers: tuple[TokenServer, Service], transport: Any
) -> None:
    """And it outlives the call, and the client, that asked for it."""
    tokens, service = servers
    auth = credentials(tokens)

    async def ask() -> None:
        async with AsyncEcrPublicClient(
            base_url=service.url, auth=auth, transport=transport(trust_env=False)
        ) as calls:
            await asyncio.gather(*(calls.describe_registries() for _ in range(8)))

    asyncio.run(ask())
    asyncio.run(ask())
    with client(service, auth) as calls:
        calls.describe_registries()
        calls.describe_registries(auth=auth)
    assert (1, 18) == (len(tokens.heard), len(service.heard))


def test_a_token_that_is_refused_is_replaced_once(
    servers: tuple[TokenServer, Service],
) -> None:
    """A second refusal is the caller's to hear of."""
    tokens, service = servers
    with client(service, credentials(tokens)) as calls:
        calls.describe_registries()
        tokens.validator.good.clear()
        calls.describe_registries()
        assert (2, 3) == (len(tokens.heard), len(service.heard))
        tokens.says = 200, {}, b'{"access_token": "wrong", "token_type": "bearer"}'
        tokens.validator.good.clear()
        with pytest.raises(ServiceError) as raised:
            calls.describe_registries()
    assert 401 == raised.value.status
    assert (3, 5) == (len(tokens.heard), len(service.heard))


class Clock:
    """A clock that goes on when it is told to."""

    now = 1_000_000.0

    def time(self) -> float:
        """Return the seconds since the epoch."""
        return self.now


@pytest.mark.parametrize(("life", "early"), [(3600, 300), (60, 30)])
def test_a_token_is_renewed_before_its_end(
    servers: tuple[TokenServer, Service],
    monkeypatch: pytest.MonkeyPatch,
    life: int,
    early: int,
) -> None:
    """By five minutes, or half of a shorter life."""
    tokens, service = servers
    tokens.lives = life
    clock = Clock()
    monkeypatch.setattr(oauth2, "time", clock)
    with client(service, credentials(tokens)) as calls:
        for passed, asked in ((0, 1), (life - early - 1, 1), (2, 2), (1, 2)):
            clock.now += passed
            calls.describe_registries()
            assert asked == len(tokens.heard)


def test_neither_server_hears_what_is_for_the_other(
    servers: tuple[TokenServer, Service],
) -> None:
    """Headers of the client are for the service; the secret is for the other one."""
    tokens, service = servers
    more = {"X-Api-Key": "k3y", "Cookie": "session=c00kie"}
    with client(service, credentials(tokens), headers=more) as calls:
        calls.describe_registries()
    (headers, body), (served, _) = tokens.heard[0], service.heard[0]
    told = json.dumps(headers).lower()
    assert "grant_type=client_credentials" == body
    assert not [word for word in ("k3y", "c00kie", "x-amz") if word in told]
    assert "k3y" == served["X-Api-Key"]
    assert headers["Authorization"] not in served.values()


def test_scopes_and_more_are_asked_for(servers: tuple[TokenServer, Service]) -> None:
    """What the server does not give is told."""
    tokens, service = servers
    auth = credentials(tokens, scopes=["read", "write"], extra={"audience": "a b"})
    with client(service, auth) as calls:
        calls.describe_registries()
    asked = "grant_type=client_credentials&audience=a+b&scope=read+write"
    assert asked == tokens.heard[0][1]
    with (
        client(service, credentials(tokens, scopes=["all"])) as calls,
        pytest.raises(TokenRefused, match="answers with 400 invalid_scope") as raised,
    ):
        calls.describe_registries()
    assert "invalid_scope" == raised.value.code


def test_refresh_tokens_are_replaced(servers: tuple[TokenServer, Service]) -> None:
    """Each is good once; the last one is told to whoever keeps it."""
    tokens, service = servers
    kept: list[str] = []
    auth = RefreshToken(
        "first",
        CLIENT,
        SECRET,
        token_url=f"{tokens.url}/token",
        on_refresh_token=kept.append,
    )
    for _ in range(2):
        with client(service, auth) as calls:
            calls.describe_registries()
            tokens.validator.good.clear()
            calls.describe_registries()
    assert (3, 3) == (len(tokens.heard), len(set(kept)))
    assert {kept[-1]} == tokens.validator.refresh_tokens
    with (
        client(
            service, RefreshToken("first", CLIENT, SECRET, token_url=tokens.url)
        ) as calls,
        pytest.raises(TokenRefused, match="invalid_grant"),
    ):
        calls.describe_registries()


def test_a_call_waits_for_a_token_no_longer_than_it_may(
    servers: tuple[TokenServer, Service],
) -> None:
    """The token is kept for the next call all the same."""
    tokens, service = servers
    tokens.may_answer.clear()
    with client(service, credentials(tokens)) as calls:
        with pytest.raises(TransportTimeout):
            calls.describe_registries(timeout=0.2)
        tokens.may_answer.set()
        calls.describe_registries(timeout=PATIENCE)
    assert (1, 1) == (len(tokens.heard), len(service.heard))

    async def ask() -> None:
        async with AsyncEcrPublicClient(
            base_url=service.url, auth=credentials(tokens), retries=0
        ) as calls:
            tokens.may_answer.clear()
            with pytest.raises(TransportTimeout):
                await calls.describe_registries(timeout=0.2)
            tokens.may_answer.set()
            await calls.describe_registries(timeout=PATIENCE)

    asyncio.run(ask())
    assert (2, 2) == (len(tokens.heard), len(service.heard))


@pytest.mark.parametrize(
    ("says", "reason"),
    [
        ((500, {}, b"{}"), "answers with 500"),
        ((302, {"location": "http://other.test/"}, b""), "answers with 302"),
        ((200, {}, b"<html>"), "answers without a token"),
        ((200, {}, b'{"access_token": "a\\r\\nX-Evil: b"}'), "answers without a token"),
        ((200, {}, b'{"access_token": 7}'), "answers without a token"),
        ((200, {}, b"[" * 5000), "answers without a token"),
        (
            (200, {}, b'{"access_token": "a", "token_type": "DPoP"}'),
            "issues no bearer tokens, but 'DPoP'",
        ),
        (
            (400, {}, json.dumps({"error": "x" * 500}).encode()),
            f"answers with 400 {'x' * 100}$",
        ),
    ],
    ids=lambda it: str(it)[:20],
)
def test_what_is_no_token_is_told(
    servers: tuple[TokenServer, Service],
    says: tuple[int, dict[str, str], bytes],
    reason: str,
) -> None:
    """Nothing is sent to the service, and the secret is not in any message."""
    tokens, service = servers
    tokens.says = says
    with (
        client(service, credentials(tokens)) as calls,
        pytest.raises((TokenRefused, TransportError), match=reason) as raised,
    ):
        calls.describe_registries()
    assert SECRET not in repr(raised.value)
    assert [] == service.heard


def test_what_passes_is_tried_again(servers: tuple[TokenServer, Service]) -> None:
    """The call has not been sent, so it may be repeated whatever it does."""
    tokens, service = servers
    tokens.says = 503, {}, b""
    with client(service, credentials(tokens), retries=2) as calls:
        with pytest.raises(TransportError, match="answers with 503") as raised:
            calls.create_repository(repository_name="a/b")
        assert (2, False) == (raised.value.attempts, raised.value.may_have_arrived)
    gone = ClientCredentials(CLIENT, SECRET, token_url="http://127.0.0.1:9/token")
    with (
        client(service, gone) as calls,
        pytest.raises(TransportError, match=":9/token"),
    ):
        calls.describe_registries()


def test_nothing_shows_a_secret(
    servers: tuple[TokenServer, Service], caplog: pytest.LogCaptureFixture
) -> None:
    """Neither a log nor what is printed."""
    tokens, service = servers
    # The server tells of each token.
    caplog.set_level(logging.WARNING, "oauthlib")
    caplog.set_level(logging.DEBUG)
    auth = credentials(tokens)
    with client(service, auth) as calls:
        calls.describe_registries()
        bound = auth.bind(operations.SERVICE, {})
        shown = f"{auth!r} {bound!r} {bound._client!r} {vars(bound)} {caplog.text}"
    shown += str(next(iter(bound._tokens.values())).held())
    (token,) = tokens.validator.good
    assert "describe" in shown.lower()
    assert not [each for each in (token, SECRET) if each in shown]


def described(token_url: str | None, refresh_url: str | None = None) -> Described:
    """A service whose spec tells where tokens come from."""
    return Described(
        name="described",
        title="",
        operations={},
        errors=(),
        schemes={"oauth": OAuth2Scheme(token_url, refresh_url)},
    )


def test_the_spec_tells_where_tokens_come_from(
    servers: tuple[TokenServer, Service],
) -> None:
    """Be it at the service's own origin."""
    tokens, _ = servers
    transport = Urllib3Transport(trust_env=False)
    here = described("/nowhere", "/token")
    auth = RefreshToken("first", CLIENT, SECRET).bind(here, {}).over(transport)
    request = Request(method="GET", url=f"{tokens.url}/pets?q=1", headers={}, body=b"")
    assert auth(request).headers["Authorization"].startswith("Bearer ")
    transport.close()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        (None, "needs `token_url=`"),
        ("token", "give `token_url=`"),
        ("//evil.test/token", "give `token_url=`"),
        ("file:///etc/passwd", "give `token_url=`"),
        ("https://user:pass@login.test/", "neither a password nor"),
        ("https://login.test/#a", "neither a password nor"),
        ("http://login.test/token", "is not encrypted"),
    ],
)
def test_secrets_go_nowhere_else(url: str | None, reason: str) -> None:
    """A spec is not believed to name a server that everybody can listen to."""
    auth = ClientCredentials("id", "secret")
    with pytest.raises(ValueError, match=reason):
        auth.bind(described(url), {})
    assert auth.bind(described("https://login.test/token"), {})
    assert ClientCredentials("id", "secret", token_url="http://login.test/token")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (3600, 3600),
        ("60", 60),
        (1.5, 1.5),
        (0.5, 0.5),
        (0, 0),
        (None, None),
        (True, None),
        (-1, None),
        ("soon", None),
        ("nan", None),
        (1e300, 10 * 365 * 24 * 3600),
    ],
)
def test_lives_of_tokens(said: Any, expected: float | None) -> None:
    """Whatever a server says of them."""
    body = json.dumps({"access_token": "a", "expires_in": said}).encode()
    response = Response(status=200, headers={}, body=body)
    token: Token = token_of("https://login.test/", response, 1000.0)
    end = token.expires_at
    assert expected == (None if end is None else end.timestamp() - 1000)


def test_another_transport_may_ask_for_tokens(
    servers: tuple[TokenServer, Service],
) -> None:
    """Such as one that trusts another authority, or goes through a proxy."""
    tokens, service = servers
    sent: list[str] = []

    class Noting(Urllib3Transport):
        def send(self, request: Request, timeout: Any) -> Response:
            sent.append(request.url)
            return super().send(request, timeout)

    own = Noting(trust_env=False)
    with client(service, credentials(tokens, transport=own)) as calls:
        calls.describe_registries()
    own.close()
    assert [f"{tokens.url}/token"] == sent
