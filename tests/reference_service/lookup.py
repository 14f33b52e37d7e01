"""What requests refer to: found, or refused by name."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from ecr_public import errors, models
from tests.reference_service import rules
from tests.reference_service.records import Records
from tests.reference_service.repository_records import Repository
from tests.reference_service.rules import Quotas
from tests.reference_service.upload_records import Upload

ToUpload: TypeAlias = models.UploadLayerPartRequest | models.CompleteLayerUploadRequest


def require_repository(records: Records, registry_id: str, name: str) -> Repository:
    """Return the repository of this name.

    Raises:
        RepositoryNotFoundException: There is none.
    """
    repository = records.repository(registry_id, name)
    if repository is None:
        raise errors.RepositoryNotFoundException(
            f"The repository with name '{name}' does not exist in the registry with "
            f"id '{registry_id}'"
        )
    return repository


def require_upload(
    records: Records, registry_id: str, request: ToUpload, oldest: datetime
) -> Upload:
    """Return the open upload that a request means, touched since `oldest`.

    Raises:
        RepositoryNotFoundException: There is no such repository.
        UploadNotFoundException: It has no such upload.
    """
    repository = require_repository(records, registry_id, request.repository_name)
    upload = records.upload(repository.id, request.upload_id, oldest)
    if upload is None:
        raise errors.UploadNotFoundException(
            f"The upload with id '{request.upload_id}' does not exist in the "
            f"repository with name '{repository.name}' in the registry with id "
            f"'{registry_id}'"
        )
    return upload


def require_room(records: Records, registry_id: str, name: str, quotas: Quotas) -> None:
    """Check that a registry can have another repository, of this name.

    Raises:
        RepositoryAlreadyExistsException: It has one already.
        LimitExceededException: It has as many repositories as it may have.
    """
    if records.repository(registry_id, name):
        raise errors.RepositoryAlreadyExistsException(
            f"The repository with name '{name}' already exists in the registry with id "
            f"'{registry_id}'"
        )
    if records.repository_count(registry_id) >= quotas.repositories:
        raise errors.LimitExceededException(
            f"The registry with id '{registry_id}' may have {quotas.repositories} "
            "repositories, and has them already"
        )


def availability(
    records: Records, repository: Repository, given: str
) -> models.Layer | models.LayerFailure:
    """Tell whether a repository has a layer; what only others have is unavailable."""
    digest = rules.canonical(given)
    if digest is None:
        return models.LayerFailure(
            layer_digest=given,
            failure_code=models.LayerFailureCode.INVALID_LAYER_DIGEST,
            failure_reason="A digest is 'sha256:' and 64 hexadecimal digits",
        )
    size = records.layer_size(repository.id, digest)
    if size is None and not records.is_stored(digest):
        return models.LayerFailure(
            layer_digest=given,
            failure_code=models.LayerFailureCode.MISSING_LAYER_DIGEST,
            failure_reason="The registry has no layer with this digest",
        )
    state = models.LayerAvailability
    return models.Layer(
        layer_digest=given,
        layer_availability=state.UNAVAILABLE if size is None else state.AVAILABLE,
        layer_size=size,
    )
