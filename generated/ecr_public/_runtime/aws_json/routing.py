"""Which operation a request is for, and what serves it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from .. import refusals
from ..asgi import Scope
from ..context import Handler
from ..identity.guard import Found, Guard
from ..limits import request_limit
from ..operation import Operation, Service
from ..outgoing import Outgoing
from ..prepared import decoder
from ..structure import Structure
from . import unreadable
from .head import Head, MediaTypes
from .target import output_of

Handlers: TypeAlias = Mapping[Operation[Any, Any], Handler]


@dataclass(frozen=True, slots=True)
class Route:
    """An operation and what serves it."""

    operation: Operation[Any, Any]
    handler: Handler
    is_async: bool
    found: Found | None
    """Finds out who calls; `None` if that does not matter."""

    read: Callable[[bytes], Any]
    """Makes the input of a body."""

    output: type[Structure]
    encode: Callable[[Any], bytes]
    """Makes a body of that."""

    limit: int
    """The most bytes that the body of a request may have."""


class Router:
    """Finds the route of a request by its head, and refuses all that has none.

    Args:
        guard: Finds out who calls.
        outgoing: Writes what handlers return.
        max_body_bytes: The limit of each route; what the spec allows if `None`.
        max_header_bytes: The most that the headers of a request may have together.
    """

    def __init__(
        self,
        service: Service,
        handlers: Handlers,
        *,
        guard: Guard,
        outgoing: Outgoing,
        max_body_bytes: int | None,
        max_header_bytes: int,
    ) -> None:
        self._service = service
        self.media_types = MediaTypes(service)
        self._max_header_bytes = max_header_bytes
        self._routes: dict[bytes | None, Route] = {}
        for operation, handler in handlers.items():
            limit = max_body_bytes
            if limit is None:
                limit = request_limit(operation.input)
            self._routes[operation.binding.target.encode()] = Route(
                operation,
                handler,
                inspect.iscoroutinefunction(handler),
                guard.of(operation),
                decoder(operation.input),
                output_of(operation),
                outgoing.encoder(output_of(operation)),
                limit,
            )

    def route(self, scope: Scope, head: Head) -> Route:
        """Return what serves a request.

        Raises:
            Refusal: nothing does.
        """
        if head.size > self._max_header_bytes:
            raise refusals.headers_too_large(self._max_header_bytes)
        if scope["path"] != "/":
            _check_mounted(scope)
        if scope["method"] != "POST":
            raise unreadable.wrong_method(scope["method"])
        if head.repeated is not None:
            raise refusals.repeated(head.repeated)
        route = self._routes.get(head.target)
        if route is None:
            raise unreadable.unknown_target(self._service, head.target)
        if head.media_type is None:
            raise unreadable.wrong_media_type(
                head.content_type or b"", self.media_types.names
            )
        return route


def _check_mounted(scope: Scope) -> None:
    path = scope["path"].removeprefix(scope.get("root_path", ""))
    if path not in ("/", ""):
        raise unreadable.wrong_path(path)
