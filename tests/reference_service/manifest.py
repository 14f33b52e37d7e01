"""Image manifests, and lists of them, in the formats of Docker and OCI."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from ecr_public import models
from tests.reference_service.rules import canonical, invalid_parameter

IMAGES = frozenset(
    {
        "application/vnd.docker.distribution.manifest.v2+json",
        "application/vnd.oci.image.manifest.v1+json",
    }
)
LISTS = frozenset(
    {
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.index.v1+json",
    }
)

TAG = re.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}")
"""What container clients can use as a tag."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a repository has to know of a manifest."""

    text: str
    digest: str
    media_type: str
    artifact_media_type: str | None
    layers: tuple[str, ...]
    """Digests of the configuration and the layers of an image."""

    images: tuple[str, ...]
    """Digests of the images in a list."""


class Descriptor(msgspec.Struct, rename="camel"):
    """How a manifest refers to something."""

    digest: str
    media_type: str | None = None
    urls: list[str] = []
    """Where a layer is, if it may not be distributed by registries."""


class Document(msgspec.Struct, rename="camel"):
    """What is read of a manifest."""

    schema_version: int
    media_type: str | None = None
    artifact_type: str | None = None
    config: Descriptor | None = None
    layers: list[Descriptor] | None = None
    manifests: list[Descriptor] | None = None


def manifest_of(request: models.PutImageRequest) -> Manifest:
    """Return what a request wants to store.

    Raises:
        InvalidParameterException: It is no manifest, or its media type is unknown.
    """
    document = _document(request.image_manifest)
    media_type = _media_type(document, request.image_manifest_media_type)
    layers, images = _references(document, media_type)
    config_type = document.config.media_type if document.config else None
    return Manifest(
        text=request.image_manifest,
        digest=digest_of(request.image_manifest),
        media_type=media_type,
        artifact_media_type=document.artifact_type or config_type,
        layers=_digests([each for each in layers if not each.urls]),
        images=_digests(images),
    )


def digest_of(text: str) -> str:
    """Return the digest of a manifest: of its bytes as they were sent."""
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def check_tag(tag: str) -> None:
    """Check the tag of an image.

    Raises:
        InvalidParameterException: No container client could use it.
    """
    if not TAG.fullmatch(tag):
        rule = f"must satisfy regular expression '{TAG.pattern}'"
        raise invalid_parameter("imageTag", rule)


def _document(text: str) -> Document:
    try:
        document = msgspec.json.decode(text, type=Document)
    except (msgspec.DecodeError, RecursionError) as error:
        rule = "must be an image manifest or a list of them, in JSON"
        raise invalid_parameter("imageManifest", rule) from error
    if document.schema_version != 2:
        raise invalid_parameter("imageManifest", "must have the schemaVersion 2")
    return document


def _media_type(document: Document, given: str | None) -> str:
    found = {document.media_type, given} - {None}
    if len(found) > 1:
        rule = "must be the mediaType of the manifest"
        raise invalid_parameter("imageManifestMediaType", rule)
    if not found <= IMAGES | LISTS or not found:
        rule = f"must be one of {', '.join(sorted(IMAGES | LISTS))}"
        raise invalid_parameter("imageManifestMediaType", rule)
    return str(found.pop())


def _references(
    document: Document, media_type: str
) -> tuple[list[Descriptor], list[Descriptor]]:
    if media_type in LISTS:
        if document.manifests is None:
            raise invalid_parameter("imageManifest", "must have manifests")
        return [], document.manifests
    if document.config is None or document.layers is None:
        raise invalid_parameter("imageManifest", "must have a config and layers")
    return [document.config, *document.layers], []


def _digests(descriptors: Sequence[Descriptor]) -> tuple[str, ...]:
    digests = [canonical(each.digest) for each in descriptors]
    found = tuple(digest for digest in digests if digest)
    if len(found) < len(digests):
        raise invalid_parameter("imageManifest", "must refer to all by SHA-256 digest")
    return found
