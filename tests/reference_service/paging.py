"""Tokens that name the place in a sorted list where the next page starts."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from tests.reference_service.rules import invalid_parameter

PAGE_SIZE = 100
"""How many items a page has if the caller does not say."""

Item = TypeVar("Item")


class Paged(Protocol):
    """A request for a page."""

    @property
    def next_token(self) -> str | None:
        """Where the page starts."""
        ...

    @property
    def max_results(self) -> int | None:
        """How many items it may have."""
        ...


def wanted(request: Paged) -> tuple[str, int]:
    """Return the name after which a page starts, "" for the first, and its size.

    Raises:
        InvalidParameterException: The token is none that `cut` returned.
    """
    return _name_before(request.next_token), request.max_results or PAGE_SIZE


def cut(
    found: Sequence[Item], size: int, name_of: Callable[[Item], str]
) -> tuple[Sequence[Item], str | None]:
    """Return the items of a page, and the token of the next if there are more."""
    if len(found) <= size:
        return found, None
    page = found[:size]
    return page, base64.urlsafe_b64encode(name_of(page[-1]).encode()).decode()


def _name_before(token: str | None) -> str:
    try:
        return base64.b64decode(token or "", b"-_", validate=True).decode()
    except ValueError as error:
        rule = "must be a token from an earlier response"
        raise invalid_parameter("nextToken", rule) from error
