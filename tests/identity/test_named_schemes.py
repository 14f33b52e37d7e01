"""Schemes of HTTP by their names, and proofs and checks that are used by themselves."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable
from typing import Any

import pytest

from ecr_public import operations
from ecr_public._runtime.detached import Late
from ecr_public._runtime.identity.authenticator import Authenticator, Plain
from ecr_public._runtime.identity.plan import Together
from ecr_public._runtime.identity.proofs import ApiKey, Authorization, Basic, Bearer
from ecr_public._runtime.identity.schemes import (
    ApiKeyScheme,
    HttpScheme,
    SecurityScheme,
    SigV4Scheme,
)
from ecr_public._runtime.identity.sigv4 import SigV4
from ecr_public._runtime.identity.verifier import SigV4Verifier
from ecr_public._runtime.identity.verifiers import AuthorizationVerifier
from ecr_public._runtime.operation import Endpoint, Service
from ecr_public._runtime.refusals import Refusal
from ecr_public._runtime.transport import Request, Response
from ecr_public.server import Call
from tests.identity.signing import KEY, KEY_ID, NAME, REGION, having, http_scope

REQUEST = Request(method="POST", url="https://a.test/", headers={}, body=b"{}")


def service(scheme: SecurityScheme | None = None, region: str | None = None) -> Service:
    """A service that asks for a scheme, or for none."""
    return Service(
        name="s",
        title="S",
        operations=operations.SERVICE.operations,
        errors=(),
        schemes={} if scheme is None else {"it": scheme},
        endpoint=Endpoint(
            "https://{region}.test", {"region": region} if region else {}
        ),
    )


def call_with(authorization: str | None) -> Call:
    """What a server gets to see."""
    headers = [] if authorization is None else [("Authorization", authorization)]
    scope = http_scope("POST", REQUEST.url, headers)
    return Call(operations.INITIATE_LAYER_UPLOAD, scope, having(b"{}"))


def told_by(auth: Authenticator, request: Request = REQUEST) -> str | None:
    """The header that a proof adds, the same each way."""
    made = auth(request)
    assert made == auth.sign_within(request, None)
    assert made == auth.sign_within(request, 60.0)
    assert made == asyncio.run(auth.sign(request))
    return made.headers.get("Authorization")


async def later(text: str) -> str:
    """Give a text after a while."""
    await asyncio.sleep(0)
    return text


def test_the_spec_names_the_scheme() -> None:
    """And a caller may name another one."""
    spec = service(HttpScheme("Negotiate"))
    assert "Negotiate abc" == told_by(Authorization("abc").bind(spec, {}))
    named = Authorization("abc", scheme="HOBA")
    assert "HOBA abc" == told_by(named)
    assert "HOBA abc" == told_by(named.bind(spec, {}))
    assert "HOBA abc" == told_by(named.bind(service(), {}))
    assert (HttpScheme,) == Authorization("abc").proves
    assert () == named.proves


def test_credentials_are_asked_for_with_each_request() -> None:
    """Also where they are awaited."""
    texts = iter("abcd")
    auth = Authorization(lambda: next(texts), scheme="X")
    assert "X a" == auth(REQUEST).headers["Authorization"]
    assert "X b" == auth.sign_within(REQUEST, 60.0).headers["Authorization"]
    assert "X c" == asyncio.run(auth.sign(REQUEST)).headers["Authorization"]
    awaited = Authorization(lambda: later("e"), scheme="X")
    assert "X e" == asyncio.run(awaited.sign(REQUEST)).headers["Authorization"]


PROOFS: list[Callable[[Any], Authenticator]] = [
    lambda secret: Bearer(secret),
    lambda secret: Authorization(secret, scheme="X"),
    lambda secret: ApiKey(secret).bind(service(ApiKeyScheme("X-Key")), {}),
    lambda secret: Plain(lambda request: secret() and request),
]


@pytest.mark.parametrize("made", PROOFS)
def test_secrets_that_come_too_late(made: Callable[[Any], Authenticator]) -> None:
    """Nobody waits longer for them than the call has."""
    told = threading.Event()

    def secret() -> str:
        told.wait(60)
        return "a"

    try:
        with pytest.raises(Late):
            made(secret).sign_within(REQUEST, 0.01)
    finally:
        told.set()


_NOBODY = dict[str, str]().get
WITHOUT: list[tuple[Callable[[], object], str]] = [
    (
        lambda: Authorization("a").bind(service(), {}),
        "Authorization needs `scheme=`: the spec does not tell it",
    ),
    (
        lambda: Authorization("a").bind(service(HttpScheme("")), {}),
        "Authorization needs `scheme=`: the spec does not tell it",
    ),
    (
        lambda: Authorization("a")(REQUEST),
        "Authorization needs `scheme=` without a client",
    ),
    (lambda: ApiKey("a")(REQUEST), "ApiKey needs `header=` without a client"),
    (
        lambda: ApiKey("a").bind(service(), {}),
        "ApiKey needs `header=`: the spec does not tell it",
    ),
    (
        lambda: SigV4(KEY)(REQUEST),
        "SigV4 needs `region=` and `service=` without a client",
    ),
    (
        lambda: SigV4(KEY, region=REGION)(REQUEST),
        "SigV4 needs `region=` and `service=` without a client",
    ),
    (
        lambda: SigV4(KEY, service=NAME)(REQUEST),
        "SigV4 needs `region=` and `service=` without a client",
    ),
    (
        lambda: SigV4(KEY).bind(service(), {}),
        "SigV4 needs `region=`: the spec does not tell it",
    ),
    (
        lambda: SigV4(KEY).bind(service(SigV4Scheme("a")), {}),
        "SigV4 needs `region=`: the spec does not tell it",
    ),
    (
        lambda: SigV4(KEY).bind(service(), {"region": "b"}),
        "SigV4 needs `service=`: the spec does not tell it",
    ),
    (
        lambda: SigV4Verifier(_NOBODY).bind(service()),
        "SigV4Verifier needs `region=`: the spec does not tell it",
    ),
    (
        lambda: SigV4Verifier(_NOBODY).bind(service(SigV4Scheme("a"))),
        "SigV4Verifier needs `region=`: the spec does not tell it",
    ),
    (
        lambda: SigV4Verifier(_NOBODY).bind(service(region="b")),
        "SigV4Verifier needs `service=`: the spec does not tell it",
    ),
    (
        lambda: asyncio.run(SigV4Verifier(_NOBODY, region="b")(call_with("a"))),
        "SigV4Verifier needs `region=` and `service=` by itself",
    ),
    (
        lambda: asyncio.run(SigV4Verifier(_NOBODY, service="b")(call_with("a"))),
        "SigV4Verifier needs `region=` and `service=` by itself",
    ),
    (
        lambda: AuthorizationVerifier(_NOBODY).bind(service()),
        "AuthorizationVerifier needs `scheme=`: the spec does not tell it",
    ),
    (
        lambda: asyncio.run(AuthorizationVerifier(_NOBODY)(call_with("a"))),
        "AuthorizationVerifier needs `scheme=` by itself",
    ),
]


@pytest.mark.parametrize(("use", "message"), WITHOUT, ids=[each[1] for each in WITHOUT])
def test_what_neither_an_argument_nor_the_spec_tells(
    use: Callable[[], object], message: str
) -> None:
    """It is said which argument tells it."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        use()


