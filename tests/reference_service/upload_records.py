"""Layers, and the uploads that become layers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tests.reference_service.table import Table


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


class UploadRecords(Table):
    """Layers, uploads and parts."""

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

    def upload(
        self, repository_id: int, upload_id: str, oldest: datetime
    ) -> Upload | None:
        """Return an upload, if it is open in this repository.

        It is not if nothing has come for it since `oldest`.
        """
        sql = (
            "SELECT 1 FROM uploads"
            " WHERE id = ? AND repository_id = ? AND touched_at >= ?"
        )
        found = self._execute(sql, (upload_id, repository_id, oldest.timestamp()))
        if found.fetchone() is None:
            return None
        sizes = self._execute(
            "SELECT size FROM parts WHERE upload_id = ? ORDER BY first_byte",
            (upload_id,),
        )
        return Upload(upload_id, repository_id, tuple(row[0] for row in sizes))

    def add_upload(self, repository_id: int, upload_id: str, now: datetime) -> None:
        """Open an upload without parts."""
        sql = "INSERT INTO uploads (id, repository_id, touched_at) VALUES (?, ?, ?)"
        self._execute(sql, (upload_id, repository_id, now.timestamp()))

    def add_part(
        self, upload_id: str, first_byte: int, size: int, now: datetime
    ) -> None:
        """Acknowledge a part, which keeps its upload open."""
        sql = "INSERT INTO parts (upload_id, first_byte, size) VALUES (?, ?, ?)"
        self._execute(sql, (upload_id, first_byte, size))
        sql = "UPDATE uploads SET touched_at = ? WHERE id = ?"
        self._execute(sql, (now.timestamp(), upload_id))

    def delete_upload(self, upload_id: str) -> None:
        """Forget an upload with its parts."""
        self._execute("DELETE FROM uploads WHERE id = ?", (upload_id,))

    def delete_uploads_before(self, oldest: datetime) -> list[str]:
        """Forget the uploads for which nothing came since `oldest`; return their ids."""
        sql = "DELETE FROM uploads WHERE touched_at < ? RETURNING id"
        return [row[0] for row in self._execute(sql, (oldest.timestamp(),)).fetchall()]

    def upload_ids(self) -> set[str]:
        """Return the ids of all uploads."""
        return {row[0] for row in self._execute("SELECT id FROM uploads")}

    def digests(self) -> set[str]:
        """Return the digests of all layers."""
        return {row[0] for row in self._execute("SELECT DISTINCT digest FROM layers")}
