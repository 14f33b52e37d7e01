"""Schemas that have URIs and names of their own, and what references by these lead to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

from generator.linking.pointers import node_at, tokens
from generator.reading.nodes import Node
from generator.reading.walk import objects
from generator.sources.source import outward, pointer_join, pointer_split

_NAMES = ("$anchor", "$dynamicAnchor")


class Led(NamedTuple):
    """Where a reference leads, and the dynamic anchor that it does so by, if any."""

    pointer: str
    anchor: str | None = None
    is_elsewhere: bool = False
    """Whether it has to begin where it stands, and nothing has its anchor there."""


class Identified:
    """What `$id`, `$anchor` and `$dynamicAnchor` call the schemas of a document."""

    def __init__(self, root: Node) -> None:
        """Take the root of the document."""
        self._root = root
        self._bases = _bases(root)
        self._resources = {uri: each for each, uri in self._bases.items() if uri}
        self._anchors: dict[tuple[str, str], list[str]] = {}
        self.dynamic: dict[str, list[str]] = {}
        """The pointers of the schemas with a dynamic anchor, by its name."""

        self.recursive: list[str] = []
        """The pointers of those with the anchor of draft 2019-09."""

        for node in objects(root):
            self._add(node)

    def base(self, pointer: str) -> tuple[str, str]:
        """Return the pointer of the schema with a URI that another stands in, and the URI."""
        return _base(pointer, self._bases)

    def led(self, node: Node) -> Led | None:
        """Return where a reference leads; None for what is none, or leads nowhere.

        Where several schemas have one anchor, that is meant which stands nearest.
        """
        dynamic = node.text("$dynamicRef")
        reference = node.text("$ref") or dynamic
        if reference is None:
            return None
        own, base = self.base(node.pointer)
        uri, fragment = urldefrag(urljoin(base, reference))
        start = own if reference.startswith("#") else self._resources.get(uri)
        if start is None:
            return None
        if fragment and not fragment.startswith("/"):
            named = self._anchors.get((self._bases.get(start, ""), fragment), [])
            found = nearest(node.pointer, named) or next(iter(named), None)
            if found is None:
                only = self.dynamic.get(fragment, [])
                is_one = dynamic is not None and len(only) == 1
                return Led(only[0], fragment, is_elsewhere=True) if is_one else None
            is_dynamic = found in self.dynamic.get(fragment, ())
            by_anchor = fragment if is_dynamic and dynamic is not None else None
            return Led(found, by_anchor)
        steps = tokens(fragment)
        for home in dict.fromkeys((start, "")):
            pointer = reduce(pointer_join, steps, home)
            if self.is_there(pointer):
                return Led(pointer)
        return None

    def _add(self, node: Node) -> None:
        _, base = self.base(node.pointer)
        for key in _NAMES:
            if (name := node.text(key)) is not None:
                self._anchors.setdefault((base, name), []).append(node.pointer)
        if (name := node.text("$dynamicAnchor")) is not None:
            self.dynamic.setdefault(name, []).append(node.pointer)
        flag = node.get("$recursiveAnchor")
        if flag is not None and flag.value is True:
            self.recursive.append(node.pointer)

    def is_there(self, pointer: str) -> bool:
        """Tell whether something stands at a pointer."""
        return node_at(self._root, pointer_split(pointer)) is not None


def nearest(pointer: str, candidates: list[str]) -> str | None:
    """Return that of some pointers which leads to the innermost schema around another."""
    around = (each for each in candidates if f"{pointer}/".startswith(f"{each}/"))
    return max(around, key=len, default=None)


def _bases(root: Node) -> dict[str, str]:
    """Return the URI that references at each pointer are relative to, if it has one."""
    found = {"": urldefrag(root.text("$self") or "")[0]}
    for node in objects(root):
        identifier = node.text("$id")
        if identifier is not None and node.pointer:
            _, around = _base(node.pointer.rpartition("/")[0], found)
            found[node.pointer] = urldefrag(urljoin(around, identifier))[0]
    return found


def _base(pointer: str, bases: Mapping[str, str]) -> tuple[str, str]:
    home = next((each for each in outward(pointer) if each in bases), "")
    return home, bases.get(home, "")
