"""The errors that this package raises.

`EcrPublicError` is the root of all. A `NamedError` is an answer of the service: a
documented one has a class of its own, under its documented name.
"""

from __future__ import annotations

from . import (
    models,
)
from ._runtime.aws_json.errors import (
    NamedError,
    UnknownAuthenticationFailed,
    UnknownServiceError,
    UnknownThrottled,
    UnknownUnavailable,
)
from ._runtime.errors import (
    AuthenticationFailed,
    ClientClosed,
    Error,
    MissingExtra,
    ModelInvalid,
    RequestInvalid,
    ResponseInvalid,
    ServiceError,
    Throttled,
    TransportError,
    TransportTimeout,
    Unavailable,
)

__all__ = [
    "AuthenticationFailed",
    "ClientClosed",
    "EcrPublicError",
    "EmptyUploadException",
    "ImageAlreadyExistsException",
    "ImageDigestDoesNotMatchException",
    "ImageNotFoundException",
    "ImageTagAlreadyExistsException",
    "InvalidLayerException",
    "InvalidLayerPartException",
    "InvalidParameterException",
    "InvalidTagParameterException",
    "LayerAlreadyExistsException",
    "LayerPartTooSmallException",
    "LayersNotFoundException",
    "LimitExceededException",
    "MissingExtra",
    "ModelInvalid",
    "NamedError",
    "ReferencedImagesNotFoundException",
    "RegistryNotFoundException",
    "RepositoryAlreadyExistsException",
    "RepositoryCatalogDataNotFoundException",
    "RepositoryNotEmptyException",
    "RepositoryNotFoundException",
    "RepositoryPolicyNotFoundException",
    "RequestInvalid",
    "ResponseInvalid",
    "ServerException",
    "ServiceError",
    "Throttled",
    "TooManyTagsException",
    "TransportError",
    "TransportTimeout",
    "Unavailable",
    "UnknownAuthenticationFailed",
    "UnknownServiceError",
    "UnknownThrottled",
    "UnknownUnavailable",
    "UnsupportedCommandException",
    "UploadNotFoundException",
]

EcrPublicError = Error
EcrPublicError.__name__ = EcrPublicError.__qualname__ = "EcrPublicError"


class EmptyUploadException(NamedError):
    """Raised when an upload is completed before any part was sent."""

    code = "EmptyUploadException"


class ImageAlreadyExistsException(NamedError):
    """Raised when the repository has this very manifest under this tag already."""

    code = "ImageAlreadyExistsException"


class ImageDigestDoesNotMatchException(NamedError):
    """Raised when imageDigest is not the digest of the manifest that was sent."""

    code = "ImageDigestDoesNotMatchException"


class ImageNotFoundException(NamedError):
    """Raised when the repository has no image with a digest or tag that was asked
    for.
    """

    code = "ImageNotFoundException"


class ImageTagAlreadyExistsException(NamedError):
    """Raised when the tag points to another image and must not be moved."""

    code = "ImageTagAlreadyExistsException"


class InvalidLayerException(NamedError):
    """Raised when the uploaded bytes have none of the digests given."""

    code = "InvalidLayerException"


class InvalidLayerPartException(NamedError):
    """Raised when a part does not start right after the last byte received, or its size
    is not what its first and last byte say.
    """

    code = "InvalidLayerPartException"
    body_type = models.InvalidLayerPartExceptionBody

    def __init__(
        self,
        message: str = "",
        *,
        registry_id: str | None = None,
        repository_name: str | None = None,
        upload_id: str | None = None,
        last_valid_byte_received: int | None = None,
    ) -> None:
        """Describe what happened.

        Args:
            message: What the caller gets to read.
            registry_id: ID of the AWS account that owns the registry, 12 digits.
                Matching `[0-9]{12}`.
            repository_name: Name of a repository, with any namespaces before it, as in
                team/app: lower-case letters and digits, joined by single dots, hyphens,
                underscores or slashes. 2 to 205 characters, matching
                `(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*`.
            upload_id: ID of a layer upload, a UUID. Matching
                `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`.
            last_valid_byte_received: Place of the last byte accepted so far, counted
                from 0; resume after it. At least 0.
        """
        super().__init__(message)
        self.registry_id = registry_id
        self.repository_name = repository_name
        self.upload_id = upload_id
        self.last_valid_byte_received = last_valid_byte_received


class InvalidParameterException(NamedError):
    """Raised when a parameter is missing or breaks one of its constraints."""

    code = "InvalidParameterException"


class InvalidTagParameterException(NamedError):
    """Raised when a resource tag has a key or a value that is not allowed."""

    code = "InvalidTagParameterException"


class LayerAlreadyExistsException(NamedError):
    """Raised when the repository already has the layer."""

    code = "LayerAlreadyExistsException"


class LayerPartTooSmallException(NamedError):
    """Raised when a part other than the last has less than 5 MiB."""

    code = "LayerPartTooSmallException"


class LayersNotFoundException(NamedError):
    """Raised when the repository lacks a layer that the manifest refers to."""

    code = "LayersNotFoundException"


class LimitExceededException(NamedError):
    """Raised when the call would exceed a quota of the account; it will not succeed
    until the quota is raised or room is made.
    """

    code = "LimitExceededException"


class ReferencedImagesNotFoundException(NamedError):
    """Raised when the repository lacks an image that a list of manifests refers to."""

    code = "ReferencedImagesNotFoundException"


class RegistryNotFoundException(NamedError):
    """Raised when there is no registry with the ID or alias given."""

    code = "RegistryNotFoundException"


class RepositoryAlreadyExistsException(NamedError):
    """Raised when the registry already has a repository of this name."""

    code = "RepositoryAlreadyExistsException"


class RepositoryCatalogDataNotFoundException(NamedError):
    """Raised when no catalog data has been set for the repository."""

    code = "RepositoryCatalogDataNotFoundException"


class RepositoryNotEmptyException(NamedError):
    """Raised when the repository still contains images and force was not given."""

    code = "RepositoryNotEmptyException"


class RepositoryNotFoundException(NamedError):
    """Raised when the registry has no repository of this name."""

    code = "RepositoryNotFoundException"


class RepositoryPolicyNotFoundException(NamedError):
    """Raised when no policy has been set on the repository."""

    code = "RepositoryPolicyNotFoundException"


class ServerException(NamedError):
    """Raised when the service fails for a reason of its own; the call may be
    repeated.
    """

    code = "ServerException"
    fault = "server"
    retryable = True


class TooManyTagsException(NamedError):
    """Raised when the repository would have more than 50 resource tags."""

    code = "TooManyTagsException"


class UnsupportedCommandException(NamedError):
    """Raised when the operation is not offered in this region."""

    code = "UnsupportedCommandException"


class UploadNotFoundException(NamedError):
    """Raised when the repository has no open upload with this ID."""

    code = "UploadNotFoundException"
