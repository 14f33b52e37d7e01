"""The operations of a service, of which each is loaded when it is first used."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from ..loading import Loading
from ..operation import Operation


class Listed(Mapping[str, Operation[Any, Any]]):
    """The operations of a service by their names, in the order of the spec."""

    def __init__(self, package: str, constants: Mapping[str, str]) -> None:
        """Take the name of the package, and names of constants by those of operations.

        A constant of a module of the package has the name of that before a dot.
        """
        self._package = package
        self._constants = constants

    def __getitem__(self, name: str) -> Operation[Any, Any]:
        module, _, constant = self._constants[name].rpartition(".")
        owner = import_module(f".{module}", self._package) if module else None
        found: Operation[Any, Any] = getattr(
            owner or sys.modules[self._package], constant
        )
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._constants)

    def __len__(self) -> int:
        return len(self._constants)

    def loading(self) -> Loading:
        """Return what finds the constants that stand in modules of the package."""
        places = [each.rpartition(".") for each in self._constants.values()]
        return Loading(
            self._package,
            {constant: module for module, _, constant in places if module},
        )
