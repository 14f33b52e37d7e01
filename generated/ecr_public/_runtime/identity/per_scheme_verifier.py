"""The server's check where the spec asks for several proofs together, or one of some."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from ..context import AnyPrincipal, Authenticate, Call, bound
from ..operation import Service
from ..refusals import Refusal
from .principal import is_missing, missing, settled, unrecognized
from .schemes import told, unknown_to


@dataclass(frozen=True, slots=True)
class PerSchemeVerifier:
    """Lets in who proves all that one alternative of the spec asks for.

    `context.principal` is a mapping: whom each check has found, by the name of its
    scheme.
    """

    checks: Mapping[str, Authenticate]
    """By the names of the spec's security schemes. An alternative that lacks one is none
    of this server's."""

    nobody: AnyPrincipal | None = None
    """Who calls without any proof, where the spec allows that; they are refused if
    absent."""

    def bind(self, service: Service) -> Alternatives:
        """Return the check for the requests to `service`.

        Raises:
            ValueError: the spec has no such scheme, or all alternatives lack a check.
        """
        if unknown := unknown_to(service.security, self.checks):
            raise ValueError(f"PerSchemeVerifier has {unknown}")
        alternatives = [
            {
                name: bound(
                    self.checks[name],
                    msgspec.structs.replace(service, security=({name: scheme},)),
                )
                for name, scheme in schemes.items()
            }
            for schemes in service.security
            if schemes and schemes.keys() <= self.checks.keys()
        ]
        if not alternatives:
            asked = told(service.security)
            raise ValueError(f"PerSchemeVerifier needs what the spec asks for: {asked}")
        is_open = not all(service.security)
        return Alternatives(alternatives, self.nobody if is_open else None)

    async def __call__(self, call: Call) -> AnyPrincipal:
        """Refuse: which checks belong together is for the application to know.

        Raises:
            ValueError: always.
        """
        raise ValueError("PerSchemeVerifier needs an application, which has the spec")


class Alternatives:
    """Lets in who passes all checks of one alternative."""

    def __init__(
        self,
        alternatives: Sequence[Mapping[str, Authenticate]],
        nobody: AnyPrincipal | None = None,
    ) -> None:
        """Take the checks, and who calls without any proof."""
        self._alternatives = alternatives
        self._nobody = nobody

    async def __call__(self, call: Call) -> AnyPrincipal:
        """Return whom the checks of the first alternative found that lets a call in.

        Raises:
            Refusal: none does. Of several reasons, the caller hears of what was tried.
        """
        refused: list[tuple[int, Refusal]] = []
        for checks in self._alternatives:
            found: dict[str, Any] = {}
            reasons: list[Refusal] = []
            for name, check in checks.items():
                try:
                    found[name] = await _found(check, call)
                except Refusal as reason:
                    reasons.append(reason)
            if not reasons:
                return found
            wrong = [each for each in reasons if not is_missing(each)]
            tried = 2 if wrong else int(bool(found))
            refused.append((tried, (wrong or reasons)[0]))
        if self._nobody is not None and not any(tried for tried, _ in refused):
            return self._nobody
        raise max(refused, key=lambda each: each[0], default=(0, missing()))[1]


async def _found(check: Authenticate, call: Call) -> AnyPrincipal:
    found = await settled(check(call))
    if found is None:
        raise unrecognized()
    return found
