"""Parts as both sides read them: a server those of a body, a client those of an answer."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest

from templates.package._runtime import constraints
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.codec import Rejected
from templates.package._runtime.context import Context, anonymous
from templates.package._runtime.http.answered_parts import read_parts
from templates.package._runtime.http.description import Answer, Body, Http, Multipart
from templates.package._runtime.http.files import File
from templates.package._runtime.http.server import Application
from templates.package._runtime.operation import Operation, Service
from templates.package._runtime.structure import Structure
from tests.http.asking import asked

TWO = constraints.List(min_items=2, max_items=2)
WORD = constraints.String(min_length=2)
Scans = Annotated[list[File], TWO.meta]


class Papers(Structure):
    """Some of what a form may have."""

    note: Annotated[str, WORD.meta]
    scans: Scans
    cover: File | None = None
    numbers: Annotated[list[int], TWO.meta] | None = None
    free: Any = None


class Strict(Structure, forbid_unknown_fields=True):
    """Nothing else may be there."""

    cover: File


class Tagged(Structure, tag_field="kind", tag="a"):
    """One of its parts tells that it is this."""

    cover: File


class Input(CamelStructure):
    """Input of the operation."""

    body: Any


def part(
    name: str, content: str, *, filename: str | None = None, type_: str = ""
) -> bytes:
    """A part with its boundary."""
    file = f'; filename="{filename}"' if filename else ""
    head = f'--b\r\nContent-Disposition: form-data; name="{name}"{file}'
    if type_:
        head += f"\r\nContent-Type: {type_}"
    return f"{head}\r\n\r\n{content}\r\n".encode()


NOTE, SCAN, COVER = (
    part("note", "ab"),
    part("scans", "S", filename="s"),
    part("cover", "C", filename="c"),
)


def by_server(media: Multipart, body: bytes) -> tuple[Any, list[tuple[str, str]]]:
    """What a handler gets, or what the caller is told."""
    operation: Operation[Input, None] = Operation(
        name="send",
        binding=Http("POST", "/", body=Body(media), responses={204: Answer()}),
        input=Input,
    )
    service = Service(name="s", title="S", operations={"send": operation}, errors=())
    got: list[Any] = []

    def handle(request: Input, context: Context) -> None:
        got.append(plain(request.body))

    app = Application(service, {operation: handle}, authenticate=anonymous)
    answer = asked(
        app, "POST", "/", body, {"content-type": f"{media.media_type}; boundary=b"}
    )
    if got:
        return got[0], []
    told = json.loads(answer.body)["violations"]
    return None, sorted(
        (each["path"].removeprefix("/body"), each["rule"]) for each in told
    )


def by_client(media: Multipart, body: bytes) -> tuple[Any, list[tuple[str, str]]]:
    """What a caller gets, and how that breaks the document."""
    try:
        found = read_parts(media, f"{media.media_type}; boundary=b", body)
    except Rejected as error:
        return None, sorted((each.path, each.rule) for each in error.violations)
    told = sorted((each.path, each.rule) for each in found.violations)
    return plain(found.value), told


def plain(value: Any) -> Any:
    """A value in which files are what they hold."""
    if isinstance(value, File):
        content: Any = value.content
        return content if isinstance(content, bytes) else content.read()
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, Structure):
        return type(value).__name__, {
            name: plain(getattr(value, name)) for name in value.__struct_fields__
        }
    return value


BODIES: dict[str, tuple[Any, list[bytes], list[tuple[str, str]]]] = {
    "all": (Papers, [NOTE, SCAN, SCAN, COVER], []),
    "one file": (Papers, [NOTE, SCAN], [("/scans", "minItems")]),
    "three files": (Papers, [NOTE, SCAN, SCAN, SCAN], [("/scans", "maxItems")]),
    "no file": (Papers, [NOTE], [("/scans", "required")]),
    "a file twice": (Papers, [NOTE, SCAN, SCAN, COVER, COVER], [("/cover", "type")]),
    "a short text": (Papers, [part("note", "a"), SCAN, SCAN], [("/note", "minLength")]),
    "a number": (
        Papers,
        [NOTE, SCAN, SCAN, part("numbers", "1")],
        [("/numbers", "minItems")],
    ),
    "no number": (
        Papers,
        [NOTE, SCAN, SCAN, part("numbers", "1"), part("numbers", "x")],
        [("/numbers/1", "type")],
    ),
    "numbers in one part": (
        Papers,
        [NOTE, SCAN, SCAN, part("numbers", "[1, 2]", type_="application/json")],
        [],
    ),
    "no numbers in one part": (
        Papers,
        [NOTE, SCAN, SCAN, part("numbers", "[1,", type_="application/json")],
        [("/numbers", "type")],
    ),
    "a tag": (Tagged, [part("kind", "a"), COVER], []),
    "another tag": (Tagged, [part("kind", "b"), COVER], [("/kind", "const")]),
    "no tag": (Tagged, [COVER], [("/kind", "required")]),
    "anything": (Papers, [NOTE, SCAN, SCAN, part("free", "F", filename="f")], []),
    "anything twice": (
        Papers,
        [NOTE, SCAN, SCAN, part("free", "1"), part("free", "2")],
        [],
    ),
    "something else": (Strict, [COVER, NOTE], [("/note", "additionalProperties")]),
    "one of two": (Strict | Papers, [NOTE, SCAN, SCAN], []),
    "too few of a list": (Scans, [SCAN], [("", "minItems")]),
    "enough of a list": (Scans, [SCAN, SCAN], []),
    "anything of a list": (list[Any], [SCAN, NOTE], []),
    "too few files by name": (
        Annotated[dict[str, File], constraints.Map(min_properties=2).meta],
        [SCAN],
        [("", "minProperties")],
    ),
    "files by name": (dict[str, File], [SCAN, COVER], []),
    "lists of files by name": (
        dict[str, Scans],
        [SCAN, SCAN, COVER],
        [("/cover", "minItems")],
    ),
}


@pytest.mark.parametrize(("type_", "parts", "found"), BODIES.values(), ids=BODIES)
def test_both_sides_agree(
    type_: Any, parts: list[bytes], found: list[tuple[str, str]]
) -> None:
    """What a server refuses a client tells, by the same places and rules."""
    media = Multipart(type_, media_type="multipart/form-data")
    body = b"".join(parts) + b"--b--\r\n"
    value, told = by_server(media, body)
    assert found == told
    answered, told = by_client(media, body)
    assert found == told
    if not found:
        assert value == answered


def test_answers_are_kept_as_far_as_they_fit() -> None:
    """No limit takes an answer from a call that has had its effect."""
    body = b"".join([part("note", "a"), SCAN, part("numbers", "x")]) + b"--b--\r\n"
    value, found = by_client(Multipart(Papers), body)
    assert value == (
        "Papers",
        {"note": "a", "scans": [b"S"], "cover": None, "numbers": ["x"], "free": None},
    )
    assert 4 == len(found)


NAMELESS = b"--b\r\nContent-Type: text/plain\r\n\r\n"


def test_parts_without_a_name_are_told_by_their_id_or_their_place() -> None:
    """A member each in their order, and whatever comes after these by its number."""
    by_id = b"--b\r\nContent-ID: <cover>\r\n\r\nC\r\n"
    body = b"".join([NAMELESS, b"ab\r\n", by_id, *[NAMELESS + b"1\r\n"] * 4]) + b"--b--"
    found = read_parts(Multipart(dict[str, Any]), "multipart/mixed; boundary=b", body)
    assert {"0": "ab", "cover": "C", "2": "1", "3": "1", "4": "1", "5": "1"} == {
        name: plain(value) for name, value in found.value.items()
    }
    note, scan = NAMELESS + b"ab\r\n", NAMELESS + b"S\r\n"
    found = read_parts(
        Multipart(Papers), "multipart/mixed; boundary=b", note + scan + b"--b--"
    )
    assert ("ab", [b"S"]) == (found.value.note, plain(found.value.scans))


@pytest.mark.parametrize(
    ("told", "value"),
    [
        (part("kind", "b"), "must be 'a'"),
        (b"", "must not be absent"),
    ],
)
def test_what_is_wrong_of_a_tag_is_said(told: bytes, value: str) -> None:
    """And the rest is kept."""
    body = told + COVER + b"--b--"
    found = read_parts(Multipart(Tagged), "multipart/form-data; boundary=b", body)
    assert [value] == [each.message for each in found.violations]
    assert b"C" == plain(found.value.cover)


def test_no_json_is_kept_as_its_text() -> None:
    """The bytes that are no characters are replaced."""
    numbers = part("numbers", "[1,", type_="application/json").replace(b"1,", b"\xff,")
    body = NOTE + SCAN + SCAN + numbers + b"--b--"
    found = read_parts(Multipart(Papers), "multipart/form-data; boundary=b", body)
    assert ["[\ufffd,"] == found.value.numbers
    assert ["/numbers"] == [each.path for each in found.violations]
