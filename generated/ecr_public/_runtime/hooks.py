"""Who is told of each attempt of a call: before it, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from types import TracebackType
from typing import Any, Self

from msgspec.structs import replace

from .public import public
from .transport import Request, Response


class Attempt:
    """A request that a call sends; the same object from its beginning to its end."""

    __module__ = public("calls")

    def __init__(self, operation: str, number: int, request: Request) -> None:
        """Take what is called, which attempt of the call it is, and what is sent."""
        self.operation = operation
        self.number = number
        """1 for the first attempt of a call."""

        self.request = request
        """What is sent; the proof of who calls is added later, and is not in it."""

        self.started = monotonic()
        """When it began, by `time.monotonic`."""

        self.state: dict[object, Any] = {}
        """What a hook wants to know at the end; its key is the hook."""


class Hooks:
    """Told of each attempt of a call; override what you need.

    After each `before_request` comes exactly one of the other two. What they raise ends
    the call. They are called in the thread, or in the task, of the call, and must not
    block an event loop.
    """

    __module__ = public("calls")

    def before_request(self, attempt: Attempt) -> Request | None:
        """Return the request to send in place of `attempt.request`; `None` for that."""
        return None

    def after_response(self, attempt: Attempt, response: Response) -> None:
        """Hear of an answer with which the call succeeds."""

    def on_failure(
        self, attempt: Attempt, error: BaseException, response: Response | None
    ) -> None:
        """Hear of what else an attempt ended with, and of the answer, if there was one.

        The call may be repeated after that.
        """


class Exchange:
    """An attempt, told to all who listen: a context manager around it."""

    def __init__(
        self, hooks: Sequence[Hooks], operation: str, number: int, request: Request
    ) -> None:
        """Take who listens to what."""
        self._hooks = hooks
        self._told: list[Hooks] = []
        self._attempt = Attempt(operation, number, request)
        self._response: Response | None = None

    def __enter__(self) -> Self:
        """Tell of the beginning."""
        try:
            for hook in self._hooks:
                other = hook.before_request(self._attempt)
                self._told.append(hook)
                self._attempt.request = other or self._attempt.request
        except BaseException as error:
            self._failed(error)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Tell of the end, those first who were told of the beginning last."""
        if error is not None:
            self._failed(error)
        elif self._response is not None:
            for hook in reversed(self._told):
                hook.after_response(self._attempt, self._response)

    @property
    def request(self) -> Request:
        """What is to be sent."""
        return self._attempt.request

    def answered(self, response: Response) -> Response:
        """Note the answer, and return it."""
        self._response = response
        return response

    def _failed(self, error: BaseException) -> None:
        for hook in reversed(self._told):
            hook.on_failure(self._attempt, error, self._response)


class Unheard:
    """An attempt of which nobody is told: used as an `Exchange` is."""

    __slots__ = ("request",)

    def __init__(self, request: Request) -> None:
        """Take what is to be sent."""
        self.request = request

    def __enter__(self) -> Self:
        """Return the attempt."""
        return self

    def __exit__(self, *error: object) -> None:
        """Tell nobody."""

    def answered(self, response: Response) -> Response:
        """Return the answer."""
        return response


def with_headers(request: Request, headers: dict[str, str]) -> Request:
    """Return `request` with more headers, for a hook to return."""
    return replace(request, headers={**request.headers, **headers})
