"""What a GET costs a client, on loopback over one kept connection.

A path with a variable, a query with a list and a number, a typed answer: by our client,
by httpx with models of pydantic as others emit it, and by the HTTP libraries alone, which
send a URL that is ready and read the bytes of the answer. The server is another process,
which answers every request with the same bytes.
"""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Awaitable, Callable
from urllib.parse import quote

import aiohttp
import httpx2
import pydantic
import urllib3

from templates.package._runtime.annotations import Maybe
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.http.async_client import AsyncHttpClient
from templates.package._runtime.http.client import HttpClient
from templates.package._runtime.http.description import Answer, Http, Json, Label, Query
from templates.package._runtime.operation import Operation, Service
from templates.package._runtime.times import DateTime
from tests.benchmarks.bars import Bar, report
from tests.benchmarks.in_turn import async_cpu_micros, cpu_micros, table
from tests.benchmarks.listening import listening

ANSWER = (
    '{"id":7,"name":"Rex","tags":["dog","large"],"born":"2020-01-02",'
    '"seen":"2026-01-02T03:04:05Z","owner":{"id":3,"login":"ann"}}'
)
TARGET = "/pets/7?fields=name,tags&limit=20"
HEADERS = {"Accept": "application/json", "User-Agent": "pets"}
ROUNDS, CALLS = 101, 50
OF_HTTPX, OF_URLLIB3, OF_AIOHTTP = 0.5, 1.5, 1.6


class Owner(CamelStructure):
    """Whose pet it is."""

    id: int
    login: str


class Pet(CamelStructure):
    """A pet."""

    id: int
    name: str
    tags: list[str]
    born: datetime.date
    seen: DateTime
    owner: Owner


class GetPetRequest(CamelStructure):
    """Input of getPet."""

    pet_id: int
    fields: Maybe[list[str]] = None
    limit: Maybe[int] = None


GET_PET: Operation[GetPetRequest, Pet] = Operation(
    name="getPet",
    binding=Http(
        "GET",
        "/pets/{petId}",
        {
            "pet_id": Label("petId"),
            "fields": Query("fields", explode=False),
            "limit": Query("limit"),
        },
        responses={200: Answer(Json(Pet))},
    ),
    input=GetPetRequest,
)
SERVICE = Service(name="pets", title="Pets", operations={"getPet": GET_PET}, errors=())


class PydanticOwner(pydantic.BaseModel):
    """Whose pet it is."""

    id: int
    login: str


class PydanticPet(pydantic.BaseModel):
    """A pet."""

    id: int
    name: str
    tags: list[str]
    born: datetime.date
    seen: datetime.datetime
    owner: PydanticOwner


class Client(HttpClient):
    """Calls the service."""

    def get_pet(self, *, pet_id: int, fields: list[str], limit: int) -> Pet:
        """Return a pet."""
        request = GetPetRequest(pet_id=pet_id, fields=fields, limit=limit)
        return self._call(GET_PET, request, timeout=None)


class AsyncClient(AsyncHttpClient):
    """Calls the service."""

    async def get_pet(self, *, pet_id: int, fields: list[str], limit: int) -> Pet:
        """Return a pet."""
        request = GetPetRequest(pet_id=pet_id, fields=fields, limit=limit)
        return await self._call(GET_PET, request, timeout=None)


def main() -> None:
    """Print the tables and whether the bars are met."""
    with listening("constant_server.py", ANSWER, "application/json") as server:
        sync = cpu_micros(_calls(server.url), rounds=ROUNDS, calls=CALLS)
        several = asyncio.run(_measured_async(server.url))
    print(table("a GET, synchronous", sync, base="urllib3"))
    print(table("a GET, asynchronous", several, base="aiohttp"))
    mine, theirs = sync["concord"], several["concord"]
    of_aiohttp = theirs / several["aiohttp"]
    print(
        report(
            [
                Bar("CPU of a GET, of httpx", mine / sync["httpx"], OF_HTTPX, True),
                Bar(
                    "CPU of a GET, of urllib3", mine / sync["urllib3"], OF_URLLIB3, True
                ),
                Bar("CPU of an async GET, of aiohttp", of_aiohttp, OF_AIOHTTP, True),
            ]
        )
    )


def _calls(url: str) -> dict[str, Callable[[], object]]:
    mine = Client(SERVICE, base_url=url)
    theirs = httpx2.Client(base_url=url)
    pool = urllib3.connection_from_url(url)

    def by_httpx() -> PydanticPet:
        params: dict[str, str | int] = {"fields": "name,tags", "limit": 20}
        response = theirs.get(f"/pets/{quote('7', safe='')}", params=params)
        response.raise_for_status()
        return PydanticPet.model_validate_json(response.content)

    return {
        "httpx": by_httpx,
        "concord": lambda: mine.get_pet(pet_id=7, fields=["name", "tags"], limit=20),
        "urllib3": lambda: pool.urlopen("GET", TARGET, headers=HEADERS).data,
    }


async def _measured_async(url: str) -> dict[str, float]:
    async with (
        AsyncClient(SERVICE, base_url=url) as mine,
        aiohttp.ClientSession() as session,
    ):

        async def alone() -> bytes:
            async with session.get(f"{url}{TARGET}", headers=HEADERS) as response:
                return await response.read()

        functions: dict[str, Callable[[], Awaitable[object]]] = {
            "aiohttp": alone,
            "concord": lambda: mine.get_pet(
                pet_id=7, fields=["name", "tags"], limit=20
            ),
        }
        return await async_cpu_micros(functions, rounds=ROUNDS, calls=CALLS)


if __name__ == "__main__":
    main()
