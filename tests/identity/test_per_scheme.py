"""Specs that ask for several proofs together, or for one of some: sent and checked so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest

from generator import ir
from generator.importing.package import Package
from generator.pipeline import Options, run
from generator.sources.source import Source
from tests.generator.small_spec import HEAD, lowered, operation, spec

SCHEMES = """\
  securitySchemes:
    token: {type: http, scheme: bearer}
    key: {type: apiKey, in: header, name: X-Key}
    app: {type: apiKey, in: query, name: app}
    door: {type: apiKey, in: cookie, name: door}
    shop: {type: apiKey, in: cookie, name: shop}
    signed: {type: http, scheme: basic, x-concord-signing-name: doors}
"""
DOORS = "[{token: []}, {key: [], app: []}, {}]"
BASE_URL = "https://doors.test"


def text(asked: str) -> str:
    """Return a spec that asks for this of its callers."""
    made = spec(
        paths=operation("Open", request="Door", response="Door"),
        schemas="Door: {type: object, properties: {name: {type: string}}}",
        responses="{}",
        head=f"{HEAD}security: {asked}\n",
    )
    return made.replace("components:\n", f"components:\n{SCHEMES}", 1)


@pytest.fixture(scope="module")
def made() -> Iterator[Callable[[str], Any]]:
    """What emits the package of a service that asks for something."""
    packages: list[Package] = []

    def emitted(asked: str) -> Any:
        name = f"doors_{len(packages)}"
        source = Source("doors.yaml", text(asked))
        files = run(source, Options(name), format_text=lambda text, path: text).files
        packages.append(Package(name, files))
        parts = ("auth", "client", "async_client", "server", "models", "transports")
        modules = {each: import_module(f"{name}.{each}") for each in parts}
        prefix = name.title().replace("_", "")
        return SimpleNamespace(**modules, prefix=prefix)

    yield emitted
    for package in packages:
        package.forget()


@pytest.fixture(scope="module")
def doors(made: Callable[[str], Any]) -> Any:
    """The package of a service that wants a token, or key and app, or nothing."""
    return made(DOORS)


def client_class(package: Any, prefix: str = "") -> Any:
    """Return the class of a package's client."""
    module = package.async_client if prefix else package.client
    return getattr(module, f"{prefix}{package.prefix}Client")


def known(text: str) -> str | None:
    """Return who has a secret: whoever it names."""
    return None if text.startswith("stolen") else text


def application(package: Any, authenticate: Any, seen: list[Any]) -> Any:
    """Return an application that notes who calls."""

    def open_(self: Any, request: Any, context: Any) -> Any:
        seen.append(context.principal)
        return package.models.Door()

    base = getattr(package.server, f"{package.prefix}Service")
    service = type("Doors", (base,), {"open": open_})
    return package.server.create_app(service(), authenticate=authenticate)


def checks(auth: Any, **more: Any) -> Any:
    """Return the check of all three schemes."""
    verifiers = {
        "token": auth.BearerVerifier(known),
        "key": auth.ApiKeyVerifier(known),
        "app": auth.ApiKeyVerifier(known),
    }
    return auth.PerSchemeVerifier(verifiers, **more)


def sent_with(package: Any, auth: Any) -> Any:
    """Return the request that a client with this proof sends."""
    requests: list[Any] = []

    class Noting:
        def send(self, request: Any, timeout: Any) -> Any:
            requests.append(request)
            return package.transports.Response(status=200, headers={}, body=b"{}")

        def close(self) -> None:
            pass

    with client_class(package)(
        base_url=BASE_URL, transport=Noting(), auth=auth
    ) as client:
        client.open()
    (request,) = requests
    return request


def test_alternatives_are_kept_as_documented() -> None:
    """What goes together does, in the order of the spec."""
    service = lowered(text(DOORS))
    assert ({"token": ()}, {"key": (), "app": ()}, {}) == service.security
    assert ["token", "key", "app"] == [each.name for each in service.schemes]
    assert isinstance(service.schemes[0], ir.BearerScheme)


