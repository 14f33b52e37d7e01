"""What the header Content-Disposition of a part says (RFC 7578, RFC 6266)."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes


def disposition_of(header: str) -> tuple[str | None, str | None]:
    """Return the name of a part, and that of its file.

    Browsers write `%22`, `%0D` and `%0A` for what a quoted text cannot hold; other
    callers write a backslash before a quotation mark. One that ends a text of the former
    is itself.
    """
    kind, _, rest = header.partition(";")
    if kind.strip().lower() not in ("form-data", "attachment", "inline", "file"):
        return None, None
    found: dict[str, str] = {}
    for match in _PARAMETER.finditer(rest):
        key, quoted, token = match.groups()
        found.setdefault(key.lower(), _unescaped(quoted) if token is None else token)
    return found.get("name"), _extended(found.get("filename*")) or found.get("filename")


def _unescaped(text: str) -> str:
    text = _BACKSLASH.sub(r"\1", text)
    return _PERCENT.sub(lambda match: chr(int(match[1], 16)), text)


def _extended(value: str | None) -> str | None:
    """Return a value that says its encoding (RFC 8187), `None` if it does not."""
    charset, mark, rest = (value or "").partition("'")
    _, mark, text = rest.partition("'")
    if not mark or charset.lower() not in ("utf-8", "iso-8859-1"):
        return None
    return unquote_to_bytes(text).decode(charset, "replace")


_PARAMETER = re.compile(
    r"""[;\s]*([A-Za-z0-9!#$%&'*+.^_`|~-]+)\s*=\s*"""
    r"""(?:"((?:[^"\\]|\\.)*(?="\s*(?:;|$))|[^"]*)"|([^;\s"]+))"""
)
_BACKSLASH = re.compile(r"""\\(["\\])""")
_PERCENT = re.compile("%(22|0D|0A)")

ABOUT_PARTS = frozenset(
    {"content-disposition", "content-type", "content-transfer-encoding", "content-id"}
)
"""The headers of parts that say what a part is; all others are handed on."""
