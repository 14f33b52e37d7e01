"""Whether a request has credentials of the form that the spec asks for.

The mock knows nobody: any token, password, key or signature will do, if it stands where
it must and is written as it must be.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
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
    asked = [service.asked_by(each) for each in service.operations]
    if not any(asked):
        return anybody(package)
    scopes = {
        scope
        for security in asked
        for requirement in security
        for each in requirement.values()
        for scope in each
    }
    checks = {each.name: _check(package, each, scopes) for each in service.schemes}
    verifier = package.runtime("identity.per_scheme_verifier")
    authenticate: Authenticate = verifier.PerSchemeVerifier(checks, nobody=SOMEBODY)
    return authenticate


def anybody(package: Package) -> Authenticate:
    """Return what lets everybody call."""
    authenticate: Authenticate = package.runtime("context").anonymous
    return authenticate


def _check(
    package: Package, scheme: ir.SecurityScheme, scopes: Collection[str]
) -> Authenticate:
    """Return a check of the form of what a scheme asks for; all have all scopes."""
    verifiers = package.runtime("identity.verifiers")
    keys = package.runtime("identity.key_verifier")
    of_all = {"scopes": lambda principal: scopes}
    check: Authenticate
    match scheme:
        case ir.BearerScheme() | ir.OAuth2Scheme() | ir.OpenIdConnectScheme():
            check = verifiers.BearerVerifier(lambda token: SOMEBODY, **of_all)
        case ir.BasicScheme():
            check = verifiers.BasicVerifier(lambda name, password: SOMEBODY, **of_all)
        case ir.HttpScheme(scheme=name):
            check = verifiers.AuthorizationVerifier(
                lambda credentials: SOMEBODY, name, **of_all
            )
        case ir.DigestScheme():
            check = _Own(_digest(package), scopes)
        case ir.ApiKeyScheme():
            schemes = package.runtime("identity.schemes")
            place = schemes.ApiKeyScheme(scheme.key, scheme.location)
            check = keys.ApiKeyVerifier(lambda key: SOMEBODY, place=place, **of_all)
        case ir.SigV4Scheme():
            check = _Own(_signed(package, scheme.signing_name), scopes)
        case ir.MutualTlsScheme() | ir.UndescribedScheme():
            # There is no TLS, and no telling what else to look for.
            check = _Own(_unseen, scopes)
    return check


@dataclass(frozen=True, slots=True)
class _Own:
    """A check that is none of the package's."""

    check: Authenticate
    granted: Collection[str]

    def scopes(self, principal: object) -> Collection[str]:
        return self.granted

    async def __call__(self, call: Any) -> object:
        return await self.check(call)


async def _unseen(call: Any) -> object:
    return SOMEBODY


def _digest(package: Package) -> Authenticate:
    """Return a check that there is a digest, which nobody can look into."""
    principal = package.runtime("identity.principal")
    digests = package.runtime("identity.digest_verifier")
    verifier = digests.DigestVerifier(lambda username: None)

    async def check(call: Any) -> object:
        headers = principal.headers_of(call.scope)
        kind, _, told = (principal.only(headers, "authorization") or "").partition(" ")
        if kind.lower() == "digest" and told.strip():
            return SOMEBODY
        # It knows how to ask for one.
        return await verifier(call)

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
