"""What the making of a shape needs: what names its parts, and what writes its rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from generator import ir
from generator.dialects.flat import Flat
from generator.dialects.fragments import Fragments
from generator.linking.resolve import Document
from generator.lowering.inheritance import Family
from generator.reading.nodes import Node


class Names(Protocol):
    """Names schemas, and has their shapes made."""

    flat: Flat

    def use(self, node: Node, suggestion: str) -> ir.Use:
        """Return the use of a schema."""
        ...

    def put(self, suggestion: str, owner: Node, shape: ir.Shape) -> str:
        """Give a name to a shape that no schema describes; return it."""
        ...

    def anything(self, suggestion: str, owner: Node) -> str:
        """Return the name of what may be any value."""
        ...

    def members(
        self, owner: str, node: Node, *, without: Collection[str] = ()
    ) -> tuple[ir.Member, ...]:
        """Return the members of a structure."""
        ...


@dataclass(frozen=True, slots=True)
class Making:
    """What the shapes of one document are made with."""

    names: Names
    document: Document
    fragments: Fragments
    families: Mapping[str, Family]
    whole_values: Collection[str]
    """The pointers of the schemas that are parts of no others."""

    aws: bool
    """Whether the document means what those of AWS mean."""

    rpc: bool
    """Whether all of a message is one JSON value, an object."""

    @property
    def flat(self) -> Flat:
        """Return what reads the schemas."""
        return self.names.flat

    def rules(self, node: Node, left: Mapping[str, Node]) -> ir.Rules | None:
        """Return the rules that some keywords of a flat schema come to."""
        found = self.fragments.beside(node, left) if left else {}
        return ir.Rules(found) if found else None

    def any_or(self, values: Node | None, suggestion: str, owner: Node) -> ir.Use:
        """Return the use of a schema; where there is none, that of any value."""
        if values is None or isinstance(values.value, bool):
            return ir.Use(self.names.anything(suggestion, owner))
        return self.names.use(values, suggestion)


def value_at(node: Node, key: str) -> object:
    """Return the value of a keyword, None without it."""
    found = node.get(key)
    return found.value if found is not None else None
