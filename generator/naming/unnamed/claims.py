"""The names of schemas: each of one, whatever comes to be named when."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.dialects.flat import Flat
from generator.dialects.kinds import Kind
from generator.dialects.openapi import name_of_pointer
from generator.naming.unnamed.titles import Titles
from generator.problems.diagnostics import Findings, Related
from generator.reading.nodes import Node


@dataclass(frozen=True, slots=True)
class Given:
    """The names that the schemas of a document got."""

    names: Mapping[str, Mapping[str, str]]
    """By the pointers of the schemas, and by what each was to be called."""

    titles: Collection[str]
    """The titles that are names."""

    part: str = ""
    """The pointer of a part in which schemas may stand elsewhere by now."""

    def within(self, part: str) -> Given:
        """Return the same for a document of which a part is edited.

        In it, a name goes by what its schema was to be called, wherever that stands.
        """
        inside = {
            suggestion: name
            for pointer, found in self.names.items()
            if _is_in(part, pointer)
            for suggestion, name in found.items()
            if name in (suggestion, inline(suggestion))
        }
        return Given({**self.names, part: inside}, self.titles, part)

    def edited(self, part: str, now: Given) -> Given:
        """Return the names with those of a part as they are now."""
        names = {
            **{each: self.names[each] for each in self.names if not _is_in(part, each)},
            **{each: now.names[each] for each in now.names if _is_in(part, each)},
        }
        return Given(names, self.titles)

    def in_order(self, part: str) -> list[tuple[str, tuple[str, str]]]:
        """Return the names in the order in which they were given, each with its schema.

        Of those in a part, it does not count where they stand.
        """
        return [
            (part if _is_in(part, pointer) else pointer, each)
            for pointer, found in self.names.items()
            for each in found.items()
        ]

    def all(self) -> set[str]:
        """Return all names."""
        return {name for found in self.names.values() for name in found.values()}

    def wanted(self, part: str) -> set[str]:
        """Return the names that schemas beside a part would have, were they free."""
        found = {
            suggestion
            for pointer, each in self.names.items()
            for suggestion, name in each.items()
            if suggestion != name and not _is_in(part, pointer)
        }
        return found | {inline(each) for each in found}

    def name(self, pointer: str, suggestion: str) -> str | None:
        """Return what a schema was called that is to be called so, or that had one name."""
        if self.part and _is_in(self.part, pointer):
            return self.names[self.part].get(suggestion)
        found = self.names.get(pointer, {})
        (only,) = found.values() if len(found) == 1 else (None,)
        return found.get(suggestion, only)


class Claims:
    """Gives names to schemas; components have theirs."""

    def __init__(
        self,
        flat: Flat,
        components: Mapping[str, Node],
        titles: Titles,
        findings: Findings,
        known: Given | None = None,
    ) -> None:
        """Take what has names already, and where to report those that clash.

        Names that are `known` are given anew.
        """
        self.names: dict[str, str] = {}
        """By the pointers of the schemas."""

        self._given: dict[str, dict[str, str]] = {}
        self._known = known
        self._components = components
        self._titles = titles
        self._findings = findings
        self._homes = _homes(flat, components)
        self._places: dict[str, Node] = {}

    @property
    def given(self) -> Given:
        """Return the names so far."""
        return Given(self._given, self._titles.single)

    def is_taken(self, name: str) -> bool:
        """Tell whether a shape, or a component, has a name."""
        return name in self._components or name in self._places

    def name(self, node: Node, kind: Kind | None, flat: Node, suggestion: str) -> str:
        """Give a schema its own name, or that of its title, or else what is suggested."""
        own = name_of_pointer(node.pointer) or self._homes.get(node.pointer)
        return self.claim(own or self._titles.name(flat, kind) or suggestion, node)

    def claim(self, suggestion: str, node: Node) -> str:
        """Give a name to a schema; return it.

        A component has its own; of the others, one whose name is taken gets another.
        """
        name = suggestion
        home = self._homes.get(node.pointer)
        if name_of_pointer(node.pointer) is None and name != home:
            known = self._known and self._known.name(node.pointer, suggestion)
            name = known or self._free(suggestion, node)
            if name != suggestion:
                self._warn(name, suggestion, node)
        self._given.setdefault(node.pointer, {})[suggestion] = name
        self._places[name] = node
        self.names[node.pointer] = name
        return name

    def _free(self, suggestion: str, node: Node) -> str:
        """Return a name that nothing else has."""
        name = suggestion
        if self.is_taken(name):
            name = inline(suggestion)
        if self.is_taken(name):
            digits = zlib.crc32(node.pointer.encode()) % 1_000_000
            name = f"{suggestion}{digits:06d}"
        return name

    def _warn(self, name: str, suggestion: str, node: Node) -> None:
        other = self._places.get(suggestion) or self._components.get(suggestion)
        self._findings.warning(
            f"a schema without a name would be called `{suggestion}`, like another, so"
            f" it is called `{name}`",
            node.place,
            hint="give it a name of its own under components/schemas",
            related=[Related("the other stands here", other.place)] if other else [],
            rule="colliding-name",
        )


def inline(suggestion: str) -> str:
    """Return what a schema is called where its name is taken."""
    return f"{suggestion}Inline"


def _is_in(part: str, pointer: str) -> bool:
    return pointer.startswith(f"{part}/")


def _homes(flat: Flat, components: Mapping[str, Node]) -> dict[str, str]:
    """Return the components that only refer to schemas without names, by their pointers.

    Such a schema is called as the component is.
    """
    found: dict[str, str] = {}
    for name, node in sorted(components.items()):
        target = flat.target(node)
        if target is not node and name_of_pointer(target.pointer) is None:
            found.setdefault(target.pointer, name)
    return found
