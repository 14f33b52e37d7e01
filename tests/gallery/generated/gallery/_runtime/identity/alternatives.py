"""The checks of an operation's alternatives: who passes all of one may call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..asgi import Header
from ..context import AnyPrincipal, Authenticate, Call
from ..refusals import Refusal
from .challenges import challenge_of, is_challenge
from .principal import (
    insufficient,
    is_missing,
    is_unrecognized,
    settled,
    unrecognized,
)
from .schemes import SecurityScheme


class Check(NamedTuple):
    """What is checked of one scheme."""

    check: Authenticate
    scheme: SecurityScheme
    scopes: Sequence[str]
    """Those that a caller has to have."""

    scopes_of: Callable[[Any], Iterable[str]] | None
    """Returns those that a caller has."""


class Alternatives:
    """Lets in who passes all checks of one alternative.

    Args:
        alternatives: The checks of each, by the names of schemes.
        optional: Whether whoever proves nothing may call, too.
        nobody: Who that is, for `context.principal`.
        named: Whether principals are told by the names of schemes.
    """

    def __init__(
        self,
        alternatives: Sequence[Mapping[str, Check]],
        optional: bool,
        nobody: AnyPrincipal | None,
        *,
        named: bool,
    ) -> None:
        self._alternatives = alternatives
        self._optional = optional
        self._nobody = nobody
        self._named = named
        items = [*alternatives[0].items()]
        is_alone = len(items) == 1 and not items[0][1].scopes
        self._first = items[0] if is_alone else None

    async def __call__(self, call: Call) -> AnyPrincipal | None:
        """Return whom the checks of the first alternative found that lets a call in.

        Raises:
            Refusal: none does. Of several reasons, the caller hears of what was tried.
        """
        # A proof that is good for one request is looked at once.
        known: dict[str, Any] = {}
        if self._first is not None:
            # Most services ask for one proof; the rest of this is for the others.
            name, check = self._first
            found = known[name] = await _found(check, call)
            if not isinstance(found, Refusal):
                return {name: found} if self._named else found
        refused: list[tuple[int, Refusal]] = []
        for checks in self._alternatives:
            for name, check in checks.items():
                if name not in known:
                    known[name] = await _found(check, call)
            passed = {name: known[name] for name in checks}
            reasons = [*_reasons(checks, passed)]
            if not reasons:
                return passed if self._named else next(iter(passed.values()))
            refused.append(_worst(passed, reasons))
        tried, refusal = max(refused, key=lambda each: each[0])
        if self._optional and not tried:
            return self._nobody
        raise self._challenging(refusal, known)

    def _challenging(self, refusal: Refusal, known: Mapping[str, Any]) -> Refusal:
        """Return a refusal that tells of all alternatives how to do better."""
        if not (is_missing(refusal) or is_unrecognized(refusal)):
            return refusal
        told: dict[Header, None] = {}
        for checks in self._alternatives:
            for name, check in checks.items():
                told |= dict.fromkeys(_challenges(check, known[name]))
        status = 401 if told else refusal.status
        return Refusal(status, refusal.code, refusal.message, *told)


def _challenges(check: Check, found: Any) -> list[Header]:
    """Return how a caller may do better, from what a check has found."""
    general = challenge_of(check.scheme, check.scopes)
    if not isinstance(found, Refusal) or (general and is_missing(found)):
        return general
    return [each for each in found.headers if is_challenge(each)] or general


async def _found(check: Check, call: Call) -> Any:
    """Return whom a check found, or how it refuses."""
    try:
        found = await settled(check.check(call))
    except Refusal as refusal:
        return refusal
    return unrecognized() if found is None else found


def _reasons(
    checks: Mapping[str, Check], found: Mapping[str, Any]
) -> Iterable[Refusal]:
    for name, check in checks.items():
        if isinstance(found[name], Refusal):
            yield found[name]
        elif check.scopes and check.scopes_of is not None:
            granted = check.scopes_of(found[name])
            granted = granted.split() if isinstance(granted, str) else granted
            if not set(check.scopes) <= set(granted):
                yield insufficient(check.scheme, check.scopes)


def _worst(found: Mapping[str, Any], reasons: list[Refusal]) -> tuple[int, Refusal]:
    """Return the reason that tells a caller most, and how much was tried."""
    wrong = [each for each in reasons if not is_missing(each)]
    some = any(not isinstance(each, Refusal) for each in found.values())
    if not wrong:
        return int(some), reasons[0]
    # Whoever is known and may not has tried most.
    known = all(not isinstance(each, Refusal) for each in found.values())
    return 3 if known else 2, wrong[0]
