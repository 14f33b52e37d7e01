"""Values that can be compared once what they were read from is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def snapshot(value: Any) -> Any:
    """Return a value with bytes in place of whatever bytes are read from.

    So it is with items that are iterated over.
    """
    return _taken(value, _read)


async def async_snapshot(value: Any) -> Any:
    """Return the same, in an event loop."""
    pending: list[tuple[Any, Any]] = []

    def read(content: Any) -> Any:
        if _gives_items(content):
            pending.append((content, _listed(content)))
            return content
        reader = getattr(content, "aread", None)
        if reader is None:
            return content.read()
        pending.append((content, reader()))
        return content

    taken = _taken(value, read)
    known = [(content, snapshot(await result)) for content, result in pending]
    return _replaced(taken, known)


def _read(content: Any) -> Any:
    return snapshot([*content]) if _gives_items(content) else content.read()


async def _listed(content: Any) -> list[Any]:
    return [each async for each in content]


def _gives_items(value: Any) -> bool:
    """Tell whether a value gives items, not bytes, by `for` and by `async for`."""
    ways = ("__iter__", "__aiter__")
    return all(hasattr(value, way) for way in ways) and not hasattr(value, "read")


def _taken(value: Any, read: Callable[[Any], Any]) -> Any:
    if isinstance(value, list | tuple):
        return [_taken(each, read) for each in value]
    if isinstance(value, dict):
        return {key: _taken(each, read) for key, each in value.items()}
    fields = getattr(value, "__struct_fields__", None)
    if fields is not None and not hasattr(value, "content"):
        members = {name: _taken(getattr(value, name), read) for name in fields}
        return type(value).__name__, members
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value)
    content = getattr(value, "content", None)
    if content is not None:
        # A file in a form: what is in it matters, not where it lies.
        return "file", _taken(content, read)
    if callable(getattr(value, "read", None)) or _gives_items(value):
        return read(value)
    return value


def _replaced(value: Any, known: list[tuple[Any, Any]]) -> Any:
    for content, result in known:
        if value is content:
            return result
    if isinstance(value, list):
        return [_replaced(each, known) for each in value]
    if isinstance(value, tuple):
        return tuple(_replaced(each, known) for each in value)
    if isinstance(value, dict):
        return {key: _replaced(each, known) for key, each in value.items()}
    return value
