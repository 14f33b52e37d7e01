"""The time that a server may take for each piece of an answer, over aiohttp."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp.client_proto import ResponseHandler

from templates.package._runtime.errors import TransportTimeout
from templates.package._runtime.transport import Request, Timeout
from templates.package._runtime.transports.aiohttp_answers import handler_class
from templates.package._runtime.transports.over_aiohttp import AiohttpTransport

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"

Answer = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[str]:
    """Answer each request on a connection, told by the first line of its head."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await answer(head.split(b" ")[1], writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        host, port = server.sockets[0].getsockname()
        yield f"http://{host}:{port}"
    finally:
        server.close()


async def by_pieces(path: bytes, writer: asyncio.StreamWriter) -> None:
    """Send a head and four bytes: at once, slowly, or only the first of them."""
    if path == b"/whole":
        writer.write(HEAD + b"abcd")
        return
    writer.write(HEAD + b"a")
    await writer.drain()
    for piece in (b"b", b"c", b"d"):
        await asyncio.sleep(0.4 if path == b"/slow" else 30)
        writer.write(piece)


def get(url: str) -> Request:
    """Return a request without a body."""
    return Request(method="GET", url=url, headers={}, body=b"")


def test_each_piece_has_its_time() -> None:
    """An answer may take longer than that as a whole."""

    async def slowly() -> bytes:
        transport = AiohttpTransport()
        async with serving(by_pieces) as url:
            response = await transport.send(get(f"{url}/slow"), Timeout(read=1.0))
            await transport.close()
        return response.body

    assert b"abcd" == asyncio.run(slowly())


@pytest.mark.parametrize("before", [Timeout(read=60.0), Timeout(read=None)])
def test_a_server_that_stops_is_given_up_on(before: Timeout) -> None:
    """However long the request before, over the same connection, had time."""

    async def stopped() -> TransportTimeout:
        transport = AiohttpTransport()
        async with serving(by_pieces) as url:
            assert b"abcd" == (await transport.send(get(f"{url}/whole"), before)).body
            with pytest.raises(TransportTimeout) as caught:
                await transport.send(get(f"{url}/stops"), Timeout(read=0.3))
            await transport.close()
        return caught.value

    error = asyncio.run(stopped())
    assert ("body", "read", 0.3) == (error.step, error.limit, error.seconds)


def test_a_connection_that_is_free_is_kept() -> None:
    """Though nothing comes over it for longer than an answer may take."""
    ports: list[int] = []

    async def noted(path: bytes, writer: asyncio.StreamWriter) -> None:
        ports.append(writer.get_extra_info("peername")[1])
        await by_pieces(path, writer)

    async def twice() -> None:
        transport = AiohttpTransport()
        async with serving(noted) as url:
            await transport.send(get(f"{url}/whole"), Timeout(read=0.8))
            await asyncio.sleep(1.0)
            await transport.send(get(f"{url}/whole"), Timeout(read=0.8))
            await transport.close()

    asyncio.run(twice())
    assert 2 == len(ports)
    assert 1 == len(set(ports))


def test_aiohttp_is_made_of_the_parts_that_are_replaced() -> None:
    """Else it reads answers by itself, as fast as it does."""
    handler = handler_class(ResponseHandler)
    assert handler is not ResponseHandler
    assert issubclass(handler, ResponseHandler)
    assert object is handler_class(object)
