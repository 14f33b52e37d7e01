"""Which names members can have on the wire."""

from __future__ import annotations

import re

_UNWRITABLE = re.compile(r'["\\\x00-\x1f]')
"""What JSON escapes in a name, which the codec does not."""


def is_unwritable(name: str) -> bool:
    """Tell whether no member can be called so, as the codec would not write the name."""
    return _UNWRITABLE.search(name) is not None
