"""Objects and arrays within each other as names with brackets: `a[b][c]=1`.

`deepObject`, one level of it as OpenAPI defines it, more of them as services do that
have more: an item of an array stands below its number, and is also read below `[]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..nesting import MAX_DEPTH
from .kinds import Kind
from .texts import text_of, value_of


def flat(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Return names and texts for a plain JSON value, the names with brackets.

    Raises:
        ValueError: there are none for it.
    """
    if isinstance(value, dict | list) and not value:
        raise ValueError(
            "must not have an empty array or object: there is no text of it"
        )
    if isinstance(value, dict):
        for key, each in value.items():
            if not key or "[" in key or "]" in key:
                raise ValueError(f"must not have a member called {key!r}")
            yield from flat(f"{name}[{key}]", each)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from flat(f"{name}[{index}]", each)
    else:
        yield name, text_of(value)


class Tree(dict[str, "Tree"]):
    """What stands below a name, and the texts that are given for itself."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def add(self, path: str, texts: list[str]) -> None:
        """Add texts below the keys in brackets that `path` consists of.

        Raises:
            ValueError: it does not consist of them.
        """
        if not _PATH.fullmatch(path):
            raise ValueError("must have names in brackets, such as [a][b]")
        keys = _KEY.findall(path)
        if len(keys) > MAX_DEPTH:
            raise ValueError(f"must not have more than {MAX_DEPTH} levels")
        place = self
        for key in keys:
            if (below := place.get(key)) is None:
                below = place[key] = Tree()
            place = below
        place.texts += texts

    def value(self, kind: Kind) -> Any:
        """Return the plain JSON value of `kind` that stands here.

        Raises:
            ValueError: there is none.
        """
        if not self:
            return self._leaf(kind)
        if self.texts:
            raise ValueError("must not be a value and an object at once")
        if kind.array and all(key == "" or _INDEX.fullmatch(key) for key in self):
            return self._array(kind.item)
        if "" in self:
            raise ValueError("must not have a member without a name")
        return {name: each.value(kind.member(name)) for name, each in self.items()}

    def _leaf(self, kind: Kind) -> Any:
        if kind.array and not (kind.scalar and len(self.texts) == 1):
            return [value_of(text, kind.item) for text in self.texts]
        if len(self.texts) != 1:
            raise ValueError("must not be given more than once")
        return value_of(self.texts[0], kind)

    def _array(self, kind: Kind) -> list[Any]:
        numbered = sorted((int(key), each) for key, each in self.items() if key)
        if numbered and numbered[-1][0] >= len(numbered):
            raise ValueError("must have items numbered from 0 on")
        made = [each.value(kind) for _, each in numbered]
        added = self.get("")
        if added is None:
            return made
        if added:
            raise ValueError("must have numbered items where they are objects")
        return made + [value_of(text, kind) for text in added.texts]


_PATH = re.compile(r"(?:\[[^\[\]]*\])+")
_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")
_KEY = re.compile(r"\[([^\[\]]*)\]")
