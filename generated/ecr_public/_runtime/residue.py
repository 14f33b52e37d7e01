"""What msgspec does not check while it decodes, checked afterwards.

That is patterns, which it could check, but more slowly than Python. Values are taken in
columns: all that a list's items have as one member, in loops that run in C. Of equal
texts only one is matched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from math import isfinite
from typing import Any, NamedTuple, TypeAlias

from msgspec import inspect

from .choices import Choice
from .constraints import List, Map, Number, String, WholeNumber
from .constraints.carried import bare, constraint_of
from .decimals import json_number
from .equality import are_different
from .kinds import class_of
from .members import getter
from .per_class import PerClass
from .reach import Reach, is_scalar
from .stand_ins import DecimalNumber
from .times import EARLIEST, LATEST, UnixTime, unix_time
from .type_infos import referred, structure

Fits: TypeAlias = Callable[[Any], object]
"""Tells whether one value keeps to the rest."""

AllFit: TypeAlias = Callable[[Iterable[Any]], object]
"""Tells whether several do."""


class Residue(NamedTuple):
    """What is left to check of a type."""

    one: Fits
    many: AllFit
    optional: bool = False
    """Whether `None` stands for a value that is absent."""


Member: TypeAlias = tuple[Callable[[Any], Any], Residue]
"""What gets a member of a structure, and what is left of its type."""


def left(
    type_: inspect.Type,
    residues: PerClass[Residue],
    *,
    undated: bool = False,
    finite: bool = False,
) -> Residue:
    """Return what is left of a type; `_NOTHING` if that is nothing.

    With `undated`, times are as on the wire; with that or `finite`, it is not known of
    numbers that they are.
    """
    of = partial(left, residues=residues, undated=undated, finite=finite)
    if (class_ := referred(type_)) is not None:
        # What a choice makes is checked by then.
        is_left = _IS_LEFT[undated, finite](type_)
        return residues.of(class_) if is_left else _NOTHING
    match bare(type_):
        case inspect.ListType(item_type=item):
            return _list(constraint_of(type_, List, _LIST), item, of(item))
        case inspect.DictType(value_type=value):
            return _map(constraint_of(type_, Map, _MAP), of(value))
        case inspect.TupleType(item_types=items):
            return _tuple([of(item) for item in items])
        case inspect.UnionType(types=(optional, inspect.NoneType())):
            return _optional(of(optional))
        case inspect.UnionType(types=types):
            return _by_class([(class_of(each), of(each)) for each in types])
    return _scalar(type_, undated=undated, finite=finite)


def left_of_class(
    class_: type[Any],
    residues: PerClass[Residue],
    *,
    undated: bool = False,
    finite: bool = False,
) -> Residue:
    """Return what is left of a structure, or of a choice."""
    of = partial(left, residues=residues, undated=undated, finite=finite)
    if issubclass(class_, Choice):
        return _NOTHING
    return _structure(structure(class_), of)


def later(get: Callable[[], Residue]) -> Residue:
    """Return what does as a residue that is made when the first value comes."""

    def one(value: Any) -> object:
        return get().one(value)

    def many(values: Iterable[Any]) -> object:
        return get().many(values)

    return Residue(one, many)


def _is_left(type_: inspect.Type, *, undated: bool, finite: bool) -> bool:
    """Return whether there is something left of a type, but for those in it."""
    match bare(type_):
        case inspect.ListType(item_type=item):
            limits = constraint_of(type_, List, _LIST)
            return limits.unique_items and is_scalar(item)
        case inspect.DictType():
            return constraint_of(type_, Map, _MAP).keys is not None
    return _scalar(type_, undated=undated, finite=finite) is not _NOTHING


def _scalar(type_: inspect.Type, *, undated: bool, finite: bool) -> Residue:
    match bare(type_):
        case inspect.StrType():
            return _matching(constraint_of(type_, String, _TEXT).fits)
        case inspect.IntType():
            return _each(constraint_of(type_, WholeNumber, _WHOLE).fits)
        case inspect.FloatType():
            fits = constraint_of(type_, Number, _NUMBER).fits
            if undated or finite:
                return Residue(isfinite, _are_finite) if fits is None else _finite(fits)
            return _each(fits)
        case inspect.CustomType(cls=cls) if cls is UnixTime and undated:
            return Residue(_is_time, _are_times)
        case inspect.CustomType(cls=cls) if cls is DecimalNumber:
            limits = constraint_of(type_, Number, _NUMBER)
            return _each(lambda value: limits.is_fitting(json_number(value)))
    return _NOTHING


def _structure(
    type_: inspect.StructType, of: Callable[[inspect.Type], Residue]
) -> Residue:
    members: list[Member] = []
    for field in type_.fields:
        if (residue := of(field.type)) is not _NOTHING:
            members.append((getter(field), _as_member(field, residue)))
    if not members:
        return _NOTHING
    made = _of_members(members)
    return made if len(members) > 1 else Residue(_of_member(*members[0]), made.many)


def _as_member(field: inspect.Field, residue: Residue) -> Residue:
    return residue if field.required else _optional(residue)


def _of_member(get: Callable[[Any], Any], residue: Residue) -> Fits:
    """Return what tells whether a structure fits of which one member is left."""
    fits, _, optional = residue

    def one(value: Any) -> object:
        member = get(value)
        return optional if member is None else fits(member)

    return one


def _of_members(members: list[Member]) -> Residue:
    def one(value: Any) -> bool:
        for get, (fits, _, optional) in members:
            member = get(value)
            if not (optional if member is None else fits(member)):
                return False
        return True

    def many(values: Iterable[Any]) -> bool:
        there = [value for value in values if value is not None]
        # A structure that contains itself ends here.
        return not there or all(
            all_fit(map(get, there)) for get, (_, all_fit, _) in members
        )

    return Residue(one, many)


def _optional(residue: Residue) -> Residue:
    if residue is _NOTHING:
        return _NOTHING
    all_fit = residue.many
    if all_fit in (_are_times, _are_finite):
        # All others take `None`, which msgspec lets through only where it may be.
        all_fit = partial(_there_fit, residue.many)
    return Residue(residue.one, all_fit, optional=True)


def _there_fit(all_fit: AllFit, values: Iterable[Any]) -> object:
    return all_fit([value for value in values if value is not None])


def _held(residue: Residue, held_by: Callable[[Any], Any]) -> Residue:
    if residue is _NOTHING:
        return _NOTHING
    all_fit = residue.many

    def one(value: Any) -> object:
        return all_fit(held_by(value))

    def many(values: Iterable[Any]) -> object:
        # Without what is absent, or empty.
        return all_fit(chain.from_iterable(map(held_by, filter(None, values))))

    return Residue(one, many)


def _list(limits: List, item: inspect.Type, items: Residue) -> Residue:
    """Return what is left of a list: of its items, and that they are different."""
    held = _held(items, _itself)
    if not (limits.unique_items and is_scalar(item)):
        # What equal items of other types are shows on the wire only.
        return held
    return _each(lambda value: are_different(value) and held.one(value))


def _map(limits: Map, values: Residue) -> Residue:
    """Return what is left of a map: of its values, and of its keys."""
    held = _held(values, dict.values)
    keys = None if limits.keys is None else limits.keys.is_fitting
    if keys is None:
        return held
    return _each(lambda value: all(map(keys, value)) and held.one(value))


def _tuple(items: list[Residue]) -> Residue:
    if all(item is _NOTHING for item in items):
        return _NOTHING

    def one(value: Any) -> bool:
        pairs = zip(items, value, strict=True)
        return all(item.one(each) for item, each in pairs if each is not None)

    return _each(one)


def _by_class(residues: list[tuple[type[Any] | None, Residue]]) -> Residue:
    """Return what is left of a union, told by the class of what was decoded."""
    checked = {of: each for of, each in residues if each is not _NOTHING}
    if not checked:
        return _NOTHING

    def one(value: Any) -> object:
        residue = checked.get(type(value))
        return True if residue is None else residue.one(value)

    return _each(one)._replace(optional=True)


def _finite(fits: Fits) -> Residue:
    return _each(lambda value: isfinite(value) and fits(value))


def _each(fits: Fits | None) -> Residue:
    """Return what looks at values one by one."""
    if fits is None:
        return _NOTHING

    def many(values: Iterable[Any]) -> bool:
        return all(fits(value) for value in values if value is not None)

    return Residue(fits, many)


def _matching(match: Fits | None) -> Residue:
    if match is None:
        return _NOTHING

    def many(texts: Iterable[str | None]) -> bool:
        different = set(texts)
        different.discard(None)
        return all(map(match, different))

    return Residue(match, many)


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


def _itself(value: Any) -> Any:
    return value


def is_nothing(residue: Residue) -> bool:
    """Return whether there is nothing left to check."""
    return residue is _NOTHING


def _always(value: object) -> bool:
    return True


_NOTHING = Residue(_always, _always)
_TEXT, _WHOLE, _NUMBER = String(), WholeNumber(), Number()
_LIST, _MAP = List(), Map()
_IS_LEFT = {
    (undated, finite): Reach(
        partial(_is_left, undated=undated, finite=finite), in_choices=False
    )
    for undated in (False, True)
    for finite in (False, True)
}
FROM_CHOICES = PerClass(
    partial(left, finite=True), partial(left_of_class, finite=True), later
)
"""What is left of objects that a choice has made, of plain values of any origin."""
