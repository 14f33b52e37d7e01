"""Many uploads at a time, and many callers of one upload."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from random import Random

import pytest

from ecr_public import AsyncEcrPublicClient
from tests.reference_service.rules import MIB
from tests.upload.callers import Caller, Refused, SyncCaller
from tests.upload.manifests import digest_of
from tests.upload.scenarios import (
    availability,
    complete,
    initiate,
    opened,
    parts_of,
    upload_part,
)

pytestmark = pytest.mark.xdist_group("upload_concurrent")

THREADS = 8


@pytest.fixture(scope="module")
def caller(url: str) -> Iterator[Caller]:
    """A client that all threads share."""
    caller = SyncCaller(url)
    yield caller
    caller.close()


def race(*calls: Callable[[], object]) -> list[object]:
    """Make all calls at once, return their results or the codes of their errors."""
    start = threading.Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        start.wait()
        try:
            return call()
        except Refused as refused:
            return refused.refusal.code

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def uploaded(caller: Caller, name: str, layer: bytes) -> object:
    """Upload a layer in three parts, return its digest."""
    upload_id = initiate(caller, name)
    for first, part in parts_of(layer, len(layer) // 2 - 1):
        upload_part(caller, name, upload_id, first, part)
    return complete(caller, name, upload_id, layer)["layerDigest"]


async def uploaded_async(client: AsyncEcrPublicClient, name: str, layer: bytes) -> str:
    """Upload a layer in three parts, return its digest."""
    opened = await client.initiate_layer_upload(repository_name=name)
    upload_id = opened.upload_id or ""
    for first, part in parts_of(layer, len(layer) // 2 - 1):
        await client.upload_layer_part(
            repository_name=name,
            upload_id=upload_id,
            part_first_byte=first,
            part_last_byte=first + len(part) - 1,
            layer_part_blob=part,
        )
    completed = await client.complete_layer_upload(
        repository_name=name, upload_id=upload_id, layer_digests=[digest_of(layer)]
    )
    return completed.layer_digest or ""


def test_threads_upload_side_by_side(caller: Caller, name: str) -> None:
    """Layers that threads bring into one repository at a time stay apart."""
    caller.call("CreateRepository", repositoryName=name)
    layers = [Random(f"{name}{each}").randbytes(MIB + each) for each in range(THREADS)]
    digests = [digest_of(layer) for layer in layers]
    assert digests == race(
        *(partial(uploaded, caller, name, layer) for layer in layers)
    )
    found = availability(caller, name, digests)["layers"]
    assert [(digest_of(layer), len(layer)) for layer in layers] == [
        (each["layerDigest"], each["layerSize"]) for each in found
    ]


def test_tasks_upload_side_by_side(caller: Caller, url: str, name: str) -> None:
    """So do layers of the asynchronous client, from one event loop."""
    caller.call("CreateRepository", repositoryName=name)
    layers = [Random(f"{name}{each}").randbytes(50_000) for each in range(24)]

    async def upload_all() -> list[str]:
        async with AsyncEcrPublicClient(base_url=url) as client:
            return await asyncio.gather(
                *(uploaded_async(client, name, layer) for layer in layers)
            )

    assert [digest_of(layer) for layer in layers] == asyncio.run(upload_all())


def test_a_part_sent_twice_counts_once(caller: Caller, name: str) -> None:
    """Of equal parts sent at once, one is acknowledged and the others are refused."""
    layer = Random(name).randbytes(1000)
    upload_id = opened(caller, name)
    part = partial(upload_part, caller, name, upload_id, 0, layer)
    outcomes = race(*[part] * THREADS)
    assert Counter(outcomes) == {999: 1, "InvalidLayerPartException": THREADS - 1}
    completed = complete(caller, name, upload_id, layer)
    assert digest_of(layer) == completed["layerDigest"]


def test_a_layer_is_stored_once(caller: Caller, name: str) -> None:
    """Of equal layers completed at once, a repository takes one."""
    layer = name.encode()
    caller.call("CreateRepository", repositoryName=name)
    uploads = [partial(uploaded, caller, name, layer)] * THREADS
    expected = {digest_of(layer): 1, "LayerAlreadyExistsException": THREADS - 1}
    assert expected == Counter(race(*uploads))


def test_repositories_share_a_layer(caller: Caller, name: str) -> None:
    """Equal layers completed at once in several repositories reach all of them."""
    layer = name.encode()
    names = [f"{name}/{each}" for each in range(THREADS)]
    for each in names:
        caller.call("CreateRepository", repositoryName=each)
    outcomes = race(*(partial(uploaded, caller, each, layer) for each in names))
    assert [digest_of(layer)] * THREADS == outcomes


def test_an_upload_is_completed_once(caller: Caller, name: str) -> None:
    """Of completions of one upload at once, the first one spends it."""
    layer = name.encode()
    upload_id = opened(caller, name)
    upload_part(caller, name, upload_id, 0, layer)
    outcomes = race(
        *[partial(complete, caller, name, upload_id, layer)] * THREADS,
    )
    refused = [each for each in outcomes if isinstance(each, str)]
    assert refused == ["UploadNotFoundException"] * (THREADS - 1)


def test_a_repository_is_created_once(caller: Caller, name: str) -> None:
    """Of creations under one name at once, one succeeds."""
    create = partial(caller.call, "CreateRepository", repositoryName=name)
    refused = [each for each in race(*[create] * THREADS) if isinstance(each, str)]
    assert refused == ["RepositoryAlreadyExistsException"] * (THREADS - 1)
