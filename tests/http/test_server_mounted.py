"""The server as a part of other applications, and below a prefix."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from tests.http.asking import asked
from tests.http.served import server
from tests.http.shop import Misc, Pets


def app() -> Any:
    """A server of everything."""
    return server.create_app(pets=Pets(), misc=Misc())


def under_starlette() -> Any:
    """It is mounted with a variable in the prefix of another mount."""
    return Starlette(routes=[Mount("/v1", routes=[Mount("/shop", app())])])


def under_fastapi() -> Any:
    """It is mounted beside operations of FastAPI's own."""
    # Of all processes that collect the tests, one asks for it; it takes long to import.
    from fastapi import FastAPI

    outer = FastAPI()

    @outer.get("/v1/own")
    async def own() -> str:
        return "own"

    outer.mount("/v1/shop", app())
    return outer


@pytest.mark.parametrize("make", [under_starlette, under_fastapi])
@pytest.mark.parametrize(
    ("method", "path", "status", "body"),
    [
        ("GET", "/v1/shop/pets/7", 200, b'{"id":7,"name":"Tom"}'),
        ("GET", "/v1/shop/files/a%2Fb.txt", 200, b"a/b"),
        ("GET", "/v1/shop/pets/nothing", 400, None),
        ("GET", "/v1/shop/nothing", 404, None),
        ("PUT", "/v1/shop/pets", 405, None),
        ("GET", "/v1/shop/v1/shop/pets", 404, None),
    ],
)
def test_mounted(
    make: Any, method: str, path: str, status: int, body: bytes | None
) -> None:
    """Paths are those below the mount, whatever is encoded in them."""
    got = asked(make(), method, path)
    assert status == got.status
    if body is not None:
        assert body == got.body


def test_beside_others() -> None:
    """What else is there stays there."""
    assert b'"own"' == asked(under_fastapi(), "GET", "/v1/own").body


@pytest.mark.parametrize("path", ["/api/pets/7", "/pets/7"])
def test_prefix_of_the_asgi_server(path: str) -> None:
    """Some servers repeat the prefix in the path, others do not."""
    assert 200 == asked(app(), "GET", path, root_path="/api").status


def test_websocket() -> None:
    """There is none: it is closed before it is open."""
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(app()({"type": "websocket", "path": "/pets"}, receive, send))
    assert [{"type": "websocket.close"}] == sent
