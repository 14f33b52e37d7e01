"""What is made of each type once, when first asked for."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, MutableMapping
from typing import Any, TypeAlias, TypeVar

from msgspec import inspect

F = TypeVar("F")

Structures: TypeAlias = MutableMapping[type[Any], F]
"""What is made of structures, by their classes.

Whoever makes it of a structure puts it here before looking at the members, because a
structure may contain itself.
"""


class PerType(dict[Any, F]):
    """What `make` returns for each type; safe to share between threads."""

    def __init__(self, make: Callable[[inspect.Type, Structures[F]], F]) -> None:
        """Take what is called with a type, and with the structures that are done."""
        super().__init__()
        self._make = make

    def __missing__(self, type_: Any) -> F:
        return self.setdefault(type_, self.made(inspect.type_info(type_)))

    def made(self, info: inspect.Type) -> F:
        """Return what is made of a type that nobody will ask for again."""
        # No other thread gets to see what is half made.
        making: dict[type[Any], F] = {}
        made = self._make(info, ChainMap(making, self))
        self.update(making)
        return made
