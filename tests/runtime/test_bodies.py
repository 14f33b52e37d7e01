"""How the body of a response is put together from its pieces, and unpacked."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Callable, Sequence

import pytest

from ecr_public._runtime.transports.bodies import ResponseTooLarge, join, join_async

LIMIT = 1_000
Join = Callable[[Sequence[bytes], str | None], bytes]


def at_once(pieces: Sequence[bytes], encoding: str | None) -> bytes:
    """Return the body, as transports that block do."""
    return join(pieces, LIMIT, encoding)


def awaited(pieces: Sequence[bytes], encoding: str | None) -> bytes:
    """Return the body, as other transports do."""

    async def coming() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece

    return asyncio.run(join_async(coming(), LIMIT, encoding))


both = pytest.mark.parametrize("joined", [at_once, awaited])
TEXT = bytes(range(200)) * 5
PACKED = gzip.compress(TEXT)


@both
@pytest.mark.parametrize(
    ("pieces", "encoding", "expected"),
    [
        ([], None, b""),
        ([TEXT], None, TEXT),
        ([TEXT], " Identity ", TEXT),
        ([TEXT[:1], b"", TEXT[1:]], "", TEXT),
        ([], "gzip", b""),
        ([b""], "gzip", b""),
        ([PACKED], "gzip", TEXT),
        ([bytes([each]) for each in PACKED], "GZIP", TEXT),
        ([gzip.compress(b"a") + gzip.compress(b"b")], "x-gzip", b"ab"),
        ([gzip.compress(b"a"), gzip.compress(b"b")], "gzip", b"ab"),
        ([zlib.compress(TEXT)], "deflate", TEXT),
    ],
)
def test_whole_bodies(
    joined: Join, pieces: list[bytes], encoding: str | None, expected: bytes
) -> None:
    """However they are cut, they are what was sent; the longest is as long as allowed."""
    assert expected == joined(pieces, encoding)


@both
@pytest.mark.parametrize(
    ("pieces", "encoding", "error", "message"),
    [
        ([TEXT, b"1"], None, ResponseTooLarge, "larger than 1000 bytes"),
        ([gzip.compress(TEXT + b"1")], "gzip", ResponseTooLarge, "larger than 1000"),
        ([PACKED, gzip.compress(b"1")], "gzip", ResponseTooLarge, "larger than 1000"),
        ([gzip.compress(b"")] * 60, "gzip", ResponseTooLarge, "larger than 1000"),
        ([PACKED[:-1]], "gzip", OSError, "ends too soon"),
        ([PACKED, PACKED[:5]], "gzip", OSError, "ends too soon"),
        ([b"plain"], "gzip", OSError, "not compressed as it says"),
        ([b"plain"], "br", ValueError, "encoded as 'br', unasked"),
        ([PACKED], "gzip, gzip", ValueError, "encoded as 'gzip, gzip', unasked"),
    ],
)
def test_bodies_that_are_refused(
    joined: Join,
    pieces: list[bytes],
    encoding: str,
    error: type[Exception],
    message: str,
) -> None:
    """They are too long, broken, or in an encoding that nobody can read."""
    with pytest.raises(error, match=message):
        joined(pieces, encoding)


@both
def test_little_that_stands_for_very_much_takes_little(joined: Join) -> None:
    """What is unpacked is never more than what is allowed, whatever one piece holds."""
    packed = zlib.compressobj()
    bomb = b"".join([packed.compress(bytes(2**20)) for _ in range(50)])
    bomb += packed.flush()
    tracemalloc.start()
    try:
        with pytest.raises(ResponseTooLarge):
            joined([bomb], "deflate")
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()
