"""The synchronous client: a call is a request, repeated where that may help."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing
from types import TracebackType
from typing import Self, TypeVar

from .attempts import Repeater
from .errors import Error
from .identity.authenticator import authenticated
from .operation import Input, Operation, Output, Service
from .pages import Pages
from .protocol import Auth, ClientProtocol
from .responses import Leniency, OnResponseInvalid, Responses
from .retries import Retries, retries_from
from .transport import Timeout, Transport, timeout_from

Item = TypeVar("Item")


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
        retries: Retries | int | None = None,
        transport: Transport | None = None,
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
        self._transport = authenticated(
            transport or _default_transport(),
            auth,
            service,
            variables or {},
            self._repeater.policy.clock,
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
        """Close every connection; a later call raises `ClientClosed`."""
        self._repeater.close()
        self._transport.close()

    def _call(
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
                response = self._transport.send(request, limits)
                output = self._protocol.result(operation, response)
            except Error as error:
                pause = attempts.pause_after(error)
                if pause is None:
                    raise
            else:
                attempts.succeeded()
                return output
            self._repeater.policy.sleep(pause)

    def _pages(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
    ) -> Generator[Output, None, None]:
        pages = Pages(operation, value, self._repeater.log)
        following: Input | None = value
        while following is not None:
            page = self._call(operation, following, timeout=timeout)
            yield page
            following = pages.after(page)

    def _items(
        self,
        operation: Operation[Input, Output],
        value: Input,
        items_of: Callable[[Output], Iterable[Item] | None],
        *,
        timeout: Timeout | float | None,
    ) -> Generator[Item, None, None]:
        with closing(self._pages(operation, value, timeout=timeout)) as pages:
            for page in pages:
                yield from items_of(page) or ()


def _default_transport() -> Transport:
    # Here and not above: a client with another transport has no use for urllib3.
    from .transports.over_urllib3 import Urllib3Transport

    return Urllib3Transport()
