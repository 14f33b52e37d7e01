"""Which modules of the runtime an emitted package needs: those that its own import."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath

_IMPORT = re.compile(
    r"^[ \t]*from[ \t]+(\.+[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)", re.M
)
_NAME = re.compile(r"[A-Za-z_]\w*")


def reached(
    modules: Mapping[str, str], runtime: Mapping[str, str], root: str
) -> set[str]:
    """Return the paths of the runtime's modules that others import, however far.

    Args:
        modules: The texts of the package's own modules, by their paths.
        runtime: Those of the runtime, likewise.
        root: The folder of the package.
    """
    known = {*modules, *runtime}
    waiting = [path for path in modules if path.endswith(".py")]
    found = set(waiting)
    while waiting:
        path = waiting.pop()
        text = modules.get(path) or runtime.get(path) or ""
        new = (_loaded(path, text, root) & known) - found
        found |= new
        waiting += new
    return found - modules.keys()


@lru_cache(maxsize=1024)
def _loaded(path: str, text: str, root: str) -> frozenset[str]:
    """Return the files that are loaded where a module is, if they are there."""
    imported = {*_each_imported(path, text)}
    return frozenset(each for name in imported for each in _modules(name, root))


def _each_imported(path: str, text: str) -> Iterator[str]:
    """Return the dotted paths that a module may import, from the root on."""
    folder = PurePosixPath(path).parent.parts
    for module, names in _IMPORT.findall(text):
        dots = len(module) - len(module.lstrip("."))
        start = [*folder[: len(folder) - dots + 1], *filter(None, module.split("."))]
        base = "/".join(start)
        yield base
        yield from (f"{base}/{name}" for name in _NAME.findall(names))


def _modules(path: str, root: str) -> Iterable[str]:
    """Return the files that are loaded where a path is imported: those above it, too."""
    yield f"{path}.py"
    while path and path != root:
        yield f"{path}/__init__.py"
        path = path.rpartition("/")[0]
