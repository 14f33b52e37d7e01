"""The client's proof of a password that itself does not travel."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping
from itertools import count
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from ..forks import PerProcess
from ..headers import values_of
from ..sources import Source
from ..transport import Request, Response
from .additions import with_header
from .authenticator import Authenticator, MissingCredentials
from .digest import (
    HASHES,
    SESSION,
    WITH_BODY,
    Asked,
    challenges_in,
    digest_secret,
    hash_of,
    parameters_in,
    quoted,
    response_of,
)
from .schemes import DigestScheme

ORIGINS = 64
"""Of how many servers a challenge is kept."""


class Digest(Authenticator):
    """Proves that a client knows a password, which does not travel (RFC 7616).

    What a server asks for with its first refusal is remembered: later requests are right
    at once, until it asks for something else.

    Args:
        username: The user name.
        password: The password.

    Raises:
        ValueError: there is a control character in the user name.
    """

    proves = (DigestScheme,)

    def __init__(self, username: str, password: str) -> None:
        if not username.isprintable():
            raise ValueError("a user name has no control characters")
        self._username = username
        self._password = password
        self._known = _Challenges()

    def __call__(self, request: Request) -> Request:
        """Return `request` with the proof, or as it is if nothing is known yet.

        Raises:
            MissingCredentials: the server asks for a proof of the body, too, and that can
                be read only once, or by an event loop alone.
        """
        challenge = self._known.of(_origin(request))
        if challenge is None:
            return request
        parts = urlsplit(request.url)
        asked = Asked(
            method=request.method,
            uri=f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}",
            nonce=challenge.nonce,
            uses=f"{next(challenge.uses):08x}",
            client_nonce=secrets.token_hex(16),
            qop=challenge.qop,
            body=_hash_of(request, challenge),
        )
        return with_header(request, "Authorization", self._told(challenge, asked))

    def learns_from(self, request: Request, response: Response) -> bool:
        """Take what a refusal asks for, and return whether it is something new."""
        challenge = _best(response) if response.status == 401 else None
        if challenge is None:
            return False
        # What was refused although it was the answer to this will be so again.
        if challenge.nonce == _nonce_of(request):
            return False
        self._known.keep(_origin(request), challenge)
        return True

    def _told(self, challenge: _Challenge, asked: Asked) -> str:
        name = challenge.algorithm.removesuffix(SESSION)
        secret = digest_secret(name, self._username, challenge.realm, self._password)
        said = {
            **_named(self._username),
            "realm": quoted(challenge.realm),
            "uri": quoted(asked.uri),
            "algorithm": challenge.algorithm,
            "nonce": quoted(asked.nonce),
            "response": quoted(response_of(challenge.algorithm, secret, asked)),
        }
        if asked.qop is not None:
            said |= {"nc": asked.uses, "cnonce": quoted(asked.client_nonce)}
            said["qop"] = asked.qop
        if challenge.opaque is not None:
            said["opaque"] = quoted(challenge.opaque)
        return "Digest " + ", ".join(f"{key}={value}" for key, value in said.items())


class _Challenge(NamedTuple):
    realm: str
    nonce: str
    algorithm: str
    qop: str | None
    opaque: str | None
    uses: count[int]
    """How often the nonce has been used, and once more."""


class _Challenges(PerProcess):
    """What each server has asked for last."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._by_origin: dict[str, _Challenge] = {}

    def of(self, origin: str) -> _Challenge | None:
        return self._by_origin.get(origin)

    def keep(self, origin: str, challenge: _Challenge) -> None:
        with self._lock:
            self._by_origin.pop(origin, None)
            self._by_origin[origin] = challenge
            while len(self._by_origin) > ORIGINS:
                del self._by_origin[next(iter(self._by_origin))]

    def _forked(self) -> None:
        # Two processes would use a nonce for the same time.
        self._lock = threading.Lock()
        self._by_origin = {}


def _best(response: Response) -> _Challenge | None:
    """Return the best of what is asked for, `None` if nothing is that can be done."""
    read = (_read(each) for name, each in _challenges(response) if name == "digest")
    found = [each for each in read if each is not None]
    order = [*HASHES]
    return min(
        found,
        key=lambda each: order.index(each.algorithm.removesuffix(SESSION)),
        default=None,
    )


def _challenges(response: Response) -> list[tuple[str, dict[str, str]]]:
    values = values_of(response.headers, "www-authenticate")
    return [found for value in values for found in challenges_in(value)]


def _read(said: Mapping[str, str]) -> _Challenge | None:
    algorithm = said.get("algorithm", "MD5")
    name, is_session = algorithm.upper(), algorithm.lower().endswith(SESSION)
    name = name.removesuffix(SESSION.upper())
    offered = [each.strip().lower() for each in said.get("qop", "").split(",")]
    if name not in HASHES or not said.get("nonce"):
        return None
    qop = next((each for each in ("auth", WITH_BODY) if each in offered), None)
    if "qop" in said and qop is None:
        return None
    return _Challenge(
        realm=said.get("realm", ""),
        nonce=said["nonce"],
        algorithm=f"{name}{SESSION}" if is_session else name,
        qop=qop,
        opaque=said.get("opaque"),
        uses=count(1),
    )


def _hash_of(request: Request, challenge: _Challenge) -> str:
    """Return the hash of a body where the proof is of that, too."""
    if challenge.qop != WITH_BODY:
        return ""
    body = request.body
    if not isinstance(body, Source):
        return hash_of(challenge.algorithm, [body])
    try:
        if body.repeatable:
            return hash_of(challenge.algorithm, body.chunks())
    except TypeError:
        pass  # only an event loop reads it
    raise MissingCredentials(
        "the server asks for a digest of the body, too, which this one has not: it can"
        " be read only once, or in an event loop alone; give bytes, or a path"
    )


def _nonce_of(request: Request) -> str | None:
    kind, _, said = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "digest":
        return None
    return dict(parameters_in(said) or ()).get("nonce")


def _named(username: str) -> dict[str, str]:
    if username.isascii():
        return {"username": quoted(username)}
    return {"username*": f"UTF-8''{quote(username, safe='')}"}


def _origin(request: Request) -> str:
    parts = urlsplit(request.url)
    return f"{parts.scheme}://{parts.netloc}"
