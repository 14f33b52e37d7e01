"""Imports as black has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.rendering.blackened import LINE_LENGTH

_NAME = r"[A-Za-z_]\w*(?: as [A-Za-z_]\w*)?"
_MODULE = r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*"
_ON_ONE = re.compile(
    rf"import {_MODULE}(?: as [A-Za-z_]\w*)?"
    rf"|from (?:{_MODULE}|\.+(?:{_MODULE})?) import {_NAME}(?:, {_NAME})*",
    re.ASCII,
)
_FIRST = re.compile(rf"from (?:{_MODULE}|\.+(?:{_MODULE})?) import \(", re.ASCII)
_OTHER = re.compile(rf"    {_NAME},", re.ASCII)


def imported(lines: Sequence[str]) -> Sequence[str] | None:
    """Return what black would make of an import at the top of a module.

    None says that it is not known.
    """
    first, *names = lines
    if names:
        is_formed = (
            _FIRST.fullmatch(first) is not None
            and len(names) > 1
            and all(map(_OTHER.fullmatch, names[:-1]))
            and names[-1] == ")"
        )
        return lines if is_formed else None
    if not first.isascii() or _ON_ONE.fullmatch(first) is None:
        return None
    start, mark, listed = first.partition(" import ")
    if len(first) <= LINE_LENGTH or not mark:
        return lines
    each = (f"    {name}," for name in listed.split(", "))
    return [f"{start} import (", *each, ")"]
