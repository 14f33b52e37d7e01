"""The libraries with which plain JSON is written and read."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeAlias

import msgspec

Library: TypeAlias = tuple[Callable[[Any], str | bytes], Callable[[str | bytes], Any]]
"""What writes, and what reads."""


def _libraries() -> dict[str, Library]:
    found: dict[str, Library] = {
        "json": (json.dumps, json.loads),
        "msgspec": (msgspec.json.encode, msgspec.json.decode),
    }
    if find_spec("orjson") is not None:
        orjson = import_module("orjson")
        found["orjson"] = (orjson.dumps, orjson.loads)
    return found


LIBRARIES = _libraries()
"""Those that are installed, by their names."""
