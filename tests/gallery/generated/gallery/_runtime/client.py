"""The synchronous client: a call is a request, repeated where that may help."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from types import TracebackType
from typing import ParamSpec, Self, TypeVar, Unpack

from .base_client import BaseClient
from .detailed import Response, detailed, is_noted, note
from .errors import Error
from .identity.proven import Proven, authenticated
from .operation import Input, Operation, Output
from .options import CallOptions
from .pages import Pages
from .protocol import Proofs
from .transport import Timeout, Transport, timeout_from
from .whole import whole

Item = TypeVar("Item")
T = TypeVar("T")
P = ParamSpec("P")


class Client(BaseClient[Transport]):
    """Calls the operations of a service; safe to share between threads.

    A context manager: leaving it closes the connections.
    """

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
        self._unproven.close()

    def detailed(self, method: Callable[P, T]) -> Callable[P, Response[T]]:
        """Return a function that calls `method`, and returns the whole response.

        It takes what the method of this client takes, such as
        `client.detailed(client.method)(...)`. Methods that iterate over pages make more
        than one call, and have no such function.
        """
        return detailed(method)

    @staticmethod
    def _default_transport() -> Transport:
        # Here and not above: a client with another transport has no use for urllib3.
        from .transports.over_urllib3 import Urllib3Transport

        return Urllib3Transport()

    def _proof(self, auth: Proofs | None) -> Proven[Transport]:
        return authenticated(
            self._unproven,
            auth,
            self._service,
            self._variables,
            self._repeater.policy.clock,
        )

    def _call(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
        **options: Unpack[CallOptions],
    ) -> Output:
        if options:
            other = self.with_options(**options)
            return other._call(operation, value, timeout=timeout)
        transport = self._proven.to(operation)
        attempts = self._repeater.begin(operation, timeout_from(timeout, self._timeout))
        request = self._protocol.request(operation, value)
        while True:
            limits = attempts.next()
            try:
                with attempts.exchange(request, self._hooks) as exchange:
                    response = transport.send(exchange.request, limits)
                    if response.stream is not None and not self._protocol.is_stream(
                        operation, response
                    ):
                        response = whole(response)
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
            self._repeater.policy.sleep(pause)

    def _pages(
        self,
        operation: Operation[Input, Output],
        value: Input,
        *,
        timeout: Timeout | float | None,
        **options: Unpack[CallOptions],
    ) -> Generator[Output, None, None]:
        pages = Pages(operation, value, self._repeater.log)
        following: Input | None = value
        while following is not None:
            page = self._call(operation, following, timeout=timeout, **options)
            yield page
            following = pages.after(page)

    def _items(
        self,
        operation: Operation[Input, Output],
        value: Input,
        items_of: Callable[[Output], Iterable[Item] | None],
        *,
        timeout: Timeout | float | None,
        **options: Unpack[CallOptions],
    ) -> Generator[Item, None, None]:
        with closing(
            self._pages(operation, value, timeout=timeout, **options)
        ) as pages:
            for page in pages:
                yield from items_of(page) or ()
