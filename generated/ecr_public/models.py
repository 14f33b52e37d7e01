"""The structures that requests, responses and errors are made of."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import field

from . import (
    shapes,
)
from ._runtime.errors import (
    ErrorBody,
)
from ._runtime.structure import (
    Structure,
    carry_as_unix_time,
)

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


class BatchCheckLayerAvailabilityRequest(Structure, frozen=True, kw_only=True):
    """The layers to look for, and the repository to look in."""

    registry_id: shapes.RegistryIdOrAlias | None = None
    """Account ID or alias of the registry; the caller's default public registry if left
    out.
    """

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    layer_digests: shapes.BatchedOperationLayerDigestList
    """Digests of layers to check."""


class BatchCheckLayerAvailabilityResponse(Structure, frozen=True, kw_only=True):
    """What is known of each digest asked for."""

    layers: LayerList | None = None
    """One entry for each digest that could be checked."""

    failures: LayerFailureList | None = None
    """One entry for each digest that could not be checked."""


class BatchDeleteImageRequest(Structure, frozen=True, kw_only=True):
    """The images to delete, and the repository they are in."""

    registry_id: shapes.RegistryIdOrAlias | None = None
    """Account ID or alias of the registry; the caller's default public registry if left
    out.
    """

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    image_ids: ImageIdentifierList
    """The images to delete, by digest, or the tags to remove."""


class BatchDeleteImageResponse(Structure, frozen=True, kw_only=True):
    """What was deleted and what was not."""

    image_ids: ImageIdentifierList | None = None
    """The images deleted and the tags removed."""

    failures: ImageFailureList | None = None
    """Images that could not be deleted, each with the reason."""


class CompleteLayerUploadRequest(Structure, frozen=True, kw_only=True):
    """The upload to finish, and the digest that its bytes must have."""

    registry_id: shapes.RegistryIdOrAlias | None = None
    """Account ID or alias of the registry; the caller's default public registry if left
    out.
    """

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    upload_id: shapes.UploadId
    """ID of a layer upload, a UUID."""

    layer_digests: shapes.LayerDigestList
    """The SHA-256 digest that the layer must have; of several, any one."""


class CompleteLayerUploadResponse(Structure, frozen=True, kw_only=True):
    """The layer that the upload became."""

    registry_id: shapes.RegistryId | None = None
    """ID of the AWS account that owns the registry, 12 digits."""

    repository_name: shapes.RepositoryName | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    upload_id: shapes.UploadId | None = None
    """ID of a layer upload, a UUID."""

    layer_digest: shapes.LayerDigest | None = None
    """The SHA-256 digest that the layer is stored under."""


class CreateRepositoryRequest(Structure, frozen=True, kw_only=True):
    """The repository to create."""

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    catalog_data: RepositoryCatalogDataInput | None = None
    """What the gallery is to show of the repository."""

    tags: TagList | None = None
    """Resource tags to start with."""


class CreateRepositoryResponse(Structure, frozen=True, kw_only=True):
    """The repository created."""

    repository: Repository | None = None
    """A repository in a public registry."""

    catalog_data: RepositoryCatalogData | None = None
    """The catalog data as stored."""


class DeleteRepositoryRequest(Structure, frozen=True, kw_only=True):
    """The repository to delete."""

    registry_id: shapes.RegistryId | None = None
    """Account ID of the registry; the caller's default public registry if left out."""

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    force: shapes.ForceFlag | None = None
    """Whether to delete the repository even if it contains images."""


class DeleteRepositoryResponse(Structure, frozen=True, kw_only=True):
    """The repository deleted."""

    repository: Repository | None = None
    """A repository in a public registry."""


class DeleteRepositoryPolicyRequest(Structure, frozen=True, kw_only=True):
    """The repository whose policy to remove."""

    registry_id: shapes.RegistryId | None = None
    """Account ID of the registry; the caller's default public registry if left out."""

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """


class DeleteRepositoryPolicyResponse(Structure, frozen=True, kw_only=True):
    """The policy removed."""

    registry_id: shapes.RegistryId | None = None
    """ID of the AWS account that owns the registry, 12 digits."""

    repository_name: shapes.RepositoryName | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    policy_text: shapes.RepositoryPolicyText | None = None
    """The policy that was in force until now."""


class DescribeImageTagsRequest(Structure, frozen=True, kw_only=True):
    """The repository whose tags to list, and the page wanted."""

    registry_id: shapes.RegistryId | None = None
    """Account ID of the registry; the caller's default public registry if left out."""

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    next_token: shapes.NextToken | None = None
    """Opaque token of the next page: an answer carries it while more results remain,
    the next request sends it back.
    """

    max_results: shapes.MaxResults | None = None
    """Most results to return in one page; 100 if left out."""


