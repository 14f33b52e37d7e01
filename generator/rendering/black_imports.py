"""Imports that are as black would leave them."""

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


def is_import(lines: Sequence[str]) -> bool:
    """Tell whether black would leave an import at the top of a module as it is.

    False says that it is not known.
    """
    if len(lines) == 1:
        return len(lines[0]) <= LINE_LENGTH and _ON_ONE.fullmatch(lines[0]) is not None
    first, *names, last = lines
    return (
        _FIRST.fullmatch(first) is not None
        and bool(names)
        and all(map(_OTHER.fullmatch, names))
        and last == ")"
    )
