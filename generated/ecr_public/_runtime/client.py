"""The synchronous client: one call is one request and one response."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Self

from .identity.authenticator import authenticated
from .operation import Input, Operation, Output, Service
from .protocol import Auth, ClientProtocol
from .transport import Timeout, Transport, timeout_from


class Client:
    """Calls the operations of a service; safe to share between threads.

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
        transport: Transport | None = None,
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
        self._transport = authenticated(
            transport or _default_transport(), auth, service, variables or {}
        )

    def __enter__(self) -> Self:
        """Return the client."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the client."""
        self.close()

    def close(self) -> None:
        """Close every connection; a later call fails."""
        self._transport.close()

    def _call(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
    ) -> Output:
        request = self._protocol.request(operation, value)
        response = self._transport.send(request, timeout_from(timeout, self._timeout))
        return self._protocol.result(operation, response)


def _default_transport() -> Transport:
    # Here and not above: a client with another transport has no use for urllib3.
    from .transports.over_urllib3 import Urllib3Transport

    return Urllib3Transport()
