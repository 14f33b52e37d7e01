"""Items that a request brings, as a handler gets them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Generic, TypeVar

from ..public import public

T = TypeVar("T")


class ItemUpload(Generic[T]):
    """Items of a request as they come in, each once: by `async for`, or by a plain `for`.

    A plain handler iterates with `for`, an asynchronous one with `async for`. An item that
    breaks the spec ends the handler, as a body does that is too long, and the caller is
    told which one it is; so does a caller who goes away.
    """

    __module__ = public("server")

    def __iter__(self) -> Iterator[T]:
        """Yield the items as they come, in the thread of a plain handler."""
        raise NotImplementedError

    def __aiter__(self) -> AsyncIterator[T]:
        """Return what yields the items as they come."""
        raise NotImplementedError
