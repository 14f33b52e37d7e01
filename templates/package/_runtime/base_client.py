"""What clients of both kinds have: where the service is, and how it is called."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from copy import copy
from typing import ClassVar, Generic, Self, TypeVar, Unpack

from .attempts import Repeater
from .hooks import Hooks
from .identity.authenticator import AnyTransport
from .identity.proven import Proven
from .operation import Service, given
from .options import ClientOptions
from .protocol import ClientProtocol, Proofs
from .responses import Leniency, OnResponseInvalid, Responses
from .retries import Retries, retries_from
from .transport import Timeout, timeout_from

T = TypeVar("T", bound=AnyTransport)


class BaseClient(ABC, Generic[T]):
    """The options of a client, and the transport that proves who calls."""

    _wire: ClassVar[type[ClientProtocol]]
    """The binding of the service."""

    def __init__(
        self,
        service: Service,
        *,
        base_url: str | None = None,
        variables: Mapping[str, str | None] | None = None,
        server: int | str | None = None,
        auth: Proofs | None = None,
        timeout: Timeout | float | None = None,
        retries: Retries | int | None = None,
        transport: T | None = None,
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
        self._protocol.variables = self._variables
        self._hooks = tuple(hooks)
        self._timeout = timeout_from(timeout, Timeout())
        self._repeater = Repeater(service.name, retries_from(retries))
        self._service = service
        self._unproven: T = transport or self._default_transport()
        self._proven = self._proof(auth)

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

    @staticmethod
    @abstractmethod
    def _default_transport() -> T:
        """Return what sends the requests of a client that was given nothing for it."""

    @abstractmethod
    def _proof(self, auth: Proofs | None) -> Proven[T]:
        """Return the transport with a proof of who calls."""
