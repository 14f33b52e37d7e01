"""What AWS JSON says of an operation, and what follows from that."""

from __future__ import annotations

from typing import Any

import msgspec

from ..errors import ServiceError
from ..operation import Operation, Output


class RpcTarget(msgspec.Struct, frozen=True):
    """`POST /`, the operation named by a header, all members in one JSON body."""

    target: str
    """Value of the header `X-Amz-Target`."""

    media_type: str = "application/x-amz-json-1.1"
    """What a client says that the body is."""


def output_of(operation: Operation[Any, Output]) -> type[Output]:
    """Return the structure of what an operation answers with."""
    assert operation.output is not None
    return operation.output


def status_of(operation: Operation[Any, Any], error: ServiceError) -> int | None:
    """Return the documented status of `error`, `None` if it is not documented.

    An error of a subclass counts as the one that it derives from.
    """
    for status, class_ in operation.errors.items():
        if isinstance(error, class_):
            return int(status)
    return None
