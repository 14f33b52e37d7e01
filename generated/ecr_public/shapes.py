"""Constraints of scalars, lists and maps, and the types that carry them.

Each stands here once: `meta` enforces it where JSON is decoded, `check` explains how a
value breaks it.
"""

from __future__ import annotations

from typing import Annotated

from ._runtime import (
    constraints,
)
from ._runtime.structure import (
    UnixTime,
)

ARCHITECTURE_LIST = constraints.List(
    max_items=50,
)
"""The architectures that a repository has images for."""

BATCHED_OPERATION_LAYER_DIGEST_LIST = constraints.List(
    min_items=1,
    max_items=100,
)
"""Digests of layers to check."""

IMAGE_DETAIL_LIST = constraints.List()
"""Images in a repository."""

IMAGE_FAILURE_LIST = constraints.List()
"""Images that could not be deleted, each with the reason."""

IMAGE_IDENTIFIER_LIST = constraints.List(
    min_items=1,
    max_items=100,
)
"""Images, each named by digest or tag."""

IMAGE_TAG_DETAIL_LIST = constraints.List()
"""Tags, each with its image."""

IMAGE_TAG_LIST = constraints.List()
"""Tags of one image."""

LAYER_DIGEST_LIST = constraints.List(
    min_items=1,
    max_items=100,
)
"""Digests that a layer may have."""

LAYER_FAILURE_LIST = constraints.List()
"""Digests that could not be checked, each with the reason."""

LAYER_LIST = constraints.List()
"""Layers, each with its availability."""

OPERATING_SYSTEM_LIST = constraints.List(
    max_items=50,
)
"""The operating systems that a repository has images for."""

REGISTRY_ALIAS_LIST = constraints.List()
"""The aliases of one registry."""

REGISTRY_LIST = constraints.List()
"""Public registries."""

REPOSITORY_LIST = constraints.List()
"""Repositories in a registry."""

REPOSITORY_NAME_LIST = constraints.List(
    min_items=1,
    max_items=100,
)
"""Names of repositories."""

TAG_KEY_LIST = constraints.List(
    max_items=200,
)
"""Keys of resource tags."""

TAG_LIST = constraints.List(
    max_items=200,
)
"""Resource tags."""

ABOUT_TEXT = constraints.String(
    max_length=25600,
)
"""Long description of what the repository contains, in Markdown."""

ARCHITECTURE = constraints.String(
    min_length=1,
    max_length=50,
)
"""A processor architecture, such as x86-64 or ARM 64."""

ARN = constraints.String(
    min_length=1,
    max_length=2048,
)
"""Amazon Resource Name of a registry or a repository."""

BASE64 = constraints.String(
    pattern=r"[^\t\n\v\f\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+",
)
"""Base64 text without whitespace."""

BATCHED_OPERATION_LAYER_DIGEST = constraints.String(
    max_length=1000,
)
"""Digest of a layer to check; one that is malformed is reported, not refused."""

EXCEPTION_MESSAGE = constraints.String()
"""What went wrong, for people to read."""

IMAGE_DIGEST = constraints.String()
"""Digest of an image manifest: the algorithm, a colon, the hash in hexadecimal."""

IMAGE_FAILURE_REASON = constraints.String()
"""Why the image could not be deleted, for people to read."""

IMAGE_MANIFEST = constraints.String(
    min_length=1,
    max_length=4194304,
)
"""Text of an image manifest, JSON in a Docker or OCI format."""

IMAGE_TAG = constraints.String(
    min_length=1,
    max_length=300,
)
"""Name that points to one image of a repository, such as latest."""

LAYER_DIGEST = constraints.String(
    pattern=r"[a-zA-Z0-9\-_+.]+:[a-fA-F0-9]+",
)
"""Digest of a layer: the algorithm, a colon, the hash in hexadecimal."""

LAYER_FAILURE_REASON = constraints.String()
"""Why the digest could not be checked, for people to read."""

MEDIA_TYPE = constraints.String()
"""Media type of a manifest, an artifact or a layer."""

NEXT_TOKEN = constraints.String()
"""Opaque token of the next page: an answer carries it while more results remain, the
next request sends it back.
"""

