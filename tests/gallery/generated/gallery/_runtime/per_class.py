"""What is made of types of which each may refer to all others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias, TypeVar

import msgspec
from msgspec import inspect

from .choices import Choice
from .type_infos import info_of

F = TypeVar("F")

Later: TypeAlias = Callable[[Callable[[], F]], F]
"""Returns what does as that will which is yet to be made."""


class PerClass(dict[Any, F]):
    """What is made of each type when it is first needed; safe to share between threads.

    A structure, and a choice, is made when its own first value comes, not with what
    refers to it: however deep types stand in each other, no more is made than is used.
    """

    def __init__(
        self,
        make: Callable[[inspect.Type, PerClass[F]], F],
        make_class: Callable[[type[Any], PerClass[F]], F],
        later: Later[F],
    ) -> None:
        """Take what makes it of a type, of a structure or a choice, and of no one yet."""
        super().__init__()
        self._make = make
        self._make_class = make_class
        self._later = later

    def __missing__(self, type_: Any) -> F:
        if isinstance(type_, type) and issubclass(type_, msgspec.Struct | Choice):
            return self.setdefault(type_, self._make_class(type_, self))
        return self.setdefault(type_, self._make(info_of(type_), self))

    def made(self, info: inspect.Type) -> F:
        """Return what is made of a type that nobody will ask for again."""
        return self._make(info, self)

    def of(self, class_: type[Any]) -> F:
        """Return what is made of a structure or a choice, or does as that will."""
        found = self.get(class_)
        if found is not None:
            return found
        return self._later(partial(self.__getitem__, class_))
