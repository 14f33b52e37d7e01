"""The part of a reference before its `#`: which file beside the spec it means."""

from __future__ import annotations

import re
from urllib.parse import unquote

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_ESCAPED = re.compile("(?:[^%]|%[0-9A-Fa-f]{2})*")
_ODD = {
    "\\": "has a backslash; write / between folders",
    "?": "has a query, and files have none",
    ":": "has a colon, which no name of a file may have here",
}


class PathRefused(Exception):
    """A path that no reference may have; the text goes on after the reference."""


def path_from(base: str, written: str) -> str:
    """Return the path of a file from the spec's folder.

    `base` is the path of the file that the reference stands in, `written` the path as
    it is in the reference, relative to that file's folder.

    Raises PathRefused for all that could mean anything but a file in the spec's folder.
    """
    _refuse_odd(written)
    parts, names = base.split("/")[:-1], [_decoded(each) for each in written.split("/")]
    for name in names:
        if not name:
            raise PathRefused("has a part without a name")
        if name == "..":
            if not parts:
                raise PathRefused("leads out of the folder of the spec")
            parts.pop()
        elif name != ".":
            parts.append(name)
    if names[-1] in {".", ".."}:
        raise PathRefused("leads to a folder")
    return "/".join(parts)


def _decoded(name: str) -> str:
    """Return a part of a path without the escapes of URIs, such as `%20`."""
    if not _ESCAPED.fullmatch(name):
        raise PathRefused("has a percent sign that begins no escape; write it as %25")
    try:
        text = unquote(name, errors="strict")
    except UnicodeDecodeError:
        raise PathRefused("has an escape that is not UTF-8") from None
    if text != name:
        if "/" in text:
            raise PathRefused("has an escape for a slash")
        _refuse_odd(text)
    return text


def _refuse_odd(written: str) -> None:
    if _SCHEME.match(written) or written.startswith("//"):
        raise PathRefused("is a URL, and nothing is fetched")
    if written.startswith("/"):
        raise PathRefused("is an absolute path; write it relative to this file")
    for character, problem in _ODD.items():
        if character in written:
            raise PathRefused(problem)
    if not written.isprintable():
        raise PathRefused("has characters that cannot be seen")
