"""A REST service served three ways: `python http_servers.py KIND PORT`.

One operation reads a path and a query, another one a body of JSON, and both answer with a
pet; large bodies go up and down.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Annotated, Any, Literal

import uvicorn
from fastapi import FastAPI, Query
from pydantic import BaseModel, Field

from templates.package._runtime.context import Context
from tests.http.served import models, server

PET = b'{"id":7,"name":"Tom","kind":"cat"}'
CHUNK = bytes(256 * 1024)
CHUNKS = 4096
"""Of a large answer: one GiB."""


class Constant:
    """Reads all, and answers with the same bytes, or with a file, chunk by chunk."""

    def __init__(self, large: Path) -> None:
        self._large = large

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            raise NotImplementedError
        more = True
        while more:
            more = (await receive()).get("more_body", False)
        large = scope["method"] == "GET" and scope["path"].endswith("photo")
        length = len(CHUNK) * CHUNKS if large else len(PET)
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % length),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        if not large:
            await send({"type": "http.response.body", "body": PET})
            return
        with self._large.open("rb", buffering=0) as file:
            while chunk := file.read(2**20):
                message = {"type": "http.response.body", "body": chunk}
                await send({**message, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


class Pets(server.PetsService):
    """The emitted server."""

    def __init__(self, large: Path) -> None:
        self._large = large

    async def list_pets(self, request: models.ListPetsRequest, context: Context) -> Any:
        """Not measured."""
        raise NotImplementedError

    async def get_pet(self, request: models.GetPetRequest, context: Context) -> Any:
        """Return the same pet again and again."""
        return models.Pet(id=request.pet_id, name="Tom", kind=models.Kind.CAT)

    async def add_pet(self, request: models.AddPetRequest, context: Context) -> Any:
        """Return what was added."""
        return models.Pet(id=7, name=request.body.name, kind=request.body.kind)

    async def set_photo(self, request: models.SetPhotoRequest, context: Context) -> Any:
        """Read a large body."""
        async for _ in request.body:
            pass

    async def get_photo(self, request: models.GetPetRequest, context: Context) -> Any:
        """Return a large file."""
        return self._large

    async def add_papers(
        self, request: models.AddPapersRequest, context: Context
    ) -> Any:
        """Keep a large file until it is answered."""
        return b""


class Pet(BaseModel):
    """The same with the same constraints."""

    id: int
    name: Annotated[str, Field(min_length=1, max_length=20)]
    kind: Literal["cat", "dog"] | None = None


class NewPet(BaseModel):
    """The same with the same constraints."""

    name: Annotated[str, Field(min_length=1, max_length=20)]
    kind: Literal["cat", "dog"] | None = None
    tags: list[str] | None = None


def fastapi() -> FastAPI:
    """Return the same operations in FastAPI, which checks both ways as well."""
    app = FastAPI()

    @app.get("/pets/{pet_id}", response_model=Pet)
    async def get_pet(
        pet_id: int,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
        tag: str | None = None,
    ) -> Pet:
        return Pet(id=pet_id, name="Tom", kind="cat")

    @app.post("/pets", status_code=201, response_model=Pet)
    async def add_pet(body: NewPet) -> Pet:
        return Pet(id=7, name=body.name, kind=body.kind)

    return app


def application(kind: str) -> Any:
    """Return the application of this kind: constant, concord or fastapi."""
    if kind == "fastapi":
        return fastapi()
    large = Path(tempfile.mkdtemp(prefix="large-")) / "photo"
    with large.open("wb") as file:
        # It takes no room: there is nothing in it.
        file.truncate(len(CHUNK) * CHUNKS)
    return (
        Constant(large) if kind == "constant" else server.create_app(pets=Pets(large))
    )


if __name__ == "__main__":
    uvicorn.run(
        application(sys.argv[1]),
        port=int(sys.argv[2]),
        http="httptools",
        loop="uvloop",
        log_config=None,
        access_log=False,
    )