def test_signatures_without_a_client() -> None:
    """A check of its own takes what a signer of its own has signed."""
    request = SigV4(KEY, region=REGION, service=NAME)(REQUEST)
    headers = [each for each in request.headers.items() if each[0] != "host"]
    scope = http_scope("POST", REQUEST.url, headers)
    call = Call(operations.INITIATE_LAYER_UPLOAD, scope, having(b"{}"))
    check = SigV4Verifier({KEY_ID: KEY}.get, region=REGION, service=NAME)
    assert KEY_ID == asyncio.run(check(call)).access_key_id
    other = SigV4Verifier({KEY_ID: KEY}.get, region=REGION, service="other")
    with pytest.raises(Refusal) as raised:
        asyncio.run(other(call))
    assert "another region or another service" in raised.value.message


MISSING = "MissingAuthenticationTokenException"
UNKNOWN = "UnrecognizedClientException"
REFUSED = [(None, MISSING), ("Other abc", MISSING), ("Negotiate", MISSING)]
REFUSED += [("Negotiate x", UNKNOWN), ("Negotiate a\x7f", UNKNOWN)]


@pytest.mark.parametrize(("sent", "code"), REFUSED)
def test_credentials_that_prove_nothing(sent: str | None, code: str) -> None:
    """The answer asks for the scheme that the spec names."""
    known = {"abc": "ann", "a\x7f": "nobody"}
    check = AuthorizationVerifier(known.get).bind(service(HttpScheme("Negotiate")))
    with pytest.raises(Refusal) as raised:
        asyncio.run(check(call_with(sent)))
    refusal = raised.value
    assert (401, code) == (refusal.status, refusal.code)
    assert ((b"www-authenticate", b"Negotiate"),) == tuple(refusal.headers)


