"""What a kind of change means to the three readers, by the side where it happens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.diff.model import Effect, Effects, Level
from generator.diff.reach import Side

UNAFFECTED = Effect()
UNREACHED = Effect(Level.COMPATIBLE, "no operation reaches it")


def breaking(why: str) -> Effect:
    """Return the effect on a reader for whom something fails."""
    return Effect(Level.BREAKING, why)


def risky(why: str) -> Effect:
    """Return the effect on a reader who has to look at it."""
    return Effect(Level.RISKY, why)


def compatible(why: str) -> Effect:
    """Return the effect on a reader for whom all works on."""
    return Effect(Level.COMPATIBLE, why)


@dataclass(frozen=True, slots=True)
class Impact:
    """What it means in a request, in a response and in an error."""

    request: Effects
    response: Effects
    error: Effects

    def on(self, sides: Iterable[Side]) -> Effects:
        """Return what it means where it happens on all these sides at once.

        What no operation reaches matters to payloads at rest alone, unless it means the
        same everywhere: a Python name may be used without any operation.
        """
        met = [self._by_side()[side] for side in Side if side in set(sides)]
        if self.request == self.response == self.error:
            return self.request
        if not met:
            return Effects(UNREACHED, UNREACHED, self.request.data)
        return together(met)

    def by_side(self) -> tuple[tuple[str, Effects], ...]:
        """Return each side's name and what it means there; one without a name for all."""
        if self.request == self.response == self.error:
            return (("", self.request),)
        return tuple((side.value, each) for side, each in self._by_side().items())

    def _by_side(self) -> dict[Side, Effects]:
        return {
            Side.REQUEST: self.request,
            Side.RESPONSE: self.response,
            Side.ERROR: self.error,
        }


def everywhere(
    callers: Effect = UNAFFECTED,
    implementers: Effect = UNAFFECTED,
    data: Effect = UNAFFECTED,
) -> Impact:
    """Return an impact that is the same on each side."""
    effects = Effects(callers, implementers, data)
    return Impact(effects, effects, effects)


def either(first: Impact, second: Impact) -> Impact:
    """Return the impact of what may be the one or the other."""
    return Impact(
        together([first.request, second.request]),
        together([first.response, second.response]),
        together([first.error, second.error]),
    )


def together(effects: list[Effects]) -> Effects:
    """Return the strongest effect on each reader."""
    return Effects(
        callers=_strongest(each.callers for each in effects),
        implementers=_strongest(each.implementers for each in effects),
        data=_strongest(each.data for each in effects),
    )


def _strongest(effects: Iterable[Effect]) -> Effect:
    return max(effects, key=lambda effect: effect.level)


_DATA_REFUSED = breaking("payloads at rest may be refused")
_DATA_RIGHT = compatible("payloads at rest stay valid")

NARROWED = Impact(
    request=Effects(
        breaking("requests that were valid are refused"),
        compatible("handlers get nothing that they did not get before"),
        _DATA_REFUSED,
    ),
    response=Effects(
        compatible("a new client reads what a service not yet updated answers"),
        risky("what handlers return may be told as beyond the limits"),
        _DATA_REFUSED,
    ),
    error=Effects(
        compatible("a new client reads the errors of a service not yet updated"),
        risky("errors that handlers raise may be told as beyond the limits"),
        _DATA_REFUSED,
    ),
)
"""Fewer values are valid than before."""

WIDENED = Impact(
    request=Effects(
        compatible("requests that were valid stay so"),
        risky("handlers get values that they never got before"),
        _DATA_RIGHT,
    ),
    response=Effects(
        compatible("clients not yet updated read what is newly allowed"),
        compatible("what handlers return stays valid"),
        _DATA_RIGHT,
    ),
    error=Effects(
        compatible("clients not yet updated read what is newly allowed"),
        compatible("errors that handlers raise stay valid"),
        _DATA_RIGHT,
    ),
)
"""More values are valid than before."""

CHANGED = either(NARROWED, WIDENED)
"""Other values are valid than before."""

RENAMED = everywhere(
    breaking("code that uses the old name fails"),
    breaking("code that uses the old name fails"),
)
"""A Python name is another, and nothing on the wire."""

DOCUMENTED = everywhere()
"""Words changed, and nothing that a program notices."""
