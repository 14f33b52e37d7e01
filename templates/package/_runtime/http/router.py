"""What serves a request: a route by its method and path, or an answer without one."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from .. import refusals
from ..asgi import Scope
from ..context import Handler
from ..identity.guard import Found, Guard
from ..identity.requirements import asked_by
from ..identity.schemes import place_of
from ..operation import Operation, Service
from ..outgoing import Outgoing
from ..threads import HandlerThreads
from .answers import Answers
from .contents import Contents
from .cors import Cors
from .description import Header, Http, Label
from .outcome import Outcome, without_body
from .parameters import Parameters
from .percent import escaped
from .quick_parameters import QuickParameters
from .refused import not_acceptable, unknown_path, wrong_method
from .request_head import Head, values_of
from .routes import Match, Routes, path_of

Handlers: TypeAlias = Mapping[Operation[Any, Any], Handler]


class Route(msgspec.Struct, frozen=True):
    """An operation and what serves it."""

    operation: Operation[Any, Any]
    handler: Handler | None
    """`None` if the service does not implement it."""

    is_async: bool
    found: Found | None
    """Finds out who calls; `None` if that does not matter."""

    quick: QuickParameters
    """Reads the parameters of plain requests, as nearly all are."""

    parameters: Parameters | None
    """`None` if there are none."""

    contents: Contents | None
    answers: Answers
    limit: int
    """The most bytes that the body of a request may have, whatever it is."""

    asks_for_body: bool
    """Whether anybody may ask for the body."""


class Router:
    """Finds what serves a request, and refuses all that nothing serves."""

    def __init__(
        self,
        service: Service,
        handlers: Handlers,
        *,
        guard: Guard,
        outgoing: Outgoing,
        threads: HandlerThreads,
        log: logging.Logger,
        cors: Cors | None,
        max_body_bytes: int | None,
        max_upload_bytes: int | None,
        max_header_bytes: int,
    ) -> None:
        """Take what `Application` takes."""
        self._service = service
        self._max_header_bytes = max_header_bytes
        self._cors = cors
        self.exposed = _exposed(service)
        """The names of all headers that answers may have."""

        self._routes: Routes[Route] = Routes()
        for operation in service.operations.values():
            binding: Http = operation.binding
            handler = handlers.get(operation)
            contents = (
                Contents(
                    operation,
                    binding.body,
                    max_body_bytes,
                    max_upload_bytes,
                    threads,
                )
                if binding.body
                else None
            )
            found = guard.of(operation)
            route = Route(
                operation,
                handler,
                inspect.iscoroutinefunction(handler),
                found,
                QuickParameters(operation),
                Parameters(operation) if binding.locations else None,
                contents,
                Answers(operation, outgoing, threads, log),
                contents.limit if contents else 0,
                bool(contents or found),
            )
            self._routes.add(binding.method, binding.path, route, _starts(binding))

    def find(self, scope: Scope, head: Head) -> Match[Route] | Outcome:
        """Return what serves a request, or its answer if that needs no operation.

        Raises:
            Refusal: nothing serves it.
        """
        if head.size > self._max_header_bytes:
            raise refusals.headers_too_large(self._max_header_bytes)
        path: str | None
        raw, prefix = scope.get("raw_path"), scope.get("root_path")
        known = self._routes.plain.get((scope["method"], raw))
        if known is not None and not prefix and head.repeated is None:
            return self._accepted(known, head)
        if raw and not prefix and raw.isascii():
            path = raw.decode("ascii")
        else:
            path = path_of(raw, scope["path"], prefix or "")
        if path is None:
            raise unknown_path(scope["path"])
        if head.repeated is not None:
            raise refusals.repeated(head.repeated)
        method, query = scope["method"], scope.get("query_string", b"")
        is_asked = method == "OPTIONS" and self._cors and head.origin is not None
        if not is_asked and (match := self._routes.find(method, path, query)):
            return self._accepted(match, head)
        allowed = self._routes.allowed(path, query)
        if not allowed and (method, path) == ("OPTIONS", "*"):
            # The server as a whole is asked for, of which there is nothing to say.
            return without_body(204)
        if not allowed:
            raise unknown_path(path)
        if method != "OPTIONS":
            raise wrong_method(method, allowed)
        return self._options(scope, head, path, allowed)

    def _accepted(self, match: Match[Route], head: Head) -> Match[Route]:
        """Return what serves a request if it answers as the caller asks for."""
        answers = match.target.answers
        accept = head.named.get(b"accept")
        if accept not in answers.taken and not answers.is_taken(accept):
            raise not_acceptable(accept or b"", answers.offered)
        return match

    def _options(
        self, scope: Scope, head: Head, path: str, allowed: list[str]
    ) -> Outcome:
        lines = [(b"allow", ", ".join(allowed).encode("latin-1"))]
        if self._cors is not None and head.origin is not None:
            asked = values_of(scope).get("access-control-request-method")
            if asked:
                names = self._request_headers(path, allowed)
                lines += self._cors.preflight(head.origin, allowed, names)
        return without_body(204, tuple(lines))

    def _request_headers(self, path: str, methods: Iterable[str]) -> Iterator[str]:
        """Yield the names of headers that requests to a path may have."""
        for method in methods:
            match = self._routes.find(method, path)
            if match is None:
                continue
            operation = match.target.operation
            binding: Http = operation.binding
            if binding.body is not None:
                yield "Content-Type"
            for location in binding.locations.values():
                if isinstance(location, Header):
                    yield location.name
            for each in asked_by(self._service, operation) or ():
                for name in each:
                    place, _, key = place_of(self._service.schemes[name]).partition(" ")
                    if place == "header":
                        yield key


def _starts(binding: Http) -> dict[str, str]:
    """Return how the texts of variables begin whose style says it."""
    return {
        label.name: ";" if label.explode else f";{escaped(label.name)}"
        for label in binding.locations.values()
        if isinstance(label, Label) and label.style == "matrix"
    }


def _exposed(service: Service) -> list[str]:
    names = [
        name
        for operation in service.operations.values()
        for said in operation.binding.responses.values()
        if said.headers is not None
        for name in said.headers.__struct_encode_fields__
    ]
    return list(dict.fromkeys(["X-Request-Id", *names]))