class DescribeImageTagsResponse(Structure, frozen=True, kw_only=True):
    """One page of the tags in a repository."""

    image_tag_details: ImageTagDetailList | None = None
    """Tags, each with its image."""

    next_token: shapes.NextToken | None = None
    """Opaque token of the next page: an answer carries it while more results remain,
    the next request sends it back.
    """


class DescribeImagesRequest(Structure, frozen=True, kw_only=True):
    """The repository whose images to list, and the page or the images wanted."""

    registry_id: shapes.RegistryId | None = None
    """Account ID of the registry; the caller's default public registry if left out."""

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    image_ids: ImageIdentifierList | None = None
    """The images to describe; all of the repository if left out."""

    next_token: shapes.NextToken | None = None
    """Token of the page wanted, from the answer before; not together with imageIds."""

    max_results: shapes.MaxResults | None = None
    """Most images to return in one page, 100 if left out; not together with
    imageIds.
    """


class DescribeImagesResponse(Structure, frozen=True, kw_only=True):
    """One page of the images in a repository."""

    image_details: ImageDetailList | None = None
    """Images in a repository."""

    next_token: shapes.NextToken | None = None
    """Opaque token of the next page: an answer carries it while more results remain,
    the next request sends it back.
    """


class DescribeRegistriesRequest(Structure, frozen=True, kw_only=True):
    """The page of registries wanted."""

    next_token: shapes.NextToken | None = None
    """Opaque token of the next page: an answer carries it while more results remain,
    the next request sends it back.
    """

    max_results: shapes.MaxResults | None = None
    """Most results to return in one page; 100 if left out."""


class DescribeRegistriesResponse(Structure, frozen=True, kw_only=True):
    """One page of the caller's registries."""

    registries: RegistryList
    """Public registries."""

    next_token: shapes.NextToken | None = None
    """Opaque token of the next page: an answer carries it while more results remain,
    the next request sends it back.
    """


class DescribeRepositoriesRequest(Structure, frozen=True, kw_only=True):
    """The registry whose repositories to list, and the page or the names wanted."""

    registry_id: shapes.RegistryId | None = None
    """Account ID of the registry; the caller's default public registry if left out."""

    repository_names: shapes.RepositoryNameList | None = None
    """The repositories to describe; all of the registry if left out."""

    next_token: shapes.NextToken | None = None
    """Token of the page wanted, from the answer before; not together with
    repositoryNames.
    """

    max_results: shapes.MaxResults | None = None
    """Most repositories to return in one page, 100 if left out; not together with
    repositoryNames.
    """


class DescribeRepositoriesResponse(Structure, frozen=True, kw_only=True):
    """One page of the repositories in a registry."""

    repositories: RepositoryList | None = None
    """Repositories in a registry."""

    next_token: shapes.NextToken | None = None
    """Opaque token of the next page: an answer carries it while more results remain,
    the next request sends it back.
    """


class GetAuthorizationTokenRequest(Structure, frozen=True, kw_only=True):
    """Empty: the token is for the caller."""


class GetAuthorizationTokenResponse(Structure, frozen=True, kw_only=True):
    """A token for the caller."""

    authorization_data: AuthorizationData | None = None
    """A token to log a container client in with."""


class GetRegistryCatalogDataRequest(Structure, frozen=True, kw_only=True):
    """Empty: the caller's public registry is meant."""


class GetRegistryCatalogDataResponse(Structure, frozen=True, kw_only=True):
    """What the gallery shows of the registry."""

    registry_catalog_data: RegistryCatalogData
    """What the Amazon ECR Public Gallery shows of a registry."""


