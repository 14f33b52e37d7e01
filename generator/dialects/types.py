"""The JSON types of a schema's values: those that it says, and those it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.reading.nodes import Node

RANGE = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
INTEGERS: Mapping[str, tuple[int, int | None]] = {
    "int8": (-(2**7), 2**7 - 1),
    "int16": (-(2**15), 2**15 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint8": (0, 2**8 - 1),
    "uint16": (0, 2**16 - 1),
    "uint32": (0, 2**32 - 1),
    "uint64": (0, None),
}
"""The least and the greatest integer of each format that OpenAPI's registry has for them.

What is greater than 64 bits can hold is no number that JSON readers agree on: it is let be.
"""

COUNTED = frozenset({"minProperties", "maxProperties"})
KEYS = frozenset(
    {
        "patternProperties",
        "propertyNames",
        "dependentRequired",
        "dependentSchemas",
        "dependencies",
        "unevaluatedProperties",
    }
)
ITEMS = frozenset(
    {
        "uniqueItems",
        "contains",
        "minContains",
        "maxContains",
        "unevaluatedItems",
    }
)

ABOUT = {
    "string": ("minLength", "maxLength", "pattern", "contentEncoding"),
    "number": (*RANGE, "multipleOf"),
    "array": ("items", "prefixItems", "minItems", "maxItems", *sorted(ITEMS)),
    "object": (
        "properties",
        "required",
        "additionalProperties",
        *sorted(COUNTED | KEYS),
    ),
}
"""The keywords that are about values of one type, and say nothing of any other."""

TYPES_ABOUT = {key: type_ for type_, keys in ABOUT.items() for key in keys}
"""The type that each of those keywords is about."""

TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")

OFTEN_MEANT = {
    "any": None,
    "bool": "boolean",
    "date": "string",
    "dict": "object",
    "double": "number",
    "file": "string",
    "float": "number",
    "int": "integer",
    "list": "array",
    "long": "integer",
    "map": "object",
    "str": "string",
    "text": "string",
}
"""Types that JSON has not, and those that are meant; None for any."""

_OF_PYTHON = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
    type(None): "null",
}


def said_types(schema: Node) -> list[str] | None:
    """Return the types that a schema's `type` allows, each once; None for any."""
    said = schema.get("type")
    if said is None:
        return None
    listed = said.elements() if isinstance(said.value, list) else [said]
    names = [_meant(each.value) for each in listed if isinstance(each.value, str)]
    if not names or None in names:
        return None
    return list(dict.fromkeys(name for name in names if name is not None))


def _meant(name: str) -> str | None:
    return name if name in TYPES else OFTEN_MEANT.get(name.lower())


def type_of(schema: Node) -> str | None:
    """Return the type of a schema's values; None where it says none, or several.

    A schema without a `type` is of the one that all its keywords are about.
    """
    said = said_types(schema)
    if schema.get("type") is not None:
        return said[0] if said is not None and len(said) == 1 else None
    types = implied_types(schema)
    return types.pop() if len(types) == 1 else None


def implied_types(schema: Node) -> set[str]:
    """Return the types that the keywords of a schema are about."""
    return {
        name
        for key, each in schema.items()
        if (name := _implied(key, each)) is not None
    }


def type_of_value(value: object) -> str:
    """Return the JSON type of a plain value."""
    return _OF_PYTHON[type(value)]


def is_of(value: object, types: set[str]) -> bool:
    """Tell whether a value is of one of some types; of any where there are none."""
    own = type_of_value(value)
    is_whole = isinstance(value, float) and value.is_integer()
    return (
        not types
        or own in types
        or (
            (own == "integer" and "number" in types)
            or (is_whole and "integer" in types)
        )
    )


def _implied(key: str, said: Node) -> str | None:
    values: Iterable[Node] = said.elements() if key == "enum" else [said]
    if key in ("const", "enum"):
        names = {type_of_value(value.plain()) for value in values}
        return names.pop() if len(names) == 1 else None
    return TYPES_ABOUT.get(key)
