"""The structures that requests, responses and errors are made of."""

from __future__ import annotations

from typing import Annotated

from msgspec import field

from . import (
    shapes,
)
from ._runtime.aws_json.error_bodies import (
    ErrorBody,
)
from ._runtime.camel_structure import CamelStructure
from ._runtime.enums import Unknown
from ._runtime.text_enums import StrEnum
from ._runtime.times import UnixTime

__all__ = [
    "AuthorizationData",
    "BatchCheckLayerAvailabilityRequest",
    "BatchCheckLayerAvailabilityResponse",
    "BatchDeleteImageRequest",
    "BatchDeleteImageResponse",
    "CompleteLayerUploadRequest",
    "CompleteLayerUploadResponse",
    "CreateRepositoryRequest",
    "CreateRepositoryResponse",
    "DeleteRepositoryPolicyRequest",
    "DeleteRepositoryPolicyResponse",
    "DeleteRepositoryRequest",
    "DeleteRepositoryResponse",
    "DescribeImageTagsRequest",
    "DescribeImageTagsResponse",
    "DescribeImagesRequest",
    "DescribeImagesResponse",
    "DescribeRegistriesRequest",
    "DescribeRegistriesResponse",
    "DescribeRepositoriesRequest",
    "DescribeRepositoriesResponse",
    "GetAuthorizationTokenRequest",
    "GetAuthorizationTokenResponse",
    "GetRegistryCatalogDataRequest",
    "GetRegistryCatalogDataResponse",
    "GetRepositoryCatalogDataRequest",
    "GetRepositoryCatalogDataResponse",
    "GetRepositoryPolicyRequest",
    "GetRepositoryPolicyResponse",
    "Image",
    "ImageDetail",
    "ImageFailure",
    "ImageFailureCode",
    "ImageIdentifier",
    "ImageTagDetail",
    "InitiateLayerUploadRequest",
    "InitiateLayerUploadResponse",
    "InvalidLayerPartExceptionBody",
    "Layer",
    "LayerAvailability",
    "LayerFailure",
    "LayerFailureCode",
    "ListTagsForResourceRequest",
    "ListTagsForResourceResponse",
    "PutImageRequest",
    "PutImageResponse",
    "PutRegistryCatalogDataRequest",
    "PutRegistryCatalogDataResponse",
    "PutRepositoryCatalogDataRequest",
    "PutRepositoryCatalogDataResponse",
    "ReferencedImageDetail",
    "Registry",
    "RegistryAlias",
    "RegistryAliasStatus",
    "RegistryCatalogData",
    "Repository",
    "RepositoryCatalogData",
    "RepositoryCatalogDataInput",
    "SetRepositoryPolicyRequest",
    "SetRepositoryPolicyResponse",
    "Tag",
    "TagResourceRequest",
    "TagResourceResponse",
    "UntagResourceRequest",
    "UntagResourceResponse",
    "UploadLayerPartRequest",
    "UploadLayerPartResponse",
]


class ImageFailureCode(StrEnum):
    """Why an image could not be deleted."""

    INVALID_IMAGE_DIGEST = "InvalidImageDigest"
    INVALID_IMAGE_TAG = "InvalidImageTag"
    IMAGE_TAG_DOES_NOT_MATCH_DIGEST = "ImageTagDoesNotMatchDigest"
    IMAGE_NOT_FOUND = "ImageNotFound"
    MISSING_DIGEST_AND_TAG = "MissingDigestAndTag"
    IMAGE_REFERENCED_BY_MANIFEST_LIST = "ImageReferencedByManifestList"
    KMS_ERROR = "KmsError"


class LayerAvailability(StrEnum):
    """Whether a repository has a layer."""

    AVAILABLE = "AVAILABLE"
    UNAVAILABLE = "UNAVAILABLE"


class LayerFailureCode(StrEnum):
    """Why a digest could not be checked."""

    INVALID_LAYER_DIGEST = "InvalidLayerDigest"
    MISSING_LAYER_DIGEST = "MissingLayerDigest"


