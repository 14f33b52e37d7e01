"""A consumer of the package: calls, serves and checks, and knows all the types."""

from __future__ import annotations

from contextlib import aclosing, closing
from datetime import UTC, datetime
from typing import assert_type

from ecr_public import AsyncEcrPublicClient, EcrPublicClient, errors, models
from ecr_public.operations import OPERATIONS
from ecr_public.server import Context, EcrPublicService, anonymous, create_app
from ecr_public.transports import AsgiTransport, Httpx2Transport
from ecr_public.validators import (
    VALIDATORS,
    Violation,
    validate_initiate_layer_upload_request,
)

UPLOAD_ID = "4f7c0f5e-6a0d-4c1b-9d53-2b8e7d1a9c64"
PUSHED = datetime(2024, 2, 29, 12, 30, tzinfo=UTC)


class Registry(EcrPublicService):
    """Has one repository; implements one operation with `def`, one with `async def`."""

    def initiate_layer_upload(
        self, request: models.InitiateLayerUploadRequest, context: Context
    ) -> models.InitiateLayerUploadResponse:
        """Begin an upload, in the one repository that there is."""
        if request.repository_name != "team/app":
            raise errors.RepositoryNotFoundException(f"no {request.repository_name}")
        return models.InitiateLayerUploadResponse(
            upload_id=UPLOAD_ID, part_size=20_971_520
        )

    async def describe_images(
        self, request: models.DescribeImagesRequest, context: Context
    ) -> models.DescribeImagesResponse:
        """List one image."""
        image = models.ImageDetail(image_tags=["latest"], image_pushed_at=PUSHED)
        return models.DescribeImagesResponse(image_details=[image])


def call(client: EcrPublicClient) -> None:
    """Call both operations, and get an error."""
    begun = client.initiate_layer_upload(repository_name="team/app")
    assert_type(begun.upload_id, str | None)
    assert_type(begun.part_size, int | None)
    assert (begun.upload_id, begun.part_size) == (UPLOAD_ID, 20_971_520)

    listed = client.describe_images(repository_name="team/app")
    (image,) = listed.image_details or []
    assert_type(image, models.ImageDetail)
    assert_type(image.image_pushed_at, datetime | None)
    assert (image.image_tags, image.image_pushed_at) == (["latest"], PUSHED)

    error = refusal(client, "team/other")
    assert isinstance(error, errors.RepositoryNotFoundException)
    assert (error.message, error.status) == ("no team/other", 482)


def first(client: EcrPublicClient) -> models.Repository | None:
    """Return the first of many, and ask for no more."""
    with closing(client.describe_repositories_items()) as items:
        return next(items, None)


async def first_page(
    client: AsyncEcrPublicClient,
) -> models.DescribeRepositoriesResponse | None:
    """Return the first page of many, and ask for no more."""
    async with aclosing(client.describe_repositories_pages()) as pages:
        return await anext(pages, None)


def refusal(client: EcrPublicClient, repository_name: str) -> Exception | None:
    """Return why no layer can be uploaded."""
    try:
        client.initiate_layer_upload(repository_name=repository_name)
    except errors.ServiceError as error:
        assert_type(error.message, str)
        return error
    except errors.RequestInvalid as error:
        assert_type(error.violations, list[Violation])
        return error
    return None


def check() -> None:
    """Refuse arguments before they are sent, and payloads of others."""
    with EcrPublicClient() as client:
        error = refusal(client, "Not A Name")
    assert isinstance(error, errors.RequestInvalid)
    assert [each.rule for each in error.violations] == ["pattern"]
    found = validate_initiate_layer_upload_request({"registryId": "1"})
    assert sorted((each.path, each.rule) for each in found) == [
        ("/registryId", "minLength"),
        ("/repositoryName", "required"),
    ]
    assert VALIDATORS["Tag"]({"Key": "team", "Value": "app"}) == []
    assert len(OPERATIONS) == 23


def miss() -> None:
    """Learn which extra brings what is not installed."""
    for use in (AsyncEcrPublicClient, Httpx2Transport):
        try:
            use()
        except errors.MissingExtra as error:
            print(error)


if __name__ == "__main__":
    app = create_app(Registry(), authenticate=anonymous)
    with EcrPublicClient(
        base_url="http://registry.test", transport=AsgiTransport(app)
    ) as connected:
        call(connected)
    check()
    miss()
