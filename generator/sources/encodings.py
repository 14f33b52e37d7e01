"""Bytes that are no UTF-8 text: what they are instead, and what to do about it."""

from __future__ import annotations

_MAGIC = (
    (b"\x1f\x8b", "a gzip file: unpack it first, with `gzip -d`"),
    (b"PK\x03\x04", "a zip file: unpack it first"),
    (b"BZh", "a bzip2 file: unpack it first, with `bunzip2`"),
    (b"\xfd7zXZ\x00", "an xz file: unpack it first, with `unxz`"),
    (b"\x28\xb5\x2f\xfd", "a zstd file: unpack it first, with `unzstd`"),
    (b"%PDF-", "a PDF: get the document that it was made from"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_WIDE = (
    (b"\xff\xfe\x00\x00", "UTF-32LE"),
    (b"\x00\x00\xfe\xff", "UTF-32BE"),
    (b"\xff\xfe", "UTF-16LE"),
    (b"\xfe\xff", "UTF-16BE"),
)
_LOOKED_AT = 400
"""How many bytes tell an encoding that no mark at the beginning names."""


class NotUtf8(Exception):
    """Bytes that are no UTF-8 text; the text says what they are, after "it is"."""


def decoded(content: bytes) -> str:
    """Return bytes as text, without a mark of their order at the beginning.

    Raises NotUtf8.
    """
    if (other := _other(content)) is not None:
        raise NotUtf8(other)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUtf8(_wrong_byte(content, error.start)) from error


def _other(content: bytes) -> str | None:
    """Return what bytes are by how they begin; None for what may be text."""
    said = next((said for magic, said in _MAGIC if content.startswith(magic)), None)
    if said is not None:
        return said
    marked = next((name for mark, name in _WIDE if content.startswith(mark)), None)
    name = marked or _unmarked(content[:_LOOKED_AT])
    if name is None:
        return None
    return f"{name} text, not UTF-8: save it as that, or `iconv -f {name} -t UTF-8`"


def _unmarked(start: bytes) -> str | None:
    """Tell UTF-16 of mostly ASCII text: every other byte is zero."""
    even, odd = start[::2], start[1::2]
    if len(start) < 4:
        return None
    if odd.count(0) * 10 >= len(odd) * 9 and even.count(0) == 0:
        return "UTF-16LE"
    if even.count(0) * 10 >= len(even) * 9 and odd.count(0) == 0:
        return "UTF-16BE"
    return None


def _wrong_byte(content: bytes, at: int) -> str:
    line = content.count(b"\n", 0, at) + 1
    begin, end = content.rfind(b"\n", 0, at) + 1, content.find(b"\n", at)
    column = len(content[begin:at].decode("utf-8", "replace")) + 1
    shown = content[max(begin, at - 20) : (end if end >= 0 else len(content))][:40]
    read = shown.decode("cp1252", "replace").strip()
    return (
        f"not UTF-8 text: the byte 0x{content[at]:02X} at {line}:{column} is none of it;"
        f" in Windows-1252 it would say {read!r}: save the file as UTF-8"
    )
