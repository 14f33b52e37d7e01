"""What may be told to a client again, for one call or for a twin of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from .hooks import Hooks
from .protocol import Proofs
from .retries import Retries
from .transport import Timeout


class CallOptions(TypedDict, total=False):
    """What every method of a client takes beside `timeout`; the client's, if absent."""

    headers: Mapping[str, str]
    """Headers of the request, beside those of the client; of equal names these count."""

    retries: Retries | int
    """When to repeat the call, or how many attempts to make."""

    auth: Proofs | None
    """Proves who calls; `None` proves nothing."""


class ClientOptions(CallOptions, total=False):
    """What `with_options` takes; the client's, if absent."""

    timeout: Timeout | float | None
    """How long a call may take; `None` for the client's own."""

    user_agent: str
    """What stands before the package's name in the header `User-Agent`."""

    hooks: Sequence[Hooks]
    """Those that are told of each attempt."""
