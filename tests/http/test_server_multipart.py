"""Forms of several parts: fields, files in memory and on disk, and what is wrong."""

from __future__ import annotations

import gc
import os
from io import BufferedReader
from pathlib import Path
from typing import IO, Any

import pytest

from templates.package._runtime.context import Context
from templates.package._runtime.http.disposition import disposition_of
from templates.package._runtime.http.files import File
from templates.package._runtime.http.received_parts import MAX_FIELD_BYTES
from templates.package._runtime.http.spool import IN_MEMORY, Spool
from tests.http.asking import Got, asked
from tests.http.served import models, server
from tests.http.shop import Pets

HEADERS = {"content-type": "multipart/form-data; boundary=b"}


class Keeping(Pets):
    """Keeps what it read of the files, and the files."""

    def add_papers(self, request: models.AddPapersRequest, context: Context) -> Any:
        """Read all files, and return the first one."""
        self.body = request.body
        self.read = [
            (file.name, file.content_type, _file(file).read())
            for file in (request.body.passport, *(request.body.scans or ()))
        ]
        self.open = len(os.listdir("/proc/self/fd")) if os.path.exists("/proc") else 0
        _file(request.body.passport).seek(0)
        return request.body.passport


def _file(file: File) -> IO[bytes]:
    """What a part that came in holds: a file that is open for reading."""
    assert isinstance(file.content, BufferedReader)
    return file.content


def part(name: str, content: bytes, *lines: str, filename: str | None = None) -> bytes:
    """A part with its boundary."""
    file = f'; filename="{filename}"' if filename else ""
    head = [f'Content-Disposition: form-data; name="{name}"{file}', *lines]
    return "\r\n".join(["--b", *head, "", ""]).encode() + content + b"\r\n"


NOTE, PASSPORT = part("note", b"n"), part("passport", b"%PDF", filename="p.pdf")


def sent(*parts: bytes, headers: Any = HEADERS, chunk: int = 65536) -> tuple[Got, Any]:
    """What a form of such parts is answered with, and who served it."""
    pets = Keeping()
    body = b"".join(parts) + b"--b--\r\n"
    app = server.create_app(pets=pets)
    return asked(app, "POST", "/pets/7/papers", body, headers, chunk=chunk), pets


@pytest.mark.parametrize("chunk", [1, 7, 65536])
def test_members(chunk: int) -> None:
    """Fields have the types of their members, files what is told of them."""
    got, pets = sent(
        part("numbers", b"1"),
        NOTE,
        part("numbers", b"2"),
        part("passport", b"%PDF", "Content-Type: application/pdf", filename="é.pdf"),
        part("scans", b"", filename="1"),
        part("scans", b"\r\n--bb", filename="2"),
        part("owner", b'{"name":"Ann"}', "Content-Type: application/json"),
        part("unknown", b"x" * 100, filename="3"),
        chunk=chunk,
    )
    assert (200, b"%PDF", "application/pdf") == (
        got.status,
        got.body,
        got.headers["content-type"],
    )
    assert ("n", [1, 2], models.NewPet(name="Ann")) == (
        pets.body.note,
        pets.body.numbers,
        pets.body.owner,
    )
    assert [
        ("é.pdf", "application/pdf", b"%PDF"),
        ("1", None, b""),
        ("2", None, b"\r\n--bb"),
    ] == pets.read


@pytest.mark.parametrize("said", ["text/Ā", "nonsense", "a/b; c", 'a/b; c="\u20ac"'])
def test_strange_types_of_files(said: str) -> None:
    """What is no media type is not passed on as one."""
    got, pets = sent(
        NOTE, part("passport", b"%PDF", f"Content-Type: {said}", filename="p")
    )
    assert (200, "application/octet-stream") == (
        got.status,
        got.headers["content-type"],
    )
    assert [("p", None, b"%PDF")] == pets.read


def test_lists_as_json() -> None:
    """A list may come as one part of JSON."""
    _, pets = sent(
        NOTE, PASSPORT, part("numbers", b"[1,2]", "Content-Type: application/json")
    )
    assert [1, 2] == pets.body.numbers


def test_large_files_are_on_disk_and_gone_afterwards() -> None:
    """What is sent back is what came; nothing of it stays."""
    large = os.urandom(1000) * 3000
    # What other tests have left is not to end meanwhile.
    gc.collect()
    before = _descriptors()
    got, pets = sent(NOTE, part("passport", large, filename="p"))
    assert large == got.body == pets.read[0][2]
    assert str(len(large)) == got.headers["content-length"]
    with pytest.raises(ValueError, match="closed"):
        pets.body.passport.content.read()
    if before:
        assert pets.open >= before + 1
        gc.collect()
        assert before == _descriptors()


