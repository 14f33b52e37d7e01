"""Requests that botocore signs, and what a server gets to see of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotocoreKey

from ecr_public import models, operations
from ecr_public._runtime.identity.canonical import Scope
from ecr_public.auth import Credentials, Principal, SigV4Verifier
from ecr_public.server import Call, Context, EcrPublicService

KEY_ID = "AKIDEXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
KEY = Credentials(KEY_ID, SECRET)
LENT = Credentials(KEY_ID, SECRET, "lent/for+a=while")
REGION, NAME = "us-east-1", "ecr-public"

Pairs = Iterable[tuple[str, str]]


class Layers(EcrPublicService):
    """A service that tells who called, and counts the calls."""

    def __init__(self) -> None:
        self.principals: list[object] = []

    async def initiate_layer_upload(
        self, request: models.InitiateLayerUploadRequest, context: Context
    ) -> models.InitiateLayerUploadResponse:
        """Note who called."""
        self.principals.append(context.principal)
        return models.InitiateLayerUploadResponse(part_size=5)


def signed_by_botocore(
    method: str, url: str, headers: Pairs, body: bytes, key: Credentials
) -> AWSRequest:
    """Return a request that botocore has signed, just now."""
    request = AWSRequest(method=method, url=url, data=body)
    for name, value in headers:
        request.headers.add_header(name, value)
    theirs = BotocoreKey(key.access_key_id, key.secret_access_key, key.session_token)
    SigV4Auth(theirs, NAME, REGION).add_auth(request)
    return request


def scope_of(timestamp: str) -> Scope:
    """Return the scope of a signature made at a time."""
    return Scope(timestamp[:8], REGION, NAME)


def http_scope(method: str, url: str, headers: Pairs) -> dict[str, Any]:
    """Return the ASGI scope of a request."""
    parts = urlsplit(url)
    pairs = [("host", parts.netloc), *headers]
    return {
        "type": "http",
        "method": method,
        "path": parts.path or "/",
        "raw_path": (parts.path or "/").encode(),
        "query_string": parts.query.encode(),
        "headers": [
            (name.lower().encode(), value.encode("latin-1")) for name, value in pairs
        ],
    }


def having(body: bytes) -> Callable[[], Awaitable[bytes]]:
    """Return what gives this body to who asks for it."""

    async def given() -> bytes:
        return body

    return given


def verified(
    scope: Mapping[str, Any], body: bytes, key: Credentials, **options: Any
) -> Principal:
    """Return who signed a request, as the server's check finds."""
    verifier = SigV4Verifier({KEY_ID: key}.get, **options)
    call = Call(operations.INITIATE_LAYER_UPLOAD, scope, having(body))
    return asyncio.run(verifier.bind(operations.SERVICE)(call))
