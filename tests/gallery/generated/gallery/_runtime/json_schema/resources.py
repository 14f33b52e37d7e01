"""Schemas by their URIs, and what a reference means in the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote, urldefrag, urljoin


class Unresolvable(LookupError):
    """A reference points to nothing that is given."""


class Place(NamedTuple):
    """A schema, and the URI of the resource that it is part of."""

    schema: Any
    base: str


class Resources:
    """All schemas that may be referred to."""

    def __init__(self, documents: Mapping[str, Any]) -> None:
        """Take documents by their URIs; each is looked at when first referred to."""
        self._documents = documents
        self._roots: dict[str, Any] = {}
        self._anchors: dict[tuple[str, str], Any] = {}
        self._dynamic: dict[str, dict[str, Place]] = {}
        self._bases: dict[int, str] = {}

    def base(self, schema: Any, base: str) -> str:
        """Return the URI of the resource of a schema that stands in `base`."""
        return self._bases.get(id(schema), base)

    def dynamic(self, base: str) -> Mapping[str, Place]:
        """Return the dynamic anchors of a resource."""
        return self._dynamic.get(base, {})

    def resolve(self, base: str, reference: str) -> Place:
        """Return what a reference means in the resource `base`.

        Raises:
            Unresolvable: nothing.
        """
        uri, fragment = urldefrag(_joined(base, reference))
        schema = self._root(uri)
        fragment = unquote(fragment)
        if fragment and not fragment.startswith("/"):
            key = self.base(schema, uri), fragment
            if key not in self._anchors:
                raise Unresolvable(reference)
            return Place(self._anchors[key], key[0])
        return self._pointed(schema, self.base(schema, uri), fragment, reference)

    def _pointed(self, schema: Any, base: str, pointer: str, reference: str) -> Place:
        for step in pointer.split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            try:
                schema = schema[int(name) if isinstance(schema, list) else name]
            except (KeyError, IndexError, ValueError, TypeError):
                raise Unresolvable(reference) from None
            base = self.base(schema, base)
        if isinstance(schema, dict) and id(schema) not in self._bases:
            # Where no keyword has a schema, one is what is referred to as such.
            self._index(schema, base)
            base = self.base(schema, base)
        return Place(schema, base)

    def _root(self, uri: str) -> Any:
        if uri not in self._roots:
            if uri not in self._documents:
                raise Unresolvable(uri)
            self._roots[uri] = self._documents[uri]
            self._index(self._documents[uri], uri)
        return self._roots[uri]

    def _index(self, schema: Any, base: str) -> None:
        if not isinstance(schema, dict):
            return
        if isinstance(name := schema.get("$id"), str):
            base, _ = urldefrag(_joined(base, name))
            self._roots.setdefault(base, schema)
        self._bases[id(schema)] = base
        if "$anchor" in schema:
            self._anchors[base, schema["$anchor"]] = schema
        if "$dynamicAnchor" in schema:
            anchor = schema["$dynamicAnchor"]
            self._anchors[base, anchor] = schema
            anchors = self._dynamic.setdefault(base, {})
            anchors[anchor] = Place(schema, base)
        for part in _parts(schema):
            self._index(part, base)


def _parts(schema: dict[str, Any]) -> Iterator[Any]:
    for keyword in _SINGLE:
        yield schema.get(keyword)
    for keyword in _LISTED:
        if isinstance(schema.get(keyword), list):
            yield from schema[keyword]
    for keyword in _NAMED:
        if isinstance(schema.get(keyword), dict):
            yield from schema[keyword].values()


def _joined(base: str, reference: str) -> str:
    if reference.startswith("#"):
        return urldefrag(base)[0] + reference
    if _OPAQUE.match(reference):
        return reference
    return urljoin(base, reference)


_SINGLE = (
    *(
        "additionalProperties",
        "contains",
        "contentSchema",
        "else",
        "if",
        "items",
        "not",
    ),
    *("propertyNames", "then", "unevaluatedItems", "unevaluatedProperties"),
)
"""Keywords whose value is a schema."""

_LISTED = ("allOf", "anyOf", "oneOf", "prefixItems")
"""Keywords whose value is a list of schemas."""

_NAMED = ("$defs", "definitions", "dependentSchemas", "patternProperties", "properties")
"""Keywords whose value has schemas by names."""

_OPAQUE = re.compile(r"(?:urn|tag):", re.IGNORECASE)
"""URIs that nothing can be relative to."""