class GetRepositoryCatalogDataRequest(Structure, frozen=True, kw_only=True):
    """The repository whose catalog data to get."""

    registry_id: shapes.RegistryId | None = None
    """Account ID of the registry; the caller's default public registry if left out."""

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """


class GetRepositoryCatalogDataResponse(Structure, frozen=True, kw_only=True):
    """What the gallery shows of the repository."""

    catalog_data: RepositoryCatalogData | None = None
    """What the Amazon ECR Public Gallery shows of a repository."""


class GetRepositoryPolicyRequest(Structure, frozen=True, kw_only=True):
    """The repository whose policy to get."""

    registry_id: shapes.RegistryId | None = None
    """Account ID of the registry; the caller's default public registry if left out."""

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """


class GetRepositoryPolicyResponse(Structure, frozen=True, kw_only=True):
    """The policy of a repository."""

    registry_id: shapes.RegistryId | None = None
    """ID of the AWS account that owns the registry, 12 digits."""

    repository_name: shapes.RepositoryName | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    policy_text: shapes.RepositoryPolicyText | None = None
    """An access policy: a JSON document in the IAM policy language."""


class InitiateLayerUploadRequest(Structure, frozen=True, kw_only=True):
    """Where the layer will go."""

    registry_id: shapes.RegistryIdOrAlias | None = None
    """Account ID or alias of the registry; the caller's default public registry if left
    out.
    """

    repository_name: shapes.RepositoryName
    """The repository that the layer goes to."""


class InitiateLayerUploadResponse(Structure, frozen=True, kw_only=True):
    """The upload that was opened."""

    upload_id: shapes.UploadId | None = None
    """ID of the new upload, for UploadLayerPart and CompleteLayerUpload."""

    part_size: shapes.PartSize | None = None
    """Size in bytes that the parts should have; the last may be smaller."""


class ListTagsForResourceRequest(Structure, frozen=True, kw_only=True):
    """The repository whose resource tags to list."""

    resource_arn: shapes.Arn
    """ARN of the repository."""


class ListTagsForResourceResponse(Structure, frozen=True, kw_only=True):
    """The resource tags of a repository."""

    tags: TagList | None = None
    """All resource tags of the repository."""


class PutImageRequest(Structure, frozen=True, kw_only=True):
    """The manifest to store, and the repository and tag to store it under."""

    registry_id: shapes.RegistryIdOrAlias | None = None
    """Account ID or alias of the registry; the caller's default public registry if left
    out.
    """

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    image_manifest: shapes.ImageManifest
    """Text of an image manifest, JSON in a Docker or OCI format."""

    image_manifest_media_type: shapes.MediaType | None = None
    """Media type of the manifest; required if the manifest has no mediaType of its
    own.
    """

    image_tag: shapes.ImageTag | None = None
    """Tag to set to the image; without one, the image is found by digest only."""

    image_digest: shapes.ImageDigest | None = None
    """Digest that the manifest must have; checked if given."""


class PutImageResponse(Structure, frozen=True, kw_only=True):
    """The image stored."""

    image: Image | None = None
    """An image as PutImage stored it."""


class PutRegistryCatalogDataRequest(Structure, frozen=True, kw_only=True):
    """What the gallery is to show of the registry."""

    display_name: shapes.RegistryDisplayName | None = None
    """Name of a publisher as shown in the gallery."""


class PutRegistryCatalogDataResponse(Structure, frozen=True, kw_only=True):
    """What the gallery shows of the registry from now on."""

    registry_catalog_data: RegistryCatalogData
    """What the Amazon ECR Public Gallery shows of a registry."""


class PutRepositoryCatalogDataRequest(Structure, frozen=True, kw_only=True):
    """The repository, and what the gallery is to show of it."""

    registry_id: shapes.RegistryId | None = None
    """Account ID of the registry; the caller's default public registry if left out."""

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    catalog_data: RepositoryCatalogDataInput
    """Catalog data of a repository as it is set, with the logo itself in place of
    its URL.
    """


class PutRepositoryCatalogDataResponse(Structure, frozen=True, kw_only=True):
    """What the gallery shows of the repository from now on."""

    catalog_data: RepositoryCatalogData | None = None
    """What the Amazon ECR Public Gallery shows of a repository."""


class SetRepositoryPolicyRequest(Structure, frozen=True, kw_only=True):
    """The policy to set, and the repository to set it on."""

    registry_id: shapes.RegistryId | None = None
    """Account ID of the registry; the caller's default public registry if left out."""

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    policy_text: shapes.RepositoryPolicyText
    """An access policy: a JSON document in the IAM policy language."""

    force: shapes.ForceFlag | None = None
    """Whether to set even a policy that keeps the caller from setting another one."""


class SetRepositoryPolicyResponse(Structure, frozen=True, kw_only=True):
    """The policy set."""

    registry_id: shapes.RegistryId | None = None
    """ID of the AWS account that owns the registry, 12 digits."""

    repository_name: shapes.RepositoryName | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    policy_text: shapes.RepositoryPolicyText | None = None
    """An access policy: a JSON document in the IAM policy language."""


