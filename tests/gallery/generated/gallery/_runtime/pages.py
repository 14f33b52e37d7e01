"""Long results, page by page: which request comes after a page."""

from __future__ import annotations

import logging
from typing import Generic

from msgspec.structs import replace

from .operation import Input, Operation, Output


class Pages(Generic[Input, Output]):
    """Turns the pages of one result: finds the request for the page after another."""

    def __init__(
        self,
        operation: Operation[Input, Output],
        first: Input,
        log: logging.Logger,
    ) -> None:
        """Take the request for the first page, and the log of the client.

        Raises:
            ValueError: the spec does not say that the operation answers in pages.
        """
        if operation.pagination is None:
            raise ValueError(f"{operation.name} does not answer in pages")
        self._operation = operation
        self._members = operation.pagination
        self._first = first
        self._log = log
        self._seen: set[str] = set()

    def after(self, page: Output) -> Input | None:
        """Return the request for the page after `page`, `None` if that is the last one.

        A token that was there before ends the result, too: it would start again.
        """
        token = getattr(page, self._members.output_token)
        if not token:
            return None
        # The first one may be no token at all, until its request has been checked.
        self._seen.add(repr(getattr(self._first, self._members.input_token)))
        if repr(token) in self._seen:
            self._log.warning(
                "%s ends after %d pages, because the service repeats a token",
                *(self._operation.name, len(self._seen)),
            )
            return None
        self._seen.add(repr(token))
        return replace(self._first, **{self._members.input_token: token})
