"""What each operation of a service asks of its callers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

import msgspec

from ..operation import Operation, Service
from .schemes import MutualTlsScheme, Requirement, Security, SecurityScheme, told

Covers: TypeAlias = Callable[[Requirement], bool]
"""Tells whether all that an alternative asks for is there."""


def asked_by(service: Service, operation: Operation[Any, Any]) -> Security | None:
    """Return the alternatives of an operation, `None` where the spec says nothing.

    An empty sequence says that nobody has to prove anything. So does an operation that
    says nothing beside others that ask for something.
    """
    if operation.security is not None:
        return operation.security
    return service.security if service.security or _asks(service) else None


def is_silent(service: Service, operation: Operation[Any, Any]) -> bool:
    """Return whether the spec says nothing of an operation, whatever it says of others."""
    return operation.security is None and not service.security


@lru_cache(maxsize=64)
def _asks(service: Service) -> bool:
    if service.asked is not None:
        return any(map(any, service.asked))
    return any(any(each.security or ()) for each in service.operations.values())


@lru_cache(maxsize=64)
def all_asked(service: Service) -> tuple[Security, ...]:
    """Return what the operations of a service ask for, each once."""
    if service.asked is not None:
        return tuple(service.asked)
    found: list[Security] = []
    for operation in service.operations.values():
        asked = asked_by(service, operation)
        if asked is not None and asked not in found:
            found.append(asked)
    return tuple(found)


def chosen(
    asked: Security, schemes: Mapping[str, SecurityScheme], covers: Covers
) -> Requirement | None:
    """Return the first alternative that is covered, `None` if there is none.

    One that asks for nothing, or for a certificate only, of which nobody can tell here,
    comes after all those that something was given for.
    """
    covered = [each for each in asked if covers(without_certificates(each, schemes))]
    given = (each for each in covered if without_certificates(each, schemes))
    return next(given, covered[0] if covered else None)


def without_certificates(
    requirement: Requirement, schemes: Mapping[str, SecurityScheme]
) -> Requirement:
    """Return a requirement without what the transport proves by itself."""
    return {
        name: scopes
        for name, scopes in requirement.items()
        if not isinstance(schemes.get(name), MutualTlsScheme)
    }


def alternatives_in_words(service: Service) -> str:
    """Return all that the operations of a service ask for, in words."""
    return told(_alternatives(service))


def alone(service: Service, name: str) -> Service:
    """Return the service as one that asks for one of its schemes only."""
    return msgspec.structs.replace(
        service, schemes={name: service.schemes[name]}, security=({name: ()},)
    )


def _alternatives(service: Service) -> Iterator[Requirement]:
    for asked in all_asked(service) or (service.security,):
        yield from asked
