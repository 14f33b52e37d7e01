"""Amazon Elastic Container Registry Public.

Nothing is loaded before it is used. `client` and `async_client` call the service,
`server` implements it, `validators` check payloads.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .async_client import AsyncEcrPublicClient
    from .client import EcrPublicClient
    from .errors import EcrPublicError

    __version__: str

__all__ = [
    "AsyncEcrPublicClient",
    "EcrPublicClient",
    "EcrPublicError",
]

_MODULES = {
    "AsyncEcrPublicClient": ".async_client",
    "EcrPublicClient": ".client",
    "EcrPublicError": ".errors",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        return _version()
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name], __name__), name)


def _version() -> str:
    # Here and not above: it takes longer to import than all else here.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("ecr-public")
    except PackageNotFoundError:
        # Imported from a folder: only what is installed has a version of its own.
        return "0+unknown"


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
