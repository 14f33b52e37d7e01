"""What the requests to a server are called, in its answers and in its log."""

from __future__ import annotations

import os
import re

_STOCK: list[str] = []
_MADE_AT_ONCE = 256
_GROUPS = re.compile("(.{8})(.{4})(.{4})(.{4})(.{12})")

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
        digits = os.urandom(16 * _MADE_AT_ONCE).hex()
        _STOCK.extend(map("-".join, _GROUPS.findall(digits)))
        return _STOCK.pop()
