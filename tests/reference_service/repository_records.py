"""Repositories, and what is set on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tests.reference_service.table import Table, time_of


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, and what its layers, images and uploads refer to."""

    id: int
    registry_id: str
    name: str
    created_at: datetime


class RepositoryRecords(Table):
    """Repositories with their tags, catalog data and policies."""

    def repository(self, registry_id: str, name: str) -> Repository | None:
        """Return the repository of this name, if there is one."""
        row = self._execute(
            "SELECT id, registry_id, name, created_at FROM repositories"
            " WHERE registry_id = ? AND name = ?",
            (registry_id, name),
        ).fetchone()
        return _repository(row) if row else None

    def repositories(
        self, registry_id: str, after: str, limit: int
    ) -> list[Repository]:
        """Return up to `limit` repositories by name, those that follow `after`."""
        rows = self._execute(
            "SELECT id, registry_id, name, created_at FROM repositories"
            " WHERE registry_id = ? AND name > ? ORDER BY name LIMIT ?",
            (registry_id, after, limit),
        )
        return [_repository(row) for row in rows]

    def repository_count(self, registry_id: str) -> int:
        """Return how many repositories a registry has."""
        sql = "SELECT count(*) FROM repositories WHERE registry_id = ?"
        return int(self._execute(sql, (registry_id,)).fetchone()[0])

    def add_repository(
        self,
        registry_id: str,
        name: str,
        *,
        created_at: datetime,
        tags: bytes,
        catalog_data: bytes | None,
    ) -> Repository:
        """Create a repository; `tags` and `catalog_data` are JSON."""
        cursor = self._execute(
            "INSERT INTO repositories"
            " (registry_id, name, created_at, tags, catalog_data)"
            " VALUES (?, ?, ?, ?, ?)",
            (registry_id, name, created_at.timestamp(), tags, catalog_data),
        )
        return Repository(cursor.lastrowid or 0, registry_id, name, created_at)

    def delete_repository(self, repository: Repository) -> None:
        """Delete a repository with its images, layers and uploads."""
        self._execute("DELETE FROM repositories WHERE id = ?", (repository.id,))

    def tags(self, repository_id: int) -> bytes:
        """Return the resource tags, as JSON."""
        sql = "SELECT tags FROM repositories WHERE id = ?"
        return bytes(self._execute(sql, (repository_id,)).fetchone()[0])

    def set_tags(self, repository_id: int, tags: bytes) -> None:
        """Replace the resource tags."""
        sql = "UPDATE repositories SET tags = ? WHERE id = ?"
        self._execute(sql, (tags, repository_id))

    def catalog_data(self, repository_id: int) -> bytes | None:
        """Return the catalog data as JSON, if any has been set."""
        sql = "SELECT catalog_data FROM repositories WHERE id = ?"
        data: bytes | None = self._execute(sql, (repository_id,)).fetchone()[0]
        return data

    def set_catalog_data(self, repository_id: int, data: bytes) -> None:
        """Replace the catalog data."""
        sql = "UPDATE repositories SET catalog_data = ? WHERE id = ?"
        self._execute(sql, (data, repository_id))

    def policy(self, repository_id: int) -> str | None:
        """Return the text of the policy, if one has been set."""
        sql = "SELECT policy FROM repositories WHERE id = ?"
        text: str | None = self._execute(sql, (repository_id,)).fetchone()[0]
        return text

    def set_policy(self, repository_id: int, text: str | None) -> None:
        """Replace the policy, or remove it."""
        sql = "UPDATE repositories SET policy = ? WHERE id = ?"
        self._execute(sql, (text, repository_id))


def _repository(row: tuple[int, str, str, float]) -> Repository:
    id_, registry_id, name, created_at = row
    return Repository(id_, registry_id, name, time_of(created_at))
