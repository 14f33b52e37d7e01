"""Registries, and the tokens that let container clients in."""

from __future__ import annotations

from datetime import datetime

from tests.reference_service.table import Table


class RegistryRecords(Table):
    """Registries and tokens."""

    def add_registry(self, registry_id: str) -> None:
        """Add a registry, if it is not there yet."""
        sql = "INSERT INTO registries (id) VALUES (?) ON CONFLICT DO NOTHING"
        self._execute(sql, (registry_id,))

    def registry_ids(self, after: str, limit: int) -> list[str]:
        """Return up to `limit` registries by id, those that follow `after`."""
        sql = "SELECT id FROM registries WHERE id > ? ORDER BY id LIMIT ?"
        return [row[0] for row in self._execute(sql, (after, limit))]

    def display_name(self, registry_id: str) -> str | None:
        """Return the name that the gallery shows, if there is one."""
        sql = "SELECT display_name FROM registries WHERE id = ?"
        row = self._execute(sql, (registry_id,)).fetchone()
        return row[0] if row else None

    def set_display_name(self, registry_id: str, name: str) -> None:
        """Change the name that the gallery shows."""
        sql = "UPDATE registries SET display_name = ? WHERE id = ?"
        self._execute(sql, (name, registry_id))

    def add_token(self, hashed: bytes, expires_at: datetime) -> None:
        """Keep the hash of a token."""
        sql = "INSERT INTO tokens (hash, expires_at) VALUES (?, ?)"
        self._execute(sql, (hashed, expires_at.timestamp()))

    def has_token(self, hashed: bytes, now: datetime) -> bool:
        """Return whether there is a token with this hash that has not expired."""
        sql = "SELECT 1 FROM tokens WHERE hash = ? AND expires_at > ?"
        row = self._execute(sql, (hashed, now.timestamp())).fetchone()
        return row is not None

    def delete_tokens_until(self, now: datetime) -> None:
        """Forget the tokens that have expired."""
        sql = "DELETE FROM tokens WHERE expires_at <= ?"
        self._execute(sql, (now.timestamp(),))
