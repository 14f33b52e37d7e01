"""What a client sends for the input of an operation, and what it refuses to send."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from templates.package._runtime.errors import RequestInvalid
from templates.package._runtime.http.files import File
from templates.package._runtime.violations import Violation
from tests.http.pets.client import PetsClient
from tests.http.pets.models import NewPet, Pet, Photo
from tests.http.scripted import Scripted, answered

PET = answered(200, {"id": 1, "name": "Rex"})
NOTHING = answered(204, content_type=None)


def sent(call: Callable[[PetsClient], object], answer: Any = PET) -> Scripted:
    """Return what a call has sent."""
    transport = Scripted(answer)
    call(PetsClient(base_url="https://pets.test/v1", transport=transport))
    return transport


@pytest.mark.parametrize(
    ("members", "target"),
    [
        ({"pet_id": 7}, "/v1/pets/7"),
        ({"pet_id": 7, "limit": 30}, "/v1/pets/7"),
        ({"pet_id": 7, "limit": 31}, "/v1/pets/7?limit=31"),
        ({"pet_id": 7, "fields": ["a", "b,c"]}, "/v1/pets/7?fields=a,b%2Cc"),
        ({"pet_id": 7, "fields": ("a",)}, "/v1/pets/7?fields=a"),
        ({"pet_id": 7, "fields": []}, "/v1/pets/7"),
        ({"pet_id": 7, "since": date(2020, 1, 2)}, "/v1/pets/7?since=2020-01-02"),
        ({"pet_id": 7, "owner": None}, "/v1/pets/7?owner=null"),
        ({"pet_id": 7, "owner": 3}, "/v1/pets/7?owner=3"),
        ({"pet_id": 7, "nick": None}, "/v1/pets/7?nick=null"),
        ({"pet_id": 7, "filter": {"a": {"b": 1}}}, "/v1/pets/7?filter%5Ba%5D%5Bb%5D=1"),
    ],
)
def test_targets(members: dict[str, Any], target: str) -> None:
    """Members stand where the document says; defaults of the service are not sent."""
    assert target == sent(lambda client: client.pets.get_pet(**members)).target


def test_headers_and_cookies() -> None:
    """Members travel in headers beside those of the client, which they replace."""
    transport = Scripted(PET)
    client = PetsClient(
        base_url="https://pets.test",
        transport=transport,
        headers={"x-trace": "client's", "X-More": "1"},
    )
    client.pets.get_pet(pet_id=1, trace="grüße", sid="a b")
    assert {
        "Accept": "application/json, application/problem+json",
        "User-Agent": "pets",
        "X-More": "1",
        "X-Trace": "grüße".encode().decode("latin-1"),
        "Cookie": "sid=a%20b",
    } == transport.headers


def violations(call: Callable[[PetsClient], object]) -> list[Violation]:
    """Return what is wrong with a call; nothing was sent."""
    transport = Scripted(PET)
    with pytest.raises(RequestInvalid) as caught:
        call(PetsClient(base_url="https://pets.test", transport=transport))
    assert [] == transport.requests
    return caught.value.violations


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ({"pet_id": "7"}, [("/path/petId", "type")]),
        ({"pet_id": None}, [("/path/petId", "type")]),
        ({"pet_id": 1, "trace": "a\r\nX-Evil: 1"}, [("/header/X-Trace", "style")]),
        ({"pet_id": 1, "trace": "\0"}, [("/header/X-Trace", "style")]),
        ({"pet_id": 1, "fields": ["a", 2]}, [("/query/fields/1", "type")]),
        ({"pet_id": 1, "filter": {"]": 1}}, [("/query/filter", "style")]),
        ({"pet_id": 1, "nick": "null"}, [("/query/nick", "style")]),
        (
            {"pet_id": "x", "owner": "y", "sid": 3},
            [
                ("/path/petId", "type"),
                ("/query/owner", "type"),
                ("/cookie/sid", "type"),
            ],
        ),
    ],
)
def test_refused_members(members: dict[str, Any], found: list[Any]) -> None:
    """All that is wrong is told, each with the place where it would travel."""
    wrong = violations(lambda client: client.pets.get_pet(**members))
    assert sorted(found) == sorted((each.path, each.rule) for each in wrong)


@pytest.mark.parametrize("hostile", ["", "a\ud800"])
def test_paths_that_are_no_text(hostile: str) -> None:
    """What is nothing, or no Unicode, is no part of a path."""
    [found] = violations(lambda client: client.put_note(path=hostile))
    assert "/path/path" == found.path


@pytest.mark.parametrize("hostile", ["", ".", ".."])
def test_values_that_would_change_the_path(hostile: str) -> None:
    """Dots between two slashes would lead elsewhere."""
    [found] = violations(lambda client: client.get_file(name=hostile))
    assert ("/path/name", "style") == (found.path, found.rule)


@pytest.mark.parametrize(
    ("hostile", "target"),
    [
        ("../../admin?x=1#y", "/v1/files/..%2F..%2Fadmin%3Fx%3D1%23y"),
        ("%2e%2e", "/v1/files/%252e%252e"),
        ("a/b", "/v1/files/a%2Fb"),
        ("...", "/v1/files/..."),
        ("a\r\nHost: evil", "/v1/files/a%0D%0AHost%3A%20evil"),
        ("\0", "/v1/files/%00"),
        ("ü€😀", "/v1/files/%C3%BC%E2%82%AC%F0%9F%98%80"),
    ],
)
def test_hostile_values_stay_in_their_place(hostile: str, target: str) -> None:
    """A value never becomes more than its segment of the path."""
    assert target == sent(lambda client: client.get_file(name=hostile)).target


def test_queries_and_fragments_of_templates() -> None:
    """A query in a path is sent, a fragment only tells operations apart."""
    transport = sent(
        lambda client: client.put_note(path="..", body="hi"),
        answered(200, b"hi", "text/plain"),
    )
    assert "/v1/notes/...txt?kind=note&sort=1" == transport.target
    assert "#" not in transport.requests[0].url
    transport = sent(
        lambda client: client.put_note(path="a", sort=2),
        answered(200, b"hi", "text/plain"),
    )
    assert "/v1/notes/a.txt?kind=note&sort=2" == transport.target


def test_whole_queries() -> None:
    """A member may be all of the query."""
    transport = sent(
        lambda client: client.find(query={"a b": "c&d"}), answered(200, [])
    )
    assert "/v1/pets?a%20b=c%26d" == transport.target


def test_bodies_of_json_and_forms() -> None:
    """JSON goes first; a form where that is asked for."""
    pet = NewPet(name="Rex", age=3)
    created = answered(201, {"id": 1, "name": "Rex"})
    transport = sent(lambda client: client.pets.add_pet(body=pet), created)
    assert b'{"name":"Rex","age":3}' == transport.body
    assert "application/json" == transport.headers["Content-Type"]
    form = "application/x-www-form-urlencoded"
    transport = sent(
        lambda client: client.pets.add_pet(body=pet, content_type=form), created
    )
    assert b"name=Rex&age=3" == transport.body
    assert form == transport.headers["Content-Type"]


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ({"body": None}, ("/body", "required")),
        ({"body": NewPet(name="")}, ("/body/name", "minLength")),
        ({"body": NewPet(name="a"), "content_type": "a/b"}, ("/content_type", "enum")),
    ],
)
def test_refused_bodies(members: dict[str, Any], found: tuple[str, str]) -> None:
    """What breaks the schema of a body is told below `/body`."""
    [wrong] = violations(lambda client: client.pets.add_pet(**members))
    assert found == (wrong.path, wrong.rule)


def test_bodies_that_are_not_checked() -> None:
    """A client that does not validate sends what it is given."""
    transport = Scripted(answered(201, {"id": 1, "name": "x"}))
    client = PetsClient(base_url="http://a.test", transport=transport, validate=False)
    client.pets.add_pet(body=NewPet(name=""))
    assert b'{"name":""}' == transport.body


def test_texts() -> None:
    """Text is sent in UTF-8, and nothing where the body is optional and absent."""
    hello = answered(200, b"hi", "text/plain")
    transport = sent(lambda client: client.put_note(path="a", body="ü"), hello)
    assert ("text/plain; charset=utf-8", "ü".encode()) == (
        transport.headers["Content-Type"],
        transport.body,
    )
    transport = sent(lambda client: client.put_note(path="a"), hello)
    assert "Content-Type" not in transport.headers
    [wrong] = violations(lambda client: client.put_note(path="a", body=b"x"))
    assert ("/body", "type") == (wrong.path, wrong.rule)


class Pieces:
    """Something that gives pieces as often as it is asked."""

    def __iter__(self) -> Any:
        return iter([b"a", b"", b"bc"])


@pytest.mark.parametrize(
    "make",
    [
        lambda path: b"abc",
        lambda path: bytearray(b"abc"),
        lambda path: memoryview(b"abc"),
        lambda path: path,
        lambda path: io.BytesIO(b"abc"),
        lambda path: iter([b"a", b"bc"]),
        lambda path: Pieces(),
        lambda path: File(b"abc", content_type="application/octet-stream"),
    ],
    ids=["bytes", "bytearray", "view", "path", "file", "iterator", "pieces", "File"],
)
def test_bytes(make: Callable[[Path], Any], tmp_path: Path) -> None:
    """Bytes come from wherever they are."""
    (tmp_path / "file").write_bytes(b"abc")
    content = make(tmp_path / "file")
    transport = sent(lambda client: client.put_file(name="a", body=content), NOTHING)
    assert (b"abc", "application/octet-stream") == (
        transport.body,
        transport.headers["Content-Type"],
    )


def test_bytes_of_a_type() -> None:
    """Where any type will do, the caller says which."""
    transport = sent(
        lambda client: client.put_file(name="a", body=b"<a/>", content_type="text/xml"),
        NOTHING,
    )
    assert "text/xml" == transport.headers["Content-Type"]


@pytest.mark.parametrize("content", ["text", 7, Path("/nowhere")])
def test_what_is_no_content(content: object) -> None:
    """What holds no bytes is refused before anything is sent."""
    [wrong] = violations(lambda client: client.put_file(name="a", body=content))
    assert ("/body", "type") == (wrong.path, wrong.rule)


def parts(transport: Scripted) -> list[tuple[str, bytes]]:
    """Return heads and contents of the parts that were sent."""
    match = re.fullmatch(
        "multipart/form-data; boundary=(.+)", transport.headers["Content-Type"]
    )
    assert match is not None
    first, *pieces, last = transport.body.split(f"--{match[1]}".encode())
    assert (b"", b"--\r\n") == (first, last)
    halves = [piece.removeprefix(b"\r\n").partition(b"\r\n\r\n") for piece in pieces]
    return [(head.decode(), body.removesuffix(b"\r\n")) for head, _, body in halves]


def test_multipart(tmp_path: Path) -> None:
    """Files, lists of them, texts and JSON are parts of their own."""
    (tmp_path / "cat.png").write_bytes(b"PNG")
    photo = Photo(
        image=File(tmp_path / "cat.png"),
        more=[
            File(b"1", name='a"b\r\n.png', headers={"X-A": "1"}),
            File(iter([b"2"]), content_type="image/gif"),
        ],
        caption="ü",
        place=Pet(id=1, name="Rex"),
        sizes=[1, 2],
    )
    transport = sent(
        lambda client: client.pets.add_photo(pet_id=1, body=photo), NOTHING
    )
    form = 'Content-Disposition: form-data; name="'
    octets = "\r\nContent-Type: application/octet-stream"
    assert [
        (f'{form}image"; filename="cat.png"\r\nContent-Type: image/png', b"PNG"),
        (f'{form}more"; filename="a%22b%0D%0A.png"{octets}\r\nX-A: 1', b"1"),
        (f'{form}more"; filename="more"\r\nContent-Type: image/gif', b"2"),
        (f'{form}caption"', "ü".encode()),
        (f'{form}place"\r\nContent-Type: application/json', b'{"id":1,"name":"Rex"}'),
        (f'{form}sizes"', b"1"),
        (f'{form}sizes"', b"2"),
    ] == parts(transport)


@pytest.mark.parametrize(
    ("photo", "path"),
    [
        (Photo(image=None), "/body/image"),  # type: ignore[arg-type]  # wrong on purpose
        (Photo(image=File(b""), caption=7), "/body/caption"),  # type: ignore[arg-type]  # wrong on purpose
        (Photo(image=File(b"", headers={"A": "b\r\nc"})), "/body/image"),
        (Photo(image=File(b"", content_type="a\r\nb: c")), "/body/image"),
        (Photo(image=File(Path("/nowhere"))), "/body/image"),
    ],
    ids=["missing", "type", "header", "content type", "no file"],
)
def test_refused_parts(photo: Photo, path: str) -> None:
    """What is wrong with a part is told below its name."""
    [wrong] = violations(lambda client: client.pets.add_photo(pet_id=1, body=photo))
    assert path == wrong.path


def test_idempotency_keys() -> None:
    """A key that the document speaks of is made for each call, unless it is given."""
    created = answered(201, {"id": 1, "name": "Rex"})
    pet = NewPet(name="Rex")
    made = sent(lambda client: client.pets.add_pet(body=pet), created)
    assert UUID(made.headers["Idempotency-Key"])
    given = sent(
        lambda client: client.pets.add_pet(body=pet, idempotency_key="mine"), created
    )
    assert "mine" == given.headers["Idempotency-Key"]
