"""Names in a query, or of cookies, that the members of several parameters would have.

The members of an object that is exploded travel by their own names. A name that two would
have is that of the first: of the parameter that is called so itself, else of an object
that every request needs, else of any, as they are listed. In the others, a member of that
name is neither written nor read, unless they need it: then all say the same, and it is
written once. An object of which nothing else is written is there if each request needs it,
and else never.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec
from msgspec import UNSET

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

    required: bool = False
    """Whether each request needs the object."""

    @property
    def is_empty(self) -> bool:
        """Whether it is there without a name: each request needs it, and it has none."""
        has_own = self.has_rest or not self.taken.issuperset(self.known)
        return self.required and not (has_own or self.needed)

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

    def read(
        self, names: Iterable[str], kind: Kind, value: Callable[[str], Any]
    ) -> Any:
        """Return the object as plain JSON, `UNSET` if it is not there.

        Args:
            names: Those that a request has.
            kind: What of JSON the object is.
            value: Returns what a request has by a name.
        """
        is_free = kind.others is not None
        found = [
            name
            for name in names
            if (is_free or name in kind.members) and self.is_own(name)
        ]
        if found or (self.required and self.taken.issuperset(kind.members)):
            found += [name for name in names if name in self.needed]
        made = {name: value(name) for name in found}
        return made if made or self.is_empty else UNSET

    def lost(
        self, own: Sequence[str], rest: Sequence[str], written: Sequence[str]
    ) -> str | None:
        """Return the first pair that cannot be told, `None` if others say the same.

        Args:
            own: The pairs that are written for this object.
            rest: Those that are not.
            written: All that are written, for whatever parameter.
        """
        if self.known and rest and not (own or self.required):
            return rest[0]
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
        member: _shared(
            member, kind, owners, has_rest=member == rest, required=member in required
        )
        for member, kind in spread.items()
        if kind.others is not None
        or not kind.members
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
    member: str,
    kind: Kind,
    owners: Mapping[str, str],
    *,
    has_rest: bool,
    required: bool,
) -> Shared:
    taken = {name for name, owner in owners.items() if owner != member}
    needed = {
        field.encode_name
        for structure in kind.structures
        for field in msgspec.structs.fields(structure)
        if field.required
    }
    return Shared(
        taken=frozenset(taken),
        needed=frozenset(needed & taken),
        known=frozenset(kind.members),
        has_rest=has_rest,
        required=required,
    )


def _of(key: str, pairs: Sequence[str]) -> list[str]:
    return [each for each in pairs if each.partition("=")[0] == key]
