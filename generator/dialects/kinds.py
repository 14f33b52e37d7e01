"""What a schema describes: its kind, and which of its keywords say something of it.

A keyword that a kind does not take is one of three: it is about other types, and says
nothing; it limits the values in a way that is not checked; or it is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.reading.nodes import Node

ANNOTATIONS = frozenset(
    {
        "$comment",
        "contentMediaType",
        "contentSchema",
        "default",
        "deprecated",
        "description",
        "example",
        "examples",
        "externalDocs",
        "title",
    }
)
MIN_BYTES = "x-concord-min-bytes"
MAX_BYTES = "x-concord-max-bytes"
BLOB_FORMATS = frozenset({"binary", "blob", "byte"})

_RANGE = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a schema describes, in words, and the keywords that say more of it."""

    name: str
    keywords: frozenset[str]
    unenforced: frozenset[str] = frozenset()
    """Those that limit its values, and that nothing emitted checks."""


def _kind(name: str, *keywords: str, unenforced: Iterable[str] = ()) -> Kind:
    return Kind(name, frozenset({"type", *keywords}), frozenset(unenforced) | _LOGIC)


_LOGIC = frozenset({"not", "if", "then", "else"})
_COUNTED = frozenset({"minProperties", "maxProperties"})
_KEYS = frozenset(
    {
        "propertyNames",
        "dependentRequired",
        "dependentSchemas",
        "dependencies",
        "unevaluatedProperties",
    }
)
_ITEMS = frozenset(
    {"uniqueItems", "contains", "minContains", "maxContains", "unevaluatedItems"}
)


STRUCTURE = _kind(
    "a structure",
    "properties",
    "required",
    "additionalProperties",
    unenforced=_COUNTED | _KEYS,
)
FREE = _kind(
    "a free object",
    "additionalProperties",
    *_COUNTED,
    unenforced=_KEYS | {"required"},
)
"""An object of which nothing is said: as the whole of a body it has no members, and
anywhere else it has whatever it is given."""

MAP = _kind("a map", "additionalProperties", *_COUNTED, unenforced=_KEYS)
ARRAY = _kind("an array", "items", "minItems", "maxItems", unenforced=_ITEMS)
STRING = _kind("a string", "format", "minLength", "maxLength", "pattern")
CONSTANT = _kind("a constant", "const", "enum")
ENUM = _kind("an enum", "enum", "format")
TIMESTAMP = _kind("a timestamp", "format")
ENCODED_BLOB = _kind(
    "a blob",
    "contentEncoding",
    "format",
    MIN_BYTES,
    MAX_BYTES,
    unenforced=("minLength", "maxLength", "pattern"),
)
FORMATTED_BLOB = _kind(
    "a blob", "format", "minLength", "maxLength", unenforced=("pattern",)
)
INTEGER = _kind("an integer", "format", "multipleOf", *_RANGE, unenforced=("enum",))
NUMBER = _kind("a number", "format", *_RANGE, unenforced=("enum", "multipleOf"))
BOOLEAN = _kind("a boolean", unenforced=("enum",))
ANY = _kind("any value")

_ABOUT = {
    "string": ("minLength", "maxLength", "pattern", "contentEncoding"),
    "number": (*_RANGE, "multipleOf"),
    "array": ("items", "minItems", "maxItems", *_ITEMS),
    "object": ("properties", "required", "additionalProperties", *_COUNTED, *_KEYS),
}
"""The keywords that are about values of one type, and say nothing of any other."""

TYPES_ABOUT = {key: type_ for type_, keys in _ABOUT.items() for key in keys}
"""The type that each of those keywords is about."""


def kind_of(schema: Node) -> Kind | None:
    """Return the kind of a schema after its `type`; None for any type but these."""
    match type_of(schema):
        case "object":
            return _object(schema)
        case "array":
            return ARRAY
        case "string":
            return _string(schema)
        case "integer":
            return INTEGER
        case "number":
            return TIMESTAMP if schema.text("format") == "unixtime" else NUMBER
        case "boolean":
            return BOOLEAN
    return ANY if _says_nothing(schema) else None


def _says_nothing(schema: Node) -> bool:
    """Tell whether a schema allows everything: it has words at most."""
    keys = (key for key, _ in schema.items())
    only_words = all(key in ANNOTATIONS or _is_extension(key) for key in keys)
    return isinstance(schema.value, dict) and only_words


def _is_extension(key: str) -> bool:
    return key.startswith("x-") and key not in (MIN_BYTES, MAX_BYTES)


def type_of(schema: Node) -> str | None:
    """Return the type of a schema's values; None where it says none, or several.

    A schema without a `type` is of the one that all its keywords are about.
    """
    said = schema.get("type")
    if said is not None:
        only = list(said.elements()) if isinstance(said.value, list) else [said]
        name = only[0].value if len(only) == 1 else None
        return name if isinstance(name, str) else None
    types = set(filter(None, (_implied(key, each) for key, each in schema.items())))
    return types.pop() if len(types) == 1 else None


def unenforced(schema: Node) -> list[str]:
    """Return the keywords of a schema that limit its values, and are not checked."""
    kind = kind_of(schema)
    keywords = kind.unenforced if kind is not None else ()
    return [
        key for key, each in schema.items() if key in keywords and not _is_off(each)
    ]


def _is_off(flag: Node) -> bool:
    return flag.value is False


def _implied(key: str, said: Node) -> str | None:
    values = said.elements() if key == "enum" else [said]
    if key in ("const", "enum"):
        names = {_NAMES.get(type(value.value)) for value in values}
        return names.pop() if len(names) == 1 else None
    return TYPES_ABOUT.get(key)


_NAMES = {str: "string", bool: "boolean", int: "integer", float: "number"}


def _object(schema: Node) -> Kind:
    if schema.get("properties") is not None:
        return STRUCTURE
    values = schema.get("additionalProperties")
    if values is None or values.value is True:
        return FREE
    return STRUCTURE if values.value is False else MAP


def _string(schema: Node) -> Kind:
    if schema.get("const") is not None:
        return CONSTANT
    if schema.get("enum") is not None:
        return ENUM
    if schema.get("contentEncoding") is not None:
        return ENCODED_BLOB
    if schema.text("format") == "date-time":
        return TIMESTAMP
    return FORMATTED_BLOB if schema.text("format") in BLOB_FORMATS else STRING
