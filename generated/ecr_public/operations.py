"""The operations, each described once: client and server refer to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import (
    errors,
    models,
)
from ._runtime.aws_json.target import (
    RpcTarget,
)
from ._runtime.identity.schemes import (
    SigV4Scheme,
)
from ._runtime.operation import Endpoint, Operation, Pagination, Service

BATCH_CHECK_LAYER_AVAILABILITY = Operation(
    name="BatchCheckLayerAvailability",
    binding=RpcTarget("SpencerFrontendService.BatchCheckLayerAvailability"),
    input=models.BatchCheckLayerAvailabilityRequest,
    output=models.BatchCheckLayerAvailabilityResponse,
    errors={
        480: errors.RepositoryNotFoundException,
        481: errors.InvalidParameterException,
        482: errors.ServerException,
        483: errors.RegistryNotFoundException,
        484: errors.UnsupportedCommandException,
    },
)

BATCH_DELETE_IMAGE = Operation(
    name="BatchDeleteImage",
    binding=RpcTarget("SpencerFrontendService.BatchDeleteImage"),
    input=models.BatchDeleteImageRequest,
    output=models.BatchDeleteImageResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.RepositoryNotFoundException,
        483: errors.UnsupportedCommandException,
    },
)

COMPLETE_LAYER_UPLOAD = Operation(
    name="CompleteLayerUpload",
    binding=RpcTarget("SpencerFrontendService.CompleteLayerUpload"),
    input=models.CompleteLayerUploadRequest,
    output=models.CompleteLayerUploadResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.RepositoryNotFoundException,
        483: errors.UploadNotFoundException,
        484: errors.InvalidLayerException,
        485: errors.LayerPartTooSmallException,
        486: errors.LayerAlreadyExistsException,
        487: errors.EmptyUploadException,
        488: errors.RegistryNotFoundException,
        489: errors.UnsupportedCommandException,
    },
)

CREATE_REPOSITORY = Operation(
    name="CreateRepository",
    binding=RpcTarget("SpencerFrontendService.CreateRepository"),
    input=models.CreateRepositoryRequest,
    output=models.CreateRepositoryResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.InvalidTagParameterException,
        483: errors.TooManyTagsException,
        484: errors.RepositoryAlreadyExistsException,
        485: errors.LimitExceededException,
        486: errors.UnsupportedCommandException,
    },
)

DELETE_REPOSITORY = Operation(
    name="DeleteRepository",
    binding=RpcTarget("SpencerFrontendService.DeleteRepository"),
    input=models.DeleteRepositoryRequest,
    output=models.DeleteRepositoryResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.RepositoryNotFoundException,
        483: errors.RepositoryNotEmptyException,
        484: errors.UnsupportedCommandException,
    },
)

DELETE_REPOSITORY_POLICY = Operation(
    name="DeleteRepositoryPolicy",
    binding=RpcTarget("SpencerFrontendService.DeleteRepositoryPolicy"),
    input=models.DeleteRepositoryPolicyRequest,
    output=models.DeleteRepositoryPolicyResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.RepositoryNotFoundException,
        483: errors.RepositoryPolicyNotFoundException,
        484: errors.UnsupportedCommandException,
    },
)

DESCRIBE_IMAGE_TAGS = Operation(
    name="DescribeImageTags",
    binding=RpcTarget("SpencerFrontendService.DescribeImageTags"),
    input=models.DescribeImageTagsRequest,
    output=models.DescribeImageTagsResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.RepositoryNotFoundException,
        483: errors.UnsupportedCommandException,
    },
    pagination=Pagination(
        input_token="next_token",
        output_token="next_token",
        items="image_tag_details",
        limit="max_results",
    ),
)

DESCRIBE_IMAGES = Operation(
    name="DescribeImages",
    binding=RpcTarget("SpencerFrontendService.DescribeImages"),
    input=models.DescribeImagesRequest,
    output=models.DescribeImagesResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.RepositoryNotFoundException,
        483: errors.ImageNotFoundException,
        484: errors.UnsupportedCommandException,
    },
    pagination=Pagination(
        input_token="next_token",
        output_token="next_token",
        items="image_details",
        limit="max_results",
    ),
)

DESCRIBE_REGISTRIES = Operation(
    name="DescribeRegistries",
    binding=RpcTarget("SpencerFrontendService.DescribeRegistries"),
    input=models.DescribeRegistriesRequest,
    output=models.DescribeRegistriesResponse,
    errors={
        480: errors.InvalidParameterException,
        481: errors.UnsupportedCommandException,
        482: errors.ServerException,
    },
    pagination=Pagination(
        input_token="next_token",
        output_token="next_token",
        items="registries",
        limit="max_results",
    ),
)

DESCRIBE_REPOSITORIES = Operation(
    name="DescribeRepositories",
    binding=RpcTarget("SpencerFrontendService.DescribeRepositories"),
    input=models.DescribeRepositoriesRequest,
    output=models.DescribeRepositoriesResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.RepositoryNotFoundException,
        483: errors.UnsupportedCommandException,
    },
    pagination=Pagination(
        input_token="next_token",
        output_token="next_token",
        items="repositories",
        limit="max_results",
    ),
)

GET_AUTHORIZATION_TOKEN = Operation(
    name="GetAuthorizationToken",
    binding=RpcTarget("SpencerFrontendService.GetAuthorizationToken"),
    input=models.GetAuthorizationTokenRequest,
    output=models.GetAuthorizationTokenResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.UnsupportedCommandException,
    },
)

GET_REGISTRY_CATALOG_DATA = Operation(
    name="GetRegistryCatalogData",
    binding=RpcTarget("SpencerFrontendService.GetRegistryCatalogData"),
    input=models.GetRegistryCatalogDataRequest,
    output=models.GetRegistryCatalogDataResponse,
    errors={
        480: errors.ServerException,
        481: errors.UnsupportedCommandException,
    },
)

GET_REPOSITORY_CATALOG_DATA = Operation(
    name="GetRepositoryCatalogData",
    binding=RpcTarget("SpencerFrontendService.GetRepositoryCatalogData"),
    input=models.GetRepositoryCatalogDataRequest,
    output=models.GetRepositoryCatalogDataResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.RepositoryCatalogDataNotFoundException,
        483: errors.RepositoryNotFoundException,
        484: errors.UnsupportedCommandException,
    },
)

GET_REPOSITORY_POLICY = Operation(
    name="GetRepositoryPolicy",
    binding=RpcTarget("SpencerFrontendService.GetRepositoryPolicy"),
    input=models.GetRepositoryPolicyRequest,
    output=models.GetRepositoryPolicyResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.RepositoryNotFoundException,
        483: errors.RepositoryPolicyNotFoundException,
        484: errors.UnsupportedCommandException,
    },
)

INITIATE_LAYER_UPLOAD = Operation(
    name="InitiateLayerUpload",
    binding=RpcTarget("SpencerFrontendService.InitiateLayerUpload"),
    input=models.InitiateLayerUploadRequest,
    output=models.InitiateLayerUploadResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.RepositoryNotFoundException,
        483: errors.RegistryNotFoundException,
        484: errors.UnsupportedCommandException,
    },
)

LIST_TAGS_FOR_RESOURCE = Operation(
    name="ListTagsForResource",
    binding=RpcTarget("SpencerFrontendService.ListTagsForResource"),
    input=models.ListTagsForResourceRequest,
    output=models.ListTagsForResourceResponse,
    errors={
        480: errors.InvalidParameterException,
        481: errors.RepositoryNotFoundException,
        482: errors.UnsupportedCommandException,
        483: errors.ServerException,
    },
)

PUT_IMAGE = Operation(
    name="PutImage",
    binding=RpcTarget("SpencerFrontendService.PutImage"),
    input=models.PutImageRequest,
    output=models.PutImageResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.RepositoryNotFoundException,
        483: errors.ImageAlreadyExistsException,
        484: errors.LayersNotFoundException,
        485: errors.ReferencedImagesNotFoundException,
        486: errors.LimitExceededException,
        487: errors.ImageTagAlreadyExistsException,
        488: errors.ImageDigestDoesNotMatchException,
        489: errors.RegistryNotFoundException,
        490: errors.UnsupportedCommandException,
    },
)

PUT_REGISTRY_CATALOG_DATA = Operation(
    name="PutRegistryCatalogData",
    binding=RpcTarget("SpencerFrontendService.PutRegistryCatalogData"),
    input=models.PutRegistryCatalogDataRequest,
    output=models.PutRegistryCatalogDataResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.UnsupportedCommandException,
    },
)

PUT_REPOSITORY_CATALOG_DATA = Operation(
    name="PutRepositoryCatalogData",
    binding=RpcTarget("SpencerFrontendService.PutRepositoryCatalogData"),
    input=models.PutRepositoryCatalogDataRequest,
    output=models.PutRepositoryCatalogDataResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.RepositoryNotFoundException,
        483: errors.UnsupportedCommandException,
    },
)

SET_REPOSITORY_POLICY = Operation(
    name="SetRepositoryPolicy",
    binding=RpcTarget("SpencerFrontendService.SetRepositoryPolicy"),
    input=models.SetRepositoryPolicyRequest,
    output=models.SetRepositoryPolicyResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.RepositoryNotFoundException,
        483: errors.UnsupportedCommandException,
    },
)

TAG_RESOURCE = Operation(
    name="TagResource",
    binding=RpcTarget("SpencerFrontendService.TagResource"),
    input=models.TagResourceRequest,
    output=models.TagResourceResponse,
    errors={
        480: errors.InvalidParameterException,
        481: errors.InvalidTagParameterException,
        482: errors.TooManyTagsException,
        483: errors.RepositoryNotFoundException,
        484: errors.UnsupportedCommandException,
        485: errors.ServerException,
    },
)

UNTAG_RESOURCE = Operation(
    name="UntagResource",
    binding=RpcTarget("SpencerFrontendService.UntagResource"),
    input=models.UntagResourceRequest,
    output=models.UntagResourceResponse,
    errors={
        480: errors.InvalidParameterException,
        481: errors.InvalidTagParameterException,
        482: errors.TooManyTagsException,
        483: errors.RepositoryNotFoundException,
        484: errors.UnsupportedCommandException,
        485: errors.ServerException,
    },
)

UPLOAD_LAYER_PART = Operation(
    name="UploadLayerPart",
    binding=RpcTarget("SpencerFrontendService.UploadLayerPart"),
    input=models.UploadLayerPartRequest,
    output=models.UploadLayerPartResponse,
    errors={
        480: errors.ServerException,
        481: errors.InvalidParameterException,
        482: errors.InvalidLayerPartException,
        483: errors.RepositoryNotFoundException,
        484: errors.UploadNotFoundException,
        485: errors.LimitExceededException,
        486: errors.RegistryNotFoundException,
        487: errors.UnsupportedCommandException,
    },
)

OPERATIONS: Mapping[str, Operation[Any, Any]] = {
    "BatchCheckLayerAvailability": BATCH_CHECK_LAYER_AVAILABILITY,
    "BatchDeleteImage": BATCH_DELETE_IMAGE,
    "CompleteLayerUpload": COMPLETE_LAYER_UPLOAD,
    "CreateRepository": CREATE_REPOSITORY,
    "DeleteRepository": DELETE_REPOSITORY,
    "DeleteRepositoryPolicy": DELETE_REPOSITORY_POLICY,
    "DescribeImageTags": DESCRIBE_IMAGE_TAGS,
    "DescribeImages": DESCRIBE_IMAGES,
    "DescribeRegistries": DESCRIBE_REGISTRIES,
    "DescribeRepositories": DESCRIBE_REPOSITORIES,
    "GetAuthorizationToken": GET_AUTHORIZATION_TOKEN,
    "GetRegistryCatalogData": GET_REGISTRY_CATALOG_DATA,
    "GetRepositoryCatalogData": GET_REPOSITORY_CATALOG_DATA,
    "GetRepositoryPolicy": GET_REPOSITORY_POLICY,
    "InitiateLayerUpload": INITIATE_LAYER_UPLOAD,
    "ListTagsForResource": LIST_TAGS_FOR_RESOURCE,
    "PutImage": PUT_IMAGE,
    "PutRegistryCatalogData": PUT_REGISTRY_CATALOG_DATA,
    "PutRepositoryCatalogData": PUT_REPOSITORY_CATALOG_DATA,
    "SetRepositoryPolicy": SET_REPOSITORY_POLICY,
    "TagResource": TAG_RESOURCE,
    "UntagResource": UNTAG_RESOURCE,
    "UploadLayerPart": UPLOAD_LAYER_PART,
}
"""The operations by operationId, in the order of the spec."""

SERVICE = Service(
    name="ecr_public",
    title="Amazon Elastic Container Registry Public",
    operations=OPERATIONS,
    errors=(
        errors.EmptyUploadException,
        errors.ImageAlreadyExistsException,
        errors.ImageDigestDoesNotMatchException,
        errors.ImageNotFoundException,
        errors.ImageTagAlreadyExistsException,
        errors.InvalidLayerException,
        errors.InvalidLayerPartException,
        errors.InvalidParameterException,
        errors.InvalidTagParameterException,
        errors.LayerAlreadyExistsException,
        errors.LayerPartTooSmallException,
        errors.LayersNotFoundException,
        errors.LimitExceededException,
        errors.ReferencedImagesNotFoundException,
        errors.RegistryNotFoundException,
        errors.RepositoryAlreadyExistsException,
        errors.RepositoryCatalogDataNotFoundException,
        errors.RepositoryNotEmptyException,
        errors.RepositoryNotFoundException,
        errors.RepositoryPolicyNotFoundException,
        errors.ServerException,
        errors.TooManyTagsException,
        errors.UnsupportedCommandException,
        errors.UploadNotFoundException,
    ),
    invalid_request=errors.InvalidParameterException,
    internal_error=errors.ServerException,
    endpoint=Endpoint(
        "https://api.ecr-public.{region}.amazonaws.com",
        {
            "region": "us-east-1",
        },
    ),
    schemes={
        "sigv4": SigV4Scheme(signing_name="ecr-public"),
    },
    security=({"sigv4": ()},),
)
"""What the operations have in common."""
