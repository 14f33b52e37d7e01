"""Bodies as a client writes them: which media type, and what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.http.bodies import BodyPlan, Payload
from templates.package._runtime.http.description import (
    Body,
    Bytes,
    Form,
    Json,
    Multipart,
    Text,
)
from templates.package._runtime.http.files import File
from templates.package._runtime.violations import Violation


class One(CamelStructure):
    """A structure."""

    a: int


class Other(CamelStructure):
    """Another one."""

    b: int


OCTETS, PLAIN = "application/octet-stream", "text/plain; charset=utf-8"
FORM = "application/x-www-form-urlencoded"
MANY = (Json(One), Form(Other), Text(), Bytes("image/png"))


def written(
    media: tuple[Any, ...],
    value: Any,
    said: str | None = None,
    *,
    required: bool = True,
    validate: bool = True,
) -> tuple[Payload | None, list[tuple[str, str, str]]]:
    """The body that is written, and what is found."""
    found: list[Violation] = []
    body = BodyPlan(Body(*media, required=required), "put")
    payload = body.payload(value, said, found, validate=validate)
    return payload, [(each.path, each.rule, each.message) for each in found]


RIGHT: list[tuple[tuple[Any, ...], Any, str | None, str, bytes]] = [
    (MANY, One(a=1), None, "application/json", b'{"a":1}'),
    (MANY, {"a": 1}, None, "application/json", b'{"a":1}'),
    (MANY, Other(b=2), None, FORM, b"b=2"),
    (MANY, {"b": 2}, None, FORM, b"b=2"),
    (MANY, "abc", None, PLAIN, b"abc"),
    (MANY, {"a": 1}, "application/json", "application/json", b'{"a":1}'),
    (MANY, "abc", "text/plain", PLAIN, b"abc"),
    (
        MANY,
        "\xe4",
        "text/plain; charset=latin-1",
        "text/plain; charset=latin-1",
        b"\xe4",
    ),
    ((Json(int, "*/*"),), 5, None, "application/json", b"5"),
    ((Json(int, "*/*"),), 5, "application/a+json", "application/a+json", b"5"),
    ((Json(int | None),), None, None, "application/json", b"null"),
    ((Text("text/*"),), "a", None, PLAIN, b"a"),
    ((Text("text/*"),), "a", "text/csv", "text/csv; charset=utf-8", b"a"),
    ((Text("text/plain; charset=utf-16-le"),), "a", None, "", b"a\0"),
]


@pytest.mark.parametrize(("media", "value", "said", "sent", "body"), RIGHT)
@pytest.mark.parametrize("validate", [True, False])
def test_what_is_written(
    media: tuple[Any, ...],
    value: Any,
    said: str | None,
    sent: str,
    body: bytes,
    validate: bool,
) -> None:
    """As the first media type that a value fits."""
    payload, found = written(media, value, said, validate=validate)
    assert [] == found
    assert payload is not None
    assert (sent or media[0].media_type, body) == payload


CONTENTS: list[tuple[tuple[Any, ...], Any, str | None, str]] = [
    (MANY, b"abc", None, "image/png"),
    (MANY, File(b"abc"), None, "image/png"),
    (MANY, File(b"abc", content_type="image/a"), None, "image/a"),
    ((Json(One), Bytes("*/*")), b"abc", None, OCTETS),
    ((Json(list[One]), Bytes("*/*")), [b"a", bytearray(b"bc")], None, OCTETS),
    ((Bytes("*/*"),), b"abc", "a/b", "a/b"),
    ((Bytes("image/*"),), File(b"abc", content_type="image/b"), None, "image/b"),
    ((Bytes("image/*"),), b"abc", "image/c", "image/c"),
]


@pytest.mark.parametrize(("media", "value", "said", "sent"), CONTENTS)
def test_contents_are_sent_as_they_are(
    media: tuple[Any, ...], value: Any, said: str | None, sent: str
) -> None:
    """A file says its media type itself."""
    payload, found = written(media, value, said)
    assert [] == found
    assert payload is not None
    assert sent == payload.content_type
    body: Any = payload.body
    assert b"abc" == (body if isinstance(body, bytes) else b"".join(body.chunks()))


_NO_FORM = "must have a JSON form (Encoding objects of type object is unsupported)"
WRONG: list[tuple[tuple[Any, ...], Any, str | None, tuple[str, str, str]]] = [
    ((Json(One),), UNSET, None, ("/body", "required", "must not be absent")),
    ((Json(One),), None, None, ("/body", "required", "must not be absent")),
    ((Json(One),), {}, None, ("/body/a", "required", "must not be absent")),
    ((Json(Any),), object(), None, ("/body", "type", _NO_FORM)),
    (
        MANY,
        "a",
        "a/b",
        (
            "/content_type",
            "enum",
            f"must be one of application/json, {FORM}, text/plain, image/png, not 'a/b'",
        ),
    ),
    (
        MANY,
        5,
        None,
        ("/body", "type", "must be an object, not an integer"),
    ),
    (
        (Json(list[One]), Bytes("*/*")),
        [[]],
        None,
        ("/body/0", "type", "must be an object, not an array"),
    ),
    (
        (Json(One), Bytes("*/*")),
        [],
        None,
        ("/body", "type", "must be an object, not an array"),
    ),
    (
        (Bytes("a/b"),),
        [b"a", "b"],
        None,
        (
            "/body",
            "type",
            "must be bytes, a path, a file that is open for reading bytes, or an"
            " iterator of bytes, not a Python list",
        ),
    ),
    (
        (Text(),),
        5,
        None,
        ("/body", "type", "must be a string, not a Python int"),
    ),
    (
        (Text(),),
        "\u20ac",
        "text/plain; charset=latin-1",
        ("/body", "type", "must be text that text/plain; charset=latin-1 can hold"),
    ),
    (
        (Text(),),
        "a",
        "text/plain; charset=none",
        ("/body", "type", "must be text that text/plain; charset=none can hold"),
    ),
    (
        (Bytes("image/*"),),
        b"a",
        None,
        ("/body", "type", "must have a content_type, one of image/*"),
    ),
]


@pytest.mark.parametrize(("media", "value", "said", "violation"), WRONG)
def test_what_is_wrong(
    media: tuple[Any, ...],
    value: Any,
    said: str | None,
    violation: tuple[str, str, str],
) -> None:
    """It is told with its place."""
    assert (None, [violation]) == written(media, value, said)


def test_what_may_be_left_out() -> None:
    """Absent, or null where the schema has none."""
    assert (None, []) == written((Json(One),), UNSET, required=False)
    assert (None, []) == written((Json(int | None),), None, required=False)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    """They are told; beside other media types, they are tried as those first."""
    path = tmp_path / "none"
    payload, found = written((Bytes(),), path)
    assert payload is None
    ((place, rule, message),) = found
    assert ("/body", "type") == (place, rule)
    assert message.startswith("must be there to read: [Errno 2]")
    payload, found = written((Json(str), Bytes()), path)
    assert payload is None
    assert [("/body", "type")] == [each[:2] for each in found]


def test_one_of_several_forms() -> None:
    """Parts are those of the structure that a value is."""
    media = (Multipart(One), Form(Other))
    payload, found = written(media, Other(b=2))
    assert [] == found
    assert payload == (FORM, b"b=2")
    payload, found = written(media, One(a=2))
    assert [] == found
    assert payload is not None
    assert payload.content_type.startswith("multipart/form-data; boundary=")
