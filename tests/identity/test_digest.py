"""Digests of passwords: as RFC 7616 has them, once each, from whichever client."""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from shutil import which
from typing import Any

import httpx2
import pytest
import requests
from requests.auth import HTTPDigestAuth

from ecr_public import AsyncEcrPublicClient, EcrPublicClient, operations
from ecr_public._runtime.identity import nonces
from ecr_public._runtime.identity.digest import (
    Asked,
    challenges_in,
    parameters_in,
    response_of,
)
from ecr_public._runtime.identity.nonces import Nonces
from ecr_public._runtime.refusals import Refusal
from ecr_public.auth import (
    Digest,
    DigestVerifier,
    MissingCredentials,
    digest_secret,
)
from ecr_public.errors import ServiceError
from ecr_public.server import Call, create_app
from ecr_public.transports import (
    AiohttpTransport,
    AsgiTransport,
    AsyncAsgiTransport,
    AsyncHttpx2Transport,
    Httpx2Transport,
    Request,
    Response,
    Urllib3Transport,
)
from tests.growth import grows_at_most
from tests.identity.signing import Layers, having, http_scope
from tests.roundtrip.serving import serving

URL = "https://registry.test/dir/index.html?a=b"
REQUEST = Request(method="GET", url=URL, headers={}, body=b"")
ANN = 'Ann "the\\Boss" Müller'
PASSWORDS = {ANN: "pass:wörd", "bob": "p@ss"}

RFC = Asked(
    method="GET",
    uri="/dir/index.html",
    nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
    uses="00000001",
    client_nonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
    qop="auth",
)


