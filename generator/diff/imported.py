"""Which changes a file of the runtime came or went with: those of what imports it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diff.parts import Part

_RUNTIME = "/_runtime/"


def with_importers(
    parts: Sequence[Part], found: Sequence[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """Return the changes of each part; those of the runtime have those of importers.

    The runtime is copied as it is, and only as far as something reaches it.
    """
    imports = [list(_imported(part)) for part in parts]
    files: dict[str, set[int]] = {
        _module(part.path): set() for part in parts if _RUNTIME in part.path
    }
    has_more = True
    while has_more:
        has_more = False
        for part, numbers, modules in zip(parts, found, imports, strict=True):
            known = files.get(_module(part.path), set(numbers))
            for module in modules:
                if module in files and not known <= files[module]:
                    files[module] |= known
                    has_more = True
    return [
        tuple(sorted(files[_module(part.path)])) if _RUNTIME in part.path else numbers
        for part, numbers in zip(parts, found, strict=True)
    ]


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__")


def _imported(part: Part) -> Iterator[str]:
    """Yield the modules that a part imports, and the packages that these stand in."""
    for name in part.names:
        inner = name.lstrip(".")
        if dots := len(name) - len(inner):
            steps = [*part.path.split("/")[:-dots], *filter(None, inner.split("."))]
            for depth in range(len(steps), 1, -1):
                yield "/".join(steps[:depth])