class RegistryAliasStatus(StrEnum):
    """How far the request for an alias has come."""

    ACTIVE = "ACTIVE"
    PENDING = "PENDING"
    REJECTED = "REJECTED"


class BatchCheckLayerAvailabilityRequest(CamelStructure):
    """The layers to look for, and the repository to look in."""

    registry_id: Annotated[str, shapes.REGISTRY_ID_OR_ALIAS.meta] | None = None
    """Account ID or alias of the registry; the caller's default public registry if left
    out. 2 to 50 characters.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    layer_digests: Annotated[
        list[Annotated[str, shapes.BATCHED_OPERATION_LAYER_DIGEST.meta]],
        shapes.BATCHED_OPERATION_LAYER_DIGEST_LIST.meta,
    ]
    """Digests of layers to check. 1 to 100 items, each at most 1000 characters."""


class BatchCheckLayerAvailabilityResponse(CamelStructure):
    """What is known of each digest asked for."""

    layers: list[Layer] | None = None
    """One entry for each digest that could be checked."""
    failures: list[LayerFailure] | None = None
    """One entry for each digest that could not be checked."""


class BatchDeleteImageRequest(CamelStructure):
    """The images to delete, and the repository they are in."""

    registry_id: Annotated[str, shapes.REGISTRY_ID_OR_ALIAS.meta] | None = None
    """Account ID or alias of the registry; the caller's default public registry if left
    out. 2 to 50 characters.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    image_ids: Annotated[list[ImageIdentifier], shapes.IMAGE_IDENTIFIER_LIST.meta]
    """The images to delete, by digest, or the tags to remove. 1 to 100 items."""


class BatchDeleteImageResponse(CamelStructure):
    """What was deleted and what was not."""

    image_ids: (
        Annotated[list[ImageIdentifier], shapes.IMAGE_IDENTIFIER_LIST.meta] | None
    ) = None
    """The images deleted and the tags removed. 1 to 100 items."""
    failures: list[ImageFailure] | None = None
    """Images that could not be deleted, each with the reason."""


class CompleteLayerUploadRequest(CamelStructure):
    """The upload to finish, and the digest that its bytes must have."""

    registry_id: Annotated[str, shapes.REGISTRY_ID_OR_ALIAS.meta] | None = None
    """Account ID or alias of the registry; the caller's default public registry if left
    out. 2 to 50 characters.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    upload_id: Annotated[str, shapes.UPLOAD_ID.meta]
    """ID of a layer upload, a UUID. Matching
    `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`.
    """

    layer_digests: Annotated[
        list[Annotated[str, shapes.LAYER_DIGEST.meta]], shapes.LAYER_DIGEST_LIST.meta
    ]
    """The SHA-256 digest that the layer must have; of several, any one. 1 to 100 items,
    each matching `[a-zA-Z0-9\\-_+.]+:[a-fA-F0-9]+`.
    """


class CompleteLayerUploadResponse(CamelStructure):
    """The layer that the upload became."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """ID of the AWS account that owns the registry, 12 digits. Matching `[0-9]{12}`."""
    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta] | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    upload_id: Annotated[str, shapes.UPLOAD_ID.meta] | None = None
    """ID of a layer upload, a UUID. Matching
    `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`.
    """

    layer_digest: Annotated[str, shapes.LAYER_DIGEST.meta] | None = None
    """The SHA-256 digest that the layer is stored under. Matching
    `[a-zA-Z0-9\\-_+.]+:[a-fA-F0-9]+`.
    """


class CreateRepositoryRequest(CamelStructure):
    """The repository to create."""

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    catalog_data: RepositoryCatalogDataInput | None = None
    """What the gallery is to show of the repository."""
    tags: Annotated[list[Tag], shapes.TAG_LIST.meta] | None = None
    """Resource tags to start with. At most 200 items."""


class CreateRepositoryResponse(CamelStructure):
    """The repository created."""

    repository: Repository | None = None
    """A repository in a public registry."""
    catalog_data: RepositoryCatalogData | None = None
    """The catalog data as stored."""


class DeleteRepositoryRequest(CamelStructure):
    """The repository to delete."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """Account ID of the registry; the caller's default public registry if left out.
    Matching `[0-9]{12}`.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    force: bool | None = None
    """Whether to delete the repository even if it contains images."""