def test_all_that_an_alternative_asks_for_is_sent(doors: Any) -> None:
    """And nothing of another one: the first that is complete decides."""
    key, app = doors.auth.ApiKey("k"), doors.auth.ApiKey("a")
    both = sent_with(doors, {"app": app, "key": key})
    assert ("k", f"{BASE_URL}/?app=a") == (both.headers["X-Key"], both.url)
    assert "Authorization" not in both.headers
    token = doors.auth.Bearer("t")
    all_ = {"app": app, "token": token, "key": key}
    request = sent_with(doors, all_)
    assert ("Bearer t", f"{BASE_URL}/") == (
        request.headers["Authorization"],
        request.url,
    )
    assert "X-Key" not in request.headers
    assert "Bearer t" == sent_with(doors, token).headers["Authorization"]


@pytest.mark.parametrize(
    ("proofs", "reason"),
    [
        (["key"], "needs what the spec asks for: token, or key and app, or nothing"),
        ([], "needs what the spec asks for"),
        (
            ["key", "apps"],
            "`apps`, which the spec does not ask for; its schemes: token",
        ),
        (["token"], "ApiKey is no proof for `token`"),
    ],
)
def test_what_is_not_enough_is_refused(
    doors: Any, proofs: list[str], reason: str
) -> None:
    """Before anything is sent."""
    auth = {name: doors.auth.ApiKey("x") for name in proofs}
    with pytest.raises(ValueError, match=reason):
        client_class(doors)(base_url=BASE_URL, auth=auth)


def test_one_key_is_not_enough_where_two_are_asked_for(doors: Any) -> None:
    """Neither for a client nor for a server."""
    reason = "the spec asks for more than that together: token, or key and app"
    with pytest.raises(ValueError, match=reason):
        client_class(doors)(base_url=BASE_URL, auth=doors.auth.ApiKey("k"))
    reason = "ApiKeyVerifier is not enough for Open, which asks for token, or key and"
    with pytest.raises(ValueError, match=reason):
        application(doors, doors.auth.ApiKeyVerifier(known), [])


@pytest.mark.parametrize(
    ("asked", "verifier"),
    [
        ("[{token: [], key: []}]", "BearerVerifier"),
        ("[{signed: [], key: []}]", "SigV4Verifier"),
    ],
)
def test_no_verifier_lets_in_half_of_what_is_asked_for(
    made: Callable[[str], Any], asked: str, verifier: str
) -> None:
    """An application with it is not made."""
    package = made(asked)
    more = {"region": "us-east-1"} if verifier == "SigV4Verifier" else {}
    check = getattr(package.auth, verifier)(known, **more)
    with pytest.raises(ValueError, match=f"{verifier} is not enough for Open"):
        application(package, check, [])


def test_cookies_go_together(made: Callable[[str], Any]) -> None:
    """There is one header for all of them."""
    package = made("[{door: [], shop: []}]")
    proofs = {name: package.auth.ApiKey(name[0]) for name in ("door", "shop")}
    request = sent_with(package, proofs)
    assert "door=d; shop=s" == request.headers["Cookie"]


def test_signature_is_of_what_other_proofs_add(made: Callable[[str], Any]) -> None:
    """So it comes last, whatever the order of the spec."""
    package = made("[{signed: [], app: []}]")
    key = package.auth.Credentials("AKID", "secret")
    seen: list[Any] = []
    verifiers = {
        "signed": package.auth.SigV4Verifier(lambda id_: "secret", region="us-east-1"),
        "app": package.auth.ApiKeyVerifier(known),
    }
    app = application(package, package.auth.PerSchemeVerifier(verifiers), seen)
    proofs = {
        "signed": package.auth.SigV4(key, region="us-east-1"),
        "app": package.auth.ApiKey("a"),
    }
    transport = package.transports.AsgiTransport(app)
    with client_class(package)(
        base_url=BASE_URL, transport=transport, auth=proofs
    ) as client:
        client.open()
    (found,) = seen
    assert ("AKID", "a") == (found["signed"].access_key_id, found["app"])


