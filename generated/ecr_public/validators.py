"""Validators: every way in which a value breaks its schema, not only the first.

Each takes a plain JSON value or an object of this package. They accept exactly what
decoding accepts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import (
    models,
    shapes,
)
from ._runtime.constraints import (
    check_enum,
)
from ._runtime.validation import (
    check_kind,
    violations_of,
)
from ._runtime.violations import (
    Violation,
    missing,
    pointer,
    wrong_type,
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
    return violations_of(check_batch_check_layer_availability_request, value)


def validate_batch_check_layer_availability_response(value: object) -> list[Violation]:
    """Return how `value` breaks BatchCheckLayerAvailabilityResponse, if it does."""
    return violations_of(check_batch_check_layer_availability_response, value)


def validate_batch_delete_image_request(value: object) -> list[Violation]:
    """Return how `value` breaks BatchDeleteImageRequest, if it does."""
    return violations_of(check_batch_delete_image_request, value)


def validate_batch_delete_image_response(value: object) -> list[Violation]:
    """Return how `value` breaks BatchDeleteImageResponse, if it does."""
    return violations_of(check_batch_delete_image_response, value)


def validate_complete_layer_upload_request(value: object) -> list[Violation]:
    """Return how `value` breaks CompleteLayerUploadRequest, if it does."""
    return violations_of(check_complete_layer_upload_request, value)


def validate_complete_layer_upload_response(value: object) -> list[Violation]:
    """Return how `value` breaks CompleteLayerUploadResponse, if it does."""
    return violations_of(check_complete_layer_upload_response, value)


def validate_create_repository_request(value: object) -> list[Violation]:
    """Return how `value` breaks CreateRepositoryRequest, if it does."""
    return violations_of(check_create_repository_request, value)


def validate_create_repository_response(value: object) -> list[Violation]:
    """Return how `value` breaks CreateRepositoryResponse, if it does."""
    return violations_of(check_create_repository_response, value)


def validate_delete_repository_request(value: object) -> list[Violation]:
    """Return how `value` breaks DeleteRepositoryRequest, if it does."""
    return violations_of(check_delete_repository_request, value)


def validate_delete_repository_response(value: object) -> list[Violation]:
    """Return how `value` breaks DeleteRepositoryResponse, if it does."""
    return violations_of(check_delete_repository_response, value)


def validate_delete_repository_policy_request(value: object) -> list[Violation]:
    """Return how `value` breaks DeleteRepositoryPolicyRequest, if it does."""
    return violations_of(check_delete_repository_policy_request, value)


def validate_delete_repository_policy_response(value: object) -> list[Violation]:
    """Return how `value` breaks DeleteRepositoryPolicyResponse, if it does."""
    return violations_of(check_delete_repository_policy_response, value)


def validate_describe_image_tags_request(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeImageTagsRequest, if it does."""
    return violations_of(check_describe_image_tags_request, value)


