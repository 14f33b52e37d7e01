"""What a handler is told of the call it serves, and what it may answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, ClassVar, Protocol, TypeAlias, TypeVar, runtime_checkable

import msgspec

from .operation import Operation, Service
from .remade import Remade

T = TypeVar("T")

Returns: TypeAlias = T | Awaitable[T]
"""What a handler returns: a value from `def`, or from `async def`."""


class Call(msgspec.Struct, frozen=True):
    """A request as it comes in, before anything in it is believed."""

    operation: Operation[Any, Any]
    scope: Mapping[str, Any]
    """The ASGI scope of the request."""

    body: Callable[[], Awaitable[bytes]]
    """Returns the body, once it has come in: `await call.body()`.

    Whoever does not wait for it refuses a request before it takes room.
    """


class Context(msgspec.Struct, frozen=True, dict=True):
    """The call that a handler serves."""

    operation: str
    """Name of the operation."""

    request_id: str
    """What the response calls this request, for the log."""

    principal: object
    """Who calls, as the authenticator found; `None` where everybody may."""

    scope: Mapping[str, Any]
    """The ASGI scope of the request."""

    @cached_property
    def headers(self) -> Mapping[str, str]:
        """The request's headers by lower-case name; of equal ones the last."""
        return {
            key.decode("latin-1"): value.decode("latin-1")
            for key, value in self.scope["headers"]
        }

    @property
    def client(self) -> str | None:
        """Address of the caller, as far as the ASGI server knows it."""
        client = self.scope.get("client")
        return str(client[0]) if client else None


Handler: TypeAlias = Callable[[Any, Context], Any]
"""Serves an operation: takes its input, and returns its output or a promise of it."""


class Dataclass(Protocol):
    """An instance of any dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


AnyPrincipal: TypeAlias = Iterable[Any] | Dataclass | msgspec.Struct
"""Who calls: a text, a tuple, a mapping, a dataclass or a structure.

No `bool`, and so no `int`: that says whether somebody may call, and not who it is.
"""

Authenticate: TypeAlias = Callable[[Call], Returns[AnyPrincipal | None]]
"""Returns who calls, for `context.principal`.

`None`, and whatever else is false, stands for nobody, and is refused; a `ServiceError`
that is raised refuses in words of its own. `True` is a fault of the service.
"""


@runtime_checkable
class Bindable(Protocol):
    """Something that authenticates once it knows the service."""

    def bind(self, service: Service) -> Authenticate:
        """Return what authenticates the calls of `service`."""
        ...


def bound(authenticate: Authenticate, service: Service) -> Authenticate:
    """Return what authenticates the calls of `service`.

    Raises:
        ValueError: it needs to know something that the spec does not tell.
    """
    if isinstance(authenticate, Bindable):
        return authenticate.bind(service)
    return authenticate


def anonymous(call: Call) -> None:
    """Let everybody call: there is no principal.

    This very function does; another one that returns `None` lets nobody in.
    """


def somebody(found: T) -> T | None:
    """Return whom a function has found that looked for who calls, `None` for nobody.

    Whatever is false stands for nobody.

    Raises:
        TypeError: it answered whether, and not who.
    """
    if found is True:
        raise TypeError(
            "who calls is not to be answered with True: return a name or an object "
            "that stands for the caller, and None for nobody"
        )
    return found or None


class Unimplemented(Remade, NotImplementedError):
    """A service does not implement an operation."""

    def __init__(self, operation: Operation[Any, Any]) -> None:
        """Take the operation."""
        super().__init__(f"{operation.name} is not implemented")
        self.operation = operation
