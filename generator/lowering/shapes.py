"""The shapes of a document by their names, and those that no schema describes."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator import ir
from generator.naming.unnamed import parts
from generator.naming.unnamed.gathering import Gathered
from generator.naming.unnamed.shared import shared_name
from generator.reading.nodes import Node


class Shapes:
    """Shapes as they come to be, each with its place among the others."""

    def __init__(self, names: Gathered) -> None:
        """Take what is named already."""
        self.shapes: dict[str, ir.Shape] = {}
        self._order: dict[str, None] = {}
        """The names of the shapes in their order, of those to come, too."""

        self._plain: dict[str, ir.Shape] = {}
        self.known: Mapping[str, ir.Shape] = ChainMap(self.shapes, self._plain)
        """The shapes that there are so far."""

        self.told_by_media: set[str] = set()
        """The names of unions of which a media type tells the branch."""

        self._components = names.components
        self._claims = names.schemas

    def all(self) -> dict[str, ir.Shape]:
        """Return the shapes; those that nested scalars share stand last, by name.

        Raises:
            KeyError: one that has a place has not been made.
        """
        made = {name: self.shapes[name] for name in self._order}
        return {**made, **dict(sorted(self._plain.items()))}

    def take_place(self, *names: str) -> None:
        """Keep places for shapes that are not made yet, those that have none so far."""
        self._order.update(dict.fromkeys(names))

    def empty(self, name: str, owner: Node) -> str:
        """Return the name of a structure without members, where there is no schema."""
        return self.put(name, owner, ir.Structure(name="", place=owner.place))

    def structure(
        self,
        names: Sequence[str],
        owner: Node,
        members: tuple[ir.Member, ...],
        *,
        is_apart: bool = True,
    ) -> str:
        """Add a structure that no schema describes; return its name, the first free one."""
        free = [each for each in names if not self.is_taken(each)]
        made = ir.Structure(
            name="", place=owner.place, members=members, is_apart=is_apart
        )
        return self.put((*free, *names)[0], owner, made)

    def either(
        self,
        shapes: Sequence[str],
        suggestion: str,
        owner: Node,
        known: str | None = None,
    ) -> str:
        """Return the name of what a body of some shapes holds: a media type tells of which.

        A union that is `known` holds these from now on, in place of others.
        """
        found = tuple(dict.fromkeys(shapes))
        if len(found) == 1:
            return found[0]
        union = ir.Union(name="", place=owner.place, branches=found)
        if known is not None:
            self.shapes[known] = replace(union, name=known)
            return known
        name = self.put(suggestion, owner, union)
        self.told_by_media.add(name)
        return name

    def is_taken(self, name: str) -> bool:
        """Tell whether a shape, or a component, has a name."""
        return self._claims.is_taken(name)

    def plain(self, shape: ir.Shape, suggestion: str, owner: Node) -> str:
        """Return the name of a shape without limits that no schema describes."""
        return self.share(shape) or self.put(suggestion, owner, shape)

    def message(self, owner: Node) -> ir.Member:
        """Return the message of an error whose schema gives none."""
        text = ir.String(name="", place=owner.place)
        name = self.share(text) or parts.MESSAGE
        if name not in self.known:
            name = self.put(name, owner, text)
        return ir.Member(name="message", shape=name, place=owner.place)

    def share(self, shape: ir.Shape) -> str | None:
        """Return the name that scalars like this share, `None` if it has limits."""
        name = shared_name(shape)
        if name is None or name in self._components:
            return None
        self._plain[name] = replace(shape, name=name, examples=())
        return name

    def replaced(self, found: Mapping[str, ir.Shape]) -> None:
        """Take others in place of all shapes, in their order."""
        own = {name: each for name, each in found.items() if name not in self._plain}
        rest = {name: each for name, each in found.items() if name in self._plain}
        self._order = dict.fromkeys(own)
        for held, shapes in ((self.shapes, own), (self._plain, rest)):
            held.clear()
            held.update(shapes)

    def anything(self, suggestion: str, owner: Node) -> str:
        """Return the name of what a free object or list holds."""
        shape = ir.Anything(name="", place=owner.place)
        if (name := self.share(shape)) is not None:
            return name
        # No schema describes it: it stands where some keyword of its owner does.
        stands = next((each for _, each in owner.items()), owner)
        return self.put(suggestion, stands, shape)

    def put(self, suggestion: str, owner: Node, shape: ir.Shape) -> str:
        """Give a name to a shape that no schema describes; return it."""
        name = self.claim(suggestion, owner)
        self.shapes[name] = replace(shape, name=name)
        return name

    def claim(self, suggestion: str, node: Node) -> str:
        """Give a name to a schema, and its place among the shapes to it; return it."""
        name = self._claims.claim(suggestion, node)
        self.take_place(name)
        return name


def is_shared(shape: ir.Shape) -> bool:
    """Tell whether a shape is that of all scalars like it, and stands behind all others."""
    return shared_name(shape) == shape.name
