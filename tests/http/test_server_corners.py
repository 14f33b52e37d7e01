"""What servers make of rare requests, and of what handlers should not do."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, ClassVar

import pytest

from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.context import Context, Unimplemented, anonymous
from templates.package._runtime.errors import ServiceError
from templates.package._runtime.http.description import (
    Answer,
    Body,
    Bytes,
    Http,
    Json,
    Label,
    Multipart,
    Query,
)
from templates.package._runtime.http.files import File
from templates.package._runtime.http.reply import Reply
from templates.package._runtime.http.server import Application
from templates.package._runtime.operation import Operation, Service
from tests.http.asking import Got, asked


class Carried(CamelStructure):
    """An input with a body."""

    body: Any


class Marked(CamelStructure, tag_field="kind", tag="cat"):
    """Parts with a tag."""

    kind: ClassVar[str] = "cat"
    lives: int = 9


class Pictures(CamelStructure):
    """Parts of an answer."""

    note: str
    picture: File | None = None


class At(CamelStructure):
    """A variable of the path, and one of the query."""

    where: str
    about: Any = None


OCTETS = "application/octet-stream"
FORM = "multipart/form-data; boundary=b"


def served(
    handle: Any,
    *,
    body: Any = None,
    answers: Any = None,
    path: str = "/",
    locations: Any = None,
    input: Any = Carried,
) -> Application:
    """A server of one operation."""
    operation: Operation[Any, Any] = Operation(
        name="send",
        binding=Http(
            "POST",
            path,
            locations=locations or {},
            body=None if body is None else Body(body),
            responses=answers or {200: Answer(Json(Any))},
        ),
        input=input,
    )
    service = Service(name="s", title="S", operations={"send": operation}, errors=())
    return Application(service, {operation: handle}, authenticate=anonymous)


def told(got: Got) -> list[tuple[str, str, str]]:
    """The violations of a refusal."""
    assert 400 == got.status
    found = got.json()["violations"]
    return [
        (each["in"] + each["path"], each["rule"], each["message"]) for each in found
    ]


def parts(*named: tuple[str, str]) -> bytes:
    """A body of parts."""
    head = "--b\r\ncontent-disposition: form-data; name="
    made = "".join(f"{head}{name}\r\n\r\n{text}\r\n" for name, text in named)
    return f"{made}--b--\r\n".encode()


MARKED: list[tuple[list[tuple[str, str]], Any]] = [
    ([("kind", "cat"), ("lives", "3")], ["Marked", 3]),
    ([("kind", "cat")], ["Marked", 9]),
    ([("lives", "3")], [("body/kind", "required", "must not be absent")]),
    ([("kind", "dog")], [("body/kind", "const", "must be 'cat'")]),
    ([("kind", "")], [("body/kind", "const", "must be 'cat'")]),
]


@pytest.mark.parametrize(("sent", "expected"), MARKED)
def test_tags_of_parts(sent: list[tuple[str, str]], expected: Any) -> None:
    """They must be there, as those of JSON must."""

    def handle(request: Any, context: Context) -> Any:
        return [type(request.body).__name__, request.body.lives]

    got = asked(
        served(handle, body=Multipart(Marked)),
        *("POST", "/", parts(*sent)),
        {"content-type": FORM},
    )
    assert expected == (got.json() if got.status == 200 else told(got))


def test_parts_of_any_kind() -> None:
    """Without a type they are an object; what comes twice is a list."""

    def handle(request: Any, context: Context) -> Any:
        return request.body

    app = served(handle, body=Multipart(Any))
    sent = parts(("a", "x"), ("b", "1"), ("b", "2"))
    got = asked(app, "POST", "/", sent, {"content-type": FORM})
    assert {"a": "x", "b": ["1", "2"]} == got.json()
    numbers = served(handle, body=Multipart(list[int]))
    got = asked(
        numbers, "POST", "/", parts(("a", "1"), ("b", "2")), {"content-type": FORM}
    )
    assert [1, 2] == got.json()
    got = asked(
        numbers, "POST", "/", parts(("a", "1"), ("b", "x")), {"content-type": FORM}
    )
    assert ["type"] == [rule for _, rule, _ in told(got)]


def test_answers_of_parts_with_files() -> None:
    """They are sent as they are read, with their length where it is known."""

    def handle(request: Any, context: Context) -> Any:
        return Pictures(note="a", picture=File(b"x" * 9, name="p"))

    def unknown(request: Any, context: Context) -> Any:
        return Pictures(note="a", picture=File(iter([b"x" * 9]), name="p"))

    answers = {200: Answer(Multipart(Pictures))}
    for handler, is_known in ((handle, True), (unknown, False)):
        app = served(handler, body=Json(Any), answers=answers)
        got = asked(app, "POST", "/", b"{}", {"content-type": "application/json"})
        assert 200 == got.status
        kind, _, boundary = got.headers["content-type"].partition("; boundary=")
        assert "multipart/form-data" == kind
        assert got.body.startswith(f"--{boundary.strip(chr(34))}\r\n".encode())
        assert 1 == got.body.count(b"x" * 9)
        length = got.headers.get("content-length")
        assert (str(len(got.body)) if is_known else None) == length


class Wordless(ServiceError):
    """An error that has no status."""


def _raising(error: BaseException) -> Any:
    def handle(request: Any, context: Context) -> Any:
        raise error

    return handle


_OPERATION: Operation[Any, Any] = Operation(
    name="other", binding=Http("GET", "/", responses={}), input=Carried
)
FAILING = [
    (lambda request, context: Reply(1, status=204), 500),
    (lambda request, context: Reply(1, status=304), 500),
    (_raising(Wordless("no")), 500),
    (_raising(asyncio.CancelledError()), 500),
    (_raising(RuntimeError("no")), 500),
    (_raising(Unimplemented(_OPERATION)), 501),
]


@pytest.mark.parametrize(("handle", "status"), FAILING)
def test_what_handlers_should_not_do(handle: Any, status: int) -> None:
    """Their callers are not told why."""
    answers = {200: Answer(Json(Any)), 204: Answer(), 304: Answer()}
    app = served(handle, body=Json(Any), answers=answers)
    got = asked(app, "POST", "/", b"{}", {"content-type": "application/json"})
    assert status == got.status
    assert "application/problem+json" == got.headers["content-type"]
    assert b"no" not in got.body.replace(b"not", b"").replace(b"known", b"")


def test_uploads_are_saved(tmp_path: Path) -> None:
    """By both kinds of handlers, which are told how many bytes there were."""
    sent = b"abc" * 50_000

    async def later(request: Any, context: Context) -> Any:
        return await request.body.asave(tmp_path / "async")

    def at_once(request: Any, context: Context) -> Any:
        return request.body.save(str(tmp_path / "sync"))

    for handle, name in ((later, "async"), (at_once, "sync")):
        app = served(handle, body=Bytes())
        got = asked(app, "POST", "/", sent, {"content-type": OCTETS})
        assert len(sent) == got.json()
        assert sent == (tmp_path / name).read_bytes()


TWICE = [
    ("/a/x/b/x", ["x", None]),
    ("/a/x%20/b/x%20?about=1", ["x ", 1]),
    ("/a/x/b/x?about=%7B%22c%22%3A2%7D", ["x", {"c": 2}]),
    (
        "/a/x/b/y",
        [("path/where", "type", "must be the same wherever it stands in the path")],
    ),
]


@pytest.mark.parametrize(("target", "expected"), TWICE)
def test_variables_that_stand_twice(target: str, expected: Any) -> None:
    """They are one; and a parameter may be JSON."""

    def handle(request: Any, context: Context) -> Any:
        return [request.where, request.about]

    app = served(
        handle,
        path="/a/{where}/b/{where}",
        locations={"where": Label("where"), "about": Query("about", json=True)},
        input=At,
    )
    got = asked(app, "POST", target)
    assert expected == (got.json() if got.status == 200 else told(got))
