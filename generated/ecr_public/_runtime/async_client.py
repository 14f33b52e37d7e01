"""The asynchronous client: one call is one request and one response."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Self

from .identity.authenticator import authenticated_async
from .operation import Input, Operation, Output, Service
from .protocol import Auth, ClientProtocol
from .transport import AsyncTransport, Timeout, timeout_from


class AsyncClient:
    """Calls the operations of a service; many at a time in one event loop.

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
        transport: AsyncTransport | None = None,
        validate: bool = True,
    ) -> None:
        """Take where the service is, and how to call it.

        Raises:
            ValueError: `base_url` or a variable of the endpoint is illegal, or `auth`
                needs to know what neither its arguments nor the spec tell.
        """
        self._protocol = ClientProtocol(
            service,
            base_url=service.url(base_url, variables or {}),
            validate=validate,
        )
        self._timeout = timeout_from(timeout, Timeout())
        self._transport = authenticated_async(
            transport or _default_transport(), auth, service, variables or {}
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
        """Close every connection; a later call fails."""
        await self._transport.close()

    async def _call(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
    ) -> Output:
        request = self._protocol.request(operation, value)
        response = await self._transport.send(
            request, timeout_from(timeout, self._timeout)
        )
        return self._protocol.result(operation, response)


def _default_transport() -> AsyncTransport:
    # Here and not above: a client with another transport has no use for aiohttp.
    from .transports.over_aiohttp import AiohttpTransport

    return AiohttpTransport()
