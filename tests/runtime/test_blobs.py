"""Large blobs, which pybase64 encodes and decodes, and msgspec where it is absent."""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from typing import Annotated, Any
from unittest.mock import patch

import msgspec
import pybase64
import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.package._runtime import blobs
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.codec import Malformed, Rejected, decode, encode
from templates.package._runtime.constraints import Blob

MAX_BYTES = 96 * 1024
MOST_CHARACTERS = 128 * 1024

Limited = Annotated[bytes, Blob(min_bytes=20, max_bytes=MAX_BYTES).meta]


class Named(CamelStructure):
    """Texts that are called like blobs of another structure."""

    first_blob: Annotated[
        str, msgspec.Meta(min_length=1000, max_length=MOST_CHARACTERS)
    ] = ""
    second: int | None = msgspec.field(default=None, name="odd(.*)\u2603")


class Part(CamelStructure):
    """Blobs that may be large, may be absent, have odd names; and one that stays small."""

    name: str = ""
    first_blob: Limited | None = None
    second: bytes | None = msgspec.field(default=None, name="odd(.*)\u2603")
    small: Annotated[bytes, Blob(max_bytes=100).meta] | None = None
    inner: Part | None = None
    named: Named | None = None


def of_size(size: int) -> bytes:
    """Bytes that are all over the alphabet of base64."""
    return (bytes(range(256)) * (size // 256 + 1))[:size]


LARGE = st.integers(blobs.LARGE, MAX_BYTES).map(of_size)
SMALL = st.binary(min_size=20, max_size=40)
PARTS = st.builds(
    Part,
    name=st.sampled_from(["", 'odd "(.*)":"', "\\", "\u2603"]),
    first_blob=st.none() | LARGE | SMALL,
    second=st.none() | LARGE | SMALL,
    small=st.none() | st.binary(max_size=100),
    inner=st.none() | st.builds(Part, first_blob=LARGE),
)


def without_pybase64(function: Callable[[], Any]) -> Any:
    """What a function returns where pybase64 is not installed."""
    with patch.object(blobs, "_codec", return_value=None):
        return function()


def outcome(text: bytes) -> object:
    """What a text stands for, or how it is refused."""
    try:
        return decode(text, Part)
    except (Malformed, Rejected) as error:
        return type(error), str(error)


@pytest.fixture
def calls() -> Iterator[list[str]]:
    """The functions of pybase64 that were called for large blobs, in order."""
    called: list[str] = []

    class Recorder:
        def b64encode(self, s: bytes | memoryview) -> bytes:
            if len(s) >= blobs.LARGE:
                called.append("encode")
            return pybase64.b64encode(s)

        def b64decode(self, s: memoryview, *, validate: bool) -> bytes:
            called.append("decode")
            return pybase64.b64decode(s, validate=validate)

    with patch.object(blobs, "_codec", return_value=Recorder()):
        yield called


def test_large_blob_takes_the_detour(calls: list[str]) -> None:
    """pybase64 does both ways, and nobody else."""
    part = Part(first_blob=of_size(blobs.LARGE))
    assert part == decode(encode(part), Part)
    assert ["encode", "decode"] == calls


def test_small_blob_takes_none(calls: list[str]) -> None:
    """Where msgspec is fast enough, nothing changes."""
    part = Part(name="n" * blobs.LARGE, first_blob=of_size(1024))
    assert part == decode(encode(part), Part)
    assert [] == calls


@given(PARTS)
def test_texts_are_the_same(part: Part) -> None:
    """Every byte is as msgspec alone would write it."""
    assert without_pybase64(lambda: encode(part)) == encode(part)


@given(PARTS)
def test_parts_are_the_same(part: Part) -> None:
    """Both ways lead back to the same structure, whoever goes them."""
    text = encode(part)
    assert part == outcome(text)
    assert part == without_pybase64(lambda: outcome(text))


@given(PARTS, st.integers(0), st.binary(max_size=4))
def test_broken_texts_are_told_the_same(part: Part, at: int, put: bytes) -> None:
    """A text with a byte cut out, and others put in, is read or refused alike."""
    text = encode(part)
    at %= len(text)
    changed = text[:at] + put + text[at + 1 :]
    assert without_pybase64(lambda: outcome(changed)) == outcome(changed)


BASE64 = b64encode(of_size(MAX_BYTES)).decode()
OTHER = b64encode(of_size(blobs.LARGE)[::-1]).decode()

TEXTS = {
    "plain": f'{{"firstBlob":"{BASE64}"}}',
    "white space": f' {{ "firstBlob"\t:\r\n "{BASE64}" }} ',
    "longer than its limit": f'{{"firstBlob":"AAAA{BASE64}"}}',
    "not a multiple of four": f'{{"firstBlob":"{OTHER}A"}}',
    "padding within": f'{{"firstBlob":"AA=={OTHER}"}}',
    "the alphabet of URLs": f'{{"firstBlob":"__--{OTHER}"}}',
    "a new line": f'{{"firstBlob":"{OTHER}\n"}}',
    "an escaped character": f'{{"firstBlob":"\\u0041AAA{OTHER}"}}',
    "an escaped quote": f'{{"firstBlob":"{OTHER}\\""}}',
    "no end": f'{{"firstBlob":"{OTHER}',
    "nothing after": f'{{"firstBlob":"{OTHER}"',
    "an escaped name": f'{{"first\\u0042lob":"{OTHER}"}}',
    "within another": f'{{"inner":{{"firstBlob":"{OTHER}"}}}}',
    "within another, and twice": f'{{"inner":{{"firstBlob":"{OTHER}"}},'
    f'"firstBlob":"{BASE64}"}}',
    "a text within, called like it": f'{{"named":{{"firstBlob":"{OTHER}"}}}}',
    "a text within, and the blob": f'{{"named":{{"firstBlob":"{OTHER}"}},'
    f'"firstBlob":"{BASE64}"}}',
    "a text within, too long": f'{{"named":{{"firstBlob":"{BASE64}{OTHER}"}}}}',
    "a wrong text within": f'{{"named":{{"odd(.*)\u2603":"{OTHER}"}}}}',
    "within an unknown member": f'{{"unknown":{{"firstBlob":"{OTHER}"}}}}',
    "in a string": json.dumps({"name": f'"firstBlob":"{OTHER}"'}),
    "twice, and both right": f'{{"firstBlob":"{OTHER}","firstBlob":"{BASE64}"}}',
    "twice, and the first wrong": f'{{"firstBlob":"%","firstBlob":"{BASE64}"}}',
    "twice, and the first large": f'{{"firstBlob":"{OTHER}","firstBlob":"{BASE64[:40]}"}}',
    "twice, and the last wrong": f'{{"firstBlob":"{BASE64}","firstBlob":"%"}}',
    "a wrong member beside": f'{{"firstBlob":"{BASE64}","name":1}}',
    "invalid UTF-8 beside": f'{{"firstBlob":"{BASE64}","name":"\udcff"}}',
    "a number": f'{{"firstBlob":{"1" * blobs.LARGE}}}',
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_odd_texts_are_told_the_same(text: str) -> None:
    """A blob in an odd place, or an odd form, is read or refused alike."""
    sent = text.encode(errors="surrogateescape")
    assert without_pybase64(lambda: outcome(sent)) == outcome(sent)


def test_pybase64_may_be_absent() -> None:
    """Without it, large blobs are encoded and decoded all the same."""
    blobs._codec.cache_clear()
    part = Part(first_blob=of_size(MAX_BYTES))
    try:
        with patch.dict(sys.modules, {"pybase64": None}):
            assert part == outcome(encode(part))
            assert blobs._codec() is None
    finally:
        blobs._codec.cache_clear()


def test_texts_that_are_called_like_blobs_are_read() -> None:
    """A text of another structure may have limits that no mark would keep to."""
    text = f'{{"named":{{"firstBlob":"{OTHER}"}},"firstBlob":"{BASE64}"}}'
    expected = Part(first_blob=of_size(MAX_BYTES), named=Named(first_blob=OTHER))
    assert expected == outcome(text.encode())
