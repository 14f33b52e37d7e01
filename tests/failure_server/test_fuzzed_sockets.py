"""Random and broken bytes, over a socket, to a server under uvicorn."""

from __future__ import annotations

import http.client
import random
import re
import select
import socket
from collections.abc import Iterator
from contextlib import closing, suppress
from urllib.parse import urlsplit

import pytest

from ecr_public import models, server
from tests.patience import PATIENCE
from tests.roundtrip.serving import serving

GOOD = b'{"repositoryName":"team/app"}'
HEAD = (
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-amz-json-1.1\r\n"
    b"X-Amz-Target: SpencerFrontendService.InitiateLayerUpload\r\n"
)
WHOLE = HEAD + b"Content-Length: %d\r\n\r\n" % len(GOOD) + GOOD
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n1d\r\n" + GOOD + b"\r\n0\r\n\r\n"
REST = 0.02
"""Seconds until a request counts as one that has no end."""

ALLOWED = {200, 400, 404, 405, 408, 413, 415, 431, *range(480, 500)}
"""What a caller may be answered whatever it sends; 500 is not among them."""


class Registry(server.EcrPublicService):
    """Answers at once."""

    async def initiate_layer_upload(
        self, request: models.InitiateLayerUploadRequest, context: server.Context
    ) -> models.InitiateLayerUploadResponse:
        """Return nothing."""
        return models.InitiateLayerUploadResponse()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Return where the server listens."""
    app = server.create_app(Registry(), authenticate=server.anonymous)
    with serving(app) as url:
        yield urlsplit(url).port or 0


def answers(port: int, sent: bytes) -> bytes:
    """Send bytes, and return all that comes back.

    uvicorn forgets a caller who ends its side, so that comes only after a while, for
    the sake of requests that have no end.

    Raises:
        TimeoutError: the server hangs.
    """
    connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    with closing(connection), suppress(ConnectionError):
        connection.sendall(sent)
        ready, _, _ = select.select([connection], [], [], REST)
        read = connection.recv(65536) if ready else b""
        connection.shutdown(socket.SHUT_WR)
        while part := connection.recv(65536):
            read += part
        return read
    return b""


def check(port: int, sent: bytes) -> set[int]:
    """Send bytes, check what comes back, and return its statuses."""
    read = answers(port, sent)
    statuses = {int(found) for found in re.findall(rb"HTTP/1\.1 (\d+)", read)}
    assert statuses <= ALLOWED, (sent, read)
    assert b"Traceback" not in read
    return statuses


def serves(port: int) -> None:
    """Check that the server still answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    target = "SpencerFrontendService.InitiateLayerUpload"
    connection.request("POST", "/", GOOD, {"X-Amz-Target": target})
    assert (200, b"{}") == ((got := connection.getresponse()).status, got.read())
    connection.close()


def mutated(source: random.Random, text: bytes) -> bytes:
    """Return a request with some of its bytes changed, removed, repeated or cut."""
    changed = bytearray(text)
    for _ in range(source.randint(1, 4)):
        at = source.randrange(len(changed) + 1)
        length = source.choice([0, 1, 1, 4, 40])
        insert = source.choice([b"", source.randbytes(length), bytes(changed[at:][:9])])
        changed[at : at + length] = insert
    return bytes(changed[: source.choice([None, None, source.randrange(400)])])


@pytest.mark.parametrize("request_", [WHOLE, CHUNKED], ids=["whole", "chunked"])
def test_mutated_requests(port: int, request_: bytes) -> None:
    """Broken requests get an error of the caller's or a closed line, never a 500."""
    source = random.Random(request_)
    seen: set[int] = set()
    for _ in range(150):
        seen |= check(port, mutated(source, request_))
    assert {200, 400} <= seen
    serves(port)


def test_random_bytes(port: int) -> None:
    """What is no HTTP at all hurts nobody."""
    source = random.Random(1)
    seen: set[int] = set()
    for length in range(0, 2000, 20):
        seen |= check(port, source.randbytes(length))
    assert {400} == seen
    serves(port)


def test_random_bodies(port: int) -> None:
    """Bodies of random bytes, and of JSON with random bytes in it, are the caller's."""
    source = random.Random(2)
    seen: set[int] = set()
    for _ in range(150):
        body = source.choice(
            [source.randbytes(source.randrange(200)), mutated(source, GOOD)]
        )
        seen |= check(port, HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body)
    assert {400, 481} <= seen
    serves(port)
