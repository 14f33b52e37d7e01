"""What the service knows, in SQLite: the database decides what exists."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.reference_service.records import Records

BUSY_SECONDS = 30.0
"""How long a transaction waits for the one that writes."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS registries (
    id TEXT NOT NULL PRIMARY KEY,
    display_name TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tokens (
    hash BLOB NOT NULL PRIMARY KEY,
    expires_at REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS repositories (
    id INTEGER PRIMARY KEY,
    registry_id TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at REAL NOT NULL,
    tags BLOB NOT NULL,
    catalog_data BLOB,
    policy TEXT,
    UNIQUE (registry_id, name)
);
CREATE TABLE IF NOT EXISTS layers (
    repository_id INTEGER NOT NULL REFERENCES repositories ON DELETE CASCADE,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (repository_id, digest)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS layers_by_digest ON layers (digest);
CREATE TABLE IF NOT EXISTS uploads (
    id TEXT NOT NULL PRIMARY KEY,
    repository_id INTEGER NOT NULL REFERENCES repositories ON DELETE CASCADE,
    touched_at REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS uploads_by_age ON uploads (touched_at);
CREATE INDEX IF NOT EXISTS uploads_by_repository ON uploads (repository_id);
CREATE TABLE IF NOT EXISTS parts (
    upload_id TEXT NOT NULL REFERENCES uploads ON DELETE CASCADE,
    first_byte INTEGER NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (upload_id, first_byte)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS images (
    repository_id INTEGER NOT NULL REFERENCES repositories ON DELETE CASCADE,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    pushed_at REAL NOT NULL,
    media_type TEXT NOT NULL,
    artifact_media_type TEXT,
    manifest TEXT NOT NULL,
    PRIMARY KEY (repository_id, digest)
);
CREATE TABLE IF NOT EXISTS list_images (
    repository_id INTEGER NOT NULL,
    list TEXT NOT NULL,
    image TEXT NOT NULL,
    PRIMARY KEY (repository_id, image, list),
    FOREIGN KEY (repository_id, list) REFERENCES images ON DELETE CASCADE,
    FOREIGN KEY (repository_id, image) REFERENCES images
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS list_images_by_list ON list_images (repository_id, list);
CREATE TABLE IF NOT EXISTS image_tags (
    repository_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    created_at REAL NOT NULL,
    PRIMARY KEY (repository_id, name),
    FOREIGN KEY (repository_id, digest) REFERENCES images ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS image_tags_by_image ON image_tags (repository_id, digest);
"""


class Store:
    """The database; safe to share between threads.

    Each transaction has a connection of its own, so that nothing stays open between
    calls: a disk that goes away fails the calls made meanwhile, and no others.
    """

    def __init__(self, file: Path) -> None:
        """Open the database in `file`, and create it if there is none."""
        self._file = file
        with closing(sqlite3.connect(file, timeout=BUSY_SECONDS)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(SCHEMA)

    @contextmanager
    def reading(self) -> Iterator[Records]:
        """Return a view of the database as it is now."""
        with self._transaction("BEGIN") as records:
            yield records

    @contextmanager
    def writing(self) -> Iterator[Records]:
        """Return the one transaction that may write; an exception rolls it back."""
        with self._transaction("BEGIN IMMEDIATE") as records:
            yield records

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Records]:
        with closing(self._connected()) as connection:
            connection.execute(begin)
            with connection:
                yield Records(connection)

    def _connected(self) -> sqlite3.Connection:
        # Plain connect() would create the file anew where it has been lost.
        connection = sqlite3.connect(
            f"{self._file.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection
