"""What of the groups of a service is implemented: told when it starts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from ..context import Handler
from ..implemented import check_names
from ..operation import Operation, Service


class Group:
    """Operations whose handlers are methods of one class."""

    def __init__(
        self,
        base: type,
        service: object | None,
        methods: Mapping[Operation[Any, Any], Callable[..., Any]],
    ) -> None:
        """Take the emitted class, an object of a subclass, and the methods to override.

        Args:
            base: Whose methods do nothing.
            service: What implements the operations; `None` if nothing does.
            methods: Those of `base`, by what they are for.
        """
        self.base = base
        self.service = service
        self.methods = methods

    def handlers(self) -> dict[Operation[Any, Any], Handler]:
        """Return the methods that are overridden.

        Raises:
            TypeError: a public method is called nearly as one that is not.
        """
        if self.service is None:
            return {}
        found: dict[Operation[Any, Any], Handler] = {}
        missing: dict[str, str] = {}
        for operation, method in self.methods.items():
            handler = getattr(self.service, method.__name__)
            if getattr(handler, "__func__", handler) is method:
                missing[method.__name__] = operation.name
            else:
                found[operation] = handler
        check_names(self.base, self.service, missing)
        return found


def handlers_of(
    described: Service, *groups: Group
) -> dict[Operation[Any, Any], Handler]:
    """Return what implements the operations of a service; the log tells what is missing.

    Raises:
        TypeError: a public method is called nearly as an operation that is left out.
    """
    found = {
        operation: handler
        for group in groups
        for operation, handler in group.handlers().items()
    }
    left = [each.name for each in described.operations.values() if each not in found]
    if left:
        logging.getLogger(f"{described.name}.server").warning(
            "%d of %d operations are not implemented, and answered with 501: %s",
            *(len(left), len(described.operations), ", ".join(sorted(left))),
        )
    return found
