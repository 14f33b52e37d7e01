"""The emitted server, which takes parts of layers signed by one key, and forgets them.

`python parts_server.py` prints its port.
"""

from __future__ import annotations

import socket

import uvicorn

from ecr_public import models, server
from ecr_public.auth import SigV4Verifier
from tests.benchmarks.callers import KEY


class Registry(server.EcrPublicService):
    """Counts the bytes of a part, and no more."""

    async def upload_layer_part(
        self, request: models.UploadLayerPartRequest, context: server.Context
    ) -> models.UploadLayerPartResponse:
        """Return how far the upload would have come.

        Raises:
            ValueError: there are more or fewer bytes than the request says.
        """
        if len(request.layer_part_blob) != request.part_last_byte + 1:
            raise ValueError("bytes were lost")
        return models.UploadLayerPartResponse(last_byte_received=request.part_last_byte)


def main() -> None:
    """Serve until the process ends."""
    find_key = {KEY.access_key_id: KEY}.get
    app = server.create_app(Registry(), authenticate=SigV4Verifier(find_key))
    config = uvicorn.Config(
        app, http="httptools", loop="uvloop", log_config=None, access_log=False
    )
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], flush=True)
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
