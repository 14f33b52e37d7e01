"""What the gallery shows of repositories and of the registry."""

from __future__ import annotations

import msgspec

from ecr_public import errors, models
from ecr_public.server import Context
from tests.reference_service.foundation import Foundation


class CatalogOperations(Foundation):
    """Keeps catalog data."""

    def get_repository_catalog_data(
        self, request: models.GetRepositoryCatalogDataRequest, context: Context
    ) -> models.GetRepositoryCatalogDataResponse:
        """Return the catalog data of a repository that has some."""
        with self._reading(request, context) as (records, repository):
            stored = records.catalog_data(repository.id)
        if stored is None:
            raise errors.RepositoryCatalogDataNotFoundException(
                f"The repository with name '{repository.name}' in the registry with id "
                f"'{repository.registry_id}' has no catalog data"
            )
        return models.GetRepositoryCatalogDataResponse(
            catalog_data=msgspec.json.decode(stored, type=models.RepositoryCatalogData)
        )

    def put_repository_catalog_data(
        self, request: models.PutRepositoryCatalogDataRequest, context: Context
    ) -> models.PutRepositoryCatalogDataResponse:
        """Replace the catalog data of a repository."""
        shown = as_shown(request.catalog_data)
        with self._writing(request, context) as (records, repository):
            records.set_catalog_data(repository.id, msgspec.json.encode(shown))
        return models.PutRepositoryCatalogDataResponse(catalog_data=shown)

    def get_registry_catalog_data(
        self, request: models.GetRegistryCatalogDataRequest, context: Context
    ) -> models.GetRegistryCatalogDataResponse:
        """Return what is shown of the caller's registry."""
        self._registry.require_offer(context.operation)
        with self._store.reading() as records:
            name = records.display_name(self._registry.account_id)
        shown = models.RegistryCatalogData(display_name=name)
        return models.GetRegistryCatalogDataResponse(registry_catalog_data=shown)

    def put_registry_catalog_data(
        self, request: models.PutRegistryCatalogDataRequest, context: Context
    ) -> models.PutRegistryCatalogDataResponse:
        """Change what is shown; what the request leaves out stays as it is."""
        self._registry.require_offer(context.operation)
        account_id = self._registry.account_id
        with self._store.writing() as records:
            if request.display_name is not None:
                records.set_display_name(account_id, request.display_name)
            name = records.display_name(account_id)
        shown = models.RegistryCatalogData(display_name=name)
        return models.PutRegistryCatalogDataResponse(registry_catalog_data=shown)


def as_shown(
    given: models.RepositoryCatalogDataInput,
) -> models.RepositoryCatalogData:
    """Return what the gallery shows: no logo, which is for verified accounts."""
    return models.RepositoryCatalogData(
        description=given.description,
        architectures=given.architectures,
        operating_systems=given.operating_systems,
        about_text=given.about_text,
        usage_text=given.usage_text,
        marketplace_certified=False,
    )
