"""Multipart bodies, cut into parts, however they come in."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from templates.package._runtime.http.multipart_parser import (
    Headers,
    MultipartError,
    MultipartParser,
    TooMuch,
)
from tests.beside import BESIDE

VECTORS = BESIDE / "world/multipart/python-multipart"
HEAD = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n'


class Kept:
    """Keeps the headers and the content of each part that has ended."""

    def __init__(self) -> None:
        self.parts: list[tuple[Headers, bytes]] = []

    def begin(self, headers: Headers) -> None:
        """Begin a part."""
        self._headers = headers
        self._content = b""

    def data(self, data: bytes) -> None:
        """Keep more of it."""
        assert data
        self._content += data

    def end(self) -> None:
        """Keep the part."""
        self.parts.append((self._headers, self._content))


def parsed(
    body: bytes, size: int, boundary: bytes = b"b", **limits: int
) -> list[tuple[Headers, bytes]]:
    """Return the parts of a body that comes in so many bytes at a time."""
    kept = Kept()
    parser = MultipartParser(boundary, kept, **limits)
    for at in range(0, len(body), size):
        parser.feed(body[at : at + size])
    parser.close()
    return kept.parts


def contents(body: bytes, size: int = 7) -> list[bytes]:
    """Return the content of each part."""
    return [content for _, content in parsed(body, size)]


@pytest.mark.skipif(not VECTORS.exists(), reason="the bodies are not here")
@pytest.mark.parametrize("size", [1, 2, 3, 5, 100, 10**6])
def test_published_bodies(size: int) -> None:
    """Each of them has the parts that are said, or is refused where it is wrong."""
    files = sorted(VECTORS.glob("*.yaml"))
    assert 30 == len(files)
    for file in files:
        said: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
        if file.stem == "single_field_blocks":
            # What it says there is not what stands in the body.
            said["boundary"] = "boundary"
        body = file.with_suffix(".http").read_bytes()
        expected = said["expected"]
        if isinstance(expected, dict):
            with pytest.raises(MultipartError):
                parsed(body, size, said["boundary"].encode())
            continue
        found = parsed(body, size, said["boundary"].encode())
        assert len(expected) == len(found), file
        for each, (headers, content) in zip(expected, found, strict=True):
            told = dict(headers)
            assert each["name"] == named(told["content-disposition"]), file
            if "content-transfer-encoding" not in told:
                assert each["data"] == content, file


def named(disposition: str) -> str:
    """Return the name of a part of the vectors, which are simple."""
    match = re.search(r'[; ]name="?([^";]*)', disposition)
    assert match
    return match[1]


@pytest.mark.parametrize("size", [1, 2, 5, 11, 1000])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\r\n",
        b"\r\n--",
        b"\r\n--bb\r\n",
        b"\r\n--b-\r\n--b\r",
        b"--bb\r\n",
        b"\r\r\n\r\r\n--\r\n-\r",
        b"x" * 100 + b"\r",
    ],
)
def test_content_like_boundaries(content: bytes, size: int) -> None:
    """What only looks like the end of a part is content, wherever a chunk ends."""
    body = HEAD + content + b"\r\n--b\r\n\r\n" + content + b"\r\n--b--\r\n"
    assert [content, content] == contents(body, size)


@given(
    st.lists(st.binary(max_size=40).map(lambda data: data.replace(b"--b", b"-"))),
    st.integers(1, 60),
)
def test_any_contents(parts: list[bytes], size: int) -> None:
    """Parts come out as they went in."""
    body = b"".join(HEAD + part + b"\r\n" for part in parts) + b"--b--"
    assert parts == contents(body, size)


def test_what_follows_the_last_part() -> None:
    """It counts for nothing, however long it is; line ends before the first as well."""
    assert [b"x"] == contents(b"\r\n\r\n" + HEAD + b"x\r\n--b--junk\r\n--b\r\n" * 99)


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--b",
        b"--b\r\n",
        HEAD,
        HEAD + b"x",
        HEAD + b"x\r\n--b\r\n",
        b"preamble\r\n" + HEAD + b"\r\n--b--",
        b"--bx\r\n\r\n\r\n--b--",
        b"--b\r\nA B: c\r\n\r\n\r\n--b--",
        b"--b\r\nA: b\r\n folded\r\n\r\n\r\n--b--",
        b"--b\r\nA: b\x00\r\n\r\n\r\n--b--",
        b"--b\r\nA: b\nC: d\r\n\r\n\r\n--b--",
        b"--b\r\nno colon\r\n\r\n\r\n--b--",
    ],
)
def test_refused(body: bytes, size: int) -> None:
    """A body that is not multipart to its end is refused."""
    with pytest.raises(MultipartError):
        parsed(body, size)


@pytest.mark.parametrize("boundary", [b"", b"a" * 257, b"a\r\n", b"a ", b"\xe9"])
def test_illegal_boundary(boundary: bytes) -> None:
    """A boundary that none may use is refused."""
    with pytest.raises(MultipartError, match="boundary"):
        parsed(b"", 1, boundary)


def test_limits() -> None:
    """Many parts, and long headers, are refused without being kept."""
    part = b"--b\r\nA: b\r\n\r\nx\r\n"
    assert 3 == len(parsed(part * 3 + b"--b--", 5, max_parts=3))
    with pytest.raises(TooMuch):
        parsed(part * 4 + b"--b--", 5, max_parts=3)
    with pytest.raises(TooMuch):
        parsed(b"--b\r\nA: " + b"b" * 100, 5, max_header_bytes=50)


def test_names_in_other_encodings() -> None:
    """Headers are UTF-8; what is not is taken byte by byte."""
    body = "--b\r\nA: é\r\n\r\n\r\n".encode() + b"--b\r\nA: \xe9\r\n\r\n\r\n--b--"
    assert [("a", "é")] == list(parsed(body, 3)[0][0])
    assert [("a", "é")] == list(parsed(body, 3)[1][0])
