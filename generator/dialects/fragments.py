"""Schemas as fragments of JSON Schema 2020-12, for what no type can say.

Patterns are Python's, for the whole of a text; null is a type like any other; references
lead to definitions, which all fragments of a service share.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from generator.dialects.flat import Flat
from generator.dialects.openapi import name_of_pointer
from generator.dialects.types import said_types
from generator.dialects.words import is_word
from generator.patterns.translation import PatternError, translate
from generator.reading.nodes import Node

Fragment: TypeAlias = dict[str, Any] | bool

_WITH = {
    "patternProperties": ("properties", "additionalProperties"),
    "prefixItems": ("items",),
    "contains": ("minContains", "maxContains"),
    "if": ("then", "else"),
}
"""Keywords that mean something only together with others."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")

_WHOLE = frozenset({"unevaluatedProperties", "unevaluatedItems"})
"""Keywords that mean something only together with all others."""


class Fragments:
    """Writes schemas as fragments; `definitions` has those that they refer to."""

    def __init__(self, flat: Flat, *, whole_patterns: bool) -> None:
        """Take what reads the schemas, and whether patterns are for a whole text."""
        self.definitions: dict[str, Fragment] = {}
        self._flat = flat
        self._whole_patterns = whole_patterns
        self._names: dict[str, str] = {}

    def of(self, node: Node) -> Fragment:
        """Return a schema as a fragment."""
        if not isinstance(node.value, dict):
            return node.value is not False
        target, nullable = self._flat.use(node)
        if target is not node:
            reference: Fragment = {"$ref": f"#/$defs/{self._define(target)}"}
            is_said = nullable and not self._says_null(target)
            return {"anyOf": [reference, {"type": "null"}]} if is_said else reference
        return self._whole(self._flat.of(node))

    def _whole(self, flat: Node) -> Fragment:
        if not isinstance(flat.value, dict):
            return flat.value is not False
        return self.of_keywords(dict(flat.items()))

    def of_keywords(self, keywords: Mapping[str, Node]) -> dict[str, Any]:
        """Return keywords of one schema as a fragment."""
        nullable = "nullable" in keywords
        found: dict[str, Any] = {}
        for key, node in keywords.items():
            if not is_word(key) and not key.startswith("x-"):
                found |= self._keyword(key, node, keywords)
        return _with_null(found) if nullable else found

    def beside(self, flat: Node, keywords: Iterable[str]) -> dict[str, Any]:
        """Return what some keywords of a flat schema say, as a fragment.

        Others are a part of it where these mean nothing without them.
        """
        wanted = set(keywords)
        if wanted & _WHOLE:
            return self.of_keywords(dict(flat.items()))
        for key, others in _WITH.items():
            if key in wanted:
                wanted |= set(others)
        chosen = {key: each for key, each in flat.items() if key in wanted}
        found = self.of_keywords(chosen)
        if "patternProperties" in wanted and "properties" in found:
            found["properties"] = dict.fromkeys(found["properties"], True)
        return found

    def _says_null(self, target: Node) -> bool:
        return self._flat.of(target).get("nullable") is not None

    def _define(self, target: Node) -> str:
        name = self._names.get(target.pointer)
        if name is None:
            name = self._called(target.pointer)
            self._names[target.pointer] = name
            self.definitions[name] = True
            self.definitions[name] = self._whole(self._flat.of(target))
        return name

    def _called(self, pointer: str) -> str:
        """Return a name for what a pointer leads to, with nothing that URIs escape."""
        text = name_of_pointer(pointer) or pointer[1:].replace("/", ".")
        name = _UNSAFE.sub("-", text)
        is_other = name != text or name in self.definitions
        return f"{name}.{zlib.crc32(pointer.encode())}" if is_other else name

    def _keyword(
        self, key: str, node: Node, keywords: Mapping[str, Node]
    ) -> dict[str, Any]:
        if key in _NAMED:
            return self._named(key, node)
        if key in _LISTED or (key == "items" and isinstance(node.value, list)):
            name = "prefixItems" if key == "items" else key
            return {name: [self.of(each) for each in node.elements()]}
        if key in _SINGLE:
            return {"items" if key == "additionalItems" else key: self.of(node)}
        if key == "dependencies":
            return self._dependencies(node)
        if key == "type":
            names = said_types(Node({"type": node}, "", node.place, node.place)) or []
            return {"type": names[0] if len(names) == 1 else names} if names else {}
        if key == "pattern":
            return self._pattern(node)
        if key in _EXCLUSIVE:
            return _exclusive(key, node, keywords)
        if key in _EXCLUSIVE.values() and _is_flagged(key, keywords):
            return {}
        return {key: node.plain()} if key in _PLAIN else {}

    def _named(self, key: str, node: Node) -> dict[str, Any]:
        write: Callable[[str], str | None] = (
            self._translated if key == "patternProperties" else str
        )
        named = ((write(name), each) for name, each in node.items())
        return {key: {name: self.of(each) for name, each in named if name is not None}}

    def _pattern(self, node: Node) -> dict[str, Any]:
        found = self._translated(node.value) if isinstance(node.value, str) else None
        return {"pattern": found} if found is not None else {}

    def _translated(self, pattern: str) -> str | None:
        try:
            return translate(pattern, whole=self._whole_patterns)
        except PatternError:
            return None

    def _dependencies(self, node: Node) -> dict[str, Any]:
        required = {key: each.plain() for key, each in node.items() if _is_list(each)}
        schemas = {
            key: self.of(each) for key, each in node.items() if not _is_list(each)
        }
        found = {"dependentRequired": required, "dependentSchemas": schemas}
        return {key: each for key, each in found.items() if each}


def _is_list(node: Node) -> bool:
    return isinstance(node.value, list)


def _with_null(fragment: dict[str, Any]) -> dict[str, Any]:
    found = dict(fragment)
    if not found.keys().isdisjoint(_LOGIC):
        return {"anyOf": [{"type": "null"}, found]}
    if "const" in found:
        found["enum"] = [found.pop("const")]
    if "enum" in found:
        found["enum"] = [*found["enum"], None]
    if "type" in found:
        said = found["type"]
        found["type"] = [*(said if isinstance(said, list) else [said]), "null"]
    return found


def _exclusive(key: str, node: Node, keywords: Mapping[str, Node]) -> dict[str, Any]:
    """Return an exclusive limit as a number; OpenAPI 3.0 has a flag for it."""
    if isinstance(node.value, bool):
        limit = keywords.get(_EXCLUSIVE[key])
        return {key: limit.value} if node.value and limit is not None else {}
    return {key: node.value}


def _is_flagged(key: str, keywords: Mapping[str, Node]) -> bool:
    flag = keywords.get(f"exclusive{key.capitalize()}")
    return flag is not None and flag.value is True


_LOGIC = frozenset({"allOf", "anyOf", "oneOf", "not", "if"})
_EXCLUSIVE = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
_NAMED = frozenset({"properties", "patternProperties", "dependentSchemas"})
_LISTED = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_SINGLE = frozenset(
    {"not", "if", "then", "else", "items", "additionalItems", "contains"}
    | {"additionalProperties", "propertyNames", "unevaluatedItems"}
    | {"unevaluatedProperties"}
)
_PLAIN = frozenset(
    {"const", "enum", "required", "dependentRequired", "multipleOf", "minimum"}
    | {"maximum", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems"}
    | {"minProperties", "maxProperties", "minContains", "maxContains", "format"}
)
