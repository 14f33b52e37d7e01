"""The header `Link` (RFC 8288), and addresses that a service leads callers to."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit


def next_link(header: str) -> str | None:
    """Return the address of what comes next, `None` if the header tells of nothing."""
    for link in _LINK.finditer(header):
        for name, quoted, plain in _PARAMETER.findall(link["parameters"]):
            relations = (quoted or plain).lower().split()
            if name.lower() == "rel" and "next" in relations:
                return link["url"].strip()
    return None


def led(base: str, link: str) -> str:
    """Return the address that a link found at `base` leads to, without a fragment.

    Raises:
        ValueError: it is no address, or one elsewhere; the text ends a sentence that
            begins with what has the link.
    """
    if not _VISIBLE.fullmatch(link):
        raise ValueError("must be a URL, without spaces and in ASCII")
    try:
        url = urljoin(base, link).partition("#")[0]
        parts = urlsplit(url)
        is_here = _origin(parts) == _origin(urlsplit(base))
    except ValueError:
        raise ValueError("must be a URL") from None
    if not is_here:
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        raise ValueError(
            f"must lead to where the service is, {_shown(base)}, and not to {origin}"
        )
    return url


def _origin(parts: SplitResult) -> tuple[str, str | None, str | None, int | None]:
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname, parts.username, port


def _shown(base: str) -> str:
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}"


_PARAMETER = re.compile(r';\s*([^\s=;,]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]*))')
_LINK = re.compile(
    r"<(?P<url>[^>]*)>"
    r'(?P<parameters>(?:\s*;\s*[^\s=;,]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s";,]*))?)*)'
)
_VISIBLE = re.compile(r"[!-~]*")
