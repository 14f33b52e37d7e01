"""The client's proofs where the spec asks for several together, or for one of some."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

import msgspec

from ..operation import Service
from ..protocol import Auth
from ..transport import Request, Response
from .authenticator import Authenticator, bound
from .schemes import ApiKeyScheme, SecurityScheme, SigV4Scheme, told, unknown_to


class PerScheme(Authenticator):
    """Proves what the first alternative of the spec asks for that is complete.

    Args:
        proofs: How to prove who calls, by the names of the spec's security schemes,
            as in `PerScheme({"key": ApiKey("k1"), "app": ApiKey("a1")})`.
    """

    def __init__(self, proofs: Mapping[str, Auth]) -> None:
        self._proofs = dict(proofs)

    def bind(self, service: Service, variables: Mapping[str, str]) -> Authenticator:
        """Return what proves all that one alternative asks for.

        Raises:
            ValueError: the spec has no such scheme, all alternatives lack a proof, or a
                proof is none for its scheme.
        """
        if unknown := unknown_to(service.security, self._proofs):
            raise ValueError(f"PerScheme has {unknown}")
        for schemes in service.security:
            if schemes and schemes.keys() <= self._proofs.keys():
                return _Together(self._bound(service, schemes, variables))
        raise ValueError(
            f"PerScheme needs what the spec asks for: {told(service.security)}"
        )

    def __call__(self, request: Request) -> Request:
        """Refuse: which proofs are asked for is for the client to know.

        Raises:
            ValueError: always.
        """
        raise ValueError("PerScheme needs a client, which knows what is asked for")

    def _bound(
        self,
        service: Service,
        schemes: Mapping[str, SecurityScheme],
        variables: Mapping[str, str],
    ) -> list[Authenticator]:
        headers = [name for name, it in schemes.items() if not _is_key(it)]
        if len(headers) > 1:
            raise ValueError(
                f"{' and '.join(headers)} have one header, and cannot go together"
            )
        # A signature is of all that the others add.
        names = sorted(schemes, key=lambda name: _is_signature(schemes[name]))
        return [self._one(service, name, schemes[name], variables) for name in names]

    def _one(
        self,
        service: Service,
        name: str,
        scheme: SecurityScheme,
        variables: Mapping[str, str],
    ) -> Authenticator:
        proof = self._proofs[name]
        kind = proof.proves if isinstance(proof, Authenticator) else None
        if kind is not None and not isinstance(scheme, kind):
            raise ValueError(f"{type(proof).__name__} is no proof for `{name}`")
        alone = msgspec.structs.replace(service, security=({name: scheme},))
        return bound(proof, alone, variables)


class _Together(Authenticator):
    """Several proofs, one after the other."""

    def __init__(self, proofs: Sequence[Authenticator]) -> None:
        self._proofs = proofs

    def __call__(self, request: Request) -> Request:
        for proof in self._proofs:
            request = proof(request)
        return request

    def sign_within(self, request: Request, seconds: float | None) -> Request:
        start = time.monotonic()
        for proof in self._proofs:
            spent = time.monotonic() - start
            left = None if seconds is None else max(seconds - spent, 0.0)
            request = proof.sign_within(request, left)
        return request

    async def sign(self, request: Request) -> Request:
        for proof in self._proofs:
            request = await proof.sign(request)
        return request

    def learns_from(self, request: Request, response: Response) -> bool:
        return any(each.learns_from(request, response) for each in self._proofs)


def _is_key(scheme: SecurityScheme) -> bool:
    return isinstance(scheme, ApiKeyScheme)


def _is_signature(scheme: SecurityScheme) -> bool:
    return isinstance(scheme, SigV4Scheme)