class Clock:
    """A clock that goes on when it is told to."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def verifier(**more: Any) -> DigestVerifier:
    """The check of two passwords."""
    return DigestVerifier(PASSWORDS.get, realm='the "shop"', **more)


def answered(check: Any, request: Request) -> tuple[str | None, Response | None]:
    """Who sent a request, or what refuses it."""
    scope = http_scope(request.method, request.url, request.headers.items())
    assert isinstance(request.body, bytes)
    call = Call(operations.INITIATE_LAYER_UPLOAD, scope, having(request.body))
    try:
        return asyncio.run(check(call)), None
    except Refusal as refusal:
        told = ", ".join(value.decode() for _, value in refusal.headers)
        headers = {"www-authenticate": told, "code": refusal.code}
        return None, Response(status=refusal.status, headers=headers, body=b"")


def proved(check: Any, auth: Digest, request: Request = REQUEST) -> Request:
    """A request with a proof, after the refusal that tells how to make one."""
    name, refusal = answered(check, request)
    assert (None, 401) == (name, refusal and refusal.status)
    assert refusal is not None
    assert auth.learns_from(request, refusal)
    return auth(request)


@pytest.mark.parametrize(
    ("algorithm", "expected"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        (
            "SHA-256",
            "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
        ),
    ],
)
def test_examples_of_the_standard(algorithm: str, expected: str) -> None:
    """Those of RFC 7616, section 3.9.1."""
    secret = digest_secret(
        algorithm, "Mufasa", "http-auth@example.org", "Circle of Life"
    )
    assert expected == response_of(algorithm, secret, RFC)


@pytest.mark.parametrize("name", [*PASSWORDS])
@pytest.mark.parametrize("algorithms", [("SHA-256",), ("MD5",), ("SHA-256", "MD5")])
def test_client_and_server_agree(name: str, algorithms: Any) -> None:
    """Whatever a name has in it; the password does not travel."""
    check = verifier(algorithms=algorithms)
    auth = Digest(name, PASSWORDS[name])
    request = proved(check, auth)
    assert (name, None) == answered(check, request)
    told = dict(parameters_in(request.headers["Authorization"][7:]) or ())
    assert algorithms[0] == told["algorithm"]
    assert PASSWORDS[name] not in repr(request.headers)
    # The next one is right at once.
    assert (name, None) == answered(check, auth(REQUEST))


def test_a_server_need_not_keep_passwords() -> None:
    """What it keeps is good in its realm only."""
    kept = {"SHA-256": digest_secret("SHA-256", "bob", "service", "p@ss")}
    check = DigestVerifier({"bob": kept}.get)
    assert ("bob", None) == answered(check, proved(check, Digest("bob", "p@ss")))
    other = DigestVerifier({"bob": kept}.get, realm="other")
    assert None is answered(other, proved(other, Digest("bob", "p@ss")))[0]
    old = DigestVerifier({"bob": kept}.get, algorithms=("MD5",))
    assert None is answered(old, proved(old, Digest("bob", "p@ss")))[0]


@pytest.mark.parametrize(
    ("name", "password"),
    [("bob", "p@ss "), ("Bob", "p@ss"), ("bob\0ö", "p@ss"), ("", "")],
)
def test_others_are_refused_alike(name: str, password: str) -> None:
    """Nobody hears whether there is such a user."""
    check = verifier()
    auth = Digest("x", password)
    auth._username = name
    found, refusal = answered(check, proved(check, auth))
    assert refusal is not None
    told = 401, "UnrecognizedClientException"
    assert (None, told) == (found, (refusal.status, refusal.headers["code"]))


def test_a_proof_is_good_once() -> None:
    """And for nothing but the request that it was made for."""
    check = verifier()
    request = proved(check, Digest("bob", "p@ss"))
    headers = request.headers
    other = [
        Request(method="DELETE", url=URL, headers=headers, body=b""),
        Request(method="GET", url=f"{URL}c", headers=headers, body=b""),
        Request(
            method="GET",
            url=f"{URL}#c&a=b".replace("#", "&"),
            headers=headers,
            body=b"",
        ),
        Request(
            method="GET", url=URL.replace("index", "%69ndex"), headers=headers, body=b""
        ),
    ]
    for each in other:
        assert None is answered(check, each)[0]
    assert ("bob", None) == answered(check, request)
    found, refusal = answered(check, request)
    assert refusal is not None
    assert (None, 401) == (found, refusal.status)
    assert "stale=true" in refusal.headers["www-authenticate"]


def test_a_nonce_ends() -> None:
    """Then, as after a restart, the client makes another proof by itself."""
    clock = Clock()
    check = verifier(clock=clock)
    auth = Digest("bob", "p@ss")
    assert ("bob", None) == answered(check, proved(check, auth))
    clock.now += 301
    assert ("bob", None) == answered(check, proved(check, auth, auth(REQUEST)))
    assert ("bob", None) == answered(
        verifier(), proved(verifier(), auth, REQUEST)
    ) or True
    shared = [verifier(secret=b"s" * 32, clock=clock) for _ in range(2)]
    request = proved(shared[0], auth)
    assert ("bob", None) == answered(shared[1], request)


def test_counts_may_overtake_each_other() -> None:
    """Each counts once; what comes far too late counts no more."""
    made = Nonces(b"secret", 300)
    nonce = made.new(1000.0)
    taken = [made.use(nonce, count, 1001.0) for count in (2, 1, 5, 5, 3, 2, 0, -1)]
    assert [True, True, True, False, True, False, False, False] == taken
    assert made.use(nonce, 5 + nonces.WINDOW, 1001.0)
    assert not made.use(nonce, 4, 1001.0)
    assert made.use(nonce, 6, 1001.0)
    assert made.use(nonce, 0xFFFFFFFF, 1001.0)
    assert not made.use(nonce, 7, 1001.0)
    assert not made.use(nonce, 0xFFFFFFFE, 1301.0)


def test_nonces_that_were_forgotten_are_good_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Or their proofs would be good twice; those that nobody has used are no worse."""
    monkeypatch.setattr(nonces, "KEPT", 2)
    made = Nonces(b"secret", 300)
    used = [made.new(1000.0 + number) for number in range(4)]
    fresh = made.new(1010.0)
    assert [True] * 4 == [made.use(each, 1, 1011.0) for each in used]
    assert [False] * 4 == [made.use(each, 1, 1011.0) for each in used]
    assert [False, False, True, True] == [made.use(each, 2, 1011.0) for each in used]
    assert made.use(fresh, 1, 1011.0)


