"""The deadline of a synchronous request, kept at every step that waits for a network.

The timeouts of a library are for single steps, and a server decides how many of those
there are: a head that comes byte by byte takes thousands. So the connections of a
transport ask here, before each step, how long it may take.
"""

from __future__ import annotations

import math
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any, TypeAlias, TypeVar

from ..detached import within
from ..errors.transport import Limit, Step
from ..transport import Timeout
from . import OutOfTime

Connection = TypeVar("Connection")

Address: TypeAlias = tuple[Any, ...]
"""What `socket.getaddrinfo` says of an address."""


class Limits:
    """How long the steps of one request may take, from its start on."""

    def __init__(self, timeout: Timeout) -> None:
        """Start the clock."""
        now = monotonic()
        self.timeout = timeout
        self._wait = _seconds(timeout.read)
        self._end = now + _seconds(timeout.total)
        self._connected_by = now + _seconds(timeout.connect)
        self._connects = False
        self.sent = False
        """Whether a part of the request was handed to a connection that stands."""

        self.last = OutOfTime("pool", "total")
        """What is waited for, and which time would be the first to run out."""

        self.reads: Step = "head"
        """What is read of the answer."""

    def left(self, step: Step | None = None) -> float | None:
        """Return how many seconds the next step may take, `None` for ever.

        A step that connects need not be named, nor one that reads the answer.

        Raises:
            TimeoutError: there are none left.
        """
        now = monotonic()
        limit: Limit
        if self._connects:
            seconds, limit, step = self._connected_by - now, "connect", "connect"
        else:
            seconds, limit = self._wait, "read"
        if self._end - now < seconds:
            seconds, limit = self._end - now, "total"
        self.last = OutOfTime(step or self.reads, limit)
        if seconds <= 0:
            raise TimeoutError("timed out")
        return None if seconds == math.inf else seconds

    def renew(self) -> None:
        """Let the time for all begin anew."""
        self._end = monotonic() + _seconds(self.timeout.total)

    def written(self) -> None:
        """Note that something was written: to connect, or of the request."""
        if not self._connects:
            self.sent = True

    @contextmanager
    def connecting(self) -> Iterator[None]:
        """Limit what is done meanwhile by the time to connect, as a whole."""
        self._connects = True
        try:
            yield
        finally:
            self._connects = False


class Resumed:
    """Go on, in whatever thread, with a request that has its limits."""

    __slots__ = ("_before", "_limits")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def __enter__(self) -> Limits:
        self._before = getattr(_under_way, "limits", None)
        _under_way.limits = self._limits
        return self._limits

    def __exit__(self, *error: object) -> None:
        _under_way.limits = self._before


def limited(timeout: Timeout) -> Resumed:
    """Give the request that this thread sends meanwhile its limits."""
    return Resumed(Limits(timeout))


def limits() -> Limits:
    """Return the limits of the request that this thread sends."""
    found: Limits = _under_way.limits
    return found


def connected(
    host: str, port: int, connect: Callable[[Address, float | None], Connection]
) -> Connection:
    """Return the connection to the first address of a host that takes one.

    Args:
        host: Its name, or its address.
        port: Where it listens.
        connect: Connects to an address in so many seconds: a share of what is left for
            all of them.

    Raises:
        TimeoutError: there is no time left to connect.
        OSError: the host has no address.
        Exception: what `connect` raised for the last address.
    """
    addresses = _addresses(host, port)
    for tried, address in enumerate(addresses, 1):
        seconds = limits().left()
        share = len(addresses) - tried + 1
        try:
            return connect(address, None if seconds is None else seconds / share)
        except Exception:
            if tried == len(addresses):
                raise
    raise OSError(f"{host} has no address")


def _addresses(host: str, port: int) -> Sequence[Address]:
    stream = socket.SOCK_STREAM
    try:
        return socket.getaddrinfo(host, port, 0, stream, 0, socket.AI_NUMERICHOST)
    except socket.gaierror:
        # A name: nothing but a thread can be given up on while it is looked up.
        seconds = limits().left()
        return within(seconds, socket.getaddrinfo, host, port, 0, stream)


def _seconds(limit: float | None) -> float:
    return math.inf if limit is None else limit


_under_way = threading.local()
