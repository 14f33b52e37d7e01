"""What a schema describes: its kind, and which of its keywords that kind says.

A kind is told of a schema as it stands; `Flat` gives one with all that its references
and parts add. Keywords about another type say nothing; of those that are left, each is
said by the type that the kind becomes, or is a rule beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.dialects.textual import is_textual
from generator.dialects.types import COUNTED, RANGE, TYPES_ABOUT, said_types, type_of
from generator.dialects.words import (
    ANNOTATIONS,
    MAX_BYTES,
    MIN_BYTES,
    is_word,
    says,
)
from generator.reading.nodes import Node

__all__ = [
    "ANNOTATIONS",
    "MAX_BYTES",
    "MIN_BYTES",
    "TYPES_ABOUT",
    "Kind",
    "beside",
    "is_implied",
    "kind_of",
    "type_of",
]

BLOB_FORMATS = frozenset({"binary", "blob", "byte"})

LOGIC = frozenset({"not", "if", "then", "else", "oneOf", "anyOf", "allOf"})
"""Keywords about values of any type."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a schema describes, in words, and the keywords that its type says."""

    name: str
    keywords: frozenset[str]
    type: str | None
    """The JSON type of its values, if they are of one."""


def _kind(name: str, type_: str | None, *keywords: str) -> Kind:
    return Kind(name, frozenset({"type", "nullable", *keywords}), type_)


NEVER = _kind("no value", None)
ANY = _kind("any value", None)
NULL = _kind("null", "null")
UNION = _kind("a union", None, "oneOf", "anyOf", "discriminator")
STRUCTURE = _kind(
    "a structure", "object", "properties", "required", "additionalProperties"
)
FREE = _kind("a free object", "object", "additionalProperties", *COUNTED)
"""An object of which nothing is said: as the whole of a body it has no members, and
anywhere else it has whatever it is given."""

MAP = _kind("a map", "object", "additionalProperties", *COUNTED)
ARRAY = _kind("an array", "array", "items", "minItems", "maxItems", "uniqueItems")
TUPLE = _kind("a tuple", "array", "prefixItems", "items", "minItems", "maxItems")
STRING = _kind("a string", "string", "format", "minLength", "maxLength", "pattern")
CONSTANT = _kind("a constant", "string", "const", "enum")
ENUM = _kind("an enum", "string", "enum", "format")
LITERAL = _kind("a constant", None, "const", "enum")
TIMESTAMP = _kind("a timestamp", None, "format")
DATE = _kind("a date", "string", "format")
TIME = _kind("a time of day", "string", "format")
UUID = _kind("a UUID", "string", "format")
DECIMAL = _kind("a decimal", None, "format")
ENCODED_BLOB = _kind(
    "a blob", "string", "contentEncoding", "format", MIN_BYTES, MAX_BYTES
)
FORMATTED_BLOB = _kind("a blob", "string", "format", "minLength", "maxLength")
BINARY = _kind(
    "bytes",
    "string",
    "contentEncoding",
    "format",
    "minLength",
    "maxLength",
    "pattern",
)
"""A file where it is a part of a multipart body, and a text as it is anywhere else."""

INTEGER = _kind("an integer", "integer", "format", "multipleOf", *RANGE)
NUMBER = _kind("a number", "number", "format", "multipleOf", *RANGE)
BOOLEAN = _kind("a boolean", "boolean")

_TEXTS = {"date-time": TIMESTAMP, "date": DATE, "time": TIME, "uuid": UUID}
_TEXTS |= {"decimal": DECIMAL, **dict.fromkeys(BLOB_FORMATS, FORMATTED_BLOB)}
_TEXTS |= {"binary": BINARY}
_UNENCODED = ("binary", "8bit")
"""Encodings that leave bytes as they are."""

_NUMBERS = {"unixtime": TIMESTAMP, "decimal": DECIMAL}


