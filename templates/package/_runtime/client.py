"""The synchronous client: a call is a request, repeated where that may help."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from copy import copy
from types import TracebackType
from typing import ClassVar, ParamSpec, Self, TypeVar, Unpack

from .attempts import Repeater
from .detailed import Response, detailed, is_noted, note
from .errors import Error
from .hooks import Hooks
from .identity.proven import Proven, authenticated
from .operation import Input, Operation, Output, Service, given
from .options import CallOptions, ClientOptions
from .pages import Pages
from .protocol import ClientProtocol, Proofs
from .responses import Leniency, OnResponseInvalid, Responses
from .retries import Retries, retries_from
from .transport import Timeout, Transport, timeout_from
from .whole import whole

Item = TypeVar("Item")
T = TypeVar("T")
P = ParamSpec("P")


class Client:
    """Calls the operations of a service; safe to share between threads.

    A context manager: leaving it closes the connections.
    """

    _wire: ClassVar[type[ClientProtocol]]
    """The binding of the service."""

    def __init__(
        self,
        service: Service,
        *,
        base_url: str | None = None,
        variables: Mapping[str, str | None] | None = None,
        server: int | str = 0,
        auth: Proofs | None = None,
        timeout: Timeout | float | None = None,
        retries: Retries | int | None = None,
        transport: Transport | None = None,
        validate: bool = True,
        responses: Responses = "lenient",
        on_response_invalid: OnResponseInvalid | None = None,
        headers: Mapping[str, str] | None = None,
        user_agent: str | None = None,
        hooks: Sequence[Hooks] = (),
    ) -> None:
        """Take where the service is, and how to call it.

        Raises:
            ValueError: `base_url`, a variable of the endpoint, `retries`, `responses`, a
                header or `user_agent` is illegal, or `auth` needs to know what neither
                its arguments nor the spec tell.
        """
        self._variables = given(variables or {})
        self._protocol = self._wire(
            service,
            base_url=service.url(base_url, self._variables, server),
            validate=validate,
            leniency=Leniency(service.name, responses, on_response_invalid),
        ).with_headers(headers or {}, user_agent)
        self._protocol.is_moved = base_url is not None
        self._hooks = tuple(hooks)
        self._timeout = timeout_from(timeout, Timeout())
        self._repeater = Repeater(service.name, retries_from(retries))
        self._service = service
        self._unproven = transport or _default_transport()
        self._proven = self._proof(auth)

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

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """Return a client with other options, which shares connections and budget.

        To close either closes both. `headers` are added to those of this client;
        whatever else is given replaces what this client was told.

        Raises:
            ValueError: an option is illegal.
        """
        other = copy(self)
        other._protocol = self._protocol.with_headers(
            options.get("headers", {}), options.get("user_agent")
        )
        other._timeout = timeout_from(options.get("timeout"), self._timeout)
        other._hooks = tuple(options.get("hooks", self._hooks))
        if "retries" in options:
            policy = retries_from(options["retries"])
            other._repeater = self._repeater.with_policy(policy)
        if "auth" in options:
            other._proven = self._proof(options["auth"])
        return other

    def detailed(self, method: Callable[P, T]) -> Callable[P, Response[T]]:
        """Return a function that calls `method`, and returns the whole response.

        It takes what the method of this client takes, such as
        `client.detailed(client.method)(...)`. Methods that iterate over pages make more
        than one call, and have no such function.
        """
        return detailed(method)

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


def _default_transport() -> Transport:
    # Here and not above: a client with another transport has no use for urllib3.
    from .transports.over_urllib3 import Urllib3Transport

    return Urllib3Transport()
