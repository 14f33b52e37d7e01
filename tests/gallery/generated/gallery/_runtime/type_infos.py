"""What a type is, told without looking into the structures that it refers to.

Documents have thousands of structures that refer to each other in long cycles:
`msgspec.inspect` follows all of them, as deep as they go. Here a structure is a reference,
of the form of a type of msgspec's that is the class of what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from types import GenericAlias, NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from msgspec import NODEFAULT, inspect
from msgspec.structs import FieldInfo

from .additional import Keeper
from .choices import Choice
from .evaluated import annotations_in
from .stand_ins import Anything


def info_of(type_: Any) -> inspect.Type:
    """Return what a type is; structures in it are references."""
    try:
        return _INFOS[type_]
    except KeyError:
        return _INFOS.setdefault(type_, _info(type_))


def _info(type_: Any) -> inspect.Type:
    if isinstance(type_, type) and not isinstance(type_, GenericAlias):
        return _of_class(type_)
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return _annotated(type_, arguments)
    if origin in (Union, UnionType):
        return inspect.UnionType(tuple(map(info_of, arguments)))
    if origin is list:
        return inspect.ListType(info_of(arguments[0]))
    if origin is dict:
        key, value = map(info_of, arguments)
        return inspect.DictType(key, value)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        # To whoever goes over its items it is a list.
        return inspect.ListType(info_of(arguments[0]))
    if origin is tuple:
        return inspect.TupleType(tuple(map(info_of, arguments)))
    return inspect.type_info(type_)


def _of_class(class_: type[Any]) -> inspect.Type:
    """Return what a class is; to ask msgspec takes long, and there are many."""
    if isinstance(class_, _STANDING_FOR):
        return inspect.CustomType(class_)
    if issubclass(class_, Enum):
        return inspect.EnumType(class_)
    return inspect.type_info(class_)


def _annotated(type_: Any, arguments: tuple[Any, ...]) -> inspect.Type:
    inner: Any = info_of(arguments[0])
    if type(inner) not in _SCALARS and not isinstance(inner, _REFERRING):
        return inspect.type_info(type_)
    extra: dict[str, Any] = {}
    if isinstance(inner, inspect.Metadata):
        inner, extra = inner.type, dict(inner.extra or {})
    for each in arguments[1:]:
        if isinstance(each, msgspec.Meta):
            extra.update(each.extra or {})
            inner = _limited(inner, each)
    return inspect.Metadata(inner, extra=extra or None)


def _limited(type_: Any, limits: msgspec.Meta) -> Any:
    """Return a type with the limits that msgspec enforces."""
    names = _LIMITS.get(type(type_), ())
    given = ((name, getattr(limits, name)) for name in names)
    said = {name: limit for name, limit in given if limit is not None}
    return msgspec.structs.replace(type_, **said) if said else type_


def referred(type_: inspect.Type) -> type[Any] | None:
    """Return the structure, or the choice, that a type refers to; else `None`."""
    of = type_.type if isinstance(type_, inspect.Metadata) else type_
    if not isinstance(of, inspect.CustomType):
        return None
    if issubclass(of.cls, Keeper):
        return of.cls.of
    return of.cls if issubclass(of.cls, msgspec.Struct | Choice) else None


def structure_class(type_: inspect.Type) -> type[Any] | None:
    """Return the class of the structure that a type refers to; else `None`."""
    of = referred(type_)
    return None if of is None or issubclass(of, Choice) else of


def structure_of(type_: inspect.Type) -> inspect.StructType | None:
    """Return the structure that a type refers to; else `None`."""
    of = structure_class(type_)
    return None if of is None else structure(of)


def structure(class_: type[Any]) -> inspect.StructType:
    """Return what a structure has: the types of its members refer to others."""
    if class_ not in _STRUCTURES:
        _STRUCTURES[class_] = _structure(class_)
    return _STRUCTURES[class_]


def fields_of_class(class_: type[Any]) -> tuple[FieldInfo, ...]:
    """Return the members of a structure's class, with their annotations."""
    if class_ not in _FIELDS:
        _FIELDS[class_] = _fields(class_)
    return _FIELDS[class_]


