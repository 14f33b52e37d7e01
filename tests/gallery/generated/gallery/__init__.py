"""Gallery.

Nothing is loaded before it is used. `client` and `async_client` call the service,
`server` implements it, `validators` check payloads.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .async_client import AsyncGalleryClient
    from .client import GalleryClient
    from .errors import GalleryError

    __version__: str

__all__ = [
    "AsyncGalleryClient",
    "GalleryClient",
    "GalleryError",
]

_MODULES = {
    "AsyncGalleryClient": ".async_client",
    "GalleryClient": ".client",
    "GalleryError": ".errors",
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
        return version("gallery")
    except PackageNotFoundError:
        # Imported from a folder: only what is installed has a version of its own.
        return "0+unknown"


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
