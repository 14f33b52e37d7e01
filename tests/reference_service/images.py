"""The operations that store images, and delete them."""

from __future__ import annotations

from ecr_public import errors, models
from ecr_public.server import Context
from tests.reference_service import deletion, lookup
from tests.reference_service.foundation import Foundation
from tests.reference_service.manifest import Manifest, check_tag, manifest_of
from tests.reference_service.records import Records
from tests.reference_service.repository_records import Repository
from tests.reference_service.rules import canonical


class ImageOperations(Foundation):
    """Stores and deletes images; each call is one transaction, done or not done."""

    def put_image(
        self, request: models.PutImageRequest, context: Context
    ) -> models.PutImageResponse:
        """Store a manifest whose parts are there, and point a tag to it."""
        registry_id = self._registry_id(request.registry_id, context)
        manifest = manifest_of(request)
        if request.image_tag is not None:
            check_tag(request.image_tag)
        check_digest(manifest, request.image_digest)
        with self._store.writing() as records:
            repository = lookup.require_repository(
                records, registry_id, request.repository_name
            )
            self._store_image(records, repository, manifest, request.image_tag)
        return models.PutImageResponse(
            image=models.Image(
                registry_id=registry_id,
                repository_name=repository.name,
                image_id=models.ImageIdentifier(
                    image_digest=manifest.digest, image_tag=request.image_tag
                ),
                image_manifest=manifest.text,
                image_manifest_media_type=manifest.media_type,
            )
        )

    def batch_delete_image(
        self, request: models.BatchDeleteImageRequest, context: Context
    ) -> models.BatchDeleteImageResponse:
        """Delete images and tags, and say of which this was not possible."""
        with self._writing(request, context) as (records, repository):
            deleted, failures = deletion.delete_all(
                records, repository.id, request.image_ids
            )
        return models.BatchDeleteImageResponse(image_ids=deleted, failures=failures)

    def _store_image(
        self,
        records: Records,
        repository: Repository,
        manifest: Manifest,
        tag: str | None,
    ) -> None:
        size = size_of(records, repository.id, manifest)
        stored = records.image(repository.id, manifest.digest) is not None
        if tag is not None:
            self._check_tag_free(records, repository, manifest, tag)
        elif stored:
            raise already_exists(manifest)
        if not stored:
            self._require_room(records.image_count(repository.id))
            records.add_image(repository.id, manifest, size, self._clock())
        if tag is not None:
            self._require_tag(len(records.tags_on(repository.id, manifest.digest)))
            records.set_tag(repository.id, tag, manifest.digest, self._clock())

    def _check_tag_free(
        self, records: Records, repository: Repository, manifest: Manifest, tag: str
    ) -> None:
        pointed_to = records.tagged(repository.id, tag)
        if pointed_to == manifest.digest:
            raise already_exists(manifest, f" and the tag '{tag}'")
        if pointed_to is not None and self._immutable_tags:
            raise errors.ImageTagAlreadyExistsException(
                f"The tag '{tag}' points to the image with the digest '{pointed_to}', "
                "and must not be moved"
            )

    def _require_room(self, images: int) -> None:
        if images >= self._quotas.images:
            raise errors.LimitExceededException(
                f"A repository may have {self._quotas.images} images, and has them "
                "already"
            )

    def _require_tag(self, tags: int) -> None:
        if tags >= self._quotas.image_tags:
            raise errors.LimitExceededException(
                f"An image may have {self._quotas.image_tags} tags, and has them "
                "already"
            )


def already_exists(
    manifest: Manifest, tagged: str = ""
) -> errors.ImageAlreadyExistsException:
    """Return the error that says that nothing would change."""
    return errors.ImageAlreadyExistsException(
        f"The repository already has the image with the digest '{manifest.digest}'"
        f"{tagged}"
    )


def check_digest(manifest: Manifest, given: str | None) -> None:
    """Check that a manifest is the one that the caller meant.

    Raises:
        ImageDigestDoesNotMatchException: Its digest is another one.
    """
    if given is not None and canonical(given) != manifest.digest:
        raise errors.ImageDigestDoesNotMatchException(
            f"The manifest has the digest '{manifest.digest}', not '{given}'"
        )


def size_of(records: Records, repository_id: int, manifest: Manifest) -> int:
    """Return the bytes of an image, or of the largest in a list.

    What an image refers to twice is pulled once, and counts once.

    Raises:
        LayersNotFoundException: The repository lacks one of its layers.
        ReferencedImagesNotFoundException: It lacks one of the images of a list.
    """
    sizes = {
        digest: records.layer_size(repository_id, digest) for digest in manifest.layers
    }
    images = {
        digest: records.image(repository_id, digest) for digest in manifest.images
    }
    if missing := [digest for digest, size in sizes.items() if size is None]:
        raise errors.LayersNotFoundException(
            f"The repository does not have the layers {', '.join(missing)}"
        )
    if missing := [digest for digest, image in images.items() if image is None]:
        raise errors.ReferencedImagesNotFoundException(
            f"The repository does not have the images {', '.join(missing)}"
        )
    largest = max((image.size for image in images.values() if image), default=0)
    return largest + sum(filter(None, sizes.values()))