class TagResourceRequest(Structure, frozen=True, kw_only=True):
    """The resource tags to add, and the repository to add them to."""

    resource_arn: shapes.Arn
    """ARN of the repository."""

    tags: TagList
    """The resource tags to add or to change."""


class TagResourceResponse(Structure, frozen=True, kw_only=True):
    """Empty: the tags are set."""


class UntagResourceRequest(Structure, frozen=True, kw_only=True):
    """The resource tags to remove, and the repository to remove them from."""

    resource_arn: shapes.Arn
    """ARN of the repository."""

    tag_keys: shapes.TagKeyList
    """The keys of the resource tags to remove."""


class UntagResourceResponse(Structure, frozen=True, kw_only=True):
    """Empty: the tags are gone."""


class UploadLayerPartRequest(Structure, frozen=True, kw_only=True):
    """One part of a layer, and its place in the whole."""

    registry_id: shapes.RegistryIdOrAlias | None = None
    """Account ID or alias of the registry; the caller's default public registry if left
    out.
    """

    repository_name: shapes.RepositoryName
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    upload_id: shapes.UploadId
    """ID of a layer upload, a UUID."""

    part_first_byte: shapes.PartSize
    """Place of the first byte of the part in the layer, counted from 0."""

    part_last_byte: shapes.PartSize
    """Place of the last byte of the part in the layer, counted from 0."""

    layer_part_blob: shapes.LayerPartBlob
    """The bytes of one part of a layer."""


class UploadLayerPartResponse(Structure, frozen=True, kw_only=True):
    """How far the upload has come."""

    registry_id: shapes.RegistryId | None = None
    """ID of the AWS account that owns the registry, 12 digits."""

    repository_name: shapes.RepositoryName | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    upload_id: shapes.UploadId | None = None
    """ID of a layer upload, a UUID."""

    last_byte_received: shapes.PartSize | None = None
    """Place of the last byte received so far, counted from 0."""


class AuthorizationData(Structure, frozen=True, kw_only=True):
    """A token to log a container client in with."""

    authorization_token: shapes.Base64 | None = None
    """Credentials for docker login, user:password when decoded."""

    expires_at: shapes.ExpirationTimestamp | None = None
    """When the token expires, in seconds since the Unix epoch."""

    def __post_init__(self) -> None:
        """Make times travel as numbers."""
        carry_as_unix_time(
            self,
            "expires_at",
        )


class Image(Structure, frozen=True, kw_only=True):
    """An image as PutImage stored it."""

    registry_id: shapes.RegistryIdOrAlias | None = None
    """Account ID or alias of the registry that has the image."""

    repository_name: shapes.RepositoryName | None = None
    """The repository that has the image."""

    image_id: ImageIdentifier | None = None
    """The digest of the image, and the tag it was stored under."""

    image_manifest: shapes.ImageManifest | None = None
    """Text of an image manifest, JSON in a Docker or OCI format."""

    image_manifest_media_type: shapes.MediaType | None = None
    """Media type of the manifest."""


class ImageDetail(Structure, frozen=True, kw_only=True):
    """An image in a repository, with its tags."""

    registry_id: shapes.RegistryId | None = None
    """ID of the AWS account that owns the registry, 12 digits."""

    repository_name: shapes.RepositoryName | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    image_digest: shapes.ImageDigest | None = None
    """Digest of an image manifest: the algorithm, a colon, the hash in hexadecimal."""

    image_tags: shapes.ImageTagList | None = None
    """The tags that point to the image."""

    image_size_in_bytes: shapes.ImageSizeInBytes | None = None
    """Size in bytes of an image with its compressed layers; for a list of manifests, of
    the largest image in it.
    """

    image_pushed_at: shapes.PushTimestamp | None = None
    """When an image was pushed, in seconds since the Unix epoch."""

    image_manifest_media_type: shapes.MediaType | None = None
    """Media type of the manifest."""

    artifact_media_type: shapes.MediaType | None = None
    """Media type of the artifact; it tells a container image from, say, a Helm
    chart.
    """

    def __post_init__(self) -> None:
        """Make times travel as numbers."""
        carry_as_unix_time(
            self,
            "image_pushed_at",
        )