def validate_describe_image_tags_response(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeImageTagsResponse, if it does."""
    return violations_of(check_describe_image_tags_response, value)


def validate_describe_images_request(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeImagesRequest, if it does."""
    return violations_of(check_describe_images_request, value)


def validate_describe_images_response(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeImagesResponse, if it does."""
    return violations_of(check_describe_images_response, value)


def validate_describe_registries_request(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeRegistriesRequest, if it does."""
    return violations_of(check_describe_registries_request, value)


def validate_describe_registries_response(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeRegistriesResponse, if it does."""
    return violations_of(check_describe_registries_response, value)


def validate_describe_repositories_request(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeRepositoriesRequest, if it does."""
    return violations_of(check_describe_repositories_request, value)


def validate_describe_repositories_response(value: object) -> list[Violation]:
    """Return how `value` breaks DescribeRepositoriesResponse, if it does."""
    return violations_of(check_describe_repositories_response, value)


def validate_get_authorization_token_request(value: object) -> list[Violation]:
    """Return how `value` breaks GetAuthorizationTokenRequest, if it does."""
    return violations_of(check_get_authorization_token_request, value)


def validate_get_authorization_token_response(value: object) -> list[Violation]:
    """Return how `value` breaks GetAuthorizationTokenResponse, if it does."""
    return violations_of(check_get_authorization_token_response, value)


def validate_get_registry_catalog_data_request(value: object) -> list[Violation]:
    """Return how `value` breaks GetRegistryCatalogDataRequest, if it does."""
    return violations_of(check_get_registry_catalog_data_request, value)


def validate_get_registry_catalog_data_response(value: object) -> list[Violation]:
    """Return how `value` breaks GetRegistryCatalogDataResponse, if it does."""
    return violations_of(check_get_registry_catalog_data_response, value)


def validate_get_repository_catalog_data_request(value: object) -> list[Violation]:
    """Return how `value` breaks GetRepositoryCatalogDataRequest, if it does."""
    return violations_of(check_get_repository_catalog_data_request, value)


def validate_get_repository_catalog_data_response(value: object) -> list[Violation]:
    """Return how `value` breaks GetRepositoryCatalogDataResponse, if it does."""
    return violations_of(check_get_repository_catalog_data_response, value)


def validate_get_repository_policy_request(value: object) -> list[Violation]:
    """Return how `value` breaks GetRepositoryPolicyRequest, if it does."""
    return violations_of(check_get_repository_policy_request, value)


def validate_get_repository_policy_response(value: object) -> list[Violation]:
    """Return how `value` breaks GetRepositoryPolicyResponse, if it does."""
    return violations_of(check_get_repository_policy_response, value)


def validate_initiate_layer_upload_request(value: object) -> list[Violation]:
    """Return how `value` breaks InitiateLayerUploadRequest, if it does."""
    return violations_of(check_initiate_layer_upload_request, value)


def validate_initiate_layer_upload_response(value: object) -> list[Violation]:
    """Return how `value` breaks InitiateLayerUploadResponse, if it does."""
    return violations_of(check_initiate_layer_upload_response, value)


def validate_list_tags_for_resource_request(value: object) -> list[Violation]:
    """Return how `value` breaks ListTagsForResourceRequest, if it does."""
    return violations_of(check_list_tags_for_resource_request, value)


def validate_list_tags_for_resource_response(value: object) -> list[Violation]:
    """Return how `value` breaks ListTagsForResourceResponse, if it does."""
    return violations_of(check_list_tags_for_resource_response, value)


def validate_put_image_request(value: object) -> list[Violation]:
    """Return how `value` breaks PutImageRequest, if it does."""
    return violations_of(check_put_image_request, value)


def validate_put_image_response(value: object) -> list[Violation]:
    """Return how `value` breaks PutImageResponse, if it does."""
    return violations_of(check_put_image_response, value)


def validate_put_registry_catalog_data_request(value: object) -> list[Violation]:
    """Return how `value` breaks PutRegistryCatalogDataRequest, if it does."""
    return violations_of(check_put_registry_catalog_data_request, value)


def validate_put_registry_catalog_data_response(value: object) -> list[Violation]:
    """Return how `value` breaks PutRegistryCatalogDataResponse, if it does."""
    return violations_of(check_put_registry_catalog_data_response, value)


def validate_put_repository_catalog_data_request(value: object) -> list[Violation]:
    """Return how `value` breaks PutRepositoryCatalogDataRequest, if it does."""
    return violations_of(check_put_repository_catalog_data_request, value)


def validate_put_repository_catalog_data_response(value: object) -> list[Violation]:
    """Return how `value` breaks PutRepositoryCatalogDataResponse, if it does."""
    return violations_of(check_put_repository_catalog_data_response, value)


def validate_set_repository_policy_request(value: object) -> list[Violation]:
    """Return how `value` breaks SetRepositoryPolicyRequest, if it does."""
    return violations_of(check_set_repository_policy_request, value)


def validate_set_repository_policy_response(value: object) -> list[Violation]:
    """Return how `value` breaks SetRepositoryPolicyResponse, if it does."""
    return violations_of(check_set_repository_policy_response, value)


def validate_tag_resource_request(value: object) -> list[Violation]:
    """Return how `value` breaks TagResourceRequest, if it does."""
    return violations_of(check_tag_resource_request, value)


def validate_tag_resource_response(value: object) -> list[Violation]:
    """Return how `value` breaks TagResourceResponse, if it does."""
    return violations_of(check_tag_resource_response, value)


def validate_untag_resource_request(value: object) -> list[Violation]:
    """Return how `value` breaks UntagResourceRequest, if it does."""
    return violations_of(check_untag_resource_request, value)


def validate_untag_resource_response(value: object) -> list[Violation]:
    """Return how `value` breaks UntagResourceResponse, if it does."""
    return violations_of(check_untag_resource_response, value)


def validate_upload_layer_part_request(value: object) -> list[Violation]:
    """Return how `value` breaks UploadLayerPartRequest, if it does."""
    return violations_of(check_upload_layer_part_request, value)


def validate_upload_layer_part_response(value: object) -> list[Violation]:
    """Return how `value` breaks UploadLayerPartResponse, if it does."""
    return violations_of(check_upload_layer_part_response, value)


def validate_authorization_data(value: object) -> list[Violation]:
    """Return how `value` breaks AuthorizationData, if it does."""
    return violations_of(check_authorization_data, value)


def validate_image(value: object) -> list[Violation]:
    """Return how `value` breaks Image, if it does."""
    return violations_of(check_image, value)


def validate_image_detail(value: object) -> list[Violation]:
    """Return how `value` breaks ImageDetail, if it does."""
    return violations_of(check_image_detail, value)


def validate_image_failure(value: object) -> list[Violation]:
    """Return how `value` breaks ImageFailure, if it does."""
    return violations_of(check_image_failure, value)


def validate_image_identifier(value: object) -> list[Violation]:
    """Return how `value` breaks ImageIdentifier, if it does."""
    return violations_of(check_image_identifier, value)


def validate_image_tag_detail(value: object) -> list[Violation]:
    """Return how `value` breaks ImageTagDetail, if it does."""
    return violations_of(check_image_tag_detail, value)


def validate_layer(value: object) -> list[Violation]:
    """Return how `value` breaks Layer, if it does."""
    return violations_of(check_layer, value)


def validate_layer_failure(value: object) -> list[Violation]:
    """Return how `value` breaks LayerFailure, if it does."""
    return violations_of(check_layer_failure, value)


def validate_referenced_image_detail(value: object) -> list[Violation]:
    """Return how `value` breaks ReferencedImageDetail, if it does."""
    return violations_of(check_referenced_image_detail, value)


def validate_registry(value: object) -> list[Violation]:
    """Return how `value` breaks Registry, if it does."""
    return violations_of(check_registry, value)


def validate_registry_alias(value: object) -> list[Violation]:
    """Return how `value` breaks RegistryAlias, if it does."""
    return violations_of(check_registry_alias, value)


def validate_registry_catalog_data(value: object) -> list[Violation]:
    """Return how `value` breaks RegistryCatalogData, if it does."""
    return violations_of(check_registry_catalog_data, value)


def validate_repository(value: object) -> list[Violation]:
    """Return how `value` breaks Repository, if it does."""
    return violations_of(check_repository, value)


def validate_repository_catalog_data(value: object) -> list[Violation]:
    """Return how `value` breaks RepositoryCatalogData, if it does."""
    return violations_of(check_repository_catalog_data, value)


def validate_repository_catalog_data_input(value: object) -> list[Violation]:
    """Return how `value` breaks RepositoryCatalogDataInput, if it does."""
    return violations_of(check_repository_catalog_data_input, value)


def validate_tag(value: object) -> list[Violation]:
    """Return how `value` breaks Tag, if it does."""
    return violations_of(check_tag, value)


def validate_empty_upload_exception(value: object) -> list[Violation]:
    """Return how `value` breaks EmptyUploadException, if it does."""
    return violations_of(check_empty_upload_exception, value)


def validate_image_already_exists_exception(value: object) -> list[Violation]:
    """Return how `value` breaks ImageAlreadyExistsException, if it does."""
    return violations_of(check_image_already_exists_exception, value)


def validate_image_digest_does_not_match_exception(value: object) -> list[Violation]:
    """Return how `value` breaks ImageDigestDoesNotMatchException, if it does."""
    return violations_of(check_image_digest_does_not_match_exception, value)


def validate_image_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks ImageNotFoundException, if it does."""
    return violations_of(check_image_not_found_exception, value)


def validate_image_tag_already_exists_exception(value: object) -> list[Violation]:
    """Return how `value` breaks ImageTagAlreadyExistsException, if it does."""
    return violations_of(check_image_tag_already_exists_exception, value)


def validate_invalid_layer_exception(value: object) -> list[Violation]:
    """Return how `value` breaks InvalidLayerException, if it does."""
    return violations_of(check_invalid_layer_exception, value)


def validate_invalid_layer_part_exception(value: object) -> list[Violation]:
    """Return how `value` breaks InvalidLayerPartException, if it does."""
    return violations_of(check_invalid_layer_part_exception, value)


def validate_invalid_parameter_exception(value: object) -> list[Violation]:
    """Return how `value` breaks InvalidParameterException, if it does."""
    return violations_of(check_invalid_parameter_exception, value)


def validate_invalid_tag_parameter_exception(value: object) -> list[Violation]:
    """Return how `value` breaks InvalidTagParameterException, if it does."""
    return violations_of(check_invalid_tag_parameter_exception, value)


def validate_layer_already_exists_exception(value: object) -> list[Violation]:
    """Return how `value` breaks LayerAlreadyExistsException, if it does."""
    return violations_of(check_layer_already_exists_exception, value)


def validate_layer_part_too_small_exception(value: object) -> list[Violation]:
    """Return how `value` breaks LayerPartTooSmallException, if it does."""
    return violations_of(check_layer_part_too_small_exception, value)


def validate_layers_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks LayersNotFoundException, if it does."""
    return violations_of(check_layers_not_found_exception, value)


def validate_limit_exceeded_exception(value: object) -> list[Violation]:
    """Return how `value` breaks LimitExceededException, if it does."""
    return violations_of(check_limit_exceeded_exception, value)


def validate_referenced_images_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks ReferencedImagesNotFoundException, if it does."""
    return violations_of(check_referenced_images_not_found_exception, value)


def validate_registry_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks RegistryNotFoundException, if it does."""
    return violations_of(check_registry_not_found_exception, value)


def validate_repository_already_exists_exception(value: object) -> list[Violation]:
    """Return how `value` breaks RepositoryAlreadyExistsException, if it does."""
    return violations_of(check_repository_already_exists_exception, value)


def validate_repository_catalog_data_not_found_exception(
    value: object,
) -> list[Violation]:
    """Return how `value` breaks RepositoryCatalogDataNotFoundException, if it does."""
    return violations_of(check_repository_catalog_data_not_found_exception, value)


def validate_repository_not_empty_exception(value: object) -> list[Violation]:
    """Return how `value` breaks RepositoryNotEmptyException, if it does."""
    return violations_of(check_repository_not_empty_exception, value)


def validate_repository_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks RepositoryNotFoundException, if it does."""
    return violations_of(check_repository_not_found_exception, value)


def validate_repository_policy_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks RepositoryPolicyNotFoundException, if it does."""
    return violations_of(check_repository_policy_not_found_exception, value)


def validate_server_exception(value: object) -> list[Violation]:
    """Return how `value` breaks ServerException, if it does."""
    return violations_of(check_server_exception, value)


def validate_too_many_tags_exception(value: object) -> list[Violation]:
    """Return how `value` breaks TooManyTagsException, if it does."""
    return violations_of(check_too_many_tags_exception, value)


def validate_unsupported_command_exception(value: object) -> list[Violation]:
    """Return how `value` breaks UnsupportedCommandException, if it does."""
    return violations_of(check_unsupported_command_exception, value)


def validate_upload_not_found_exception(value: object) -> list[Violation]:
    """Return how `value` breaks UploadNotFoundException, if it does."""
    return violations_of(check_upload_not_found_exception, value)


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


def check_batch_check_layer_availability_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of BatchCheckLayerAvailabilityRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID_OR_ALIAS.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))
    if (member := value.get("layerDigests")) is not None:
        check_batched_operation_layer_digest_list(
            member, pointer(at, "layerDigests"), found
        )
    else:
        found.append(missing(at, "layerDigests"))


def check_batch_check_layer_availability_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of BatchCheckLayerAvailabilityResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("layers")) is not None:
        check_layer_list(member, pointer(at, "layers"), found)
    if (member := value.get("failures")) is not None:
        check_layer_failure_list(member, pointer(at, "failures"), found)