class DeleteRepositoryResponse(CamelStructure):
    """The repository deleted."""

    repository: Repository | None = None
    """A repository in a public registry."""


class DeleteRepositoryPolicyRequest(CamelStructure):
    """The repository whose policy to remove."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """Account ID of the registry; the caller's default public registry if left out.
    Matching `[0-9]{12}`.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """


class DeleteRepositoryPolicyResponse(CamelStructure):
    """The policy removed."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """ID of the AWS account that owns the registry, 12 digits. Matching `[0-9]{12}`."""
    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta] | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    policy_text: Annotated[str, shapes.REPOSITORY_POLICY_TEXT.meta] | None = None
    """The policy that was in force until now. At most 10240 characters."""


class DescribeImageTagsRequest(CamelStructure):
    """The repository whose tags to list, and the page wanted."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """Account ID of the registry; the caller's default public registry if left out.
    Matching `[0-9]{12}`.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    next_token: str | None = None
    """Opaque token of the next page: an answer carries it while more results remain,
    the next request sends it back.
    """

    max_results: Annotated[int, shapes.MAX_RESULTS.meta] | None = None
    """Most results to return in one page; 100 if left out. 1 to 1000."""


class DescribeImageTagsResponse(CamelStructure):
    """One page of the tags in a repository."""

    image_tag_details: list[ImageTagDetail] | None = None
    """Tags, each with its image."""
    next_token: str | None = None
    """Opaque token of the next page: an answer carries it while more results remain,
    the next request sends it back.
    """


class DescribeImagesRequest(CamelStructure):
    """The repository whose images to list, and the page or the images wanted."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """Account ID of the registry; the caller's default public registry if left out.
    Matching `[0-9]{12}`.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    image_ids: (
        Annotated[list[ImageIdentifier], shapes.IMAGE_IDENTIFIER_LIST.meta] | None
    ) = None
    """The images to describe; all of the repository if left out. 1 to 100 items."""
    next_token: str | None = None
    """Token of the page wanted, from the answer before; not together with imageIds."""
    max_results: Annotated[int, shapes.MAX_RESULTS.meta] | None = None
    """Most images to return in one page, 100 if left out; not together with imageIds. 1
    to 1000.
    """


class DescribeImagesResponse(CamelStructure):
    """One page of the images in a repository."""

    image_details: list[ImageDetail] | None = None
    """Images in a repository."""
    next_token: str | None = None
    """Opaque token of the next page: an answer carries it while more results remain,
    the next request sends it back.
    """


class DescribeRegistriesRequest(CamelStructure):
    """The page of registries wanted."""

    next_token: str | None = None
    """Opaque token of the next page: an answer carries it while more results remain,
    the next request sends it back.
    """

    max_results: Annotated[int, shapes.MAX_RESULTS.meta] | None = None
    """Most results to return in one page; 100 if left out. 1 to 1000."""


class DescribeRegistriesResponse(CamelStructure):
    """One page of the caller's registries."""

    registries: list[Registry]
    """Public registries."""
    next_token: str | None = None
    """Opaque token of the next page: an answer carries it while more results remain,
    the next request sends it back.
    """


class DescribeRepositoriesRequest(CamelStructure):
    """The registry whose repositories to list, and the page or the names wanted."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """Account ID of the registry; the caller's default public registry if left out.
    Matching `[0-9]{12}`.
    """

    repository_names: (
        Annotated[
            list[Annotated[str, shapes.REPOSITORY_NAME.meta]],
            shapes.REPOSITORY_NAME_LIST.meta,
        ]
        | None
    ) = None
    """The repositories to describe; all of the registry if left out. 1 to 100 items,
    each 2 to 205 characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    next_token: str | None = None
    """Token of the page wanted, from the answer before; not together with
    repositoryNames.
    """

    max_results: Annotated[int, shapes.MAX_RESULTS.meta] | None = None
    """Most repositories to return in one page, 100 if left out; not together with
    repositoryNames. 1 to 1000.
    """


