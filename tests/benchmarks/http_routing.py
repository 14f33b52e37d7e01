"""How long it takes to find one of many operations by its method and path."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from functools import partial

from templates.package._runtime.http.routes import Routes, path_of
from tests.benchmarks.bars import Bar
from tests.benchmarks.timing import cpu_seconds
from tests.beside import BESIDE

DOCUMENT = BESIDE / "world/real/github--api.github.com.json"
METHODS = {"get", "put", "post", "delete", "patch", "head", "options", "trace"}
MICROSECONDS = 2.0


def routing() -> list[Bar]:
    """Measure the routes of GitHub's document; nothing where that is not."""
    if not DOCUMENT.exists():
        return []
    paths = json.loads(DOCUMENT.read_text("utf-8"))["paths"]
    keys = [(key.upper(), path) for path in paths for key in paths[path]]
    keys = [(method, path) for method, path in keys if method.lower() in METHODS]
    routes: Routes[str] = Routes()
    for method, path in keys:
        routes.add(method, path, path)
    requests = [
        (method, re.sub(r"\{\w+\}", "some-value", path).encode())
        for method, path in keys
    ]
    random.Random(1).shuffle(requests)
    found = cpu_seconds({"find": partial(_find, routes, requests)})["find"]
    spent = found / len(requests) * 1e6
    what = f"one of {len(keys)} operations found, microseconds"
    return [Bar(what, spent, MICROSECONDS, at_most=True)]


def _find(routes: Routes[str], requests: Sequence[tuple[str, bytes]]) -> None:
    for method, path in requests:
        if routes.find(method, path_of(path, "", "") or "") is None:
            raise RuntimeError(f"nothing is at {method} {path!r}")
