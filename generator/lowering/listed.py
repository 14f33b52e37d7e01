"""Limits beside listed values: rules, where a value is listed that breaks them."""

from __future__ import annotations

import jsonschema_rs

from generator.dialects.types import TYPES_ABOUT
from generator.lowering.making import Making
from generator.reading.nodes import Node

_PATTERNS = frozenset({"pattern", "patternProperties"})


def unsaid_limits(making: Making, node: Node) -> dict[str, Node]:
    """Return the limits of a flat schema that not all of the values it lists keep to."""
    limits = {key: each for key, each in node.items() if key in TYPES_ABOUT}
    listed = [*filter(None, [node.get("const")]), *node.each("enum")]
    if not limits or making.aws:
        return {}
    fragment = making.fragments.beside(node, limits)
    if _PATTERNS & limits.keys() or "#/$defs/" in str(fragment):
        # It is not known here which texts match a pattern of Python's.
        return limits
    validator = jsonschema_rs.Draft202012Validator(fragment)
    keep = all(validator.is_valid(each.plain()) for each in listed)
    return {} if keep else limits
