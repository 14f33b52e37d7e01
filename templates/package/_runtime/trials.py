"""Types that plain JSON values are tried on, and whose objects nobody sees.

They are made of the types of models, and take the same values, save that they refuse a
few that are right: who is refused has to be looked at again. msgspec fills them faster.
It tells apart by itself what it can, finds out that numbers are finite, and leaves times
the numbers that they are on the wire: most is found out in C.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import or_
from sys import float_info
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from msgspec import inspect

from .additional import NAME, Keeper, whole
from .annotations import is_nobody, tagged
from .choices import Choice, Literals
from .constraints import String
from .constraints.carried import bare, constraint_of
from .native import Part, is_free, parts_of
from .stand_ins import Anything, DecimalNumber, DecimalText
from .times import EARLIEST, LATEST, UnixTime
from .type_infos import fields_of_class, info_of

__all__ = ["Tried", "known_of", "trial_of"]


class Tried(metaclass=Anything):
    """Base of what stands for types that msgspec has no words for."""

    of: Any
    """The type."""


def trial_of(type_: Any) -> Any:
    """Return what values of a type are tried on; safe to call in several threads."""
    making = _Making()
    found = making.of(whole(type_))
    making.finish()
    return found


def known_of(keeper: type[Keeper]) -> Any:
    """Return what objects are tried on of which all members without names are kept."""
    making = _Making()
    found = tagged(making.structure(keeper.of))
    making.finish()
    return found


class _Making:
    """Makes what is tried on of a type, and of all that it refers to."""

    def __init__(self) -> None:
        self._made: dict[Any, Any] = {}
        self._left: list[tuple[type[Any], Any]] = []

    def finish(self) -> None:
        """Make the members of all structures, and only then show them to others."""
        while self._left:
            class_, made = self._left.pop()
            for field in fields_of_class(class_):
                if field.name in made.__annotations__:
                    made.__annotations__[field.name] = self.of(field.type)
        for key, each in self._made.items():
            _TRIALS.setdefault(key, each)

    def of(self, type_: Any, *, is_branch: bool = False) -> Any:
        """Return what values of a type are tried on.

        Lists are tuples, which are filled faster. Those that are a branch of a union are
        not: what is left of branches is told by their classes.
        """
        origin: Any = get_origin(type_)
        arguments = get_args(type_)
        if origin is Annotated:
            inner, *more = arguments
            return self._annotated(type_, inner, tuple(more), is_branch=is_branch)
        if origin in (Union, UnionType):
            return reduce(or_, (self.of(each, is_branch=True) for each in arguments))
        if origin in _LISTS and not is_branch:
            return _TUPLE[self.of(arguments[0]), ...]
        if origin in _CONTAINERS:
            return origin[tuple(map(self.of, arguments))]
        return self._of_class(type_) if isinstance(type_, type) else type_

    def structure(
        self, class_: type[Any], member: str | None = None, tag: str | None = None
    ) -> Any:
        """Return what objects of a structure are tried on.

        What has a member and a tag is told apart by that.
        """

        def make() -> Any:
            made = _without_types(class_, member, tag)
            self._left.append((class_, made))
            return made

        return self._kept((class_, member, tag), make)

    def _annotated(
        self, type_: Any, inner: Any, more: tuple[Any, ...], *, is_branch: bool
    ) -> Any:
        if inner is float:
            return Annotated[(float, *more, *_finite(more))]
        if inner is UnixTime:
            return _UNIX_TIME
        if _is_judged(inner):
            return self._standing_for(type_)
        made = self.of(inner, is_branch=is_branch)
        return type_ if made is inner else Annotated[(made, *more)]

    def _of_class(self, class_: type[Any]) -> Any:
        if class_ is float:
            return _FLOAT
        if class_ is UnixTime:
            return _UNIX_TIME
        if _is_judged(class_):
            return self._standing_for(class_)
        if issubclass(class_, Choice):
            return self._choice(class_)
        if issubclass(class_, Keeper):
            return self._keeper(class_)
        if issubclass(class_, msgspec.Struct):
            return class_ if is_nobody(class_) else self.structure(class_)
        is_unknown = isinstance(info_of(class_), inspect.CustomType)
        return self._standing_for(class_) if is_unknown else class_

    def _choice(self, class_: type[Any]) -> Any:
        parts = parts_of(class_)
        made = list(map(self._part, parts or ()))
        if not made or (len(made) > 1 and not all(map(_is_native, made))):
            return self._standing_for(class_)
        return reduce(or_, made)

    def _part(self, part: Part) -> Any:
        if part.tag is None:
            return self.of(whole(part.annotation), is_branch=True)
        if part.annotation.__struct_config__.tag_field is not None:
            return self.structure(part.annotation)
        return self.structure(part.annotation, *part.tag)

    def _keeper(self, class_: type[Keeper]) -> Any:
        fields = fields_of_class(class_.of)
        if all(is_free(each) for each in fields if each.encode_name == NAME):
            return tagged(self.structure(class_.of))
        return self._standing_for(class_)

    def _standing_for(self, type_: Any) -> Any:
        name = getattr(type_, "__name__", "Value")
        return self._kept(type_, lambda: Anything(name, (Tried,), {"of": type_}))

    def _kept(self, key: Any, make: Callable[[], Any]) -> Any:
        found = _TRIALS.get(key) or self._made.get(key)
        if found is None:
            found = self._made[key] = make()
        return found


def _without_types(class_: type[Any], member: str | None, tag: str | None) -> Any:
    """Return a structure whose members may yet be anything."""
    config = class_.__struct_config__
    every = fields_of_class(class_)
    fields = [each for each in every if each.encode_name not in (NAME, member)]
    has_own = member is None
    return msgspec.defstruct(
        class_.__name__,
        [
            (each.name, Any) if each.required else (each.name, Any, _absent(each.type))
            for each in fields
        ],
        rename={each.name: each.encode_name for each in fields},
        tag_field=config.tag_field if has_own else member,
        tag=config.tag if has_own else tag,
        forbid_unknown_fields=config.forbid_unknown_fields,
        kw_only=True,
        gc=False,
    )


def _absent(type_: Any) -> str | None:
    """Return what stands in place of an absent member: a text that fits, if it may.

    Of texts that are told of together, nobody has to look then which are there.
    """
    info = info_of(type_)
    if not isinstance(bare(info), inspect.StrType):
        return None
    return constraint_of(info, String, _TEXT).fitting


def _finite(limits: tuple[Any, ...]) -> list[msgspec.Meta]:
    """Return the limits of finite numbers, on sides that have none yet."""
    given = [each for each in limits if isinstance(each, msgspec.Meta)]
    found: list[msgspec.Meta] = []
    if all(each.ge is None and each.gt is None for each in given):
        found.append(msgspec.Meta(ge=-float_info.max))
    if all(each.le is None and each.lt is None for each in given):
        found.append(msgspec.Meta(le=float_info.max))
    return found


def _is_judged(type_: Any) -> bool:
    """Return whether values of a class are judged as it is explained."""
    if type_ in (DecimalNumber, DecimalText):
        return True
    return isinstance(type_, type) and issubclass(type_, Literals)


def _is_native(trial: Any) -> bool:
    """Return whether msgspec lets a type stand in a union with others."""
    origin, arguments = get_origin(trial), get_args(trial)
    if origin is Annotated:
        return _is_native(arguments[0])
    if origin in (Union, UnionType):
        return all(map(_is_native, arguments))
    return not (isinstance(trial, type) and issubclass(trial, Tried))


_TEXT = String()
_LISTS: tuple[Any, ...] = (list,)
_TUPLE: Any = tuple
_CONTAINERS: tuple[Any, ...] = (dict, list, tuple)
_TRIALS: dict[Any, Any] = {}
_FLOAT = Annotated[(float, *_finite(()))]
_OF_ERA = msgspec.Meta(ge=EARLIEST, le=LATEST)
_UNIX_TIME = Annotated[int, _OF_ERA] | Annotated[float, _OF_ERA]
