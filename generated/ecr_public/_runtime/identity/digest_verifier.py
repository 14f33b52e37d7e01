"""The server's check that a caller knows a password, which does not travel."""

from __future__ import annotations

import asyncio
import hmac
import re
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias
from urllib.parse import unquote

from ..asgi import Header
from ..context import Call, Returns
from ..operation import Service
from .canonical import LARGE_BODY
from .digest import (
    WITH_BODY,
    Asked,
    digest_secret,
    hash_of,
    parameters_in,
    quoted,
    response_of,
)
from .nonces import Nonces
from .principal import (
    headers_of,
    incomplete,
    is_readable,
    missing,
    only,
    settled,
    target_of,
    unrecognized,
)
from .schemes import DigestScheme
from .verifiers import ScopesOf

Algorithm: TypeAlias = Literal["SHA-256", "MD5"]

Protection: TypeAlias = Literal["auth", "auth-int"]
"""What a proof is of: method and target, or these and the body (`auth-int`)."""

FindPassword: TypeAlias = Callable[[str], Returns[str | Mapping[str, str] | None]]
"""Returns the password of a user, `None` if there is no such user.

Or what `digest_secret` makes of it, by algorithm: a server that keeps that need not keep
the password.
"""

LIFE = 300.0
"""How many seconds a nonce is good; callers get another one then, and try again."""


@dataclass(frozen=True, slots=True)
class DigestVerifier:
    """Lets in who proves to know a password (RFC 7616); `context.principal` is the name.

    Each proof is good once: whoever has heard it cannot say it again.
    """

    verifies: ClassVar = (DigestScheme,)

    find: FindPassword
    """Returns the password of a user, or `None`."""

    realm: str = "service"
    """What the password is for; shown to people."""

    algorithms: Sequence[Algorithm] = ("SHA-256",)
    """Which may be used, the best one first. MD5 is for clients of old."""

    protections: Sequence[Protection] = ("auth",)
    """Which proofs are taken. With `auth-int` alone, nobody on the way can change a body.
    All of one is in memory before it is known who calls, up to what a body may have."""

    scopes: ScopesOf | None = None
    """Returns the roles of a user; needed where an operation asks for some."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    """What nonces are made of. Processes that serve together need the same one; each then
    takes a proof once."""

    clock: Callable[[], float] = field(default=time.time, repr=False)
    """Returns the seconds since the epoch."""

    _nonces: Nonces = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Begin to count."""
        object.__setattr__(self, "_nonces", Nonces(self.secret, LIFE))

    def bind(self, service: Service) -> DigestVerifier:
        """Return the check for the requests to `service`."""
        return self

    async def __call__(self, call: Call) -> str:
        """Return the name of the user who has sent a request.

        Raises:
            Refusal: there is no proof, or it is wrong, or it was given before.
        """
        authorization = only(headers_of(call.scope), "authorization") or ""
        kind, _, said = authorization.partition(" ")
        if kind.lower() != "digest":
            raise missing(*self._challenges(), status=401)
        told = _parameters(said, self.protections)
        algorithm = self._algorithm(told)
        username, asked = _username(told), _asked(call, told)
        known = self._nonces.made_at(asked.nonce) is not None
        if asked.qop == WITH_BODY:
            # All that can be checked is checked before the body takes room.
            if not self._nonces.is_good(asked.nonce, self.clock()):
                raise unrecognized(*self._challenges(stale=True), status=401)
            asked = asked._replace(body=await _hash(call, algorithm))
        secret = await self._secret(algorithm, username)
        expected = response_of(algorithm, secret or self.secret.hex(), asked)
        is_right = hmac.compare_digest(expected.encode(), told["response"].encode())
        if not is_right or secret is None:
            raise unrecognized(*self._challenges(stale=not known), status=401)
        if not self._nonces.use(asked.nonce, int(asked.uses, 16), self.clock()):
            raise unrecognized(*self._challenges(stale=True), status=401)
        return username

    def _algorithm(self, told: Mapping[str, str]) -> Algorithm:
        said = told.get("algorithm", "MD5").upper()
        if told.get("realm") != self.realm:
            raise incomplete("The digest is for another realm.")
        for algorithm in self.algorithms:
            if algorithm == said:
                return algorithm
        raise incomplete(f"The algorithm must be {' or '.join(self.algorithms)}.")

    async def _secret(self, algorithm: Algorithm, username: str) -> str | None:
        found = await settled(self.find(username)) if is_readable(username) else None
        if found is None:
            return None
        if isinstance(found, str):
            return digest_secret(algorithm, username, self.realm, found)
        return found.get(algorithm)

    def _challenges(self, *, stale: bool = False) -> list[Header]:
        nonce = self._nonces.new(self.clock())
        more = ", stale=true" if stale else ""
        # Some clients do not look for white space behind the comma.
        qop = ",".join(self.protections)
        return [
            (
                b"www-authenticate",
                f"Digest realm={quoted(self.realm)}, qop={quoted(qop)},"
                f' algorithm={name}, nonce="{nonce}", charset=UTF-8{more}'.encode(),
            )
            for name in self.algorithms
        ]


async def _hash(call: Call, algorithm: Algorithm) -> str:
    body = await call.body()
    if len(body) < LARGE_BODY:
        return hash_of(algorithm, [body])
    return await asyncio.to_thread(hash_of, algorithm, [body])


def _parameters(said: str, protections: Sequence[Protection]) -> dict[str, str]:
    found = parameters_in(said)
    if found is None or len(found) != len(dict(found)):
        raise incomplete(
            "The digest must be parameters, each once, with commas between."
        )
    told = dict(found)
    for name in ("realm", "nonce", "uri", "response", "qop", "nc", "cnonce"):
        if name not in told:
            raise incomplete(f"The digest must tell {name}.")
    if told["qop"] not in protections or not _COUNT.fullmatch(told["nc"]):
        names = " or ".join(protections)
        raise incomplete(f"The digest must have qop={names} and nc of eight digits.")
    return told


def _username(told: Mapping[str, str]) -> str:
    plain, extended = told.get("username"), told.get("username*")
    if (plain is None) == (extended is None):
        raise incomplete("The digest must tell username or username*.")
    if plain is not None:
        return plain
    charset, _, rest = (extended or "").partition("'")
    if charset.upper() != "UTF-8" or told.get("userhash", "").lower() == "true":
        raise incomplete("The digest must tell username* in UTF-8.")
    return unquote(rest.partition("'")[2])


def _asked(call: Call, told: Mapping[str, str]) -> Asked:
    target = target_of(call)
    if told["uri"] != target:
        raise incomplete("The digest is for another uri.")
    method = call.scope["method"]
    return Asked(method, target, told["nonce"], told["nc"], told["cnonce"], told["qop"])


_COUNT = re.compile(r"[0-9a-fA-F]{8}")
