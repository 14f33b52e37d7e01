"""Clients whose transport answers every request with the response it is given."""

from __future__ import annotations

import asyncio
import json

import pytest

from ecr_public import models
from ecr_public.async_client import AsyncEcrPublicClient
from ecr_public.client import EcrPublicClient
from ecr_public.transports import Request, Response, Timeout

BASE_URL = "http://service.test"


class ScriptedTransport:
    """A transport for the synchronous client."""

    def __init__(self, response: Response) -> None:
        self._response = response
        self.request: Request | None = None

    def send(self, request: Request, timeout: Timeout) -> Response:
        """Remember the request and return the response."""
        self.request = request
        return self._response

    def close(self) -> None:
        """Do nothing: nothing is open."""


class AsyncScriptedTransport:
    """A transport for the asynchronous client."""

    def __init__(self, response: Response) -> None:
        self._scripted = ScriptedTransport(response)

    async def send(self, request: Request, timeout: Timeout) -> Response:
        """Return the response."""
        return self._scripted.send(request, timeout)

    async def close(self) -> None:
        """Do nothing: nothing is open."""


def answered(
    body: bytes | object, status: int = 400, headers: dict[str, str] | None = None
) -> Response:
    """Return a response with a JSON body, or with other bytes."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Response(status=status, headers=headers or {}, body=content)


def by_sync_client(response: Response) -> models.DescribeRepositoriesResponse:
    """Return what the synchronous client makes of a response."""
    transport = ScriptedTransport(response)
    with EcrPublicClient(base_url=BASE_URL, retries=0, transport=transport) as client:
        return client.describe_repositories()


def by_async_client(response: Response) -> models.DescribeRepositoriesResponse:
    """Return what the asynchronous client makes of a response."""

    async def call() -> models.DescribeRepositoriesResponse:
        transport = AsyncScriptedTransport(response)
        async with AsyncEcrPublicClient(
            base_url=BASE_URL, retries=0, transport=transport
        ) as client:
            return await client.describe_repositories()

    return asyncio.run(call())


either_client = pytest.mark.parametrize("call", [by_sync_client, by_async_client])