OPERATING_SYSTEM = constraints.String(
    min_length=1,
    max_length=50,
)
"""An operating system, such as Linux or Windows."""

REGISTRY_ALIAS_NAME = constraints.String(
    min_length=2,
    max_length=50,
    pattern="[a-z][a-z0-9]+(?:[._-][a-z0-9]+)*",
    possessive="[a-z][a-z0-9]+(?:[._-][a-z0-9]++)*",
)
"""Alias of a registry, the first segment of the paths of its images."""

REGISTRY_DISPLAY_NAME = constraints.String(
    max_length=100,
)
"""Name of a publisher as shown in the gallery."""

REGISTRY_ID = constraints.String(
    pattern="[0-9]{12}",
)
"""ID of the AWS account that owns the registry, 12 digits."""

REGISTRY_ID_OR_ALIAS = constraints.String(
    min_length=2,
    max_length=50,
)
"""Account ID or alias of the registry; the caller's default public registry if left
out.
"""

REPOSITORY_DESCRIPTION = constraints.String(
    max_length=1024,
)
"""Short description of a repository, shown in search results."""

REPOSITORY_NAME = constraints.String(
    min_length=2,
    max_length=205,
    pattern="(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*",
    possessive="(?:[a-z0-9]++(?:[._-][a-z0-9]++)*/)*[a-z0-9]+(?:[._-][a-z0-9]++)*",
)
"""Name of a repository, with any namespaces before it, as in team/app: lower-case
letters and digits, joined by single dots, hyphens, underscores or slashes.
"""

REPOSITORY_POLICY_TEXT = constraints.String(
    max_length=10240,
)
"""An access policy: a JSON document in the IAM policy language."""

RESOURCE_URL = constraints.String(
    max_length=2048,
)
"""URL of a public file."""

TAG_KEY = constraints.String(
    min_length=1,
    max_length=128,
)
"""Key of a resource tag."""

TAG_VALUE = constraints.String(
    max_length=256,
)
"""Value of a resource tag."""

UPLOAD_ID = constraints.String(
    pattern="[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
)
"""ID of a layer upload, a UUID."""

URL = constraints.String()
"""URI under which container clients push and pull."""

USAGE_TEXT = constraints.String(
    max_length=25600,
)
"""Long description of how to use what the repository contains, in Markdown."""

CREATION_TIMESTAMP = constraints.Timestamp()
"""When something was created, in seconds since the Unix epoch."""

DEFAULT_REGISTRY_ALIAS_FLAG = constraints.Boolean()
"""Whether this is the alias that the registry was assigned at first."""

EXPIRATION_TIMESTAMP = constraints.Timestamp()
"""When something expires, in seconds since the Unix epoch."""

FORCE_FLAG = constraints.Boolean()
"""Whether to go ahead in spite of a safety check."""

IMAGE_SIZE_IN_BYTES = constraints.Integer()
"""Size in bytes of an image with its compressed layers; for a list of manifests, of the
largest image in it.
"""

LAYER_PART_BLOB = constraints.Blob(
    max_bytes=20971520,
)
"""The bytes of one part of a layer."""

LAYER_SIZE_IN_BYTES = constraints.Integer()
"""Size of a layer in bytes."""

LOGO_IMAGE_BLOB = constraints.Blob(
    max_bytes=512000,
)
"""The bytes of a logo, an image file."""

MARKETPLACE_CERTIFIED = constraints.Boolean()
"""Whether AWS Marketplace has certified the repository."""

MAX_RESULTS = constraints.Integer(
    bits=32,
    minimum=1,
    maximum=1000,
)
"""Most results to return in one page; 100 if left out."""

PART_SIZE = constraints.Integer(
    minimum=0,
)
"""A number of bytes, or the place of a byte in a layer, counted from 0."""

PRIMARY_REGISTRY_ALIAS_FLAG = constraints.Boolean()
"""Whether this is the alias that the gallery shows in URIs."""

PUSH_TIMESTAMP = constraints.Timestamp()
"""When an image was pushed, in seconds since the Unix epoch."""

REGISTRY_VERIFIED = constraints.Boolean()
"""Whether the owner of the registry is a verified AWS Marketplace seller."""


