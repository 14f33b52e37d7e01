"""What a server reads of requests, and all that it finds wrong with them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.http.asking import asked
from tests.http.served import models, server
from tests.http.shop import Misc, Pets

JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def pets() -> Pets:
    """A shop."""
    return Pets()


def test_parameters_of_all_places(pets: Pets) -> None:
    """Each is read in its style, and of its type."""
    got = asked(
        server.create_app(pets=pets),
        "GET",
        "/pets?limit=5&tag=a%2Cb,c&filter%5Bkind%5D=cat&filter[minAge]=3&more=x",
        headers={"x-trace": "t 1", "cookie": "other=1; sid=s%20t"},
    )
    assert 200 == got.status
    assert pets.seen == models.ListPetsRequest(
        limit=5,
        tags=["a,b", "c"],
        filter=models.Filter(kind=models.Kind.CAT, min_age=3),
        trace="t 1",
        session="s t",
    )


def test_absent_parameters_have_their_defaults(pets: Pets) -> None:
    """What a request leaves out is what the document says, or nothing."""
    asked(server.create_app(pets=pets), "GET", "/pets")
    assert models.ListPetsRequest(limit=20) == pets.seen


def test_every_fault_is_told(pets: Pets) -> None:
    """A problem has all that is wrong, each with its place and a pointer."""
    got = asked(
        server.create_app(pets=pets),
        "GET",
        "/pets?limit=500&filter[minAge]=old&filter[kind]=cow",
    )
    assert (400, "application/problem+json") == (
        got.status,
        got.headers["content-type"],
    )
    problem = got.json()
    assert ("Bad Request", 400) == (problem["title"], problem["status"])
    found = {(each["in"], each["path"], each["rule"]) for each in problem["violations"]}
    assert {
        ("query", "/limit", "maximum"),
        ("query", "/filter/minAge", "type"),
        ("query", "/filter/kind", "enum"),
    } == found


def test_parameters_and_body_together(pets: Pets) -> None:
    """Faults of the body are told beside those of parameters."""
    got = asked(
        server.create_app(pets=pets), "PATCH", "/pets/x", b'{"name":"","kind":1}', JSON
    )
    assert 400 == got.status
    assert [
        ("path", "/petId"),
        ("body", "/name"),
        ("body", "/kind"),
    ] == [(each["in"], each["path"]) for each in got.json()["violations"]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("seven", "must be an integer, not a string"),
        ("7.5", "must be an integer"),
        ("1_000", "must be an integer"),
        ("%D9%A3", "must be an integer"),
        ("null", "must be an integer"),
        ("%207", "must be an integer"),
        ("true", "must be an integer"),
    ],
)
def test_numbers_are_those_of_json(pets: Pets, text: str, message: str) -> None:
    """What Python would take for a number is none; the operation words the error."""
    got = asked(server.create_app(pets=pets), "GET", f"/pets/{text}")
    assert (400, "application/json") == (got.status, got.headers["content-type"])
    assert message in got.json()["message"]


@pytest.mark.parametrize(
    ("body", "headers", "content_type"),
    [
        (b'{"name":"Rex","kind":"dog","tags":["a"]}', JSON, "application/json"),
        (
            b'{"name":"Rex","kind":"dog","tags":["a"]}',
            {"content-type": "Application/JSON; charset=UTF-8"},
            "application/json",
        ),
        (b"name=R%65x&kind=dog&tags=a", FORM, FORM["content-type"]),
    ],
)
def test_bodies_by_content_type(
    pets: Pets, body: bytes, headers: dict[str, str], content_type: str
) -> None:
    """Each documented media type is read, and told to the handler."""
    got = asked(server.create_app(pets=pets), "POST", "/pets", body, headers)
    assert (201, {"id": 8, "name": "Rex", "kind": "dog"}) == (got.status, got.json())
    expected = models.NewPet(name="Rex", kind=models.Kind.DOG, tags=["a"])
    assert models.AddPetRequest(body=expected, content_type=content_type) == pets.seen


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"content-type": "text/plain"},
        {"content-type": "application/json; charset=utf-16"},
        {"content-type": "nonsense"},
        {"content-type": "application/json; charset"},
        {"content-type": "application/jsonx"},
    ],
)
def test_other_content_types(pets: Pets, headers: dict[str, str]) -> None:
    """They are refused with those that are taken."""
    app = server.create_app(pets=pets)
    got = asked(app, "POST", "/pets", b'{"name":"Rex"}', headers)
    assert 415 == got.status
    taken = "application/json, application/x-www-form-urlencoded"
    assert taken == got.headers["accept-post"]
    assert taken in got.json()["detail"]
    got = asked(app, "PATCH", "/pets/7", b"{}", headers)
    assert (415, "application/json") == (got.status, got.headers["accept-patch"])


def test_absent_bodies(pets: Pets) -> None:
    """A body that is optional may be absent; one that is not may not."""
    app = server.create_app(pets=pets)
    assert 200 == asked(app, "PATCH", "/pets/7").status
    assert models.ChangePetRequest(pet_id=7) == pets.seen
    assert 200 == asked(app, "PATCH", "/pets/7", b"", JSON).status
    for body in (None, b""):
        got = asked(app, "POST", "/pets", body, JSON)
        assert 400 == got.status
        (found,) = got.json()["violations"]
        assert ("body", "", "required") == (found["in"], found["path"], found["rule"])


@pytest.mark.parametrize(
    "body",
    [b"{", b"\xff", b'{"name":"a"} x', b"[" * 1000, b'{"x":' * 200_000],
)
def test_bodies_that_are_no_json(pets: Pets, body: bytes) -> None:
    """They are refused as a whole."""
    got = asked(server.create_app(pets=pets), "POST", "/pets", body, JSON)
    assert 400 == got.status
    assert [("body", "")] == [
        (each["in"], each["path"]) for each in got.json()["violations"]
    ]


def test_long_bodies(pets: Pets) -> None:
    """A body is not longer than what keeps to the spec, or than one is told."""
    app = server.create_app(pets=pets, max_body_bytes=100, max_upload_bytes=1000)
    long = b'{"name":"%s"}' % (b"x" * 100)
    assert 413 == asked(app, "POST", "/pets", long, JSON).status
    assert 413 == asked(app, "PUT", "/pets/7/photo", b"x" * 1001).status
    assert 204 == asked(app, "PUT", "/pets/7/photo", b"x" * 1000).status
    app = server.create_app(pets=pets)
    assert 413 == asked(app, "POST", "/pets", b" " * 3_000_000, JSON).status


@pytest.mark.parametrize(
    ("headers", "content_type"),
    [
        ({"content-type": "image/PNG; x=y"}, "image/png"),
        ({"content-type": "application/octet-stream"}, "application/octet-stream"),
        ({}, "application/octet-stream"),
    ],
)
def test_uploads(pets: Pets, headers: dict[str, str], content_type: str) -> None:
    """Bytes of a documented range reach the handler as they come."""
    app = server.create_app(pets=pets)
    got = asked(app, "PUT", "/pets/7/photo", b"x" * 200_000, headers)
    assert (204, b"") == (got.status, got.body)
    assert (200_000, content_type) == pets.seen


def test_faults_before_uploads(pets: Pets) -> None:
    """Nothing of a large body is received for a request that is refused anyway."""
    app = server.create_app(pets=pets)
    got = asked(app, "PUT", "/pets/x/photo", b"x" * 200_000)
    assert (400, "close") == (got.status, got.headers["connection"])


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        ("é".encode(), {"content-type": "text/plain"}, 200),
        (
            "é".encode("latin-1"),
            {"content-type": "text/plain; charset=ISO-8859-1"},
            200,
        ),
        (b"\xe9", {"content-type": "text/plain"}, 400),
        (b"x", {"content-type": "text/plain; charset=ebcdic"}, 415),
    ],
)
def test_text(body: bytes, headers: dict[str, str], status: int) -> None:
    """Text is decoded as its type says."""
    got = asked(server.create_app(misc=Misc()), "POST", "/echo", body, headers)
    assert status == got.status
    if status == 200:
        assert "é".encode() == got.body


@pytest.mark.parametrize("header", ["content-type", "content-length"])
def test_repeated_headers(pets: Pets, header: str) -> None:
    """Of a header that says how to read the rest there is one."""
    headers = [*JSON.items(), ("content-length", "2"), (header, "7")]
    got = asked(server.create_app(pets=pets), "POST", "/pets", b"{}", headers)
    assert 400 == got.status


def test_long_headers(pets: Pets) -> None:
    """Headers have a limit together."""
    app = server.create_app(pets=pets, max_header_bytes=100)
    assert 431 == asked(app, "GET", "/pets", headers={"x": "y" * 100}).status


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("/files/a.txt", "a"),
        ("/files/a%2Fb%20c.txt", "a/b c"),
        ("/files/%E2%82%AC.txt", "€"),
        ("/files/..%2F..%2Fetc.txt", "../../etc"),
    ],
)
def test_path_values(path: str, value: str) -> None:
    """A value is what is encoded in its segment, whatever that is."""
    got = asked(server.create_app(misc=Misc()), "GET", path)
    assert (200, value) == (got.status, got.body.decode())


def test_input_of_handlers_is_typed(pets: Pets) -> None:
    """What the handler gets is what a client would have built."""
    app = server.create_app(pets=pets)
    asked(app, "GET", "/pets/7")
    expected: Any = models.GetPetRequest(pet_id=7)
    assert expected == pets.seen
    assert pets.context is not None
    assert "getPet" == pets.context.operation


def test_a_name_without_a_value(pets: Pets) -> None:
    """A parameter whose name is there is there; what it says may be wrong."""
    app = server.create_app(pets=pets)
    assert 400 == asked(app, "GET", "/pets?limit").status
    assert 200 == asked(app, "GET", "/pets/7?tag").status
    assert models.GetPetRequest(pet_id=7, tag="") == pets.seen
    assert 200 == asked(app, "GET", "/pets/7?tags=x").status
    assert models.GetPetRequest(pet_id=7) == pets.seen