@pytest.mark.parametrize("sent", ["Negotiate abc", "negotiate abc", "NEGOTIATE  abc "])
def test_credentials_that_are_known(sent: str) -> None:
    """The name of a scheme may be written in any case; a field counts before the spec."""
    check = AuthorizationVerifier({"abc": "ann"}.get, scheme="negotiate")
    assert "ann" == asyncio.run(check(call_with(sent)))
    assert "ann" == asyncio.run(check.bind(service(HttpScheme("X")))(call_with(sent)))
    assert check.bind(service(HttpScheme("X"))).scheme == "negotiate"


class Step(Authenticator):
    """A proof that notes how it is asked."""

    def __init__(self, name: str, learns: bool = False) -> None:
        self.name = name
        self.learns = learns
        self.seconds: list[float | None] = []
        self.refusals: list[Response] = []

    def __call__(self, request: Request) -> Request:
        """Add the name to the address."""
        return Request(method="GET", url=request.url + self.name, headers={}, body=b"")

    def sign_within(self, request: Request, seconds: float | None) -> Request:
        """Add the name, and note how long it may take."""
        self.seconds.append(seconds)
        return self(request)

    def learns_from(self, request: Request, response: Response) -> bool:
        """Note the refusal."""
        self.refusals.append(response)
        return self.learns


@pytest.mark.parametrize("learn", [(False, False), (True, False), (False, True)])
def test_proofs_together(learn: tuple[bool, bool]) -> None:
    """One after the other, in what is left of the time; each learns of a refusal."""
    first, second = Step("a", learn[0]), Step("b", learn[1])
    both = Together([first, second])
    assert "https://a.test/ab" == both(REQUEST).url
    assert "https://a.test/ab" == asyncio.run(both.sign(REQUEST)).url
    assert "https://a.test/ab" == both.sign_within(REQUEST, None).url
    both.sign_within(REQUEST, 60.0)
    both.sign_within(REQUEST, 0.0)
    for proof in (first, second):
        unlimited, limited, none = proof.seconds
        assert unlimited is None
        assert limited is not None
        assert 30.0 < limited <= 60.0
        assert 0.0 == none
    answer = Response(status=401, headers={}, body=b"")
    assert both.learns_from(REQUEST, answer) is any(learn)
    assert [answer] == first.refusals == second.refusals


def test_basic_with_other_proofs() -> None:
    """What is added last in one header counts."""
    assert Basic("a", "b")(REQUEST) == Together([Bearer("x"), Basic("a", "b")])(REQUEST)
