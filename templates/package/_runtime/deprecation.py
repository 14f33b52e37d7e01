"""What the spec advises against: type checkers tell it, and so does a warning."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

if TYPE_CHECKING:
    # Type checkers have this module built in: it need not be installed.
    from typing_extensions import deprecated as deprecated
else:

    def deprecated(message: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
        """Make each call warn of `message`, where it is made."""

        def decorate(function: Callable[P, R]) -> Callable[P, R]:
            @wraps(function)
            def warning(*args: P.args, **options: P.kwargs) -> R:
                warnings.warn(message, DeprecationWarning, stacklevel=2)
                return function(*args, **options)

            warning.__deprecated__ = message
            return warning

        return decorate


def discourage(value: object, message: str) -> None:
    """Warn whoever called the function that calls this one and gave it a value."""
    if value is not None:
        warnings.warn(message, DeprecationWarning, stacklevel=3)
