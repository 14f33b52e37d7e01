"""What is deleted when images are named by digest, by tag, or by both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ecr_public import models
from ecr_public.models import ImageFailureCode, ImageIdentifier
from tests.reference_service.manifest import TAG
from tests.reference_service.records import Records
from tests.reference_service.rules import canonical

Outcome: TypeAlias = tuple[list[ImageIdentifier], list[models.ImageFailure]]


class NotDeleted(Exception):
    """An image stays."""

    def __init__(self, code: ImageFailureCode, reason: str) -> None:
        """Say why, to programs and to people."""
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Found:
    """The image that an identifier names, and the tag it names it by."""

    digest: str
    tag: str | None


def delete_all(
    records: Records, repository_id: int, named: Sequence[ImageIdentifier]
) -> Outcome:
    """Delete what is named, each once; return what went, and what stays and why.

    A list may be named after the images in it, so what is in a list is tried again
    after all else has gone.
    """
    deleted: list[ImageIdentifier] = []
    waiting = list(dict.fromkeys(named))
    while True:
        gone, failures = _delete_each(records, repository_id, waiting)
        deleted += gone
        waiting = [each.image_id for each in failures if each.image_id]
        if not gone or not waiting:
            return deleted, failures


def _delete_each(
    records: Records, repository_id: int, named: Sequence[ImageIdentifier]
) -> Outcome:
    deleted: list[ImageIdentifier] = []
    failures: list[models.ImageFailure] = []
    for image_id in named:
        try:
            deleted += delete(records, repository_id, image_id)
        except NotDeleted as error:
            failures.append(
                models.ImageFailure(
                    image_id=image_id,
                    failure_code=error.code,
                    failure_reason=error.reason,
                )
            )
    return deleted, failures


def delete(
    records: Records, repository_id: int, image_id: ImageIdentifier
) -> list[ImageIdentifier]:
    """Delete an image named by digest, or the tag that it is named by.

    Returns:
        What has gone: each tag, or the digest of an image without tags.

    Raises:
        NotDeleted: It is not there, or has to stay.
    """
    found = find(records, repository_id, image_id)
    tags = records.tags_on(repository_id, found.digest)
    if found.tag is not None and tags != [found.tag]:
        records.delete_tag(repository_id, found.tag)
        return [ImageIdentifier(image_digest=found.digest, image_tag=found.tag)]
    if records.is_listed(repository_id, found.digest):
        raise NotDeleted(
            ImageFailureCode.IMAGE_REFERENCED_BY_MANIFEST_LIST,
            "A list of manifests refers to the image",
        )
    records.delete_image(repository_id, found.digest)
    untagged = ImageIdentifier(image_digest=found.digest)
    return [
        ImageIdentifier(image_digest=found.digest, image_tag=tag) for tag in tags
    ] or [untagged]


def find(records: Records, repository_id: int, image_id: ImageIdentifier) -> Found:
    """Return the image that is meant.

    Raises:
        NotDeleted: There is none, or none can be meant.
    """
    digest = _digest(image_id.image_digest)
    if image_id.image_tag is not None:
        return _tagged(records, repository_id, image_id.image_tag, digest)
    if digest is None:
        raise NotDeleted(
            ImageFailureCode.MISSING_DIGEST_AND_TAG,
            "Neither a digest nor a tag is given",
        )
    if records.image(repository_id, digest) is None:
        raise _not_found("digest")
    return Found(digest, None)


def _tagged(
    records: Records, repository_id: int, tag: str, digest: str | None
) -> Found:
    if not TAG.fullmatch(tag):
        reason = f"A tag must satisfy regular expression '{TAG.pattern}'"
        raise NotDeleted(ImageFailureCode.INVALID_IMAGE_TAG, reason)
    pointed_to = records.tagged(repository_id, tag)
    if pointed_to is None:
        raise _not_found("tag")
    if digest not in (None, pointed_to):
        raise NotDeleted(
            ImageFailureCode.IMAGE_TAG_DOES_NOT_MATCH_DIGEST,
            "The tag points to another image",
        )
    return Found(pointed_to, tag)


def _digest(given: str | None) -> str | None:
    digest = None if given is None else canonical(given)
    if given is not None and digest is None:
        raise NotDeleted(
            ImageFailureCode.INVALID_IMAGE_DIGEST,
            "A digest is 'sha256:' and 64 hexadecimal digits",
        )
    return digest


def _not_found(named_by: str) -> NotDeleted:
    return NotDeleted(
        ImageFailureCode.IMAGE_NOT_FOUND,
        f"The repository has no image with this {named_by}",
    )
