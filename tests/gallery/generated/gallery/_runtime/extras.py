"""The libraries that extras of this package install: imported late, if they are there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .errors import MissingExtra


class Library:
    """A module that an extra installs; it is imported for the first name in it.

    What it holds is `Any`, for a type checker finds no more of it than Python does.

    Args:
        module: Its name.
        extra: The extra that installs it.
        feature: What needs it, as the start of a sentence.
    """

    def __init__(self, module: str, *, extra: str, feature: str) -> None:
        self._module = module
        self._extra = extra
        self._feature = feature

    def __getattr__(self, name: str) -> Any:
        """Return what has this name in it.

        Raises:
            MissingExtra: it is not installed.
        """
        found = getattr(self.load(), name)
        # The next one that asks finds it without coming here.
        setattr(self, name, found)
        return found

    def load(self, submodule: str = "") -> Any:
        """Return it, or a module in it.

        Raises:
            MissingExtra: it is not installed.
        """
        module = ".".join(filter(None, [self._module, submodule]))
        try:
            return import_module(module)
        except ImportError as error:
            top = self._module.partition(".")[0]
            raise MissingExtra(self._feature, top, self._extra) from error