def check_batch_delete_image_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of BatchDeleteImageRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID_OR_ALIAS.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))
    if (member := value.get("imageIds")) is not None:
        check_image_identifier_list(member, pointer(at, "imageIds"), found)
    else:
        found.append(missing(at, "imageIds"))


def check_batch_delete_image_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of BatchDeleteImageResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("imageIds")) is not None:
        check_image_identifier_list(member, pointer(at, "imageIds"), found)
    if (member := value.get("failures")) is not None:
        check_image_failure_list(member, pointer(at, "failures"), found)


def check_complete_layer_upload_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of CompleteLayerUploadRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID_OR_ALIAS.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))
    if (member := value.get("uploadId")) is not None:
        shapes.UPLOAD_ID.check(member, at, "uploadId", found)
    else:
        found.append(missing(at, "uploadId"))
    if (member := value.get("layerDigests")) is not None:
        check_layer_digest_list(member, pointer(at, "layerDigests"), found)
    else:
        found.append(missing(at, "layerDigests"))


def check_complete_layer_upload_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of CompleteLayerUploadResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    if (member := value.get("uploadId")) is not None:
        shapes.UPLOAD_ID.check(member, at, "uploadId", found)
    if (member := value.get("layerDigest")) is not None:
        shapes.LAYER_DIGEST.check(member, at, "layerDigest", found)


