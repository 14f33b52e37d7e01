"""Constraints of lists and maps: of their size, not of what they hold."""

from __future__ import annotations

from collections.abc import Iterator

from ..equality import are_different
from ..violations import At, Violation, violation, wrong_type
from .carried import meta
from .texts import String
from .wording import is_unicode, not_unicode, too_long, too_short


class List:
    """An array; what its items must be is checked by whoever iterates `items`."""

    __slots__ = ("max_items", "meta", "min_items", "unique_items")

    def __init__(
        self,
        *,
        min_items: int | None = None,
        max_items: int | None = None,
        unique_items: bool = False,
    ) -> None:
        """Take the limits, and whether no two items may be equal as JSON has it."""
        self.unique_items = unique_items
        self.min_items = min_items
        self.max_items = max_items
        self.meta = meta(self, min_length=min_items, max_length=max_items)

    def items(
        self, value: object, at: At, found: list[Violation]
    ) -> Iterator[tuple[int, object]]:
        """Add to `found` how the value at `at` breaks the limits; return its items.

        An array that is too long has no items here: they are not worth the time.
        """
        if not isinstance(value, list | tuple):
            found.append(wrong_type(at, "array", value))
            return iter(())
        if self.min_items is not None and len(value) < self.min_items:
            found.append(too_short(at, "minItems", self.min_items))
        if self.max_items is not None and len(value) > self.max_items:
            found.append(too_long(at, "maxItems", self.max_items))
            return iter(())
        if self.unique_items and not are_different(value):
            found.append(violation(at, "uniqueItems", "must not have equal items"))
        return enumerate(value)


class Map:
    """An object with any keys; its values are checked by whoever iterates `items`."""

    __slots__ = ("keys", "max_properties", "meta", "min_properties")

    def __init__(
        self,
        *,
        min_properties: int | None = None,
        max_properties: int | None = None,
        keys: String | None = None,
    ) -> None:
        """Take the limits, and what the keys must be."""
        self.keys = keys
        self.min_properties = min_properties
        self.max_properties = max_properties
        self.meta = meta(self, min_length=min_properties, max_length=max_properties)

    def items(
        self, value: object, at: At, found: list[Violation]
    ) -> Iterator[tuple[str, object]]:
        """Add to `found` how the map at `at` breaks the limits; return its entries.

        Its keys are text, and sent as such. A map that is too large has no entries here: they are not worth the time.
        """
        if not isinstance(value, dict) or not all(
            isinstance(key, str) for key in value
        ):
            found.append(wrong_type(at, "object", value))
            return iter(())
        if self.min_properties is not None and len(value) < self.min_properties:
            found.append(too_short(at, "minProperties", self.min_properties))
        if self.max_properties is not None and len(value) > self.max_properties:
            found.append(too_long(at, "maxProperties", self.max_properties))
            return iter(())
        if self.keys is None:
            for key in value:
                if not is_unicode(key):
                    found.append(not_unicode((at, key)))
        else:
            for key in value:
                self._check_key(self.keys, key, (at, key), found)
        return iter(value.items())

    def _check_key(
        self, keys: String, key: str, at: At, found: list[Violation]
    ) -> None:
        broken: list[Violation] = []
        keys.check(key, None, broken)
        for each in broken:
            found.append(
                violation(at, "propertyNames", f"has a name that {each.message}")
            )
