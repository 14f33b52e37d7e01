"""What shapes are used for, told of all of them at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from generator import ir
from generator.ir.told_apart import parts
from generator.naming.names import Names


@dataclass(frozen=True)
class Uses:
    """Who refers to the shapes of a service, and where they stand."""

    service: ir.Service
    names: Names

    @cached_property
    def shared(self) -> frozenset[str]:
        """Return the names of the shapes that are used in more places than one."""
        shapes = self.service.shapes.values()
        uses = Counter(part for each in shapes for part in parts(each))
        return frozenset(name for name, count in uses.items() if count > 1)

    @cached_property
    def classes(self) -> frozenset[str]:
        """Return the names of all classes and aliases."""
        return frozenset(self.names.classes.values())

    @cached_property
    def named(self) -> frozenset[str]:
        """Return the names of the shapes that have one in the spec."""
        return frozenset(use.shape for use in self.service.schemas)

    @cached_property
    def bases(self) -> frozenset[str]:
        """Return the names of the structures that others have as their base."""
        shapes = self.service.shapes.values()
        found = (each.base for each in shapes if isinstance(each, ir.Structure))
        return frozenset(filter(None, found))

    @cached_property
    def keeps_names(self) -> bool:
        """Return whether most members are called in Python as on the wire.

        Only those count for which that is not the same as in camelCase.
        """
        structures = (
            each
            for each in self.service.shapes.values()
            if isinstance(each, ir.Structure) and not each.is_apart
        )
        kept = [
            self.names.members[each.name, member.name] == member.name
            for each in structures
            for member in each.members
            if "_" in self.names.members[each.name, member.name].strip("_")
        ]
        return 2 * sum(kept) > len(kept)

    @cached_property
    def roles(self) -> dict[str, str]:
        """Return what the structures without a description are for."""
        operations = self.service.operations
        outputs = {each.output: f"Output of {each.name}" for each in operations}
        inputs = {each.input: f"Input of {each.name}" for each in operations}
        return {**outputs, **inputs}

    @cached_property
    def standing_in(self) -> dict[str, dict[str, ir.Shape]]:
        """Return the shapes by the modules of `models` that they stand in, if any do."""
        found: dict[str, dict[str, ir.Shape]] = defaultdict(dict)
        for name, shape in self.service.shapes.items():
            found[self.names.homes.modules[self.names.classes[name]]][name] = shape
        return found
