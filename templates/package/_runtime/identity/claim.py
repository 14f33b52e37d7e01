"""What the header `Authorization` of a signed request says."""

from __future__ import annotations

import re
from typing import NamedTuple

from .canonical import ALGORITHM, TERMINATOR, Scope
from .principal import incomplete, missing


class Claim(NamedTuple):
    """What the header `Authorization` claims."""

    access_key_id: str
    scope: Scope
    names: tuple[str, ...]
    """Of the headers that are signed."""

    signature: str


def parse_claim(authorization: str | None) -> Claim:
    """Return what the header `Authorization` claims.

    Raises:
        Refusal: it claims nothing, or is not written as it must be.
    """
    algorithm, _, rest = (authorization or "").partition(" ")
    if algorithm != ALGORITHM:
        raise missing()
    match = _CLAIM.fullmatch(rest)
    if match is None:
        raise incomplete(
            "Authorization must tell Credential, SignedHeaders, Signature."
        )
    names = tuple(match["names"].split(";"))
    if list(names) != sorted(set(names)):
        raise incomplete("SignedHeaders must be sorted, each once.")
    scope = Scope(match["date"], match["region"], match["service"])
    return Claim(match["id"], scope, names, match["signature"])


_CLAIM = re.compile(
    r"Credential=(?P<id>[^\s,/=]+)/(?P<date>[0-9]{8})/(?P<region>[^\s,/=]+)"
    rf"/(?P<service>[^\s,/=]+)/{TERMINATOR}, *"
    r"SignedHeaders=(?P<names>[^\s,=A-Z]+), *"
    r"Signature=(?P<signature>[0-9a-f]{64})"
)
