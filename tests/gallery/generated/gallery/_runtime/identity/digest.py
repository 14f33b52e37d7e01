"""Digest access authentication (RFC 7616), as far as both sides need it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

HASHES: Mapping[str, str] = {"SHA-256": "sha256", "MD5": "md5"}
"""The algorithms, the better ones first, and what Python calls them."""

SESSION = "-sess"
"""What stands behind an algorithm that takes the nonces into the secret."""


WITH_BODY = "auth-int"
"""What a proof is called that is of the body as well."""


class Asked(NamedTuple):
    """What the proof of a password is of, beside the password."""

    method: str
    uri: str
    nonce: str
    uses: str
    """How often the nonce has been used, in eight hexadecimal digits."""

    client_nonce: str
    qop: str | None
    """`auth`, or `auth-int` with the body; `None` where a server of old asks for none."""

    body: str = ""
    """The hash of the body, in hexadecimal digits, where the proof is of that, too."""


def digest_secret(algorithm: str, username: str, realm: str, password: str) -> str:
    """Return what a server may keep instead of a password.

    Whoever has it can prove the same in that realm, and not in another one.

    Args:
        algorithm: `SHA-256` or `MD5`.
        username: Whose password it is.
        realm: As the verifier says it.
        password: The password.
    """
    return _hash(algorithm, f"{username}:{realm}:{password}")


def response_of(algorithm: str, secret: str, asked: Asked) -> str:
    """Return the proof of a password, in hexadecimal digits."""
    name = algorithm.removesuffix(SESSION)
    if name != algorithm:
        secret = _hash(name, f"{secret}:{asked.nonce}:{asked.client_nonce}")
    whole = f":{asked.body}" if asked.qop == WITH_BODY else ""
    what = _hash(name, f"{asked.method}:{asked.uri}{whole}")
    if asked.qop is None:
        return _hash(name, f"{secret}:{asked.nonce}:{what}")
    parts = (asked.nonce, asked.uses, asked.client_nonce, asked.qop, what)
    return _hash(name, ":".join([secret, *parts]))


def hash_of(algorithm: str, chunks: Iterable[bytes]) -> str:
    """Return the hash of a body, in hexadecimal digits."""
    found = hashlib.new(HASHES[algorithm.removesuffix(SESSION)])
    for chunk in chunks:
        found.update(chunk)
    return found.hexdigest()


def parameters_in(text: str) -> list[tuple[str, str]] | None:
    """Return the parameters that stand behind a scheme, `None` if they are not.

    Names are in lower case; equal ones stay apart.
    """
    found: list[tuple[str, str]] = []
    position = 0
    while position < len(text):
        match = _PARAMETER.match(text, position)
        if match is None:
            return None
        found.append((match["name"].lower(), _value(match)))
        position = match.end()
    return found


def challenges_in(text: str) -> list[tuple[str, dict[str, str]]]:
    """Return the challenges of a header `WWW-Authenticate`, as far as it can be read.

    Schemes are in lower case. Several headers may stand in one, with commas between.
    """
    found: list[tuple[str, dict[str, str]]] = []
    position = 0
    while match := _CHALLENGE.match(text, position):
        position = match.end()
        parameters: dict[str, str] = {}
        while parameter := _PARAMETER.match(text, position):
            parameters.setdefault(parameter["name"].lower(), _value(parameter))
            position = parameter.end()
        found.append((match["scheme"].lower(), parameters))
    return found


def quoted(text: str) -> str:
    """Return a text between quotes, as headers have it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _value(match: re.Match[str]) -> str:
    inside: str | None = match["quoted"]
    if inside is None:
        return match["plain"]
    return re.sub(r"\\(.)", r"\1", inside)


def _hash(algorithm: str, text: str) -> str:
    return hashlib.new(HASHES[algorithm], text.encode()).hexdigest()


_WORD = r"[A-Za-z0-9!#$%&'*+.^_`|~-]+"
_PARAMETER = re.compile(
    rf"[ \t,]*(?P<name>{_WORD})[ \t]*=[ \t]*"
    rf'(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<plain>{_WORD}))[ \t]*(?=,|$)[ \t,]*'
)
_CHALLENGE = re.compile(
    rf"[ \t,]*(?P<scheme>{_WORD})(?:[ \t]+[A-Za-z0-9._~+/-]+=*[ \t]*(?=,|$)|(?=[ \t,]|$))"
    r"(?:[ \t]+|(?=,|$))"
)
