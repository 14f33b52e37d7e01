"""The synchronous client of services with methods and paths of their own."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import Self, TypeVar, Unpack

from ..client import Client
from ..operation import Input, Operation, Output
from ..options import CallOptions, ClientOptions
from ..transport import Timeout
from .protocol import HttpProtocol

Item = TypeVar("Item")


class HttpClient(Client):
    """Calls the operations of a service; those with a tag by way of its group."""

    _wire = HttpProtocol

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """Return a client with other options, which shares connections and budget.

        To close either closes both. `headers` are added to those of this client;
        whatever else is given replaces what this client was told.

        Raises:
            ValueError: an option is illegal.
        """
        other = super().with_options(**options)
        for name, group in vars(self).items():
            if isinstance(group, Group):
                setattr(other, name, type(group)(other))
        return other


class Group:
    """The operations of a client that have a tag in common."""

    def __init__(self, client: HttpClient) -> None:
        """Take the client that calls them."""
        self._client = client

    def _call(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
        **options: Unpack[CallOptions],
    ) -> Output:
        return self._client._call(operation, value, timeout=timeout, **options)

    def _pages(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
        **options: Unpack[CallOptions],
    ) -> Generator[Output, None, None]:
        return self._client._pages(operation, value, timeout=timeout, **options)

    def _items(
        self,
        operation: Operation[Input, Output],
        value: Input,
        items_of: Callable[[Output], Iterable[Item] | None],
        *,
        timeout: Timeout | float | None,
        **options: Unpack[CallOptions],
    ) -> Generator[Item, None, None]:
        return self._client._items(
            operation, value, items_of, timeout=timeout, **options
        )
