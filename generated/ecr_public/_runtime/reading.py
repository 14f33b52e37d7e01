"""How msgspec is told what the classes stand for that it has no words for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect
from msgspec.structs import force_setattr

from .additional import Keeper, rest_of, whole
from .annotations import tagged
from .choices import Choice, Literals
from .decimals import decimal
from .equality import key
from .kinds import structure_of
from .reach import is_explained, needs_hook
from .residue import FROM_CHOICES
from .stand_ins import DecimalText
from .times import UnixTime, unix_time
from .unions import Branch, union_of

Read: TypeAlias = Callable[[Any], Any]
"""Makes an object of a plain JSON value.

Raises:
    ValueError: the value stands for none, as msgspec's own error or another one.
"""

__all__ = ["Hook", "from_json", "hook_for", "whole"]

Hook: TypeAlias = Callable[[type[Any], Any], Any]


def hook_for(type_: Any, *, undated: bool = False) -> Hook | None:
    """Return what makes all that a type stands for; `None` if msgspec needs no help.

    With `undated`, times stay as they are on the wire.
    """
    if needs_hook(type_):
        return _undated if undated else from_json
    return None if undated else _times


def from_json(type_: type[Any], value: object) -> Any:
    """Return what a class stands for, made of a plain JSON value."""
    return unix_time(value) if type_ is UnixTime else _READERS[type_](value)


def _times(type_: type[Any], value: object) -> Any:
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
        return _of_choice(class_)
    return _decimal_text if class_ is DecimalText else _decimal_number


def _of_choice(class_: type[Any]) -> Read:
    union = union_of(inspect.type_info(class_))
    assert union is not None
    readers = {branch: _of_branch(branch) for branch in union.branches}

    def read(value: Any) -> Any:
        branches, is_exclusive, _ = union.candidates(value)
        if len(branches) == 1:
            return readers[branches[0]](value)
        fitting = _fitting((readers[branch] for branch in branches), value)
        made = next(fitting, None)
        if made is None or (is_exclusive and next(fitting, None) is not None):
            raise ValueError(f"Expected {class_.__name__}")
        return made[0]

    return read


def _fitting(readers: Iterable[Read], value: Any) -> Iterator[tuple[Any]]:
    """Return what several readers make of a value, those left out that refuse it."""
    for read in readers:
        try:
            yield (read(value),)
        except ValueError:
            continue


def _of_branch(branch: Branch) -> Read:
    """Return what makes only what keeps to all that is said of a branch."""
    left = FROM_CHOICES.made(branch.info)
    explained = _explained(branch) if is_explained(branch.annotation) else None
    annotation, convert = branch.annotation, msgspec.convert

    def read(value: Any) -> Any:
        made = convert(value, annotation, dec_hook=from_json)
        if made is not None and not left.one(made):
            raise ValueError("breaks a limit")
        if explained is not None and not explained(value):
            raise ValueError("breaks a rule")
        return made

    return read


def _explained(branch: Branch) -> Callable[[Any], bool]:
    # Here and not above: few types have rules of their own.
    from .explain import is_of

    return partial(is_of, branch)


def _of_keeper(class_: type[Keeper]) -> Read:
    of, convert = class_.of, msgspec.convert
    info = structure_of(inspect.type_info(of))
    assert info is not None
    field = rest_of(info)
    assert field is not None
    named = {each.encode_name for each in info.fields} | {info.tag_field}
    types = {each.name: each.type for each in msgspec.structs.fields(of)}
    name, rest_type, known = field.name, types[field.name], tagged(of)

    def read(value: Any) -> Any:
        structure = convert(value, known, dec_hook=from_json)
        rest = {each: value[each] for each in value if each not in named}
        if rest:
            additional = convert(rest, rest_type, dec_hook=from_json)
            force_setattr(structure, name, additional)
        return structure

    return read


def _of_literals(class_: type[Literals]) -> Read:
    values = class_.values

    def read(value: Any) -> Any:
        try:
            return values[key(value)]
        except (KeyError, TypeError):
            raise ValueError(f"Expected {class_.__name__}") from None

    return read


def _decimal_text(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("Expected `str`")
    return decimal(value)


def _decimal_number(value: Any) -> Any:
    if isinstance(value, str):
        raise ValueError("Expected `float`")
    return decimal(value)


_READERS = _Readers()
