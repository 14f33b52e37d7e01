"""Operations that ask for something of their own: what is sent, and what is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from generator.importing.package import Package
from tests.identity.guarded import ASKED, SCHEMES, files_of, modules_of, spec_of

BASE_URL = "https://guarded.test"
SCOPES = {"reader": "read", "writer": "read write", "nobody": ""}


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """The files of the package."""
    return files_of(spec_of(ASKED), "guarded")


@pytest.fixture(scope="module")
def guarded(files: dict[str, str]) -> Iterator[Any]:
    """The package of a service whose operations ask for different things."""
    package = Package("guarded", files)
    yield modules_of("guarded")
    package.forget()


@pytest.fixture
def made_of() -> Iterator[Callable[[str, str], Any]]:
    """What emits the package of a spec."""
    packages: list[Package] = []

    def made(text: str, name: str) -> Any:
        packages.append(Package(name, files_of(text, name)))
        return modules_of(name)

    yield made
    for package in packages:
        package.forget()


def known(secret: str) -> str | None:
    """Return who has a secret: whoever it names."""
    return None if secret.startswith("stolen") else secret


def sent(guarded: Any, name: str, auth: Any, prefix: str = "Guarded") -> Any:
    """Return the request that a client with this proof sends."""
    requests: list[Any] = []

    class Noting:
        def send(self, request: Any, timeout: Any) -> Any:
            requests.append(request)
            return guarded.transports.Response(status=200, headers={}, body=b"{}")

        def close(self) -> None:
            pass

    with getattr(guarded.client, f"{prefix}Client")(
        base_url=BASE_URL, transport=Noting(), auth=auth
    ) as client:
        getattr(client, name)()
    (request,) = requests
    return request


def shown(request: Any) -> set[str]:
    """Return where a request has proofs."""
    names = {"authorization", "x-key", "cookie"}
    found = {name.lower() for name in request.headers} & names
    return found | ({"query"} if "?" in request.url else set())


def everything(guarded: Any) -> Any:
    """Return a proof for every scheme."""
    auth = guarded.auth
    return {
        "token": auth.Bearer("t"),
        "key": auth.ApiKey("k"),
        "app": auth.ApiKey("a"),
        "oauth": auth.Bearer("o"),
        "door": auth.ApiKey("d"),
    }


def checks(guarded: Any, **more: Any) -> Any:
    """Return a check for every scheme."""
    auth = guarded.auth
    return auth.PerSchemeVerifier(
        {
            "token": auth.BearerVerifier(known),
            "key": auth.ApiKeyVerifier(known),
            "app": auth.ApiKeyVerifier(known),
            "oauth": auth.BearerVerifier(known, scopes=SCOPES.__getitem__),
            "door": auth.ApiKeyVerifier(known),
            "mtls": lambda call: "shown",
            **more,
        }
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("open", {"authorization"}),
        ("health", set()),
        ("read", {"x-key"}),
        ("look", {"authorization"}),
        ("both", {"x-key", "query"}),
        ("show", {"cookie"}),
    ],
)
def test_an_operation_gets_what_its_first_alternative_asks_for(
    guarded: Any, name: str, expected: set[str]
) -> None:
    """And nothing of another one, though all were given."""
    assert expected == shown(sent(guarded, name, everything(guarded)))


def test_a_token_that_is_asked_for_stands_for_no_other_scheme(guarded: Any) -> None:
    """What an operation has no use for is not sent to it; what it lacks is told."""
    token = guarded.auth.Bearer("t")
    assert {"authorization"} == shown(sent(guarded, "read", token))
    assert set() == shown(sent(guarded, "health", token))
    reason = "Both needs key and app; the client has token, oauth"
    with pytest.raises(guarded.auth.MissingCredentials, match=reason):
        sent(guarded, "both", token)
    key = guarded.auth.ApiKey("k")
    with pytest.raises(guarded.auth.MissingCredentials, match="Both needs key and app"):
        sent(guarded, "both", key)
    assert set() == shown(sent(guarded, "look", key))


def test_a_function_of_ones_own_proves_whatever_is_asked_for(guarded: Any) -> None:
    """But nothing where nothing is."""

    def prove(request: Any) -> Any:
        return guarded.auth.Bearer("own")(request)

    assert {"authorization"} == shown(sent(guarded, "both", prove))
    assert set() == shown(sent(guarded, "health", prove))


def called(
    guarded: Any,
    check: Any,
    name: str,
    auth: Any,
    prefix: str = "Guarded",
    asked: Iterable[str] = ASKED,
) -> Any:
    """Return whom an operation took a caller for, or the error that answered."""
    seen: list[Any] = []

    def handle(self: Any, request: Any, context: Any) -> Any:
        seen.append(context.principal)
        return guarded.models.It()

    methods = {each.lower(): handle for each in asked}
    base = getattr(guarded.server, f"{prefix}Service")
    service = type("Service", (base,), methods)
    app = guarded.server.create_app(service(), authenticate=check)
    with getattr(guarded.client, f"{prefix}Client")(
        base_url=BASE_URL,
        transport=guarded.transports.AsgiTransport(app),
        auth=auth,
        retries=0,
    ) as client:
        try:
            getattr(client, name)()
        except Exception as error:
            return getattr(error, "status", error), getattr(error, "code", "")
    return seen[0]


MISSING = (401, "MissingAuthenticationTokenException")
UNKNOWN = (401, "UnrecognizedClientException")
DENIED = (403, "AccessDeniedException")


@pytest.mark.parametrize(
    ("name", "proofs", "expected"),
    [
        ("health", {}, None),
        ("health", {"token": "stolen"}, None),
        ("open", {}, MISSING),
        ("open", {"token": "ann"}, {"token": "ann"}),
        ("open", {"token": "stolen"}, UNKNOWN),
        ("read", {"key": "ann"}, {"key": "ann"}),
        ("read", {"token": "writer"}, {"oauth": "writer"}),
        ("read", {"token": "reader"}, DENIED),
        ("read", {"token": "nobody"}, DENIED),
        ("read", {"token": "stolen"}, UNKNOWN),
        ("look", {}, None),
        ("look", {"token": "ann"}, {"token": "ann"}),
        ("look", {"token": "stolen"}, UNKNOWN),
        ("both", {"key": "ann"}, MISSING),
        ("both", {"key": "ann", "app": "shop"}, {"key": "ann", "app": "shop"}),
        ("show", {"door": "ann"}, {"mtls": "shown", "door": "ann"}),
        ("show", {}, MISSING),
    ],
    ids=str,
)
def test_operations_check_what_they_ask_for(
    guarded: Any, name: str, proofs: dict[str, str], expected: object
) -> None:
    """Who is not known hears 401, and who lacks a scope 403."""

    def prove(request: Any) -> Any:
        headers, url = {**request.headers}, request.url
        if "token" in proofs:
            headers["Authorization"] = f"Bearer {proofs['token']}"
        if "key" in proofs:
            headers["X-Key"] = proofs["key"]
        if "door" in proofs:
            headers["Cookie"] = f"door={proofs['door']}"
        if "app" in proofs:
            url = f"{url}?app={proofs['app']}"
        return type(request)(method="POST", url=url, headers=headers, body=b"{}")

    assert expected == called(guarded, checks(guarded), name, prove)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            {"oauth": "BearerVerifier"},
            "Read asks for read write of `oauth`: its verifier needs `scopes=`",
        ),
        ({"door": None}, "not enough for Show, which asks for mtls and door"),
    ],
)
def test_what_cannot_be_checked_is_told_before_anybody_calls(
    guarded: Any, change: dict[str, str | None], reason: str
) -> None:
    """A scope that nobody looks at would be none."""
    given = dict(checks(guarded).checks)
    for name, verifier in change.items():
        del given[name]
        if verifier is not None:
            given[name] = getattr(guarded.auth, verifier)(known)
    check = guarded.auth.PerSchemeVerifier(given)
    with pytest.raises(ValueError, match=reason):
        called(guarded, check, "health", None)


def test_a_refusal_tells_of_all_alternatives(guarded: Any) -> None:
    """Each with the scopes that it takes, and what is wrong with what came."""

    def challenges(name: str, auth: Any) -> str:
        found: list[str] = []

        class Noting(guarded.calls.Hooks):  # type: ignore[misc]  # known at run time only
            def on_failure(self, attempt: Any, error: Any, response: Any) -> None:
                found.append(response.headers["www-authenticate"])

        app = guarded.server.create_app(
            guarded.server.GuardedService(), authenticate=checks(guarded)
        )
        with (
            guarded.client.GuardedClient(
                base_url=BASE_URL,
                transport=guarded.transports.AsgiTransport(app),
                auth=auth,
                retries=0,
                hooks=[Noting()],
            ) as client,
            pytest.raises(Exception, match="status 40"),
        ):
            getattr(client, name)()
        return found[0]

    key = 'ApiKey in="header", name="X-Key"'
    assert f'{key}, Bearer scope="read write"' == challenges("read", None)
    wrong = challenges("read", guarded.auth.Bearer("stolen"))
    assert f'{key}, Bearer error="invalid_token"' == wrong
    denied = challenges("read", guarded.auth.Bearer("reader"))
    assert 'Bearer error="insufficient_scope", scope="read write"' == denied


def test_the_package_says_what_an_operation_asks_for(files: dict[str, str]) -> None:
    """In its description of it, and to whoever calls or implements it."""
    told = files["guarded/operations.py"]
    assert 'security=({"key": ()}, {"oauth": ("read", "write")}),' in told.replace(
        "'", '"'
    )
    said = "Callers prove who they are by `key`, or by `oauth` (`read`, `write`)."
    for module in ("client", "async_client", "server"):
        text = " ".join(files[f"guarded/{module}.py"].split())
        assert said in text
        assert "Nobody has to prove who calls." in text
        assert "Callers prove who they are by `token`, or not at all." in text


def test_what_is_described_nowhere_is_left_to_both_sides(
    made_of: Callable[[str, str], Any],
) -> None:
    """Any proof may be one, and any check."""
    text = spec_of({"Open": None}, SCHEMES, root="[{badge: [], app: []}]")
    package = made_of(text, "badges")
    auth = package.auth
    key = auth.ApiKey("b", header="X-Badge")
    given = {"badge": key, "app": auth.ApiKey("a")}
    checks = auth.PerSchemeVerifier(
        {
            "badge": auth.ApiKeyVerifier(known, header="X-Badge"),
            "app": auth.ApiKeyVerifier(known),
        }
    )
    assert {"badge": "b", "app": "a"} == called(
        package, checks, "open", given, "Badges"
    )
    without = {"badge": auth.ApiKey("b"), "app": auth.ApiKey("a")}
    with pytest.raises(ValueError, match="needs `header=`"):
        called(package, checks, "open", without, "Badges")


def test_silence_beside_what_others_ask_for(
    made_of: Callable[[str, str], Any],
) -> None:
    """It asks for nothing; a client's own function is used all the same."""
    asked = {"Quiet": None, "Ask": "[{key: []}]", "Open": "[]"}
    package = made_of(spec_of(asked, SCHEMES, root=""), "silent")
    key = package.auth.ApiKey("k")

    def prove(request: Any) -> Any:
        return package.auth.Bearer("own")(request)

    expected = {
        "quiet": (set(), {"authorization"}),
        "ask": ({"x-key"}, {"authorization"}),
    }
    for name, (of_key, of_function) in {**expected, "open": (set(), set())}.items():
        assert of_key == shown(sent(package, name, key, "Silent"))
        assert of_function == shown(sent(package, name, prove, "Silent"))
    check = package.auth.ApiKeyVerifier(known)
    for name, of_check, of_own in (
        ("quiet", None, None),
        ("ask", MISSING, UNKNOWN),
        ("open", None, None),
    ):
        given = package, check, name, None, "Silent", asked
        assert of_check == called(*given)
        assert of_own == called(package, lambda call: None, *given[2:])


