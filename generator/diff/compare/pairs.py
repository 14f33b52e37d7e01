"""Which operation and which shape of the new version is which of the old one.

Things are the same if they have the same name. An operation whose name is gone is the
new one with the same target. A shape whose name is gone is the new one that stands
wherever it stood, and nowhere else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from generator import ir
from generator.diff.located import Located
from generator.diff.slots import Slot, slots


def pair_operations(old: Located, new: Located) -> dict[str, str]:
    """Return the new name of each operation that both versions have."""
    pairs = {name: name for name in old.operations if name in new.operations}
    targets = {
        each.wire_name: name
        for name, each in new.operations.items()
        if name not in pairs
    }
    renamed = {
        name: targets[each.wire_name]
        for name, each in old.operations.items()
        if name not in pairs and each.wire_name in targets
    }
    return {**pairs, **renamed}


def pair_shapes(
    old: Located, new: Located, operations: Mapping[str, str], errors: Mapping[str, str]
) -> dict[str, str]:
    """Return the new name of each shape that both versions have."""
    pairs = {name: name for name in old.service.shapes if name in new.service.shapes}
    there = dict(slots(new.service))
    while True:
        # A shape that is paired tells where its parts are now.
        names = {"operation": operations, "error": errors, "shape": pairs}
        found: dict[str, set[str]] = {}
        for slot, shape in slots(old.service):
            now = there.get(moved(slot, names))
            if shape not in pairs and now is not None:
                found.setdefault(shape, set()).add(now)
        taken = {*old.service.shapes, *pairs.values()}
        renamed = _renamed(old.service, new.service, found, taken)
        if not renamed:
            return pairs
        pairs |= renamed


def _renamed(
    old: ir.Service,
    new: ir.Service,
    found: Mapping[str, set[str]],
    taken: Collection[str],
) -> dict[str, str]:
    """Return the old shapes that one new shape has replaced, and no other one has."""
    alone = {name: next(iter(now)) for name, now in found.items() if len(now) == 1}
    uses = Counter(alone.values())
    return {
        name: now
        for name, now in alone.items()
        if uses[now] == 1
        and now not in taken
        and type(old.shapes[name]) is type(new.shapes[now])
    }


def moved(slot: Slot, names: Mapping[str, Mapping[str, str]]) -> Slot:
    """Return where a slot of the old version is in the new one."""
    owner = names[slot.kind].get(slot.owner, slot.owner)
    return Slot(slot.kind, owner, slot.name)
