"""Which items of a list may be wrong: msgspec passes over the others, in C.

It says of a list where the first item is that it refuses; so what stands before that is of
its type. That spares a call for each item that is right, as nearly all are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial, reduce
from operator import or_
from types import GenericAlias
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from .additional import Keeper, whole
from .choices import Choice
from .constraints.carried import bare
from .first_use import REFUSALS
from .reach import RULED
from .type_infos import info_of

Convert: TypeAlias = Callable[[Any], Any]
Sift: TypeAlias = Callable[[list[Any]], Iterable[int]]
"""Returns the places of items that may be wrong."""


def sifting(item: inspect.Type) -> Sift | None:
    """Return what sifts lists of a type's values; `None` if each has to be looked at."""
    annotation = _annotation(item)
    if annotation is None or _is_lone(annotation):
        return None
    list_ = GenericAlias(list, (annotation,))
    return None if RULED(info_of(list_)) else partial(_sifted, list_)


def _sifted(list_: Any, items: list[Any]) -> Iterator[int]:
    convert, fits = _tools(list_)
    start, vain = 0, 0
    while start < len(items) and vain < _VAIN:
        right = _length_of_right(convert, items[start:])
        if not (fits is None or _fit(convert, fits, items[start : start + right])):
            yield from range(start, start + right)
        start += right
        if start < len(items):
            yield start
            start += 1
        vain = 0 if right else vain + 1
    yield from range(start, len(items))


def _length_of_right(convert: Convert, items: list[Any]) -> int:
    """Return how many items at the beginning are of their type, or fewer."""
    try:
        convert({_NAME: items})
    except REFUSALS as error:
        told = _PLACE.search(str(error))
        return int(told[1]) if told else 0
    return len(items)


def _fit(convert: Convert, fits: Convert, items: list[Any]) -> bool:
    try:
        return bool(fits(convert({_NAME: items})))
    except REFUSALS:
        return False


@cache
def _tools(list_: Any) -> tuple[Convert, Convert | None]:
    # Here and not above: it explains what it has no words for.
    from . import telling

    return telling.of_list(list_, _NAME)


def _annotation(type_: inspect.Type) -> Any:
    """Return what msgspec decodes values of a type by, if they are objects."""
    match bare(type_):
        case inspect.UnionType(types=types):
            found = [_annotation(each) for each in types]
            return None if None in found else reduce(or_, found)
        case inspect.CustomType(cls=cls) if issubclass(
            cls, msgspec.Struct | Choice | Keeper
        ):
            return cls
    return None


def _is_lone(annotation: Any) -> bool:
    """Return whether it is a structure that msgspec takes for less than it is."""
    return (
        isinstance(annotation, msgspec.StructMeta)
        and whole(annotation) is not annotation
    )


_NAME = "sifted"
_PLACE = re.compile(rf" - at `\$\.{_NAME}\[([0-9]+)\][^`]*`\Z")
_VAIN = 3
"""After how many items in sequence that are all wrong it is not tried any more."""
