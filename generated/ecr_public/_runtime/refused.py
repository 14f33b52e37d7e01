"""What is asked about values that were refused, by modules that all others do without.

They are imported when the first value is refused, which spares the import to programs in
which none ever is.
"""

from __future__ import annotations

from typing import Any

from .unions import Branch
from .violations import Violation


def explain(type_: Any, value: object) -> list[Violation]:
    """Return how a plain JSON value breaks what `type_` asks for."""
    from . import explain

    return explain.explain(type_, value)


def is_of(branch: Branch, value: object) -> bool:
    """Return whether a plain JSON value is of a branch of a union."""
    from . import explain

    return explain.is_of(branch, value)


def read(type_: Any, value: object) -> Any:
    """Return the object of `type_` that a plain JSON value stands for, if it can be."""
    from . import lenient

    return lenient.read(type_, value)
