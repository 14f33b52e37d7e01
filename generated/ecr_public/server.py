"""The server: subclass the service, and serve it as an ASGI application."""

from __future__ import annotations

from collections.abc import Mapping

from . import models, operations
from ._runtime.aws_json.failures import ErrorStatus
from ._runtime.aws_json.routing import Handlers
from ._runtime.aws_json.server import Application
from ._runtime.context import (
    Authenticate,
    Call,
    Context,
    Returns,
    Unimplemented,
    anonymous,
)
from ._runtime.implemented import check_implemented
from ._runtime.outgoing import ValidateResponses
from ._runtime.serving import Lifespan

__all__ = [
    "Application",
    "Call",
    "Context",
    "EcrPublicService",
    "Unimplemented",
    "anonymous",
    "create_app",
]


class EcrPublicService:
    """Implement an operation by overriding its method, with `def` or `async def`.

    A plain `def` runs in a thread of the application. Raise any class of `errors`: one that the operation
    documents reaches the caller, all else is a fault of the service.
    """

    def batch_check_layer_availability(
        self, request: models.BatchCheckLayerAvailabilityRequest, context: Context
    ) -> Returns[models.BatchCheckLayerAvailabilityResponse]:
        """Tell which of the given layers a repository already has.

        A push asks this first and uploads only the layers that are not AVAILABLE. A
        digest that is malformed or unknown does not fail the call: it is listed under
        failures, next to the layers that were found.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The state of each layer, and the digests that could not be checked.

        Raises:
            errors.RepositoryNotFoundException: Status 480. Raised when the registry has
                no repository of this name.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.ServerException: Status 482. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.RegistryNotFoundException: Status 483. Raised when there is no
                registry with the ID or alias given.
            errors.UnsupportedCommandException: Status 484. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.BATCH_CHECK_LAYER_AVAILABILITY)

    def batch_delete_image(
        self, request: models.BatchDeleteImageRequest, context: Context
    ) -> Returns[models.BatchDeleteImageResponse]:
        """Delete images, or single tags of them, from a repository.

        An image named by digest goes with all of its tags. Named by tag, it loses that
        tag only, and is deleted together with its last one. Images that could not be
        deleted are listed under failures; the call still succeeds.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The images deleted, and those that were not.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryNotFoundException: Status 482. Raised when the registry has
                no repository of this name.
            errors.UnsupportedCommandException: Status 483. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.BATCH_DELETE_IMAGE)

    def complete_layer_upload(
        self, request: models.CompleteLayerUploadRequest, context: Context
    ) -> Returns[models.CompleteLayerUploadResponse]:
        """Finish a layer upload and store the layer.

        Call it once all parts are sent. The service joins the parts, computes the
        SHA-256 digest of the whole and stores the layer only if that digest is among
        layerDigests. Every part but the last must have at least 5 MiB. Success spends
        the upload ID.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The layer is stored under the digest returned.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryNotFoundException: Status 482. Raised when the registry has
                no repository of this name.
            errors.UploadNotFoundException: Status 483. Raised when the repository has
                no open upload with this ID.
            errors.InvalidLayerException: Status 484. Raised when the uploaded bytes
                have none of the digests given.
            errors.LayerPartTooSmallException: Status 485. Raised when a part other than
                the last has less than 5 MiB.
            errors.LayerAlreadyExistsException: Status 486. Raised when the repository
                already has the layer.
            errors.EmptyUploadException: Status 487. Raised when an upload is completed
                before any part was sent.
            errors.RegistryNotFoundException: Status 488. Raised when there is no
                registry with the ID or alias given.
            errors.UnsupportedCommandException: Status 489. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.COMPLETE_LAYER_UPLOAD)

    def create_repository(
        self, request: models.CreateRepositoryRequest, context: Context
    ) -> Returns[models.CreateRepositoryResponse]:
        """Create a repository in the caller's public registry.

        The repository can be seen by everyone from the start. Catalog data and tags may
        be given right away or added later with PutRepositoryCatalogData and
        TagResource.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The new repository.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.InvalidTagParameterException: Status 482. Raised when a resource tag
                has a key or a value that is not allowed.
            errors.TooManyTagsException: Status 483. Raised when the repository would
                have more than 50 resource tags.
            errors.RepositoryAlreadyExistsException: Status 484. Raised when the
                registry already has a repository of this name.
            errors.LimitExceededException: Status 485. Raised when the call would exceed
                a quota of the account; it will not succeed until the quota is raised or
                room is made.
            errors.UnsupportedCommandException: Status 486. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.CREATE_REPOSITORY)

    def delete_repository(
        self, request: models.DeleteRepositoryRequest, context: Context
    ) -> Returns[models.DeleteRepositoryResponse]:
        """Delete a repository.

        A repository that still contains images is deleted only with force, and its
        images with it. This cannot be undone.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The repository as it was before it was deleted.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryNotFoundException: Status 482. Raised when the registry has
                no repository of this name.
            errors.RepositoryNotEmptyException: Status 483. Raised when the repository
                still contains images and force was not given.
            errors.UnsupportedCommandException: Status 484. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.DELETE_REPOSITORY)

    def delete_repository_policy(
        self, request: models.DeleteRepositoryPolicyRequest, context: Context
    ) -> Returns[models.DeleteRepositoryPolicyResponse]:
        """Remove the access policy of a repository.

        Afterwards the repository grants other accounts nothing but the pulls that are
        open to everyone. The answer carries the removed policy, so that it can be set
        again.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The policy that was removed.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryNotFoundException: Status 482. Raised when the registry has
                no repository of this name.
            errors.RepositoryPolicyNotFoundException: Status 483. Raised when no policy
                has been set on the repository.
            errors.UnsupportedCommandException: Status 484. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.DELETE_REPOSITORY_POLICY)

    def describe_image_tags(
        self, request: models.DescribeImageTagsRequest, context: Context
    ) -> Returns[models.DescribeImageTagsResponse]:
        """List the tags in a repository, each with the image it points to.

        Answers come in pages: repeat the call with nextToken until an answer has none.
        Images without a tag do not appear here; DescribeImages lists those too.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            One page of tags.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryNotFoundException: Status 482. Raised when the registry has
                no repository of this name.
            errors.UnsupportedCommandException: Status 483. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.DESCRIBE_IMAGE_TAGS)

    def describe_images(
        self, request: models.DescribeImagesRequest, context: Context
    ) -> Returns[models.DescribeImagesResponse]:
        """List the images in a repository, or describe the ones named.

        Without imageIds the whole repository is listed, in pages: repeat the call with
        nextToken until an answer has none. With imageIds just those images are
        described, and paging does not apply. Sizes count the compressed layers, so they
        are smaller than what a docker client shows after a pull.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            One page of images.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryNotFoundException: Status 482. Raised when the registry has
                no repository of this name.
            errors.ImageNotFoundException: Status 483. Raised when the repository has no
                image with a digest or tag that was asked for.
            errors.UnsupportedCommandException: Status 484. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.DESCRIBE_IMAGES)

    def describe_registries(
        self, request: models.DescribeRegistriesRequest, context: Context
    ) -> Returns[models.DescribeRegistriesResponse]:
        """Describe the caller's public registry.

        Gives the registry's ARN, URI and aliases, and whether its owner is verified. An
        account has one public registry; the answer is a list in pages all the same.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            One page of registries.

        Raises:
            errors.InvalidParameterException: Status 480. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.UnsupportedCommandException: Status 481. Raised when the operation is
                not offered in this region.
            errors.ServerException: Status 482. Raised when the service fails for a
                reason of its own; the call may be repeated.
        """
        raise Unimplemented(operations.DESCRIBE_REGISTRIES)

    def describe_repositories(
        self, request: models.DescribeRepositoriesRequest, context: Context
    ) -> Returns[models.DescribeRepositoriesResponse]:
        """List the repositories of a registry, or describe the ones named.

        Without repositoryNames the whole registry is listed, in pages: repeat the call
        with nextToken until an answer has none. With repositoryNames just those are
        described, and one unknown name fails the call.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            One page of repositories.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryNotFoundException: Status 482. Raised when the registry has
                no repository of this name.
            errors.UnsupportedCommandException: Status 483. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.DESCRIBE_REPOSITORIES)

    def get_authorization_token(
        self, request: models.GetAuthorizationTokenRequest, context: Context
    ) -> Returns[models.GetAuthorizationTokenResponse]:
        """Get a token to log a container client in with.

        Decoded, the token is a user name and a password for docker login at
        public.ecr.aws; it is valid for 12 hours. The caller needs the permissions
        ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The token and the time it expires.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.UnsupportedCommandException: Status 482. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.GET_AUTHORIZATION_TOKEN)

    def get_registry_catalog_data(
        self, request: models.GetRegistryCatalogDataRequest, context: Context
    ) -> Returns[models.GetRegistryCatalogDataResponse]:
        """Get the catalog data of the caller's public registry.

        Catalog data is what the Amazon ECR Public Gallery shows to everyone. For a
        registry, that is its display name.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The registry's catalog data.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.UnsupportedCommandException: Status 481. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.GET_REGISTRY_CATALOG_DATA)

    def get_repository_catalog_data(
        self, request: models.GetRepositoryCatalogDataRequest, context: Context
    ) -> Returns[models.GetRepositoryCatalogDataResponse]:
        """Get the catalog data of a repository.

        Catalog data is what the Amazon ECR Public Gallery shows to everyone: the
        descriptions, the platforms and the logo of the repository.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The repository's catalog data.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryCatalogDataNotFoundException: Status 482. Raised when no
                catalog data has been set for the repository.
            errors.RepositoryNotFoundException: Status 483. Raised when the registry has
                no repository of this name.
            errors.UnsupportedCommandException: Status 484. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.GET_REPOSITORY_CATALOG_DATA)

    def get_repository_policy(
        self, request: models.GetRepositoryPolicyRequest, context: Context
    ) -> Returns[models.GetRepositoryPolicyResponse]:
        """Get the access policy of a repository.

        A repository has no policy until one is set with SetRepositoryPolicy; asking for
        it before that is an error.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The policy in force.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryNotFoundException: Status 482. Raised when the registry has
                no repository of this name.
            errors.RepositoryPolicyNotFoundException: Status 483. Raised when no policy
                has been set on the repository.
            errors.UnsupportedCommandException: Status 484. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.GET_REPOSITORY_POLICY)

    def initiate_layer_upload(
        self, request: models.InitiateLayerUploadRequest, context: Context
    ) -> Returns[models.InitiateLayerUploadResponse]:
        """Announce that a layer will be uploaded.

        Opens an upload and returns its ID, to be passed to UploadLayerPart for each
        part and to CompleteLayerUpload at the end. Call it once for each layer that
        BatchCheckLayerAvailability does not report as AVAILABLE. Every call opens a new
        upload; several may run side by side in one repository.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The upload is open.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryNotFoundException: Status 482. Raised when the registry has
                no repository of this name.
            errors.RegistryNotFoundException: Status 483. Raised when there is no
                registry with the ID or alias given.
            errors.UnsupportedCommandException: Status 484. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.INITIATE_LAYER_UPLOAD)

    def list_tags_for_resource(
        self, request: models.ListTagsForResourceRequest, context: Context
    ) -> Returns[models.ListTagsForResourceResponse]:
        """List the resource tags of a repository.

        These are the key-value pairs set with TagResource, which organize and bill AWS
        resources; they have nothing to do with image tags.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            All resource tags of the repository.

        Raises:
            errors.InvalidParameterException: Status 480. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryNotFoundException: Status 481. Raised when the registry has
                no repository of this name.
            errors.UnsupportedCommandException: Status 482. Raised when the operation is
                not offered in this region.
            errors.ServerException: Status 483. Raised when the service fails for a
                reason of its own; the call may be repeated.
        """
        raise Unimplemented(operations.LIST_TAGS_FOR_RESOURCE)

    def put_image(
        self, request: models.PutImageRequest, context: Context
    ) -> Returns[models.PutImageResponse]:
        """Store an image manifest in a repository.

        The last step of a push: every layer that the manifest refers to must have been
        uploaded before. With imageTag the tag is set to this image, taking it from
        another image if need be. Pushing the same manifest under the same tag again is
        an error.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The image as stored.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryNotFoundException: Status 482. Raised when the registry has
                no repository of this name.
            errors.ImageAlreadyExistsException: Status 483. Raised when the repository
                has this very manifest under this tag already.
            errors.LayersNotFoundException: Status 484. Raised when the repository lacks
                a layer that the manifest refers to.
            errors.ReferencedImagesNotFoundException: Status 485. Raised when the
                repository lacks an image that a list of manifests refers to.
            errors.LimitExceededException: Status 486. Raised when the call would exceed
                a quota of the account; it will not succeed until the quota is raised or
                room is made.
            errors.ImageTagAlreadyExistsException: Status 487. Raised when the tag
                points to another image and must not be moved.
            errors.ImageDigestDoesNotMatchException: Status 488. Raised when imageDigest
                is not the digest of the manifest that was sent.
            errors.RegistryNotFoundException: Status 489. Raised when there is no
                registry with the ID or alias given.
            errors.UnsupportedCommandException: Status 490. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.PUT_IMAGE)

    def put_registry_catalog_data(
        self, request: models.PutRegistryCatalogDataRequest, context: Context
    ) -> Returns[models.PutRegistryCatalogDataResponse]:
        """Set the catalog data of the caller's public registry.

        Replaces the display name of the registry. The Amazon ECR Public Gallery shows
        it only for verified accounts.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The registry's catalog data as it is now.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.UnsupportedCommandException: Status 482. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.PUT_REGISTRY_CATALOG_DATA)

    def put_repository_catalog_data(
        self, request: models.PutRepositoryCatalogDataRequest, context: Context
    ) -> Returns[models.PutRepositoryCatalogDataResponse]:
        """Set the catalog data of a repository.

        Sets what the Amazon ECR Public Gallery shows to everyone: the descriptions, the
        platforms and the logo of the repository.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The repository's catalog data as it is now.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryNotFoundException: Status 482. Raised when the registry has
                no repository of this name.
            errors.UnsupportedCommandException: Status 483. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.PUT_REPOSITORY_CATALOG_DATA)

    def set_repository_policy(
        self, request: models.SetRepositoryPolicyRequest, context: Context
    ) -> Returns[models.SetRepositoryPolicyResponse]:
        """Set the access policy of a repository.

        Replaces the policy that is in force, if any. A policy that would keep the
        caller from ever setting another one is refused, unless force is given.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The policy now in force.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.RepositoryNotFoundException: Status 482. Raised when the registry has
                no repository of this name.
            errors.UnsupportedCommandException: Status 483. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.SET_REPOSITORY_POLICY)

    def tag_resource(
        self, request: models.TagResourceRequest, context: Context
    ) -> Returns[models.TagResourceResponse]:
        """Add resource tags to a repository.

        A key that the repository has already takes the new value; tags that are not
        mentioned stay as they are. A repository has at most 50 tags.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The tags are set.

        Raises:
            errors.InvalidParameterException: Status 480. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.InvalidTagParameterException: Status 481. Raised when a resource tag
                has a key or a value that is not allowed.
            errors.TooManyTagsException: Status 482. Raised when the repository would
                have more than 50 resource tags.
            errors.RepositoryNotFoundException: Status 483. Raised when the registry has
                no repository of this name.
            errors.UnsupportedCommandException: Status 484. Raised when the operation is
                not offered in this region.
            errors.ServerException: Status 485. Raised when the service fails for a
                reason of its own; the call may be repeated.
        """
        raise Unimplemented(operations.TAG_RESOURCE)

    def untag_resource(
        self, request: models.UntagResourceRequest, context: Context
    ) -> Returns[models.UntagResourceResponse]:
        """Remove resource tags from a repository.

        Tags are named by their keys alone, whatever their values; other tags stay as
        they are.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The tags are gone.

        Raises:
            errors.InvalidParameterException: Status 480. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.InvalidTagParameterException: Status 481. Raised when a resource tag
                has a key or a value that is not allowed.
            errors.TooManyTagsException: Status 482. Raised when the repository would
                have more than 50 resource tags.
            errors.RepositoryNotFoundException: Status 483. Raised when the registry has
                no repository of this name.
            errors.UnsupportedCommandException: Status 484. Raised when the operation is
                not offered in this region.
            errors.ServerException: Status 485. Raised when the service fails for a
                reason of its own; the call may be repeated.
        """
        raise Unimplemented(operations.UNTAG_RESOURCE)

    def upload_layer_part(
        self, request: models.UploadLayerPartRequest, context: Context
    ) -> Returns[models.UploadLayerPartResponse]:
        """Upload one part of a layer.

        Parts go in order: partFirstByte must follow the last byte received, and the
        blob holds exactly the bytes from partFirstByte to partLastByte, both included.
        InitiateLayerUpload says how large parts should be. After an
        InvalidLayerPartException, its lastValidByteReceived says where to resume.

        Args:
            request: The input; it keeps to the spec.
            context: The call: its id, who makes it, its headers.

        Returns:
            The part is stored.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.InvalidLayerPartException: Status 482. Raised when a part does not
                start right after the last byte received, or its size is not what its
                first and last byte say.
            errors.RepositoryNotFoundException: Status 483. Raised when the registry has
                no repository of this name.
            errors.UploadNotFoundException: Status 484. Raised when the repository has
                no open upload with this ID.
            errors.LimitExceededException: Status 485. Raised when the call would exceed
                a quota of the account; it will not succeed until the quota is raised or
                room is made.
            errors.RegistryNotFoundException: Status 486. Raised when there is no
                registry with the ID or alias given.
            errors.UnsupportedCommandException: Status 487. Raised when the operation is
                not offered in this region.
        """
        raise Unimplemented(operations.UPLOAD_LAYER_PART)


