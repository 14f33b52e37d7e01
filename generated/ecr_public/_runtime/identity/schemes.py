"""The security schemes that a spec asks for, as far as they say how to prove it."""

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


class ApiKeyScheme(msgspec.Struct, frozen=True):
    """A key in a header, in the query or in a cookie."""

    name: str
    location: Location = "header"


SecurityScheme: TypeAlias = SigV4Scheme | BearerScheme | BasicScheme | ApiKeyScheme

Security: TypeAlias = Sequence[Mapping[str, SecurityScheme]]
"""The alternatives, any of which is enough: the schemes of each, all of which it takes, by
their names in the spec. One without schemes asks for nothing."""

Scheme = TypeVar("Scheme", SigV4Scheme, BearerScheme, BasicScheme, ApiKeyScheme)


def alone(security: Security, kind: type[Scheme], default: Scheme) -> Scheme:
    """Return the first scheme of a kind that is enough, `default` if there is none.

    Raises:
        ValueError: all of the kind are asked for together with others.
    """
    together = False
    for schemes in security:
        for scheme in schemes.values():
            if isinstance(scheme, kind):
                if len(schemes) == 1:
                    return scheme
                together = True
    if together:
        raise ValueError(f"the spec asks for more than that together: {told(security)}")
    return default


def told(security: Security) -> str:
    """Return what a spec asks for, in words."""
    alternatives = (" and ".join(each) or "nothing" for each in security)
    return ", or ".join(alternatives) or "nothing"


def unknown_to(security: Security, names: Iterable[str]) -> str:
    """Return what is said of names that no scheme of the spec has, "" of none."""
    known = dict.fromkeys(name for schemes in security for name in schemes)
    unknown = [name for name in names if name not in known]
    if not unknown:
        return ""
    there = ", ".join(known) or "none"
    return f"`{unknown[0]}`, which the spec does not ask for; its schemes: {there}"
