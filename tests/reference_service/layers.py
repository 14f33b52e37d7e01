"""The operations that bring layers into a repository."""

from __future__ import annotations

from uuid import uuid4

from ecr_public import errors, models
from ecr_public.server import Context
from tests.reference_service import lookup, rules
from tests.reference_service.foundation import Foundation
from tests.reference_service.records import Records
from tests.reference_service.rules import MIB
from tests.reference_service.upload_records import Upload

PART_SIZE = 10 * MIB
"""How many bytes a part should have; smaller ones are accepted."""


class LayerOperations(Foundation):
    """Looks for layers, and makes them of uploads."""

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
        """Open a new upload; those that nobody continues make room for it."""
        registry_id = self._registry_id(request.registry_id, context)
        upload_id = str(uuid4())
        with self._store.writing() as records:
            repository = lookup.require_repository(
                records, registry_id, request.repository_name
            )
            expired = records.delete_uploads_before(self._oldest_upload())
            records.add_upload(repository.id, upload_id, self._clock())
            self._blobs.begin(upload_id)
        for each in expired:
            with self._locks.holding(each):
                self._blobs.discard(each)
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
                upload = self._open_upload(records, registry_id, request)
            rules.check_part(upload, request, registry_id)
            rules.check_room(upload, len(blob), self._quotas)
            self._blobs.append(upload.id, upload.received, blob)
            with self._store.writing() as records:
                self._open_upload(records, registry_id, request)
                records.add_part(upload.id, upload.received, len(blob), self._clock())
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
                upload = self._open_upload(records, registry_id, request)
            rules.check_parts(upload, self._quotas)
            digest = self._blobs.digest(upload.id, upload.received)
            rules.check_digest(digest, request.layer_digests)
            with self._store.writing() as records:
                self._open_upload(records, registry_id, request)
                self._keep(records, upload, digest)
            self._blobs.discard(upload.id)
        return models.CompleteLayerUploadResponse(
            registry_id=registry_id,
            repository_name=request.repository_name,
            upload_id=upload.id,
            layer_digest=digest,
        )

    def _open_upload(
        self, records: Records, registry_id: str, request: lookup.ToUpload
    ) -> Upload:
        oldest = self._oldest_upload()
        return lookup.require_upload(records, registry_id, request, oldest)

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