def check_create_repository_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of CreateRepositoryRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))
    if (member := value.get("catalogData")) is not None:
        check_repository_catalog_data_input(member, pointer(at, "catalogData"), found)
    if (member := value.get("tags")) is not None:
        check_tag_list(member, pointer(at, "tags"), found)


def check_create_repository_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of CreateRepositoryResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("repository")) is not None:
        check_repository(member, pointer(at, "repository"), found)
    if (member := value.get("catalogData")) is not None:
        check_repository_catalog_data(member, pointer(at, "catalogData"), found)


def check_delete_repository_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of DeleteRepositoryRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))
    if (member := value.get("force")) is not None:
        shapes.FORCE_FLAG.check(member, at, "force", found)


def check_delete_repository_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of DeleteRepositoryResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("repository")) is not None:
        check_repository(member, pointer(at, "repository"), found)


def check_delete_repository_policy_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of DeleteRepositoryPolicyRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))


def check_delete_repository_policy_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of DeleteRepositoryPolicyResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    if (member := value.get("policyText")) is not None:
        shapes.REPOSITORY_POLICY_TEXT.check(member, at, "policyText", found)


def check_describe_image_tags_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of DescribeImageTagsRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))
    if (member := value.get("nextToken")) is not None:
        shapes.NEXT_TOKEN.check(member, at, "nextToken", found)
    if (member := value.get("maxResults")) is not None:
        shapes.MAX_RESULTS.check(member, at, "maxResults", found)


def check_describe_image_tags_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of DescribeImageTagsResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("imageTagDetails")) is not None:
        check_image_tag_detail_list(member, pointer(at, "imageTagDetails"), found)
    if (member := value.get("nextToken")) is not None:
        shapes.NEXT_TOKEN.check(member, at, "nextToken", found)


def check_describe_images_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of DescribeImagesRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))
    if (member := value.get("imageIds")) is not None:
        check_image_identifier_list(member, pointer(at, "imageIds"), found)
    if (member := value.get("nextToken")) is not None:
        shapes.NEXT_TOKEN.check(member, at, "nextToken", found)
    if (member := value.get("maxResults")) is not None:
        shapes.MAX_RESULTS.check(member, at, "maxResults", found)


def check_describe_images_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of DescribeImagesResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("imageDetails")) is not None:
        check_image_detail_list(member, pointer(at, "imageDetails"), found)
    if (member := value.get("nextToken")) is not None:
        shapes.NEXT_TOKEN.check(member, at, "nextToken", found)


def check_describe_registries_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of DescribeRegistriesRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("nextToken")) is not None:
        shapes.NEXT_TOKEN.check(member, at, "nextToken", found)
    if (member := value.get("maxResults")) is not None:
        shapes.MAX_RESULTS.check(member, at, "maxResults", found)


def check_describe_registries_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of DescribeRegistriesResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registries")) is not None:
        check_registry_list(member, pointer(at, "registries"), found)
    else:
        found.append(missing(at, "registries"))
    if (member := value.get("nextToken")) is not None:
        shapes.NEXT_TOKEN.check(member, at, "nextToken", found)


def check_describe_repositories_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of DescribeRepositoriesRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryNames")) is not None:
        check_repository_name_list(member, pointer(at, "repositoryNames"), found)
    if (member := value.get("nextToken")) is not None:
        shapes.NEXT_TOKEN.check(member, at, "nextToken", found)
    if (member := value.get("maxResults")) is not None:
        shapes.MAX_RESULTS.check(member, at, "maxResults", found)


