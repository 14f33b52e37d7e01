"""What of a service is implemented: told when it starts, and not when it is called."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from types import MethodType
from typing import Any

from .context import Handler
from .operation import Operation, Service

_CLOSE = 0.8


def check_implemented(
    described: Service,
    base: type,
    service: object,
    handlers: Mapping[Operation[Any, Any], Handler],
) -> None:
    """Tell which operations a service leaves out; one line of the log has them all.

    Args:
        described: What there is to implement.
        base: The class that `service` derives from, whose methods do nothing.
        service: What implements the operations.
        handlers: Its methods, by what they implement.

    Raises:
        TypeError: a public method is called nearly as an operation that is left out.
    """
    inherited = {
        method: name for name, method in vars(base).items() if callable(method)
    }
    missing = {
        inherited[handler.__func__]: operation.name
        for operation, handler in handlers.items()
        if isinstance(handler, MethodType) and handler.__func__ in inherited
    }
    check_names(base, service, missing)
    if missing:
        logging.getLogger(f"{described.name}.server").warning(
            "%d of %d operations are not implemented, and answered with 501: %s",
            *(len(missing), len(handlers), ", ".join(sorted(missing.values()))),
        )


def check_names(base: type, service: object, missing: Iterable[str]) -> None:
    """Check that no method of a service is meant for one that it leaves out.

    Raises:
        TypeError: a public method is called nearly so.
    """
    missing = list(missing)
    for name in _added(base, service):
        if close := get_close_matches(name, missing, n=1, cutoff=_CLOSE):
            raise TypeError(
                f"{type(service).__name__}.{name} implements no operation; did you mean "
                f"{close[0]}? A method of your own with this name needs an underscore"
            )


def _added(base: type, service: object) -> Iterator[str]:
    """Return the public methods that a service has beside those of its base."""
    for class_ in type(service).__mro__:
        if issubclass(base, class_):
            continue
        for name, value in vars(class_).items():
            if callable(value) and not name.startswith("_") and not hasattr(base, name):
                yield name
