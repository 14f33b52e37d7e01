"""What msgspec does not check while it decodes, checked afterwards.

That is patterns, which it could check, but more slowly than Python, and what it has no
words for.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from msgspec import inspect

from .choices import Choice
from .columns import (
    FINITE,
    NOTHING,
    TIMES,
    Gather,
    Residue,
    asked_often,
    finite_and,
    held_in,
    is_nothing,
    itself,
    later,
    matching,
    one_by_one,
    or_absent,
)
from .constraints import List, Map, Number, String, WholeNumber
from .constraints.carried import bare, constraint_of
from .decimals import json_number
from .equality import are_different
from .kinds import class_of
from .members import is_unset_by_default
from .per_class import PerClass
from .reach import OUTSIDE_CHOICES, Reach, is_scalar
from .stand_ins import DecimalNumber
from .structure_residues import Member, of_member, of_members
from .times import UnixTime
from .type_infos import referred, structure
from .written import Asked, Left, write

__all__ = [
    "FROM_CHOICES",
    "FROM_JSON",
    "Residue",
    "is_nothing",
    "later",
    "left",
    "left_of_class",
]


def left(
    type_: inspect.Type,
    residues: PerClass[Residue],
    *,
    undated: bool = False,
    finite: bool = False,
) -> Residue:
    """Return what is left of a type; `NOTHING` if that is nothing.

    With `undated`, times are as on the wire; with that or `finite`, it is not known of
    numbers that they are.
    """
    if type(type_) in _WITHOUT_LIMITS:
        return NOTHING
    of = partial(left, residues=residues, undated=undated, finite=finite)
    if (class_ := referred(type_)) is not None:
        # What a choice makes is checked by then.
        is_left = _IS_LEFT[undated, finite].of(class_)
        return residues.of(class_) if is_left else NOTHING
    match bare(type_):
        case inspect.ListType(item_type=item):
            return _list(constraint_of(type_, List, _LIST), item, of(item))
        case inspect.DictType(value_type=value):
            return _map(constraint_of(type_, Map, _MAP), of(value))
        case inspect.TupleType(item_types=items):
            return _tuple([of(item) for item in items])
        case inspect.UnionType(types=(inner, inspect.NoneType())):
            return or_absent(of(inner))
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
        return NOTHING
    is_gathered = _IS_GATHERED.of(class_)
    left_of = Left(of, _IS_GATHERED, residues)
    return _structure(structure(class_), left_of, is_gathered=is_gathered)


def _is_left(type_: inspect.Type, *, undated: bool, finite: bool) -> bool:
    """Return whether there is something left of a type, but for those in it.

    No expression is compiled for that: most of what is asked for is never met.
    """
    match bare(type_):
        case inspect.ListType(item_type=item):
            limits = constraint_of(type_, List, _LIST)
            return limits.unique_items and is_scalar(item)
        case inspect.DictType():
            return constraint_of(type_, Map, _MAP).keys is not None
        case inspect.StrType():
            text = constraint_of(type_, String, _TEXT)
            return text.pattern is not None or text.format is not None
        case inspect.CustomType(cls=cls) if cls not in (UnixTime, DecimalNumber):
            return False
    return _scalar(type_, undated=undated, finite=finite) is not NOTHING


def _is_float(type_: inspect.Type) -> bool:
    return isinstance(bare(type_), inspect.FloatType)


def _is_gathered(type_: inspect.Type) -> bool:
    """Return whether texts of a type are told of together."""
    if not isinstance(bare(type_), inspect.StrType):
        return False
    return constraint_of(type_, String, _TEXT).all_fit is not None


def _scalar(type_: inspect.Type, *, undated: bool, finite: bool) -> Residue:
    match bare(type_):
        case inspect.StrType():
            text = constraint_of(type_, String, _TEXT)
            return matching(text.fits, text.all_fit, lambda: text.all_match)
        case inspect.IntType():
            return one_by_one(constraint_of(type_, WholeNumber, _WHOLE).fits)
        case inspect.FloatType():
            fits = constraint_of(type_, Number, _NUMBER).fits
            if undated or finite:
                return FINITE if fits is None else finite_and(fits)
            return one_by_one(fits)
        case inspect.CustomType(cls=cls) if cls is UnixTime and undated:
            return TIMES
        case inspect.CustomType(cls=cls) if cls is DecimalNumber:
            limits = constraint_of(type_, Number, _NUMBER)
            return one_by_one(lambda value: limits.is_fitting(json_number(value)))
    return NOTHING


def _structure(type_: inspect.StructType, left: Left, *, is_gathered: bool) -> Residue:
    members: list[Member] = []
    fields: list[inspect.Field] = []
    for field in type_.fields:
        if (residue := left.of(field.type)) is not NOTHING:
            there = residue if field.required else or_absent(residue)
            members.append(Member(field.name, there, is_unset_by_default(field)))
            fields.append(field)
    if not members:
        return NOTHING
    cold, about = _members(members), type_.cls.__name__

    def told() -> tuple[Gather, Gather]:
        if not is_gathered:
            return write(about, fields, left, cold)
        pairs = zip(fields, members, strict=True)
        others = [each for field, each in pairs if not left.is_gathered(field.type)]
        return write(about, fields, left, _members(others) if others else None)

    asked = Asked(cold, told, is_gathered=is_gathered)
    if len(members) <= _FEW and not is_gathered:
        return cold._replace(asked=asked)
    return asked_often(asked)


def _members(members: list[Member]) -> Residue:
    return of_member(*members) if len(members) == 1 else of_members(members)


def _list(limits: List, item: inspect.Type, items: Residue) -> Residue:
    """Return what is left of a list: of its items, and that they are different."""
    held = held_in(items, itself)
    if not (limits.unique_items and is_scalar(item)):
        # What equal items of other types are shows on the wire only.
        return held
    return one_by_one(lambda value: are_different(value) and held.one(value))


def _map(limits: Map, values: Residue) -> Residue:
    """Return what is left of a map: of its values, and of its keys."""
    held = held_in(values, dict.values)
    keys = None if limits.keys is None else limits.keys.is_fitting
    if keys is None:
        return held
    return one_by_one(lambda value: all(map(keys, value)) and held.one(value))


def _tuple(items: list[Residue]) -> Residue:
    if all(item is NOTHING for item in items):
        return NOTHING

    def one(value: Any) -> bool:
        pairs = zip(items, value, strict=True)
        return all(item.one(each) for item, each in pairs if each is not None)

    return one_by_one(one)


def _by_class(residues: list[tuple[type[Any] | None, Residue]]) -> Residue:
    """Return what is left of a union, told by the class of what was decoded."""
    checked = {of: each for of, each in residues if each is not NOTHING}
    if not checked:
        return NOTHING

    def one(value: Any) -> object:
        residue = checked.get(type(value))
        return True if residue is None else residue.one(value)

    by_class = {of: residue.one for of, residue in checked.items()}
    return one_by_one(one)._replace(optional=True, by_class=by_class)


_FEW = 2
"""How many members are looked at in less time than it takes to ask what is written."""

_WITHOUT_LIMITS = {
    inspect.AnyType,
    inspect.BoolType,
    inspect.DateTimeType,
    inspect.EnumType,
    inspect.IntType,
    inspect.LiteralType,
    inspect.NoneType,
    inspect.StrType,
}
"""Types that have none where they stand by themselves."""

_TEXT, _WHOLE, _NUMBER = String(), WholeNumber(), Number()
_LIST, _MAP = List(), Map()
_IS_LEFT = {
    (undated, finite): Reach(
        partial(_is_left, undated=undated, finite=finite),
        OUTSIDE_CHOICES,
        of_structures=False,
    )
    for undated, finite in ((False, False), (True, False), (False, True))
}
_IS_GATHERED = Reach(_is_gathered, OUTSIDE_CHOICES, of_structures=False)
_HAS_FLOATS = Reach(_is_float, OUTSIDE_CHOICES, of_structures=False)


class _Finite(PerClass[Residue]):
    """What is left where it is not known of numbers that they are finite."""

    def of(self, class_: type[Any]) -> Residue:
        """Return what is left of a class: of most, which have none, nothing more."""
        return super().of(class_) if _HAS_FLOATS.of(class_) else FROM_JSON.of(class_)


FROM_JSON = PerClass(left, left_of_class, later)
"""What is left of objects that msgspec has made of JSON texts."""

FROM_CHOICES = _Finite(
    partial(left, finite=True), partial(left_of_class, finite=True), later
)
"""What is left of objects that a choice has made, of plain values of any origin."""
