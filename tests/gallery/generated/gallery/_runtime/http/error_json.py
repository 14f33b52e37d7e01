"""Errors that are told by their status, as JSON: for logs, queues and tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from ..errors import ModelInvalid
from ..public_json import as_plain, as_text, from_plain, from_text
from ..violations import Violation


class ErrorMembers(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What is told of an error; `body` is as its type says, or any plain JSON."""

    status: int | None = None
    message: str | None = None
    headers: dict[str, str] = {}
    body: Any = None


class _OnlyBody(msgspec.Struct):
    body: msgspec.Raw = msgspec.Raw(b"null")


def error_text(said: ErrorMembers, types: Sequence[Any], name: str) -> bytes:
    """Return an error as JSON text.

    Args:
        said: All of it.
        types: Those that its body may have, in order; none where nothing is said of it.
        name: What users call the error.

    Raises:
        ModelInvalid: the body is of none of the types.
    """
    if said.body is None:
        return msgspec.json.encode(said)
    body = _first(types, name, lambda type_: as_text(said.body, type_, name))
    return msgspec.json.encode(msgspec.structs.replace(said, body=msgspec.Raw(body)))


def error_plain(said: ErrorMembers, types: Sequence[Any], name: str) -> dict[str, Any]:
    """Return an error as plain JSON; arguments and errors as for `error_text`."""
    members: dict[str, Any] = msgspec.to_builtins(
        msgspec.structs.replace(said, body=None)
    )
    if said.body is not None:
        members["body"] = _first(
            types, name, lambda type_: as_plain(said.body, type_, name)
        )
    return members


def error_of_text(text: bytes | str, types: Sequence[Any], name: str) -> ErrorMembers:
    """Return what a JSON text tells of an error.

    Raises:
        ModelInvalid: the text is not JSON, or tells of no error with such a body.
    """
    said = from_text(text, ErrorMembers, name)
    if said.body is not None:
        raw = bytes(msgspec.json.decode(text, type=_OnlyBody).body)
        said.body = _first(types, name, lambda type_: from_text(raw, type_, name))
    return said


def error_of_plain(members: Any, types: Sequence[Any], name: str) -> ErrorMembers:
    """Return what plain JSON tells of an error.

    Raises:
        ModelInvalid: it tells of no error with such a body.
    """
    said = from_plain(members, ErrorMembers, name)
    if said.body is not None:
        body = said.body
        said.body = _first(types, name, lambda type_: from_plain(body, type_, name))
    return said


def _first(types: Sequence[Any], name: str, use: Callable[[Any], Any]) -> Any:
    """Return what comes of the first type that fits a body."""
    found: list[Violation] = []
    for type_ in types or (Any,):
        try:
            return use(type_)
        except ModelInvalid as error:
            found = found or error.violations
    raise ModelInvalid(name, [_below_body(each) for each in found])


def _below_body(found: Violation) -> Violation:
    return msgspec.structs.replace(found, path=f"/body{found.path}")
