"""Exceptions that can be copied and pickled, whatever their constructors ask for."""

from __future__ import annotations

from typing import Any


class Remade(Exception):
    """Base of what `copy` and `pickle` make again without calling its constructor.

    By default they call it with `args`, which are what an exception tells, and seldom
    what its constructor takes.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make an exception with the same arguments and attributes."""
        return _remade, (type(self), *self.args), self.__dict__


def _remade(class_: type[Remade], *arguments: object) -> Remade:
    return class_.__new__(class_, *arguments)
