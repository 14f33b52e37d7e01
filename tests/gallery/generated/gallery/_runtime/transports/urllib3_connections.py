"""The connections of urllib3, kept to the deadline of the request that they carry."""

from __future__ import annotations

import io
import socket
from collections.abc import Iterable
from functools import partial
from http import HTTPStatus
from http.client import HTTPResponse
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from ..address import without_query
from .deadlines import Address, connected, limits
from .urllib3_heads import begin, read_head

_PIECE = 64 * 1024


class _Readable:
    """A socket, as far as a response needs it."""

    def __init__(self, sock: Any) -> None:
        self._sock = sock

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self._sock))


class _Incoming(io.RawIOBase):
    """What arrives at a socket; no read takes longer than is left."""

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        # It keeps the socket open until the end of a response, also where the
        # connection has let go of it.
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(limits().left())
        read: int | None = self._raw.readinto(buffer)
        return read

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Response(HTTPResponse):
    """A response that is read through `_Incoming`."""

    begin = begin

    def __init__(self, sock: Any, *args: Any, **options: Any) -> None:
        super().__init__(_Readable(sock), *args, **options)  # type: ignore[arg-type]  # all that is read of it is `makefile`

    def _read_status(self) -> tuple[str, int, str]:
        """Return the first line of a head, after the hints that come before an answer.

        The library skips `100 Continue` alone, and takes `103 Early Hints` for the answer.
        """
        while True:
            version, status, reason = super()._read_status()  # type: ignore[misc]  # what `begin` asks is in no stub
            if not _is_hint(status):
                return version, status, reason
            read_head(self.fp)


def _is_hint(status: int) -> bool:
    return HTTPStatus.SWITCHING_PROTOCOLS < status < HTTPStatus.OK


class _Target(str):
    """What is asked for; where it is shown, as in urllib3's log, the query is not."""

    whole: str

    def __str__(self) -> str:
        return without_query(self.whole)


class _Punctual(HTTPConnection):
    """Asks before each step how long it may take."""

    response_class = _Response

    def putrequest(self, method: str, url: str, *args: Any, **options: Any) -> None:
        target = url.whole if isinstance(url, _Target) else url
        super().putrequest(method, target, *args, **options)

    def connect(self) -> None:
        with limits().connecting():
            super().connect()

    def send(self, data: Any) -> None:
        if self.sock is None:
            self.connect()
        # In one piece, a large body that gets along well would be given up on as soon
        # as one that stands still: with TLS, a write is over when all is written.
        sock: Any = self.sock
        view = memoryview(data)
        while view:
            sock.settimeout(limits().left("write"))
            view = view[sock.send(view[:_PIECE]) :]
            limits().written()

    def _new_conn(self) -> socket.socket:
        host = self._dns_host.strip("[]")
        return connected(host, self.port, partial(_opened, self.socket_options or ()))

    def _tunnel(self) -> None:
        super()._tunnel()
        # What is left is for the handshake.
        self.sock.settimeout(limits().left())


class _PunctualTls(_Punctual, HTTPSConnection):
    """The same, encrypted."""

    def _connect_tls_proxy(self, hostname: str, sock: Any) -> Any:
        return _Asking(super()._connect_tls_proxy(hostname, sock))


class _Asking:
    """The connection to a proxy, within which another one is encrypted.

    A step of that one takes as many of this one as its peer makes it take.
    """

    def __init__(self, sock: Any) -> None:
        self._sock = sock

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    def recv(self, *args: Any) -> Any:
        self._sock.settimeout(limits().left())
        return self._sock.recv(*args)

    def sendall(self, data: Any) -> None:
        self._sock.settimeout(limits().left("write"))
        self._sock.sendall(data)


class _Discreet(urllib3.HTTPConnectionPool):
    """Keeps the query of a request, which may be a secret, out of the log."""

    def _make_request(
        self, conn: Any, method: str, url: str, *args: Any, **options: Any
    ) -> Any:
        target = _Target(url)
        target.whole = url
        return super()._make_request(conn, method, target, *args, **options)


# urllib3's own connections, too, are not quite what the types of its pools ask for.
class _Pool(_Discreet):
    ConnectionCls: Any = _Punctual


class _TlsPool(_Discreet, urllib3.HTTPSConnectionPool):
    ConnectionCls: Any = _PunctualTls


POOLS = {"http": _Pool, "https": _TlsPool}
"""The classes of a manager's pools, by scheme."""


def _opened(
    options: Iterable[Any], address: Address, seconds: float | None
) -> socket.socket:
    family, kind, protocol, _, where = address
    sock = socket.socket(family, kind, protocol)
    try:
        for option in options:
            sock.setsockopt(*option)
        sock.settimeout(seconds)
        sock.connect(where)
        # What is left is for the handshake.
        sock.settimeout(limits().left())
    except BaseException:
        sock.close()
        raise
    return sock
