"""Values that the rules of a shape allow: what JSON Schema says beyond limits."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import jsonschema_rs

from generator import ir
from generator.patterns.classes import written_out

_NAMED = frozenset({"$defs", "dependentSchemas", "patternProperties", "properties"})
"""Keywords with schemas by names."""

_VALUES = frozenset({"const", "default", "enum", "example", "examples"})
"""Keywords with values, in which nothing is a schema."""


def allows_rules(shape: ir.Shape, value: Any, definitions: Mapping[str, Any]) -> bool:
    """Tell whether a value keeps to the rules of a shape; to rules unheard of, it does."""
    if shape.rules is None:
        return True
    return allows({**shape.rules.schema, "$defs": dict(definitions)}, value)


def allows(schema: Mapping[str, Any], value: Any) -> bool:
    """Tell whether a value keeps to a schema; to one that cannot be read, it does.

    The patterns of the schema are Python's, and for the whole of a text.
    """
    validator = _validator(json.dumps(schema, default=dict))
    return validator is None or bool(validator.is_valid(value))


def constants(shape: ir.Shape) -> Iterator[Any]:
    """Return the values that the rules of a shape name."""
    if shape.rules is not None:
        yield from _constants(shape.rules.schema)


def limits(shape: ir.Shape) -> Iterator[float]:
    """Return numbers at the limits that the rules of a shape name, and within them."""
    schema = shape.rules.schema if shape.rules is not None else {}
    least = schema.get("minimum", schema.get("exclusiveMinimum"))
    most = schema.get("maximum", schema.get("exclusiveMaximum"))
    step = schema.get("multipleOf")
    within = [each for each in (least, most) if each is not None]
    if within:
        within.append((within[0] + within[-1]) / 2)
    yield from within
    if least is not None and most is None:
        yield least + 1
    if most is not None and least is None:
        yield most - 1
    if step is not None:
        yield from (step, *(math.ceil(each / step) * step for each in within))


def _constants(schema: Any) -> Iterator[Any]:
    if not isinstance(schema, Mapping):
        return
    if "const" in schema:
        yield schema["const"]
    yield from schema.get("enum", ())
    for keyword in ("oneOf", "anyOf", "allOf"):
        for each in schema.get(keyword, ()):
            yield from _constants(each)


@lru_cache(maxsize=1024)
def _validator(schema: str) -> Any:
    try:
        return jsonschema_rs.Draft202012Validator(_searched(json.loads(schema)))
    except (ValueError, jsonschema_rs.ValidationError):
        # A pattern, perhaps, that is Python's alone.
        return None


def _searched(schema: Any) -> Any:
    """Return a schema whose patterns say themselves that they are for the whole."""
    if isinstance(schema, list):
        return [_searched(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {keyword: _of_keyword(keyword, said) for keyword, said in schema.items()}


def _of_keyword(keyword: str, said: Any) -> Any:
    if keyword in _VALUES:
        return said
    if keyword == "pattern" and isinstance(said, str):
        return _anchored(said)
    if keyword in _NAMED and isinstance(said, dict):
        is_by_pattern = keyword == "patternProperties"
        return {
            _anchored(name) if is_by_pattern else name: _searched(each)
            for name, each in said.items()
        }
    return _searched(said)


def _anchored(pattern: str) -> str:
    return f"^(?:{written_out(pattern)})$"