AboutText = Annotated[str, ABOUT_TEXT.meta]
Architecture = Annotated[str, ARCHITECTURE.meta]
Arn = Annotated[str, ARN.meta]
Base64 = Annotated[str, BASE64.meta]
BatchedOperationLayerDigest = Annotated[str, BATCHED_OPERATION_LAYER_DIGEST.meta]
ExceptionMessage = Annotated[str, EXCEPTION_MESSAGE.meta]
ImageDigest = Annotated[str, IMAGE_DIGEST.meta]
ImageFailureReason = Annotated[str, IMAGE_FAILURE_REASON.meta]
ImageManifest = Annotated[str, IMAGE_MANIFEST.meta]
ImageTag = Annotated[str, IMAGE_TAG.meta]
LayerDigest = Annotated[str, LAYER_DIGEST.meta]
LayerFailureReason = Annotated[str, LAYER_FAILURE_REASON.meta]
MediaType = Annotated[str, MEDIA_TYPE.meta]
NextToken = Annotated[str, NEXT_TOKEN.meta]
OperatingSystem = Annotated[str, OPERATING_SYSTEM.meta]
RegistryAliasName = Annotated[str, REGISTRY_ALIAS_NAME.meta]
RegistryDisplayName = Annotated[str, REGISTRY_DISPLAY_NAME.meta]
RegistryId = Annotated[str, REGISTRY_ID.meta]
RegistryIdOrAlias = Annotated[str, REGISTRY_ID_OR_ALIAS.meta]
RepositoryDescription = Annotated[str, REPOSITORY_DESCRIPTION.meta]
RepositoryName = Annotated[str, REPOSITORY_NAME.meta]
RepositoryPolicyText = Annotated[str, REPOSITORY_POLICY_TEXT.meta]
ResourceUrl = Annotated[str, RESOURCE_URL.meta]
TagKey = Annotated[str, TAG_KEY.meta]
TagValue = Annotated[str, TAG_VALUE.meta]
UploadId = Annotated[str, UPLOAD_ID.meta]
Url = Annotated[str, URL.meta]
UsageText = Annotated[str, USAGE_TEXT.meta]
CreationTimestamp = Annotated[UnixTime, CREATION_TIMESTAMP.meta]
DefaultRegistryAliasFlag = Annotated[bool, DEFAULT_REGISTRY_ALIAS_FLAG.meta]
ExpirationTimestamp = Annotated[UnixTime, EXPIRATION_TIMESTAMP.meta]
ForceFlag = Annotated[bool, FORCE_FLAG.meta]
ImageSizeInBytes = Annotated[int, IMAGE_SIZE_IN_BYTES.meta]
LayerPartBlob = Annotated[bytes, LAYER_PART_BLOB.meta]
LayerSizeInBytes = Annotated[int, LAYER_SIZE_IN_BYTES.meta]
LogoImageBlob = Annotated[bytes, LOGO_IMAGE_BLOB.meta]
MarketplaceCertified = Annotated[bool, MARKETPLACE_CERTIFIED.meta]
MaxResults = Annotated[int, MAX_RESULTS.meta]
PartSize = Annotated[int, PART_SIZE.meta]
PrimaryRegistryAliasFlag = Annotated[bool, PRIMARY_REGISTRY_ALIAS_FLAG.meta]
PushTimestamp = Annotated[UnixTime, PUSH_TIMESTAMP.meta]
RegistryVerified = Annotated[bool, REGISTRY_VERIFIED.meta]
ArchitectureList = Annotated[list[Architecture], ARCHITECTURE_LIST.meta]
BatchedOperationLayerDigestList = Annotated[
    list[BatchedOperationLayerDigest], BATCHED_OPERATION_LAYER_DIGEST_LIST.meta
]
ImageTagList = Annotated[list[ImageTag], IMAGE_TAG_LIST.meta]
LayerDigestList = Annotated[list[LayerDigest], LAYER_DIGEST_LIST.meta]
OperatingSystemList = Annotated[list[OperatingSystem], OPERATING_SYSTEM_LIST.meta]
RepositoryNameList = Annotated[list[RepositoryName], REPOSITORY_NAME_LIST.meta]
TagKeyList = Annotated[list[TagKey], TAG_KEY_LIST.meta]
