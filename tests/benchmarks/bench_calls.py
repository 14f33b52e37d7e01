"""What a whole call costs a client, on loopback over one kept connection.

InitiateLayerUpload, signed, by the emitted clients and by boto3; and by the HTTP
libraries alone, which send a request that was signed once and read the bytes of the
response. The server is another process, which answers every request with the same bytes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import urllib3

from ecr_public import AsyncEcrPublicClient, operations
from ecr_public._runtime.aws_json.protocol import RpcProtocol
from ecr_public._runtime.transport import Request
from ecr_public.auth import SigV4
from ecr_public.models import InitiateLayerUploadRequest
from tests.benchmarks.bars import Bar, report
from tests.benchmarks.callers import KEY, UPLOAD_ID, boto3_client, concord_client
from tests.benchmarks.in_turn import async_cpu_micros, cpu_micros, table
from tests.benchmarks.listening import listening

NAME = "team/app"
ANSWER = f'{{"uploadId":"{UPLOAD_ID}","partSize":10485760}}'
ROUNDS, CALLS = 101, 50
OF_BOTO3, OF_URLLIB3, OF_AIOHTTP = 0.35, 1.5, 1.6


def main() -> None:
    """Print the tables and whether the bars are met."""
    with listening("constant_server.py", ANSWER) as server:
        sync = cpu_micros(_calls(server.url), rounds=ROUNDS, calls=CALLS)
        several = asyncio.run(_measured_async(server.url))
    print(table("a call, synchronous", sync, base="boto3"))
    print(table("a call, asynchronous", several, base="aiohttp"))
    mine, theirs = sync["concord"], several["concord"]
    print(
        report(
            [
                Bar("CPU of a call, of boto3", mine / sync["boto3"], OF_BOTO3, True),
                Bar(
                    "CPU of a call, of urllib3",
                    mine / sync["urllib3"],
                    OF_URLLIB3,
                    True,
                ),
                Bar(
                    "CPU of an asynchronous call, of aiohttp",
                    theirs / several["aiohttp"],
                    OF_AIOHTTP,
                    True,
                ),
            ]
        )
    )


def _calls(url: str) -> dict[str, Callable[[], object]]:
    mine, theirs = concord_client(url), boto3_client(url)
    prepared = _signed(url)
    body = prepared.body
    assert isinstance(body, bytes)
    pool = urllib3.connection_from_url(url)
    return {
        "boto3": lambda: theirs.initiate_layer_upload(repositoryName=NAME),
        "concord": lambda: mine.initiate_layer_upload(repository_name=NAME),
        "urllib3": lambda: pool.urlopen(
            "POST", "/", body=body, headers=prepared.headers
        ),
    }


async def _measured_async(url: str) -> dict[str, float]:
    prepared = _signed(url)
    async with (
        AsyncEcrPublicClient(base_url=url, auth=SigV4(KEY)) as mine,
        aiohttp.ClientSession() as session,
    ):

        async def alone() -> bytes:
            async with session.post(
                prepared.url, data=prepared.body, headers=prepared.headers
            ) as response:
                return await response.read()

        functions: dict[str, Callable[[], Awaitable[object]]] = {
            "aiohttp": alone,
            "concord": lambda: mine.initiate_layer_upload(repository_name=NAME),
        }
        return await async_cpu_micros(functions, rounds=ROUNDS, calls=CALLS)


def _signed(url: str) -> Request:
    """Return the request of the emitted client, signed; it is good for minutes."""
    protocol = RpcProtocol(operations.SERVICE, base_url=url, validate=True)
    request = protocol.request(
        operations.INITIATE_LAYER_UPLOAD,
        InitiateLayerUploadRequest(repository_name=NAME),
    )
    return SigV4(KEY, region="us-east-1", service="ecr-public")(request)


if __name__ == "__main__":
    main()
