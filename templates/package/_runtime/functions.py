"""Functions that are written for a structure: they ask for its members by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["function_of"]


def function_of(lines: Iterable[str], names: dict[str, Any], about: str) -> Any:
    """Return the function that some lines of Python define, called `function` in them.

    There must be nothing in them that a document says but names of members as they are in
    Python, and texts as `repr` has them.

    Args:
        lines: The lines.
        names: What they may refer to; the function is added.
        about: What a traceback says in place of a file.
    """
    exec(compile("\n".join(lines), f"<{about}>", "exec"), names)
    return names["function"]
