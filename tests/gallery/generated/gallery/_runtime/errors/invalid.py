"""The errors about values that break the spec."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from ..public import public
from ..violations import Violation
from .root import Error


class RequestInvalid(Error):
    """The arguments break the spec; nothing was sent, or no whole request."""

    __module__ = public("errors")

    given: Mapping[str, str] = MappingProxyType({})
    """What stands where a pattern or the like is broken, by the path of the violation;
    nothing that the spec calls secret."""

    def __init__(self, operation: str, violations: Sequence[Violation]) -> None:
        """Take the operation's name and all that is wrong with its input."""
        super().__init__(operation, violations)
        self.operation = operation
        self.violations = list(violations)

    def __str__(self) -> str:
        """Return one line a violation."""
        told = [
            (
                replace(each, message=f"{each.message}, and is {self.given[each.path]}")
                if each.path in self.given
                else each
            )
            for each in self.violations
        ]
        return _sentence(f"{self.operation} was not called", told)


class ResponseInvalid(Error):
    """The service answered with a body that breaks the spec.

    Raised where nothing can be returned, and by a client with `responses="strict"`.
    """

    __module__ = public("errors")

    status: int | None = None
    """HTTP status of the response."""

    headers: Mapping[str, str] = MappingProxyType({})
    """Headers of the response, by their names in lower case."""

    request_id: str | None = None
    """What the service calls the request, for its operators."""

    def __init__(
        self, operation: str, violations: Sequence[Violation], content: bytes
    ) -> None:
        """Take the operation's name, what is wrong, and the body, as far as it is kept."""
        super().__init__(operation, violations, content)
        self.operation = operation
        self.violations = list(violations)
        self.content = content

    def __str__(self) -> str:
        """Return one line a violation."""
        return _sentence(f"{self.operation} answered wrongly", self.violations)


class ModelInvalid(Error, ValueError):
    """What stands for a structure, or a structure itself, breaks its schema."""

    __module__ = public("errors")

    def __init__(self, model: str, violations: Sequence[Violation]) -> None:
        """Take the structure's name and all that is wrong with it."""
        super().__init__(model, violations)
        self.model = model
        self.violations = list(violations)

    def __str__(self) -> str:
        """Return one line a violation."""
        return _sentence(f"this is no {self.model}", self.violations)


def _sentence(start: str, violations: Sequence[Violation]) -> str:
    shown = [*map(str, violations[:_SHOWN])]
    if len(violations) > _SHOWN:
        shown.append(f"and {len(violations) - _SHOWN} more")
    return "\n  ".join([f"{start}:", *shown])


_SHOWN = 20
"""How many violations a message lists; an error has them all."""
