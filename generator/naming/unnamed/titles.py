"""Titles of nested schemas that are fit to be names, each of one schema only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from generator.dialects.kinds import ENUM, LITERAL, STRUCTURE, UNION, Kind
from generator.dialects.openapi import name_of_pointer
from generator.linking.resolve import Document
from generator.naming.unnamed.branches import fit_title
from generator.naming.words import pascal
from generator.reading.nodes import Node
from generator.reading.walk import objects

_NAMED = (STRUCTURE, UNION, ENUM, LITERAL)
_SHAPED = ("properties", "enum", "oneOf", "anyOf", "allOf")


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles that name a schema; without any, none does."""

    single: Collection[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, document: Document, components: Iterable[str]) -> Titles:
        """Return those that only one nested schema has, and that no component is called."""
        found = Counter(
            title
            for node in objects(document.root)
            if node.get("title") is not None
            and any(node.get(key) is not None for key in _SHAPED)
            and name_of_pointer(node.pointer) is None
            and (title := fit_title(node)) is not None
        )
        taken = set(map(pascal, components))
        return cls({name for name, count in found.items() if count == 1} - taken)

    def name(self, schema: Node, kind: Kind | None) -> str | None:
        """Return what its title calls a schema, if it does and has a class."""
        title = fit_title(schema) if kind in _NAMED else None
        return title if title in self.single else None