def types_of_members(class_: type[Any]) -> list[Any]:
    """Return the annotations of a structure's members, evaluated."""
    if class_ not in _TYPES:
        types: dict[str, Any] = {}
        for each in reversed(class_.__mro__):
            types |= annotations_in(each)
        found = (types[name] for name in class_.__struct_fields__)
        _TYPES[class_] = [NoneType if each is None else each for each in found]
    return _TYPES[class_]


def names_of_class(class_: type[Any]) -> tuple[str, ...]:
    """Return what the members of a structure's class are called on the wire."""
    names: tuple[str, ...] = class_.__struct_encode_fields__
    return names


def required_of_class(class_: type[Any]) -> list[str]:
    """Return the names of those that must be there, no annotation being evaluated."""
    defaults = zip(names_of_class(class_), _defaults(class_), strict=True)
    return [name for name, default in defaults if default is NODEFAULT]


def _fields(class_: type[Any]) -> tuple[FieldInfo, ...]:
    """Return what `msgspec.structs.fields` does, which evaluates annotations anew."""
    types = types_of_members(class_)
    return tuple(
        FieldInfo(name, encode_name, type_, **told)
        for (name, encode_name, told), type_ in zip(
            _members(class_), types, strict=True
        )
    )


def _members(class_: type[Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Return names, names on the wire, and what says which the default is, if any."""
    names, on_wire = class_.__struct_fields__, names_of_class(class_)
    for name, encode_name, default in zip(
        names, on_wire, _defaults(class_), strict=True
    ):
        if default is NODEFAULT:
            yield name, encode_name, {}
        elif isinstance(default, _FACTORY):
            yield name, encode_name, {"default_factory": default.factory}
        else:
            yield name, encode_name, {"default": default}


def _defaults(class_: type[Any]) -> tuple[Any, ...]:
    given: tuple[Any, ...] = class_.__struct_defaults__
    return (NODEFAULT,) * (len(class_.__struct_fields__) - len(given)) + given


def _structure(class_: type[Any]) -> inspect.StructType:
    config, types = class_.__struct_config__, types_of_members(class_)
    fields = tuple(
        inspect.Field(name, encode_name, info_of(type_), required=not told, **told)
        for (name, encode_name, told), type_ in zip(
            _members(class_), types, strict=True
        )
    )
    return inspect.StructType(
        class_,
        fields,
        tag_field=config.tag_field,
        tag=config.tag,
        forbid_unknown_fields=config.forbid_unknown_fields,
    )


_INFOS: dict[Any, inspect.Type] = {}
_SIZES, _ENDS = ("min_length", "max_length"), ("gt", "ge", "lt", "le", "multiple_of")
_SCALARS: dict[type[inspect.Type], tuple[str, ...]] = {
    inspect.StrType: (*_SIZES, "pattern"),
    inspect.BytesType: _SIZES,
    inspect.IntType: _ENDS,
    inspect.FloatType: _ENDS,
}
_LIMITS = _SCALARS | {inspect.DictType: _SIZES, inspect.ListType: _SIZES}
"""What limits there are of types."""

_STANDING_FOR = msgspec.StructMeta | Anything | type(Choice)
"""The classes of classes that msgspec takes for what they are not, or has no words for."""

_FACTORY = type(
    msgspec.defstruct(
        "Made", [("by", list, msgspec.field(default_factory=list))]
    ).__struct_defaults__[0]
)
"""The class of what stands for a default that is made anew for each object."""

_TYPES: dict[type[Any], list[Any]] = {}
_FIELDS: dict[type[Any], tuple[FieldInfo, ...]] = {}
_STRUCTURES: dict[type[Any], inspect.StructType] = {}
_REFERRING = (
    inspect.CustomType
    | inspect.DictType
    | inspect.ListType
    | inspect.Metadata
    | inspect.TupleType
    | inspect.UnionType
)
"""Types that refer to others, or may."""
