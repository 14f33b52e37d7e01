"""What a type is, told without looking into the structures that it refers to.

Documents have thousands of structures that refer to each other in long cycles:
`msgspec.inspect` follows all of them, as deep as they go. Here a structure is a reference,
of the form of a type of msgspec's that is the class of what it stands for.
"""

from __future__ import annotations

import sys
from types import ModuleType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from msgspec import inspect

from .additional import Keeper
from .choices import Choice


def info_of(type_: Any) -> inspect.Type:
    """Return what a type is; structures in it are references."""
    if type_ not in _INFOS:
        _INFOS[type_] = _info(type_)
    return _INFOS[type_]


def _info(type_: Any) -> inspect.Type:
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
    if origin is tuple:
        return inspect.TupleType(tuple(map(info_of, arguments)))
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        return inspect.CustomType(type_)
    return inspect.type_info(type_)


def _annotated(type_: Any, arguments: tuple[Any, ...]) -> inspect.Type:
    inner: Any = info_of(arguments[0])
    if not isinstance(inner, _REFERRING):
        # It has the limits that msgspec enforces.
        return inspect.type_info(type_)
    extra: dict[str, Any] = {}
    if isinstance(inner, inspect.Metadata):
        inner, extra = inner.type, dict(inner.extra or {})
    for each in arguments[1:]:
        if isinstance(each, msgspec.Meta):
            extra.update(each.extra or {})
            inner = _sized(inner, each)
    return inspect.Metadata(inner, extra=extra or None)


def _sized(type_: Any, limits: msgspec.Meta) -> Any:
    """Return a type of lists or maps with the limits of their size."""
    if not isinstance(type_, inspect.DictType | inspect.ListType):
        return type_
    given = {"min_length": limits.min_length, "max_length": limits.max_length}
    said = {name: size for name, size in given.items() if size is not None}
    return msgspec.structs.replace(type_, **said)


def referred(type_: inspect.Type) -> type[Any] | None:
    """Return the structure, or the choice, that a type refers to; else `None`."""
    of = type_.type if isinstance(type_, inspect.Metadata) else type_
    if not isinstance(of, inspect.CustomType):
        return None
    if issubclass(of.cls, Keeper):
        return of.cls.of
    return of.cls if issubclass(of.cls, msgspec.Struct | Choice) else None


def structure_of(type_: inspect.Type) -> inspect.StructType | None:
    """Return the structure that a type refers to; else `None`."""
    of = referred(type_)
    return structure(of) if of is not None and not issubclass(of, Choice) else None


def structure(class_: type[Any]) -> inspect.StructType:
    """Return what a structure has: the types of its members refer to others."""
    if class_ not in _STRUCTURES:
        _STRUCTURES[class_] = _structure(class_)
    return _STRUCTURES[class_]


def fields_of_class(class_: type[Any]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """Return the members of a structure's class, with their annotations."""
    if class_ not in _FIELDS:
        for each in class_.__mro__:
            _evaluate_annotations(each)
        _FIELDS[class_] = msgspec.structs.fields(class_)
    return _FIELDS[class_]


def _evaluate_annotations(class_: type[Any]) -> None:
    """Put what annotations stand for in place of their texts.

    msgspec would compile each by itself, and again when it makes a decoder. Here what is
    new in a class is compiled together; and where classes of a module say the same, it is
    the same.
    """
    texts = vars(class_).get("__annotations__")
    if not texts or not all(isinstance(each, str) for each in texts.values()):
        return
    module = sys.modules[class_.__module__]
    known = _ANNOTATIONS.setdefault(module, {})
    new = [each for each in dict.fromkeys(texts.values()) if each not in known]
    if new:
        together = "".join(f"({each})," for each in new)
        # It is code that stands in the module of the class.
        found = eval(together, vars(module))
        known.update(zip(new, found, strict=True))
    class_.__annotations__ = {name: known[text] for name, text in texts.items()}


def _structure(class_: type[Any]) -> inspect.StructType:
    config = class_.__struct_config__
    fields = tuple(map(_field, fields_of_class(class_)))
    return inspect.StructType(
        class_,
        fields,
        tag_field=config.tag_field,
        tag=config.tag,
        forbid_unknown_fields=config.forbid_unknown_fields,
    )


def _field(field: msgspec.structs.FieldInfo) -> inspect.Field:
    return inspect.Field(
        field.name,
        field.encode_name,
        info_of(field.type),
        required=field.required,
        default=field.default,
        default_factory=field.default_factory,
    )


_ANNOTATIONS: dict[ModuleType, dict[str, Any]] = {}
"""What annotations stand for, by modules and by their texts."""

_INFOS: dict[Any, inspect.Type] = {}
_FIELDS: dict[type[Any], tuple[msgspec.structs.FieldInfo, ...]] = {}
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
