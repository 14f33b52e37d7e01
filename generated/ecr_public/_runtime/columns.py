"""What checks several values at once: in columns, and in loops that run in C.

A column is all that a list's items have as one member. Of equal texts only one is matched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from .times import EARLIEST, LATEST, unix_time

if TYPE_CHECKING:
    from .written import Asked

Fits: TypeAlias = Callable[[Any], object]
"""Tells whether one value keeps to the rest."""

AllFit: TypeAlias = Callable[[Any], object]
"""Tells whether several do."""


class Texts(dict[AllFit, list[Any]]):
    """Texts, by what tells whether all of several fit."""

    def __missing__(self, all_fit: AllFit) -> list[Any]:
        made: list[Any] = []
        self[all_fit] = made
        return made

    def are_right(self) -> bool:
        """Return whether all of them fit."""
        return all(all_fit(texts) for all_fit, texts in self.items())


Gather: TypeAlias = Callable[[Any, Texts], object]
"""Tells whether a value, or several, keep to the rest, but for the texts that it adds."""


class Residue(NamedTuple):
    """What is left to check of a type."""

    one: Fits
    many: AllFit
    optional: bool = False
    """Whether `None` stands for a value that is absent."""

    together: AllFit | None = None
    """Tells it of a list of values that may be those of several members."""

    by_class: Mapping[type[Any] | None, Fits] | None = None
    """What tells it of values of some classes, if of none else anything is left."""

    asked: Asked | None = None
    """What tells it of objects of a structure, and leaves texts to whoever asks."""


def asked_often(asked: Asked) -> Residue:
    """Return what is left of a structure, told by what is asked of it."""
    if asked.is_gathered:

        def one(value: Any) -> object:
            texts = Texts()
            return asked.gather(value, texts) and texts.are_right()

        def many(values: Iterable[Any]) -> object:
            texts = Texts()
            return asked.gather_many(values, texts) and texts.are_right()

    else:

        def one(value: Any) -> object:
            return asked.gather(value, NO_TEXTS)

        def many(values: Iterable[Any]) -> object:
            return asked.gather_many(values, NO_TEXTS)

    return Residue(one, many, asked=asked)


def later(get: Callable[[], Residue]) -> Residue:
    """Return what does as a residue that is made when the first value comes."""
    made: Residue | None = None

    def one(value: Any) -> object:
        nonlocal made
        if made is None:
            made = get()
        return made.one(value)

    def many(values: Iterable[Any]) -> object:
        return get().many(values)

    return Residue(one, many)


def is_nothing(residue: Residue) -> bool:
    """Return whether there is nothing left to check."""
    return residue is NOTHING


def or_absent(residue: Residue) -> Residue:
    """Return what is left of a value that may be absent."""
    if residue is NOTHING:
        return NOTHING
    all_fit = residue.many
    if all_fit in (_are_times, _are_finite):
        # All others take `None`, which msgspec lets through only where it may be.
        all_fit = partial(_there_fit, residue.many)
    return residue._replace(many=all_fit, optional=True)


def _there_fit(all_fit: AllFit, values: Iterable[Any]) -> object:
    return all_fit([value for value in values if value is not None])


def held_in(residue: Residue, held_by: Callable[[Any], Any]) -> Residue:
    """Return what is left of values that hold others, of which something is."""
    if residue is NOTHING:
        return NOTHING
    all_fit, fits, optional = residue.many, residue.one, residue.optional

    def one(value: Any) -> object:
        if len(value) > _FEW:
            return all_fit(held_by(value))
        return all(optional if each is None else fits(each) for each in held_by(value))

    def many(values: Iterable[Any]) -> object:
        # Without what is absent, or empty.
        return all_fit(chain.from_iterable(map(held_by, filter(None, values))))

    return Residue(one, many)


def one_by_one(fits: Fits | None) -> Residue:
    """Return what looks at values one by one."""
    if fits is None:
        return NOTHING

    def many(values: Iterable[Any]) -> bool:
        return all(fits(value) for value in values if value is not None)

    return Residue(fits, many)


def finite_and(fits: Fits) -> Residue:
    """Return what is left of numbers that may be anything, and must fit."""
    return one_by_one(lambda value: isfinite(value) and fits(value))


def matching(
    match: Fits | None,
    all_fit: AllFit | None = None,
    all_match: Callable[[], AllFit | None] = lambda: None,
) -> Residue:
    """Return what is left of texts that have to match.

    `all_fit` tells it of several that are there at once, if anything does. `all_match`
    returns what tells it of many, all different; it is first called when they come.
    """
    if match is None:
        return NOTHING

    def many(texts: Iterable[str | None]) -> object:
        if all_fit is not None:
            return all_fit([text for text in texts if text is not None])
        different = set(texts)
        different.discard(None)
        told = all_match() if len(different) >= _MANY else None
        return all(map(match, different)) if told is None else told(different)

    return Residue(match, many, together=all_fit)


def _is_time(value: Any) -> bool:
    try:
        unix_time(value)
    except ValueError:
        return False
    return True


def _are_times(values: Iterable[Any]) -> bool:
    times = list(values)
    if {int, float}.issuperset(map(type, times)) and _are_of_our_era(times):
        return True
    return all(map(_is_time, times))


def _are_of_our_era(times: list[Any]) -> bool:
    if not times:
        return True
    # What is no number, in any place, makes the sum none.
    ends = min(times), max(times)
    return all(EARLIEST <= end <= LATEST for end in ends) and isfinite(sum(times))


def _are_finite(values: Iterable[Any]) -> bool:
    return all(map(isfinite, values))


def itself(value: Any) -> Any:
    """Return a value as it is."""
    return value


def _always(value: object) -> bool:
    return True


NO_TEXTS = Texts()
"""Of structures in which there are none to be gathered."""

_FEW = 2
"""How many values are too few for a column to be worth it."""

_MANY = 16
"""From how many texts on it is worth it to join them."""

NOTHING = Residue(_always, _always)
TIMES = Residue(_is_time, _are_times)
"""Of times that are as on the wire."""

FINITE = Residue(isfinite, _are_finite)