def create_app(
    service: EcrPublicService,
    *,
    authenticate: Authenticate | Mapping[str, Authenticate],
    error_status: ErrorStatus = "documented",
    validate_responses: ValidateResponses = True,
    max_body_bytes: int | None = None,
    max_header_bytes: int = 32 * 1024,
    max_concurrent_requests: int | None = 1000,
    max_held_bytes: int | None = 256 * 1024 * 1024,
    receive_timeout: float | None = 20.0,
    request_timeout: float | None = 300.0,
    shutdown_timeout: float = 30.0,
    handler_threads: int = 40,
    lifespan: Lifespan | None = None,
) -> Application:
    """Return an ASGI application that serves `service`.

    Args:
        service: Implements the operations.
        authenticate: Returns who calls, for `context.principal`: a text, a tuple, a
            mapping, a dataclass or a structure. Whatever is false is nobody, and is
            refused; `True` is a fault of the service. Or it raises a `ServiceError`.
            `anonymous` lets everybody call. A mapping has one for each security scheme.
            The body comes in after that, or when it is asked for (`await call.body()`).
        error_status: Whether errors have the statuses of the spec, or 400 and 500 as
            AWS answers, which makes its SDKs retry.
        validate_responses: Whether to check what the service returns or raises. What
            lacks a member, or has a value of another type, is a fault of the service.
            What only breaks a limit is sent, because the service has acted already, and
            told to the log; with `"strict"` it is a fault as well.
        max_body_bytes: The most that the body of a request may have; what the spec
            allows each operation if `None`.
        max_header_bytes: The most that the names and values of a request's headers may
            have together.
        max_concurrent_requests: How many requests may be under way at once; all others
            are answered at once with 503 and `Retry-After`.
        max_held_bytes: How many bytes the bodies of all requests under way may have
            together; one that finds no room is answered with 503 and `Retry-After`.
            Bodies up to 64 KiB always find room, and so does any where no other is.
        receive_timeout: Seconds that the body of a request may take to come in (else
            408), and one more for every 64 KiB of it that have come. How long the
            headers may take is for the ASGI server to say.
        request_timeout: Seconds that a request may take altogether (else 504). An
            `async def` is cancelled then; a `def` goes on to its end, unheard.
        shutdown_timeout: Seconds that the ASGI server's shutdown waits for requests
            under way.
        handler_threads: How many `def` methods may run at once; the others wait.
        lifespan: Called when the ASGI server starts; the context manager that it
            returns is entered then, and left when all requests have ended.

    Raises:
        ValueError: a number is out of range, or `authenticate` needs to know something
            that the spec does not tell.
        TypeError: a method of `service` is called nearly as an operation that it does
            not implement.
    """
    handlers: Handlers = {
        operations.BATCH_CHECK_LAYER_AVAILABILITY: service.batch_check_layer_availability,
        operations.BATCH_DELETE_IMAGE: service.batch_delete_image,
        operations.COMPLETE_LAYER_UPLOAD: service.complete_layer_upload,
        operations.CREATE_REPOSITORY: service.create_repository,
        operations.DELETE_REPOSITORY: service.delete_repository,
        operations.DELETE_REPOSITORY_POLICY: service.delete_repository_policy,
        operations.DESCRIBE_IMAGE_TAGS: service.describe_image_tags,
        operations.DESCRIBE_IMAGES: service.describe_images,
        operations.DESCRIBE_REGISTRIES: service.describe_registries,
        operations.DESCRIBE_REPOSITORIES: service.describe_repositories,
        operations.GET_AUTHORIZATION_TOKEN: service.get_authorization_token,
        operations.GET_REGISTRY_CATALOG_DATA: service.get_registry_catalog_data,
        operations.GET_REPOSITORY_CATALOG_DATA: service.get_repository_catalog_data,
        operations.GET_REPOSITORY_POLICY: service.get_repository_policy,
        operations.INITIATE_LAYER_UPLOAD: service.initiate_layer_upload,
        operations.LIST_TAGS_FOR_RESOURCE: service.list_tags_for_resource,
        operations.PUT_IMAGE: service.put_image,
        operations.PUT_REGISTRY_CATALOG_DATA: service.put_registry_catalog_data,
        operations.PUT_REPOSITORY_CATALOG_DATA: service.put_repository_catalog_data,
        operations.SET_REPOSITORY_POLICY: service.set_repository_policy,
        operations.TAG_RESOURCE: service.tag_resource,
        operations.UNTAG_RESOURCE: service.untag_resource,
        operations.UPLOAD_LAYER_PART: service.upload_layer_part,
    }
    check_implemented(operations.SERVICE, EcrPublicService, service, handlers)
    return Application(
        operations.SERVICE,
        handlers,
        authenticate=authenticate,
        error_status=error_status,
        validate_responses=validate_responses,
        max_body_bytes=max_body_bytes,
        max_header_bytes=max_header_bytes,
        max_concurrent_requests=max_concurrent_requests,
        max_held_bytes=max_held_bytes,
        receive_timeout=receive_timeout,
        request_timeout=request_timeout,
        shutdown_timeout=shutdown_timeout,
        handler_threads=handler_threads,
        lifespan=lifespan,
    )
