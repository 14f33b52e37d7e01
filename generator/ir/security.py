"""How callers may prove who they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.ir.shapes import Named

ProofLocation: TypeAlias = Literal["header", "query", "cookie"]


@dataclass(frozen=True, kw_only=True)
class SigV4Scheme(Named):
    """AWS Signature Version 4, in the header `Authorization`."""

    signing_name: str | None = None
    """What the service is called in a signature; `None` if undocumented."""


@dataclass(frozen=True, kw_only=True)
class BearerScheme(Named):
    """A token in the header `Authorization`."""


@dataclass(frozen=True, kw_only=True)
class BasicScheme(Named):
    """A user name and a password in the header `Authorization`."""


@dataclass(frozen=True, kw_only=True)
class ApiKeyScheme(Named):
    """A key in a header, in the query or in a cookie."""

    location: ProofLocation
    key: str
    """Name of the header, of the query parameter or of the cookie."""


SecurityScheme: TypeAlias = SigV4Scheme | BearerScheme | BasicScheme | ApiKeyScheme
