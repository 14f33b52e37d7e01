"""Whether a request has credentials of the form that the spec asks for.

The mock knows nobody: any token, password, key or signature will do, if it stands where
it must and is written as it must be.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from generator import ir
from generator.importing.package import Package

Authenticate: TypeAlias = Callable[[Any], Awaitable[object]]

SOMEBODY = "somebody"
"""Who calls, as far as the mock knows."""


def any_credentials(package: Package, service: ir.Service) -> Authenticate:
    """Return what lets in a request that has all that one alternative asks for.

    What it refuses, it refuses as the emitted server does. Where nothing is asked for,
    everybody may call.
    """
    checks = {each.name: _check(package, each) for each in service.security}
    asked = [
        {name: check for name, check in checks.items() if name in names}
        for names in service.alternatives
        if names
    ]
    is_open = not all(service.alternatives) or not service.alternatives
    verifier = package.runtime("identity.per_scheme_verifier")
    authenticate: Authenticate = verifier.Alternatives(
        asked, SOMEBODY if is_open else None
    )
    return authenticate


def _check(package: Package, scheme: ir.SecurityScheme) -> Authenticate:
    verifiers = package.runtime("identity.verifiers")
    check: Authenticate
    match scheme:
        case ir.BearerScheme():
            check = verifiers.BearerVerifier(lambda token: SOMEBODY)
        case ir.BasicScheme():
            check = verifiers.BasicVerifier(lambda name, password: SOMEBODY)
        case ir.ApiKeyScheme():
            schemes = package.runtime("identity.schemes")
            place = schemes.ApiKeyScheme(scheme.key, scheme.location)
            check = verifiers.ApiKeyVerifier(lambda key: SOMEBODY, place=place)
        case ir.SigV4Scheme():
            check = _signed(package, scheme.signing_name)
    return check


def _signed(package: Package, name: str | None) -> Authenticate:
    """Return a check that a request is signed for a service, by whatever key."""
    principal = package.runtime("identity.principal")
    claims = package.runtime("identity.claim")

    async def check(call: Any) -> object:
        headers = principal.headers_of(call.scope)
        claim = claims.parse_claim(principal.only(headers, "authorization"))
        if name is not None and claim.scope.service != name:
            raise principal.invalid(f"The signature is not for the service {name}.")
        for each in ("host", "x-amz-date"):
            if each not in claim.names or each not in headers:
                raise principal.incomplete(f"The header {each} must be signed.")
        return SOMEBODY

    return check
