"""What differs between drafts of JSON Schema."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Dialect:
    """A draft of JSON Schema."""

    id: str
    """The keyword that names a schema."""

    is_ref_alone: bool
    """Whether what stands beside `$ref` means nothing."""

    whole_floats: bool
    """Whether `1.0` is an integer."""

    schema: tuple[str, ...]
    """Keywords whose value is a schema."""

    schemas: tuple[str, ...]
    """Keywords whose value is a list of schemas, or may be one."""

    named_schemas: tuple[str, ...]
    """Keywords whose value has schemas by names."""

    ignored: frozenset[str] = frozenset()
    """Keywords of another draft, which mean nothing in this one."""


DRAFT_2020_12 = Dialect(
    id="$id",
    is_ref_alone=False,
    whole_floats=True,
    schema=(
        "additionalProperties",
        "contains",
        "contentSchema",
        "else",
        "if",
        "items",
        "not",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
    ),
    schemas=("allOf", "anyOf", "oneOf", "prefixItems"),
    named_schemas=(
        "$defs",
        "definitions",
        "dependentSchemas",
        "patternProperties",
        "properties",
    ),
    ignored=frozenset({"additionalItems", "dependencies"}),
)

DRAFT_4 = Dialect(
    id="id",
    is_ref_alone=True,
    whole_floats=False,
    schema=("additionalItems", "additionalProperties", "items", "not"),
    schemas=("allOf", "anyOf", "oneOf", "items"),
    named_schemas=("definitions", "dependencies", "patternProperties", "properties"),
    ignored=frozenset(
        {
            "$anchor",
            "$dynamicAnchor",
            "$dynamicRef",
            "const",
            "contains",
            "dependentRequired",
            "dependentSchemas",
            "if",
            "prefixItems",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties",
        }
    ),
)
