"""The operations on repositories themselves."""

from __future__ import annotations

import msgspec

from ecr_public import errors, models
from ecr_public.server import Context
from tests.reference_service import lookup, paging, rules
from tests.reference_service.catalog import as_shown
from tests.reference_service.foundation import Foundation
from tests.reference_service.repository_records import Repository


class RepositoryOperations(Foundation):
    """Creates, describes and deletes repositories."""

    def create_repository(
        self, request: models.CreateRepositoryRequest, context: Context
    ) -> models.CreateRepositoryResponse:
        """Create a repository, unless its name or its tags stand against it."""
        self._registry.require_offer(context.operation)
        registry_id, name = self._registry.account_id, request.repository_name
        tags = request.tags or []
        rules.check_tags(tags, self._quotas)
        shown = as_shown(request.catalog_data) if request.catalog_data else None
        with self._store.writing() as records:
            lookup.require_room(records, registry_id, name, self._quotas)
            repository = records.add_repository(
                registry_id,
                name,
                created_at=self._clock(),
                tags=msgspec.json.encode({tag.key: tag.value for tag in tags}),
                catalog_data=msgspec.json.encode(shown) if shown else None,
            )
        return models.CreateRepositoryResponse(
            repository=self._described(repository), catalog_data=shown
        )

    def delete_repository(
        self, request: models.DeleteRepositoryRequest, context: Context
    ) -> models.DeleteRepositoryResponse:
        """Delete a repository with all it has, but with images only if forced to."""
        with self._writing(request, context) as (records, repository):
            if not request.force and records.image_count(repository.id):
                raise errors.RepositoryNotEmptyException(
                    f"The repository with name '{repository.name}' in the registry "
                    f"with id '{repository.registry_id}' still contains images"
                )
            records.delete_repository(repository)
        return models.DeleteRepositoryResponse(repository=self._described(repository))

    def describe_repositories(
        self, request: models.DescribeRepositoriesRequest, context: Context
    ) -> models.DescribeRepositoriesResponse:
        """List the repositories named, or all of them in pages."""
        self._registry.require_offer(context.operation)
        registry_id = self._registry.resolved(request.registry_id)
        if request.repository_names is None:
            return self._page(registry_id, request)
        rules.check_unpaged(request, "repositoryNames")
        with self._store.reading() as records:
            found = [
                lookup.require_repository(records, registry_id, name)
                for name in request.repository_names
            ]
        return models.DescribeRepositoriesResponse(
            repositories=[self._described(repository) for repository in found]
        )

    def _page(
        self, registry_id: str, request: models.DescribeRepositoriesRequest
    ) -> models.DescribeRepositoriesResponse:
        after, size = paging.wanted(request)
        with self._store.reading() as records:
            found = records.repositories(registry_id, after, size + 1)
        page, token = paging.cut(found, size, lambda repository: repository.name)
        return models.DescribeRepositoriesResponse(
            repositories=[self._described(repository) for repository in page],
            next_token=token,
        )

    def _described(self, repository: Repository) -> models.Repository:
        return models.Repository(
            repository_arn=self._registry.arn(repository.name),
            registry_id=repository.registry_id,
            repository_name=repository.name,
            repository_uri=self._registry.uri(repository.name),
            created_at=repository.created_at,
        )
