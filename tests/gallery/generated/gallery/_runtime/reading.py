"""How msgspec is told what the classes stand for that it has no words for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from math import inf
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect
from msgspec.structs import force_setattr

from .additional import Keeper, rest_of, whole
from .choices import Choice, Literals
from .choosing import choosing
from .constraints.carried import bare
from .decimals import decimal
from .equality import key
from .memory import Known, Memory, Read
from .reach import HOOKED, LEFT_RULED, STANDING_IN
from .residue import FROM_CHOICES, is_nothing
from .stand_ins import DecimalText
from .times import UnixTime, unix_time
from .type_infos import info_of, structure_of
from .unions import Branch

__all__ = ["Hook", "from_json", "hook_for", "whole"]

Hook: TypeAlias = Callable[[type[Any], Any], Any]


def hook_for(type_: Any, *, undated: bool = False) -> Hook | None:
    """Return what makes all that a type stands for; `None` if msgspec needs no help.

    With `undated`, times stay as they are on the wire.
    """
    if not undated:
        return from_json
    return _undated if HOOKED(info_of(whole(type_))) else None


def from_json(type_: type[Any], value: object) -> Any:
    """Return what a class stands for, made of a plain JSON value."""
    if type_ is not UnixTime:
        return _READERS[type_](value)
    if type(value) is float or type(value) is int:
        # As `unix_time` does, a call less for each time.
        return msgspec.convert(value, datetime, strict=False)
    return unix_time(value)


def _undated(type_: type[Any], value: object) -> Any:
    return value if type_ is UnixTime else _READERS[type_](value)


class _Readers(dict[type[Any], Read]):
    """What makes the objects of a class, made when first needed."""

    def __missing__(self, class_: type[Any]) -> Read:
        return self.setdefault(class_, _reader(class_))


def _reader(class_: type[Any]) -> Read:
    if issubclass(class_, Keeper):
        return _of_keeper(class_)
    if issubclass(class_, Literals):
        return _of_literals(class_)
    if issubclass(class_, Choice):
        return choosing(class_, _of_branch, partial(Memory, _READERS))
    if class_ is UnixTime:
        return _unix_time
    return _decimal_text if class_ is DecimalText else _decimal_number


def _of_branch(branch: Branch) -> Read:
    """Return what makes only what keeps to all that is said of a branch."""
    convert = _converter(branch.annotation)
    left = FROM_CHOICES.made(branch.info)
    explained = _explained(branch) if LEFT_RULED(branch.info) else None
    if is_nothing(left) and explained is None:
        return convert

    def read(value: Any, memory: Memory | None = None) -> Any:
        made = convert(value, memory)
        if made is not None and not left.one(made):
            raise ValueError("breaks a limit")
        if explained is not None:
            known = None if memory is None else memory.judged
            if not explained(value, known):
                raise ValueError("breaks a rule")
        return made

    return read


def _converter(annotation: Any) -> Read:
    """Return what converts plain values; what msgspec makes of a type is kept."""
    if isinstance(annotation, type) and issubclass(annotation, Keeper):
        return _READERS[annotation]
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return _of_structure(annotation)
    read = _boxed(annotation)
    match bare(info_of(annotation)):
        case inspect.StrType(pattern=None) as text:
            return _of_text(text, read)
        case inspect.EnumType(cls=enum):
            return _of_enum(enum, read)
    return read


def _boxed(annotation: Any) -> Read:
    """Return what converts values of a type that is no class of structures."""
    convert: Read | None = None

    def read(value: Any, memory: Memory | None = None) -> Any:
        nonlocal convert
        if convert is None:
            # Most texts are let through before they come here.
            box: Any = msgspec.defstruct("Box", [("value", annotation)])
            convert = _of_structure(box)
        return convert({"value": value}, memory).value

    return read


def _of_text(type_: inspect.StrType, convert: Read) -> Read:
    """Return what lets texts through that are as long as they may be."""
    shortest = type_.min_length or 0
    longest = inf if type_.max_length is None else type_.max_length

    def read(value: Any, memory: Memory | None = None) -> Any:
        if type(value) is str and shortest <= len(value) <= longest:
            return value
        return convert(value, memory)

    return read


def _of_enum(enum: Any, convert: Read) -> Read:
    """Return what looks texts up: to refuse one takes msgspec longer."""
    texts = {each.value: each for each in enum}

    def read(value: Any, memory: Memory | None = None) -> Any:
        if type(value) is not str:
            return convert(value, memory)
        try:
            return texts[value]
        except KeyError:
            raise ValueError(f"Expected {enum.__name__}") from None

    return read


def _of_structure(class_: type[msgspec.Struct]) -> Read:
    """Return what makes structures, which must have their tags."""
    field = class_.__struct_config__.tag_field
    convert = msgspec.convert
    is_hooked = STANDING_IN.of(class_)

    def read(value: Any, memory: Memory | None = None) -> Any:
        if not is_hooked:
            return convert(value, class_)
        hook = from_json if memory is None else memory.hook
        return convert(value, class_, dec_hook=hook)

    def read_tagged(value: Any, memory: Memory | None = None) -> Any:
        if type(value) is dict and field not in value:
            raise ValueError(f"Object missing required field `{field}`")
        return read(value, memory)

    return read if field is None else read_tagged


def _explained(branch: Branch) -> Callable[[Any, Known[Any] | None], bool]:
    # Here and not above: few types have rules of their own.
    from .explain import is_of

    return partial(is_of, branch)


def _of_keeper(class_: type[Keeper]) -> Read:
    of = class_.of
    info = structure_of(info_of(of))
    assert info is not None
    field = rest_of(info)
    assert field is not None
    named = {each.encode_name for each in info.fields} | {info.tag_field}
    types = {each.name: each.type for each in msgspec.structs.fields(of)}
    name, rest_type = field.name, types[field.name]
    make_known, make_rest = _of_structure(of), _converter(rest_type)

    def read(value: Any, memory: Memory | None = None) -> Any:
        structure = make_known(value, memory)
        rest = {each: value[each] for each in value if each not in named}
        if rest:
            force_setattr(structure, name, make_rest(rest, memory))
        return structure

    return read


def _of_literals(class_: type[Literals]) -> Read:
    values = class_.values

    def read(value: Any, memory: Memory | None = None) -> Any:
        try:
            return values[key(value)]
        except (KeyError, TypeError):
            raise ValueError(f"Expected {class_.__name__}") from None

    return read


def _unix_time(value: Any, memory: Memory | None = None) -> Any:
    return from_json(UnixTime, value)


def _decimal_text(value: Any, memory: Memory | None = None) -> Any:
    if not isinstance(value, str):
        raise ValueError("Expected `str`")
    return decimal(value)


def _decimal_number(value: Any, memory: Memory | None = None) -> Any:
    if isinstance(value, str):
        raise ValueError("Expected `float`")
    return decimal(value)


_READERS = _Readers()
