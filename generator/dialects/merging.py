"""Schemas that must all hold, as one: what `allOf` and words beside a reference mean."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from generator.dialects.compared import key_of, once, owner_of, types_at, values_at
from generator.dialects.tighter import TIGHTER
from generator.dialects.types import is_of
from generator.reading.nodes import Node

Keywords: TypeAlias = dict[str, Node]

LEFTOVER = "allOf"
"""In a merged schema: what of its parts is said by no keyword of the whole."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places of which no value can keep to both."""

    message: str
    node: Node
    other: Node
    is_error: bool = True
    hint: str = "leave out one of them"


@dataclass(slots=True)
class Merger:
    """Merges the keywords of parts into those of the schema that they make up.

    `owner` is that schema; parts of it that are made here have pointers below its own.
    """

    owner: Node
    conflicts: list[Conflict] = field(default_factory=list)
    merged: Keywords = field(default_factory=dict)
    leftover: list[Node] = field(default_factory=list)

    def merge(self, parts: Iterable[Mapping[str, Node]]) -> Keywords:
        """Return the keywords of all parts; the words of the first that has any."""
        found = [dict(part) for part in parts]
        for group in _GROUPS:
            self._keep_together(found, group)
        for part in self._closed(self._patterned(found)):
            for key, node in part.items():
                self._add(key, node)
        self._match_types()
        if self.leftover:
            self.merged[LEFTOVER] = self.new(LEFTOVER, self.leftover, self.leftover[0])
        return self.merged

    def new(self, path: str, value: Any, like: Node) -> Node:
        """Return a node that stands below the schema, and is placed like another."""
        pointer = f"{self.owner.pointer}/allOf:{path}"
        return Node(value, pointer, like.place, like.key_place)

    def _add(self, key: str, node: Node) -> None:
        if key in _LISTS and not isinstance(node.value, list):
            return  # it says nothing, and is told of where it stands
        before = self.merged.get(key)
        if before is None:
            self.merged[key] = node
        elif key in TIGHTER:
            self.merged[key] = TIGHTER[key](before, node)
        elif key in _MERGED:
            _MERGED[key](self, before, node)
        elif key in _BESIDE and before.plain() != node.plain():
            wrapped = self.new(f"{key}/{len(self.leftover)}", {key: node}, node)
            self.leftover.append(wrapped)

    def _keep_together(self, parts: list[Keywords], group: tuple[str, ...]) -> None:
        """Leave keywords of one part that mean something together only to that part.

        The first part has them in the whole, and those of all others are left over.
        """
        head = group[0]
        having = [part for part in parts if any(key in part for key in group)]
        if head == "if":
            for part in having:
                if head not in part:
                    _pop(part, group)
            having = [part for part in having if head in part]
        if len(having) < 2 or not any(head in part for part in having):
            return
        for part in having[1:]:
            self._leave_over(_pop(part, group))

    def _leave_over(self, keywords: Keywords) -> None:
        first = next(iter(keywords.values()))
        self.leftover.append(self.new(f"rest/{len(self.leftover)}", keywords, first))

    def _patterned(self, parts: list[Keywords]) -> list[Keywords]:
        """Leave to a part what it says of members by patterns and of all others."""
        keys = ("patternProperties", "additionalProperties")
        for part in parts:
            others = [other for other in parts if other is not part]
            is_met = any("additionalProperties" in other for other in others)
            if "additionalProperties" in part:
                is_met = is_met or any("properties" in other for other in others)
            if is_met and "patternProperties" in part:
                said = (
                    {"properties": part["properties"]} if "properties" in part else {}
                )
                self._leave_over(said | _pop(part, keys))
        return parts

    def _closed(self, parts: list[Keywords]) -> list[Keywords]:
        """Hold the members of each part against what the others say of unknown ones."""
        for index, part in enumerate(parts):
            rest = part.get("additionalProperties")
            if rest is None or rest.value is True or "patternProperties" in part:
                continue
            known = _properties(part)
            for other in parts[:index] + parts[index + 1 :]:
                self._hold(other, known, rest)
        return parts

    def _hold(self, part: Keywords, known: Mapping[str, Node], rest: Node) -> None:
        members = _properties(part)
        unknown = [name for name in members if name not in known]
        if not unknown:
            return
        if rest.value is False:
            self.conflicts.append(
                Conflict(
                    f"`{unknown[0]}` is refused by the `additionalProperties: false` of"
                    " another part of this schema",
                    members[unknown[0]],
                    rest,
                    is_error=False,
                    hint="leave out `additionalProperties: false` there, or use"
                    " `unevaluatedProperties: false` beside the allOf",
                )
            )
            kept = {name: node for name, node in members.items() if name in known}
        else:
            kept = {
                name: (
                    self._both(f"properties/{name}", node, rest)
                    if name in unknown
                    else node
                )
                for name, node in members.items()
            }
        properties = part["properties"]
        part["properties"] = self.new("properties", kept, properties)

    def _both(self, path: str, first: Node, second: Node) -> Node:
        """Return a schema for what keeps to two."""
        if first is second or _says_all(second):
            return first
        if _says_all(first):
            return second
        parts = self.new(f"{path}/allOf", [first, second], first)
        return self.new(path, {"allOf": parts}, first)

    def _items(self, before: Node, node: Node) -> None:
        self.merged["items"] = self._both("items", before, node)

    def _additional(self, before: Node, node: Node) -> None:
        key = "additionalProperties"
        self.merged[key] = self._both(key, before, node)

    def _members(self, before: Node, node: Node) -> None:
        members = dict(before.items())
        for name, member in node.items():
            first = members.get(name)
            members[name] = (
                member
                if first is None
                else self._both(f"properties/{name}", first, member)
            )
        self.merged["properties"] = self.new("properties", members, before)

    def _required(self, before: Node, node: Node) -> None:
        names = once([*before.elements(), *node.elements()])
        self.merged["required"] = self.new("required", names, before)

    def _types(self, before: Node, node: Node) -> None:
        first, second = types_at(before), types_at(node)
        both = [name for name in first if name in second]
        if "integer" in first + second and "integer" not in both:
            both += ["integer"] if "number" in first + second else []
        if not both:
            self._conflict(
                f"no value is of type {_or(first)} and {_or(second)}", before, node
            )
            return
        value = (
            both[0]
            if len(both) == 1
            else [self.new("type", name, node) for name in both]
        )
        self.merged["type"] = self.new("type", value, node)

    def _values(self, before: Node, node: Node) -> None:
        first, second = values_at(before), values_at(node)
        if not first or not second:
            message = "an enum without values says nothing beside one that has some"
            empty, other = (before, node) if not first else (node, before)
            self.conflicts.append(Conflict(message, empty, other, is_error=False))
            self.merged["enum"] = other
            return
        both = [each for key, each in first.items() if key in second]
        if not both:
            self._conflict("no value is in both of these lists", before, node)
            return
        self.merged["enum"] = self.new("enum", both, before)

    def _conflict(self, message: str, node: Node, other: Node) -> None:
        self.conflicts.append(Conflict(message, other, node))

    def _match_types(self) -> None:
        """Make a constant an enum of one value, and drop what is of another type."""
        constant = self.merged.get("const")
        values = self.merged.get("enum")
        if constant is not None and values is not None:
            del self.merged["const"]
            self._values(values, self.new("const", [constant], constant))
        type_, values = self.merged.get("type"), self.merged.get("enum")
        if type_ is None:
            return
        types = set(types_at(type_))
        if constant is not None and values is None:
            is_other = owner_of(constant) != owner_of(type_)
            if is_other and not is_of(constant.plain(), types):
                self._conflict("this constant is not of that type", type_, constant)
        elif values is not None and owner_of(values) != owner_of(type_):
            kept = [each for each in values.elements() if is_of(each.plain(), types)]
            self.merged["enum"] = self.new("enum", kept, values)
            if not kept:
                self._conflict("no value of this list is of that type", type_, values)

    def _factors(self, before: Node, node: Node) -> None:
        first, second = before.value, node.value
        if isinstance(first, int) and isinstance(second, int) and first and second:
            self.merged["multipleOf"] = self.new(
                "multipleOf", math.lcm(first, second), node
            )
        else:
            self.leftover.append(
                self.new("multipleOf/rest", {"multipleOf": node}, node)
            )

    def _constants(self, before: Node, node: Node) -> None:
        if key_of(before) != key_of(node):
            self._conflict("no value is both of these constants", before, node)