@pytest.mark.parametrize(
    ("proofs", "expected"),
    [
        ({"token": "t"}, {"token": "t"}),
        ({"key": "k", "app": "a"}, {"key": "k", "app": "a"}),
        ({"token": "t", "key": "stolen", "app": "a"}, {"token": "t"}),
        ({"key": "k"}, 401),
        ({"app": "a"}, 401),
        ({"key": "k", "app": "stolen"}, 401),
        ({"token": "stolen"}, 401),
        ({"token": "stolen", "key": "k"}, 401),
        ({"token": "stolen", "key": "k", "app": "a"}, {"key": "k", "app": "a"}),
        ({}, "nobody"),
    ],
    ids=str,
)
def test_alternatives_are_checked(
    doors: Any, proofs: dict[str, str], expected: object
) -> None:
    """Half of one is none; whoever tries, and fails, is not nobody."""

    def prove(request: Any) -> Any:
        headers = {**request.headers}
        if "token" in proofs:
            headers["Authorization"] = f"Bearer {proofs['token']}"
        if "key" in proofs:
            headers["X-Key"] = proofs["key"]
        url = f"{request.url}?app={proofs['app']}" if "app" in proofs else request.url
        return type(request)(method="POST", url=url, headers=headers, body=request.body)

    seen: list[Any] = []
    app = application(doors, checks(doors.auth, nobody="nobody"), seen)
    transport = doors.transports.AsgiTransport(app)
    with client_class(doors)(
        base_url=BASE_URL, transport=transport, auth=prove, retries=0
    ) as client:
        try:
            client.open()
        except Exception as error:
            seen.append(getattr(error, "status", error))
    assert [expected] == seen


@pytest.mark.parametrize("check", ["several", "one", "function"])
def test_nobody_may_call_where_the_spec_says_so(doors: Any, check: str) -> None:
    """Whoever fails to prove something is not nobody."""
    seen: list[Any] = []
    one = doors.auth.BearerVerifier(known)
    given = {"several": checks(doors.auth), "one": one, "function": lambda call: None}
    transport = doors.transports.AsgiTransport(application(doors, given[check], seen))
    with client_class(doors)(base_url=BASE_URL, transport=transport) as client:
        client.open()
        assert [None] == seen
        if check != "function":
            with pytest.raises(Exception, match="names nobody who may call"):
                client.open(auth=doors.auth.Bearer("stolen"))


def test_asynchronous_clients_send_the_same(doors: Any) -> None:
    """Secrets that are awaited, too."""
    seen: list[Any] = []
    app = application(doors, checks(doors.auth), seen)

    async def secret() -> str:
        return "later"

    async def ask() -> None:
        proofs = {"key": doors.auth.ApiKey(secret), "app": doors.auth.ApiKey("a")}
        async with client_class(doors, "Async")(
            base_url=BASE_URL,
            transport=doors.transports.AsyncAsgiTransport(app),
            auth=proofs,
        ) as client:
            await client.open()

    asyncio.run(ask())
    assert [{"key": "later", "app": "a"}] == seen


def test_check_that_the_spec_does_not_ask_for_is_named(doors: Any) -> None:
    """It would never be used."""
    verifier = doors.auth.PerSchemeVerifier(
        {"tokens": doors.auth.BearerVerifier(known)}
    )
    with pytest.raises(ValueError, match="`tokens`, which the spec does not ask for"):
        application(doors, verifier, [])
    half = doors.auth.PerSchemeVerifier({"key": doors.auth.ApiKeyVerifier(known)})
    with pytest.raises(
        ValueError, match="not enough for Open, which asks for token, or"
    ):
        application(doors, half, [])
