"""Bodies of parts that are no forms: what a client writes, a server reads."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Annotated, Any

import pytest

from templates.package._runtime import constraints
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.context import Context, anonymous
from templates.package._runtime.errors import (
    RequestInvalid,
    ResponseInvalid,
    ServiceError,
)
from templates.package._runtime.http.client import HttpClient
from templates.package._runtime.http.description import (
    Answer,
    Body,
    Http,
    Multipart,
    Part,
)
from templates.package._runtime.http.files import File
from templates.package._runtime.http.server import Application
from templates.package._runtime.operation import Operation, Service
from templates.package._runtime.structure import Structure
from templates.package._runtime.transports.in_process import AsgiTransport
from tests.http.pets.models import Pet
from tests.http.scripted import Scripted, answered

NAME = constraints.String(min_length=2)


class Message(Structure):
    """What is said of a file, and the file."""

    told: Pet
    binary: File | None = None


class Input(CamelStructure):
    """Input of the operation."""

    body: Any


def exchanged(media: Multipart, value: Any, validate: bool = True) -> Any:
    """Return what a handler gets of a body that a client sends."""
    operation: Operation[Input, None] = Operation(
        name="send",
        binding=Http("POST", "/", body=Body(media), responses={204: Answer()}),
        input=Input,
    )
    service = Service(
        name="parts", title="Parts", operations={"send": operation}, errors=()
    )
    got: list[Any] = []

    def handle(request: Input, context: Context) -> None:
        body = request.body
        if isinstance(body, Message) and body.binary is not None:
            body = body.told, body.binary.content_type, read(body.binary)
        elif isinstance(body, list):
            body = [read(each) if isinstance(each, File) else each for each in body]
        got.append(body)

    app = Application(service, {operation: handle}, authenticate=anonymous)
    transport = AsgiTransport(app)
    with HttpClient(
        service, base_url="http://a.test", transport=transport, validate=validate
    ) as client:
        client._call(operation, Input(body=value), timeout=None)
    [body] = got
    return body


def read(file: File) -> bytes:
    """Return what is in a file that has come in."""
    content: Any = file.content
    found: bytes = content.read()
    return found


PET = Pet(id=1, name="Rex")


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        (list[Pet], [PET, Pet(id=2, name="Tom")], [PET, Pet(id=2, name="Tom")]),
        (list[int], [1, 2], [1, 2]),
        (list[str], ["1", "ü"], ["1", "ü"]),
        (list[File], [File(b"1"), File(b"2", name="x")], [b"1", b"2"]),
        (list[Any], [File(b"1", name="x"), {"a": 2}, "b"], [b"1", {"a": 2}, "b"]),
        (dict[str, str], {"a": "1", "b": "2"}, {"a": "1", "b": "2"}),
        (
            Message,
            Message(told=PET, binary=File(b"N", content_type="a/b")),
            (PET, "a/b", b"N"),
        ),
        (Message, Message(told=PET), Message(told=PET)),
    ],
)
@pytest.mark.parametrize("kind", ["multipart/mixed", "multipart/related"])
def test_parts(type_: Any, value: Any, expected: Any, kind: str) -> None:
    """Lists are parts in order, all else parts with names."""
    assert expected == exchanged(Multipart(type_, media_type=kind), value)


def test_content_types_of_parts() -> None:
    """A part is of the type that the document says, unless it says its own."""
    media = Multipart(Message, {"binary": Part("image/png")}, "multipart/related")
    sent = Message(told=PET, binary=File(b"N"))
    assert (PET, "image/png", b"N") == exchanged(media, sent)


@pytest.mark.parametrize(
    ("type_", "value", "path"),
    [
        (list[Pet], [PET, 7], "/body/1"),
        (list[Annotated[str, NAME.meta]], ["ab", "a"], "/body/1"),
        (dict[str, int], {"a": "x"}, "/body/a"),
        (list[Pet], {"a": PET}, "/body"),
        (Message, Message(told=None), "/body/told"),  # type: ignore[arg-type]  # wrong on purpose
    ],
)
def test_refused_parts(type_: Any, value: Any, path: str) -> None:
    """What is wrong with a part is told by its place, and nothing is sent."""
    with pytest.raises(RequestInvalid) as caught:
        exchanged(Multipart(type_, media_type="multipart/mixed"), value)
    assert [path] == [each.path for each in caught.value.violations]


TWO = constraints.List(min_items=2, max_items=2, unique_items=True)
FILE = File(b"1", name="x")
LISTS: dict[str, tuple[Any, list[Any]]] = {
    "files": (list[File], [FILE, FILE]),
    "contents": (list[File], [b"1", b"1"]),
    "anything": (list[Any], [FILE, FILE]),
    "anything else": (list[Any], [{"a": []}, 2]),
    "numbers": (list[int], [1, 2]),
}


@pytest.mark.parametrize(("items", "value"), LISTS.values(), ids=LISTS)
@pytest.mark.parametrize(
    ("limits", "is_kept"),
    [
        (constraints.List(max_items=1), False),
        (constraints.List(min_items=3), False),
        (TWO, True),
    ],
    ids=["max", "min", "kept"],
)
@pytest.mark.parametrize("is_checked", [False, True], ids=["server", "client"])
def test_how_many_parts(
    items: Any,
    value: list[Any],
    limits: constraints.List,
    is_kept: bool,
    is_checked: bool,
) -> None:
    """Either side tells if a list has too many parts or too few, whatever they are."""
    media = Multipart(Annotated[items, limits.meta], media_type="multipart/mixed")
    if is_kept:
        assert 2 == len(exchanged(media, value, is_checked))
        return
    with pytest.raises(RequestInvalid if is_checked else ServiceError, match="length"):
        exchanged(media, value, is_checked)


@pytest.mark.parametrize("is_checked", [False, True], ids=["server", "client"])
def test_how_many_names(is_checked: bool) -> None:
    """Either side tells if parts of any names are too few."""
    type_ = Annotated[dict[str, File], constraints.Map(min_properties=2).meta]
    with pytest.raises(RequestInvalid if is_checked else ServiceError, match="length"):
        exchanged(Multipart(type_), {"a": FILE}, is_checked)


@pytest.mark.parametrize(
    "name", ["\\", "a\\\\b", '\\"', 'a"b', "é\r\n", "%0d", "a;b", "'"]
)
def test_names_of_parts(name: str) -> None:
    """A name comes back as it was, whatever it has in it."""
    assert {name: "x"} == exchanged(Multipart(dict[str, str]), {name: "x"})


def test_names_without_a_form() -> None:
    """No header can carry the character NUL."""
    with pytest.raises(RequestInvalid, match="NUL"):
        exchanged(Multipart(dict[str, str]), {"a\0": "x"})


class Loose(Structure):
    """A form with a member that may be anything."""

    free: Any


@pytest.mark.parametrize("value", ["a", {"b": [1]}, ["a", "b"], [{"c": 1}, "d"]])
def test_members_that_may_be_anything(value: Any) -> None:
    """A part of JSON is read as that, and several parts are a list."""
    assert Loose(free=value) == exchanged(Multipart(Loose), Loose(free=value))
    assert {"x": value} == exchanged(Multipart(dict[str, Any]), {"x": value})


class Papers(Structure):
    """A form with some files."""

    scans: Annotated[list[File], TWO.meta]


@pytest.mark.parametrize(
    ("number", "found"), [(1, ["/body/scans"]), (2, []), (3, ["/body/scans"])]
)
def test_how_many_files_of_a_form(number: int, found: list[str]) -> None:
    """A client tells what the server would refuse, unless it is not to check."""
    value = Papers(scans=[FILE] * number)
    with pytest.raises(ServiceError) if found else nullcontext():
        exchanged(Multipart(Papers), value, validate=False)
    with pytest.raises(RequestInvalid) if found else nullcontext() as caught:
        exchanged(Multipart(Papers), value)
    assert found == [each.path for each in (caught.value.violations if caught else ())]


PARTS = (
    b"--b\r\nContent-Disposition: attachment; name=told\r\n"
    b'Content-Type: application/json\r\n\r\n{"id":1,"name":"Rex"}\r\n'
    b"--b\r\nContent-ID: <binary>\r\nContent-Type: image/png\r\n\r\nPNG\r\n--b--\r\n"
)


def answered_with(body: bytes, content_type: str) -> Any:
    """Return what a client makes of an answer of parts."""
    operation: Operation[Input, Message] = Operation(
        name="read",
        binding=Http(
            "GET",
            "/",
            responses={200: Answer(Multipart(Message, media_type="multipart/related"))},
        ),
        input=Input,
    )
    service = Service(
        name="parts", title="Parts", operations={"read": operation}, errors=()
    )
    transport = Scripted(answered(200, body, content_type))
    client = HttpClient(service, base_url="http://a.test", transport=transport)
    return client._call(operation, Input(body=None), timeout=None)


def test_answers_of_parts() -> None:
    """Parts are told by their names, their ids or their order."""
    message = answered_with(PARTS, "multipart/related; boundary=b")
    assert (PET, b"PNG", "image/png") == (
        message.told,
        message.binary.content,
        message.binary.content_type,
    )


@pytest.mark.parametrize(
    ("body", "boundary"), [(PARTS, "c"), (PARTS[:60], "b"), (b"--b--\r\n", "b")]
)
def test_answers_that_are_no_parts(body: bytes, boundary: str) -> None:
    """What makes up nothing is refused, with all that came."""
    with pytest.raises(ResponseInvalid) as caught:
        answered_with(body, f"multipart/related; boundary={boundary}")
    assert body == caught.value.content