class DescribeRepositoriesResponse(CamelStructure):
    """One page of the repositories in a registry."""

    repositories: list[Repository] | None = None
    """Repositories in a registry."""
    next_token: str | None = None
    """Opaque token of the next page: an answer carries it while more results remain,
    the next request sends it back.
    """


class GetAuthorizationTokenRequest(CamelStructure):
    """Empty: the token is for the caller."""


class GetAuthorizationTokenResponse(CamelStructure):
    """A token for the caller."""

    authorization_data: AuthorizationData | None = None
    """A token to log a container client in with."""


class GetRegistryCatalogDataRequest(CamelStructure):
    """Empty: the caller's public registry is meant."""


class GetRegistryCatalogDataResponse(CamelStructure):
    """What the gallery shows of the registry."""

    registry_catalog_data: RegistryCatalogData
    """What the Amazon ECR Public Gallery shows of a registry."""


class GetRepositoryCatalogDataRequest(CamelStructure):
    """The repository whose catalog data to get."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """Account ID of the registry; the caller's default public registry if left out.
    Matching `[0-9]{12}`.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """


class GetRepositoryCatalogDataResponse(CamelStructure):
    """What the gallery shows of the repository."""

    catalog_data: RepositoryCatalogData | None = None
    """What the Amazon ECR Public Gallery shows of a repository."""


class GetRepositoryPolicyRequest(CamelStructure):
    """The repository whose policy to get."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """Account ID of the registry; the caller's default public registry if left out.
    Matching `[0-9]{12}`.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """


class GetRepositoryPolicyResponse(CamelStructure):
    """The policy of a repository."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """ID of the AWS account that owns the registry, 12 digits. Matching `[0-9]{12}`."""
    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta] | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    policy_text: Annotated[str, shapes.REPOSITORY_POLICY_TEXT.meta] | None = None
    """An access policy: a JSON document in the IAM policy language. At most 10240
    characters.
    """


class InitiateLayerUploadRequest(CamelStructure):
    """Where the layer will go."""

    registry_id: Annotated[str, shapes.REGISTRY_ID_OR_ALIAS.meta] | None = None
    """Account ID or alias of the registry; the caller's default public registry if left
    out. 2 to 50 characters.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """The repository that the layer goes to. 2 to 205 characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """


class InitiateLayerUploadResponse(CamelStructure):
    """The upload that was opened."""

    upload_id: Annotated[str, shapes.UPLOAD_ID.meta] | None = None
    """ID of the new upload, for UploadLayerPart and CompleteLayerUpload. Matching
    `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`.
    """

    part_size: Annotated[int, shapes.PART_SIZE.meta] | None = None
    """Size in bytes that the parts should have; the last may be smaller. At least 0."""


class ListTagsForResourceRequest(CamelStructure):
    """The repository whose resource tags to list."""

    resource_arn: Annotated[str, shapes.ARN.meta]
    """ARN of the repository. 1 to 2048 characters."""


class ListTagsForResourceResponse(CamelStructure):
    """The resource tags of a repository."""

    tags: Annotated[list[Tag], shapes.TAG_LIST.meta] | None = None
    """All resource tags of the repository. At most 200 items."""


