"""Security schemes, as calls of the classes that describe them to the runtime."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.views.limits import Arguments


@dataclass(frozen=True)
class SchemeView:
    """A scheme, such as `ApiKeyScheme(name="X-Api-Key")`."""

    name: str
    """What the spec calls it."""

    class_: str
    arguments: Arguments


def security_views(service: ir.Service) -> tuple[tuple[SchemeView, ...], ...]:
    """Return the alternatives that a service asks for: the schemes of each."""
    return tuple(
        tuple(
            SchemeView(scheme.name, type(scheme).__name__, _arguments(scheme))
            for scheme in service.security
            if scheme.name in names
        )
        for names in service.alternatives
    )


def proofs(service: ir.Service) -> tuple[str, ...]:
    """Return the classes that prove who calls, as the service asks for it."""
    enough = [
        type(scheme).__name__.removesuffix("Scheme")
        for scheme in service.security
        if frozenset({scheme.name}) in service.alternatives
    ]
    several = ["PerScheme"] if any(len(it) > 1 for it in service.alternatives) else []
    return tuple(dict.fromkeys([*enough, *several]))


def _arguments(scheme: ir.SecurityScheme) -> Arguments:
    if isinstance(scheme, ir.SigV4Scheme) and scheme.signing_name:
        return (("signing_name", scheme.signing_name),)
    if isinstance(scheme, ir.ApiKeyScheme):
        return (("name", scheme.key), ("location", scheme.location))
    return ()
