"""The asynchronous client of services with methods and paths of their own."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable
from typing import Self, TypeVar, Unpack

from ..async_client import AsyncClient
from ..operation import Input, Operation, Output
from ..options import CallOptions, ClientOptions
from ..transport import Timeout
from .protocol import AsyncHttpProtocol

Item = TypeVar("Item")


class AsyncHttpClient(AsyncClient):
    """Calls the operations of a service; those with a tag by way of its group."""

    _wire = AsyncHttpProtocol

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """Return a client with other options, which shares connections and budget.

        To close either closes both. `headers` are added to those of this client;
        whatever else is given replaces what this client was told.

        Raises:
            ValueError: an option is illegal.
        """
        other = super().with_options(**options)
        for name, group in vars(self).items():
            if isinstance(group, AsyncGroup):
                setattr(other, name, type(group)(other))
        return other


class AsyncGroup:
    """The operations of a client that have a tag in common."""

    def __init__(self, client: AsyncHttpClient) -> None:
        """Take the client that calls them."""
        self._client = client

    async def _call(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
        **options: Unpack[CallOptions],
    ) -> Output:
        return await self._client._call(operation, value, timeout=timeout, **options)

    def _pages(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
        **options: Unpack[CallOptions],
    ) -> AsyncGenerator[Output, None]:
        return self._client._pages(operation, value, timeout=timeout, **options)

    def _items(
        self,
        operation: Operation[Input, Output],
        value: Input,
        items_of: Callable[[Output], Iterable[Item] | None],
        *,
        timeout: Timeout | float | None,
        **options: Unpack[CallOptions],
    ) -> AsyncGenerator[Item, None]:
        return self._client._items(
            operation, value, items_of, timeout=timeout, **options
        )
