"""Validators: every way in which a value breaks its schema, not only the first.

Each takes a plain JSON value or an object of this package. They accept exactly what
decoding accepts, because both follow the annotations of `models`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import (
    errors,
    models,
)
from ._runtime.aws_json.validation import (
    violations_of_error,
)
from ._runtime.validation import (
    violations_of,
)
from ._runtime.violations import (
    Violation,
)

__all__ = [
    "VALIDATORS",
    "Violation",
    "validate_authorization_data",
    "validate_batch_check_layer_availability_request",
    "validate_batch_check_layer_availability_response",
    "validate_batch_delete_image_request",
    "validate_batch_delete_image_response",
    "validate_complete_layer_upload_request",
    "validate_complete_layer_upload_response",
    "validate_create_repository_request",
    "validate_create_repository_response",
    "validate_delete_repository_policy_request",
    "validate_delete_repository_policy_response",
    "validate_delete_repository_request",
    "validate_delete_repository_response",
    "validate_describe_image_tags_request",
    "validate_describe_image_tags_response",
    "validate_describe_images_request",
    "validate_describe_images_response",
    "validate_describe_registries_request",
    "validate_describe_registries_response",
    "validate_describe_repositories_request",
    "validate_describe_repositories_response",
    "validate_empty_upload_exception",
    "validate_get_authorization_token_request",
    "validate_get_authorization_token_response",
    "validate_get_registry_catalog_data_request",
    "validate_get_registry_catalog_data_response",
    "validate_get_repository_catalog_data_request",
    "validate_get_repository_catalog_data_response",
    "validate_get_repository_policy_request",
    "validate_get_repository_policy_response",
    "validate_image",
    "validate_image_already_exists_exception",
    "validate_image_detail",
    "validate_image_digest_does_not_match_exception",
    "validate_image_failure",
    "validate_image_identifier",
    "validate_image_not_found_exception",
    "validate_image_tag_already_exists_exception",
    "validate_image_tag_detail",
    "validate_initiate_layer_upload_request",
    "validate_initiate_layer_upload_response",
    "validate_invalid_layer_exception",
    "validate_invalid_layer_part_exception",
    "validate_invalid_parameter_exception",
    "validate_invalid_tag_parameter_exception",
    "validate_layer",
    "validate_layer_already_exists_exception",
    "validate_layer_failure",
    "validate_layer_part_too_small_exception",
    "validate_layers_not_found_exception",
    "validate_limit_exceeded_exception",
    "validate_list_tags_for_resource_request",
    "validate_list_tags_for_resource_response",
    "validate_put_image_request",
    "validate_put_image_response",
    "validate_put_registry_catalog_data_request",
    "validate_put_registry_catalog_data_response",
    "validate_put_repository_catalog_data_request",
    "validate_put_repository_catalog_data_response",
    "validate_referenced_image_detail",
    "validate_referenced_images_not_found_exception",
    "validate_registry",
    "validate_registry_alias",
    "validate_registry_catalog_data",
    "validate_registry_not_found_exception",
    "validate_repository",
    "validate_repository_already_exists_exception",
    "validate_repository_catalog_data",
    "validate_repository_catalog_data_input",
    "validate_repository_catalog_data_not_found_exception",
    "validate_repository_not_empty_exception",
    "validate_repository_not_found_exception",
    "validate_repository_policy_not_found_exception",
    "validate_server_exception",
    "validate_set_repository_policy_request",
    "validate_set_repository_policy_response",
    "validate_tag",
    "validate_tag_resource_request",
    "validate_tag_resource_response",
    "validate_too_many_tags_exception",
    "validate_unsupported_command_exception",
    "validate_untag_resource_request",
    "validate_untag_resource_response",
    "validate_upload_layer_part_request",
    "validate_upload_layer_part_response",
    "validate_upload_not_found_exception",
]


def validate_batch_check_layer_availability_request(value: object) -> list[Violation]:
    """Return how `value` breaks BatchCheckLayerAvailabilityRequest, if it does."""
    return violations_of(models.BatchCheckLayerAvailabilityRequest, value)


def validate_batch_check_layer_availability_response(value: object) -> list[Violation]:
    """Return how `value` breaks BatchCheckLayerAvailabilityResponse, if it does."""
    return violations_of(models.BatchCheckLayerAvailabilityResponse, value)


def validate_batch_delete_image_request(value: object) -> list[Violation]:
    """Return how `value` breaks BatchDeleteImageRequest, if it does."""
    return violations_of(models.BatchDeleteImageRequest, value)


def validate_batch_delete_image_response(value: object) -> list[Violation]:
    """Return how `value` breaks BatchDeleteImageResponse, if it does."""
    return violations_of(models.BatchDeleteImageResponse, value)


def validate_complete_layer_upload_request(value: object) -> list[Violation]:
    """Return how `value` breaks CompleteLayerUploadRequest, if it does."""
    return violations_of(models.CompleteLayerUploadRequest, value)


def validate_complete_layer_upload_response(value: object) -> list[Violation]:
    """Return how `value` breaks CompleteLayerUploadResponse, if it does."""
    return violations_of(models.CompleteLayerUploadResponse, value)


def validate_create_repository_request(value: object) -> list[Violation]:
    """Return how `value` breaks CreateRepositoryRequest, if it does."""
    return violations_of(models.CreateRepositoryRequest, value)


def validate_create_repository_response(value: object) -> list[Violation]:
    """Return how `value` breaks CreateRepositoryResponse, if it does."""
    return violations_of(models.CreateRepositoryResponse, value)


def validate_delete_repository_request(value: object) -> list[Violation]:
    """Return how `value` breaks DeleteRepositoryRequest, if it does."""
    return violations_of(models.DeleteRepositoryRequest, value)


def validate_delete_repository_response(value: object) -> list[Violation]:
    """Return how `value` breaks DeleteRepositoryResponse, if it does."""
    return violations_of(models.DeleteRepositoryResponse, value)


def validate_delete_repository_policy_request(value: object) -> list[Violation]:
    """Return how `value` breaks DeleteRepositoryPolicyRequest, if it does."""
    return violations_of(models.DeleteRepositoryPolicyRequest, value)


def validate_delete_repository_policy_response(value: object) -> list[Violation]:
    """Return how `value` breaks DeleteRepositoryPolicyResponse, if it does."""
    return violations_of(models.DeleteRepositoryPolicyResponse, value)


def validate_describe_image_tags_request(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeImageTagsRequest, if it does."""
    return violations_of(models.DescribeImageTagsRequest, value)


