"""The server over sockets, called by those that know nothing of it."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from templates.package._runtime.context import Context
from tests.http.served import models, server
from tests.http.shop import Misc, Pets
from tests.patience import PATIENCE
from tests.roundtrip.serving import serving

CURL = shutil.which("curl")
SIZE = 8 * 2**20


class Streaming(Pets):
    """Takes and gives large bodies in pieces, by a plain `def` as well."""

    def __init__(self) -> None:
        super().__init__()
        self.ended = threading.Event()
        self.took = 0

    def set_photo(self, request: models.SetPhotoRequest, context: Context) -> Any:
        """Count the bytes in a thread."""
        self.took = sum(map(len, request.body))

    async def get_photo(self, request: models.GetPetRequest, context: Context) -> Any:
        """Return pieces without end for one pet, and some for the others."""
        return self._pieces(10**9 if request.pet_id == 0 else SIZE // 2**16)

    async def _pieces(self, count: int) -> AsyncIterator[bytes]:
        try:
            for _ in range(count):
                yield bytes(2**16)
        finally:
            self.ended.set()

    def add_papers(self, request: models.AddPapersRequest, context: Context) -> Any:
        """Return the passport."""
        return request.body.passport


@pytest.fixture(scope="module")
def pets() -> Streaming:
    """A shop."""
    return Streaming()


@pytest.fixture(scope="module")
def url(pets: Streaming) -> Iterator[str]:
    """Where it is served."""
    with serving(server.create_app(pets=pets, misc=Misc())) as address:
        yield address


def called(
    url: str, method: str, path: str, body: Any = None, headers: Any = None
) -> tuple[http.client.HTTPResponse, bytes]:
    """Return an answer to the standard library, and its body."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)
    with closing(connection):
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer, answer.read()


def curl(*arguments: str) -> bytes:
    """Return what curl prints."""
    if CURL is None:
        pytest.skip("there is no curl")
    command = [CURL, "--silent", "--show-error", "--max-time", "60", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def test_standard_library(url: str) -> None:
    """A call, its HEAD, and a form."""
    answer, body = called(url, "GET", "/pets/7")
    assert (200, b'{"id":7,"name":"Tom"}') == (answer.status, body)
    answer, body = called(url, "HEAD", "/pets/7")
    assert (200, b"", "21") == (answer.status, body, answer.headers["Content-Length"])
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer, body = called(url, "POST", "/pets", "name=R%C3%A9x&kind=dog", form)
    assert (201, '{"id":8,"name":"Réx","kind":"dog"}') == (answer.status, body.decode())


@pytest.mark.parametrize("chunked", [False, True])
def test_upload(url: str, pets: Streaming, chunked: bool) -> None:
    """A plain handler reads a large body as it comes, with a length and without."""
    pieces = (bytes(2**16) for _ in range(SIZE // 2**16))
    headers = {"Content-Type": "image/png"}
    if not chunked:
        headers["Content-Length"] = str(SIZE)
    answer, _ = called(url, "PUT", "/pets/7/photo", pieces, headers)
    assert (204, SIZE) == (answer.status, pets.took)


def test_download(url: str) -> None:
    """A large answer comes as it is made."""
    answer, body = called(url, "GET", "/pets/7/photo")
    assert (200, SIZE) == (answer.status, len(body))


def test_caller_who_goes_away(url: str, pets: Streaming) -> None:
    """Nobody goes on to make what nobody takes."""
    pets.ended.clear()
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname or "", parts.port or 80)) as opened:
        opened.sendall(b"GET /pets/0/photo HTTP/1.1\r\nHost: a\r\n\r\n")
        assert opened.recv(65536)
    assert pets.ended.wait(PATIENCE)


def test_refused_while_it_comes(url: str) -> None:
    """A caller that sends much hears that nobody wants it."""
    pieces = (bytes(2**16) for _ in range(SIZE // 2**16))
    headers = {"Content-Length": str(SIZE)}
    answer, body = called(url, "PUT", "/pets/none/photo", pieces, headers)
    assert 400 == answer.status
    assert b"/petId" in body


def test_curl(url: str, pets: Streaming, tmp_path: Path) -> None:
    """What people type: a query, JSON, a file, a form with files."""
    got = curl(
        *("--get", f"{url}/pets", "--data-urlencode", "filter[kind]=cat"),
        *("--data", "limit=3", "--cookie", "sid=1", "--write-out", "%{http_code}"),
    )
    assert b'[{"id":7,"name":"Tom"}]200' == got
    assert models.Filter(kind=models.Kind.CAT) == pets.seen.filter
    got = curl("--json", '{"name":"Rex"}', f"{url}/pets")
    assert b'{"id":8,"name":"Rex"}' == got
    file = tmp_path / "a b.png"
    file.write_bytes(bytes(range(256)) * 2**13)
    curl(
        "--upload-file",
        str(file),
        "-H",
        "Content-Type: image/png",
        f"{url}/pets/7/photo",
    )
    assert 2**21 == pets.took
    got = curl(
        *("--form", "note=n", "--form", f"passport=@{file};type=image/png"),
        *("--form", "numbers=1", "--form", "numbers=2", f"{url}/pets/7/papers"),
    )
    assert file.read_bytes() == got
    got = curl("-X", "OPTIONS", "--include", f"{url}/pets")
    assert b"allow: GET, HEAD, OPTIONS, POST" in got
    got = curl("--path-as-is", f"{url}/pets/../files/a.txt")
    assert b'"status":404' in got
