"""What a server does about answers of its own service that break the spec.

The service has acted already, so a limit is no reason to call that a failure: the answer
is sent, and the log tells. What is not of its type, or absent, is a fault of the service.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from .codec import Rejected, encode, encode_valid
from .operation import Operation
from .prepared import valid_encoder
from .structure import Structure
from .violations import Violation

ValidateResponses: TypeAlias = bool | Literal["strict"]
"""Whether what a service answers is checked, and whether limits count as its types do."""


class Outgoing:
    """Writes answers, as far as they keep to the spec."""

    def __init__(self, validate: ValidateResponses, log: logging.Logger) -> None:
        """Take whether to check, and where to tell what is sent all the same."""
        self._validate = validate
        self._log = log

    def encoder(self, type_: Any) -> Callable[[Any], bytes]:
        """Return what writes values of `type_` as JSON text.

        It raises `Rejected` where one breaks the spec, if they are checked; `beyond` is
        for those then.
        """
        return valid_encoder(type_) if self._validate else encode

    def output(
        self,
        operation: Operation[Any, Any],
        value: Structure,
        type_: type[Structure],
        request_id: str,
    ) -> bytes:
        """Return what an operation returned, of `type_`, as JSON text.

        Raises:
            Rejected: it breaks the spec in more than limits.
            ValueError: it has no JSON form, and is not checked.
        """
        if not self._validate:
            return encode(value)
        return self.checked(operation, value, type_, request_id)

    def checked(
        self,
        operation: Operation[Any, Any],
        value: Structure,
        type_: type[Structure],
        request_id: str,
    ) -> bytes:
        """Return a structure of `type_` as JSON text, whether others are checked or not.

        Raises:
            Rejected: it breaks the spec in more than limits.
        """
        try:
            return encode_valid(value, type_)
        except Rejected as error:
            return self.beyond(operation, value, error, request_id)

    def beyond(
        self,
        operation: Operation[Any, Any],
        value: Any,
        error: Rejected,
        request_id: str,
    ) -> bytes:
        """Return what breaks limits all the same, and tell the log.

        Raises:
            Rejected: it breaks more than that.
        """
        if self._validate == "strict" or not all(map(_is_limit, error.violations)):
            raise error
        found = "; ".join(map(str, error.violations))
        self._log.warning(
            "%s answers beyond the limits of its spec, request %s: %s",
            *(operation.name, request_id, found),
        )
        return encode(value)


def _is_limit(found: Violation) -> bool:
    return found.rule not in _TYPES


_TYPES = frozenset({"const", "contentEncoding", "required", "type"})
"""The keywords that say what a value is, not which values are allowed."""
