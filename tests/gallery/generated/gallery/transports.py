"""Transports: what the clients send requests with, and the parts to write another.

Each is loaded when it is first used, and with it the library that it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ._runtime.transport import AsyncTransport, Request, Response, Timeout, Transport

if TYPE_CHECKING:
    from ._runtime.http.downloads import AsyncDownload, Download
    from ._runtime.transports.in_process import AsgiTransport, AsyncAsgiTransport
    from ._runtime.transports.over_aiohttp import AiohttpTransport
    from ._runtime.transports.over_httpx2 import AsyncHttpx2Transport, Httpx2Transport
    from ._runtime.transports.over_urllib3 import Urllib3Transport

__all__ = [
    "AiohttpTransport",
    "AsgiTransport",
    "AsyncAsgiTransport",
    "AsyncDownload",
    "AsyncHttpx2Transport",
    "AsyncTransport",
    "Download",
    "Httpx2Transport",
    "Request",
    "Response",
    "Timeout",
    "Transport",
    "Urllib3Transport",
]

_MODULES = {
    "AiohttpTransport": "transports.over_aiohttp",
    "AsgiTransport": "transports.in_process",
    "AsyncAsgiTransport": "transports.in_process",
    "AsyncDownload": "http.downloads",
    "AsyncHttpx2Transport": "transports.over_httpx2",
    "Download": "http.downloads",
    "Httpx2Transport": "transports.over_httpx2",
    "Urllib3Transport": "transports.over_urllib3",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"._runtime.{_MODULES[name]}", __package__)
    return getattr(module, name)
