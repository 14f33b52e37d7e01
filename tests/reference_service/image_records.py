"""Images, the tags that point to them, and the lists they are in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tests.reference_service.manifest import Manifest
from tests.reference_service.table import Table, time_of

COLUMNS = "images.digest, size, pushed_at, media_type, artifact_media_type"


@dataclass(frozen=True, slots=True)
class StoredImage:
    """An image without the text of its manifest."""

    digest: str
    size: int
    """In bytes, with its layers; for a list, of the largest image in it."""

    pushed_at: datetime
    media_type: str
    artifact_media_type: str | None


@dataclass(frozen=True, slots=True)
class ImageTag:
    """A tag, and the image that it points to."""

    name: str
    created_at: datetime
    image: StoredImage


class ImageRecords(Table):
    """Images and their tags."""

    def image(self, repository_id: int, digest: str) -> StoredImage | None:
        """Return the image with this digest, if the repository has it."""
        row = self._execute(
            f"SELECT {COLUMNS} FROM images WHERE repository_id = ? AND digest = ?",
            (repository_id, digest),
        ).fetchone()
        return _image(*row) if row else None

    def images(self, repository_id: int, after: str, limit: int) -> list[StoredImage]:
        """Return up to `limit` images by digest, those that follow `after`."""
        rows = self._execute(
            f"SELECT {COLUMNS} FROM images WHERE repository_id = ? AND digest > ?"
            " ORDER BY digest LIMIT ?",
            (repository_id, after, limit),
        )
        return [_image(*row) for row in rows]

    def image_count(self, repository_id: int) -> int:
        """Return how many images a repository has."""
        sql = "SELECT count(*) FROM images WHERE repository_id = ?"
        return int(self._execute(sql, (repository_id,)).fetchone()[0])

    def add_image(
        self, repository_id: int, manifest: Manifest, size: int, now: datetime
    ) -> None:
        """Give a repository an image whose parts it has."""
        self._execute(
            "INSERT INTO images (repository_id, digest, size, pushed_at, media_type,"
            " artifact_media_type, manifest) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                repository_id,
                manifest.digest,
                size,
                now.timestamp(),
                manifest.media_type,
                manifest.artifact_media_type,
                manifest.text,
            ),
        )
        for digest in set(manifest.images):
            sql = "INSERT INTO list_images (repository_id, list, image)"
            row = (repository_id, manifest.digest, digest)
            self._execute(f"{sql} VALUES (?, ?, ?)", row)

    def delete_image(self, repository_id: int, digest: str) -> None:
        """Delete an image that is in no list, with the tags that point to it."""
        sql = "DELETE FROM images WHERE repository_id = ? AND digest = ?"
        self._execute(sql, (repository_id, digest))

    def is_listed(self, repository_id: int, digest: str) -> bool:
        """Return whether an image is in a list."""
        sql = "SELECT 1 FROM list_images WHERE repository_id = ? AND image = ?"
        return self._execute(sql, (repository_id, digest)).fetchone() is not None

    def tagged(self, repository_id: int, tag: str) -> str | None:
        """Return the digest of the image that a tag points to, if there is one."""
        sql = "SELECT digest FROM image_tags WHERE repository_id = ? AND name = ?"
        row = self._execute(sql, (repository_id, tag)).fetchone()
        return row[0] if row else None

    def tags_on(self, repository_id: int, digest: str) -> list[str]:
        """Return the tags that point to an image."""
        rows = self._execute(
            "SELECT name FROM image_tags WHERE repository_id = ? AND digest = ?"
            " ORDER BY name",
            (repository_id, digest),
        )
        return [row[0] for row in rows]

    def image_tags(self, repository_id: int, after: str, limit: int) -> list[ImageTag]:
        """Return up to `limit` tags by name, those that follow `after`."""
        rows = self._execute(
            f"SELECT name, created_at, {COLUMNS} FROM image_tags JOIN images"
            " USING (repository_id, digest) WHERE repository_id = ? AND name > ?"
            " ORDER BY name LIMIT ?",
            (repository_id, after, limit),
        )
        return [ImageTag(row[0], time_of(row[1]), _image(*row[2:])) for row in rows]

    def set_tag(self, repository_id: int, tag: str, digest: str, now: datetime) -> None:
        """Point a tag to an image, away from another if need be."""
        self._execute(
            "INSERT INTO image_tags (repository_id, name, digest, created_at)"
            " VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET digest = excluded.digest, created_at = excluded.created_at",
            (repository_id, tag, digest, now.timestamp()),
        )

    def delete_tag(self, repository_id: int, tag: str) -> None:
        """Remove a tag."""
        sql = "DELETE FROM image_tags WHERE repository_id = ? AND name = ?"
        self._execute(sql, (repository_id, tag))


def _image(
    digest: str, size: int, pushed_at: float, media_type: str, artifact: str | None
) -> StoredImage:
    return StoredImage(digest, size, time_of(pushed_at), media_type, artifact)
