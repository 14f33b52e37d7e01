"""Import statements of emitted modules, in the order that isort gives them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping

_ALWAYS_THE_SAME = {
    ".operations",
    "._runtime.camel_structure",
    "._runtime.context",
    "._runtime.enums",
    "._runtime.hooks",
    "._runtime.http.async_client",
    "._runtime.http.client",
    "._runtime.http.cors",
    "._runtime.http.implemented",
    "._runtime.http.listed",
    "._runtime.http.reply",
    "._runtime.http.server",
    "._runtime.loading",
    "._runtime.operation",
    "._runtime.options",
    "._runtime.outgoing",
    "._runtime.protocol",
    "._runtime.responses",
    "._runtime.retries",
    "._runtime.serving",
    "._runtime.structure",
    "._runtime.text_enums",
    "._runtime.times",
    "._runtime.transport",
}
"""Modules of which a module of one kind imports the same names, in nearly all specs."""


def import_lines(wanted: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the imports of names by module, those of nothing left out.

    Each name stands on a line of its own where the module is our own, if not the same
    names of it are always needed: which they are is what changes most.
    """
    groups: dict[int, list[str]] = {}
    for module in sorted(wanted, key=lambda module: (_group(module), module)):
        if names := sorted_names(wanted[module]):
            groups.setdefault(_group(module), []).append(_statement(module, names))
    blocks = ["\n".join(groups[group]) for group in sorted(groups)]
    return tuple("\n\n".join(blocks).splitlines())


def export_lines(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of `__all__` in the order that isort gives them."""
    return tuple(sorted_names(names))


def deeper(lines: Iterable[str]) -> tuple[str, ...]:
    """Return imports as a module writes them that stands one folder deeper."""
    return tuple(
        line.replace("from .", "from ..", 1) if line.startswith("from .") else line
        for line in lines
    )


def _statement(module: str, names: list[str]) -> str:
    if not module.startswith(".") or module in _ALWAYS_THE_SAME:
        return f"from {module} import {', '.join(names)}"
    return "\n".join([f"from {module} import (", *(f"    {n}," for n in names), ")"])


def _group(module: str) -> int:
    if module.startswith("."):
        return 2
    return 0 if module.partition(".")[0] in sys.stdlib_module_names else 1


def sorted_names(names: Iterable[str]) -> list[str]:
    """Return names as isort has them: constants, then classes, then the rest.

    Numbers in names count as numbers: Tag9 stands before Tag10.
    """
    return sorted(set(names), key=lambda name: (_kind(name), _parts(name), name))


def _kind(name: str) -> int:
    if len(name) > 1 and name.isupper():
        return 0
    return 1 if name[0].isupper() else 2


def _parts(name: str) -> list[tuple[str, tuple[int, int, str]]]:
    return [(text, _number(digits)) for text, digits in _TEXT_AND_NUMBER.findall(name)]


def _number(digits: str) -> tuple[int, int, str]:
    """Return what digits sort by: as a fraction if they begin with 0."""
    if not digits:
        return -1, 0, ""
    return (0, 0, digits) if digits[0] == "0" else (1, len(digits), digits)


_TEXT_AND_NUMBER = re.compile(r"([^0-9]+|(?=[0-9]))([0-9]*)")