def validate_describe_image_tags_response(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeImageTagsResponse, if it does."""
    return violations_of(models.DescribeImageTagsResponse, value)


def validate_describe_images_request(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeImagesRequest, if it does."""
    return violations_of(models.DescribeImagesRequest, value)


def validate_describe_images_response(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeImagesResponse, if it does."""
    return violations_of(models.DescribeImagesResponse, value)


def validate_describe_registries_request(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeRegistriesRequest, if it does."""
    return violations_of(models.DescribeRegistriesRequest, value)


def validate_describe_registries_response(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeRegistriesResponse, if it does."""
    return violations_of(models.DescribeRegistriesResponse, value)


def validate_describe_repositories_request(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeRepositoriesRequest, if it does."""
    return violations_of(models.DescribeRepositoriesRequest, value)


def validate_describe_repositories_response(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeRepositoriesResponse, if it does."""
    return violations_of(models.DescribeRepositoriesResponse, value)


def validate_get_authorization_token_request(value: object) -> list[Violation]:
    """Return how `value` breaks GetAuthorizationTokenRequest, if it does."""
    return violations_of(models.GetAuthorizationTokenRequest, value)


def validate_get_authorization_token_response(value: object) -> list[Violation]:
    """Return how `value` breaks GetAuthorizationTokenResponse, if it does."""
    return violations_of(models.GetAuthorizationTokenResponse, value)


def validate_get_registry_catalog_data_request(value: object) -> list[Violation]:
    """Return how `value` breaks GetRegistryCatalogDataRequest, if it does."""
    return violations_of(models.GetRegistryCatalogDataRequest, value)


def validate_get_registry_catalog_data_response(value: object) -> list[Violation]:
    """Return how `value` breaks GetRegistryCatalogDataResponse, if it does."""
    return violations_of(models.GetRegistryCatalogDataResponse, value)


def validate_get_repository_catalog_data_request(value: object) -> list[Violation]:
    """Return how `value` breaks GetRepositoryCatalogDataRequest, if it does."""
    return violations_of(models.GetRepositoryCatalogDataRequest, value)


def validate_get_repository_catalog_data_response(value: object) -> list[Violation]:
    """Return how `value` breaks GetRepositoryCatalogDataResponse, if it does."""
    return violations_of(models.GetRepositoryCatalogDataResponse, value)


def validate_get_repository_policy_request(value: object) -> list[Violation]:
    """Return how `value` breaks GetRepositoryPolicyRequest, if it does."""
    return violations_of(models.GetRepositoryPolicyRequest, value)


def validate_get_repository_policy_response(value: object) -> list[Violation]:
    """Return how `value` breaks GetRepositoryPolicyResponse, if it does."""
    return violations_of(models.GetRepositoryPolicyResponse, value)


def validate_initiate_layer_upload_request(value: object) -> list[Violation]:
    """Return how `value` breaks InitiateLayerUploadRequest, if it does."""
    return violations_of(models.InitiateLayerUploadRequest, value)


def validate_initiate_layer_upload_response(value: object) -> list[Violation]:
    """Return how `value` breaks InitiateLayerUploadResponse, if it does."""
    return violations_of(models.InitiateLayerUploadResponse, value)


def validate_list_tags_for_resource_request(value: object) -> list[Violation]:
    """Return how `value` breaks ListTagsForResourceRequest, if it does."""
    return violations_of(models.ListTagsForResourceRequest, value)


def validate_list_tags_for_resource_response(value: object) -> list[Violation]:
    """Return how `value` breaks ListTagsForResourceResponse, if it does."""
    return violations_of(models.ListTagsForResourceResponse, value)


def validate_put_image_request(value: object) -> list[Violation]:
    """Return how `value` breaks PutImageRequest, if it does."""
    return violations_of(models.PutImageRequest, value)


def validate_put_image_response(value: object) -> list[Violation]:
    """Return how `value` breaks PutImageResponse, if it does."""
    return violations_of(models.PutImageResponse, value)


def validate_put_registry_catalog_data_request(value: object) -> list[Violation]:
    """Return how `value` breaks PutRegistryCatalogDataRequest, if it does."""
    return violations_of(models.PutRegistryCatalogDataRequest, value)


def validate_put_registry_catalog_data_response(value: object) -> list[Violation]:
    """Return how `value` breaks PutRegistryCatalogDataResponse, if it does."""
    return violations_of(models.PutRegistryCatalogDataResponse, value)


def validate_put_repository_catalog_data_request(value: object) -> list[Violation]:
    """Return how `value` breaks PutRepositoryCatalogDataRequest, if it does."""
    return violations_of(models.PutRepositoryCatalogDataRequest, value)


def validate_put_repository_catalog_data_response(value: object) -> list[Violation]:
    """Return how `value` breaks PutRepositoryCatalogDataResponse, if it does."""
    return violations_of(models.PutRepositoryCatalogDataResponse, value)


def validate_set_repository_policy_request(value: object) -> list[Violation]:
    """Return how `value` breaks SetRepositoryPolicyRequest, if it does."""
    return violations_of(models.SetRepositoryPolicyRequest, value)


def validate_set_repository_policy_response(value: object) -> list[Violation]:
    """Return how `value` breaks SetRepositoryPolicyResponse, if it does."""
    return violations_of(models.SetRepositoryPolicyResponse, value)


def validate_tag_resource_request(value: object) -> list[Violation]:
    """Return how `value` breaks TagResourceRequest, if it does."""
    return violations_of(models.TagResourceRequest, value)


def validate_tag_resource_response(value: object) -> list[Violation]:
    """Return how `value` breaks TagResourceResponse, if it does."""
    return violations_of(models.TagResourceResponse, value)


def validate_untag_resource_request(value: object) -> list[Violation]:
    """Return how `value` breaks UntagResourceRequest, if it does."""
    return violations_of(models.UntagResourceRequest, value)


def validate_untag_resource_response(value: object) -> list[Violation]:
    """Return how `value` breaks UntagResourceResponse, if it does."""
    return violations_of(models.UntagResourceResponse, value)


def validate_upload_layer_part_request(value: object) -> list[Violation]:
    """Return how `value` breaks UploadLayerPartRequest, if it does."""
    return violations_of(models.UploadLayerPartRequest, value)


def validate_upload_layer_part_response(value: object) -> list[Violation]:
    """Return how `value` breaks UploadLayerPartResponse, if it does."""
    return violations_of(models.UploadLayerPartResponse, value)


def validate_authorization_data(value: object) -> list[Violation]:
    """Return how `value` breaks AuthorizationData, if it does."""
    return violations_of(models.AuthorizationData, value)


def validate_image(value: object) -> list[Violation]:
    """Return how `value` breaks Image, if it does."""
    return violations_of(models.Image, value)


def validate_image_detail(value: object) -> list[Violation]:
    """Return how `value` breaks ImageDetail, if it does."""
    return violations_of(models.ImageDetail, value)


def validate_image_failure(value: object) -> list[Violation]:
    """Return how `value` breaks ImageFailure, if it does."""
    return violations_of(models.ImageFailure, value)


def validate_image_identifier(value: object) -> list[Violation]:
    """Return how `value` breaks ImageIdentifier, if it does."""
    return violations_of(models.ImageIdentifier, value)


def validate_image_tag_detail(value: object) -> list[Violation]:
    """Return how `value` breaks ImageTagDetail, if it does."""
    return violations_of(models.ImageTagDetail, value)


def validate_layer(value: object) -> list[Violation]:
    """Return how `value` breaks Layer, if it does."""
    return violations_of(models.Layer, value)


def validate_layer_failure(value: object) -> list[Violation]:
    """Return how `value` breaks LayerFailure, if it does."""
    return violations_of(models.LayerFailure, value)


def validate_referenced_image_detail(value: object) -> list[Violation]:
    """Return how `value` breaks ReferencedImageDetail, if it does."""
    return violations_of(models.ReferencedImageDetail, value)


def validate_registry(value: object) -> list[Violation]:
    """Return how `value` breaks Registry, if it does."""
    return violations_of(models.Registry, value)


def validate_registry_alias(value: object) -> list[Violation]:
    """Return how `value` breaks RegistryAlias, if it does."""
    return violations_of(models.RegistryAlias, value)


def validate_registry_catalog_data(value: object) -> list[Violation]:
    """Return how `value` breaks RegistryCatalogData, if it does."""
    return violations_of(models.RegistryCatalogData, value)


def validate_repository(value: object) -> list[Violation]:
    """Return how `value` breaks Repository, if it does."""
    return violations_of(models.Repository, value)


def validate_repository_catalog_data(value: object) -> list[Violation]:
    """Return how `value` breaks RepositoryCatalogData, if it does."""
    return violations_of(models.RepositoryCatalogData, value)


def validate_repository_catalog_data_input(value: object) -> list[Violation]:
    """Return how `value` breaks RepositoryCatalogDataInput, if it does."""
    return violations_of(models.RepositoryCatalogDataInput, value)


def validate_tag(value: object) -> list[Violation]:
    """Return how `value` breaks Tag, if it does."""
    return violations_of(models.Tag, value)


def validate_empty_upload_exception(value: object) -> list[Violation]:
    """Return how `value` breaks EmptyUploadException, if it does."""
    return violations_of_error(errors.EmptyUploadException, value)


def validate_image_already_exists_exception(value: object) -> list[Violation]:
    """Return how `value` breaks ImageAlreadyExistsException, if it does."""
    return violations_of_error(errors.ImageAlreadyExistsException, value)


def validate_image_digest_does_not_match_exception(value: object) -> list[Violation]:
    """Return how `value` breaks ImageDigestDoesNotMatchException, if it does."""
    return violations_of_error(errors.ImageDigestDoesNotMatchException, value)


def validate_image_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks ImageNotFoundException, if it does."""
    return violations_of_error(errors.ImageNotFoundException, value)


def validate_image_tag_already_exists_exception(value: object) -> list[Violation]:
    """Return how `value` breaks ImageTagAlreadyExistsException, if it does."""
    return violations_of_error(errors.ImageTagAlreadyExistsException, value)


def validate_invalid_layer_exception(value: object) -> list[Violation]:
    """Return how `value` breaks InvalidLayerException, if it does."""
    return violations_of_error(errors.InvalidLayerException, value)


def validate_invalid_layer_part_exception(value: object) -> list[Violation]:
    """Return how `value` breaks InvalidLayerPartException, if it does."""
    return violations_of_error(errors.InvalidLayerPartException, value)


def validate_invalid_parameter_exception(value: object) -> list[Violation]:
    """Return how `value` breaks InvalidParameterException, if it does."""
    return violations_of_error(errors.InvalidParameterException, value)


def validate_invalid_tag_parameter_exception(value: object) -> list[Violation]:
    """Return how `value` breaks InvalidTagParameterException, if it does."""
    return violations_of_error(errors.InvalidTagParameterException, value)


def validate_layer_already_exists_exception(value: object) -> list[Violation]:
    """Return how `value` breaks LayerAlreadyExistsException, if it does."""
    return violations_of_error(errors.LayerAlreadyExistsException, value)


def validate_layer_part_too_small_exception(value: object) -> list[Violation]:
    """Return how `value` breaks LayerPartTooSmallException, if it does."""
    return violations_of_error(errors.LayerPartTooSmallException, value)


def validate_layers_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks LayersNotFoundException, if it does."""
    return violations_of_error(errors.LayersNotFoundException, value)


def validate_limit_exceeded_exception(value: object) -> list[Violation]:
    """Return how `value` breaks LimitExceededException, if it does."""
    return violations_of_error(errors.LimitExceededException, value)


def validate_referenced_images_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks ReferencedImagesNotFoundException, if it does."""
    return violations_of_error(errors.ReferencedImagesNotFoundException, value)


def validate_registry_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks RegistryNotFoundException, if it does."""
    return violations_of_error(errors.RegistryNotFoundException, value)


def validate_repository_already_exists_exception(value: object) -> list[Violation]:
    """Return how `value` breaks RepositoryAlreadyExistsException, if it does."""
    return violations_of_error(errors.RepositoryAlreadyExistsException, value)


def validate_repository_catalog_data_not_found_exception(
    value: object,
) -> list[Violation]:
    """Return how `value` breaks RepositoryCatalogDataNotFoundException, if it does."""
    return violations_of_error(errors.RepositoryCatalogDataNotFoundException, value)


def validate_repository_not_empty_exception(value: object) -> list[Violation]:
    """Return how `value` breaks RepositoryNotEmptyException, if it does."""
    return violations_of_error(errors.RepositoryNotEmptyException, value)


def validate_repository_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks RepositoryNotFoundException, if it does."""
    return violations_of_error(errors.RepositoryNotFoundException, value)


def validate_repository_policy_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks RepositoryPolicyNotFoundException, if it does."""
    return violations_of_error(errors.RepositoryPolicyNotFoundException, value)


def validate_server_exception(value: object) -> list[Violation]:
    """Return how `value` breaks ServerException, if it does."""
    return violations_of_error(errors.ServerException, value)


def validate_too_many_tags_exception(value: object) -> list[Violation]:
    """Return how `value` breaks TooManyTagsException, if it does."""
    return violations_of_error(errors.TooManyTagsException, value)


def validate_unsupported_command_exception(value: object) -> list[Violation]:
    """Return how `value` breaks UnsupportedCommandException, if it does."""
    return violations_of_error(errors.UnsupportedCommandException, value)


def validate_upload_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks UploadNotFoundException, if it does."""
    return violations_of_error(errors.UploadNotFoundException, value)


VALIDATORS: Mapping[str, Callable[[object], list[Violation]]] = {
    "BatchCheckLayerAvailabilityRequest": validate_batch_check_layer_availability_request,
    "BatchCheckLayerAvailabilityResponse": validate_batch_check_layer_availability_response,
    "BatchDeleteImageRequest": validate_batch_delete_image_request,
    "BatchDeleteImageResponse": validate_batch_delete_image_response,
    "CompleteLayerUploadRequest": validate_complete_layer_upload_request,
    "CompleteLayerUploadResponse": validate_complete_layer_upload_response,
    "CreateRepositoryRequest": validate_create_repository_request,
    "CreateRepositoryResponse": validate_create_repository_response,
    "DeleteRepositoryRequest": validate_delete_repository_request,
    "DeleteRepositoryResponse": validate_delete_repository_response,
    "DeleteRepositoryPolicyRequest": validate_delete_repository_policy_request,
    "DeleteRepositoryPolicyResponse": validate_delete_repository_policy_response,
    "DescribeImageTagsRequest": validate_describe_image_tags_request,
    "DescribeImageTagsResponse": validate_describe_image_tags_response,
    "DescribeImagesRequest": validate_describe_images_request,
    "DescribeImagesResponse": validate_describe_images_response,
    "DescribeRegistriesRequest": validate_describe_registries_request,
    "DescribeRegistriesResponse": validate_describe_registries_response,
    "DescribeRepositoriesRequest": validate_describe_repositories_request,
    "DescribeRepositoriesResponse": validate_describe_repositories_response,
    "GetAuthorizationTokenRequest": validate_get_authorization_token_request,
    "GetAuthorizationTokenResponse": validate_get_authorization_token_response,
    "GetRegistryCatalogDataRequest": validate_get_registry_catalog_data_request,
    "GetRegistryCatalogDataResponse": validate_get_registry_catalog_data_response,
    "GetRepositoryCatalogDataRequest": validate_get_repository_catalog_data_request,
    "GetRepositoryCatalogDataResponse": validate_get_repository_catalog_data_response,
    "GetRepositoryPolicyRequest": validate_get_repository_policy_request,
    "GetRepositoryPolicyResponse": validate_get_repository_policy_response,
    "InitiateLayerUploadRequest": validate_initiate_layer_upload_request,
    "InitiateLayerUploadResponse": validate_initiate_layer_upload_response,
    "ListTagsForResourceRequest": validate_list_tags_for_resource_request,
    "ListTagsForResourceResponse": validate_list_tags_for_resource_response,
    "PutImageRequest": validate_put_image_request,
    "PutImageResponse": validate_put_image_response,
    "PutRegistryCatalogDataRequest": validate_put_registry_catalog_data_request,
    "PutRegistryCatalogDataResponse": validate_put_registry_catalog_data_response,
    "PutRepositoryCatalogDataRequest": validate_put_repository_catalog_data_request,
    "PutRepositoryCatalogDataResponse": validate_put_repository_catalog_data_response,
    "SetRepositoryPolicyRequest": validate_set_repository_policy_request,
    "SetRepositoryPolicyResponse": validate_set_repository_policy_response,
    "TagResourceRequest": validate_tag_resource_request,
    "TagResourceResponse": validate_tag_resource_response,
    "UntagResourceRequest": validate_untag_resource_request,
    "UntagResourceResponse": validate_untag_resource_response,
    "UploadLayerPartRequest": validate_upload_layer_part_request,
    "UploadLayerPartResponse": validate_upload_layer_part_response,
    "AuthorizationData": validate_authorization_data,
    "Image": validate_image,
    "ImageDetail": validate_image_detail,
    "ImageFailure": validate_image_failure,
    "ImageIdentifier": validate_image_identifier,
    "ImageTagDetail": validate_image_tag_detail,
    "Layer": validate_layer,
    "LayerFailure": validate_layer_failure,
    "ReferencedImageDetail": validate_referenced_image_detail,
    "Registry": validate_registry,
    "RegistryAlias": validate_registry_alias,
    "RegistryCatalogData": validate_registry_catalog_data,
    "Repository": validate_repository,
    "RepositoryCatalogData": validate_repository_catalog_data,
    "RepositoryCatalogDataInput": validate_repository_catalog_data_input,
    "Tag": validate_tag,
    "EmptyUploadException": validate_empty_upload_exception,
    "ImageAlreadyExistsException": validate_image_already_exists_exception,
    "ImageDigestDoesNotMatchException": validate_image_digest_does_not_match_exception,
    "ImageNotFoundException": validate_image_not_found_exception,
    "ImageTagAlreadyExistsException": validate_image_tag_already_exists_exception,
    "InvalidLayerException": validate_invalid_layer_exception,
    "InvalidLayerPartException": validate_invalid_layer_part_exception,
    "InvalidParameterException": validate_invalid_parameter_exception,
    "InvalidTagParameterException": validate_invalid_tag_parameter_exception,
    "LayerAlreadyExistsException": validate_layer_already_exists_exception,
    "LayerPartTooSmallException": validate_layer_part_too_small_exception,
    "LayersNotFoundException": validate_layers_not_found_exception,
    "LimitExceededException": validate_limit_exceeded_exception,
    "ReferencedImagesNotFoundException": validate_referenced_images_not_found_exception,
    "RegistryNotFoundException": validate_registry_not_found_exception,
    "RepositoryAlreadyExistsException": validate_repository_already_exists_exception,
    "RepositoryCatalogDataNotFoundException": validate_repository_catalog_data_not_found_exception,
    "RepositoryNotEmptyException": validate_repository_not_empty_exception,
    "RepositoryNotFoundException": validate_repository_not_found_exception,
    "RepositoryPolicyNotFoundException": validate_repository_policy_not_found_exception,
    "ServerException": validate_server_exception,
    "TooManyTagsException": validate_too_many_tags_exception,
    "UnsupportedCommandException": validate_unsupported_command_exception,
    "UploadNotFoundException": validate_upload_not_found_exception,
}
"""The validators by the name of their schema."""
