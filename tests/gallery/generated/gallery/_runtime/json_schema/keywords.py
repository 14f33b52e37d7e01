"""Which keywords are compiled by what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from . import arrays, logic, members, scalars
from .arrays import unevaluated_items
from .evaluated import Apply
from .members import unevaluated_properties

__all__ = ["MAKERS", "UNEVALUATED", "unevaluated_items", "unevaluated_properties"]

Maker: TypeAlias = Callable[[Any, Mapping[str, Any]], Apply]
"""Compiles keywords of a schema, given where it stands and all that it says."""

UNEVALUATED = frozenset({"unevaluatedItems", "unevaluatedProperties"})
"""Keywords for what all others leave."""

MAKERS: tuple[tuple[frozenset[str], Maker], ...] = tuple(
    (frozenset(keywords.split()), make)
    for keywords, make in (
        ("type", scalars.of_type),
        ("const", scalars.constant),
        ("enum", scalars.one_of_values),
        ("minimum maximum exclusiveMinimum exclusiveMaximum", scalars.limits),
        ("multipleOf", scalars.multiple_of),
        ("minLength maxLength", scalars.lengths),
        ("pattern", scalars.pattern),
        ("format", scalars.format_),
        ("minItems maxItems uniqueItems", arrays.sizes),
        ("prefixItems items", arrays.items),
        ("contains", arrays.contains),
        ("minProperties maxProperties", members.sizes),
        ("required", members.required),
        ("dependentRequired", members.dependent_required),
        ("dependentSchemas", members.dependent_schemas),
        ("propertyNames", members.names),
        ("properties patternProperties additionalProperties", members.members),
        ("$ref", logic.reference),
        ("$dynamicRef", logic.dynamic_reference),
        ("allOf", logic.all_of),
        ("anyOf", logic.any_of),
        ("oneOf", logic.one_of),
        ("not", logic.none_of),
        ("if", logic.conditional),
    )
)
