"""Where users find what the runtime defines."""

from __future__ import annotations


def public(module: str) -> str:
    """Return the full name of a public module of this package.

    What the runtime defines for all to use says that it is from there: in tracebacks,
    in `help` and in pickles.
    """
    return f"{__name__.partition('._runtime')[0]}.{module}"
