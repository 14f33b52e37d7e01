"""Clients whose transport answers every request with the response it is given."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Literal, TypeAlias

import pytest

from ecr_public.async_client import AsyncEcrPublicClient
from ecr_public.client import EcrPublicClient
from ecr_public.transports import Request, Response, Timeout

BASE_URL = "http://service.test/"

Responses: TypeAlias = Literal["lenient", "strict"]


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

    @property
    def request(self) -> Request | None:
        """The request that was sent last."""
        return self._scripted.request

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


def sync_call(
    transport: ScriptedTransport,
    operation: str,
    *,
    responses: Responses = "lenient",
    **members: object,
) -> Any:
    """Call an operation over a transport with the synchronous client."""
    with EcrPublicClient(
        base_url=BASE_URL, retries=0, transport=transport, responses=responses
    ) as client:
        return getattr(client, operation)(**members)


def async_call(
    transport: AsyncScriptedTransport,
    operation: str,
    *,
    responses: Responses = "lenient",
    **members: object,
) -> Any:
    """Call an operation over a transport with the asynchronous client."""

    async def call() -> Any:
        async with AsyncEcrPublicClient(
            base_url=BASE_URL, retries=0, transport=transport, responses=responses
        ) as client:
            return await getattr(client, operation)(**members)

    return asyncio.run(call())


def by_sync_client(
    response: Response, operation: str = "describe_repositories", **members: Any
) -> Any:
    """Return what the synchronous client makes of a response."""
    return sync_call(ScriptedTransport(response), operation, **members)


def by_async_client(
    response: Response, operation: str = "describe_repositories", **members: Any
) -> Any:
    """Return what the asynchronous client makes of a response."""
    return async_call(AsyncScriptedTransport(response), operation, **members)


def sent_by_sync_client(operation: str, **members: Any) -> Request:
    """Return what the synchronous client sends for a call."""
    transport = ScriptedTransport(answered({}, status=200))
    sync_call(transport, operation, **members)
    assert transport.request is not None
    return transport.request


def sent_by_async_client(operation: str, **members: Any) -> Request:
    """Return what the asynchronous client sends for a call."""
    transport = AsyncScriptedTransport(answered({}, status=200))
    async_call(transport, operation, **members)
    assert transport.request is not None
    return transport.request


either_client = pytest.mark.parametrize("call", [by_sync_client, by_async_client])
either_sent = pytest.mark.parametrize(
    "sent", [sent_by_sync_client, sent_by_async_client]
)