def _pop(part: Keywords, keys: Iterable[str]) -> Keywords:
    return {key: part.pop(key) for key in keys if key in part}


def _properties(part: Mapping[str, Node]) -> dict[str, Node]:
    found = part.get("properties")
    return dict(found.items()) if found is not None else {}


def _says_all(schema: Node) -> bool:
    return schema.value is True or schema.value == {}


def _or(names: list[str]) -> str:
    return " or ".join(f"`{name}`" for name in names)


_LISTS = ("enum", "required")

_MERGED: dict[str, Callable[[Merger, Node, Node], None]] = {
    "additionalProperties": Merger._additional,
    "const": Merger._constants,
    "enum": Merger._values,
    "items": Merger._items,
    "multipleOf": Merger._factors,
    "properties": Merger._members,
    "required": Merger._required,
    "type": Merger._types,
}
_GROUPS = (
    ("if", "then", "else"),
    ("contains", "minContains", "maxContains"),
    ("prefixItems", "items"),
)
"""Keywords that mean something together; the first is what they depend on."""

_BESIDE = frozenset(
    {"pattern", "format", "oneOf", "anyOf", "not", "patternProperties"}
    | {"propertyNames", "dependencies", "dependentRequired", "dependentSchemas"}
    | {"unevaluatedProperties", "unevaluatedItems", "contentEncoding"}
)
"""Keywords of which a schema may say only one, so that a second is left over.

Those of `_GROUPS` are left over before; without what they depend on, they say nothing.
"""