class PutImageRequest(CamelStructure):
    """The manifest to store, and the repository and tag to store it under."""

    registry_id: Annotated[str, shapes.REGISTRY_ID_OR_ALIAS.meta] | None = None
    """Account ID or alias of the registry; the caller's default public registry if left
    out. 2 to 50 characters.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    image_manifest: Annotated[str, shapes.IMAGE_MANIFEST.meta]
    """Text of an image manifest, JSON in a Docker or OCI format. 1 to 4194304
    characters.
    """

    image_manifest_media_type: str | None = None
    """Media type of the manifest; required if the manifest has no mediaType of its
    own.
    """

    image_tag: Annotated[str, shapes.IMAGE_TAG.meta] | None = None
    """Tag to set to the image; without one, the image is found by digest only. 1 to 300
    characters.
    """

    image_digest: str | None = None
    """Digest that the manifest must have; checked if given."""


class PutImageResponse(CamelStructure):
    """The image stored."""

    image: Image | None = None
    """An image as PutImage stored it."""


class PutRegistryCatalogDataRequest(CamelStructure):
    """What the gallery is to show of the registry."""

    display_name: Annotated[str, shapes.REGISTRY_DISPLAY_NAME.meta] | None = None
    """Name of a publisher as shown in the gallery. At most 100 characters."""


class PutRegistryCatalogDataResponse(CamelStructure):
    """What the gallery shows of the registry from now on."""

    registry_catalog_data: RegistryCatalogData
    """What the Amazon ECR Public Gallery shows of a registry."""


class PutRepositoryCatalogDataRequest(CamelStructure):
    """The repository, and what the gallery is to show of it."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """Account ID of the registry; the caller's default public registry if left out.
    Matching `[0-9]{12}`.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    catalog_data: RepositoryCatalogDataInput
    """Catalog data of a repository as it is set, with the logo itself in place of
    its URL.
    """


class PutRepositoryCatalogDataResponse(CamelStructure):
    """What the gallery shows of the repository from now on."""

    catalog_data: RepositoryCatalogData | None = None
    """What the Amazon ECR Public Gallery shows of a repository."""


class SetRepositoryPolicyRequest(CamelStructure):
    """The policy to set, and the repository to set it on."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """Account ID of the registry; the caller's default public registry if left out.
    Matching `[0-9]{12}`.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    policy_text: Annotated[str, shapes.REPOSITORY_POLICY_TEXT.meta]
    """An access policy: a JSON document in the IAM policy language. At most 10240
    characters.
    """

    force: bool | None = None
    """Whether to set even a policy that keeps the caller from setting another one."""


class SetRepositoryPolicyResponse(CamelStructure):
    """The policy set."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """ID of the AWS account that owns the registry, 12 digits. Matching `[0-9]{12}`."""
    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta] | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    policy_text: Annotated[str, shapes.REPOSITORY_POLICY_TEXT.meta] | None = None
    """An access policy: a JSON document in the IAM policy language. At most 10240
    characters.
    """


class TagResourceRequest(CamelStructure):
    """The resource tags to add, and the repository to add them to."""

    resource_arn: Annotated[str, shapes.ARN.meta]
    """ARN of the repository. 1 to 2048 characters."""
    tags: Annotated[list[Tag], shapes.TAG_LIST.meta]
    """The resource tags to add or to change. At most 200 items."""


class TagResourceResponse(CamelStructure):
    """Empty: the tags are set."""


class UntagResourceRequest(CamelStructure):
    """The resource tags to remove, and the repository to remove them from."""

    resource_arn: Annotated[str, shapes.ARN.meta]
    """ARN of the repository. 1 to 2048 characters."""
    tag_keys: Annotated[
        list[Annotated[str, shapes.TAG_KEY.meta]], shapes.TAG_KEY_LIST.meta
    ]
    """The keys of the resource tags to remove. At most 200 items, each 1 to 128
    characters.
    """


class UntagResourceResponse(CamelStructure):
    """Empty: the tags are gone."""


class UploadLayerPartRequest(CamelStructure):
    """One part of a layer, and its place in the whole."""

    registry_id: Annotated[str, shapes.REGISTRY_ID_OR_ALIAS.meta] | None = None
    """Account ID or alias of the registry; the caller's default public registry if left
    out. 2 to 50 characters.
    """

    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta]
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    upload_id: Annotated[str, shapes.UPLOAD_ID.meta]
    """ID of a layer upload, a UUID. Matching
    `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`.
    """

    part_first_byte: Annotated[int, shapes.PART_SIZE.meta]
    """Place of the first byte of the part in the layer, counted from 0. At least 0."""
    part_last_byte: Annotated[int, shapes.PART_SIZE.meta]
    """Place of the last byte of the part in the layer, counted from 0. At least 0."""
    layer_part_blob: Annotated[bytes, shapes.LAYER_PART_BLOB.meta]
    """The bytes of one part of a layer. At most 20971520 bytes."""


class UploadLayerPartResponse(CamelStructure):
    """How far the upload has come."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """ID of the AWS account that owns the registry, 12 digits. Matching `[0-9]{12}`."""
    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta] | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    upload_id: Annotated[str, shapes.UPLOAD_ID.meta] | None = None
    """ID of a layer upload, a UUID. Matching
    `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`.
    """

    last_byte_received: Annotated[int, shapes.PART_SIZE.meta] | None = None
    """Place of the last byte received so far, counted from 0. At least 0."""


class AuthorizationData(CamelStructure):
    """A token to log a container client in with."""

    authorization_token: Annotated[str, shapes.BASE64.meta] | None = None
    """Credentials for docker login, user:password when decoded. Matching
    `[^\\t\\n\\v\\f\\r
    \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+`.
    """

    expires_at: UnixTime | None = None
    """When the token expires, in seconds since the Unix epoch."""


class Image(CamelStructure):
    """An image as PutImage stored it."""

    registry_id: Annotated[str, shapes.REGISTRY_ID_OR_ALIAS.meta] | None = None
    """Account ID or alias of the registry that has the image. 2 to 50 characters."""
    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta] | None = None
    """The repository that has the image. 2 to 205 characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    image_id: ImageIdentifier | None = None
    """The digest of the image, and the tag it was stored under."""
    image_manifest: Annotated[str, shapes.IMAGE_MANIFEST.meta] | None = None
    """Text of an image manifest, JSON in a Docker or OCI format. 1 to 4194304
    characters.
    """

    image_manifest_media_type: str | None = None
    """Media type of the manifest."""


