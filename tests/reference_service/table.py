"""What all records need of a transaction."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime


class Table:
    """Statements within one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection on which a transaction has begun."""
        self._execute = connection.execute


def time_of(seconds: float) -> datetime:
    """Return a time as it was stored."""
    return datetime.fromtimestamp(seconds, UTC)
