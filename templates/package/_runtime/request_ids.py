"""What the requests to a server are called, in its answers and in its log."""

from __future__ import annotations

import os
from collections.abc import Iterator

_STOCK: list[str] = []
_MADE_AT_ONCE = 256

if hasattr(os, "register_at_fork"):
    # Processes that were forked would otherwise use the same ids.
    os.register_at_fork(after_in_child=_STOCK.clear)


def new_request_id() -> str:
    """Return random digits in the form of a UUID.

    Many are made at once, and kept in stock: asking the system for random bytes takes
    longer than reading a small request.
    """
    try:
        return _STOCK.pop()
    except IndexError:
        _STOCK.extend(_request_ids(_MADE_AT_ONCE))
        return _STOCK.pop()


def _request_ids(count: int) -> Iterator[str]:
    digits = os.urandom(16 * count).hex()
    for at in range(0, len(digits), 32):
        id_ = digits[at : at + 32]
        yield f"{id_[:8]}-{id_[8:12]}-{id_[12:16]}-{id_[16:20]}-{id_[20:]}"