def check_describe_repositories_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of DescribeRepositoriesResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("repositories")) is not None:
        check_repository_list(member, pointer(at, "repositories"), found)
    if (member := value.get("nextToken")) is not None:
        shapes.NEXT_TOKEN.check(member, at, "nextToken", found)


def check_get_authorization_token_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of GetAuthorizationTokenRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return


def check_get_authorization_token_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of GetAuthorizationTokenResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("authorizationData")) is not None:
        check_authorization_data(member, pointer(at, "authorizationData"), found)


def check_get_registry_catalog_data_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of GetRegistryCatalogDataRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return


def check_get_registry_catalog_data_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of GetRegistryCatalogDataResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryCatalogData")) is not None:
        check_registry_catalog_data(member, pointer(at, "registryCatalogData"), found)
    else:
        found.append(missing(at, "registryCatalogData"))


def check_get_repository_catalog_data_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of GetRepositoryCatalogDataRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))


def check_get_repository_catalog_data_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of GetRepositoryCatalogDataResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("catalogData")) is not None:
        check_repository_catalog_data(member, pointer(at, "catalogData"), found)


def check_get_repository_policy_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of GetRepositoryPolicyRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))


def check_get_repository_policy_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of GetRepositoryPolicyResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    if (member := value.get("policyText")) is not None:
        shapes.REPOSITORY_POLICY_TEXT.check(member, at, "policyText", found)


def check_initiate_layer_upload_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of InitiateLayerUploadRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID_OR_ALIAS.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))


def check_initiate_layer_upload_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of InitiateLayerUploadResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("uploadId")) is not None:
        shapes.UPLOAD_ID.check(member, at, "uploadId", found)
    if (member := value.get("partSize")) is not None:
        shapes.PART_SIZE.check(member, at, "partSize", found)


def check_list_tags_for_resource_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of ListTagsForResourceRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("resourceArn")) is not None:
        shapes.ARN.check(member, at, "resourceArn", found)
    else:
        found.append(missing(at, "resourceArn"))


def check_list_tags_for_resource_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of ListTagsForResourceResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("tags")) is not None:
        check_tag_list(member, pointer(at, "tags"), found)


def check_put_image_request(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of PutImageRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID_OR_ALIAS.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))
    if (member := value.get("imageManifest")) is not None:
        shapes.IMAGE_MANIFEST.check(member, at, "imageManifest", found)
    else:
        found.append(missing(at, "imageManifest"))
    if (member := value.get("imageManifestMediaType")) is not None:
        shapes.MEDIA_TYPE.check(member, at, "imageManifestMediaType", found)
    if (member := value.get("imageTag")) is not None:
        shapes.IMAGE_TAG.check(member, at, "imageTag", found)
    if (member := value.get("imageDigest")) is not None:
        shapes.IMAGE_DIGEST.check(member, at, "imageDigest", found)


def check_put_image_response(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of PutImageResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("image")) is not None:
        check_image(member, pointer(at, "image"), found)


def check_put_registry_catalog_data_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of PutRegistryCatalogDataRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("displayName")) is not None:
        shapes.REGISTRY_DISPLAY_NAME.check(member, at, "displayName", found)


def check_put_registry_catalog_data_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of PutRegistryCatalogDataResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryCatalogData")) is not None:
        check_registry_catalog_data(member, pointer(at, "registryCatalogData"), found)
    else:
        found.append(missing(at, "registryCatalogData"))


def check_put_repository_catalog_data_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of PutRepositoryCatalogDataRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))
    if (member := value.get("catalogData")) is not None:
        check_repository_catalog_data_input(member, pointer(at, "catalogData"), found)
    else:
        found.append(missing(at, "catalogData"))


def check_put_repository_catalog_data_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of PutRepositoryCatalogDataResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("catalogData")) is not None:
        check_repository_catalog_data(member, pointer(at, "catalogData"), found)


def check_set_repository_policy_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of SetRepositoryPolicyRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))
    if (member := value.get("policyText")) is not None:
        shapes.REPOSITORY_POLICY_TEXT.check(member, at, "policyText", found)
    else:
        found.append(missing(at, "policyText"))
    if (member := value.get("force")) is not None:
        shapes.FORCE_FLAG.check(member, at, "force", found)


def check_set_repository_policy_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of SetRepositoryPolicyResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    if (member := value.get("policyText")) is not None:
        shapes.REPOSITORY_POLICY_TEXT.check(member, at, "policyText", found)


def check_tag_resource_request(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of TagResourceRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("resourceArn")) is not None:
        shapes.ARN.check(member, at, "resourceArn", found)
    else:
        found.append(missing(at, "resourceArn"))
    if (member := value.get("tags")) is not None:
        check_tag_list(member, pointer(at, "tags"), found)
    else:
        found.append(missing(at, "tags"))


def check_tag_resource_response(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of TagResourceResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return


def check_untag_resource_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of UntagResourceRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("resourceArn")) is not None:
        shapes.ARN.check(member, at, "resourceArn", found)
    else:
        found.append(missing(at, "resourceArn"))
    if (member := value.get("tagKeys")) is not None:
        check_tag_key_list(member, pointer(at, "tagKeys"), found)
    else:
        found.append(missing(at, "tagKeys"))


def check_untag_resource_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of UntagResourceResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return


