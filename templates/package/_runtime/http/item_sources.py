"""Items that a client sends, each written when it is there."""

from __future__ import annotations

from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Sequence,
)
from typing import Any, TypeAlias

from ..codec import NO_FORM, Rejected, formless
from ..sources import Source
from ..violations import Violation
from .outgoing_members import placed

Write: TypeAlias = Callable[[Any], bytes]
"""Writes an item, or raises `Rejected`, or `ValueError` where it has no form."""

Refuse: TypeAlias = Callable[[Sequence[Violation]], Exception]
"""Makes the error of an item that is wrong when those before it have been sent."""


def source_of(value: Any, write: Write, refuse: Refuse) -> bytes | Source:
    """Return what a request sends of the items that a value yields.

    Those of a list are written at once.

    Raises:
        Rejected: an item of a list is wrong.
        TypeError: the value yields none.
    """
    if isinstance(value, list | tuple):
        return _whole(value, write)
    is_one = isinstance(value, str | bytes | dict)
    if is_one or not isinstance(value, Iterable | AsyncIterable):
        raise TypeError(
            f"must be what yields items, not a Python {type(value).__name__}"
        )
    return ItemSource(value, write, refuse)


def _whole(items: list[Any] | tuple[Any, ...], write: Write) -> bytes:
    texts: list[bytes] = []
    wrong: list[Violation] = []
    for number, item in enumerate(items):
        try:
            texts.append(_written(write, number, item))
        except Rejected as error:
            wrong += error.violations
    if wrong:
        raise Rejected(wrong)
    return b"".join(texts)


def _written(write: Write, number: int, item: Any) -> bytes:
    """Return an item as it travels.

    Raises:
        Rejected: it is wrong; each violation begins with its place.
    """
    try:
        return write(item)
    except Rejected as error:
        found = error.violations
    except NO_FORM as error:
        found = [formless(error)]
    raise Rejected(placed(f"/{number}", found))


class ItemSource(Source):
    """Items that come from somewhere; an iterator gives them once."""

    def __init__(
        self,
        items: Iterable[Any] | AsyncIterable[Any],
        write: Write,
        refuse: Refuse,
    ) -> None:
        """Take what yields them, what writes one, and how to refuse one."""
        self._items = items
        self._write = write
        self._refuse = refuse
        self.repeatable = not isinstance(items, Iterator | AsyncIterator)

    def chunks(self) -> Iterator[bytes]:
        """Return the items as they are written."""
        items = self._items
        if not isinstance(items, Iterable):
            raise TypeError("an asynchronous iterator needs an asynchronous client")
        self._begin()
        return (self._item(number, item) for number, item in enumerate(items))

    async def chunks_async(self) -> AsyncIterator[bytes]:
        """Return the items as they are written, each as soon as it is there."""
        items = self._items
        if isinstance(items, Iterable):
            for chunk in self.chunks():
                yield chunk
            return
        self._begin()
        number = 0
        async for item in items:
            yield self._item(number, item)
            number += 1

    def _begin(self) -> None:
        if self.spent:
            raise OSError("the iterator gave its items already, and cannot again")
        self.is_read = True

    def _item(self, number: int, item: Any) -> bytes:
        try:
            return _written(self._write, number, item)
        except Rejected as error:
            raise self._refuse(error.violations) from error