def _descriptors() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def test_every_fault_is_told() -> None:
    """Members are told by their pointers, with what is wrong in them."""
    got, _ = sent(
        part("note", b""),
        part("numbers", b"1"),
        part("numbers", b"x"),
        part("owner", b'{"name":""}', "Content-Type: application/json"),
    )
    assert 400 == got.status
    assert {
        ("body", "/note", "minLength"),
        ("body", "/passport", "required"),
        ("body", "/numbers/1", "type"),
        ("body", "/owner/name", "minLength"),
    } == {(each["in"], each["path"], each["rule"]) for each in got.json()["violations"]}


@pytest.mark.parametrize(
    ("parts", "path", "message"),
    [
        ([NOTE, NOTE, PASSPORT], "/note", "must not be given more than once"),
        ([NOTE, PASSPORT, PASSPORT], "/passport", "must not be given more than once"),
        ([part("note", b"\xff"), PASSPORT], "/note", "must be UTF-8"),
        ([b"preamble\r\n", NOTE], "", "does not begin with its boundary"),
        ([NOTE[:-2]], "", "before its last part"),
        ([b"--b\r\n\r\nx\r\n", NOTE], "/note", "more than once"),
        (
            [part("note", b"bg==", "Content-Transfer-Encoding: base64"), PASSPORT],
            "",
            "Content-Transfer-Encoding",
        ),
    ],
)
def test_refused(parts: list[bytes], path: str, message: str) -> None:
    """What is no such form is refused with its place."""
    got, _ = sent(*parts)
    assert 400 == got.status
    found = {each["path"]: each["message"] for each in got.json()["violations"]}
    assert message in found[path]


@pytest.mark.parametrize(
    "content_type",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=é",
    ],
)
def test_no_boundary(content_type: str) -> None:
    """Without a boundary there are no parts."""
    got, _ = sent(NOTE, PASSPORT, headers={"content-type": content_type})
    assert got.status in (400, 415)


def test_too_much() -> None:
    """Fields are kept in memory, so they have a limit; so have parts and headers."""
    assert 413 == sent(part("owner", b"x" * (MAX_FIELD_BYTES + 1)), PASSPORT)[0].status
    assert 413 == sent(*[part("more", b"")] * 1001)[0].status
    assert 413 == sent(part("note", b"", f"X: {'x' * 20_000}"))[0].status


@pytest.mark.parametrize("size", [10, IN_MEMORY])
def test_spool(size: int) -> None:
    """Parts of a spool are files of their own, in memory or on disk."""
    spool = Spool()
    spool.take(b"abc" + b"x" * size)
    assert spool.is_full == (size == IN_MEMORY)
    if spool.is_full:
        spool.write()
    spool.take(b"def")
    if spool.is_on_disk:
        spool.write()
    first, last = spool.part(0, 3), spool.part(size + 3, size + 6)
    assert b"a" == first.read(1)
    assert b"de" == last.read(2)
    assert b"bc" == first.read()
    assert (1, b"ef") == (last.seek(1), last.read())
    assert (2, b"f") == (last.seek(-1, os.SEEK_END), last.read())
    assert last.seekable()
    assert not last.writable()
    with pytest.raises((ValueError, OSError)):
        first.seek(-1)
    spool.close()
    with pytest.raises(ValueError, match="closed"):
        spool.part(0, 3).read()


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ('form-data; name="a"; filename="b.txt"', ("a", "b.txt")),
        ("form-data; filename=b.txt; name=a", ("a", "b.txt")),
        ('form-data; name="a%22b%0D%0A"', ('a"b\r\n', None)),
        (r'form-data; name="a\"b\\c"', (r'a"b\c', None)),
        (r'form-data; name="a"; filename="C:\temp\x.txt"', ("a", r"C:\temp\x.txt")),
        ("form-data; name=a; filename*=UTF-8''%e2%82%ac; filename=b", ("a", "€")),
        ("form-data; name=a; filename*=what''x; filename=b", ("a", "b")),
        ('form-data; name="a;b=c"; filename=""', ("a;b=c", "")),
        ("form-data", (None, None)),
        ("other; name=a", (None, None)),
        ("", (None, None)),
    ],
)
def test_dispositions(header: str, expected: tuple[str | None, str | None]) -> None:
    """Names are read as browsers and other callers write them."""
    assert expected == disposition_of(header)