def check_upload_layer_part_request(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of UploadLayerPartRequest."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID_OR_ALIAS.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    else:
        found.append(missing(at, "repositoryName"))
    if (member := value.get("uploadId")) is not None:
        shapes.UPLOAD_ID.check(member, at, "uploadId", found)
    else:
        found.append(missing(at, "uploadId"))
    if (member := value.get("partFirstByte")) is not None:
        shapes.PART_SIZE.check(member, at, "partFirstByte", found)
    else:
        found.append(missing(at, "partFirstByte"))
    if (member := value.get("partLastByte")) is not None:
        shapes.PART_SIZE.check(member, at, "partLastByte", found)
    else:
        found.append(missing(at, "partLastByte"))
    if (member := value.get("layerPartBlob")) is not None:
        shapes.LAYER_PART_BLOB.check(member, at, "layerPartBlob", found)
    else:
        found.append(missing(at, "layerPartBlob"))


def check_upload_layer_part_response(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of UploadLayerPartResponse."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    if (member := value.get("uploadId")) is not None:
        shapes.UPLOAD_ID.check(member, at, "uploadId", found)
    if (member := value.get("lastByteReceived")) is not None:
        shapes.PART_SIZE.check(member, at, "lastByteReceived", found)


def check_authorization_data(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of AuthorizationData."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("authorizationToken")) is not None:
        shapes.BASE64.check(member, at, "authorizationToken", found)
    if (member := value.get("expiresAt")) is not None:
        shapes.EXPIRATION_TIMESTAMP.check(member, at, "expiresAt", found)


def check_image(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of Image."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID_OR_ALIAS.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    if (member := value.get("imageId")) is not None:
        check_image_identifier(member, pointer(at, "imageId"), found)
    if (member := value.get("imageManifest")) is not None:
        shapes.IMAGE_MANIFEST.check(member, at, "imageManifest", found)
    if (member := value.get("imageManifestMediaType")) is not None:
        shapes.MEDIA_TYPE.check(member, at, "imageManifestMediaType", found)


def check_image_detail(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of ImageDetail."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    if (member := value.get("imageDigest")) is not None:
        shapes.IMAGE_DIGEST.check(member, at, "imageDigest", found)
    if (member := value.get("imageTags")) is not None:
        check_image_tag_list(member, pointer(at, "imageTags"), found)
    if (member := value.get("imageSizeInBytes")) is not None:
        shapes.IMAGE_SIZE_IN_BYTES.check(member, at, "imageSizeInBytes", found)
    if (member := value.get("imagePushedAt")) is not None:
        shapes.PUSH_TIMESTAMP.check(member, at, "imagePushedAt", found)
    if (member := value.get("imageManifestMediaType")) is not None:
        shapes.MEDIA_TYPE.check(member, at, "imageManifestMediaType", found)
    if (member := value.get("artifactMediaType")) is not None:
        shapes.MEDIA_TYPE.check(member, at, "artifactMediaType", found)


def check_image_failure(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of ImageFailure."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("imageId")) is not None:
        check_image_identifier(member, pointer(at, "imageId"), found)
    if (member := value.get("failureCode")) is not None:
        check_enum(models.ImageFailureCode, member, at, "failureCode", found)
    if (member := value.get("failureReason")) is not None:
        shapes.IMAGE_FAILURE_REASON.check(member, at, "failureReason", found)


def check_image_identifier(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of ImageIdentifier."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("imageDigest")) is not None:
        shapes.IMAGE_DIGEST.check(member, at, "imageDigest", found)
    if (member := value.get("imageTag")) is not None:
        shapes.IMAGE_TAG.check(member, at, "imageTag", found)


def check_image_tag_detail(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of ImageTagDetail."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("imageTag")) is not None:
        shapes.IMAGE_TAG.check(member, at, "imageTag", found)
    if (member := value.get("createdAt")) is not None:
        shapes.CREATION_TIMESTAMP.check(member, at, "createdAt", found)
    if (member := value.get("imageDetail")) is not None:
        check_referenced_image_detail(member, pointer(at, "imageDetail"), found)


def check_layer(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of Layer."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("layerDigest")) is not None:
        shapes.LAYER_DIGEST.check(member, at, "layerDigest", found)
    if (member := value.get("layerAvailability")) is not None:
        check_enum(models.LayerAvailability, member, at, "layerAvailability", found)
    if (member := value.get("layerSize")) is not None:
        shapes.LAYER_SIZE_IN_BYTES.check(member, at, "layerSize", found)
    if (member := value.get("mediaType")) is not None:
        shapes.MEDIA_TYPE.check(member, at, "mediaType", found)


def check_layer_failure(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of LayerFailure."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("layerDigest")) is not None:
        shapes.BATCHED_OPERATION_LAYER_DIGEST.check(member, at, "layerDigest", found)
    if (member := value.get("failureCode")) is not None:
        check_enum(models.LayerFailureCode, member, at, "failureCode", found)
    if (member := value.get("failureReason")) is not None:
        shapes.LAYER_FAILURE_REASON.check(member, at, "failureReason", found)


def check_referenced_image_detail(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of ReferencedImageDetail."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("imageDigest")) is not None:
        shapes.IMAGE_DIGEST.check(member, at, "imageDigest", found)
    if (member := value.get("imageSizeInBytes")) is not None:
        shapes.IMAGE_SIZE_IN_BYTES.check(member, at, "imageSizeInBytes", found)
    if (member := value.get("imagePushedAt")) is not None:
        shapes.PUSH_TIMESTAMP.check(member, at, "imagePushedAt", found)
    if (member := value.get("imageManifestMediaType")) is not None:
        shapes.MEDIA_TYPE.check(member, at, "imageManifestMediaType", found)
    if (member := value.get("artifactMediaType")) is not None:
        shapes.MEDIA_TYPE.check(member, at, "artifactMediaType", found)


def check_registry(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of Registry."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    else:
        found.append(missing(at, "registryId"))
    if (member := value.get("registryArn")) is not None:
        shapes.ARN.check(member, at, "registryArn", found)
    else:
        found.append(missing(at, "registryArn"))
    if (member := value.get("registryUri")) is not None:
        shapes.URL.check(member, at, "registryUri", found)
    else:
        found.append(missing(at, "registryUri"))
    if (member := value.get("verified")) is not None:
        shapes.REGISTRY_VERIFIED.check(member, at, "verified", found)
    else:
        found.append(missing(at, "verified"))
    if (member := value.get("aliases")) is not None:
        check_registry_alias_list(member, pointer(at, "aliases"), found)
    else:
        found.append(missing(at, "aliases"))


def check_registry_alias(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of RegistryAlias."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("name")) is not None:
        shapes.REGISTRY_ALIAS_NAME.check(member, at, "name", found)
    else:
        found.append(missing(at, "name"))
    if (member := value.get("status")) is not None:
        check_enum(models.RegistryAliasStatus, member, at, "status", found)
    else:
        found.append(missing(at, "status"))
    if (member := value.get("primaryRegistryAlias")) is not None:
        shapes.PRIMARY_REGISTRY_ALIAS_FLAG.check(
            member, at, "primaryRegistryAlias", found
        )
    else:
        found.append(missing(at, "primaryRegistryAlias"))
    if (member := value.get("defaultRegistryAlias")) is not None:
        shapes.DEFAULT_REGISTRY_ALIAS_FLAG.check(
            member, at, "defaultRegistryAlias", found
        )
    else:
        found.append(missing(at, "defaultRegistryAlias"))


def check_registry_catalog_data(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of RegistryCatalogData."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("displayName")) is not None:
        shapes.REGISTRY_DISPLAY_NAME.check(member, at, "displayName", found)


def check_repository(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of Repository."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("repositoryArn")) is not None:
        shapes.ARN.check(member, at, "repositoryArn", found)
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    if (member := value.get("repositoryUri")) is not None:
        shapes.URL.check(member, at, "repositoryUri", found)
    if (member := value.get("createdAt")) is not None:
        shapes.CREATION_TIMESTAMP.check(member, at, "createdAt", found)


def check_repository_catalog_data(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of RepositoryCatalogData."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("description")) is not None:
        shapes.REPOSITORY_DESCRIPTION.check(member, at, "description", found)
    if (member := value.get("architectures")) is not None:
        check_architecture_list(member, pointer(at, "architectures"), found)
    if (member := value.get("operatingSystems")) is not None:
        check_operating_system_list(member, pointer(at, "operatingSystems"), found)
    if (member := value.get("logoUrl")) is not None:
        shapes.RESOURCE_URL.check(member, at, "logoUrl", found)
    if (member := value.get("aboutText")) is not None:
        shapes.ABOUT_TEXT.check(member, at, "aboutText", found)
    if (member := value.get("usageText")) is not None:
        shapes.USAGE_TEXT.check(member, at, "usageText", found)
    if (member := value.get("marketplaceCertified")) is not None:
        shapes.MARKETPLACE_CERTIFIED.check(member, at, "marketplaceCertified", found)


def check_repository_catalog_data_input(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of RepositoryCatalogDataInput."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("description")) is not None:
        shapes.REPOSITORY_DESCRIPTION.check(member, at, "description", found)
    if (member := value.get("architectures")) is not None:
        check_architecture_list(member, pointer(at, "architectures"), found)
    if (member := value.get("operatingSystems")) is not None:
        check_operating_system_list(member, pointer(at, "operatingSystems"), found)
    if (member := value.get("logoImageBlob")) is not None:
        shapes.LOGO_IMAGE_BLOB.check(member, at, "logoImageBlob", found)
    if (member := value.get("aboutText")) is not None:
        shapes.ABOUT_TEXT.check(member, at, "aboutText", found)
    if (member := value.get("usageText")) is not None:
        shapes.USAGE_TEXT.check(member, at, "usageText", found)


def check_tag(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of Tag."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    if (member := value.get("Key")) is not None:
        shapes.TAG_KEY.check(member, at, "Key", found)
    if (member := value.get("Value")) is not None:
        shapes.TAG_VALUE.check(member, at, "Value", found)


def check_empty_upload_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of EmptyUploadException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("EmptyUploadException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_image_already_exists_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of ImageAlreadyExistsException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("ImageAlreadyExistsException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_image_digest_does_not_match_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of ImageDigestDoesNotMatchException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("ImageDigestDoesNotMatchException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_image_not_found_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of ImageNotFoundException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("ImageNotFoundException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_image_tag_already_exists_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of ImageTagAlreadyExistsException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("ImageTagAlreadyExistsException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_invalid_layer_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of InvalidLayerException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("InvalidLayerException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_invalid_layer_part_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of InvalidLayerPartException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("InvalidLayerPartException", value.get("__type"), at, found)
    if (member := value.get("registryId")) is not None:
        shapes.REGISTRY_ID.check(member, at, "registryId", found)
    if (member := value.get("repositoryName")) is not None:
        shapes.REPOSITORY_NAME.check(member, at, "repositoryName", found)
    if (member := value.get("uploadId")) is not None:
        shapes.UPLOAD_ID.check(member, at, "uploadId", found)
    if (member := value.get("lastValidByteReceived")) is not None:
        shapes.PART_SIZE.check(member, at, "lastValidByteReceived", found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_invalid_parameter_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of InvalidParameterException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("InvalidParameterException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_invalid_tag_parameter_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of InvalidTagParameterException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("InvalidTagParameterException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_layer_already_exists_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of LayerAlreadyExistsException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("LayerAlreadyExistsException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_layer_part_too_small_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of LayerPartTooSmallException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("LayerPartTooSmallException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_layers_not_found_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of LayersNotFoundException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("LayersNotFoundException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_limit_exceeded_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of LimitExceededException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("LimitExceededException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_referenced_images_not_found_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of ReferencedImagesNotFoundException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("ReferencedImagesNotFoundException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_registry_not_found_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of RegistryNotFoundException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("RegistryNotFoundException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_repository_already_exists_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of RepositoryAlreadyExistsException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("RepositoryAlreadyExistsException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_repository_catalog_data_not_found_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of RepositoryCatalogDataNotFoundException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("RepositoryCatalogDataNotFoundException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_repository_not_empty_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of RepositoryNotEmptyException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("RepositoryNotEmptyException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_repository_not_found_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of RepositoryNotFoundException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("RepositoryNotFoundException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_repository_policy_not_found_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of RepositoryPolicyNotFoundException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("RepositoryPolicyNotFoundException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_server_exception(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of ServerException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("ServerException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_too_many_tags_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of TooManyTagsException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("TooManyTagsException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_unsupported_command_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of UnsupportedCommandException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("UnsupportedCommandException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_upload_not_found_exception(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of UploadNotFoundException."""
    if not isinstance(value, dict):
        found.append(wrong_type(at, "object", value))
        return
    check_kind("UploadNotFoundException", value.get("__type"), at, found)
    if (member := value.get("message")) is not None:
        shapes.EXCEPTION_MESSAGE.check(member, at, "message", found)


def check_architecture_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of ArchitectureList."""
    for key, item in shapes.ARCHITECTURE_LIST.items(value, at, found):
        shapes.ARCHITECTURE.check(item, at, key, found)


def check_batched_operation_layer_digest_list(
    value: object, at: str, found: list[Violation]
) -> None:
    """Check that `value` is of BatchedOperationLayerDigestList."""
    for key, item in shapes.BATCHED_OPERATION_LAYER_DIGEST_LIST.items(value, at, found):
        shapes.BATCHED_OPERATION_LAYER_DIGEST.check(item, at, key, found)


def check_image_detail_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of ImageDetailList."""
    for key, item in shapes.IMAGE_DETAIL_LIST.items(value, at, found):
        check_image_detail(item, pointer(at, key), found)


def check_image_failure_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of ImageFailureList."""
    for key, item in shapes.IMAGE_FAILURE_LIST.items(value, at, found):
        check_image_failure(item, pointer(at, key), found)


def check_image_identifier_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of ImageIdentifierList."""
    for key, item in shapes.IMAGE_IDENTIFIER_LIST.items(value, at, found):
        check_image_identifier(item, pointer(at, key), found)


def check_image_tag_detail_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of ImageTagDetailList."""
    for key, item in shapes.IMAGE_TAG_DETAIL_LIST.items(value, at, found):
        check_image_tag_detail(item, pointer(at, key), found)


def check_image_tag_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of ImageTagList."""
    for key, item in shapes.IMAGE_TAG_LIST.items(value, at, found):
        shapes.IMAGE_TAG.check(item, at, key, found)


def check_layer_digest_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of LayerDigestList."""
    for key, item in shapes.LAYER_DIGEST_LIST.items(value, at, found):
        shapes.LAYER_DIGEST.check(item, at, key, found)


def check_layer_failure_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of LayerFailureList."""
    for key, item in shapes.LAYER_FAILURE_LIST.items(value, at, found):
        check_layer_failure(item, pointer(at, key), found)


def check_layer_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of LayerList."""
    for key, item in shapes.LAYER_LIST.items(value, at, found):
        check_layer(item, pointer(at, key), found)


def check_operating_system_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of OperatingSystemList."""
    for key, item in shapes.OPERATING_SYSTEM_LIST.items(value, at, found):
        shapes.OPERATING_SYSTEM.check(item, at, key, found)


def check_registry_alias_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of RegistryAliasList."""
    for key, item in shapes.REGISTRY_ALIAS_LIST.items(value, at, found):
        check_registry_alias(item, pointer(at, key), found)


def check_registry_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of RegistryList."""
    for key, item in shapes.REGISTRY_LIST.items(value, at, found):
        check_registry(item, pointer(at, key), found)


def check_repository_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of RepositoryList."""
    for key, item in shapes.REPOSITORY_LIST.items(value, at, found):
        check_repository(item, pointer(at, key), found)


def check_repository_name_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of RepositoryNameList."""
    for key, item in shapes.REPOSITORY_NAME_LIST.items(value, at, found):
        shapes.REPOSITORY_NAME.check(item, at, key, found)


def check_tag_key_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of TagKeyList."""
    for key, item in shapes.TAG_KEY_LIST.items(value, at, found):
        shapes.TAG_KEY.check(item, at, key, found)


def check_tag_list(value: object, at: str, found: list[Violation]) -> None:
    """Check that `value` is of TagList."""
    for key, item in shapes.TAG_LIST.items(value, at, found):
        check_tag(item, pointer(at, key), found)
