"""The security schemes that a spec asks for, as far as they say how to prove it."""

from __future__ import annotations

from collections.abc import Sequence
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


class ApiKeyScheme(msgspec.Struct, frozen=True):
    """A key in a header, in the query or in a cookie."""

    name: str
    location: Location = "header"


SecurityScheme: TypeAlias = SigV4Scheme | BearerScheme | BasicScheme | ApiKeyScheme

Scheme = TypeVar("Scheme", SigV4Scheme, ApiKeyScheme)


def first_of(
    schemes: Sequence[SecurityScheme], kind: type[Scheme], default: Scheme
) -> Scheme:
    """Return the first scheme of a kind, `default` if the spec asks for none."""
    found = (scheme for scheme in schemes if isinstance(scheme, kind))
    return next(found, default)
