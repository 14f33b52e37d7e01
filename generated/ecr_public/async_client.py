"""The asynchronous client."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Unpack

from . import (
    models,
    operations,
)
from ._runtime.aws_json.async_client import AsyncRpcClient
from ._runtime.hooks import Hooks
from ._runtime.options import CallOptions
from ._runtime.protocol import Proofs
from ._runtime.responses import OnResponseInvalid, Responses
from ._runtime.retries import Retries
from ._runtime.transport import AsyncTransport, Timeout

__all__ = ["AsyncEcrPublicClient"]


class AsyncEcrPublicClient(AsyncRpcClient):
    """Calls the operations of the service.

    Many calls at a time; each event loop has connections of its own. An asynchronous
    context manager: leaving it closes the connections.
    """

    def __init__(
        self,
        *,
        region: str = "us-east-1",
        base_url: str | None = None,
        auth: Proofs | None = None,
        timeout: Timeout | float | None = None,
        retries: Retries | int | None = None,
        transport: AsyncTransport | None = None,
        validate: bool = True,
        responses: Responses = "lenient",
        on_response_invalid: OnResponseInvalid | None = None,
        headers: Mapping[str, str] | None = None,
        user_agent: str | None = None,
        hooks: Sequence[Hooks] = (),
    ) -> None:
        """Open no connection yet.

        Args:
            region: An AWS region; the service has endpoints in us-east-1 and us-west-2.
            base_url: Where the service is;
                `https://api.ecr-public.{region}.amazonaws.com` if absent.
            auth: Proves who calls, such as `auth.SigV4`; takes each request, returns it
                with the proof. A mapping has one for each security scheme.
            timeout: How long a call may take, in seconds for the whole call, or as a
                `Timeout`; 10 s to connect and 60 s between two pieces of a response if
                absent.
            retries: When to repeat a call that failed, as `Retries`, or how many
                attempts to make; 0 or 1 repeats none. 3 attempts if absent.
            transport: Sends the requests; one with a connection pool if absent.
            validate: Whether to check arguments before they are sent.
            responses: What to do about a response that breaks the spec: `lenient` reads
                it as far as it fits, for the service has acted already; `strict` raises
                `ResponseInvalid`.
            on_response_invalid: Called with the `ResponseInvalid` that is not raised;
                the log has it, too.
            headers: Headers of every request, beside those of the protocol.
            user_agent: What stands before the name of this package in the header
                `User-Agent`, such as `shop/1.2`; `headers` may replace it all.
            hooks: Those that are told of each attempt, as `calls.Hooks`.
        """
        super().__init__(
            operations.SERVICE,
            base_url=base_url,
            variables={
                "region": region,
            },
            auth=auth,
            timeout=timeout,
            retries=retries,
            transport=transport,
            validate=validate,
            responses=responses,
            on_response_invalid=on_response_invalid,
            headers=headers,
            user_agent=user_agent,
            hooks=hooks,
        )

    async def batch_check_layer_availability(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        layer_digests: list[str],
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.BatchCheckLayerAvailabilityResponse:
        """Tell which of the given layers a repository already has.

        A push asks this first and uploads only the layers that are not AVAILABLE. A
        digest that is malformed or unknown does not fail the call: it is listed under
        failures, next to the layers that were found.

        Args:
            registry_id: Account ID or alias of the registry; the caller's default
                public registry if left out. 2 to 50 characters.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            layer_digests: Digests of layers to check. 1 to 100 items, each at most 1000
                characters.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.BATCH_CHECK_LAYER_AVAILABILITY,
            models.BatchCheckLayerAvailabilityRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                layer_digests=layer_digests,
            ),
            timeout=timeout,
            **call_options,
        )

    async def batch_delete_image(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        image_ids: list[models.ImageIdentifier],
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.BatchDeleteImageResponse:
        """Delete images, or single tags of them, from a repository.

        An image named by digest goes with all of its tags. Named by tag, it loses that
        tag only, and is deleted together with its last one. Images that could not be
        deleted are listed under failures; the call still succeeds.

        Args:
            registry_id: Account ID or alias of the registry; the caller's default
                public registry if left out. 2 to 50 characters.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            image_ids: The images to delete, by digest, or the tags to remove. 1 to 100
                items.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.BATCH_DELETE_IMAGE,
            models.BatchDeleteImageRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                image_ids=image_ids,
            ),
            timeout=timeout,
            **call_options,
        )

    async def complete_layer_upload(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        upload_id: str,
        layer_digests: list[str],
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.CompleteLayerUploadResponse:
        """Finish a layer upload and store the layer.

        Call it once all parts are sent. The service joins the parts, computes the
        SHA-256 digest of the whole and stores the layer only if that digest is among
        layerDigests. Every part but the last must have at least 5 MiB. Success spends
        the upload ID.

        Args:
            registry_id: Account ID or alias of the registry; the caller's default
                public registry if left out. 2 to 50 characters.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            upload_id: ID of a layer upload, a UUID. Matching
                `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`.
            layer_digests: The SHA-256 digest that the layer must have; of several, any
                one. 1 to 100 items, each matching `[a-zA-Z0-9\\-_+.]+:[a-fA-F0-9]+`.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.COMPLETE_LAYER_UPLOAD,
            models.CompleteLayerUploadRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                upload_id=upload_id,
                layer_digests=layer_digests,
            ),
            timeout=timeout,
            **call_options,
        )

    async def create_repository(
        self,
        *,
        repository_name: str,
        catalog_data: models.RepositoryCatalogDataInput | None = None,
        tags: list[models.Tag] | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.CreateRepositoryResponse:
        """Create a repository in the caller's public registry.

        The repository can be seen by everyone from the start. Catalog data and tags may
        be given right away or added later with PutRepositoryCatalogData and
        TagResource.

        Args:
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            catalog_data: What the gallery is to show of the repository.
            tags: Resource tags to start with. At most 200 items.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.CREATE_REPOSITORY,
            models.CreateRepositoryRequest(
                repository_name=repository_name,
                catalog_data=catalog_data,
                tags=tags,
            ),
            timeout=timeout,
            **call_options,
        )

    async def delete_repository(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        force: bool | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.DeleteRepositoryResponse:
        """Delete a repository.

        A repository that still contains images is deleted only with force, and its
        images with it. This cannot be undone.

        Args:
            registry_id: Account ID of the registry; the caller's default public
                registry if left out. Matching `[0-9]{12}`.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            force: Whether to delete the repository even if it contains images.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.DELETE_REPOSITORY,
            models.DeleteRepositoryRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                force=force,
            ),
            timeout=timeout,
            **call_options,
        )

    async def delete_repository_policy(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.DeleteRepositoryPolicyResponse:
        """Remove the access policy of a repository.

        Afterwards the repository grants other accounts nothing but the pulls that are
        open to everyone. The answer carries the removed policy, so that it can be set
        again.

        Args:
            registry_id: Account ID of the registry; the caller's default public
                registry if left out. Matching `[0-9]{12}`.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.DELETE_REPOSITORY_POLICY,
            models.DeleteRepositoryPolicyRequest(
                registry_id=registry_id,
                repository_name=repository_name,
            ),
            timeout=timeout,
            **call_options,
        )

    async def describe_image_tags(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        next_token: str | None = None,
        max_results: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.DescribeImageTagsResponse:
        """List the tags in a repository, each with the image it points to.

        Answers come in pages: repeat the call with nextToken until an answer has none.
        Images without a tag do not appear here; DescribeImages lists those too.

        Args:
            registry_id: Account ID of the registry; the caller's default public
                registry if left out. Matching `[0-9]{12}`.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            next_token: Opaque token of the next page: an answer carries it while more
                results remain, the next request sends it back.
            max_results: Most results to return in one page; 100 if left out. 1 to 1000.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.DESCRIBE_IMAGE_TAGS,
            models.DescribeImageTagsRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                next_token=next_token,
                max_results=max_results,
            ),
            timeout=timeout,
            **call_options,
        )

    def describe_image_tags_pages(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        next_token: str | None = None,
        max_results: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[models.DescribeImageTagsResponse, None]:
        """Iterate over the pages of `describe_image_tags`.

        Takes what `describe_image_tags` takes, `timeout` for each page, and raises what
        it raises. A page is asked for when the iteration gets to it; the first is that
        of `next_token` if given, the last is that without a token, or with one that was
        there before.
        """
        return self._pages(
            operations.DESCRIBE_IMAGE_TAGS,
            models.DescribeImageTagsRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                next_token=next_token,
                max_results=max_results,
            ),
            timeout=timeout,
            **call_options,
        )

    def describe_image_tags_items(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        next_token: str | None = None,
        max_results: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[models.ImageTagDetail, None]:
        """Iterate over the `image_tag_details` of all pages of `describe_image_tags`.

        The pages are those of `describe_image_tags_pages`, each asked for when the
        iteration gets to it.
        """
        return self._items(
            operations.DESCRIBE_IMAGE_TAGS,
            models.DescribeImageTagsRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                next_token=next_token,
                max_results=max_results,
            ),
            lambda page: page.image_tag_details,
            timeout=timeout,
            **call_options,
        )

    async def describe_images(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        image_ids: list[models.ImageIdentifier] | None = None,
        next_token: str | None = None,
        max_results: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.DescribeImagesResponse:
        """List the images in a repository, or describe the ones named.

        Without imageIds the whole repository is listed, in pages: repeat the call with
        nextToken until an answer has none. With imageIds just those images are
        described, and paging does not apply. Sizes count the compressed layers, so they
        are smaller than what a docker client shows after a pull.

        Args:
            registry_id: Account ID of the registry; the caller's default public
                registry if left out. Matching `[0-9]{12}`.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            image_ids: The images to describe; all of the repository if left out. 1 to
                100 items.
            next_token: Token of the page wanted, from the answer before; not together
                with imageIds.
            max_results: Most images to return in one page, 100 if left out; not
                together with imageIds. 1 to 1000.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.DESCRIBE_IMAGES,
            models.DescribeImagesRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                image_ids=image_ids,
                next_token=next_token,
                max_results=max_results,
            ),
            timeout=timeout,
            **call_options,
        )

    def describe_images_pages(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        image_ids: list[models.ImageIdentifier] | None = None,
        next_token: str | None = None,
        max_results: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[models.DescribeImagesResponse, None]:
        """Iterate over the pages of `describe_images`.

        Takes what `describe_images` takes, `timeout` for each page, and raises what it
        raises. A page is asked for when the iteration gets to it; the first is that of
        `next_token` if given, the last is that without a token, or with one that was
        there before.
        """
        return self._pages(
            operations.DESCRIBE_IMAGES,
            models.DescribeImagesRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                image_ids=image_ids,
                next_token=next_token,
                max_results=max_results,
            ),
            timeout=timeout,
            **call_options,
        )

    def describe_images_items(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        image_ids: list[models.ImageIdentifier] | None = None,
        next_token: str | None = None,
        max_results: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[models.ImageDetail, None]:
        """Iterate over the `image_details` of all pages of `describe_images`.

        The pages are those of `describe_images_pages`, each asked for when the
        iteration gets to it.
        """
        return self._items(
            operations.DESCRIBE_IMAGES,
            models.DescribeImagesRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                image_ids=image_ids,
                next_token=next_token,
                max_results=max_results,
            ),
            lambda page: page.image_details,
            timeout=timeout,
            **call_options,
        )

    async def describe_registries(
        self,
        *,
        next_token: str | None = None,
        max_results: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.DescribeRegistriesResponse:
        """Describe the caller's public registry.

        Gives the registry's ARN, URI and aliases, and whether its owner is verified. An
        account has one public registry; the answer is a list in pages all the same.

        Args:
            next_token: Opaque token of the next page: an answer carries it while more
                results remain, the next request sends it back.
            max_results: Most results to return in one page; 100 if left out. 1 to 1000.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

        Returns:
            One page of registries.

        Raises:
            errors.InvalidParameterException: Status 480. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.UnsupportedCommandException: Status 481. Raised when the operation is
                not offered in this region.
            errors.ServerException: Status 482. Raised when the service fails for a
                reason of its own; the call may be repeated.
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.DESCRIBE_REGISTRIES,
            models.DescribeRegistriesRequest(
                next_token=next_token,
                max_results=max_results,
            ),
            timeout=timeout,
            **call_options,
        )

    def describe_registries_pages(
        self,
        *,
        next_token: str | None = None,
        max_results: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[models.DescribeRegistriesResponse, None]:
        """Iterate over the pages of `describe_registries`.

        Takes what `describe_registries` takes, `timeout` for each page, and raises what
        it raises. A page is asked for when the iteration gets to it; the first is that
        of `next_token` if given, the last is that without a token, or with one that was
        there before.
        """
        return self._pages(
            operations.DESCRIBE_REGISTRIES,
            models.DescribeRegistriesRequest(
                next_token=next_token,
                max_results=max_results,
            ),
            timeout=timeout,
            **call_options,
        )

    def describe_registries_items(
        self,
        *,
        next_token: str | None = None,
        max_results: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[models.Registry, None]:
        """Iterate over the `registries` of all pages of `describe_registries`.

        The pages are those of `describe_registries_pages`, each asked for when the
        iteration gets to it.
        """
        return self._items(
            operations.DESCRIBE_REGISTRIES,
            models.DescribeRegistriesRequest(
                next_token=next_token,
                max_results=max_results,
            ),
            lambda page: page.registries,
            timeout=timeout,
            **call_options,
        )

    async def describe_repositories(
        self,
        *,
        registry_id: str | None = None,
        repository_names: list[str] | None = None,
        next_token: str | None = None,
        max_results: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.DescribeRepositoriesResponse:
        """List the repositories of a registry, or describe the ones named.

        Without repositoryNames the whole registry is listed, in pages: repeat the call
        with nextToken until an answer has none. With repositoryNames just those are
        described, and one unknown name fails the call.

        Args:
            registry_id: Account ID of the registry; the caller's default public
                registry if left out. Matching `[0-9]{12}`.
            repository_names: The repositories to describe; all of the registry if left
                out. 1 to 100 items, each 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            next_token: Token of the page wanted, from the answer before; not together
                with repositoryNames.
            max_results: Most repositories to return in one page, 100 if left out; not
                together with repositoryNames. 1 to 1000.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.DESCRIBE_REPOSITORIES,
            models.DescribeRepositoriesRequest(
                registry_id=registry_id,
                repository_names=repository_names,
                next_token=next_token,
                max_results=max_results,
            ),
            timeout=timeout,
            **call_options,
        )

    def describe_repositories_pages(
        self,
        *,
        registry_id: str | None = None,
        repository_names: list[str] | None = None,
        next_token: str | None = None,
        max_results: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[models.DescribeRepositoriesResponse, None]:
        """Iterate over the pages of `describe_repositories`.

        Takes what `describe_repositories` takes, `timeout` for each page, and raises
        what it raises. A page is asked for when the iteration gets to it; the first is
        that of `next_token` if given, the last is that without a token, or with one
        that was there before.
        """
        return self._pages(
            operations.DESCRIBE_REPOSITORIES,
            models.DescribeRepositoriesRequest(
                registry_id=registry_id,
                repository_names=repository_names,
                next_token=next_token,
                max_results=max_results,
            ),
            timeout=timeout,
            **call_options,
        )

    def describe_repositories_items(
        self,
        *,
        registry_id: str | None = None,
        repository_names: list[str] | None = None,
        next_token: str | None = None,
        max_results: int | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncGenerator[models.Repository, None]:
        """Iterate over the `repositories` of all pages of `describe_repositories`.

        The pages are those of `describe_repositories_pages`, each asked for when the
        iteration gets to it.
        """
        return self._items(
            operations.DESCRIBE_REPOSITORIES,
            models.DescribeRepositoriesRequest(
                registry_id=registry_id,
                repository_names=repository_names,
                next_token=next_token,
                max_results=max_results,
            ),
            lambda page: page.repositories,
            timeout=timeout,
            **call_options,
        )

    async def get_authorization_token(
        self,
        *,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.GetAuthorizationTokenResponse:
        """Get a token to log a container client in with.

        Decoded, the token is a user name and a password for docker login at
        public.ecr.aws; it is valid for 12 hours. The caller needs the permissions
        ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken.

        Args:
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

        Returns:
            The token and the time it expires.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.UnsupportedCommandException: Status 482. Raised when the operation is
                not offered in this region.
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.GET_AUTHORIZATION_TOKEN,
            models.GetAuthorizationTokenRequest(),
            timeout=timeout,
            **call_options,
        )

    async def get_registry_catalog_data(
        self,
        *,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.GetRegistryCatalogDataResponse:
        """Get the catalog data of the caller's public registry.

        Catalog data is what the Amazon ECR Public Gallery shows to everyone. For a
        registry, that is its display name.

        Args:
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

        Returns:
            The registry's catalog data.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.UnsupportedCommandException: Status 481. Raised when the operation is
                not offered in this region.
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.GET_REGISTRY_CATALOG_DATA,
            models.GetRegistryCatalogDataRequest(),
            timeout=timeout,
            **call_options,
        )

    async def get_repository_catalog_data(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.GetRepositoryCatalogDataResponse:
        """Get the catalog data of a repository.

        Catalog data is what the Amazon ECR Public Gallery shows to everyone: the
        descriptions, the platforms and the logo of the repository.

        Args:
            registry_id: Account ID of the registry; the caller's default public
                registry if left out. Matching `[0-9]{12}`.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.GET_REPOSITORY_CATALOG_DATA,
            models.GetRepositoryCatalogDataRequest(
                registry_id=registry_id,
                repository_name=repository_name,
            ),
            timeout=timeout,
            **call_options,
        )

    async def get_repository_policy(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.GetRepositoryPolicyResponse:
        """Get the access policy of a repository.

        A repository has no policy until one is set with SetRepositoryPolicy; asking for
        it before that is an error.

        Args:
            registry_id: Account ID of the registry; the caller's default public
                registry if left out. Matching `[0-9]{12}`.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.GET_REPOSITORY_POLICY,
            models.GetRepositoryPolicyRequest(
                registry_id=registry_id,
                repository_name=repository_name,
            ),
            timeout=timeout,
            **call_options,
        )

    async def initiate_layer_upload(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.InitiateLayerUploadResponse:
        """Announce that a layer will be uploaded.

        Opens an upload and returns its ID, to be passed to UploadLayerPart for each
        part and to CompleteLayerUpload at the end. Call it once for each layer that
        BatchCheckLayerAvailability does not report as AVAILABLE. Every call opens a new
        upload; several may run side by side in one repository.

        Args:
            registry_id: Account ID or alias of the registry; the caller's default
                public registry if left out. 2 to 50 characters.
            repository_name: The repository that the layer goes to. 2 to 205 characters,
                matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.INITIATE_LAYER_UPLOAD,
            models.InitiateLayerUploadRequest(
                registry_id=registry_id,
                repository_name=repository_name,
            ),
            timeout=timeout,
            **call_options,
        )

    async def list_tags_for_resource(
        self,
        *,
        resource_arn: str,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.ListTagsForResourceResponse:
        """List the resource tags of a repository.

        These are the key-value pairs set with TagResource, which organize and bill AWS
        resources; they have nothing to do with image tags.

        Args:
            resource_arn: ARN of the repository. 1 to 2048 characters.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.LIST_TAGS_FOR_RESOURCE,
            models.ListTagsForResourceRequest(
                resource_arn=resource_arn,
            ),
            timeout=timeout,
            **call_options,
        )

    async def put_image(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        image_manifest: str,
        image_manifest_media_type: str | None = None,
        image_tag: str | None = None,
        image_digest: str | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.PutImageResponse:
        """Store an image manifest in a repository.

        The last step of a push: every layer that the manifest refers to must have been
        uploaded before. With imageTag the tag is set to this image, taking it from
        another image if need be. Pushing the same manifest under the same tag again is
        an error.

        Args:
            registry_id: Account ID or alias of the registry; the caller's default
                public registry if left out. 2 to 50 characters.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            image_manifest: Text of an image manifest, JSON in a Docker or OCI format. 1
                to 4194304 characters.
            image_manifest_media_type: Media type of the manifest; required if the
                manifest has no mediaType of its own.
            image_tag: Tag to set to the image; without one, the image is found by
                digest only. 1 to 300 characters.
            image_digest: Digest that the manifest must have; checked if given.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.PUT_IMAGE,
            models.PutImageRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                image_manifest=image_manifest,
                image_manifest_media_type=image_manifest_media_type,
                image_tag=image_tag,
                image_digest=image_digest,
            ),
            timeout=timeout,
            **call_options,
        )

    async def put_registry_catalog_data(
        self,
        *,
        display_name: str | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.PutRegistryCatalogDataResponse:
        """Set the catalog data of the caller's public registry.

        Replaces the display name of the registry. The Amazon ECR Public Gallery shows
        it only for verified accounts.

        Args:
            display_name: Name of a publisher as shown in the gallery. At most 100
                characters.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

        Returns:
            The registry's catalog data as it is now.

        Raises:
            errors.ServerException: Status 480. Raised when the service fails for a
                reason of its own; the call may be repeated.
            errors.InvalidParameterException: Status 481. Raised when a parameter is
                missing or breaks one of its constraints.
            errors.UnsupportedCommandException: Status 482. Raised when the operation is
                not offered in this region.
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.PUT_REGISTRY_CATALOG_DATA,
            models.PutRegistryCatalogDataRequest(
                display_name=display_name,
            ),
            timeout=timeout,
            **call_options,
        )

    async def put_repository_catalog_data(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        catalog_data: models.RepositoryCatalogDataInput,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.PutRepositoryCatalogDataResponse:
        """Set the catalog data of a repository.

        Sets what the Amazon ECR Public Gallery shows to everyone: the descriptions, the
        platforms and the logo of the repository.

        Args:
            registry_id: Account ID of the registry; the caller's default public
                registry if left out. Matching `[0-9]{12}`.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            catalog_data: Catalog data of a repository as it is set, with the logo
                itself in place of its URL.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.PUT_REPOSITORY_CATALOG_DATA,
            models.PutRepositoryCatalogDataRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                catalog_data=catalog_data,
            ),
            timeout=timeout,
            **call_options,
        )

    async def set_repository_policy(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        policy_text: str,
        force: bool | None = None,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.SetRepositoryPolicyResponse:
        """Set the access policy of a repository.

        Replaces the policy that is in force, if any. A policy that would keep the
        caller from ever setting another one is refused, unless force is given.

        Args:
            registry_id: Account ID of the registry; the caller's default public
                registry if left out. Matching `[0-9]{12}`.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            policy_text: An access policy: a JSON document in the IAM policy language.
                At most 10240 characters.
            force: Whether to set even a policy that keeps the caller from setting
                another one.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.SET_REPOSITORY_POLICY,
            models.SetRepositoryPolicyRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                policy_text=policy_text,
                force=force,
            ),
            timeout=timeout,
            **call_options,
        )

    async def tag_resource(
        self,
        *,
        resource_arn: str,
        tags: list[models.Tag],
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.TagResourceResponse:
        """Add resource tags to a repository.

        A key that the repository has already takes the new value; tags that are not
        mentioned stay as they are. A repository has at most 50 tags.

        Args:
            resource_arn: ARN of the repository. 1 to 2048 characters.
            tags: The resource tags to add or to change. At most 200 items.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.TAG_RESOURCE,
            models.TagResourceRequest(
                resource_arn=resource_arn,
                tags=tags,
            ),
            timeout=timeout,
            **call_options,
        )

    async def untag_resource(
        self,
        *,
        resource_arn: str,
        tag_keys: list[str],
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.UntagResourceResponse:
        """Remove resource tags from a repository.

        Tags are named by their keys alone, whatever their values; other tags stay as
        they are.

        Args:
            resource_arn: ARN of the repository. 1 to 2048 characters.
            tag_keys: The keys of the resource tags to remove. At most 200 items, each 1
                to 128 characters.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.UNTAG_RESOURCE,
            models.UntagResourceRequest(
                resource_arn=resource_arn,
                tag_keys=tag_keys,
            ),
            timeout=timeout,
            **call_options,
        )

    async def upload_layer_part(
        self,
        *,
        registry_id: str | None = None,
        repository_name: str,
        upload_id: str,
        part_first_byte: int,
        part_last_byte: int,
        layer_part_blob: bytes,
        timeout: Timeout | float | None = None,
        **call_options: Unpack[CallOptions],
    ) -> models.UploadLayerPartResponse:
        """Upload one part of a layer.

        Parts go in order: partFirstByte must follow the last byte received, and the
        blob holds exactly the bytes from partFirstByte to partLastByte, both included.
        InitiateLayerUpload says how large parts should be. After an
        InvalidLayerPartException, its lastValidByteReceived says where to resume.

        Args:
            registry_id: Account ID or alias of the registry; the caller's default
                public registry if left out. 2 to 50 characters.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            upload_id: ID of a layer upload, a UUID. Matching
                `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`.
            part_first_byte: Place of the first byte of the part in the layer, counted
                from 0. At least 0.
            part_last_byte: Place of the last byte of the part in the layer, counted
                from 0. At least 0.
            layer_part_blob: The bytes of one part of a layer. At most 20971520 bytes.
            timeout: How long to wait, in seconds for the whole call, or as a `Timeout`;
                the client's default if absent.
            **call_options: `headers`, `retries` and `auth` of this call.

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
            RequestInvalid: The arguments break the spec.
            ResponseInvalid: The response is no JSON object.
            TransportError: There is no response.
        """
        return await self._call(
            operations.UPLOAD_LAYER_PART,
            models.UploadLayerPartRequest(
                registry_id=registry_id,
                repository_name=repository_name,
                upload_id=upload_id,
                part_first_byte=part_first_byte,
                part_last_byte=part_last_byte,
                layer_part_blob=layer_part_blob,
            ),
            timeout=timeout,
            **call_options,
        )