class ImageFailure(Structure, frozen=True, kw_only=True):
    """An image that could not be deleted, and why."""

    image_id: ImageIdentifier | None = None
    """The image as named in the request."""

    failure_code: ImageFailureCode | None = None
    """Why an image could not be deleted."""

    failure_reason: shapes.ImageFailureReason | None = None
    """Why the image could not be deleted, for people to read."""


class ImageIdentifier(Structure, frozen=True, kw_only=True):
    """Names an image by digest, by tag, or by both, which then have to agree."""

    image_digest: shapes.ImageDigest | None = None
    """Digest of an image manifest: the algorithm, a colon, the hash in hexadecimal."""

    image_tag: shapes.ImageTag | None = None
    """Name that points to one image of a repository, such as latest."""


class ImageTagDetail(Structure, frozen=True, kw_only=True):
    """A tag, and the image that it points to."""

    image_tag: shapes.ImageTag | None = None
    """Name that points to one image of a repository, such as latest."""

    created_at: shapes.CreationTimestamp | None = None
    """When the tag was set, in seconds since the Unix epoch."""

    image_detail: ReferencedImageDetail | None = None
    """The image that a tag points to."""

    def __post_init__(self) -> None:
        """Make times travel as numbers."""
        carry_as_unix_time(
            self,
            "created_at",
        )


class Layer(Structure, frozen=True, kw_only=True):
    """A layer that a repository was asked about."""

    layer_digest: shapes.LayerDigest | None = None
    """Digest of a layer: the algorithm, a colon, the hash in hexadecimal."""

    layer_availability: LayerAvailability | None = None
    """Whether a repository has a layer."""

    layer_size: shapes.LayerSizeInBytes | None = None
    """Size of a layer in bytes."""

    media_type: shapes.MediaType | None = None
    """Media type of the layer; application/vnd.oci.image.layer.v1.tar+gzip for gzipped
    OCI layers.
    """


class LayerFailure(Structure, frozen=True, kw_only=True):
    """A digest that could not be checked, and why."""

    layer_digest: shapes.BatchedOperationLayerDigest | None = None
    """The digest as given in the request."""

    failure_code: LayerFailureCode | None = None
    """Why a digest could not be checked."""

    failure_reason: shapes.LayerFailureReason | None = None
    """Why the digest could not be checked, for people to read."""


class ReferencedImageDetail(Structure, frozen=True, kw_only=True):
    """The image that a tag points to."""

    image_digest: shapes.ImageDigest | None = None
    """Digest of an image manifest: the algorithm, a colon, the hash in hexadecimal."""

    image_size_in_bytes: shapes.ImageSizeInBytes | None = None
    """Size in bytes of an image with its compressed layers; for a list of manifests, of
    the largest image in it.
    """

    image_pushed_at: shapes.PushTimestamp | None = None
    """When an image was pushed, in seconds since the Unix epoch."""

    image_manifest_media_type: shapes.MediaType | None = None
    """Media type of the manifest."""

    artifact_media_type: shapes.MediaType | None = None
    """Media type of the artifact; it tells a container image from, say, a Helm
    chart.
    """

    def __post_init__(self) -> None:
        """Make times travel as numbers."""
        carry_as_unix_time(
            self,
            "image_pushed_at",
        )


class Registry(Structure, frozen=True, kw_only=True):
    """A public registry."""

    registry_id: shapes.RegistryId
    """ID of the AWS account that owns the registry, 12 digits."""

    registry_arn: shapes.Arn
    """Amazon Resource Name of the registry."""

    registry_uri: shapes.Url
    """URI of the registry, made of the host public.ecr.aws and the primary alias."""

    verified: shapes.RegistryVerified
    """Whether the owner of the registry is a verified AWS Marketplace seller."""

    aliases: RegistryAliasList
    """The aliases of the registry."""


class RegistryAlias(Structure, frozen=True, kw_only=True):
    """A name for a registry, used in place of the account ID in the registry's URIs."""

    name: shapes.RegistryAliasName
    """Alias of a registry, the first segment of the paths of its images."""

    status: RegistryAliasStatus
    """How far the request for an alias has come."""

    primary_registry_alias: shapes.PrimaryRegistryAliasFlag
    """Whether this is the alias that the gallery shows in URIs."""

    default_registry_alias: shapes.DefaultRegistryAliasFlag
    """Whether this is the alias that the registry was assigned at first."""


class RegistryCatalogData(Structure, frozen=True, kw_only=True):
    """What the Amazon ECR Public Gallery shows of a registry."""

    display_name: shapes.RegistryDisplayName | None = None
    """Name of a publisher as shown in the gallery."""


