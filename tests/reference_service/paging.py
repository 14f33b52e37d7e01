"""Tokens that name the place in a sorted list where the next page starts."""

from __future__ import annotations

import base64

from tests.reference_service.rules import invalid_parameter

PAGE_SIZE = 100
"""How many items a page has if the caller does not say."""


def token_after(name: str) -> str:
    """Return the token of the page that starts after `name`."""
    return base64.urlsafe_b64encode(name.encode()).decode()


def name_before(token: str | None) -> str:
    """Return the name after which a page starts, "" for the first page.

    Raises:
        InvalidParameterException: The token is none that `token_after` returned.
    """
    try:
        return base64.b64decode(token or "", b"-_", validate=True).decode()
    except ValueError as error:
        rule = "must be a token from an earlier response"
        raise invalid_parameter("nextToken", rule) from error
