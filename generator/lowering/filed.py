"""Which bytes are files, and which are texts.

A multipart body has bytes as files: its parts, and the items of lists of parts. Anywhere
else they are texts, as JSON and forms are. A shape that is used in both ways, and differs,
becomes two: `X`, and `XParts` for multipart bodies.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from enum import Enum, auto
from functools import partial
from typing import TypeAlias

from generator import ir
from generator.ir.told_apart import parts
from generator.lowering.relinked import relinked
from generator.naming.unnamed.parts import as_parts


class Where(Enum):
    """Where in a message a value stands, as far as bytes may be files there."""

    BODY = auto()
    """The whole of a multipart body."""

    PART = auto()
    ITEM = auto()
    """In a list of parts of one name."""

    TEXT = auto()
    """Anywhere else."""


Place: TypeAlias = tuple[str, Where]
"""The name of a shape, and where it stands."""

_WITHIN = {
    (Where.BODY, ir.Structure): Where.PART,
    (Where.BODY, ir.Map): Where.PART,
    (Where.BODY, ir.List): Where.PART,
    (Where.BODY, ir.Union): Where.BODY,
    (Where.PART, ir.List): Where.ITEM,
    (Where.PART, ir.Union): Where.PART,
    (Where.ITEM, ir.Union): Where.ITEM,
}
"""Where that stands which a shape is made of."""


class Filed:
    """The shapes of a document, each with its bytes as they are where it stands."""

    def __init__(
        self,
        shapes: Mapping[str, ir.Shape],
        used: Iterable[Place],
        texts: Mapping[str, str],
    ) -> None:
        """Take the shapes as they are lowered, and where messages have which.

        `texts` are the names of what bytes of which nothing else is known, which share
        a name, are as texts: these share another one.
        """
        self._shapes = shapes
        self._texts = texts
        self.added: dict[str, str] = {}
        """The shapes that are made of others, which stay as texts: new name to old."""

        holders = self._reached(used)
        files = _with_files(self._shapes, holders)
        others = {name for name, where in holders if (name, where) not in files}
        self._names = self._named(files, others - texts.keys())
        self._places = {new: place for place, new in self._names.items()}

    def name(self, name: str, where: Where) -> str:
        """Return the name of what a shape is in some place."""
        return self._names.get((name, where)) or self._texts.get(name, name)

    def shapes(self) -> dict[str, ir.Shape]:
        """Return the shapes, the new ones each behind that which it is made of."""
        copies: dict[str, list[str]] = {}
        for new, old in self.added.items():
            copies.setdefault(old, []).append(new)
        return {
            each: self._made(self._shapes[name], each)
            for name in self._shapes
            for each in (name, *copies.get(name, ()))
            if each in self._places or each not in self._texts
        }

    def part(self, holder: str, name: str) -> str:
        """Return the name of what a shape is in another one; that is called as now."""
        shape = self._shapes[self.added.get(holder, holder)]
        _, where = self._places.get(holder, (holder, Where.TEXT))
        is_base = name == _base(shape)
        return self.name(name, where if is_base else _within(shape, where))

    def _made(self, shape: ir.Shape, name: str) -> ir.Shape:
        if isinstance(shape, ir.String) and shape.binary:
            is_file = name in self._places
            return _file(shape, name) if is_file else _text(shape, name)
        return replace(relinked(shape, partial(self.part, name)), name=name)

    def _reached(self, used: Iterable[Place]) -> dict[Place, list[Place]]:
        """Return all places of shapes, each with those that it is directly in."""
        holders: dict[Place, list[Place]] = {}
        waiting: list[tuple[Place, Place | None]] = [(each, None) for each in used]
        while waiting:
            place, holder = waiting.pop()
            is_new = place not in holders
            known = holders.setdefault(place, [])
            if holder is not None:
                known.append(holder)
            if is_new:
                name, where = place
                shape = self._shapes[name]
                inner = _within(shape, where)
                waiting += [((part, inner), place) for part in parts(shape)]
                if (base := _base(shape)) is not None:
                    waiting.append(((base, where), place))
        return holders

    def _named(self, files: set[Place], others: Collection[str]) -> dict[Place, str]:
        """Return the names of what has files; what others are as well keeps its own."""
        found: dict[Place, str] = {}
        order = {name: index for index, name in enumerate(self._shapes)}
        taken = {*others}
        for name, where in sorted(files, key=lambda it: (order[it[0]], it[1].value)):
            new = name
            if name in taken:
                new = as_parts(name, {**self._shapes, **self.added})
                self.added[new] = name
            taken.add(name)
            found[name, where] = new
        return found


def _with_files(
    shapes: Mapping[str, ir.Shape], holders: Mapping[Place, list[Place]]
) -> set[Place]:
    """Return the places in which some bytes are files."""
    waiting: list[Place] = [
        (name, where)
        for name, where in holders
        if where is not Where.TEXT and is_binary(shapes[name])
    ]
    found: set[Place] = set()
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting += holders[place]
    return found


def _within(shape: ir.Shape, where: Where) -> Where:
    return _WITHIN.get((where, type(shape)), Where.TEXT)


def is_binary(shape: ir.Shape) -> bool:
    """Tell whether a shape is of bytes, as it is lowered."""
    return isinstance(shape, ir.String) and shape.binary


def _base(shape: ir.Shape) -> str | None:
    return shape.base if isinstance(shape, ir.Structure) else None


def _text(shape: ir.String, name: str) -> ir.String:
    return replace(shape, name=name, binary=False)


def _file(shape: ir.String, name: str) -> ir.File:
    """Return a file; how long it is, or what is in it, nothing checks."""
    said = {each.name: getattr(shape, each.name) for each in fields(ir.File)}
    limits = {
        "minLength": shape.min_length,
        "maxLength": shape.max_length,
        "pattern": shape.pattern,
    }
    unchecked = [
        f"{key}: {limit}" for key, limit in limits.items() if limit is not None
    ]
    return ir.File(
        **{**said, "name": name, "unchecked": (*shape.unchecked, *unchecked)}
    )
