"""What a server answers with: statuses, media types, headers, errors, faults."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from templates.package._runtime.http.errors import HttpError
from templates.package._runtime.http.reply import Reply
from tests.http.asking import asked
from tests.http.served import errors, models, server
from tests.http.shop import PET, Misc, Pets

JSON = {"content-type": "application/json"}


@pytest.fixture
def pets() -> Pets:
    """A shop."""
    return Pets()


def test_value_and_headers(pets: Pets) -> None:
    """A reply says the headers; a request id is always there."""
    got = asked(server.create_app(pets=pets), "GET", "/pets")
    assert (200, "application/json") == (got.status, got.headers["content-type"])
    assert [{"id": 7, "name": "Tom"}] == got.json()
    assert ("1", str(len(got.body))) == (
        got.headers["x-total"],
        got.headers["content-length"],
    )
    assert got.headers["x-request-id"]


def test_missing_headers_are_a_fault(pets: Pets) -> None:
    """A header that the document demands may not be left out."""
    pets.result = [PET]
    assert 500 == asked(server.create_app(pets=pets), "GET", "/pets").status


@pytest.mark.parametrize(
    ("result", "status", "body"),
    [
        (PET, 201, {"id": 7, "name": "Tom"}),
        (Reply(PET), 201, {"id": 7, "name": "Tom"}),
        (Reply(None), 202, None),
        (Reply(None, status=202), 202, None),
        (Reply(PET, status=203), 203, {"id": 7, "name": "Tom"}),
        (Reply(None, status=204), 204, None),
    ],
)
def test_statuses(pets: Pets, result: Any, status: int, body: Any) -> None:
    """The first success with place for a value is meant, unless a reply says another."""
    pets.result = result
    app = server.create_app(pets=pets)
    got = asked(app, "POST", "/pets", b'{"name":"Rex"}', JSON)
    assert status == got.status
    if body is None:
        assert b"" == got.body
        assert "content-type" not in got.headers
    else:
        assert body == got.json()


def test_headers_by_name(pets: Pets) -> None:
    """A reply may have any headers, and no framing of its own."""
    pets.result = Reply(PET, headers={"Location": "/pets/7", "X-Né": "1"})
    app = server.create_app(pets=pets)
    assert 500 == asked(app, "POST", "/pets", b'{"name":"Rex"}', JSON).status
    pets.result = Reply(PET, headers={"Location": "/pets/7"})
    got = asked(app, "POST", "/pets", b'{"name":"Rex"}', JSON)
    assert "/pets/7" == got.headers["location"]
    for name in ("Content-Length", "Connection"):
        pets.result = Reply(PET, headers={name: "1"})
        assert 500 == asked(app, "POST", "/pets", b'{"name":"Rex"}', JSON).status
    pets.result = Reply(PET, headers={"X-A": "a\r\nX-B: b"})
    assert 500 == asked(app, "POST", "/pets", b'{"name":"Rex"}', JSON).status


def test_undocumented_status_is_told(
    pets: Pets, caplog: pytest.LogCaptureFixture
) -> None:
    """It is sent all the same."""
    pets.result = Reply(PET, status=299)
    got = asked(server.create_app(pets=pets), "GET", "/pets/7")
    assert (299, {"id": 7, "name": "Tom"}) == (got.status, got.json())
    assert "299, which its spec does not document" in caplog.text


@pytest.mark.parametrize("result", ["Tom", 7, [PET], {"id": "x"}, b"bytes"])
def test_values_of_another_type_are_a_fault(
    pets: Pets, result: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """The caller gets a problem without a word of it, the log has the rest."""
    pets.result = result
    got = asked(server.create_app(pets=pets), "GET", "/pets/7")
    assert (500, "application/problem+json") == (
        got.status,
        got.headers["content-type"],
    )
    assert got.headers["x-request-id"] in got.json()["detail"]
    assert "getPet failed" in caplog.text


@pytest.mark.parametrize(("status", "length"), [(204, None), (205, "0"), (304, None)])
def test_answers_without_a_body(
    status: int, length: str | None, pets: Pets, caplog: pytest.LogCaptureFixture
) -> None:
    """A value for one is a fault of the service, whatever a document says of others."""
    pets.result = Reply(None, status=status)
    got = asked(server.create_app(pets=pets), "GET", "/pets/7")
    assert (status, b"", length) == (
        got.status,
        got.body,
        got.headers.get("content-length"),
    )
    pets.result = Reply(PET, status=status)
    assert 500 == asked(server.create_app(pets=pets), "GET", "/pets/7").status
    assert f"an answer of status {status} has no body" in caplog.text


def test_limits_are_told(pets: Pets, caplog: pytest.LogCaptureFixture) -> None:
    """What only breaks a limit is sent, unless the server is strict."""
    pets.result = models.Pet(id=1, name="")
    assert 200 == asked(server.create_app(pets=pets), "GET", "/pets/7").status
    assert "beyond the limits" in caplog.text
    strict = server.create_app(pets=pets, validate_responses="strict")
    assert 500 == asked(strict, "GET", "/pets/7").status
    trusting = server.create_app(pets=pets, validate_responses=False)
    assert 200 == asked(trusting, "GET", "/pets/7").status


@pytest.mark.parametrize(
    ("error", "status", "body"),
    [
        (errors.NotFound(models.Problem(message="m")), 404, {"message": "m"}),
        (errors.NotFound(message="m"), 404, {"message": "m"}),
        (errors.NotFound(), 404, {"message": "Not Found"}),
    ],
)
def test_documented_errors(
    pets: Pets, error: Exception, status: int, body: Any
) -> None:
    """An error that is raised is answered as the document says."""
    pets.error = error
    got = asked(server.create_app(pets=pets), "GET", "/pets/7")
    assert (status, body) == (got.status, got.json())
    assert "application/json" == got.headers["content-type"]


def test_errors_without_body(pets: Pets) -> None:
    """An error that is documented without a body has none."""
    pets.error = errors.NotFound()
    got = asked(server.create_app(pets=pets), "DELETE", "/pets/7")
    assert (404, b"", "0") == (got.status, got.body, got.headers["content-length"])


def test_errors_of_a_range(pets: Pets) -> None:
    """An error of a range says its status, and may have headers."""
    pets.error = errors.ServerFault(
        models.Problem(message="later"), status=503, headers={"Retry-After": "3"}
    )
    app = server.create_app(pets=pets)
    got = asked(app, "POST", "/pets", b'{"name":"Rex"}', JSON)
    assert (503, "3", {"message": "later"}) == (
        got.status,
        got.headers["retry-after"],
        got.json(),
    )


def test_undocumented_errors(pets: Pets, caplog: pytest.LogCaptureFixture) -> None:
    """An error that the document does not know is a problem, and told to the log."""
    pets.error = HttpError(status=418)
    got = asked(server.create_app(pets=pets), "GET", "/pets/7")
    assert (418, "I'm a Teapot") == (got.status, got.json()["title"])
    assert "418, which its spec does not document" in caplog.text


@pytest.mark.parametrize(
    "error",
    [RuntimeError("secret"), errors.NotFound(models.Pet(id=1, name="secret"))],
)
def test_other_exceptions(
    pets: Pets, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """They are faults of the service: the log has them, the caller does not."""
    pets.error = error
    got = asked(server.create_app(pets=pets), "GET", "/pets/7")
    assert 500 == got.status
    assert b"secret" not in got.body
    assert "Traceback" in caplog.text


def test_not_implemented(pets: Pets, caplog: pytest.LogCaptureFixture) -> None:
    """What is not there is told once at the start, and answered with 501."""
    with caplog.at_level(logging.WARNING):
        app = server.create_app(pets=pets)
    (record,) = caplog.records
    assert (
        "4 of 11 operations are not implemented, and answered with 501: "
        "addPapers, echo, forgotten, getFile" == record.getMessage()
    )
    for path in ("/echo", "/forgotten", "/pets/7/papers"):
        assert 501 == asked(app, "POST", path).status


def test_misspelt_handler() -> None:
    """A method that is nearly an operation is told before the first request."""

    class Misspelt(Pets):
        def add_paper(self, request: Any, context: Any) -> None:
            """Meant to be `add_papers`."""

    with pytest.raises(TypeError, match="did you mean add_papers"):
        server.create_app(pets=Misspelt())


@pytest.mark.parametrize(
    ("method", "path", "status", "allow"),
    [
        ("PUT", "/pets", 405, "GET, HEAD, OPTIONS, POST"),
        ("TRACE", "/pets", 405, "GET, HEAD, OPTIONS, POST"),
        ("get", "/pets", 405, "GET, HEAD, OPTIONS, POST"),
        ("OPTIONS", "/pets/7", 204, "DELETE, GET, HEAD, OPTIONS, PATCH"),
        ("POST", "/pets/7", 405, "DELETE, GET, HEAD, OPTIONS, PATCH"),
        ("GET", "/nothing", 404, None),
        ("OPTIONS", "/nothing", 404, None),
        ("OPTIONS", "*", 204, None),
        ("GET", "*", 404, None),
        ("GET", "/pets/", 404, None),
    ],
)
def test_methods(
    pets: Pets, method: str, path: str, status: int, allow: str | None
) -> None:
    """A path that is there tells its methods."""
    got = asked(server.create_app(pets=pets), method, path)
    assert (status, allow) == (got.status, got.headers.get("allow"))


def test_head(pets: Pets) -> None:
    """HEAD is answered as GET, without the body but with its length."""
    app = server.create_app(pets=pets)
    for path in ("/pets/7", "/pets/8", "/pets/x", "/nothing", "/pets/7/photo"):
        get, head = asked(app, "GET", path), asked(app, "HEAD", path)
        assert (get.status, b"") == (head.status, head.body)
        assert str(len(get.body)) == head.headers["content-length"]
        assert get.headers["content-type"] == head.headers["content-type"]


@pytest.mark.parametrize(
    ("accept", "status", "content_type"),
    [
        ("*/*", 200, "text/plain; charset=utf-8"),
        ("text/*;q=0.1, application/json", 200, "application/json"),
        ("application/json", 200, "application/json"),
        ("application/*", 200, "application/json"),
        ("text/plain;q=0, */*", 200, "application/json"),
        ("image/png", 406, None),
        ("text/plain;q=0", 406, None),
        ("nonsense", 200, "text/plain; charset=utf-8"),
    ],
)
def test_accept(accept: str, status: int, content_type: str | None) -> None:
    """The caller chooses among what is documented, and gets 406 if nothing is left."""
    app = server.create_app(misc=Misc())
    got = asked(app, "GET", "/files/a.txt", headers={"accept": accept})
    assert status == got.status
    if content_type:
        assert content_type == got.headers["content-type"]
    else:
        assert "text/plain, application/json" in got.json()["detail"]


async def _async_pieces() -> AsyncIterator[bytes]:
    yield b"a "
    yield b"photo"


def _pieces() -> Iterator[bytes]:
    yield b"a "
    yield b"photo"


@pytest.mark.parametrize(
    ("content", "length"),
    [
        (lambda path: b"a photo", "7"),
        (lambda path: bytearray(b"a photo"), "7"),
        (lambda path: memoryview(b"a photo"), "7"),
        (lambda path: path, "7"),
        (lambda path: BytesIO(b"a photo"), "7"),
        (lambda path: [b"a ", b"photo"], None),
        (lambda path: _pieces(), None),
        (lambda path: _async_pieces(), None),
    ],
)
def test_bytes(
    pets: Pets, content: Callable[[Path], Any], length: str | None, tmp_path: Path
) -> None:
    """A body of bytes comes from wherever the handler has it."""
    path = tmp_path / "photo"
    path.write_bytes(b"a photo")
    pets.result = content(path)
    got = asked(server.create_app(pets=pets), "GET", "/pets/7/photo")
    assert (200, b"a photo", "image/png", length) == (
        got.status,
        got.body,
        got.headers["content-type"],
        got.headers.get("content-length"),
    )


@pytest.mark.parametrize("content", ["text", 7, Path("/there/is/nothing")])
def test_no_bytes(pets: Pets, content: Any) -> None:
    """What holds no bytes is a fault before anything is sent."""
    pets.result = content
    assert 500 == asked(server.create_app(pets=pets), "GET", "/pets/7/photo").status


def test_streams_break_off(pets: Pets, caplog: pytest.LogCaptureFixture) -> None:
    """What fails on the way cannot be answered any more: the connection ends."""

    def failing() -> Iterator[bytes]:
        yield b"a"
        raise RuntimeError("broken")

    pets.result = failing()
    with pytest.raises(RuntimeError, match="broken"):
        asked(server.create_app(pets=pets), "GET", "/pets/7/photo")
