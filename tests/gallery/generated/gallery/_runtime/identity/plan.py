"""Which of the proofs that a client was given each operation takes."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from ..operation import Operation, Service
from ..protocol import Auth, Proofs
from ..transport import Request, Response
from .authenticator import AnyTransport, Authenticator, MissingCredentials, Plain
from .requirements import (
    all_asked,
    alone,
    alternatives_in_words,
    asked_by,
    chosen,
    is_silent,
    without_certificates,
)
from .schemes import (
    Requirement,
    Security,
    SigV4Scheme,
    UndescribedScheme,
    place_of,
    told,
    unknown_to,
)


class Plan:
    """Finds for each operation the first alternative that is complete, and no more.

    Raises:
        ValueError: a proof needs to know something that the spec does not tell, is none
            for its scheme, or is not enough for any operation.
    """

    def __init__(
        self,
        auth: Proofs,
        service: Service,
        variables: Mapping[str, str],
        transport: AnyTransport,
    ) -> None:
        self._service = service
        self._variables = variables
        self._transport = transport
        self._bound: dict[str, Authenticator] = {}
        self._whatever: Authenticator | None = None
        self._proofs: Mapping[str, Authenticator] = {}
        self._together = isinstance(auth, Mapping)
        if isinstance(auth, Mapping):
            self._proofs = _of_schemes(auth, service)
        else:
            proof = _known(auth)
            names = _names_of(service, proof)
            self._proofs = dict.fromkeys(names, proof)
            if not names:
                self._whatever = self._ready(proof, service)
        if self._whatever is None:
            self._check()

    def of(self, operation: Operation[Any, Any]) -> Authenticator | None:
        """Return what proves that an operation may be called, `None` if nothing must.

        Raises:
            MissingCredentials: what was given is not enough.
        """
        asked = asked_by(self._service, operation)
        if asked is None:
            asked = self._unsaid()
        if self._whatever is not None:
            # What a caller insists on is kept back only where the spec wants nothing.
            is_asked = any(asked) or is_silent(self._service, operation)
            return self._whatever if is_asked else None
        if not any(asked):
            return None
        found = self._chosen(asked)
        if found is None:
            given = ", ".join(self._proofs)
            raise MissingCredentials(
                f"{operation.name} needs {told(asked)}; the client has {given}"
            )
        return self._proof(found)

    def _unsaid(self) -> Security:
        """Return what may be asked for where the spec says nothing: any one scheme."""
        return [{name: ()} for name in self._service.schemes]

    def _check(self) -> None:
        asked = all_asked(self._service) or (self._unsaid(),)
        if not any(map(any, asked)):
            return
        found = [requirement for each in asked if (requirement := self._chosen(each))]
        used = [each for each in found if self._proof(each) is not None]
        if used:
            return
        words = alternatives_in_words(self._service)
        if self._together:
            raise ValueError(f"`auth` needs what the spec asks for: {words}")
        raise ValueError(f"the spec asks for more than that together: {words}")

    def _chosen(self, asked: Security) -> Requirement | None:
        return chosen(asked, self._service.schemes, self._covers)

    def _covers(self, requirement: Requirement) -> bool:
        if not requirement.keys() <= self._proofs.keys():
            return False
        # One secret is not sent as two.
        return self._together or len(requirement) < 2

    def _proof(self, requirement: Requirement) -> Authenticator | None:
        schemes = self._service.schemes
        names = [*without_certificates(requirement, schemes)]
        places: dict[str, str] = {}
        for name in names:
            place = place_of(schemes[name]) or name
            first = places.setdefault(place, name)
            if first != name:
                raise ValueError(
                    f"{first} and {name} have one header, and cannot go together"
                )
        # A signature is of all that the others add.
        names.sort(key=lambda name: isinstance(schemes[name], SigV4Scheme))
        proofs = [self._one(name) for name in names]
        return Together(proofs) if len(proofs) > 1 else next(iter(proofs), None)

    def _one(self, name: str) -> Authenticator:
        if name not in self._bound:
            proof = self._proofs[name]
            self._bound[name] = self._ready(proof, alone(self._service, name))
        return self._bound[name]

    def _ready(self, proof: Authenticator, service: Service) -> Authenticator:
        return proof.bind(service, self._variables).over(self._transport)


class Together(Authenticator):
    """Several proofs, one after the other."""

    def __init__(self, proofs: Sequence[Authenticator]) -> None:
        """Take the proofs in the order in which they are added."""
        self._proofs = proofs

    def __call__(self, request: Request) -> Request:
        """Return `request` with all proofs."""
        for proof in self._proofs:
            request = proof(request)
        return request

    def sign_within(self, request: Request, seconds: float | None) -> Request:
        """Return `request` with all proofs, after so many seconds at most.

        Raises:
            Late: they take longer.
        """
        start = time.monotonic()
        for proof in self._proofs:
            spent = time.monotonic() - start
            left = None if seconds is None else max(seconds - spent, 0.0)
            request = proof.sign_within(request, left)
        return request

    async def sign(self, request: Request) -> Request:
        """Return `request` with all proofs, without blocking the event loop."""
        for proof in self._proofs:
            request = await proof.sign(request)
        return request

    def learns_from(self, request: Request, response: Response) -> bool:
        """Return whether any of the proofs was taught to be better by a refusal."""
        taught = [each.learns_from(request, response) for each in self._proofs]
        return any(taught)


def _known(auth: Auth) -> Authenticator:
    return auth if isinstance(auth, Authenticator) else Plain(auth)


def _of_schemes(auth: Mapping[str, Auth], service: Service) -> dict[str, Authenticator]:
    if unknown := unknown_to(service.schemes, auth):
        raise ValueError(f"`auth` has {unknown}")
    proofs = {name: _known(proof) for name, proof in auth.items()}
    for name, proof in proofs.items():
        proved = (*proof.proves, UndescribedScheme)
        if proof.proves and not isinstance(service.schemes[name], proved):
            raise ValueError(f"{type(proof).__name__} is no proof for `{name}`")
    return proofs


def _names_of(service: Service, proof: Authenticator) -> list[str]:
    """Return the schemes of a service that a proof is one for."""
    return [
        name
        for name in service.schemes
        if isinstance(service.schemes[name], proof.proves)
    ]
