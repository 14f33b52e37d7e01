"""Heads of responses: what comes of them is what the library makes of them."""

from __future__ import annotations

import io
from http.client import HTTPException, parse_headers

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from templates.package._runtime.transports.urllib3_heads import begin, read_head

NAMES = st.sampled_from(["A", "Content-Type", "x-1", "Set-Cookie", "", " A", "A ", "ä"])
TEXT = st.text(st.characters(max_codepoint=0xFF), max_size=9)
COLONS = st.sampled_from([":", ": ", ":\t ", "", " :"])
ENDS = st.sampled_from(["\r\n", "\r\n", "\n", "\r", "\r\r\n", "\r\n\t"])
LINES = st.tuples(NAMES, COLONS, TEXT, ENDS).map("".join)


@given(st.lists(LINES).map("".join))
@example("Content-Type: multipart/mixed; boundary=a\r\n")
@example("A: b\r\n c\r\nD: e\r\n")
@example("A: \x85b \x1c\r\n")
@example("From me\r\nA: b\r\n")
def test_heads_are_read_as_the_library_reads_them(text: str) -> None:
    """Every head, usual or not, has the same fields, and as much is left of the body."""
    raw = f"{text}\r\nbody".encode("iso-8859-1")
    theirs, mine = io.BytesIO(raw), io.BytesIO(raw)
    expected, found = parse_headers(theirs), read_head(mine)
    assert expected.items() == found.items()
    assert expected.get_all("set-cookie") == found.get_all("set-cookie")
    assert theirs.read() == mine.read()


@pytest.mark.parametrize("raw", [b"A: " + b"b" * 70_000, b"A: b\r\n" * 101])
def test_heads_that_are_too_long(raw: bytes) -> None:
    """The limits are the library's."""
    with pytest.raises(HTTPException) as theirs:
        parse_headers(io.BytesIO(raw))
    with pytest.raises(HTTPException) as mine:
        read_head(io.BytesIO(raw))
    assert str(theirs.value) == str(mine.value)


def test_the_library_still_asks_for_its_parser_by_name() -> None:
    """What takes its place is found by that name."""
    assert "parse_headers" in begin.__code__.co_names
