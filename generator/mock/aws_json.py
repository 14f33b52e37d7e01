"""What the headers of AWS JSON say: what is asked for, and which error is the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EXPOSED = b"x-amzn-errortype, x-amzn-requestid"
"""The headers of answers that a page in a browser may read, too."""


def requested(
    scope: Any, given: Mapping[bytes, bytes], operations: Mapping[str, str]
) -> str | None:
    """Return the name of the operation that a request is for, by the values of its header.

    None for a request that is not of AWS JSON, or for no operation that there is.
    """
    if scope["method"] != "POST":
        return None
    return operations.get(given.get(b"x-amz-target", b"").decode("latin-1"))


def answered(given: Mapping[bytes, bytes]) -> str:
    """Return the name of the error that an answer is, "" if it is none."""
    return given.get(b"x-amzn-errortype", b"").decode()
