"""The security schemes of a spec, and which of them an operation asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias, TypeVar

import msgspec

Location: TypeAlias = Literal["header", "query", "cookie"]


class SigV4Scheme(msgspec.Struct, frozen=True):
    """AWS Signature Version 4, in the header `Authorization`."""

    signing_name: str | None = None
    """What the service is called in a signature; `None` if the spec does not say."""


class BearerScheme(msgspec.Struct, frozen=True):
    """A token in the header `Authorization`."""


class BasicScheme(msgspec.Struct, frozen=True):
    """A user name and a password in the header `Authorization`."""


class DigestScheme(msgspec.Struct, frozen=True):
    """A user name, and the proof of a password that itself does not travel."""


class HttpScheme(msgspec.Struct, frozen=True):
    """Any other scheme of HTTP, in the header `Authorization`."""

    scheme: str
    """What the scheme is called there, such as `Negotiate`."""


class ApiKeyScheme(msgspec.Struct, frozen=True):
    """A key in a header, in the query or in a cookie."""

    name: str
    location: Location = "header"


class OAuth2Scheme(msgspec.Struct, frozen=True):
    """A token in the header `Authorization`, which an authorization server issues."""

    token_url: str | None = None
    """Where clients get a token by themselves; `None` if the spec does not say."""

    refresh_url: str | None = None
    """Where a token is renewed; `None` if the spec does not say."""


class OpenIdConnectScheme(msgspec.Struct, frozen=True):
    """A token in the header `Authorization`, from a provider that tells of itself."""

    url: str
    """Where the provider tells of itself."""


class MutualTlsScheme(msgspec.Struct, frozen=True):
    """A certificate of the caller's, which its transport presents."""


class UndescribedScheme(msgspec.Struct, frozen=True):
    """Something that the spec asks for, and says nothing of: any proof may be one."""


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

TOKENS = (BearerScheme, OAuth2Scheme, OpenIdConnectScheme)
"""Those that end in a token in the header `Authorization`."""

Requirement: TypeAlias = Mapping[str, Sequence[str]]
"""What is enough together: names of schemes, and the scopes that each has to have."""

Security: TypeAlias = Sequence[Requirement]
"""The alternatives, any of which is enough. One without schemes asks for nothing."""

Scheme = TypeVar("Scheme", bound=SecurityScheme)


def first_of(
    schemes: Mapping[str, SecurityScheme], kind: type[Scheme], default: Scheme
) -> Scheme:
    """Return the first scheme of a kind, `default` if there is none."""
    found = (scheme for scheme in schemes.values() if isinstance(scheme, kind))
    return next(found, default)


def place_of(scheme: SecurityScheme) -> str:
    """Return where a proof of a scheme travels, "" if that is in no request, or not said.

    Two with one place exclude each other.
    """
    if isinstance(scheme, MutualTlsScheme | UndescribedScheme):
        return ""
    if not isinstance(scheme, ApiKeyScheme):
        return "header authorization"
    if scheme.location == "header":
        return f"header {scheme.name.lower()}"
    return f"{scheme.location} {scheme.name}"


def told(security: Iterable[Requirement]) -> str:
    """Return what a spec asks for, in words."""
    alternatives = dict.fromkeys(
        " and ".join(map(_with_scopes, each.items())) or "nothing" for each in security
    )
    return ", or ".join(alternatives) or "nothing"


def unknown_to(schemes: Iterable[str], names: Iterable[str]) -> str:
    """Return what is said of names that no scheme of the spec has, "" of none."""
    known = list(schemes)
    unknown = [name for name in names if name not in known]
    if not unknown:
        return ""
    there = ", ".join(known) or "none"
    return f"`{unknown[0]}`, which the spec does not ask for; its schemes: {there}"


def _with_scopes(asked: tuple[str, Sequence[str]]) -> str:
    name, scopes = asked
    return f"{name} ({' '.join(scopes)})" if scopes else name