class ImageDetail(CamelStructure):
    """An image in a repository, with its tags."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """ID of the AWS account that owns the registry, 12 digits. Matching `[0-9]{12}`."""
    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta] | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    image_digest: str | None = None
    """Digest of an image manifest: the algorithm, a colon, the hash in hexadecimal."""
    image_tags: list[Annotated[str, shapes.IMAGE_TAG.meta]] | None = None
    """The tags that point to the image. Any number, each 1 to 300 characters."""
    image_size_in_bytes: Annotated[int, shapes.IMAGE_SIZE_IN_BYTES.meta] | None = None
    """Size in bytes of an image with its compressed layers; for a list of manifests, of
    the largest image in it.
    """

    image_pushed_at: UnixTime | None = None
    """When an image was pushed, in seconds since the Unix epoch."""
    image_manifest_media_type: str | None = None
    """Media type of the manifest."""
    artifact_media_type: str | None = None
    """Media type of the artifact; it tells a container image from, say, a Helm
    chart.
    """


class ImageFailure(CamelStructure):
    """An image that could not be deleted, and why."""

    image_id: ImageIdentifier | None = None
    """The image as named in the request."""
    failure_code: ImageFailureCode | Unknown | None = None
    """Why an image could not be deleted."""
    failure_reason: str | None = None
    """Why the image could not be deleted, for people to read."""


class ImageIdentifier(CamelStructure):
    """Names an image by digest, by tag, or by both, which then have to agree."""

    image_digest: str | None = None
    """Digest of an image manifest: the algorithm, a colon, the hash in hexadecimal."""
    image_tag: Annotated[str, shapes.IMAGE_TAG.meta] | None = None
    """Name that points to one image of a repository, such as latest. 1 to 300
    characters.
    """


class ImageTagDetail(CamelStructure):
    """A tag, and the image that it points to."""

    image_tag: Annotated[str, shapes.IMAGE_TAG.meta] | None = None
    """Name that points to one image of a repository, such as latest. 1 to 300
    characters.
    """

    created_at: UnixTime | None = None
    """When the tag was set, in seconds since the Unix epoch."""
    image_detail: ReferencedImageDetail | None = None
    """The image that a tag points to."""


class Layer(CamelStructure):
    """A layer that a repository was asked about."""

    layer_digest: Annotated[str, shapes.LAYER_DIGEST.meta] | None = None
    """Digest of a layer: the algorithm, a colon, the hash in hexadecimal. Matching
    `[a-zA-Z0-9\\-_+.]+:[a-fA-F0-9]+`.
    """

    layer_availability: LayerAvailability | Unknown | None = None
    """Whether a repository has a layer."""
    layer_size: Annotated[int, shapes.LAYER_SIZE_IN_BYTES.meta] | None = None
    """Size of a layer in bytes."""
    media_type: str | None = None
    """Media type of the layer; application/vnd.oci.image.layer.v1.tar+gzip for gzipped
    OCI layers.
    """


class LayerFailure(CamelStructure):
    """A digest that could not be checked, and why."""

    layer_digest: Annotated[str, shapes.BATCHED_OPERATION_LAYER_DIGEST.meta] | None = (
        None
    )
    """The digest as given in the request. At most 1000 characters."""
    failure_code: LayerFailureCode | Unknown | None = None
    """Why a digest could not be checked."""
    failure_reason: str | None = None
    """Why the digest could not be checked, for people to read."""


class ReferencedImageDetail(CamelStructure):
    """The image that a tag points to."""

    image_digest: str | None = None
    """Digest of an image manifest: the algorithm, a colon, the hash in hexadecimal."""
    image_size_in_bytes: Annotated[int, shapes.IMAGE_SIZE_IN_BYTES.meta] | None = None
    """Size in bytes of an image with its compressed layers; for a list of manifests, of
    the largest image in it.
    """

    image_pushed_at: UnixTime | None = None
    """When an image was pushed, in seconds since the Unix epoch."""
    image_manifest_media_type: str | None = None
    """Media type of the manifest."""
    artifact_media_type: str | None = None
    """Media type of the artifact; it tells a container image from, say, a Helm
    chart.
    """


class Registry(CamelStructure):
    """A public registry."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta]
    """ID of the AWS account that owns the registry, 12 digits. Matching `[0-9]{12}`."""
    registry_arn: Annotated[str, shapes.ARN.meta]
    """Amazon Resource Name of the registry. 1 to 2048 characters."""
    registry_uri: str
    """URI of the registry, made of the host public.ecr.aws and the primary alias."""
    verified: bool
    """Whether the owner of the registry is a verified AWS Marketplace seller."""
    aliases: list[RegistryAlias]
    """The aliases of the registry."""


