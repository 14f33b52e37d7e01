"""Values of a spec that know where their key and their value stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from generator.reading.offsets import Offsets
from generator.sources.source import Place

Value: TypeAlias = (
    "dict[str, Node] | list[Node] | str | int | float | bool | None"  # JSON's types
)

Stretch: TypeAlias = tuple[Offsets, int, int]
"""A place that is worked out when it is asked for, which few are: its two offsets."""


class Node:
    """One value; two nodes are equal only if they are the same one. None is changed.

    `pointer` leads from the root to the value. A large document has a million of them,
    so that this is no dataclass, and places are not worked out before they are needed.
    """

    __slots__ = ("_key_place", "_place", "pointer", "value")

    def __init__(
        self,
        value: Value,
        pointer: str,
        place: Place | Stretch,
        key_place: Place | Stretch,
    ) -> None:
        self.value = value
        self.pointer = pointer
        self._place = place
        self._key_place = key_place

    def __repr__(self) -> str:
        return f"<Node {self.pointer} at {self.place}>"

    @property
    def place(self) -> Place:
        """Where the value stands."""
        place = self._place
        if isinstance(place, tuple):
            offsets, start, end = place
            place = self._place = offsets.place(start, end)
        return place

    @property
    def key_place(self) -> Place:
        """Where the member name stands; of sequence items and the root, the value."""
        place = self._key_place
        if isinstance(place, tuple):
            offsets, start, end = place
            place = self._key_place = offsets.place(start, end)
        return place

    def with_value(self, value: Value, pointer: str | None = None) -> Node:
        """Return a node at the same place, with another value or pointer, too."""
        pointer = self.pointer if pointer is None else pointer
        return Node(value, pointer, self._place, self._key_place)

    def get(self, key: str) -> Node | None:
        """Give the member `key`; None when absent or when this is no mapping."""
        value = self.value
        return value.get(key) if isinstance(value, dict) else None

    def items(self) -> Iterable[tuple[str, Node]]:
        """Give the members of a mapping in order; nothing for any other value."""
        return self.value.items() if isinstance(self.value, dict) else ()

    def elements(self) -> Iterable[Node]:
        """Give the items of a sequence; nothing for any other value."""
        return self.value if isinstance(self.value, list) else ()

    def members(self, key: str) -> Iterable[tuple[str, Node]]:
        """Give the members of the mapping at `key`; nothing where there is none."""
        child = self.get(key)
        return child.items() if child is not None else ()

    def each(self, key: str) -> Iterable[Node]:
        """Give the items of the sequence at `key`; nothing where there is none."""
        child = self.get(key)
        return child.elements() if child is not None else ()

    def text(self, key: str) -> str | None:
        """Give the string at `key`; None when absent or anything but a string."""
        member = self.get(key)
        if member is None or not isinstance(member.value, str):
            return None
        return member.value

    def texts(self, key: str) -> list[str]:
        """Give the strings in the sequence at `key`; none where there is none."""
        return [item.value for item in self.each(key) if isinstance(item.value, str)]

    def plain(self) -> Any:
        """Give the value as ordinary dicts, lists and scalars."""
        if isinstance(self.value, dict):
            return {key: member.plain() for key, member in self.value.items()}
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        return self.value
