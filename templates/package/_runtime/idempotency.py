"""What makes a request safe to send again that the service may have received."""

from __future__ import annotations

from uuid import UUID, uuid4


def token_from(given: str | None) -> str:
    """Return the token of a call: the one that is given, or a new one.

    It is made before the first attempt, so that all attempts of a call have the same.
    """
    return str(uuid4()) if given is None else given


def uuid_from(given: UUID | None) -> UUID:
    """Return the same where the token is a UUID, and no text."""
    return uuid4() if given is None else given
