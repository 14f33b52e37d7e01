"""An emitted package that is imported from memory, under a name that nobody else has."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib import import_module
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import CodeType, ModuleType
from typing import Any


class InMemory(MetaPathFinder, InspectLoader):
    """Finds and loads the modules of one package, given as texts by path."""

    def __init__(self, package: str, files: Mapping[str, str]) -> None:
        """Take the package's name, and the files of its distribution."""
        self._texts = {
            path.removesuffix(".py").replace("/", "."): text
            for path, text in files.items()
            if path.startswith(f"{package}/") and path.endswith(".py")
        }

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Return how to load a module, None if it is none of this package."""
        if fullname in self._texts or self.is_package(fullname):
            return spec_from_loader(fullname, self)
        return None

    def is_package(self, fullname: str) -> bool:
        """Tell whether a module has modules below it."""
        return f"{fullname}.__init__" in self._texts

    def get_source(self, fullname: str) -> str:
        """Return the text of a module."""
        return self._texts[self._key(fullname)]

    def get_code(self, fullname: str) -> CodeType:
        """Return the code of a module, which says in which file it would lie.

        Tracebacks tell it, and so do records of which lines are run.
        """
        path = self._key(fullname).replace(".", "/") + ".py"
        return self.source_to_code(self.get_source(fullname), path)

    def _key(self, fullname: str) -> str:
        return f"{fullname}.__init__" if self.is_package(fullname) else fullname


class Package:
    """The modules of an emitted package, as far as a server needs them."""

    def __init__(self, name: str, files: Mapping[str, str]) -> None:
        """Import the package from the files of its distribution."""
        self._name = name
        self._finder = InMemory(name, files)
        sys.meta_path.append(self._finder)
        self.operations: Any = import_module(f"{name}.operations")
        self.codec: Any = import_module(f"{name}._runtime.codec")

    @cached_property
    def server(self) -> Any:
        """The module that has the server; a document without operations has none."""
        return self.own("server")

    @cached_property
    def refusals(self) -> Any:
        """The module that has what servers refuse requests with."""
        return self.runtime("refusals")

    def own(self, module: str) -> Any:
        """Return a module of the package itself, such as "errors"."""
        return import_module(f"{self._name}.{module}")

    def runtime(self, module: str) -> Any:
        """Return a module of the runtime, such as "identity.claim"."""
        return import_module(f"{self._name}._runtime.{module}")

    def forget(self) -> None:
        """Let go of the modules; what has them already can use them on."""
        sys.meta_path.remove(self._finder)
        for name in [each for each in sys.modules if self._owns(each)]:
            del sys.modules[name]

    def _owns(self, module: str) -> bool:
        return module.partition(".")[0] == self._name
