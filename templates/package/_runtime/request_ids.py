"""What the requests to a server are called, in its answers and in its log."""

from __future__ import annotations

import os
from random import Random

_RANDOM = Random()

if hasattr(os, "register_at_fork"):
    # Processes that were forked would otherwise all use the same ids.
    os.register_at_fork(after_in_child=_RANDOM.seed)


def new_request_id() -> str:
    """Return 128 random bits, written as a UUID is.

    They tell requests apart and are no secret, so they need not come from the system,
    which would cost more than reading a small request.
    """
    digits = f"{_RANDOM.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
