"""Our client against an application of FastAPI, made from the document that it gives."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from generator.pipeline import Options, generate
from generator.sources.source import Source
from tests.http.emitted import Emitted, written


@pytest.fixture(scope="module")
def app() -> Any:
    """The application."""
    # Of all processes that collect the tests, one asks for it; it takes long to import.
    from tests.interop.fastapi_app import app

    return app


@pytest.fixture(scope="module")
def kennel(app: Any, tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """The client of the document that FastAPI itself makes."""
    source = Source("openapi.json", json.dumps(app.openapi()))
    options = Options(package="kennel", emit=("client",))
    return written(generate(source, options), "kennel", tmp_path_factory.mktemp("k"))


@pytest.fixture
def client(app: Any, kennel: Emitted) -> Any:
    """A client that calls the application without a socket."""
    transport = kennel.transports.AsgiTransport(app)
    return kennel.client.KennelClient(base_url="http://kennel", transport=transport)


def test_guests(app: Any, kennel: Emitted, client: Any) -> None:
    """What goes in comes out, typed: unions, dates, decimals, tuples, lists of headers."""
    models, errors = kennel.models, kennel.errors
    rex = models.Dog(name="Rex", born=date(2020, 2, 29), size="large")
    stay = models.Stay(animal=rex, price="99.90")
    guest = client.guests.add_guest_guests_post(body=stay, x_trace=["a", "b"])
    assert rex == guest.animal
    assert ("99.90", (1, 0)) == (guest.price, guest.place)
    cat = models.Stay(animal=models.Cat(name="Tom", lives=8))
    client.guests.add_guest_guests_post(body=cat)
    listed = client.guests.list_guests_guests_get
    assert 2 == len(listed(name=["Rex", "Tom"]))
    assert [guest] == listed(size="large") == listed(limit=1) == listed(name=["Rex"])
    assert [] == listed(session="none")
    careless = kennel.client.KennelClient(
        base_url="http://kennel",
        transport=kennel.transports.AsgiTransport(app),
        validate=False,
    )
    with pytest.raises(errors.UnprocessableContent) as raised:
        careless.guests.list_guests_guests_get(limit=0)
    (fault,) = raised.value.body.detail
    assert ["query", "limit"] == fault.loc
    client.guests.let_go_guests_guest_id_delete(guest_id=guest.id)
    with pytest.raises(errors.NotFound) as missing:
        client.guests.get_guest_guests_guest_id_get(guest_id=guest.id)
    assert f"no guest {guest.id}" == missing.value.body.detail


@pytest.mark.parametrize("who", ["you", "a b", "größe", "?x=1#y", "100%", "..."])
def test_any_text_is_a_value_of_the_path(client: Any, who: str) -> None:
    """It reaches the application as it was given."""
    assert f"Hello, {who}!" == client.hello_hello_who_get(who=who)


def test_bytes_come_as_they_are(app: Any, kennel: Emitted, client: Any) -> None:
    """In pieces, in either client."""
    with client.numbers_numbers_get(up_to=3) as download:
        assert b"0\n1\n2\n" == download.read()

    async def read() -> bytes:
        transport = kennel.transports.AsyncAsgiTransport(app)
        async with kennel.async_client.AsyncKennelClient(
            base_url="http://kennel", transport=transport
        ) as client:
            with pytest.raises(kennel.errors.NotFound):
                await client.guests.get_guest_guests_guest_id_get(guest_id=UUID(int=0))
            async with await client.numbers_numbers_get(up_to=2) as download:
                content: bytes = await download.read()
                return content

    assert b"0\n1\n" == asyncio.run(read())
