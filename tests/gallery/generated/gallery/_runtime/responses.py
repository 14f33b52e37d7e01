"""What a client does about a response that breaks the spec, but can be read."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Literal, TypeAlias

from .errors import ResponseInvalid

Responses: TypeAlias = Literal["lenient", "strict"]
"""Whether what breaks the spec is read as far as it fits, or raised."""

OnResponseInvalid: TypeAlias = Callable[[ResponseInvalid], object]
"""Called with what a strict client would raise."""


class Leniency:
    """Raises what breaks the spec, or else tells of it."""

    def __init__(
        self,
        package: str,
        responses: Responses = "lenient",
        on_response_invalid: OnResponseInvalid | None = None,
    ) -> None:
        """Take the package's name, which names the log, and what is asked for.

        Raises:
            ValueError: `responses` is neither of the two.
        """
        if responses not in ("lenient", "strict"):
            raise ValueError(f"responses must be lenient or strict, not {responses!r}")
        self.strict = responses == "strict"
        self._hook = on_response_invalid
        self._log = logging.getLogger(f"{package}.client")

    def tell(self, error: ResponseInvalid) -> None:
        """Log and hand on what is wrong with a response that is used all the same."""
        self._log.warning("%s", error)
        if self._hook is not None:
            self._hook(error)