def kind_of(schema: Node) -> Kind | None:
    """Return the kind of a schema; None for one that is not flat, or malformed."""
    if isinstance(schema.value, bool):
        return ANY if schema.value else NEVER
    if schema.value is None:
        # A component of which the document says nothing.
        return ANY
    if not isinstance(schema.value, dict) or schema.get("$ref") is not None:
        return None
    said = said_types(schema)
    if said is not None and len(said) > 1:
        return LITERAL if _is_listed(schema) else UNION
    match type_of(schema):
        case None:
            return _untyped(schema)
        case "object":
            return LITERAL if _is_listed(schema) else _object(schema)
        case "array":
            return LITERAL if _is_listed(schema) else _array(schema)
        case "string":
            return _string(schema)
        case "null":
            return NULL
        case "boolean":
            return LITERAL if _is_listed(schema) else BOOLEAN
        case type_ if _is_listed(schema):
            return LITERAL
        case type_:
            formats = _NUMBERS if type_ == "number" else {}
            plain = INTEGER if type_ == "integer" else NUMBER
            return formats.get(schema.text("format") or "", plain)


LISTED = (CONSTANT, ENUM, LITERAL)
"""The kinds of schemas that list their values; limits beside them say nothing."""


def is_implied(schema: Node, kind: Kind) -> bool:
    """Tell whether the type of a kind is not said, but only what the keywords are about.

    Values of all other types keep to such a schema.
    """
    is_said = schema.get("type") is not None or _is_listed(schema) or kind is NEVER
    return not is_said and type_of(schema) is not None


def beside(schema: Node, kind: Kind) -> dict[str, Node]:
    """Return the keywords of a flat schema that its kind leaves to rules."""
    return {
        key: each
        for key, each in schema.items()
        if key not in kind.keywords
        and (key in LOGIC or key in TYPES_ABOUT)
        and says(key, each)
        and _is_about(key, kind)
    }


def _is_about(key: str, kind: Kind) -> bool:
    """Tell whether a keyword says something of values of a kind."""
    about = TYPES_ABOUT.get(key)
    if kind in LISTED:
        return about is None
    types = {kind.type, "number" if kind.type == "integer" else kind.type}
    return kind.type is None or about is None or about in types


def _untyped(schema: Node) -> Kind | None:
    if _is_listed(schema):
        return LITERAL
    if schema.get("allOf") is not None and _is_only(schema, "allOf"):
        return None
    if schema.get("oneOf") is not None or schema.get("anyOf") is not None:
        others = (key for key, each in schema.items() if says(key, each))
        return UNION if set(others) <= {"oneOf", "anyOf"} else ANY
    return ANY


def _is_only(schema: Node, keyword: str) -> bool:
    return all(key == keyword or is_word(key) for key, _ in schema.items())


def _is_listed(schema: Node) -> bool:
    return schema.get("const") is not None or schema.get("enum") is not None


def _object(schema: Node) -> Kind:
    if schema.get("properties") is not None:
        return STRUCTURE
    if schema.get("patternProperties") is not None:
        return MAP
    values = schema.get("additionalProperties")
    if values is None or values.value is True:
        return FREE
    return STRUCTURE if values.value is False else MAP


def _array(schema: Node) -> Kind:
    """Return whether an array has just so many items, or any number of them."""
    prefix, rest = schema.get("prefixItems"), schema.get("items")
    if prefix is None or not isinstance(prefix.value, list):
        return ARRAY
    count = len(prefix.value)
    least, most = schema.get("minItems"), schema.get("maxItems")
    is_closed = rest is not None and rest.value is False
    is_closed = is_closed or (most is not None and most.value == count)
    is_full = least is not None and least.value == count
    return TUPLE if is_closed and is_full and count else ARRAY


def _string(schema: Node) -> Kind:
    if schema.get("const") is not None:
        return CONSTANT
    if schema.get("enum") is not None:
        return ENUM
    encoding = schema.get("contentEncoding")
    if encoding is not None and encoding.value not in _UNENCODED:
        return ENCODED_BLOB
    media_type = schema.text("contentMediaType")
    is_file = media_type is not None and not is_textual(media_type)
    is_file = is_file or encoding is not None
    return _TEXTS.get(schema.text("format") or "", BINARY if is_file else STRING)
