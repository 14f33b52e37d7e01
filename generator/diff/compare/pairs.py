"""Which operation and which shape of the new version is which of the old one.

Things are the same if they have the same name. An operation whose name is gone is the
new one with the same target. A shape whose name is gone is the new one that stands
wherever it stood, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.diff.located import Located
from generator.diff.slots import Slot, slots


def pair_operations(old: Located, new: Located) -> dict[str, str]:
    """Return the new name of each operation that both versions have."""
    pairs = {name: name for name in old.operations if name in new.operations}
    targets = {
        each.binding.target: name
        for name, each in new.operations.items()
        if name not in pairs
    }
    renamed = {
        name: targets[each.binding.target]
        for name, each in old.operations.items()
        if name not in pairs and each.binding.target in targets
    }
    return {**pairs, **renamed}


def pair_shapes(
    old: Located, new: Located, operations: Mapping[str, str], errors: Mapping[str, str]
) -> dict[str, str]:
    """Return the new name of each shape that both versions have."""
    before, after = old.service.shapes, new.service.shapes
    pairs = {name: name for name in before if name in after}
    places = dict(slots(new.service))
    while True:
        names = {"operation": operations, "error": errors, "shape": pairs}
        found: dict[str, set[str]] = {}
        for slot, shape in slots(old.service):
            there = places.get(moved(slot, names))
            if shape not in before.keys() & pairs.keys() and there is not None:
                found.setdefault(shape, set()).add(there)
        more = {
            name: there.pop()
            for name, there in found.items()
            if len(there) == 1 and not there & before.keys()
        }
        renamed = {
            name: there
            for name, there in more.items()
            if type(before[name]) is type(after[there])
            and there not in pairs.values()
            and list(more.values()).count(there) == 1
        }
        if not renamed:
            return pairs
        pairs |= renamed


def moved(slot: Slot, names: Mapping[str, Mapping[str, str]]) -> Slot:
    """Return where a slot of the old version is in the new one."""
    owner = names[slot.kind].get(slot.owner, slot.owner)
    return Slot(slot.kind, owner, slot.name)
