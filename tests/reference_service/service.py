"""The repository and layer operations of ECR Public, on SQLite and files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import msgspec

from ecr_public import errors, models
from ecr_public.server import Context, EcrPublicService
from tests.reference_service import lookup, paging, rules
from tests.reference_service.blobs import Blobs, Locks
from tests.reference_service.records import Records, Repository, Upload
from tests.reference_service.registry import Registry
from tests.reference_service.rules import MIB, Quotas
from tests.reference_service.store import Store

PART_SIZE = 10 * MIB
"""How many bytes a part should have; smaller ones are accepted."""

REGIONS = frozenset({"us-east-1", "us-west-2"})
"""Where the API is offered."""


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


class ReferenceService(EcrPublicService):
    """Implements the operations that bring layers into a repository.

    All state is in the data folder, so a service can be stopped at any moment and
    started again. Only one service may use a folder at a time.
    """

    def __init__(
        self,
        data: Path,
        *,
        account_id: str = "123456789012",
        region: str = "us-east-1",
        offered_in: Collection[str] = REGIONS,
        aliases: Sequence[str] = (),
        clock: Callable[[], datetime] = utc_now,
        quotas: Quotas | None = None,
    ) -> None:
        """Use the folder `data`, and create it if there is none.

        Args:
            data: Holds the database and the files.
            account_id: Twelve digits: the caller's account, whose registry this is.
            region: Where the service runs.
            offered_in: The regions whose endpoints offer the API.
            aliases: Other names of the registry, the one for URIs first.
            clock: Returns the time, with its time zone.
            quotas: How much the account may have; the published quotas if absent.
        """
        data.mkdir(parents=True, exist_ok=True)
        self._registry = Registry(
            account_id=account_id,
            region=region,
            offered_in=frozenset(offered_in),
            aliases=tuple(aliases),
        )
        self._clock = clock
        self._quotas = quotas or Quotas()
        self._store = Store(data / "registry.db")
        self._blobs = Blobs(data)
        self._locks = Locks()
        # Files of calls that were cut short, and of repositories deleted since.
        with self._store.reading() as records:
            self._blobs.sweep(records.upload_ids(), records.digests())

    def create_repository(
        self, request: models.CreateRepositoryRequest, context: Context
    ) -> models.CreateRepositoryResponse:
        """Create a repository, unless its name or its tags stand against it."""
        self._registry.require_offer(context.operation)
        registry_id, name = self._registry.account_id, request.repository_name
        tags = request.tags or []
        rules.check_tags(tags, self._quotas)
        catalog_data = lookup.catalog_data(request.catalog_data)
        with self._store.writing() as records:
            lookup.require_room(records, registry_id, name, self._quotas)
            repository = records.add_repository(
                registry_id,
                name,
                created_at=self._clock(),
                tags=msgspec.json.encode(tags),
                catalog_data=msgspec.json.encode(catalog_data),
            )
        return models.CreateRepositoryResponse(
            repository=self._described(repository), catalog_data=catalog_data
        )

    def delete_repository(
        self, request: models.DeleteRepositoryRequest, context: Context
    ) -> models.DeleteRepositoryResponse:
        """Delete a repository with its uploads, and with its layers if forced to."""
        self._registry.require_offer(context.operation)
        registry_id = request.registry_id or self._registry.account_id
        with self._store.writing() as records:
            repository = lookup.require_repository(
                records, registry_id, request.repository_name
            )
            if not request.force and records.has_layers(repository):
                raise errors.RepositoryNotEmptyException(
                    f"The repository with name '{repository.name}' in the registry "
                    f"with id '{registry_id}' still contains layers"
                )
            records.delete_repository(repository)
        return models.DeleteRepositoryResponse(repository=self._described(repository))

    def describe_repositories(
        self, request: models.DescribeRepositoriesRequest, context: Context
    ) -> models.DescribeRepositoriesResponse:
        """List the repositories named, or all of them in pages."""
        self._registry.require_offer(context.operation)
        registry_id = request.registry_id or self._registry.account_id
        if request.repository_names is None:
            return self._page(registry_id, request)
        rules.check_unpaged(request)
        with self._store.reading() as records:
            found = [
                lookup.require_repository(records, registry_id, name)
                for name in request.repository_names
            ]
        return models.DescribeRepositoriesResponse(
            repositories=[self._described(repository) for repository in found]
        )

    def batch_check_layer_availability(
        self, request: models.BatchCheckLayerAvailabilityRequest, context: Context
    ) -> models.BatchCheckLayerAvailabilityResponse:
        """Tell of each digest whether the repository has the layer."""
        registry_id = self._registry_id(request.registry_id, context)
        with self._store.reading() as records:
            repository = lookup.require_repository(
                records, registry_id, request.repository_name
            )
            found = [
                lookup.availability(records, repository, digest)
                for digest in dict.fromkeys(request.layer_digests)
            ]
        return models.BatchCheckLayerAvailabilityResponse(
            layers=[each for each in found if isinstance(each, models.Layer)],
            failures=[each for each in found if isinstance(each, models.LayerFailure)],
        )

    def initiate_layer_upload(
        self, request: models.InitiateLayerUploadRequest, context: Context
    ) -> models.InitiateLayerUploadResponse:
        """Open a new upload."""
        registry_id = self._registry_id(request.registry_id, context)
        upload_id = str(uuid4())
        with self._store.writing() as records:
            repository = lookup.require_repository(
                records, registry_id, request.repository_name
            )
            records.add_upload(repository.id, upload_id)
            self._blobs.begin(upload_id)
        return models.InitiateLayerUploadResponse(
            upload_id=upload_id, part_size=PART_SIZE
        )

    def upload_layer_part(
        self, request: models.UploadLayerPartRequest, context: Context
    ) -> models.UploadLayerPartResponse:
        """Add a part to an upload, and acknowledge it once it is safe on disk."""
        registry_id = self._registry_id(request.registry_id, context)
        blob = request.layer_part_blob
        with self._locks.holding(request.upload_id):
            with self._store.reading() as records:
                upload = lookup.require_upload(records, registry_id, request)
            rules.check_part(upload, request, registry_id)
            rules.check_room(upload, len(blob), self._quotas)
            self._blobs.append(upload.id, upload.received, blob)
            with self._store.writing() as records:
                lookup.require_upload(records, registry_id, request)
                records.add_part(upload.id, upload.received, len(blob))
        return models.UploadLayerPartResponse(
            registry_id=registry_id,
            repository_name=request.repository_name,
            upload_id=upload.id,
            last_byte_received=request.part_last_byte,
        )

    def complete_layer_upload(
        self, request: models.CompleteLayerUploadRequest, context: Context
    ) -> models.CompleteLayerUploadResponse:
        """Make a layer of an upload whose bytes have one of the digests given."""
        registry_id = self._registry_id(request.registry_id, context)
        with self._locks.holding(request.upload_id):
            with self._store.reading() as records:
                upload = lookup.require_upload(records, registry_id, request)
            rules.check_parts(upload, self._quotas)
            digest = self._blobs.digest(upload.id, upload.received)
            rules.check_digest(digest, request.layer_digests)
            with self._store.writing() as records:
                lookup.require_upload(records, registry_id, request)
                self._keep(records, upload, digest)
            self._blobs.discard(upload.id)
        return models.CompleteLayerUploadResponse(
            registry_id=registry_id,
            repository_name=request.repository_name,
            upload_id=upload.id,
            layer_digest=digest,
        )

    def _registry_id(self, given: str | None, context: Context) -> str:
        self._registry.require_offer(context.operation)
        return self._registry.id_of(given)

    def _page(
        self, registry_id: str, request: models.DescribeRepositoriesRequest
    ) -> models.DescribeRepositoriesResponse:
        after = paging.name_before(request.next_token)
        size = request.max_results or paging.PAGE_SIZE
        with self._store.reading() as records:
            found = records.repositories(registry_id, after, size + 1)
        page = found[:size]
        return models.DescribeRepositoriesResponse(
            repositories=[self._described(repository) for repository in page],
            next_token=paging.token_after(page[-1].name) if len(found) > size else None,
        )

    def _keep(self, records: Records, upload: Upload, digest: str) -> None:
        """Store a layer in the same transaction that spends its upload."""
        if records.layer_size(upload.repository_id, digest) is not None:
            raise errors.LayerAlreadyExistsException(
                f"The repository already has the layer with the digest '{digest}'"
            )
        if not records.is_stored(digest):
            self._blobs.publish(upload.id, digest)
        records.add_layer(upload.repository_id, digest, upload.received)
        records.delete_upload(upload.id)

    def _described(self, repository: Repository) -> models.Repository:
        return models.Repository(
            repository_arn=self._registry.arn(repository.name),
            registry_id=repository.registry_id,
            repository_name=repository.name,
            repository_uri=self._registry.uri(repository.name),
            created_at=repository.created_at,
        )
