"""The synchronous client of services with methods and paths of their own."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from copy import copy
from typing import Self, TypeVar, Unpack

from ..client import Client
from ..detailed import detailed
from ..operation import Input, Operation, Output
from ..options import CallOptions, ClientOptions
from ..transport import Timeout
from .pages import Turn, Turns
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

    def _pages(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
        **options: Unpack[CallOptions],
    ) -> Generator[Output, None, None]:
        client = self.with_options(**options) if options else self
        turns = Turns(operation, value, self._repeater.log)
        turn: Turn | None = Turn(value)
        while turn is not None:
            call = detailed(client._turned(turn)._call)
            page = call(operation, turn.value, timeout=timeout)
            yield page.value
            turn = turns.after(page)

    def _turned(self, turn: Turn) -> Self:
        """Return a client that asks for a page where the one before says it is."""
        if not turn.link:
            return self
        assert isinstance(self._protocol, HttpProtocol)
        other = copy(self)
        other._protocol = self._protocol.turned(turn)
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
