"""What the service demands of parts, layers, tags and pages beyond the spec."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ecr_public import errors, models
from tests.reference_service.upload_records import Upload

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotas:
    """How much an account may have; the defaults are the published ones."""

    min_part_bytes: int = 5 * MIB
    """Of every part of a layer but the last."""

    max_part_bytes: int = 10 * MIB
    parts: int = 1_000
    """Of one layer."""

    layer_bytes: int = 10_000 * MIB
    repositories: int = 10_000
    tags: int = 50
    """Resource tags on one repository."""

    images: int = 10_000
    """In one repository."""

    image_tags: int = 1_000
    """That point to one image."""


def check_part(
    upload: Upload, request: models.UploadLayerPartRequest, registry_id: str
) -> None:
    """Check that a part goes on where the upload stands.

    Raises:
        InvalidLayerPartException: It starts elsewhere, or has not the size announced.
    """
    first, last = request.part_first_byte, request.part_last_byte
    size = len(request.layer_part_blob)
    if first != upload.received:
        problem = f"starts at byte {first}, but byte {upload.received} is the next"
    elif last < first:
        problem = f"ends at byte {last}, before its start at byte {first}"
    elif size != last - first + 1:
        problem = f"has {size} bytes, but bytes {first} to {last} are announced"
    else:
        return
    raise errors.InvalidLayerPartException(
        f"The layer part {problem}",
        registry_id=registry_id,
        repository_name=request.repository_name,
        upload_id=request.upload_id,
        last_valid_byte_received=upload.received - 1 if upload.received else None,
    )


def check_room(upload: Upload, size: int, quotas: Quotas) -> None:
    """Check that an upload may have another part of `size` bytes.

    Raises:
        LimitExceededException: The part, the parts or the layer would be too many.
    """
    total = upload.received + size
    if size > quotas.max_part_bytes:
        problem = f"A layer part may have {quotas.max_part_bytes} bytes, not {size}"
    elif len(upload.part_sizes) >= quotas.parts:
        problem = f"A layer may have {quotas.parts} parts, and has them already"
    elif total > quotas.layer_bytes:
        problem = f"A layer may have {quotas.layer_bytes} bytes, not {total}"
    else:
        return
    raise errors.LimitExceededException(problem)


def check_parts(upload: Upload, quotas: Quotas) -> None:
    """Check that an upload can become a layer.

    Raises:
        EmptyUploadException: It has no parts.
        LayerPartTooSmallException: A part before the last has too few bytes.
    """
    if not upload.part_sizes:
        raise errors.EmptyUploadException(
            f"The upload with id '{upload.id}' cannot be completed because it does not "
            "have any parts"
        )
    smallest = min(upload.part_sizes[:-1], default=quotas.min_part_bytes)
    if smallest < quotas.min_part_bytes:
        raise errors.LayerPartTooSmallException(
            f"The upload with id '{upload.id}' has a part of {smallest} bytes; every "
            f"part but the last must have {quotas.min_part_bytes}"
        )


def check_digest(digest: str, wanted: Sequence[str]) -> None:
    """Check that a layer is one of those that the caller meant to upload.

    Raises:
        InvalidLayerException: It is none of them.
    """
    if digest not in map(canonical, wanted):
        raise errors.InvalidLayerException(
            f"The layer has the digest '{digest}', which is not among those given"
        )


def canonical(digest: str) -> str | None:
    """Return how the service spells a SHA-256 digest; `None` if it is not one."""
    return digest.lower() if _SHA_256.fullmatch(digest) else None


def check_tags(tags: Sequence[models.Tag], quotas: Quotas) -> None:
    """Check the resource tags of a request.

    Raises:
        TooManyTagsException: There are more than a repository may have.
        InvalidTagParameterException: A key is missing, reserved, or there twice.
    """
    check_tag_count(len(tags), quotas)
    seen: set[str] = set()
    for tag in tags:
        if tag.key in seen:
            raise errors.InvalidTagParameterException(
                f"The tag key '{tag.key}' is given twice"
            )
        seen.add(_checked_key(tag.key))


def check_tag_keys(keys: Sequence[str], quotas: Quotas) -> None:
    """Check the keys of resource tags to remove.

    Raises:
        TooManyTagsException: There are more than a repository may have.
        InvalidTagParameterException: A key is reserved.
    """
    check_tag_count(len(keys), quotas)
    for key in keys:
        _checked_key(key)


def check_tag_count(count: int, quotas: Quotas) -> None:
    """Check how many tags a repository has.

    Raises:
        TooManyTagsException: There are more than it may have.
    """
    if count > quotas.tags:
        raise errors.TooManyTagsException(
            f"A repository may have {quotas.tags} tags, not {count}"
        )


def check_unpaged(
    request: models.DescribeRepositoriesRequest | models.DescribeImagesRequest,
    named: str,
) -> None:
    """Check that a request that names what it wants asks for no page of it.

    Raises:
        InvalidParameterException: It does.
    """
    for name, value in (
        ("nextToken", request.next_token),
        ("maxResults", request.max_results),
    ):
        if value is not None:
            raise invalid_parameter(name, f"must be absent when {named} is given")


def invalid_parameter(name: str, rule: str) -> errors.InvalidParameterException:
    """Return the error that says which parameter breaks which rule."""
    return errors.InvalidParameterException(
        f"Invalid parameter at '{name}' failed to satisfy constraint: '{rule}'"
    )


def _checked_key(key: str | None) -> str:
    if not key:
        raise errors.InvalidTagParameterException("A tag has no key")
    if key.lower().startswith("aws:"):
        raise errors.InvalidTagParameterException(
            f"The tag key '{key}' starts with 'aws:', which is reserved"
        )
    return key


_SHA_256 = re.compile("sha256:[0-9a-fA-F]{64}")
