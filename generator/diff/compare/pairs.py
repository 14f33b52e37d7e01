"""Which operation and which shape of the new version is which of the old one.

Things are the same if they have the same name. An operation whose name is gone is the
new one with the same target. A shape whose name is gone is the new one that stands
wherever it stood, and nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping

from generator import ir
from generator.diff.located import Located
from generator.diff.slots import Renamed, slots

_VARIABLE = re.compile(r"\{[^{}]*\}")


def pair_operations(old: Located, new: Located) -> dict[str, str]:
    """Return the new name of each operation that both versions have."""
    pairs = {name: name for name in old.operations if name in new.operations}
    targets = {
        route(each): name for name, each in new.operations.items() if name not in pairs
    }
    renamed = {
        name: targets[route(each)]
        for name, each in old.operations.items()
        if name not in pairs and route(each) in targets
    }
    return {**pairs, **renamed}


def route(operation: ir.Operation) -> str:
    """Return what tells requests apart, whatever the variables of a path are called."""
    return without_variables(operation.wire_name)


def without_variables(path: str) -> str:
    """Return a path in which what stands in braces has no name."""
    return _VARIABLE.sub("{}", path)


def pair_shapes(
    old: Located, new: Located, operations: Mapping[str, str], errors: Mapping[str, str]
) -> dict[str, str]:
    """Return the new name of each shape that both versions have."""
    pairs = {name: name for name in old.service.shapes if name in new.service.shapes}
    there = dict(slots(new.service))
    slots_ = list(slots(old.service))
    while any(shape not in pairs for _, shape in slots_):
        # A shape that is paired tells where its parts are now.
        names = Renamed(operations, errors, pairs)
        found: dict[str, set[str]] = {}
        for slot, shape in slots_:
            if shape in pairs:
                continue
            if (now := there.get(names.moved(slot))) is not None:
                found.setdefault(shape, set()).add(now)
        taken = {*old.service.shapes, *pairs.values()}
        renamed = _renamed(old.service, new.service, found, taken)
        if not renamed:
            break
        pairs |= renamed
    return pairs


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