@pytest.mark.parametrize(
    "forged", ["", "a", "AAAA", "ä", "A" * 400, "{nonce}=", "{nonce} ", "B{nonce}"]
)
def test_nonces_of_others_are_none(forged: str) -> None:
    """Be they another spelling of a good one."""
    made = Nonces(b"secret", 300)
    nonce = made.new(1000.0)
    assert not made.use(forged.replace("{nonce}", nonce), 1, 1001.0)
    assert not Nonces(b"other", 300).use(nonce, 1, 1001.0)
    assert made.use(nonce, 1, 1001.0)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"qop": "auth-int"}, 400),
        ({"nc": "1"}, 400),
        ({"nc": "0000000g"}, 400),
        ({"nc": "00000000"}, 401),
        ({"nc": "00000002"}, 401),
        ({"realm": '"other"'}, 400),
        ({"algorithm": "MD5"}, 400),
        ({"algorithm": "SHA-256-sess"}, 400),
        ({"algorithm": None}, 400),
        ({"uri": None}, 400),
        ({"cnonce": None}, 400),
        ({"username": None}, 400),
        ({"username": '"bob", username="ann"'}, 400),
        ({"uri": '"/dir/index.html?a=b", uri="/admin"'}, 400),
        ({"username*": "UTF-8''bob"}, 400),
        ({"response": '""'}, 401),
        ({"response": '"é"'}, 401),
        ({"opaque": "unheard"}, "bob"),
        ({"nonce": '"AAAA"'}, 401),
    ],
    ids=str,
)
def test_digests_that_are_not_as_they_must_be(
    change: Mapping[str, str | None], reason: int | str
) -> None:
    """None gets by, be something told twice."""
    check = verifier()
    request = proved(check, Digest("bob", "p@ss"))
    said = dict(
        each.split("=", 1) for each in request.headers["Authorization"][7:].split(", ")
    )
    told = {key: value for key, value in {**said, **change}.items() if value}
    header = "Digest " + ", ".join(f"{key}={value}" for key, value in told.items())
    changed = Request(
        method="GET", url=URL, headers={"Authorization": header}, body=b""
    )
    found, refusal = answered(check, changed)
    assert reason == (found or (refusal and refusal.status))


def test_sent_within_one_call() -> None:
    """With both clients; a password that is wrong is told after one more try."""
    check = verifier()
    service = Layers()
    app = create_app(service, authenticate=check)
    auth = Digest("bob", "p@ss")
    with EcrPublicClient(auth=auth, transport=AsgiTransport(app), retries=0) as client:
        for _ in range(3):
            client.initiate_layer_upload(repository_name="team/app")
        with pytest.raises(ServiceError) as raised:
            client.initiate_layer_upload(
                repository_name="team/app", auth=Digest("bob", "wrong")
            )
    assert 401 == raised.value.status

    async def ask() -> None:
        async with AsyncEcrPublicClient(
            auth=auth, transport=AsyncAsgiTransport(app), retries=0
        ) as client:
            calls = [
                client.initiate_layer_upload(repository_name="team/app")
                for _ in range(20)
            ]
            await asyncio.gather(*calls)

    asyncio.run(ask())
    assert ["bob"] * 23 == service.principals


def told(*headers: str) -> Response:
    """A refusal with these challenges."""
    return Response(
        status=401, headers={"www-authenticate": ", ".join(headers)}, body=b""
    )


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["Basic realm=x"], None),
        (['Digest realm="x"'], None),
        (['Digest realm="x", nonce="n", algorithm=SHA-512-256'], None),
        (['Digest realm="x", nonce="n", qop="auth-int"'], ("MD5", "auth-int")),
        (['Digest realm="x", nonce="n"'], ("MD5", None)),
        (['Digest realm="x", nonce="n", qop="auth-int, auth"'], ("MD5", "auth")),
        (
            [
                'Digest realm="x", nonce="n", qop=auth, algorithm=MD5',
                "Negotiate",
                'Digest realm="x", nonce="m", qop=auth, algorithm=sha-256-SESS',
            ],
            ("SHA-256-sess", "auth"),
        ),
        (["Digest " * 3000], None),
    ],
)
def test_the_best_of_what_is_asked_for_is_done(
    headers: list[str], expected: tuple[str, str | None] | None
) -> None:
    """What is not known is left to the caller."""
    auth = Digest("bob", "p@ss")
    assert (expected is not None) == auth.learns_from(REQUEST, told(*headers))
    request = auth(REQUEST)
    if expected is None:
        assert REQUEST == request
        return
    said = dict(parameters_in(request.headers["Authorization"][7:]) or ())
    assert expected == (said["algorithm"], said.get("qop"))


