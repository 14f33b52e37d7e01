"""What a transaction can look up and change."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, and where its layers and uploads refer to."""

    id: int
    registry_id: str
    name: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Upload:
    """An open upload, and the sizes in bytes of the parts acknowledged so far."""

    id: str
    repository_id: int
    part_sizes: tuple[int, ...]

    @property
    def received(self) -> int:
        """How many bytes have been acknowledged: where the next part starts."""
        return sum(self.part_sizes)


class Records:
    """Repositories, layers, uploads and parts, within one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection on which a transaction has begun."""
        self._execute = connection.execute

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
        catalog_data: bytes,
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
        """Delete a repository with its layers and uploads."""
        self._execute("DELETE FROM repositories WHERE id = ?", (repository.id,))

    def has_layers(self, repository: Repository) -> bool:
        """Return whether a repository has any layer."""
        sql = "SELECT 1 FROM layers WHERE repository_id = ? LIMIT 1"
        return self._execute(sql, (repository.id,)).fetchone() is not None

    def layer_size(self, repository_id: int, digest: str) -> int | None:
        """Return the size of a layer in bytes, if the repository has it."""
        row = self._execute(
            "SELECT size FROM layers WHERE repository_id = ? AND digest = ?",
            (repository_id, digest),
        ).fetchone()
        return int(row[0]) if row else None

    def is_stored(self, digest: str) -> bool:
        """Return whether any repository has the layer."""
        sql = "SELECT 1 FROM layers WHERE digest = ? LIMIT 1"
        return self._execute(sql, (digest,)).fetchone() is not None

    def add_layer(self, repository_id: int, digest: str, size: int) -> None:
        """Give a repository a layer that it does not have yet."""
        sql = "INSERT INTO layers (repository_id, digest, size) VALUES (?, ?, ?)"
        self._execute(sql, (repository_id, digest, size))

    def upload(self, repository_id: int, upload_id: str) -> Upload | None:
        """Return an upload, if it is open in this repository."""
        sql = "SELECT 1 FROM uploads WHERE id = ? AND repository_id = ?"
        if self._execute(sql, (upload_id, repository_id)).fetchone() is None:
            return None
        sizes = self._execute(
            "SELECT size FROM parts WHERE upload_id = ? ORDER BY first_byte",
            (upload_id,),
        )
        return Upload(upload_id, repository_id, tuple(row[0] for row in sizes))

    def add_upload(self, repository_id: int, upload_id: str) -> None:
        """Open an upload without parts."""
        sql = "INSERT INTO uploads (id, repository_id) VALUES (?, ?)"
        self._execute(sql, (upload_id, repository_id))

    def add_part(self, upload_id: str, first_byte: int, size: int) -> None:
        """Acknowledge a part."""
        sql = "INSERT INTO parts (upload_id, first_byte, size) VALUES (?, ?, ?)"
        self._execute(sql, (upload_id, first_byte, size))

    def delete_upload(self, upload_id: str) -> None:
        """Forget an upload with its parts."""
        self._execute("DELETE FROM uploads WHERE id = ?", (upload_id,))

    def upload_ids(self) -> set[str]:
        """Return the ids of all open uploads."""
        return {row[0] for row in self._execute("SELECT id FROM uploads")}

    def digests(self) -> set[str]:
        """Return the digests of all layers."""
        return {row[0] for row in self._execute("SELECT DISTINCT digest FROM layers")}


def _repository(row: tuple[int, str, str, float]) -> Repository:
    id_, registry_id, name, created_at = row
    return Repository(id_, registry_id, name, datetime.fromtimestamp(created_at, UTC))