class Repository(Structure, frozen=True, kw_only=True):
    """A repository in a public registry."""

    repository_arn: shapes.Arn | None = None
    """Amazon Resource Name of the repository."""

    registry_id: shapes.RegistryId | None = None
    """ID of the AWS account that owns the registry, 12 digits."""

    repository_name: shapes.RepositoryName | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    repository_uri: shapes.Url | None = None
    """URI under which container clients push to and pull from the repository."""

    created_at: shapes.CreationTimestamp | None = None
    """When the repository was created, in seconds since the Unix epoch."""

    def __post_init__(self) -> None:
        """Make times travel as numbers."""
        carry_as_unix_time(
            self,
            "created_at",
        )


class RepositoryCatalogData(Structure, frozen=True, kw_only=True):
    """What the Amazon ECR Public Gallery shows of a repository."""

    description: shapes.RepositoryDescription | None = None
    """Short description of a repository, shown in search results."""

    architectures: shapes.ArchitectureList | None = None
    """The architectures that a repository has images for."""

    operating_systems: shapes.OperatingSystemList | None = None
    """The operating systems that a repository has images for."""

    logo_url: shapes.ResourceUrl | None = None
    """URL of the logo."""

    about_text: shapes.AboutText | None = None
    """Long description of what the repository contains, in Markdown."""

    usage_text: shapes.UsageText | None = None
    """Long description of how to use what the repository contains, in Markdown."""

    marketplace_certified: shapes.MarketplaceCertified | None = None
    """Whether AWS Marketplace has certified the repository."""


class RepositoryCatalogDataInput(Structure, frozen=True, kw_only=True):
    """Catalog data of a repository as it is set, with the logo itself in place of
    its URL.
    """

    description: shapes.RepositoryDescription | None = None
    """Short description of a repository, shown in search results."""

    architectures: shapes.ArchitectureList | None = None
    """The architectures that a repository has images for."""

    operating_systems: shapes.OperatingSystemList | None = None
    """The operating systems that a repository has images for."""

    logo_image_blob: shapes.LogoImageBlob | None = None
    """The logo, an image file; the gallery shows it for verified accounts only."""

    about_text: shapes.AboutText | None = None
    """Long description of what the repository contains, in Markdown."""

    usage_text: shapes.UsageText | None = None
    """Long description of how to use what the repository contains, in Markdown."""


class Tag(Structure, frozen=True, kw_only=True):
    """A resource tag, a key with a value."""

    key: shapes.TagKey | None = field(name="Key", default=None)
    """Key of a resource tag."""

    value: shapes.TagValue | None = field(name="Value", default=None)
    """Value of a resource tag."""


class InvalidLayerPartExceptionBody(ErrorBody, frozen=True, kw_only=True):
    """What InvalidLayerPartException tells."""

    registry_id: shapes.RegistryId | None = None
    """ID of the AWS account that owns the registry, 12 digits."""

    repository_name: shapes.RepositoryName | None = None
    """Name of a repository, with any namespaces before it, as in team/app: lower-case
    letters and digits, joined by single dots, hyphens, underscores or slashes.
    """

    upload_id: shapes.UploadId | None = None
    """ID of a layer upload, a UUID."""

    last_valid_byte_received: shapes.PartSize | None = None
    """Place of the last byte accepted so far, counted from 0; resume after it."""


ImageDetailList = Annotated[list[ImageDetail], shapes.IMAGE_DETAIL_LIST.meta]
ImageFailureList = Annotated[list[ImageFailure], shapes.IMAGE_FAILURE_LIST.meta]
ImageIdentifierList = Annotated[
    list[ImageIdentifier], shapes.IMAGE_IDENTIFIER_LIST.meta
]
ImageTagDetailList = Annotated[list[ImageTagDetail], shapes.IMAGE_TAG_DETAIL_LIST.meta]
LayerFailureList = Annotated[list[LayerFailure], shapes.LAYER_FAILURE_LIST.meta]
LayerList = Annotated[list[Layer], shapes.LAYER_LIST.meta]
RegistryAliasList = Annotated[list[RegistryAlias], shapes.REGISTRY_ALIAS_LIST.meta]
RegistryList = Annotated[list[Registry], shapes.REGISTRY_LIST.meta]
RepositoryList = Annotated[list[Repository], shapes.REPOSITORY_LIST.meta]
TagList = Annotated[list[Tag], shapes.TAG_LIST.meta]
