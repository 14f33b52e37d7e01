"""How fast large bodies go and come, beside the HTTP libraries alone, and what they hold.

A file of 1 GiB without a disk behind it goes to a server in another process, which looks
at nothing, and as much comes from it into no file. Seconds are of the wall, for what is
slow here is in the kernel; the ways take turns, and the fastest of each counts.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import perf_counter

import aiohttp
import urllib3

from templates.package._runtime.http.downloads import AsyncDownload
from tests.benchmarks.bars import Bar, report
from tests.benchmarks.listening import Peak, listening
from tests.http.pets.client import AsyncPetsClient, PetsClient

GIB = 2**30
ROUNDS = 5
OF_LIBRARY, GROWTH = 0.8, 32
PIECE = 64 * 1024


def main(size: int = GIB) -> None:
    """Print the speeds, and whether the bars are met."""
    with (
        listening("stream_server.py") as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        file = Path(folder, "file")
        with file.open("wb") as opened:
            opened.truncate(size)
        bars = [*_sync(server.url, file, size)]
        bars += asyncio.run(_async(server.url, file, size))
    print(report(bars))


def _sync(url: str, file: Path, size: int) -> list[Bar]:
    client, pool = PetsClient(base_url=url), urllib3.connection_from_url(url)

    def put_alone() -> None:
        with file.open("rb") as body:
            pool.urlopen("PUT", "/a", body=body, headers={"content-length": str(size)})

    def get_alone() -> None:
        with pool.urlopen("GET", f"/{size}", preload_content=False) as response:
            while response.read1(PIECE):
                pass

    def get() -> None:
        for _ in client.download(name=str(size)).iter_bytes():
            pass

    peak = Peak("self")
    up = _speed(lambda: client.put_file(name="a", body=file), put_alone)
    down = _speed(get, get_alone)
    return [
        Bar("upload, of urllib3", up, OF_LIBRARY, False),
        Bar("download, of urllib3", down, OF_LIBRARY, False),
        Bar("MiB more in memory", peak.growth() / 2**20, GROWTH, True),
    ]


def _speed(mine: Callable[[], object], alone: Callable[[], object]) -> float:
    seconds = {True: 1e9, False: 1e9}
    for _ in range(ROUNDS):
        for which, function in ((True, mine), (False, alone)):
            start = perf_counter()
            function()
            seconds[which] = min(seconds[which], perf_counter() - start)
    return seconds[False] / seconds[True]


async def _async(url: str, file: Path, size: int) -> list[Bar]:
    async with (
        AsyncPetsClient(base_url=url) as client,
        aiohttp.ClientSession() as session,
    ):

        async def put_alone() -> None:
            with file.open("rb") as body:
                async with session.put(f"{url}/a", data=body):
                    pass

        async def get_alone() -> None:
            async with session.get(f"{url}/{size}") as response:
                async for _ in response.content.iter_any():
                    pass

        async def get() -> None:
            download = await client.get_file(name=str(size))
            assert isinstance(download, AsyncDownload)
            async for _ in download.iter_bytes():
                pass

        peak = Peak("self")
        up = await _async_speed(lambda: client.put_file(name="a", body=file), put_alone)
        down = await _async_speed(get, get_alone)
        return [
            Bar("upload, of aiohttp", up, OF_LIBRARY, False),
            Bar("download, of aiohttp", down, OF_LIBRARY, False),
            Bar("MiB more in memory, async", peak.growth() / 2**20, GROWTH, True),
        ]


async def _async_speed(
    mine: Callable[[], Awaitable[object]], alone: Callable[[], Awaitable[object]]
) -> float:
    seconds = {True: 1e9, False: 1e9}
    for _ in range(ROUNDS):
        for which, function in ((True, mine), (False, alone)):
            start = perf_counter()
            await function()
            seconds[which] = min(seconds[which], perf_counter() - start)
    return seconds[False] / seconds[True]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
