"""The server's check where the spec asks for several proofs together, or one of some."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..context import AnyPrincipal, Authenticate, Call


@dataclass(frozen=True, slots=True)
class PerSchemeVerifier:
    """Lets in who proves all that one alternative of an operation asks for.

    `context.principal` is a mapping: whom each check has found, by the name of its
    scheme.
    """

    checks: Mapping[str, Authenticate]
    """By the names of the spec's security schemes. An alternative that lacks one is none
    of this server's."""

    nobody: AnyPrincipal | None = None
    """Who calls without any proof, where the spec allows that."""

    async def __call__(self, call: Call) -> AnyPrincipal:
        """Refuse: which checks belong together is for the application to know.

        Raises:
            ValueError: always.
        """
        raise ValueError("PerSchemeVerifier needs an application, which has the spec")