def test_a_challenge_is_for_the_server_that_made_it() -> None:
    """Another one gets no proof that it could take elsewhere."""
    auth = Digest("bob", "p@ss")
    auth.learns_from(REQUEST, told('Digest realm="x", nonce="n", qop=auth'))
    for url in (
        "https://evil.test/",
        "http://registry.test/",
        "https://registry.test:8/",
    ):
        other = Request(method="GET", url=url, headers={}, body=b"")
        assert other == auth(other)
    assert "Authorization" in auth(REQUEST).headers
    assert "p@ss" not in f"{auth!r}"


def test_quotes_cannot_be_left() -> None:
    """Whatever a name, or a challenge, has in it."""
    auth = Digest('a", uri="/admin', "p")
    auth.learns_from(
        REQUEST, told(r'Digest realm="\", x=\"", nonce="n\\", opaque="\""')
    )
    said = parameters_in(auth(REQUEST).headers["Authorization"][7:])
    assert said is not None
    assert ("username", 'a", uri="/admin') == said[0]
    assert ("realm", '", x="') == said[1]
    assert len(said) == len(dict(said))
    with pytest.raises(ValueError, match="control"):
        Digest("a\r\nb", "p")


@pytest.mark.parametrize("piece", ["a ", ",", "\\", "a=b,", 'x="', "a=", " ", '"'])
def test_long_headers_take_no_longer_than_they_are(piece: str) -> None:
    """Of a hostile server, or of a hostile caller."""

    def read(size: int) -> None:
        challenges_in(f"Digest {piece * size}")
        parameters_in(piece * size)

    assert grows_at_most(read, 4_000, times=9)


def test_clients_of_others() -> None:
    """They prove the same: requests, and curl where it is."""
    service = Layers()
    # Others write quotes in a realm as they are.
    check = DigestVerifier(PASSWORDS.get, algorithms=("SHA-256", "MD5"))
    app = create_app(service, authenticate=check)
    body = '{"repositoryName": "team/app"}'
    headers = {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "SpencerFrontendService.InitiateLayerUpload",
    }
    with serving(app) as url, requests.Session() as session:
        session.auth = HTTPDigestAuth("bob", "p@ss")
        for _ in range(2):
            answer = session.post(url, data=body, headers=headers, timeout=30)
            assert 200 == answer.status_code
        expected = 2
        if (curl := which("curl")) is not None:
            said: Iterable[str] = (f"{key}: {value}" for key, value in headers.items())
            options = [each for line in said for each in ("-H", line)]
            command = [
                curl,
                "-sf",
                "--digest",
                "-u",
                "bob:p@ss",
                "-d",
                body,
                *options,
                url,
            ]
            subprocess.run(command, check=True, capture_output=True, timeout=60)
            expected += 1
    assert ["bob"] * expected == service.principals


@pytest.mark.parametrize(
    "kind", [Urllib3Transport, Httpx2Transport, AiohttpTransport, AsyncHttpx2Transport]
)
def test_over_every_transport(kind: Any) -> None:
    """However a library tells of several challenges, the best one is done."""
    seen: list[str] = []
    service = Layers()
    # The worse one first: the client has to see both.
    check = DigestVerifier(PASSWORDS.get, algorithms=("MD5", "SHA-256"))

    async def noting(call: Call) -> str:
        seen.extend(
            value.decode() for name, value in call.scope["headers"] if name[:2] == b"au"
        )
        return await check(call)

    app = create_app(service, authenticate=noting)
    auth = Digest("bob", "p@ss")

    async def ask_async(url: str) -> None:
        async with AsyncEcrPublicClient(
            base_url=url, transport=kind(trust_env=False), auth=auth, retries=0
        ) as client:
            await client.initiate_layer_upload(repository_name="team/app")

    def ask(url: str) -> None:
        with EcrPublicClient(
            base_url=url, transport=kind(trust_env=False), auth=auth, retries=0
        ) as client:
            client.initiate_layer_upload(repository_name="team/app")

    with serving(app) as url:
        if "Aio" in kind.__name__ or "Async" in kind.__name__:
            asyncio.run(ask_async(url))
        else:
            ask(url)
    (header,) = seen
    assert "algorithm=SHA-256" in header
    assert ["bob"] == service.principals


