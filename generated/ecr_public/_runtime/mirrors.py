"""Copies of what is to be written, which msgspec makes by attributes, and checks so in C.

Each structure has a mirror: a class of the same members, of which msgspec makes an object
only if all of them are of their types. That takes half as long as to write a value and to
decode it again. A mirror is nobody else's: numbers can be put in place of its times.

What is no structure, but has its attributes, would do as well. So a structure that has a
mirror has a mark, a member that a mirror must find, and that is never written.
"""

from __future__ import annotations

from functools import reduce
from itertools import count
from operator import or_
from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, cast, get_args, get_origin

import msgspec
from msgspec import UNSET, inspect

from .additional import NAME
from .choices import Choice, Literals
from .constraints.carried import bare
from .reach import EVERYWHERE, RULED, Reach, refers
from .stand_ins import DecimalNumber, DecimalText
from .times import UnixTime
from .type_infos import info_of, structure_class

_Mirrors: TypeAlias = dict[type[Any], type[Any]]


def mirror_of(type_: Any) -> Any:
    """Return a type with mirrors in place of structures; `None` if it cannot have them."""
    info = info_of(type_)
    if _HAS_UNFIT(info) or RULED(info):
        return None
    return _mirrored(type_, _made_for(type_))


def mirrored_in(type_: Any) -> set[type[Any]]:
    """Return all structures that a type refers to, and those that they refer to."""
    found: set[type[Any]] = set()
    left = _structures_in(type_)
    while left:
        if (class_ := left.pop()) not in found:
            found.add(class_)
            for field in msgspec.structs.fields(class_):
                left += _structures_in(field.type)
    return found


def _made_for(type_: Any) -> _Mirrors:
    """Make a mirror of each structure that a type refers to, if it has none yet.

    Another thread may make some as well, and each of them has mirrors that are complete.
    """
    missing = [each for each in mirrored_in(type_) if each not in _MIRRORS]
    marks = {class_: f"_mark{next(_NUMBERS)}" for class_ in missing}
    made = {class_: _blank(class_, mark) for class_, mark in marks.items()}
    for class_, mark in marks.items():
        # Only now are all there that it may refer to.
        annotations = made[class_].__annotations__
        for field in msgspec.structs.fields(class_):
            mirrored = _mirrored(field.type, made)
            may_be_none = field.default is None
            annotations[field.name] = mirrored | None if may_be_none else mirrored
        setattr(class_, mark, UNSET)
    for class_, mirror in made.items():
        _MIRRORS.setdefault(class_, mirror)
    return made


def _blank(class_: type[Any], mark: str) -> type[Any]:
    """Return a mirror that does not know the types of its members yet."""
    default: dict[str, Any]
    fields: list[Any] = [(mark, msgspec.UnsetType)]
    for field in msgspec.structs.fields(class_):
        default = {"default": field.default, "default_factory": field.default_factory}
        fields.append((field.name, Any, msgspec.field(**default)))
    wire = zip(class_.__struct_fields__, class_.__struct_encode_fields__, strict=True)
    return msgspec.defstruct(
        class_.__name__,
        fields,
        kw_only=True,
        omit_defaults=class_.__struct_config__.omit_defaults,
        rename=dict(wire),
        gc=False,
    )


def _mirrored(type_: Any, made: _Mirrors) -> Any:
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return Annotated[_mirrored(arguments[0], made), *arguments[1:]]
    if origin in (Union, UnionType):
        return reduce(or_, (_mirrored(each, made) for each in arguments))
    if origin in (list, dict, tuple):
        return cast(Any, origin)[tuple(_mirrored(each, made) for each in arguments)]
    if type_ is UnixTime:
        # Whoever puts a number in its place looks at it.
        return Any
    if not isinstance(type_, type):
        return type_
    return made.get(type_) or _MIRRORS.get(type_, type_)


def _structures_in(type_: Any) -> list[type[Any]]:
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        return [type_]
    return [each for inner in get_args(type_) for each in _structures_in(inner)]


def _is_unfit(type_: inspect.Type) -> bool:
    """Return whether a type has values that would not be copied, or judged, as they are."""
    if (of := structure_class(type_)) is not None:
        has_unset = any(each is UNSET for each in of.__struct_defaults__)
        has_tag = of.__struct_config__.tag_field is not None
        return has_unset or has_tag or NAME in of.__struct_encode_fields__
    match bare(type_):
        case inspect.BytesType():
            # Of a text nobody could tell whether it stands for itself.
            return True
        case inspect.UnionType(types=(_, inspect.NoneType())):
            return False
        case inspect.UnionType(types=types):
            return any(map(refers, types))
        case inspect.CustomType(cls=cls):
            return cls in (DecimalNumber, DecimalText) or issubclass(
                cls, Choice | Literals
            )
    return False


_HAS_UNFIT = Reach(_is_unfit, EVERYWHERE)
_MIRRORS: _Mirrors = {}
_NUMBERS = count()
