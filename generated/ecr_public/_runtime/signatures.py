"""How the constructors of structures look in `help`: with types as people write them."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

import msgspec

from .times import UnixTime

if TYPE_CHECKING:
    from inspect import Signature


class Signed(msgspec.StructMeta):
    """Class of the classes of structures."""

    @property
    def __signature__(self) -> Signature:
        """The constructor's arguments without what only msgspec reads."""
        signed: Signature = super().__signature__
        return signed.replace(
            parameters=[
                each.replace(annotation=_plain(each.annotation))
                for each in signed.parameters.values()
            ]
        )


def _plain(type_: Any) -> Any:
    """Return a type without limits, and with `datetime` for what stands for it."""
    from datetime import datetime
    from types import UnionType

    origin, arguments = get_origin(type_), get_args(type_)
    if type_ is UnixTime:
        return datetime
    if origin is Annotated:
        return _plain(arguments[0])
    if origin in (Union, UnionType):
        return reduce(or_, map(_plain, arguments))
    return origin[tuple(map(_plain, arguments))] if arguments else type_
