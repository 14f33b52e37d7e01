"""How callers may prove who they are, and what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.ir.scalars import Named

ProofLocation: TypeAlias = Literal["header", "query", "cookie"]

Requirement: TypeAlias = Mapping[str, tuple[str, ...]]
"""What is enough together: names of schemes, and the scopes that each has to have."""

Security: TypeAlias = tuple[Requirement, ...]
"""The alternatives, any of which is enough, in the order of the spec."""


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
class DigestScheme(Named):
    """A user name, and the proof of a password that itself does not travel."""


@dataclass(frozen=True, kw_only=True)
class HttpScheme(Named):
    """Any other scheme of HTTP, in the header `Authorization`."""

    scheme: str
    """What the scheme is called there."""


@dataclass(frozen=True, kw_only=True)
class ApiKeyScheme(Named):
    """A key in a header, in the query or in a cookie."""

    location: ProofLocation
    key: str
    """Name of the header, of the query parameter or of the cookie."""


@dataclass(frozen=True, kw_only=True)
class Flow:
    """A way to a token of OAuth 2."""

    kind: str
    """As in the spec, such as `clientCredentials`."""

    token_url: str | None = None
    refresh_url: str | None = None
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OAuth2Scheme(Named):
    """A token in the header `Authorization`, which an authorization server issues."""

    flows: tuple[Flow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OpenIdConnectScheme(Named):
    """A token in the header `Authorization`, from a provider that tells of itself."""

    url: str
    """Where the provider tells of itself."""


@dataclass(frozen=True, kw_only=True)
class MutualTlsScheme(Named):
    """A certificate of the caller's, which its transport presents."""


@dataclass(frozen=True, kw_only=True)
class UndescribedScheme(Named):
    """Something that operations ask for, and that is described nowhere."""


SecurityScheme: TypeAlias = (
    SigV4Scheme
    | BearerScheme
    | BasicScheme
    | DigestScheme
    | HttpScheme
    | ApiKeyScheme
    | OAuth2Scheme
    | OpenIdConnectScheme
    | MutualTlsScheme
    | UndescribedScheme
)
