"""The error about what is not installed."""

from __future__ import annotations

from typing import Any

from ..public import public
from .root import Error


class MissingExtra(Error, ImportError):
    """Something is used that an extra of this package would install."""

    __module__ = public("errors")

    def __init__(self, feature: str, module: str, extra: str) -> None:
        """Name what is used, the module it needs, and the extra that brings it."""
        package = __name__.partition(".")[0]
        self.feature = feature
        self.extra = extra
        super().__init__(
            f"{feature} needs {module}, which is not installed: "
            f"pip install '{package}[{extra}]'",
            name=module,
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what makes an equal error: its text is none of its attributes."""
        made_of = (self.feature, self.name, self.extra)
        return type(self), made_of, self.__dict__
