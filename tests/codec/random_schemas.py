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
TEXTS = st.sampled_from(["", "a", "b", "ab", "a1", "abc"])
ABOUT = {
    "null": (),
    "boolean": (),
    "integer": ("minimum", "maximum", "exclusiveMinimum", "multipleOf"),
    "number": ("minimum", "maximum", "exclusiveMaximum", "multipleOf"),
    "string": ("minLength", "maxLength", "pattern"),
}
OF_OBJECTS = (
    *("properties", "required", "additionalProperties", "patternProperties"),
    *("propertyNames", "dependentRequired", "dependentSchemas", "minProperties"),
    *("maxProperties", "unevaluatedProperties"),
)
OF_ARRAYS = (
    *("items", "prefixItems", "contains", "minContains", "maxContains", "minItems"),
    *("maxItems", "uniqueItems", "unevaluatedItems"),
)
LOGIC = ("allOf", "anyOf", "oneOf", "not", "if", "then", "else")
LIMITS = st.sampled_from([-1, 0, 1, 2, 0.5, 1.5])
SIZES = st.integers(0, 3)
STEPS = st.sampled_from([1, 2, 3, 0.5, 0.1, 0.25])


def schemas() -> SearchStrategy[Any]:
    """Schemas, `true` and `false` among them, some of which refer to the root."""
    scalar = st.fixed_dictionaries({}, optional=_scalar_keywords())
    return st.recursive(st.booleans() | scalar, _containing, max_leaves=6)


def sensible_schemas() -> SearchStrategy[Any]:
    """Schemas as documents have them: most keywords are about what the others are."""
    return st.recursive(
        _of_one_type() | _listed() | st.booleans(), _sensible, max_leaves=8
    )


def _of_one_type() -> SearchStrategy[Any]:
    """Schemas of scalars with some limits, and mostly with their type."""
    known = _scalar_keywords()
    return st.sampled_from(sorted(ABOUT)).flatmap(
        lambda type_: st.builds(
            lambda limits, said: {**limits, **({"type": type_} if said else {})},
            _some({name: known[name] for name in ABOUT[type_]}, 2),
            st.sampled_from([True, True, True, False]),
        )
    )


def _listed() -> SearchStrategy[Any]:
    """Schemas that list values, of several types or of one that may be said."""
    typed = st.sampled_from([("string", TEXTS), ("integer", st.integers(-3, 4))])
    of_a_type = typed.flatmap(
        lambda pair: st.builds(
            lambda values: {"type": pair[0], "enum": values},
            st.lists(pair[1], min_size=1, max_size=3, unique=True),
        )
    )
    unique: SearchStrategy[Any] = st.lists(
        VALUES, min_size=1, max_size=3, unique_by=repr
    )
    return st.one_of(
        of_a_type,
        st.builds(lambda values: {"enum": values}, unique),
        st.builds(lambda value: {"const": value}, VALUES),
    )


def _sensible(inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
    keywords = _keywords(inner) | _scalar_keywords()
    objects = _some({name: keywords[name] for name in OF_OBJECTS}, 4)
    arrays = _some({name: keywords[name] for name in OF_ARRAYS}, 3)
    logic = _some({name: keywords[name] for name in LOGIC}, 2)
    return st.one_of(
        st.builds(lambda said: {"type": "object", **said}, objects),
        st.builds(lambda said: {"type": ["object", "null"], **said}, objects),
        st.builds(lambda said: {"type": "array", **said}, arrays),
        st.builds(lambda first, second: {**first, **second}, objects, logic),
        st.builds(lambda first, second: {**first, **second}, arrays, logic),
        logic,
    )


def _some(
    keywords: dict[Any, SearchStrategy[Any]], most: int
) -> SearchStrategy[dict[str, Any]]:
    if not keywords:
        return st.just({})
    names = st.lists(st.sampled_from(sorted(keywords)), max_size=most, unique=True)
    return names.flatmap(
        lambda chosen: st.fixed_dictionaries({name: keywords[name] for name in chosen})
    )


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


def referring_schemas() -> SearchStrategy[dict[str, Any]]:
    """Sensible schemas that have definitions, and refer to them."""
    referring = st.sampled_from(
        [
            {"$ref": "#/$defs/one"},
            {"$ref": "#other"},
            {"$dynamicRef": "#node"},
            {"items": {"$dynamicRef": "#node"}},
            {"properties": {"a": {"$ref": "#/$defs/one"}, "b": {"$ref": "#other"}}},
            {"anyOf": [{"$ref": "#/$defs/one"}, {"$ref": "#other"}]},
        ]
    )
    inner = sensible_schemas()
    objects = inner.filter(lambda schema: isinstance(schema, dict))
    return st.builds(_whole, objects, referring, inner, objects, objects)


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
