"""What of JSON a type takes: a text says too little of itself to be read without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from msgspec import inspect
from msgspec.structs import FieldInfo

from ..additional import rest_of
from ..annotations import is_nobody
from ..choices import Choice, Literals, annotations_of
from ..constraints import List, Map
from ..constraints.carried import bare, constraint_of
from ..stand_ins import DecimalNumber, DecimalText
from ..times import UnixTime
from ..type_infos import info_of, structure_of
from .files import File

C = TypeVar("C")


class Kind:
    """The values of JSON that a type takes."""

    def __init__(self, branches: tuple[inspect.Type, ...]) -> None:
        """Take the types of which a value is one."""
        self._branches = branches
        self.any = any(isinstance(each, inspect.AnyType) for each in branches)
        """Whether any value will do."""

        self.text = self.any or any(map(_is_text, branches))
        self.free = self.any or any(isinstance(it, inspect.StrType) for it in branches)
        """Whether it takes texts that are none of a few."""

        self.number = any(map(_is_number, branches))
        """Whether it takes numbers or booleans."""

        self.null = any(map(_is_null, branches))
        self.number_by_type = any(map(_is_number_by_type, branches))
        """Whether it takes objects of which the type says that they are numbers."""

        self.file = any(map(_is_file, branches))
        """Whether it takes files, or lists of them."""

        self.lone_file = any(map(_is_lone_file, branches))
        """Whether it takes a file that is in no list."""

        self.mixed = self.file and not all(
            _is_file(each) or isinstance(each, inspect.NoneType) for each in branches
        )
        """Whether it takes files and other values; a file has a name, or is a `File`."""

        self.array = any(isinstance(each, _ARRAYS) for each in branches)
        self.object = any(isinstance(each, _OBJECTS) for each in branches)

    def has_file(self, value: object) -> bool:
        """Tell whether a value of it is a file, or a list with one."""
        if not self.mixed:
            return self.file
        several = value if isinstance(value, list | tuple) else (value,)
        return any(isinstance(each, File) for each in several)

    def is_alone(self, count: int) -> bool:
        """Tell whether so many texts of one name are a value, and no items of a list."""
        return not self.array or (count == 1 and self.scalar)

    def is_file(self, filename: str | None) -> bool:
        """Tell whether a part of it is a file; where other values will do, it has a name."""
        return filename is not None if self.any or self.mixed else self.file

    @property
    def scalar(self) -> bool:
        """Whether it takes what is neither an array nor an object."""
        return self.text or self.number or not (self.array or self.object)

    @cached_property
    def structures(self) -> tuple[type[Any], ...]:
        """The classes of its objects, if each of them is of one."""
        objects = [each for each in self._branches if isinstance(each, _OBJECTS)]
        found = [each.cls for each in objects if isinstance(each, inspect.StructType)]
        return tuple(found) if len(found) == len(objects) else ()

    @cached_property
    def item(self) -> Kind:
        """What its arrays hold."""
        return Kind(tuple(_items(self._branches)) or _ANY)

    @cached_property
    def members(self) -> Mapping[str, Kind]:
        """What its objects hold by the names that it knows."""
        found: dict[str, tuple[inspect.Type, ...]] = {}
        for each in self._branches:
            if isinstance(each, inspect.StructType):
                for field in each.fields:
                    if field == rest_of(each):
                        continue
                    known = found.get(field.encode_name, ())
                    there = _there(field.type, field.default)
                    found[field.encode_name] = (*known, *there)
                if each.tag_field is not None:
                    found[each.tag_field] = (inspect.StrType(),)
        return {name: Kind(branches) for name, branches in found.items()}

    @cached_property
    def others(self) -> Kind | None:
        """What its objects hold by other names, `None` if they hold none."""
        values = [
            branch
            for each in self._branches
            for map_ in _maps(each)
            for branch in _branches(map_.value_type)
        ]
        return Kind(tuple(values)) if values else None

    def member(self, name: str) -> Kind:
        """Return what its objects hold by a name; anything, if it does not know it."""
        return self.members.get(name) or self.others or ANYTHING


def _branches(
    type_: inspect.Type, seen: set[type[Any]] | None = None
) -> Iterator[inspect.Type]:
    """Return the types that a type stands for, but for those of choices seen before."""
    choices: set[type[Any]] = set() if seen is None else seen
    match type_:
        case inspect.Metadata(type=inner):
            yield from _branches(inner, choices)
        case inspect.UnionType(types=types):
            for each in types:
                yield from _branches(each, choices)
        case inspect.CustomType() if (of := structure_of(type_)) is not None:
            if not is_nobody(of.cls):
                yield of
        case inspect.CustomType(cls=class_) if issubclass(class_, Choice):
            if class_ not in choices:
                choices.add(class_)
                for each in annotations_of(class_):
                    yield from _branches(info_of(each), choices)
        case inspect.CustomType(cls=class_) if issubclass(class_, Literals):
            yield inspect.LiteralType(tuple(class_.values.values()))
        case _:
            yield type_


def type_of(field: FieldInfo) -> Any:
    """Return the annotation of a member that is there.

    Where `None` is the default it stands for a member that is absent, not for null.
    """
    if field.default is not None or get_origin(field.type) not in (Union, UnionType):
        return field.type
    left = [each for each in get_args(field.type) if each is not NoneType]
    return Union[tuple(left)] if left else field.type  # noqa: UP007  # of a tuple


def limits_of(type_: Any) -> List:
    """Return how many items a list may have, and whether they may be equal."""
    return _said(type_, List) or List()


def sizes_of(type_: Any) -> Map:
    """Return how many members an object with any names may have, and which names."""
    return _said(type_, Map) or Map()


def _said(type_: Any, constraint: type[C]) -> C | None:
    info = info_of(type_)
    for each in info.types if isinstance(info, inspect.UnionType) else (info,):
        if (found := constraint_of(each, constraint, None)) is not None:
            return found
    return None


def _there(type_: inspect.Type, default: Any) -> Iterator[inspect.Type]:
    for each in _branches(type_):
        if default is not None or not isinstance(each, inspect.NoneType):
            yield each


def _maps(type_: inspect.Type) -> Iterator[inspect.DictType]:
    if isinstance(type_, inspect.StructType) and (rest := rest_of(type_)) is not None:
        type_ = rest.type
    if isinstance(type_, inspect.DictType):
        yield type_


def _items(branches: tuple[inspect.Type, ...]) -> Iterator[inspect.Type]:
    for each in branches:
        if isinstance(each, inspect.TupleType):
            for item in each.item_types:
                yield from _branches(item)
        elif isinstance(each, inspect.CollectionType):
            yield from _branches(each.item_type)


def _is_lone_file(type_: inspect.Type) -> bool:
    return isinstance(type_, inspect.CustomType) and type_.cls is File


def _is_file(type_: inspect.Type) -> bool:
    if isinstance(type_, inspect.CollectionType):
        type_ = bare(type_.item_type)
    return _is_lone_file(type_)


def _is_text(type_: inspect.Type) -> bool:
    if isinstance(type_, inspect.EnumType):
        return any(isinstance(each.value, str) for each in type_.cls)
    if isinstance(type_, inspect.LiteralType):
        return any(isinstance(each, str) for each in type_.values)
    if isinstance(type_, inspect.CustomType):
        return type_.cls is DecimalText
    return isinstance(type_, _TEXTS)


def _is_number(type_: inspect.Type) -> bool:
    if isinstance(type_, inspect.EnumType):
        return any(isinstance(each.value, int) for each in type_.cls)
    if isinstance(type_, inspect.LiteralType):
        return any(isinstance(each, int | float) for each in type_.values)
    if isinstance(type_, inspect.CustomType):
        return type_.cls in NUMBERS_BY_TYPE
    return isinstance(type_, _NUMBERS)


def _is_number_by_type(type_: inspect.Type) -> bool:
    return isinstance(type_, inspect.CustomType) and type_.cls in NUMBERS_BY_TYPE


def _is_null(type_: inspect.Type) -> bool:
    if isinstance(type_, inspect.LiteralType):
        return None in type_.values
    return isinstance(type_, inspect.NoneType)


NUMBERS_BY_TYPE = frozenset({UnixTime, DecimalNumber})
"""What stands for objects that are numbers on the wire: their type says so alone."""

_TEXTS = (
    inspect.StrType,
    inspect.DateTimeType,
    inspect.DateType,
    inspect.TimeType,
    inspect.UUIDType,
    inspect.BytesType,
    inspect.DecimalType,
)
_NUMBERS = (inspect.IntType, inspect.FloatType, inspect.BoolType)
_ARRAYS = (inspect.CollectionType, inspect.TupleType)
_OBJECTS = (inspect.StructType, inspect.DictType)
_ANY: tuple[inspect.Type, ...] = (inspect.AnyType(),)
ANYTHING = Kind(_ANY)
_KINDS: dict[Any, Kind] = {}


def kind_of(type_: Any) -> Kind:
    """Return what of JSON a type takes."""
    if isinstance(type_, Kind):
        return type_
    if type_ not in _KINDS:
        _KINDS[type_] = Kind(tuple(_branches(info_of(type_))))
    return _KINDS[type_]
