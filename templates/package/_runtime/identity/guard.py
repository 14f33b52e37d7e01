"""Who calls, found out as each operation of a service asks for it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from ..context import (
    AnyPrincipal,
    Authenticate,
    Bindable,
    Call,
    Returns,
    anonymous,
    bound,
    somebody,
)
from ..operation import Operation, Service
from .alternatives import Alternatives, Check
from .challenges import challenges_of
from .per_scheme_verifier import PerSchemeVerifier
from .principal import unrecognized
from .requirements import alone, asked_by
from .schemes import Requirement, Security, SecurityScheme, told, unknown_to

Found: TypeAlias = Callable[[Call], Returns[AnyPrincipal | None]]
"""Returns who calls, `None` where nobody needs to be known; refuses the others."""


class Guard:
    """Lets in who may call an operation.

    Args:
        authenticate: What finds out who calls, or the checks of schemes by their names.
        service: What its operations ask for.

    Raises:
        ValueError: `authenticate` needs to know something that the spec does not tell,
            or cannot check what an operation asks for.
    """

    def __init__(
        self, authenticate: Authenticate | Mapping[str, Authenticate], service: Service
    ) -> None:
        if isinstance(authenticate, Mapping):
            authenticate = PerSchemeVerifier(authenticate)
        self._service = service
        self._offer = _offer(authenticate, service)
        self._found: dict[Operation[Any, Any], Found] = {}
        for operation in service.operations.values():
            self._found[operation] = self._make(operation)
        self._check()

    def of(self, operation: Operation[Any, Any]) -> Found | None:
        """Return what finds out who calls an operation, `None` if it is for everybody."""
        found = self._found[operation]
        return None if found is anonymous else found

    def _check(self) -> None:
        """Refuse checks that no operation has a use for, though it asks for some."""
        found = self._found.values()
        open_ = [each for each in found if isinstance(each, _Anybody)]
        if open_ and not any(isinstance(each, Alternatives) for each in found):
            raise ValueError(open_[0].reason)

    def _make(self, operation: Operation[Any, Any]) -> Found:
        asked = asked_by(self._service, operation)
        function = self._offer.function
        is_open = asked is not None and not any(asked)
        if function is anonymous or is_open:
            return anonymous
        if function is not None:
            return _Plain(function, asked or (), self._service)
        return self._alternatives(operation, asked or self._unsaid())

    def _unsaid(self) -> Security:
        """Return what may be asked for where the spec says nothing: any one scheme."""
        return [{name: ()} for name in self._service.schemes]

    def _alternatives(self, operation: Operation[Any, Any], asked: Security) -> Found:
        offer = self._offer
        covered = [each for each in asked if each and offer.covers(each)]
        if not covered:
            reason = (
                f"{offer.name} is not enough for {operation.name}, which asks for "
                f"{told(asked)}"
            )
            if all(asked):
                raise ValueError(reason)
            return _Anybody(offer.nobody, reason)
        checks = [self._checks(operation, each) for each in covered]
        return Alternatives(checks, not all(asked), offer.nobody, named=offer.named)

    def _checks(
        self, operation: Operation[Any, Any], requirement: Requirement
    ) -> Mapping[str, Check]:
        offer = self._offer
        made: dict[str, Check] = {}
        for name, scopes in requirement.items():
            check, scopes_of = offer.checks[name], offer.scopes.get(name)
            if scopes and scopes_of is None:
                raise ValueError(
                    f"{operation.name} asks for {' '.join(scopes)} of `{name}`: its "
                    "verifier needs `scopes=`, which tells those that a caller has"
                )
            scheme = self._service.schemes[name]
            made[name] = Check(check, scheme, tuple(scopes), scopes_of)
        return made


class _Anybody:
    """Lets everybody in: the server checks nothing that an operation asks for perhaps."""

    def __init__(self, nobody: AnyPrincipal | None, reason: str) -> None:
        self._nobody = nobody
        self.reason = reason

    def __call__(self, call: Call) -> AnyPrincipal | None:
        return self._nobody


class _Plain:
    """A function that finds out by itself who calls."""

    def __init__(
        self, function: Authenticate, asked: Security, service: Service
    ) -> None:
        self._function = function
        self._is_optional = bool(asked) and not all(asked)
        self._challenges = challenges_of(asked, service.schemes)

    def __call__(self, call: Call) -> Returns[AnyPrincipal | None]:
        found = self._function(call)
        if inspect.isawaitable(found):
            return self._later(found)
        return self._known(found)

    async def _later(self, found: Any) -> AnyPrincipal | None:
        return self._known(await found)

    def _known(self, found: Any) -> AnyPrincipal | None:
        known: AnyPrincipal | None = somebody(found)
        if known is None and not self._is_optional:
            status = 401 if self._challenges else 403
            raise unrecognized(*self._challenges, status=status)
        return known


class _Offer(NamedTuple):
    """What a server can check."""

    name: str
    function: Authenticate | None
    """What checks whatever is asked for, if there is such a function."""

    checks: Mapping[str, Authenticate]
    """By the names of schemes."""

    scopes: Mapping[str, Callable[[Any], Iterable[str]]]
    named: bool
    """Whether principals are told by the names of schemes."""

    nobody: AnyPrincipal | None

    def covers(self, requirement: Requirement) -> bool:
        if not requirement.keys() <= self.checks.keys():
            return False
        return self.named or len(requirement) == 1


def _offer(authenticate: Authenticate, service: Service) -> _Offer:
    name = type(authenticate).__name__
    if isinstance(authenticate, PerSchemeVerifier):
        given = dict(authenticate.checks)
        if unknown := unknown_to(service.schemes, given):
            raise ValueError(f"PerSchemeVerifier has {unknown}")
        nobody = authenticate.nobody
        return _Offer(name, None, *_bound(given, service), True, nobody)
    kinds: tuple[type[SecurityScheme], ...] = getattr(authenticate, "verifies", ())
    names = [each for each, it in service.schemes.items() if isinstance(it, kinds)]
    given = dict.fromkeys(names, authenticate)
    if given and isinstance(authenticate, Bindable):
        return _Offer(name, None, *_bound(given, service), False, None)
    return _Offer(name, bound(authenticate, service), {}, {}, False, None)


def _bound(
    given: Mapping[str, Authenticate], service: Service
) -> tuple[dict[str, Authenticate], dict[str, Callable[[Any], Iterable[str]]]]:
    checks = {name: bound(it, alone(service, name)) for name, it in given.items()}
    scopes = {name: getattr(it, "scopes", None) for name, it in given.items()}
    return checks, {name: each for name, each in scopes.items() if each is not None}
