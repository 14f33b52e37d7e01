"""Schemas with keywords of all kinds, and values that are near to what they ask for."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

NAMES = st.sampled_from(["a", "b", "ab", "x1"])
PATTERNS = st.sampled_from(["a", "^a", "b$", "^[a-z]+$", "[0-9]", "^.{2}$"])
TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"]
SCALARS: SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 4),
    st.sampled_from([0.0, 1.0, -0.0, 0.5, 1.5, 2.0, 0.3, 2**60, 10**25, 1e300]),
    st.sampled_from(["", "a", "b", "ab", "a1", "abc", "\u00e9", "\U0001f600"]),
)
VALUES: SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4)
    ),
    max_leaves=8,
)
LIMITS = st.sampled_from([-1, 0, 1, 2, 0.5, 1.5])
SIZES = st.integers(0, 3)
STEPS = st.sampled_from([1, 2, 3, 0.5, 0.1, 0.25])


def schemas() -> SearchStrategy[Any]:
    """Schemas, `true` and `false` among them, some of which refer to the root."""
    scalar = st.fixed_dictionaries({}, optional=_scalar_keywords())
    return st.recursive(st.booleans() | scalar, _containing, max_leaves=6)


def whole_schemas() -> SearchStrategy[dict[str, Any]]:
    """Schemas that have definitions, and refer to them."""
    referring = st.sampled_from(
        [
            {"$ref": "#/$defs/one"},
            {"$ref": "#other"},
            {"$dynamicRef": "#node"},
            {"items": {"$dynamicRef": "#node"}},
            {"properties": {"a": {"$ref": "#/$defs/one"}}},
            {"additionalProperties": {"$dynamicRef": "#node"}},
        ]
    )
    rest = st.fixed_dictionaries({}, optional=_keywords(schemas()))
    return st.builds(_whole, rest, referring, schemas(), rest, rest)


def _whole(root: Any, referring: Any, one: Any, other: Any, node: Any) -> Any:
    definitions = {
        "one": one,
        "other": {**other, "$anchor": "other"},
        "node": {**node, "$dynamicAnchor": "node"},
    }
    return {**root, **referring, "$defs": definitions}


def _scalar_keywords() -> dict[Any, SearchStrategy[Any]]:
    types = st.sampled_from(TYPES)
    return {
        "type": types | st.lists(types, min_size=1, max_size=3, unique=True),
        "const": VALUES,
        "enum": st.lists(VALUES, min_size=1, max_size=3),
        "minimum": LIMITS,
        "maximum": LIMITS,
        "exclusiveMinimum": LIMITS,
        "exclusiveMaximum": LIMITS,
        "multipleOf": STEPS,
        "minLength": SIZES,
        "maxLength": SIZES,
        "pattern": PATTERNS,
        "minItems": SIZES,
        "maxItems": SIZES,
        "uniqueItems": st.booleans(),
        "minProperties": SIZES,
        "maxProperties": SIZES,
        "required": st.lists(NAMES, max_size=2, unique=True),
        "dependentRequired": st.dictionaries(
            NAMES, st.lists(NAMES, max_size=2, unique=True), max_size=2
        ),
    }


def _keywords(inner: SearchStrategy[Any]) -> dict[Any, SearchStrategy[Any]]:
    several = st.lists(inner, min_size=1, max_size=3)
    named = st.dictionaries(NAMES, inner, max_size=3)
    return {
        "type": st.sampled_from(TYPES),
        "required": st.lists(NAMES, max_size=2, unique=True),
        "properties": named,
        "patternProperties": st.dictionaries(PATTERNS, inner, max_size=2),
        "additionalProperties": inner,
        "propertyNames": inner,
        "dependentSchemas": named,
        "unevaluatedProperties": inner,
        "prefixItems": several,
        "items": inner,
        "contains": inner,
        "minContains": SIZES,
        "maxContains": SIZES,
        "unevaluatedItems": inner,
        "allOf": several,
        "anyOf": several,
        "oneOf": several,
        "not": inner,
        "if": inner,
        "then": inner,
        "else": inner,
    }


def _containing(inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
    keywords = _keywords(inner)
    some = st.lists(st.sampled_from(sorted(keywords)), max_size=4, unique=True)
    return some.flatmap(
        lambda names: st.fixed_dictionaries({name: keywords[name] for name in names})
    )
