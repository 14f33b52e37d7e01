"""The operations that tell which images and tags a repository has."""

from __future__ import annotations

from ecr_public import errors, models
from ecr_public.server import Context
from tests.reference_service import paging, rules
from tests.reference_service.foundation import Foundation
from tests.reference_service.image_records import ImageTag, StoredImage
from tests.reference_service.records import Records
from tests.reference_service.repository_records import Repository


class ImageListOperations(Foundation):
    """Lists images and tags."""

    def describe_images(
        self, request: models.DescribeImagesRequest, context: Context
    ) -> models.DescribeImagesResponse:
        """Describe the images named, or all of them in pages."""
        if request.image_ids is not None:
            rules.check_unpaged(request, "imageIds")
        after, size = paging.wanted(request)
        token = None
        with self._reading(request, context) as (records, repository):
            if request.image_ids is None:
                listed = records.images(repository.id, after, size + 1)
                found, token = paging.cut(listed, size, lambda image: image.digest)
            else:
                found = named(records, repository, request.image_ids)
            details = [described(records, repository, image) for image in found]
        return models.DescribeImagesResponse(image_details=details, next_token=token)

    def describe_image_tags(
        self, request: models.DescribeImageTagsRequest, context: Context
    ) -> models.DescribeImageTagsResponse:
        """List the tags, each with its image, in pages."""
        after, size = paging.wanted(request)
        with self._reading(request, context) as (records, repository):
            found = records.image_tags(repository.id, after, size + 1)
        page, token = paging.cut(found, size, lambda tag: tag.name)
        return models.DescribeImageTagsResponse(
            image_tag_details=[tag_described(tag) for tag in page], next_token=token
        )


def named(
    records: Records, repository: Repository, image_ids: list[models.ImageIdentifier]
) -> list[StoredImage]:
    """Return the images named, each once.

    Raises:
        InvalidParameterException: An image is named neither by digest nor by tag.
        ImageNotFoundException: The repository has no such image.
    """
    if any(each == models.ImageIdentifier() for each in image_ids):
        rule = "must have an imageDigest or an imageTag each"
        raise rules.invalid_parameter("imageIds", rule)
    found: dict[str, StoredImage] = {}
    for image_id in image_ids:
        image = _named(records, repository, image_id)
        found[image.digest] = image
    return list(found.values())


def described(
    records: Records, repository: Repository, image: StoredImage
) -> models.ImageDetail:
    """Return what is told of an image."""
    return models.ImageDetail(
        registry_id=repository.registry_id,
        repository_name=repository.name,
        image_digest=image.digest,
        image_tags=records.tags_on(repository.id, image.digest),
        image_size_in_bytes=image.size,
        image_pushed_at=image.pushed_at,
        image_manifest_media_type=image.media_type,
        artifact_media_type=image.artifact_media_type,
    )


def tag_described(tag: ImageTag) -> models.ImageTagDetail:
    """Return what is told of a tag."""
    return models.ImageTagDetail(
        image_tag=tag.name,
        created_at=tag.created_at,
        image_detail=models.ReferencedImageDetail(
            image_digest=tag.image.digest,
            image_size_in_bytes=tag.image.size,
            image_pushed_at=tag.image.pushed_at,
            image_manifest_media_type=tag.image.media_type,
            artifact_media_type=tag.image.artifact_media_type,
        ),
    )


def _named(
    records: Records, repository: Repository, image_id: models.ImageIdentifier
) -> StoredImage:
    image = _found(records, repository, image_id)
    if image is None:
        names = [image_id.image_digest, image_id.image_tag]
        raise errors.ImageNotFoundException(
            f"The repository with name '{repository.name}' in the registry with id "
            f"'{repository.registry_id}' has no image '{'@'.join(filter(None, names))}'"
        )
    return image


def _found(
    records: Records, repository: Repository, image_id: models.ImageIdentifier
) -> StoredImage | None:
    given, tag = image_id.image_digest, image_id.image_tag
    digest = None if given is None else rules.canonical(given)
    if tag is not None:
        pointed_to = records.tagged(repository.id, tag)
        digest = pointed_to if given is None or digest == pointed_to else None
    return None if digest is None else records.image(repository.id, digest)
