"""Security schemes, as calls of the classes that describe them to the runtime."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.views.limits import Arguments


@dataclass(frozen=True)
class SchemeView:
    """A scheme, such as `ApiKeyScheme(name="X-Api-Key")`."""

    class_: str
    arguments: Arguments


def scheme_views(service: ir.Service) -> tuple[SchemeView, ...]:
    """Return the schemes that a service asks for."""
    return tuple(
        SchemeView(type(scheme).__name__, _arguments(scheme))
        for scheme in service.security
    )


def proofs(service: ir.Service) -> tuple[str, ...]:
    """Return the classes that prove who calls, as the service asks for it."""
    names = (type(scheme).__name__ for scheme in service.security)
    return tuple(dict.fromkeys(name.removesuffix("Scheme") for name in names))


def _arguments(scheme: ir.SecurityScheme) -> Arguments:
    if isinstance(scheme, ir.SigV4Scheme) and scheme.signing_name:
        return (("signing_name", scheme.signing_name),)
    if isinstance(scheme, ir.ApiKeyScheme):
        return (("name", scheme.key), ("location", scheme.location))
    return ()
