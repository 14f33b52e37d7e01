"""Who may call: alternatives, combinations, scopes, and what others are answered."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from templates.package._runtime.context import Call
from templates.package._runtime.identity.key_verifier import ApiKeyVerifier
from templates.package._runtime.identity.per_scheme_verifier import PerSchemeVerifier
from templates.package._runtime.identity.verifiers import (
    BasicVerifier,
    BearerVerifier,
)
from tests.http.asking import Got, asked
from tests.http.served import errors, server
from tests.http.shop import Misc, Pets

_SCOPE = 'scope="pets:write"'
CHALLENGES = (
    f'ApiKey in="header", name="X-Key", Bearer {_SCOPE}, '
    'Basic realm="service", charset="UTF-8"'
)
TOKENS: dict[str, Any] = {
    "rw": {"name": "bob", "scopes": "pets:read pets:write"},
    "r": {"name": "bob", "scopes": ["pets:read"]},
}
CHECKS: dict[str, Any] = {
    "key": ApiKeyVerifier({"k1": "ann"}.get),
    "oauth": BearerVerifier(
        lambda token: TOKENS.get(token), scopes=lambda found: found["scopes"]
    ),
    "basic": BasicVerifier(
        lambda user, password: user if password == "secret" else None
    ),
}


def basic(user: str, password: str) -> str:
    """The header of a user and a password."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def deleted(headers: list[tuple[str, str]], **options: Any) -> tuple[Got, Pets]:
    """What the deletion of a pet is answered with, and who was asked."""
    pets = Pets()
    app = server.create_app(pets=pets, **{"authenticate": CHECKS, **options})
    return asked(app, "DELETE", "/pets/7", headers=headers), pets


def test_one_scheme() -> None:
    """The first alternative is enough; the handler is told who calls, by scheme."""
    got, pets = deleted([("x-key", "k1")])
    assert 204 == got.status
    assert pets.context is not None
    assert {"key": "ann"} == pets.context.principal


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("x-key", "wrong")],
        [("authorization", "Bearer wrong")],
        [("authorization", "Bearer rw")],
        [("authorization", basic("ann", "secret"))],
        [("authorization", basic("ann", "wrong")), ("x-key", "k2")],
    ],
)
def test_unknown_callers(headers: list[tuple[str, str]]) -> None:
    """Half of an alternative is none; all schemes are challenged."""
    got, pets = deleted(headers)
    challenges = got.headers["www-authenticate"]
    assert 401 == got.status
    assert CHALLENGES == challenges.replace('error="invalid_token"', _SCOPE)
    assert pets.context is None


def test_security_of_an_operation_comes_before_its_body() -> None:
    """Nobody learns what is wrong with a request who may not make it."""
    app = server.create_app(pets=Pets(), authenticate=CHECKS)
    assert 401 == asked(app, "DELETE", "/pets/seven").status


@pytest.mark.parametrize(
    ("scopes", "status"),
    [
        ("pets:write other", 204),
        (["pets:write"], 204),
        ("pets:read", 403),
        ("", 403),
    ],
)
def test_scopes(scopes: Any, status: int) -> None:
    """What an operation needs has to be granted, and told."""

    checks: dict[str, Any] = {
        "oauth": BearerVerifier(lambda token: "bob", scopes=lambda found: scopes),
        "basic": lambda call: "ann",
    }
    app = server.create_app(pets=Pets(), authenticate=checks)
    headers = {"authorization": "Bearer x"}
    got = asked(app, "DELETE", "/pets/7", headers=headers)
    assert status == got.status
    if status == 403:
        assert (
            'Bearer error="insufficient_scope", scope="pets:write"'
            == got.headers["www-authenticate"]
        )


def test_optional_security() -> None:
    """Where nobody needs to be known, somebody may be; who is wrong is told."""
    misc = Misc()
    app = server.create_app(misc=misc, authenticate=CHECKS)
    text = {"content-type": "text/plain"}
    assert 200 == asked(app, "POST", "/echo", b"x", text).status
    assert misc.context is not None
    assert misc.context.principal is None
    known = {**text, "authorization": "Bearer r"}
    assert 200 == asked(app, "POST", "/echo", b"x", known).status
    assert {"oauth": {"name": "bob", "scopes": ["pets:read"]}} == misc.context.principal
    wrong = {**text, "authorization": "Bearer wrong"}
    assert 401 == asked(app, "POST", "/echo", b"x", wrong).status


def test_open_operations() -> None:
    """An operation that asks for nothing is open whatever is checked elsewhere."""
    app = server.create_app(pets=Pets(), authenticate=CHECKS)
    assert 200 == asked(app, "GET", "/pets/7").status


def test_a_function_for_everything() -> None:
    """One function may find out who calls; it is not asked where nobody needs to be."""
    asked_of: list[str] = []

    async def find(call: Call) -> str | None:
        asked_of.append(call.operation.name)
        return None if b"x-key" in dict(call.scope["headers"]) else "ann"

    got, pets = deleted([], authenticate=find)
    assert 204 == got.status
    assert pets.context is not None
    assert "ann" == pets.context.principal
    got, _ = deleted([("x-key", "k1")], authenticate=find)
    assert (401, CHALLENGES) == (got.status, got.headers["www-authenticate"])
    app = server.create_app(pets=Pets(), authenticate=find)
    asked(app, "GET", "/pets/7")
    assert ["deletePet", "deletePet"] == asked_of


def test_errors_that_refuse() -> None:
    """A check may refuse in words of its own."""

    def find(call: Call) -> None:
        raise errors.Unauthorized(message="expired", headers={"x-why": "late"})

    got, _ = deleted([], authenticate=find)
    assert (401, "expired", "late") == (
        got.status,
        got.json()["detail"],
        got.headers["x-why"],
    )


def test_per_scheme_verifier() -> None:
    """It is the same as a mapping of checks."""
    got, pets = deleted([("x-key", "k1")], authenticate=PerSchemeVerifier(CHECKS))
    assert 204 == got.status
    assert pets.context is not None
    assert {"key": "ann"} == pets.context.principal


@pytest.mark.parametrize(
    ("checks", "message"),
    [
        (
            {"basic": CHECKS["basic"]},
            "not enough for deletePet, which asks for key, or oauth",
        ),
        (
            {**CHECKS, "other": CHECKS["key"]},
            "has `other`, which the spec does not ask for",
        ),
    ],
)
def test_checks_that_do_not_fit(checks: Any, message: str) -> None:
    """An operation that nobody could call is told at the start."""
    with pytest.raises(ValueError, match=message):
        server.create_app(pets=Pets(), authenticate=checks)
