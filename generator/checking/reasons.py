"""Why a keyword of a schema is refused, and what to write instead."""

from __future__ import annotations

from typing import NamedTuple


class Reason(NamedTuple):
    """The end of a sentence that begins with the keyword, and advice."""

    why: str
    advice: str | None = None


NULL_ADVICE = (
    "an optional member may be absent or null, which mean the same; leave it out of"
    " `required`"
)
_CHOICE = Reason(
    "is not supported; a value has one shape here",
    "describe one structure in which every alternative is an optional member",
)
_CONDITION = Reason(
    "is not supported", "describe all values alike, and the condition in words"
)
_DIRECTION = Reason(
    "is not supported; a structure is the same in requests and in responses",
    "describe the request and the response by a structure each",
)
_KEYS = Reason(
    "is not supported; the keys of a map are any strings",
    "describe the values in `additionalProperties`, and the keys in words",
)
_ENCODED = Reason(
    "would count base64 characters, not bytes",
    "limit the decoded bytes with `x-concord-min-bytes` and `x-concord-max-bytes`",
)
_BY_NAME = Reason("is not supported", "define it under components/schemas")
_LIMIT_OF_STRUCTURE = Reason(
    "is not supported on a structure", "say in `required` which members there must be"
)

UNSUPPORTED = {
    "anyOf": _CHOICE,
    "oneOf": _CHOICE,
    "discriminator": _CHOICE,
    "not": Reason("is not supported", "say what is allowed instead"),
    "if": _CONDITION,
    "then": _CONDITION,
    "else": _CONDITION,
    "dependentRequired": _CONDITION,
    "dependentSchemas": _CONDITION,
    "dependencies": _CONDITION,
    "nullable": Reason("is not supported", NULL_ADVICE),
    "readOnly": _DIRECTION,
    "writeOnly": _DIRECTION,
    "xml": Reason("is not supported; all bodies are JSON", "leave it out"),
    "patternProperties": _KEYS,
    "propertyNames": _KEYS,
    "unevaluatedProperties": Reason(
        "is not supported; members that are not described are ignored", "leave it out"
    ),
    "unevaluatedItems": Reason("is not supported", "leave it out"),
    "prefixItems": Reason(
        "is not supported; the items of an array are alike",
        "describe a structure with a member for each item",
    ),
    "contains": Reason("is not supported", "describe the condition in words"),
    "uniqueItems": Reason(
        "is not supported; items are not compared", "describe the condition in words"
    ),
    "const": Reason(
        "is supported only for the header X-Amz-Target and an error's `__type`",
        "write an `enum` with one value",
    ),
    "$defs": _BY_NAME,
    "definitions": _BY_NAME,
}
"""What is refused wherever it stands."""

BY_PLACE = {
    ("on a blob", "minLength"): _ENCODED,
    ("on a blob", "maxLength"): _ENCODED,
    ("on a blob", "pattern"): Reason("would be about base64 characters, not bytes"),
    ("on a structure", "minProperties"): _LIMIT_OF_STRUCTURE,
    ("on a structure", "maxProperties"): _LIMIT_OF_STRUCTURE,
    ("on an integer", "enum"): Reason("is supported on strings only"),
    ("on a number", "enum"): Reason("is supported on strings only"),
    ("on a boolean", "enum"): Reason("is supported on strings only"),
    ("on a number", "multipleOf"): Reason("is supported on integers only"),
}
"""What is refused on one kind of schema, for a reason of its own."""


def reason(keyword: str, where: str) -> Reason:
    """Return why a keyword is refused at some kind of place, such as "on a blob"."""
    return (
        UNSUPPORTED.get(keyword)
        or BY_PLACE.get((where, keyword))
        or Reason(f"is not supported {where}")
    )
