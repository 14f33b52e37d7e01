"""Import statements of emitted modules, in the order that isort gives them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping


def import_lines(wanted: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the imports of names by module, those of nothing left out.

    Each name stands on a line of its own where the module is of the runtime: which of
    its names are needed is what changes most.
    """
    groups: dict[int, list[str]] = {}
    for module in sorted(wanted, key=lambda module: (_group(module), module)):
        if names := _sorted(wanted[module]):
            groups.setdefault(_group(module), []).append(_statement(module, names))
    blocks = ["\n".join(groups[group]) for group in sorted(groups)]
    return tuple("\n\n".join(blocks).splitlines())


def _statement(module: str, names: list[str]) -> str:
    if not module.startswith("._runtime"):
        return f"from {module} import {', '.join(names)}"
    return "\n".join([f"from {module} import (", *(f"    {n}," for n in names), ")"])


def _group(module: str) -> int:
    if module.startswith("."):
        return 2
    return 0 if module.partition(".")[0] in sys.stdlib_module_names else 1


def _sorted(names: Iterable[str]) -> list[str]:
    """Return names as isort has them: constants, then classes, then the rest."""

    def rank(name: str) -> tuple[int, str]:
        if name.isupper():
            return 0, name
        return (1 if name[0].isupper() else 2), name

    return sorted(set(names), key=rank)
