"""The asynchronous client of AWS JSON."""

from __future__ import annotations

from ..async_client import AsyncClient
from .protocol import RpcProtocol


class AsyncRpcClient(AsyncClient):
    """Calls the operations of a service whose binding is AWS JSON."""

    _wire = RpcProtocol
