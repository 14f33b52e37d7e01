"""All operations of ECR Public, on SQLite and files."""

from __future__ import annotations

from tests.reference_service.catalog import CatalogOperations
from tests.reference_service.image_lists import ImageListOperations
from tests.reference_service.images import ImageOperations
from tests.reference_service.layers import LayerOperations
from tests.reference_service.policies import PolicyOperations
from tests.reference_service.registries import RegistryOperations
from tests.reference_service.repositories import RepositoryOperations
from tests.reference_service.tags import TagOperations


class ReferenceService(
    RepositoryOperations,
    LayerOperations,
    ImageOperations,
    ImageListOperations,
    CatalogOperations,
    PolicyOperations,
    TagOperations,
    RegistryOperations,
):
    """Implements the whole API; `Foundation` says how it is set up."""
