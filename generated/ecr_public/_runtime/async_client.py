"""The asynchronous client: a call is a request, repeated where that may help."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextlib import aclosing
from types import TracebackType
from typing import Self, TypeVar

from .attempts import Repeater
from .errors import Error
from .identity.authenticator import authenticated_async
from .operation import Input, Operation, Output, Service
from .pages import Pages
from .protocol import Auth, ClientProtocol
from .responses import Leniency, OnResponseInvalid, Responses
from .retries import Retries, retries_from
from .transport import AsyncTransport, Timeout, timeout_from

Item = TypeVar("Item")


class AsyncClient:
    """Calls the operations of a service, many at a time, in any number of event loops.

    A context manager: leaving it closes the connections.
    """

    def __init__(
        self,
        service: Service,
        *,
        base_url: str | None = None,
        variables: Mapping[str, str] | None = None,
        auth: Auth | None = None,
        timeout: Timeout | float | None = None,
        retries: Retries | int | None = None,
        transport: AsyncTransport | None = None,
        validate: bool = True,
        responses: Responses = "lenient",
        on_response_invalid: OnResponseInvalid | None = None,
    ) -> None:
        """Take where the service is, and how to call it.

        Raises:
            ValueError: `base_url`, a variable of the endpoint, `retries` or `responses` is
                illegal,
                or `auth` needs to know what neither its arguments nor the spec tell.
        """
        self._protocol = ClientProtocol(
            service,
            base_url=service.url(base_url, variables or {}),
            validate=validate,
            leniency=Leniency(service.name, responses, on_response_invalid),
        )
        self._timeout = timeout_from(timeout, Timeout())
        self._repeater = Repeater(service.name, retries_from(retries))
        self._transport = authenticated_async(
            transport or _default_transport(),
            auth,
            service,
            variables or {},
            self._repeater.policy.clock,
        )

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
        await self._transport.close()

    async def _call(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
    ) -> Output:
        attempts = self._repeater.begin(operation, timeout_from(timeout, self._timeout))
        request = self._protocol.request(operation, value)
        while True:
            limits = attempts.next()
            try:
                response = await self._transport.send(request, limits)
                output = self._protocol.result(operation, response)
            except Error as error:
                pause = attempts.pause_after(error)
                if pause is None:
                    raise
            else:
                attempts.succeeded()
                return output
            await self._repeater.policy.async_sleep(pause)

    async def _pages(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
    ) -> AsyncGenerator[Output, None]:
        pages = Pages(operation, value, self._repeater.log)
        following: Input | None = value
        while following is not None:
            page = await self._call(operation, following, timeout=timeout)
            yield page
            following = pages.after(page)

    async def _items(
        self,
        operation: Operation[Input, Output],
        value: Input,
        items_of: Callable[[Output], Iterable[Item] | None],
        *,
        timeout: Timeout | float | None,
    ) -> AsyncGenerator[Item, None]:
        async with aclosing(self._pages(operation, value, timeout=timeout)) as pages:
            async for page in pages:
                for item in items_of(page) or ():
                    yield item


def _default_transport() -> AsyncTransport:
    # Here and not above: a client with another transport has no use for aiohttp.
    from .transports.over_aiohttp import AiohttpTransport

    return AiohttpTransport()
