"""The synchronous client of AWS JSON."""

from __future__ import annotations

from ..client import Client
from .protocol import RpcProtocol


class RpcClient(Client):
    """Calls the operations of a service whose binding is AWS JSON."""

    _wire = RpcProtocol
