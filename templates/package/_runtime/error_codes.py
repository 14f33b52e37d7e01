"""What services of AWS call the errors that they answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .codec import Malformed, parse

if TYPE_CHECKING:
    from .transport import Response


def error_code(response: Response) -> str | None:
    """Return the name of the error that `response` stands for, if it tells one."""
    return code_of(object_of(response.body), response)


def object_of(body: bytes) -> dict[str, Any] | None:
    """Return the JSON object that a body is, `None` if it is none."""
    try:
        value = parse(body or b"{}")
    except Malformed:
        return None
    return value if isinstance(value, dict) else None


def code_of(body: dict[str, Any] | None, response: Response) -> str | None:
    """Return what a body, or the header beside it, calls the error, if it tells one."""
    candidates = (
        (body or {}).get("__type"),
        (body or {}).get("code"),
        response.headers.get("x-amzn-errortype"),
    )
    for candidate in candidates:
        if isinstance(candidate, str) and (code := bare_code(candidate)):
            return code
    return None


def bare_code(code: str) -> str:
    """Return the name in a code: without its namespace, and without an address."""
    namespace, mark, name = code.partition(":")[0].partition("#")
    return name if mark else namespace
