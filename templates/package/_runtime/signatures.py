"""How the constructors of structures look in `help`: with types as people write them."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from .additional import Keeper
from .annotations import is_nobody
from .stand_ins import DecimalNumber, DecimalText
from .times import UnixTime

if TYPE_CHECKING:
    from inspect import Signature


class Signed(msgspec.StructMeta):
    """Class of the classes of structures, all of whose members are given by name."""

    if not TYPE_CHECKING:

        def __new__(mcls, name, bases, namespace, *, kw_only=True, **options):
            """Say of each class what msgspec takes over from no base."""
            return super().__new__(
                mcls, name, bases, namespace, kw_only=kw_only, **options
            )

    @property
    def __signature__(self) -> Signature:
        """The constructor's arguments without what only msgspec reads."""
        signed: Signature = super().__signature__
        return signed.replace(
            parameters=[
                each.replace(annotation=_or_absent(each.annotation, each.default))
                for each in signed.parameters.values()
            ]
        )


def _or_absent(type_: Any, default: Any) -> Any:
    """Return the type of an argument, of which what it is by default is a part."""
    plain = _plain(type_)
    if default is msgspec.UNSET:
        return plain | msgspec.UnsetType
    is_absent = default is None and plain is not Any and not _has_none(plain)
    return plain | None if is_absent else plain


def _has_none(type_: Any) -> bool:
    return type_ is None or type(None) in get_args(type_)


def _plain(type_: Any) -> Any:
    """Return a type without limits, and with what stands for others replaced."""
    from types import UnionType

    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return _plain(arguments[0])
    if origin in (Union, UnionType):
        return reduce(or_, map(_plain, filter(_is_somebody, arguments)))
    if origin is not None and origin is not Literal:
        return origin[tuple(map(_plain, arguments))]
    return _of_class(type_) if isinstance(type_, type) else type_


def _of_class(class_: type[Any]) -> Any:
    """Return the class that one stands for, itself if it stands for none."""
    from datetime import datetime
    from decimal import Decimal

    if class_ is UnixTime:
        return datetime
    if class_ in (DecimalText, DecimalNumber):
        return Decimal
    return class_.of if issubclass(class_, Keeper) else class_


def _is_somebody(type_: Any) -> bool:
    return not (isinstance(type_, type) and is_nobody(type_))
