"""What annotations of classes stand for, found out once.

msgspec would compile each text by itself, and again when it makes a decoder. Here those
that only name types are not compiled at all, which are most; what else is new in a class
is compiled together; and where classes say the same, it is the same, in other modules as
well if the names in it stand for the same there.
"""

from __future__ import annotations

import builtins
import re
import sys
from functools import reduce
from operator import or_
from types import ModuleType
from typing import Any, ClassVar

__all__ = ["annotations_in"]


def annotations_in(class_: type[Any]) -> dict[str, Any]:
    """Return the annotations of a class, and put them in place of their texts.

    What is no member but the class's own, such as its tag, is not looked at.
    """
    if class_ not in _FOUND:
        _FOUND[class_] = _annotations_in(class_)
    return _FOUND[class_]


def _annotations_in(class_: type[Any]) -> dict[str, Any]:
    texts: dict[str, Any] = vars(class_).get("__annotations__") or {}
    if not texts or not all(isinstance(each, str) for each in texts.values()):
        return texts
    module = sys.modules[class_.__module__]
    known = _KNOWN.setdefault(module, {})
    _evaluate([each for each in texts.values() if each not in known], module, known)
    found = {name: known[text] for name, text in texts.items()}
    class_.__annotations__ = found
    return found


def _evaluate(texts: list[str], module: ModuleType, known: dict[str, Any]) -> None:
    """Add what texts stand for in a module to what is known."""
    left: list[str] = []
    names = vars(module)
    for text in dict.fromkeys(texts):
        if (plain := _PLAIN.fullmatch(text)) is not None:
            known[text] = _plain(plain, names)
        elif _NAMES_ONLY.fullmatch(text):
            known[text] = _named(text, names)
        elif text.startswith("ClassVar["):
            known[text] = ClassVar
        else:
            left.append(text)
    if left:
        _evaluate_code(left, names, known)


def _evaluate_code(
    texts: list[str], names: dict[str, Any], known: dict[str, Any]
) -> None:
    """Add what texts of any code stand for to what is known."""
    keys, left = {}, []
    for text in texts:
        # What is no name, but an attribute or within a text, does no harm.
        words = [names.get(word) for word in _WORDS.findall(text)]
        keys[text] = key = text, *map(id, words)
        if key in _SHARED:
            known[text], _ = _SHARED[key]
        else:
            left.append((text, words))
    if left:
        together = "".join(f"({text})," for text, _ in left)
        # It is code that stands in the module of the class.
        found = eval(together, names)
        for (text, words), made in zip(left, found, strict=True):
            known[text] = made
            _SHARED[keys[text]] = made, words


def _plain(found: re.Match[str], names: dict[str, Any]) -> Any:
    """Return what a text stands for that is little more than a name."""
    outer, name, null = found.groups()
    inner = _found(name, names)
    inner = inner | None if null else inner
    return inner if outer is None else names[outer][inner]


def _named(text: str, names: dict[str, Any]) -> Any:
    """Return what a text stands for, such as `Maybe[list[Pet] | None]`."""
    branches: list[Any] = []
    outside: list[list[Any]] = []
    for sign in _SIGNS.findall(text):
        if sign == "[":
            outside.append(branches)
            branches = []
        elif sign == "]":
            inner = reduce(or_, branches)
            branches = outside.pop()
            branches[-1] = branches[-1][inner]
        else:
            branches.append(_found(sign, names))
    return reduce(or_, branches)


def _found(name: str, names: dict[str, Any]) -> Any:
    if name in names:
        return names[name]
    first, *rest = name.split(".")
    found = names.get(first, vars(builtins).get(first, _MISSING))
    if found is _MISSING:
        raise NameError(f"name {first!r} is not defined")
    return reduce(getattr, rest, found)


_MISSING = object()
_PLAIN = re.compile(r"(?:(Maybe|Omittable)\[)?+([^\W\d][\w.]*+)( \| None)?(?(1)\])")
"""Most: a name that may be absent, or null, or both."""

_NAMES_ONLY = re.compile(r"(?:[^\W\d][\w.]*+|[\[\]| ])++")
_SIGNS = re.compile(r"[\w.]+|[\[\]]")
_WORDS = re.compile(r"[^\W\d]\w*")
_SHARED: dict[tuple[Any, ...], tuple[Any, list[Any]]] = {}
"""What code stands for, by its text and by what the words in it are, which are kept."""

_FOUND: dict[type[Any], dict[str, Any]] = {}
_KNOWN: dict[ModuleType, dict[str, Any]] = {}
"""What annotations stand for, by modules and by their texts."""
