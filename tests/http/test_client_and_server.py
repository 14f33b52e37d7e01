"""What a client sends is what a server reads, and the answer is what the handler returned."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from templates.package._runtime.context import Context, anonymous
from templates.package._runtime.http.files import File
from templates.package._runtime.http.reply import Reply
from templates.package._runtime.http.server import Application
from templates.package._runtime.http.uploads import Upload
from templates.package._runtime.operation import Operation
from templates.package._runtime.transports.in_process import (
    AsgiTransport,
    AsyncAsgiTransport,
)
from tests.http.pets import errors, models, operations
from tests.http.pets.client import AsyncPetsClient, PetsClient

PET = models.Pet(id=7, name="Tom", age=3)


class Served:
    """An application that keeps what its handlers got, and returns what it is told."""

    def __init__(self, result: Any = PET) -> None:
        self.result = result
        self.request: Any = None
        self.read: Any = None
        handlers = {
            each: self._handler(each) for each in operations.SERVICE.operations.values()
        }
        self.app = Application(operations.SERVICE, handlers, authenticate=anonymous)
        self.client = PetsClient(
            base_url="http://pets.test", transport=AsgiTransport(self.app)
        )

    def _handler(self, operation: Operation[Any, Any]) -> Callable[..., Any]:
        def handle(request: Any, context: Context) -> Any:
            self.request = request
            self.read = _read(getattr(request, "body", None))
            if isinstance(self.result, Exception):
                raise self.result
            return self.result

        return handle


def _read(body: Any) -> Any:
    """Read what is there only while the request is served."""
    if isinstance(body, Upload):
        return body.read()
    if isinstance(body, models.Photo):
        files = (body.image, *(body.more or ()))
        return [(each.name, each.content_type, _content(each)) for each in files]
    return None


def _content(file: File) -> bytes:
    assert isinstance(file.content, io.BufferedReader)
    return file.content.read()


@pytest.mark.parametrize(
    "members",
    [
        {"pet_id": 7},
        {"pet_id": -7, "limit": 31, "fields": ["a", "b,c", "é&=+ %2C"]},
        {"pet_id": 7, "since": date(2020, 1, 2), "owner": None},
        {"pet_id": 7, "owner": 3, "trace": "a, b", "sid": "s; t=u"},
        {"pet_id": 7, "filter": {"name": "T&m", "sub": {"x": "1"}}},
    ],
)
def test_parameters(members: dict[str, Any]) -> None:
    """Parameters of every place and style arrive as they were given."""
    served = Served()
    assert served.client.pets.get_pet(**members) == PET
    assert models.GetPetRequest(**members) == served.request


@pytest.mark.parametrize(
    "content_type", [None, "application/json", "application/x-www-form-urlencoded"]
)
def test_bodies(content_type: str | None) -> None:
    """A body arrives whatever media type it travels as."""
    served = Served()
    body = models.NewPet(name="T&m é", age=3)
    made = served.client.pets.add_pet(body=body, content_type=content_type)
    assert (PET, body) == (made, served.request.body)
    assert (content_type or "application/json") == served.request.content_type


def test_no_value() -> None:
    """Of several successes the one without a body is one, too."""
    served = Served(Reply(None, status=202))
    assert served.client.pets.add_pet(body=models.NewPet(name="T")) is None


def test_text() -> None:
    """A text arrives, and another one comes back, from a path of several parts."""
    served = Served("né")
    assert "né" == served.client.put_note(path="a/b c", body="tést")
    assert ("a/b c", "tést") == (served.request.path, served.request.body)
    served.client.put_note(path="a")
    assert served.request.body is None


def test_files(tmp_path: Path) -> None:
    """Files of a form arrive with what is told of them, large ones as well."""
    path = tmp_path / "large.png"
    path.write_bytes(bytes(3 * 2**20))
    served = Served(None)
    photo = models.Photo(
        image=File(path, content_type="image/png"),
        more=[File(b"\r\n--", name='a"b.jpg', content_type="image/jpeg")],
        caption="né",
        place=PET,
        sizes=[1, 2],
    )
    served.client.pets.add_photo(pet_id=7, body=photo)
    body = served.request.body
    assert ("né", PET, [1, 2]) == (body.caption, body.place, body.sizes)
    assert [
        ("large.png", "image/png", bytes(3 * 2**20)),
        ('a"b.jpg', "image/jpeg", b"\r\n--"),
    ] == served.read


def test_uploads_and_downloads() -> None:
    """Bytes go up and come down in pieces."""
    served = Served(None)
    pieces = [bytes(2**16)] * 50
    served.client.put_file(name="f", body=iter(pieces), content_type="image/png")
    assert (b"".join(pieces), "image/png") == (
        served.read,
        served.request.content_type,
    )
    served.result = File(io.BytesIO(b"".join(pieces)), content_type="image/png")
    with served.client.download(name="f") as download:
        assert b"".join(pieces) == download.read()


def test_asynchronous() -> None:
    """The asynchronous client is the same on the wire."""

    async def call() -> Any:
        served = Served()
        transport = AsyncAsgiTransport(served.app)
        async with AsyncPetsClient(
            base_url="http://pets.test", transport=transport
        ) as client:
            return await client.pets.get_pet(pet_id=7), served.request

    assert (PET, models.GetPetRequest(pet_id=7)) == asyncio.run(call())


def test_typed_headers() -> None:
    """Headers that a reply has arrive in their structure."""
    headers = models.PetHeaders(etag='"x"', left=3)
    served = Served(Reply(PET, headers=headers))
    found = served.client.detailed(served.client.pets.get_pet)(pet_id=7)
    assert headers == found.typed_headers


def test_errors() -> None:
    """An error that a service raises is the one that a client catches."""
    problem = models.Problem(title="Gone", detail="no such pet")
    served = Served(errors.NotFound(problem))
    with pytest.raises(errors.NotFound, match="no such pet") as caught:
        served.client.pets.get_pet(pet_id=7)
    assert (problem, 404) == (caught.value.body, caught.value.status)


def test_refusals() -> None:
    """A problem of a request that breaks the spec says why, also to a lax client."""
    served = Served()
    lax = PetsClient(
        base_url="http://pets.test",
        transport=AsgiTransport(served.app),
        validate=False,
    )
    with pytest.raises(errors.UnexpectedStatus, match="/petId must be an integer"):
        lax.pets.get_pet(pet_id="seven")
