"""What a transaction can look up and change."""

from __future__ import annotations

from tests.reference_service.image_records import ImageRecords
from tests.reference_service.registry_records import RegistryRecords
from tests.reference_service.repository_records import RepositoryRecords
from tests.reference_service.upload_records import UploadRecords


class Records(RegistryRecords, RepositoryRecords, UploadRecords, ImageRecords):
    """All that the service knows, within one transaction."""
