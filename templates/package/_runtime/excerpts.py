"""What a body says that is not what it should be."""

from __future__ import annotations

import re

from .transport import Response


def excerpt(response: Response) -> str:
    """Return what a body says that is no JSON object: its title, or its start."""
    if not response.body:
        return ""
    # Here and not above: few answers are no JSON, and all names of HTML come with it.
    from html import unescape

    title = _TITLE.search(response.body)
    part = title[1] if title is not None else response.body[: 4 * _SHOWN]
    text = " ".join(unescape(part.decode("utf-8", "replace")).split())
    shown = "".join(each if each.isprintable() else "?" for each in text)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."


_SHOWN = 200
_TITLE = re.compile(rb"<title[^>]*>([^<]*)", re.IGNORECASE)