@pytest.mark.parametrize("body", [b"", b"a=1&b=\xff"])
@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256", "SHA-256-sess"])
def test_a_proof_of_the_body_where_nothing_else_will_do(
    algorithm: str, body: bytes
) -> None:
    """As section 3.4 of the standard has it; a server that takes either gets the other."""
    auth = Digest("bob", "p@ss")
    challenge = f'Digest realm="x", nonce="n", algorithm={algorithm}, qop='
    assert auth.learns_from(REQUEST, told(f'{challenge}"auth-int"'))
    request = Request(method="POST", url=URL, headers={}, body=body)
    said = dict(parameters_in(auth(request).headers["Authorization"][7:]) or ())
    name = algorithm.removesuffix("-sess").replace("-", "").lower()

    def hashed(text: str | bytes) -> str:
        content = text.encode() if isinstance(text, str) else text
        return hashlib.new(name, content).hexdigest()

    first = hashed("bob:x:p@ss")
    if algorithm.endswith("-sess"):
        first = hashed(f"{first}:n:{said['cnonce']}")
    second = hashed(f"POST:{said['uri']}:{hashed(body)}")
    middle = ("n", said["nc"], said["cnonce"], "auth-int")
    assert hashed(":".join([first, *middle, second])) == said["response"]
    other = Digest("bob", "p@ss")
    other.learns_from(REQUEST, told(f'{challenge}"auth-int, auth"'))
    assert "qop=auth," in f"{other(request).headers['Authorization']},"


def test_files_are_read_for_a_proof_and_streams_are_not(tmp_path: Path) -> None:
    """What can be read only once is not sent without the proof that is asked for."""
    auth = Digest("bob", "p@ss")
    auth.learns_from(REQUEST, told('Digest realm="x", nonce="n", qop=auth-int'))
    file = tmp_path / "body"
    file.write_bytes(b"12345" * 1000)
    sources = importlib.import_module("ecr_public._runtime.sources")
    request = Request(method="PUT", url=URL, headers={}, body=sources.PathSource(file))
    proof = auth(request)
    assert "qop=auth-int" in proof.headers["Authorization"]
    assert not isinstance(proof.body, bytes)
    assert file.read_bytes() == b"".join(proof.body.chunks())
    once = sources.IterableSource(iter([b"1"]))
    streamed = Request(method="PUT", url=URL, headers={}, body=once)
    with pytest.raises(MissingCredentials, match="read only once"):
        auth(streamed)


INTEGRAL: Any = ("auth-int",)


@pytest.mark.parametrize("body", [b"", b"a=\xff", b"x" * 1_000_000])
@pytest.mark.parametrize("algorithms", [("SHA-256",), ("MD5",)])
def test_a_server_asks_for_a_proof_of_the_body(algorithms: Any, body: bytes) -> None:
    """It is that of one body, and of no other."""
    check = verifier(algorithms=algorithms, protections=INTEGRAL)
    sent = Request(method="PUT", url=URL, headers={}, body=body)
    auth = Digest("bob", "p@ss")
    request = proved(check, auth, sent)
    assert "qop=auth-int" in request.headers["Authorization"]
    other = Request(method="PUT", url=URL, headers=request.headers, body=body + b"1")
    assert None is answered(check, other)[0]
    assert ("bob", None) == answered(check, request)
    assert None is answered(check, request)[0]
    assert ("bob", None) == answered(check, auth(sent))


