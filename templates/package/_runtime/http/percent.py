"""Percent-encoding, as texts travel in paths, queries and forms."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes


def escaped(text: str) -> str:
    """Return a text with all encoded that RFC 3986 does not leave unreserved.

    Raises:
        ValueError: it is no Unicode.
    """
    return _quoted(text, "")


def escaped_but_reserved(text: str) -> str:
    """Return a text as `escaped` does, save that what is reserved stays as it is.

    So does what is encoded already. What would end a value, or begin the fragment, is
    encoded all the same.

    Raises:
        ValueError: it is no Unicode.
    """
    parts = _TRIPLETS.split(text)
    return "".join(
        part if index % 2 else _quoted(part, _HARMLESS)
        for index, part in enumerate(parts)
    )


def unescaped(text: str) -> str:
    """Return the text of a path that stands encoded for it.

    Raises:
        ValueError: it stands for no UTF-8.
    """
    if "%" not in text:
        return text
    found, *rest = text.split("%")
    try:
        for part in rest:
            found += _ASCII[part[:2]] + part[2:]
        return found
    except KeyError:
        # It is beyond ASCII, or no encoding at all.
        pass
    try:
        return unquote_to_bytes(text).decode()
    except UnicodeDecodeError:
        raise ValueError("must be UTF-8, percent-encoded") from None


def unescaped_plus(text: str) -> str:
    """Return the text of a query or form that stands encoded for it: `+` is a space.

    Raises:
        ValueError: it stands for no UTF-8.
    """
    if "+" in text:
        text = text.replace("+", " ")
    return unescaped(text) if "%" in text else text


def ascii_of(raw: bytes) -> str:
    """Return what should be ASCII as text: other bytes as if they were encoded."""
    if not raw.isascii():
        raw = _BEYOND.sub(lambda byte: b"%%%02X" % byte[0][0], raw)
    return raw.decode("ascii")


def pairs_of(text: str) -> dict[str, list[str]]:
    """Return the values of a query or form, still encoded, by their decoded names.

    A name that is no UTF-8 is left out: nothing is called so.
    """
    pairs: dict[str, list[str]] = {}
    for pair in text.split("&"):
        name, _, value = pair.partition("=")
        if not pair:
            continue
        if "%" in name or "+" in name:
            try:
                name = unescaped_plus(name)
            except ValueError:
                continue
        pairs.setdefault(name, []).append(value)
    return pairs


def _quoted(text: str, safe: str) -> str:
    if text.isascii() and text.isalnum():
        return text
    try:
        return quote(text, safe=safe)
    except UnicodeEncodeError:
        raise ValueError("must be Unicode") from None


_ASCII = {
    digits: chr(code)
    for code in range(128)
    for digits in (f"{code:02x}", f"{code:02X}")
}
"""What stands for characters of ASCII; few write one letter large and one small."""

_TRIPLETS = re.compile("(%[0-9A-Fa-f]{2})")
_BEYOND = re.compile(rb"[\x80-\xff]")
_HARMLESS = ":/?@!$'()*,;=[]"
"""What is reserved, but for `&`, `#` and `+`."""
