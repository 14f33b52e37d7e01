"""What the terminal can take: colours, and displays that move."""

from __future__ import annotations

import os
import sys


def colours() -> bool | None:
    """Return whether to colour, None where that depends on what the stream is.

    NO_COLOR wins over FORCE_COLOR, which colours pipes too.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def is_lively() -> bool:
    """Tell whether a person watches stderr, on something that can erase what it shows.

    A log of CI is neither, even where CI lends its jobs a terminal.
    """
    return (
        sys.stderr.isatty()
        and os.environ.get("TERM") not in (None, "", "dumb")
        and not os.environ.get("CI")
    )
