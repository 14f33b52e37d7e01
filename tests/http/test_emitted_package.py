"""A package of a document of HTTP: its client calls its server, and tools accept it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.http.documents import SHOP
from tests.http.emitted import Emitted, emit
from tests.tools import mypy_finds, style_finds


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """The package of the shop."""
    return emit(SHOP.read_text(), "http_shop", tmp_path_factory.mktemp("shop"))


@pytest.fixture(scope="module")
def app(shop: Emitted) -> Any:
    """A server of the shop that has one pet."""
    models, errors, server = shop.models, shop.errors, shop.server

    class Pets(server.PetsService):  # type: ignore[misc, name-defined]  # the package is imported at run time
        def list_pets(self, request: Any, context: Any) -> Any:
            if request.tag == ["unknown"]:
                raise errors.UnexpectedStatus(
                    models.Problem(message="what is that?"), status=418
                )
            names = [*(request.tag or []), request.x_trace or "", request.sid or ""]
            pets = [models.Pet(id=1, name=name) for name in names if name]
            return server.Reply(pets, headers=models.ListPetsHeaders(x_next="2"))

        async def create(self, request: Any, context: Any) -> Any:
            if request.body.name == "ann":
                raise errors.Conflict(models.Problem(message="there is one"))
            if request.body.name == "later":
                return server.Reply(None, status=202)
            return models.Pet(id=2, name=request.body.name, kind="cat")

        def get_pets_by_pet_id(self, request: Any, context: Any) -> Any:
            if request.pet_id != 1:
                raise errors.NotFound()
            return models.Pet(id=1, name=request.pet_id_query or "none")

        def search(self, request: Any, context: Any) -> str:
            return " ".join(request.body.words or []) if request.body else "all"

    class Photos(server.PhotosService):  # type: ignore[misc, name-defined]  # the package is imported at run time
        kept = b""

        def get_photo(self, request: Any, context: Any) -> bytes:
            if request.pet_id != 1:
                raise errors.NotModified(headers={"ETag": '"none"'})
            return self.kept

        async def set_photo(self, request: Any, context: Any) -> None:
            assert isinstance(request.body, server.Upload)
            self.kept = b"".join([piece async for piece in request.body])

    return server.create_app(
        pets=Pets(), photos=Photos(), authenticate=server.anonymous
    )


@pytest.fixture
def client(shop: Emitted, app: Any) -> Iterator[Any]:
    """A client of that server, without a network."""
    transport = shop.transports.AsgiTransport(app)
    with shop.client.HttpShopClient(
        base_url="http://shop.test", transport=transport, retries=0
    ) as it:
        yield it


def test_parameters_arrive_where_they_travel(shop: Emitted, client: Any) -> None:
    """A query, a header, a cookie; the whole response has typed headers."""
    listed = client.pets.list_pets(tag=["a", "b"], x_trace="t", sid="s")
    assert ["a", "b", "t", "s"] == [each.name for each in listed]
    response = client.detailed(client.pets.list_pets)(tag=["a"])
    assert 200 == response.status
    assert shop.models.ListPetsHeaders(x_next="2") == response.typed_headers


def test_bodies_and_statuses(shop: Emitted, client: Any) -> None:
    """Several successes; errors are classes of their statuses, with their bodies."""
    models, errors = shop.models, shop.errors
    made = client.pets.create(body=models.NewPet(name="bob"))
    assert models.Pet(id=2, name="bob", kind="cat") == made
    assert client.pets.create(body=models.NewPet(name="later")) is None
    with pytest.raises(errors.Conflict) as refused:
        client.pets.create(body=models.NewPet(name="ann"))
    assert models.Problem(message="there is one") == refused.value.body
    with pytest.raises(errors.UnexpectedStatus) as odd:
        client.pets.list_pets(tag=["unknown"])
    assert 418 == odd.value.status


def test_paths_are_told_from_queries_of_one_name(shop: Emitted, client: Any) -> None:
    """Two parameters are called `petId`."""
    pet = client.pets.get_pets_by_pet_id(pet_id=1, pet_id_query="both")
    assert "both" == pet.name
    with pytest.raises(shop.errors.NotFound):
        client.pets.get_pets_by_pet_id(pet_id=2)


def test_forms_texts_and_bytes(shop: Emitted, client: Any) -> None:
    """A form or JSON, as is said; a text; bytes in both directions."""
    found = shop.models.Search(words=["x", "y"])
    form = "application/x-www-form-urlencoded"
    assert "x y" == client.pets.search(body=found)
    assert "x y" == client.pets.search(body=found, content_type=form)
    assert "all" == client.pets.search()
    client.photos.set_photo(pet_id=1, body=b"\x00\x01")
    with client.photos.get_photo(pet_id=1) as photo:
        assert b"\x00\x01" == photo.read()


def test_what_is_no_result_is_raised(shop: Emitted, client: Any) -> None:
    """What nothing has changed of is no photo."""
    with pytest.raises(shop.errors.NotModified) as told:
        client.photos.get_photo(pet_id=2)
    assert (304, '"none"') == (told.value.status, told.value.headers["etag"])


def test_what_nothing_implements_is_answered_with_501(
    shop: Emitted, client: Any
) -> None:
    """It is no documented status."""
    with pytest.raises(shop.errors.Undocumented) as refused:
        client.delete_pet(pet_id=1)
    assert 501 == refused.value.status


def test_a_request_that_breaks_the_document_is_not_sent(
    shop: Emitted, client: Any
) -> None:
    """Every violation says where its member travels."""
    with pytest.raises(shop.errors.RequestInvalid) as refused:
        client.pets.list_pets(limit=101)
    assert ["/query/limit"] == [each.path for each in refused.value.violations]


def test_asynchronous_client(shop: Emitted, app: Any) -> None:
    """It has the same methods, to be awaited."""

    async def call() -> Any:
        transport = shop.transports.AsyncAsgiTransport(app)
        async with shop.async_client.AsyncHttpShopClient(
            base_url="http://shop.test", transport=transport
        ) as client:
            await client.photos.set_photo(pet_id=1, body=b"abc")
            async with await client.photos.get_photo(pet_id=1) as photo:
                content = await photo.read()
            return await client.pets.list_pets(tag=["a"]), content

    listed, content = asyncio.run(call())
    assert (["a"], b"abc") == ([each.name for each in listed], content)


def test_readme_shows_what_works(shop: Emitted) -> None:
    """A service is implemented, and called in the same process, as the README says."""
    text = (shop.folder / "README.md").read_text()
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names: dict[str, Any] = {"HttpShopClient": shop.client.HttpShopClient}
    for block in blocks[1:]:
        exec(block, names)
    with pytest.raises(shop.errors.RequestInvalid):
        names["in_process"].pets.list_pets(limit=101)


def test_tools_find_nothing_in_it(shop: Emitted) -> None:
    """Neither mypy with all that it has, nor ruff, nor black."""
    package = shop.folder / shop.name
    modules = list(package.glob("*.py"))
    assert "" == mypy_finds(*modules, cwd=shop.folder)
    assert "" == style_finds(*modules, cwd=shop.folder)