class RegistryAlias(CamelStructure):
    """A name for a registry, used in place of the account ID in the registry's URIs."""

    name: Annotated[str, shapes.REGISTRY_ALIAS_NAME.meta]
    """Alias of a registry, the first segment of the paths of its images. 2 to 50
    characters, matching `[a-z][a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    status: RegistryAliasStatus | Unknown
    """How far the request for an alias has come."""
    primary_registry_alias: bool
    """Whether this is the alias that the gallery shows in URIs."""
    default_registry_alias: bool
    """Whether this is the alias that the registry was assigned at first."""


class RegistryCatalogData(CamelStructure):
    """What the Amazon ECR Public Gallery shows of a registry."""

    display_name: Annotated[str, shapes.REGISTRY_DISPLAY_NAME.meta] | None = None
    """Name of a publisher as shown in the gallery. At most 100 characters."""


class Repository(CamelStructure):
    """A repository in a public registry."""

    repository_arn: Annotated[str, shapes.ARN.meta] | None = None
    """Amazon Resource Name of the repository. 1 to 2048 characters."""
    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """ID of the AWS account that owns the registry, 12 digits. Matching `[0-9]{12}`."""
    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta] | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    repository_uri: str | None = None
    """URI under which container clients push to and pull from the repository."""
    created_at: UnixTime | None = None
    """When the repository was created, in seconds since the Unix epoch."""


class RepositoryCatalogData(CamelStructure):
    """What the Amazon ECR Public Gallery shows of a repository."""

    description: Annotated[str, shapes.REPOSITORY_DESCRIPTION.meta] | None = None
    """Short description of a repository, shown in search results. At most 1024
    characters.
    """

    architectures: (
        Annotated[
            list[Annotated[str, shapes.ARCHITECTURE.meta]],
            shapes.ARCHITECTURE_LIST.meta,
        ]
        | None
    ) = None
    """The architectures that a repository has images for. At most 50 items, each 1 to
    50 characters.
    """

    operating_systems: (
        Annotated[
            list[Annotated[str, shapes.OPERATING_SYSTEM.meta]],
            shapes.OPERATING_SYSTEM_LIST.meta,
        ]
        | None
    ) = None
    """The operating systems that a repository has images for. At most 50 items, each 1
    to 50 characters.
    """

    logo_url: Annotated[str, shapes.RESOURCE_URL.meta] | None = None
    """URL of the logo. At most 2048 characters."""
    about_text: Annotated[str, shapes.ABOUT_TEXT.meta] | None = None
    """Long description of what the repository contains, in Markdown. At most 25600
    characters.
    """

    usage_text: Annotated[str, shapes.USAGE_TEXT.meta] | None = None
    """Long description of how to use what the repository contains, in Markdown. At most
    25600 characters.
    """

    marketplace_certified: bool | None = None
    """Whether AWS Marketplace has certified the repository."""


class RepositoryCatalogDataInput(CamelStructure):
    """Catalog data of a repository as it is set, with the logo itself in place of
    its URL.
    """

    description: Annotated[str, shapes.REPOSITORY_DESCRIPTION.meta] | None = None
    """Short description of a repository, shown in search results. At most 1024
    characters.
    """

    architectures: (
        Annotated[
            list[Annotated[str, shapes.ARCHITECTURE.meta]],
            shapes.ARCHITECTURE_LIST.meta,
        ]
        | None
    ) = None
    """The architectures that a repository has images for. At most 50 items, each 1 to
    50 characters.
    """

    operating_systems: (
        Annotated[
            list[Annotated[str, shapes.OPERATING_SYSTEM.meta]],
            shapes.OPERATING_SYSTEM_LIST.meta,
        ]
        | None
    ) = None
    """The operating systems that a repository has images for. At most 50 items, each 1
    to 50 characters.
    """

    logo_image_blob: Annotated[bytes, shapes.LOGO_IMAGE_BLOB.meta] | None = None
    """The logo, an image file; the gallery shows it for verified accounts only. At most
    512000 bytes.
    """

    about_text: Annotated[str, shapes.ABOUT_TEXT.meta] | None = None
    """Long description of what the repository contains, in Markdown. At most 25600
    characters.
    """

    usage_text: Annotated[str, shapes.USAGE_TEXT.meta] | None = None
    """Long description of how to use what the repository contains, in Markdown. At most
    25600 characters.
    """


class Tag(CamelStructure):
    """A resource tag, a key with a value."""

    key: Annotated[str, shapes.TAG_KEY.meta] | None = field(name="Key", default=None)
    """Key of a resource tag. 1 to 128 characters."""
    value: Annotated[str, shapes.TAG_VALUE.meta] | None = field(
        name="Value", default=None
    )
    """Value of a resource tag. At most 256 characters."""


class InvalidLayerPartExceptionBody(ErrorBody):
    """What InvalidLayerPartException tells."""

    registry_id: Annotated[str, shapes.REGISTRY_ID.meta] | None = None
    """ID of the AWS account that owns the registry, 12 digits. Matching `[0-9]{12}`."""
    repository_name: Annotated[str, shapes.REPOSITORY_NAME.meta] | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes. 2 to 205
    characters, matching
    `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
    """

    upload_id: Annotated[str, shapes.UPLOAD_ID.meta] | None = None
    """ID of a layer upload, a UUID. Matching
    `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`.
    """

    last_valid_byte_received: Annotated[int, shapes.PART_SIZE.meta] | None = None
    """Place of the last byte accepted so far, counted from 0; resume after it. At
    least 0.
    """