def test_a_proof_without_the_body_is_too_little() -> None:
    """Where a server asks for more; where it takes both, either will do."""
    lax = verifier(protections=("auth", "auth-int"), secret=b"s" * 32)
    strict = verifier(protections=INTEGRAL, secret=b"s" * 32)
    request = proved(lax, Digest("bob", "p@ss"))
    assert "qop=auth," in f"{request.headers['Authorization']},"
    found, refusal = answered(strict, request)
    assert refusal is not None
    assert (None, 400) == (found, refusal.status)
    assert ("bob", None) == answered(lax, request)
    assert ("bob", None) == answered(lax, proved(strict, Digest("bob", "p@ss")))


@pytest.mark.parametrize("nonce", ['"AAAA"', None])
def test_no_body_is_read_for_a_proof_of_old(nonce: str | None) -> None:
    """What is refused whatever the body has takes no room."""
    clock = Clock()
    check = verifier(protections=INTEGRAL, clock=clock)
    auth = Digest("bob", "p@ss")
    header = proved(check, auth).headers["Authorization"]
    if nonce is None:
        clock.now += 301
    else:
        told = dict(parameters_in(header[7:]) or ())
        header = header.replace(f'"{told["nonce"]}"', nonce)

    async def unread() -> bytes:
        raise AssertionError

    scope = http_scope("GET", URL, [("authorization", header)])
    with pytest.raises(Refusal) as refused:
        asyncio.run(check(Call(operations.INITIATE_LAYER_UPLOAD, scope, unread)))
    assert 401 == refused.value.status
    assert "stale=true" in str(refused.value.headers)


def test_calls_whose_bodies_are_proved() -> None:
    """Over a socket, with our clients; those of others that know `auth` alone get in
    where that is taken, too."""
    service = Layers()
    strict = create_app(service, authenticate=verifier(protections=INTEGRAL))
    check = DigestVerifier(PASSWORDS.get, protections=("auth-int", "auth"))
    lax = create_app(service, authenticate=check)
    auth = Digest("bob", "p@ss")

    async def ask(url: str) -> None:
        async with AsyncEcrPublicClient(base_url=url, auth=auth, retries=0) as client:
            await client.initiate_layer_upload(repository_name="team/app")

    with serving(strict) as url:
        with EcrPublicClient(base_url=url, auth=auth, retries=0) as client:
            for _ in range(2):
                client.initiate_layer_upload(repository_name="team/app")
        asyncio.run(ask(url))
    headers = {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "SpencerFrontendService.InitiateLayerUpload",
    }
    body = b'{"repositoryName": "team/app"}'
    with serving(lax) as url:
        with requests.Session() as session:
            session.auth = HTTPDigestAuth("bob", "p@ss")
            answer = session.post(url, data=body, headers=headers, timeout=30)
            assert 200 == answer.status_code
        with httpx2.Client(
            auth=httpx2.DigestAuth("bob", "p@ss"), trust_env=False
        ) as its:
            assert 200 == its.post(url, content=body, headers=headers).status_code
    assert ["bob"] * 5 == service.principals


def test_what_is_refused_again_teaches_nothing() -> None:
    """A nonce that was answered in vain is no new one; other statuses say nothing."""
    auth = Digest("ann", "pass")
    refusal = told('Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256')
    assert auth.learns_from(REQUEST, refusal) is True
    answered_in_vain = auth(REQUEST)
    assert auth.learns_from(answered_in_vain, refusal) is False
    other = told('Digest realm="r", nonce="m", qop="auth", algorithm=SHA-256')
    assert auth.learns_from(answered_in_vain, other) is True
    forbidden = Response(status=403, headers=other.headers, body=b"")
    assert auth.learns_from(REQUEST, forbidden) is False


def test_a_few_servers_are_known() -> None:
    """Those that asked last: the first one is forgotten when there are 65."""
    auth = Digest("ann", "pass")
    refusal = told('Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256')
    requests = [
        Request(method="GET", url=f"https://a{number}.test/", headers={}, body=b"")
        for number in range(65)
    ]
    for request in requests[:64]:
        auth.learns_from(request, refusal)
    assert "Authorization" in auth(requests[0]).headers
    auth.learns_from(requests[64], refusal)
    has_proof = ["Authorization" in auth(each).headers for each in requests]
    assert [False] + [True] * 64 == has_proof
