"""What a service may derive from the documented errors, and how far it may go."""

from __future__ import annotations

import pytest

from ecr_public import EcrPublicClient, errors, models, server
from ecr_public.transports import AsgiTransport


class RepositoryGone(errors.RepositoryNotFoundException):
    """A documented error, told apart by the service alone."""


class Registry(server.EcrPublicService):
    """Raises, or leaves the process, as the name of the repository says."""

    async def initiate_layer_upload(
        self, request: models.InitiateLayerUploadRequest, context: server.Context
    ) -> models.InitiateLayerUploadResponse:
        if request.repository_name == "gone":
            raise RepositoryGone("it went")
        if request.repository_name == "exit":
            raise SystemExit(3)
        return models.InitiateLayerUploadResponse(part_size=1)


@pytest.fixture
def client() -> EcrPublicClient:
    """A client of the service, in this process."""
    app = server.create_app(Registry(), authenticate=server.anonymous)
    return EcrPublicClient(transport=AsgiTransport(app))


def test_subclass_arrives_as_the_documented_error(client: EcrPublicClient) -> None:
    """The caller knows the documented class only, and gets that, at its status."""
    with client, pytest.raises(errors.RepositoryNotFoundException) as caught:
        client.initiate_layer_upload(repository_name="gone")
    assert (482, "it went") == (caught.value.status, caught.value.message)


def test_application_that_exits_takes_only_its_own_loop_along(
    client: EcrPublicClient,
) -> None:
    """The call raises what the application raised; the next one is served again."""
    with client:
        with pytest.raises(SystemExit):
            client.initiate_layer_upload(repository_name="exit")
        answer = client.initiate_layer_upload(repository_name="team/app")
    assert models.InitiateLayerUploadResponse(part_size=1) == answer
