"""Names in a query, or of cookies, that the members of several parameters would have.

The members of an object that is exploded travel by their own names. A name that two would
have is that of the first: of the parameter that is called so itself, else of an object
that every request needs, else of any, as they are listed. In the others, a member of that
name is neither written nor read, unless they need it: then all say the same, and it is
written once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import msgspec

from .description import Cookie, Location, Query
from .kinds import Kind, kind_of
from .percent import unescaped

Spread: TypeAlias = Query | Cookie


class Shared(msgspec.Struct, frozen=True):
    """What of the names of an object that is exploded is not its own."""

    taken: frozenset[str] = frozenset()
    """Names that are somebody else's."""

    needed: frozenset[str] = frozenset()
    """Those of them without which there is no such object."""

    known: frozenset[str] = frozenset()
    """The names that its members have."""

    has_rest: bool = True
    """Whether names that nobody knows are its own, if it may have any."""

    def is_own(self, name: str) -> bool:
        """Return whether a name means a member of this object, and no other."""
        if name in self.taken:
            return False
        return self.has_rest or name in self.known

    def divided(self, pairs: Sequence[str]) -> tuple[list[str], list[str]]:
        """Return which pairs are written for this object, and which for others."""
        own: list[str] = []
        rest: list[str] = []
        for pair in pairs:
            name = unescaped(pair.partition("=")[0])
            (own if self.is_own(name) else rest).append(pair)
        return own, rest

    def lost(self, rest: Sequence[str], written: Sequence[str]) -> str | None:
        """Return the first pair that cannot be told, `None` if others say the same.

        Args:
            rest: The pairs that are not written for this object.
            written: All that are written, for whatever parameter.
        """
        for pair in rest:
            key = pair.partition("=")[0]
            name = unescaped(key)
            is_sayable = name in self.needed or name not in self.known
            if not is_sayable or _of(key, rest) != _of(key, written):
                return pair
        return None


NOTHING = Shared()


def shared_names(
    input_: type[Any],
    locations: Mapping[str, Location],
    types: Mapping[str, Any],
    among: type[Spread],
) -> dict[str, Shared]:
    """Return what is not their own of objects that are exploded, by their members.

    Args:
        input_: The structure of an input.
        locations: Where the members of an input travel, in the order of the spec.
        types: What they may be.
        among: `Query` or `Cookie`, which share no names with each other.
    """
    found = {
        member: (each, kind_of(types[member]))
        for member, each in locations.items()
        if isinstance(each, among)
    }
    fields = msgspec.structs.fields(input_)
    required = {field.name for field in fields if field.required}
    spread = {
        member: found[member][1]
        for member in sorted(found, key=lambda each: each not in required)
        if is_spread(*found[member])
    }
    owners = {each.name: member for member, (each, _) in found.items()}
    for member in spread:
        owners.pop(found[member][0].name, None)
    rest: str | None = None
    for member, kind in spread.items():
        for name in kind.members:
            owners.setdefault(name, member)
        if rest is None and kind.others is not None:
            rest = member
    made = {
        member: _shared(member, kind, owners, has_rest=member == rest)
        for member, kind in spread.items()
        if kind.others is not None
        or any(owners[name] != member for name in kind.members)
    }
    for member, (each, _) in found.items():
        if isinstance(each, Query) and each.style == "deepObject":
            deep = {name for name in owners if name.startswith(f"{each.name}[")}
            if deep:
                made[member] = Shared(frozenset(deep), known=frozenset(deep))
    return made


def is_spread(location: Spread, kind: Kind) -> bool:
    """Return whether the members of a parameter travel by their own names."""
    is_apart = location.explode and not location.json
    is_object = kind.object and not (kind.array or kind.scalar)
    return is_apart and is_object and location.style in ("form", "cookie")


def _shared(
    member: str, kind: Kind, owners: Mapping[str, str], *, has_rest: bool
) -> Shared:
    taken = {name for name, owner in owners.items() if owner != member}
    needed = {
        field.encode_name
        for structure in kind.structures
        for field in msgspec.structs.fields(structure)
        if field.required
    }
    return Shared(
        frozenset(taken), frozenset(needed & taken), frozenset(kind.members), has_rest
    )


def _of(key: str, pairs: Sequence[str]) -> list[str]:
    return [each for each in pairs if each.partition("=")[0] == key]
