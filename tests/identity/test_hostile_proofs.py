"""Requests and answers of attackers: none gets in, out of its place, or at a secret."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from ecr_public import AsyncEcrPublicClient, EcrPublicClient, operations
from ecr_public._runtime.identity.schemes import ApiKeyScheme, Location
from ecr_public._runtime.operation import Service as Described
from ecr_public._runtime.refusals import Refusal
from ecr_public.auth import (
    ApiKey,
    ApiKeyVerifier,
    Authorization,
    AuthorizationVerifier,
    Basic,
    BasicVerifier,
    Bearer,
    BearerVerifier,
    ClientCredentials,
    Digest,
    DigestVerifier,
    PerSchemeVerifier,
    RefreshToken,
)
from ecr_public.errors import ServiceError
from ecr_public.server import Call
from ecr_public.transports import (
    AiohttpTransport,
    AsyncHttpx2Transport,
    Httpx2Transport,
    Request,
    Urllib3Transport,
)
from tests.growth import grows_at_most
from tests.identity.signing import having, http_scope
from tests.identity.token_server import Noting

REQUEST = Request(method="POST", url="https://shop.test/a?b=c", headers={}, body=b"")
SECRET = "s3cr3t-of-ann"


def placed(location: Location, name: str = "key") -> Described:
    """A service that wants a key in some place."""
    return msgspec.structs.replace(
        operations.SERVICE,
        schemes={"key": ApiKeyScheme(name, location)},
        security=({"key": ()},),
    )


def found(check: Any, query: str = "", **headers: str | list[str]) -> object:
    """Whom a check takes a request for, or the status of its refusal."""
    pairs = [
        (name.replace("_", "-"), value)
        for name, values in headers.items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    scope = http_scope("POST", f"https://shop.test/?{query}", pairs)
    call = Call(operations.INITIATE_LAYER_UPLOAD, scope, having(b""))
    try:
        return asyncio.run(check(call))
    except Refusal as refusal:
        return refusal.status


@pytest.mark.parametrize(
    "end",
    ["\r\nX-Admin: 1", "\nb", "\0b", "\x7f", " ", "\t", "ключ", "\u2028b"],
    ids=ascii,
)
@pytest.mark.parametrize(
    "proof",
    [
        Bearer,
        lambda secret: ApiKey(secret, header="X-Key"),
        lambda secret: Authorization(secret, scheme="Own"),
        lambda secret: Bearer(lambda: secret),
    ],
)
def test_no_secret_smuggles_a_header(proof: Any, end: str) -> None:
    """One with a line end, such as those of files, is refused and not shown."""
    with pytest.raises(ValueError, match="that no header can have") as raised:
        proof(f"{SECRET}{end}")(REQUEST)
    assert SECRET not in str(raised.value)


def test_no_secret_is_empty() -> None:
    """As those of variables that were forgotten are."""
    for proof in (Bearer(""), ApiKey("", header="X-Key"), Bearer(lambda: "")):
        with pytest.raises(ValueError, match="is empty"):
            proof(REQUEST)


@pytest.mark.parametrize(
    "secret", ["a&admin=1", "a#b", "a;b=c", "a\r\nb", "a b", "%00", "€"]
)
@pytest.mark.parametrize("location", ["query", "cookie"])
def test_no_key_becomes_another_parameter(location: Location, secret: str) -> None:
    """It arrives as it is, and alone."""
    auth = ApiKey(secret).bind(placed(location), {})
    request = auth(REQUEST)
    query = request.url.partition("?")[2]
    assert ("#" not in request.url, request.url.count("=")) == (
        True,
        2 if location == "query" else 1,
    )
    check = ApiKeyVerifier({secret: "ann"}.get).bind(placed(location))
    expected = 401 if "\n" in secret else "ann"
    assert expected == found(check, query, **request.headers)


def stumbles(*secrets: str) -> str:
    """Look up a secret in something that cannot stand a NUL."""
    if any("\0" in each for each in secrets):
        raise ValueError("embedded null character")
    return "ann"


@pytest.mark.parametrize(
    ("check", "query", "headers"),
    [
        (ApiKeyVerifier(stumbles).bind(placed("query")), "key=a%00", {}),
        (ApiKeyVerifier(stumbles).bind(placed("cookie")), "", {"Cookie": "key=a%00"}),
        (ApiKeyVerifier(stumbles).bind(placed("header")), "", {"Key": "a\0"}),
        (BearerVerifier(stumbles), "", {"Authorization": "Bearer a\0"}),
        (BasicVerifier(stumbles), "", {"Authorization": "Basic YQA6Yg=="}),
        (BasicVerifier(stumbles), "", {"Authorization": "Basic YTpiAA=="}),
        (AuthorizationVerifier(stumbles, "Own"), "", {"Authorization": "Own a\0"}),
    ],
)
def test_what_nobody_can_have_is_not_looked_up(
    check: Any, query: str, headers: dict[str, str]
) -> None:
    """A data base that stumbles over it would make a fault of it."""
    assert 401 == found(check, query, **headers)


@pytest.mark.parametrize(
    ("check", "query", "headers"),
    [
        (ApiKeyVerifier(stumbles).bind(placed("query")), "key=a&key=b", {}),
        (ApiKeyVerifier(stumbles).bind(placed("query")), "key=a&%6bey=a", {}),
        (ApiKeyVerifier(stumbles).bind(placed("query")), "key=a&key", {}),
        (ApiKeyVerifier(stumbles).bind(placed("header")), "", {"Key": ["a", "a"]}),
        (BearerVerifier(stumbles), "", {"Authorization": ["Bearer a", "Bearer b"]}),
        (BearerVerifier(stumbles), "", {"Authorization": ["Basic eA==", "Bearer b"]}),
        (BasicVerifier(stumbles), "", {"Authorization": "Basic eDp5, Basic eDp5"}),
        (BasicVerifier(stumbles), "", {"Authorization": "Basic eDp5%%%"}),
        (BasicVerifier(stumbles), "", {"Authorization": "Basic /////w=="}),
    ],
)
def test_what_is_told_twice_is_refused(
    check: Any, query: str, headers: dict[str, Any]
) -> None:
    """There is no telling which of them another server would take."""
    assert 400 == found(check, query, **headers)


@pytest.mark.parametrize(
    "value",
    [
        "Bearer",
        "Bearer ",
        "Bearera",
        "Basic a",
        "bearer\ta",
        "Token a",
        '"Bearer a"',
        "",
    ],
)
def test_what_is_no_token_is_missing(value: str) -> None:
    """Nobody is asked about it."""
    assert 401 == found(BearerVerifier(stumbles), Authorization=value)


@pytest.mark.parametrize(
    "header",
    [
        "Bearer {}",
        "Basic {}",
        "Digest {}",
        "Digest a={}",
        'Digest a="{}',
        "Digest {},",
        "Own {}",
    ],
)
def test_huge_headers_take_no_longer_than_they_are(header: str) -> None:
    """Whatever is in them."""
    checks = [
        BearerVerifier(lambda token: None),
        BasicVerifier(lambda name, password: None),
        DigestVerifier(lambda name: None),
        AuthorizationVerifier(lambda told: None, "Own"),
    ]

    def work(size: int) -> None:
        for check in checks:
            assert found(check, Authorization=header.format("a," * size)) in (400, 401)

    assert grows_at_most(work, 4_000, times=9)


@pytest.mark.parametrize(
    "auth",
    [
        Bearer(SECRET),
        Basic("ann", SECRET),
        Digest("ann", SECRET),
        ApiKey(SECRET, header="X-Key"),
        Authorization(SECRET, scheme="Own"),
        ClientCredentials("ann", SECRET, token_url="https://login.test/"),
        RefreshToken(SECRET, "ann", SECRET, token_url="https://login.test/"),
        PerSchemeVerifier({"key": ApiKeyVerifier({SECRET: "ann"}.get)}),
        DigestVerifier({"ann": SECRET}.get, secret=SECRET.encode()),
    ],
    ids=lambda it: type(it).__name__,
)
def test_no_secret_shows(auth: Any) -> None:
    """Neither of a proof nor of a check."""
    shown = f"{auth!r} {auth}"
    assert SECRET not in shown
    assert "YW5u" not in shown


class Redirecting(Noting):
    """A service that sends everybody elsewhere."""

    to = ""

    def answer(
        self, path: str, headers: Any, body: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        """Send a caller on, or take what comes."""
        return (307, {"location": self.to}, b"") if self.to else (200, {}, b"{}")


@pytest.fixture
def elsewhere() -> Iterator[tuple[Redirecting, Redirecting]]:
    """A service that sends callers on, and the server that wants their secrets."""
    import threading

    servers = Redirecting(), Redirecting()
    servers[0].to = f"{servers[1].url}/steal"
    for server in servers:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield servers
    for server in servers:
        server.shutdown()
        server.server_close()


KINDS = [Urllib3Transport, Httpx2Transport, AiohttpTransport, AsyncHttpx2Transport]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_follows_to_another_origin(
    kind: Any,
    elsewhere: tuple[Redirecting, Redirecting],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whatever a service answers; and no library logs what was sent."""
    caplog.set_level(logging.DEBUG)
    service, thief = elsewhere
    transport = kind(trust_env=False)

    def prove(request: Request) -> Request:
        proved = Bearer(SECRET)(ApiKey(SECRET, header="X-Key")(request))
        for place in (placed("query"), placed("cookie")):
            proved = ApiKey(SECRET).bind(place, {})(proved)
        return proved

    async def ask_async() -> None:
        async with AsyncEcrPublicClient(
            base_url=service.url, transport=transport, auth=prove, retries=0
        ) as client:
            await client.describe_registries()

    def ask() -> None:
        with EcrPublicClient(
            base_url=service.url, transport=transport, auth=prove, retries=0
        ) as client:
            client.describe_registries()

    with pytest.raises(ServiceError) as raised:
        asyncio.run(ask_async(), debug=True) if kind in KINDS[2:] else ask()
    assert 307 == raised.value.status
    assert (1, 0) == (len(service.heard), len(thief.heard))
    assert SECRET in str(service.heard)
    assert SECRET not in f"{caplog.text} {raised.value!r} {raised.value}"
