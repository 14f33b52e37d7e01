"""InitiateLayerUpload served three ways: `python upload_servers.py KIND PORT`."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel, Field

from ecr_public import models, server

UPLOAD_ID = "8a6b0c5e-7a55-4b8f-9b39-1d3c5a1f0b9d"
PART_SIZE = 10 * 1024 * 1024
BODY = b'{"uploadId":"%b","partSize":%d}' % (UPLOAD_ID.encode(), PART_SIZE)
MEDIA_TYPE = b"application/json"


async def constant(scope: Any, receive: Any, send: Any) -> None:
    """Answer every request with the same bytes, unread."""
    if scope["type"] != "http":
        raise NotImplementedError
    await receive()
    headers = [
        (b"content-type", MEDIA_TYPE),
        (b"content-length", b"%d" % len(BODY)),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": BODY})


class Registry(server.EcrPublicService):
    """The emitted server."""

    async def initiate_layer_upload(
        self, request: models.InitiateLayerUploadRequest, context: server.Context
    ) -> models.InitiateLayerUploadResponse:
        """Return the same upload again and again."""
        return models.InitiateLayerUploadResponse(
            upload_id=UPLOAD_ID, part_size=PART_SIZE
        )


class UploadRequest(BaseModel):
    """InitiateLayerUploadRequest with the constraints of the spec."""

    registry_id: Annotated[
        str | None, Field(alias="registryId", min_length=2, max_length=50)
    ] = None
    repository_name: Annotated[
        str,
        Field(
            alias="repositoryName",
            min_length=2,
            max_length=205,
            pattern=r"^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$",
        ),
    ]


class UploadResponse(BaseModel):
    """InitiateLayerUploadResponse with the constraints of the spec."""

    upload_id: Annotated[
        str | None,
        Field(
            serialization_alias="uploadId",
            pattern=(
                r"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}"
                r"-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"
            ),
        ),
    ] = None
    part_size: Annotated[
        int | None, Field(serialization_alias="partSize", ge=0, le=2**63 - 1)
    ] = None


def fastapi() -> FastAPI:
    """Return the same operation in FastAPI, which checks both ways as well."""
    app = FastAPI()

    @app.post("/", response_model=UploadResponse)
    async def initiate_layer_upload(request: UploadRequest) -> UploadResponse:
        return UploadResponse(upload_id=UPLOAD_ID, part_size=PART_SIZE)

    return app


def application(kind: str) -> Any:
    """Return the application of this kind: constant, concord or fastapi."""
    if kind == "constant":
        return constant
    if kind == "fastapi":
        return fastapi()
    return server.create_app(Registry(), authenticate=server.anonymous)


if __name__ == "__main__":
    uvicorn.run(
        application(sys.argv[1]),
        port=int(sys.argv[2]),
        http="httptools",
        loop="uvloop",
        log_config=None,
        access_log=False,
    )
