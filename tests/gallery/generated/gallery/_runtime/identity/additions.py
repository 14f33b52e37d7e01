"""What proofs add to a request."""

from __future__ import annotations

from urllib.parse import quote, unquote_plus, urlsplit, urlunsplit

import msgspec

from ..headers import VALUE
from ..transport import Request


def with_header(request: Request, name: str, value: str) -> Request:
    """Return `request` with a header in place of any of that name.

    Raises:
        ValueError: the value cannot be sent; the message does not show it.
    """
    if not value or not VALUE.fullmatch(value):
        raise ValueError(
            f"the secret for the header {name} is empty, or has a character that no "
            "header can have, such as a line end"
        )
    others = {
        key: each
        for key, each in request.headers.items()
        if key.lower() != name.lower()
    }
    return msgspec.structs.replace(request, headers={**others, name: value})


def with_cookie(request: Request, pair: str) -> Request:
    """Return `request` with one more cookie, in the one header that there may be."""
    name = pair.partition("=")[0]
    others = [
        each.strip()
        for key, value in request.headers.items()
        if key.lower() == "cookie"
        for each in value.split(";")
        if each.strip().partition("=")[0] != name
    ]
    return with_header(request, "Cookie", "; ".join([*others, pair]))


def with_query(request: Request, name: str, value: str) -> Request:
    """Return `request` with a parameter in its query in place of any of that name."""
    parts = urlsplit(request.url)
    others = [
        pair
        for pair in parts.query.split("&")
        if pair and unquote_plus(pair.partition("=")[0]) != name
    ]
    query = "&".join([*others, f"{quote(name)}={quote(value, safe='')}"])
    return msgspec.structs.replace(request, url=urlunsplit(parts._replace(query=query)))