def test_where_no_operation_asks_for_anything_a_proof_is_used(
    made_of: Callable[[str, str], Any],
) -> None:
    """But for those that say so: a spec may describe a scheme, and forget to ask for it."""
    asked = {"Quiet": None, "Open": "[]"}
    scheme = "    key: {type: apiKey, in: header, name: X-Key}\n"
    package = made_of(spec_of(asked, scheme, root=""), "forgetful")
    for auth in (
        package.auth.ApiKey("k"),
        {"key": package.auth.ApiKey("k")},
    ):
        assert {"x-key"} == shown(sent(package, "quiet", auth, "Forgetful"))
        assert set() == shown(sent(package, "open", auth, "Forgetful"))
    given = package, package.auth.ApiKeyVerifier(known)
    assert MISSING == called(*given, "quiet", None, "Forgetful", asked)
    assert None is called(*given, "open", None, "Forgetful", asked)
    every = dict.fromkeys(asked, "[]")
    package = made_of(spec_of(every, scheme, root=""), "open")
    assert set() == shown(sent(package, "quiet", package.auth.ApiKey("k"), "Open"))


def test_a_server_need_not_check_what_may_be_left_out(
    made_of: Callable[[str, str], Any],
) -> None:
    """Whoever calls is nobody to it."""
    asked = {"Look": "[{}, {token: []}]", "Ask": "[{key: []}]"}
    package = made_of(spec_of(asked, SCHEMES, root=""), "lenient")
    check = package.auth.PerSchemeVerifier(
        {"key": package.auth.ApiKeyVerifier(known)}, nobody="anybody"
    )
    token = package.auth.Bearer("stolen")
    assert "anybody" == called(package, check, "look", token, "Lenient", asked)
    assert MISSING == called(package, check, "ask", None, "Lenient", asked)
