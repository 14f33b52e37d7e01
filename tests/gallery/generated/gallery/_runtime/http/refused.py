"""What a server answers to requests that no operation gets to see."""

from __future__ import annotations

from collections.abc import Iterable

from ..refusals import Refusal


def unknown_path(path: str) -> Refusal:
    """Refuse a path that no operation has."""
    return Refusal(404, "NotFound", f"There is nothing at {_excerpt(path)}.")


def wrong_method(method: str, allowed: Iterable[str]) -> Refusal:
    """Refuse a method that a path does not have."""
    names = ", ".join(allowed)
    message = f"The method must be one of {names}, not {_excerpt(method)}."
    header = (b"allow", names.encode("latin-1"))
    return Refusal(405, "MethodNotAllowed", message, header)


def wrong_media_type(method: str, given: bytes | None, taken: Iterable[str]) -> Refusal:
    """Refuse a body of a type that an operation does not take."""
    names = ", ".join(taken)
    shown = "missing" if given is None else _excerpt(given.decode("latin-1"))
    message = f"The content type is {shown}; it must be one of {names}."
    header = _ACCEPTS.get(method, b"accept")
    return Refusal(
        *(415, "UnsupportedMediaType", message), (header, names.encode("latin-1"))
    )


def not_acceptable(accept: bytes, offered: Iterable[str]) -> Refusal:
    """Refuse a caller that takes nothing that an operation answers with."""
    shown = _excerpt(accept.decode("latin-1"))
    message = f"Accept is {shown}; the answer is one of {', '.join(offered)}."
    return Refusal(406, "NotAcceptable", message)


def unimplemented(operation: str) -> Refusal:
    """Refuse an operation that the service does not implement."""
    message = f"{operation} is not implemented by this server."
    return Refusal(501, "NotImplemented", message)


def _excerpt(text: str) -> str:
    return repr(text if len(text) <= 100 else f"{text[:100]}...")


_ACCEPTS = {"POST": b"accept-post", "PATCH": b"accept-patch"}
