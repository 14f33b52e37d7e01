"""A request over each transport that uses a network."""

from __future__ import annotations

import asyncio
import ssl
from typing import Any

import pytest

from ecr_public.transports import (
    AiohttpTransport,
    AsyncHttpx2Transport,
    Httpx2Transport,
    Request,
    Response,
    Timeout,
    Urllib3Transport,
)
from tests.patience import PATIENCE

KINDS = [Urllib3Transport, Httpx2Transport, AiohttpTransport, AsyncHttpx2Transport]
PATIENT = Timeout(connect=PATIENCE, read=PATIENCE, total=PATIENCE)

# Shared, because reading the platform's certificates takes longer than a request.
TRUST = ssl.create_default_context()

every_kind = pytest.mark.parametrize("kind", KINDS)


def sent(kind: type[Any], url: str, **options: Any) -> Response:
    """Return the answer to a request."""
    request = Request(method="POST", url=url, headers={}, body=b"{}")

    async def send_async() -> Response:
        transport = kind(**{"ssl_context": TRUST, **options})
        try:
            response: Response = await transport.send(request, PATIENT)
            return response
        finally:
            await transport.close()
            await asyncio.sleep(0.003)

    if kind in (AiohttpTransport, AsyncHttpx2Transport):
        return asyncio.run(send_async())
    transport = kind(**{"ssl_context": TRUST, **options})
    try:
        response: Response = transport.send(request, PATIENT)
        return response
    finally:
        transport.close()
