"""Bodies of AWS JSON in the log of a client, if somebody asks for them."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from ecr_public import EcrPublicClient, models, operations, server
from ecr_public.calls import BodyLog
from ecr_public.transports import AsgiTransport


class _Uploads(server.EcrPublicService):
    async def initiate_layer_upload(
        self, request: models.InitiateLayerUploadRequest, context: server.Context
    ) -> models.InitiateLayerUploadResponse:
        return models.InitiateLayerUploadResponse(upload_id=_ID, part_size=1)


_ID = "0f0e0d0c-0b0a-0908-0706-050403020100"


@pytest.mark.parametrize("hooks", [[], [BodyLog(operations.SERVICE)]])
def test_bodies_are_told_if_asked_for(
    hooks: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    """Without the hook only their sizes are."""
    app = server.create_app(_Uploads(), authenticate=server.anonymous)
    with (
        caplog.at_level(logging.DEBUG, "ecr_public.client"),
        EcrPublicClient(transport=AsgiTransport(app), hooks=hooks) as client,
    ):
        client.initiate_layer_upload(repository_name="team/app")
    assert bool(hooks) == ('sends: {"repositoryName":"team/app"}' in caplog.text)
    assert bool(hooks) == (_ID in caplog.text)
