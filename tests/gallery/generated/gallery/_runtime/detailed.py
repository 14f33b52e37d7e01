"""The whole response of a call that succeeds, beside its value."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

import msgspec

from . import transport
from .protocol import request_id
from .public import public

T = TypeVar("T")
P = ParamSpec("P")


class Response(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """What a call returned, and the answer that it came in."""

    __module__ = public("calls")

    value: T
    """What the method returns."""

    status: int
    headers: Mapping[str, str]
    """Looked up by lower-case names."""

    typed_headers: Any
    """The documented headers as a structure of `models`, as far as they fit; `None` if
    the spec speaks of none."""

    request_id: str | None
    """What the service calls the request, for its operators."""

    attempts: int
    """How many requests the call took."""


def detailed(method: Callable[P, T]) -> Callable[P, Response[T]]:
    """Return a function that calls `method`, and returns the whole response.

    Raises:
        TypeError: when it is called, if the method makes no single call.
    """

    @wraps(method)
    def call(*args: P.args, **kwargs: P.kwargs) -> Response[T]:
        with _noted() as responses:
            value = method(*args, **kwargs)
        return _of(value, responses)

    return call


def detailed_async(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, Coroutine[Any, Any, Response[T]]]:
    """Return a function that calls `method`, and returns the whole response.

    Raises:
        TypeError: when it is called, if the method makes no single call.
    """

    @wraps(method)
    async def call(*args: P.args, **kwargs: P.kwargs) -> Response[T]:
        with _noted() as responses:
            value = await method(*args, **kwargs)
        return _of(value, responses)

    return call


def is_noted() -> bool:
    """Return whether somebody wants to see the response of a call."""
    return _responses.get() is not None


def note(
    value: object,
    answer: transport.Response,
    attempts: int,
    typed_headers: msgspec.Struct | None,
) -> None:
    """Keep the response of a call for whoever wants to see it."""
    responses = _responses.get()
    if responses is not None:
        responses.append(
            Response(
                value=value,
                status=answer.status,
                headers=answer.headers,
                typed_headers=typed_headers,
                request_id=request_id(answer),
                attempts=attempts,
            )
        )


@contextmanager
def _noted() -> Iterator[list[Response[Any]]]:
    responses: list[Response[Any]] = []
    token = _responses.set(responses)
    try:
        yield responses
    finally:
        _responses.reset(token)


def _of(value: T, responses: list[Response[Any]]) -> Response[T]:
    for response in responses:
        if response.value is value:
            return response
    raise TypeError("only a method that makes one call has a response")


_responses: ContextVar[list[Response[Any]] | None] = ContextVar(
    "responses", default=None
)
