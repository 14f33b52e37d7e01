"""The asynchronous client: a call is a request, repeated where that may help."""

from __future__ import annotations

from collections.abc import (
    AsyncGenerator,
    Callable,
    Coroutine,
    Iterable,
)
from contextlib import aclosing
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar, Unpack

from .base_client import BaseClient
from .detailed import Response, detailed_async, is_noted, note
from .errors import Error
from .identity.proven import Proven, authenticated_async
from .operation import Input, Operation, Output
from .options import CallOptions
from .pages import Pages
from .protocol import Proofs
from .transport import AsyncTransport, Timeout, timeout_from
from .whole import whole_async

Item = TypeVar("Item")
T = TypeVar("T")
P = ParamSpec("P")


class AsyncClient(BaseClient[AsyncTransport]):
    """Calls the operations of a service, many at a time, in any number of event loops.

    A context manager: leaving it closes the connections.
    """

    async def __aenter__(self) -> Self:
        """Return the client."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the client."""
        await self.close()

    async def close(self) -> None:
        """Close every connection; a later call raises `ClientClosed`."""
        self._repeater.close()
        await self._unproven.close()

    def detailed(
        self, method: Callable[P, Coroutine[Any, Any, T]]
    ) -> Callable[P, Coroutine[Any, Any, Response[T]]]:
        """Return a function that calls `method`, and returns the whole response.

        It takes what the method of this client takes, such as
        `client.detailed(client.method)(...)`. Methods that iterate over pages make more
        than one call, and have no such function.
        """
        return detailed_async(method)

    @staticmethod
    def _default_transport() -> AsyncTransport:
        # Here and not above: a client with another transport has no use for aiohttp.
        from .transports.over_aiohttp import AiohttpTransport

        return AiohttpTransport()

    def _proof(self, auth: Proofs | None) -> Proven[AsyncTransport]:
        return authenticated_async(
            self._unproven,
            auth,
            self._service,
            self._variables,
            self._repeater.policy.clock,
        )

    async def _call(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
        **options: Unpack[CallOptions],
    ) -> Output:
        if options:
            other = self.with_options(**options)
            return await other._call(operation, value, timeout=timeout)
        transport = self._proven.to(operation)
        attempts = self._repeater.begin(operation, timeout_from(timeout, self._timeout))
        request = self._protocol.request(operation, value)
        while True:
            limits = attempts.next()
            try:
                with attempts.exchange(request, self._hooks) as exchange:
                    response = await transport.send(exchange.request, limits)
                    if response.stream is not None and not self._protocol.is_stream(
                        operation, response
                    ):
                        response = await whole_async(response)
                    exchange.answered(response)
                    output = self._protocol.result(operation, response)
            except Error as error:
                pause = attempts.pause_after(error)
                if pause is None:
                    raise
            else:
                attempts.succeeded()
                if is_noted():
                    headers = self._protocol.documented_headers(operation, response)
                    note(output, response, attempts.made, headers)
                return output
            await self._repeater.policy.async_sleep(pause)

    async def _pages(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
        **options: Unpack[CallOptions],
    ) -> AsyncGenerator[Output, None]:
        pages = Pages(operation, value, self._repeater.log)
        following: Input | None = value
        while following is not None:
            page = await self._call(operation, following, timeout=timeout, **options)
            yield page
            following = pages.after(page)

    async def _items(
        self,
        operation: Operation[Input, Output],
        value: Input,
        items_of: Callable[[Output], Iterable[Item] | None],
        *,
        timeout: Timeout | float | None,
        **options: Unpack[CallOptions],
    ) -> AsyncGenerator[Item, None]:
        async with aclosing(
            self._pages(operation, value, timeout=timeout, **options)
        ) as pages:
            async for page in pages:
                for item in items_of(page) or ():
                    yield item
