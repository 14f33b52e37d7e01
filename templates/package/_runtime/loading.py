"""Packages whose modules are loaded when what stands in them is first used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


class Later:
    """What a name stands for, found out when somebody asks its package for it."""

    def __init__(self, find: Callable[[], Any]) -> None:
        """Take what returns it."""
        self.find = find


class Loading:
    """The names of a package, of which each stands in one of its modules."""

    def __init__(self, package: str, modules: Mapping[str, str]) -> None:
        """Take the name of the package, and where names stand.

        Args:
            package: Its full name.
            modules: Modules by names, or by the words that names begin with: the longest
                beginning counts.
        """
        self._package = package
        self._modules = modules

    def attribute(self, name: str) -> Any:
        """Return what a name stands for, as `__getattr__` of the package.

        Raises:
            AttributeError: there is no such name.
        """
        try:
            found = self._found(name)
        except KeyError:
            message = f"module {self._package!r} has no attribute {name!r}"
            raise AttributeError(message) from None
        vars(sys.modules[self._package])[name] = found
        return found

    def names(self) -> list[str]:
        """Return all names, as `__dir__` of the package; this loads all modules."""
        found = set(vars(sys.modules[self._package]))
        for module in set(self._modules.values()):
            names = vars(import_module(f".{module}", self._package))
            found |= {each for each in names if self._module(each) == module}
        return sorted(found)

    def _found(self, name: str) -> Any:
        module = self._module(name)
        if module is None:
            if name not in self._modules.values():
                raise KeyError(name)
            return import_module(f".{name}", self._package)
        found = vars(import_module(f".{module}", self._package))[name]
        return found.find() if isinstance(found, Later) else found

    def _module(self, name: str) -> str | None:
        for end in range(len(name), 0, -1):
            module = self._modules.get(name[:end])
            if module is not None and not name[end : end + 1].islower():
                return module
        return None
