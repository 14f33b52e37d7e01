"""The key-value pairs by which resources are organized; no image tags."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from ecr_public import models
from ecr_public.server import Context
from tests.reference_service import lookup, rules
from tests.reference_service.foundation import Foundation
from tests.reference_service.records import Records
from tests.reference_service.repository_records import Repository

ARN = re.compile(r"arn:aws[a-z-]*:ecr-public::([0-9]{12}):repository/(.+)")


class TagOperations(Foundation):
    """Keeps the resource tags of repositories."""

    def list_tags_for_resource(
        self, request: models.ListTagsForResourceRequest, context: Context
    ) -> models.ListTagsForResourceResponse:
        """Return all tags, by key."""
        self._registry.require_offer(context.operation)
        with self._store.reading() as records:
            repository = named_by(records, request.resource_arn)
            stored = tags_of(records, repository)
        return models.ListTagsForResourceResponse(
            tags=[
                models.Tag(key=key, value=value)
                for key, value in sorted(stored.items())
            ]
        )

    def tag_resource(
        self, request: models.TagResourceRequest, context: Context
    ) -> models.TagResourceResponse:
        """Add tags, and change those whose keys are there already."""
        self._registry.require_offer(context.operation)
        rules.check_tags(request.tags, self._quotas)
        given = {tag.key or "": tag.value for tag in request.tags}
        with self._store.writing() as records:
            repository = named_by(records, request.resource_arn)
            tags = {**tags_of(records, repository), **given}
            rules.check_tag_count(len(tags), self._quotas)
            keep_tags(records, repository, tags)
        return models.TagResourceResponse()

    def untag_resource(
        self, request: models.UntagResourceRequest, context: Context
    ) -> models.UntagResourceResponse:
        """Remove tags; a key that is not there is no error."""
        self._registry.require_offer(context.operation)
        rules.check_tag_keys(request.tag_keys, self._quotas)
        with self._store.writing() as records:
            repository = named_by(records, request.resource_arn)
            tags = tags_of(records, repository)
            kept = {k: v for k, v in tags.items() if k not in request.tag_keys}
            keep_tags(records, repository, kept)
        return models.UntagResourceResponse()


def named_by(records: Records, arn: str) -> Repository:
    """Return the repository that an ARN names.

    Raises:
        InvalidParameterException: It is no ARN of a repository.
        RepositoryNotFoundException: There is no such repository.
    """
    match = ARN.fullmatch(arn)
    if match is None:
        rule = "must be the ARN of a repository"
        raise rules.invalid_parameter("resourceArn", rule)
    return lookup.require_repository(records, match[1], match[2])


def tags_of(records: Records, repository: Repository) -> dict[str, str | None]:
    """Return the tags of a repository by key."""
    stored = records.tags(repository.id)
    return msgspec.json.decode(stored, type=dict[str, str | None])


def keep_tags(
    records: Records, repository: Repository, tags: Mapping[str, str | None]
) -> None:
    """Replace the tags of a repository."""
    records.set_tags(repository.id, msgspec.json.encode(tags))
