"""What is said of unevaluated members and items, as what is said of all others."""

from __future__ import annotations

from generator.dialects.merging import Keywords


def evaluated(keywords: Keywords) -> Keywords:
    """Return keywords that say of other members and items what they say of unevaluated.

    That is the same where nothing but properties evaluates any.
    """
    for key, plain in _EVALUATED.items():
        said = keywords.get(key)
        if said is None or isinstance(said.value, list):
            # What is no schema says nothing.
            continue
        if not keywords.keys() & {plain, *_IN_PLACE}:
            keywords = {
                plain if name == key else name: node for name, node in keywords.items()
            }
    return keywords


_EVALUATED = {
    "unevaluatedProperties": "additionalProperties",
    "unevaluatedItems": "items",
}
_IN_PLACE = ("allOf", "anyOf", "oneOf", "if", "not", "dependentSchemas", "contains")
