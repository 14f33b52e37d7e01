"""What parts of a schema say of one keyword is all in the schema that they make up."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator import ir
from generator.dialects.merging import Merger
from generator.reading.load import load
from generator.sources.source import Source
from tests.generator.small_spec import shape


def merged(*parts: dict[str, Any]) -> dict[str, Any]:
    """The keywords of a schema of these parts."""
    text = json.dumps({"openapi": "3.1.0", "x-parts": parts})
    root = load(Source("parts.json", text))
    found = Merger(root).merge(dict(each.items()) for each in root.each("x-parts"))
    return {key: each.plain() for key, each in found.items()}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"pattern": "a"}, {"pattern": "b"}),
        ({"format": "uri"}, {"format": "email"}),
        ({"oneOf": [{"minLength": 1}]}, {"oneOf": [{"maxLength": 1}]}),
        ({"anyOf": [{"minLength": 1}]}, {"anyOf": [{"maxLength": 1}]}),
        ({"not": {"type": "string"}}, {"not": {"type": "null"}}),
        ({"patternProperties": {"a": {}}}, {"patternProperties": {"b": {}}}),
        ({"propertyNames": {"minLength": 1}}, {"propertyNames": {"maxLength": 2}}),
        ({"dependencies": {"a": ["b"]}}, {"dependencies": {"c": ["d"]}}),
        ({"dependentRequired": {"a": ["b"]}}, {"dependentRequired": {"c": ["d"]}}),
        ({"dependentSchemas": {"a": {}}}, {"dependentSchemas": {"b": {}}}),
        ({"unevaluatedProperties": True}, {"unevaluatedProperties": False}),
        ({"unevaluatedItems": True}, {"unevaluatedItems": False}),
        ({"contentEncoding": "base64"}, {"contentEncoding": "base64url"}),
        ({"multipleOf": 2}, {"multipleOf": 0.5}),
        ({"if": {"minLength": 1}, "then": False}, {"if": {"maxLength": 2}}),
        ({"contains": {}, "minContains": 2}, {"contains": {"type": "null"}}),
        ({"contains": {}}, {"minContains": 2}),
        ({"prefixItems": [{}], "items": {"type": "null"}}, {"items": False}),
        ({"prefixItems": [{}]}, {"prefixItems": [{"type": "null"}]}),
    ],
)
def test_what_has_room_for_one_is_left_over(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    """The first part has the keyword, and the second one stays a part."""
    assert {**first, "allOf": [second]} == merged(first, second)


def test_what_depends_on_a_condition_says_nothing_without_it() -> None:
    """A part that has none of its own is not held to that of another part."""
    assert {"if": {}, "then": False} == merged(
        {"then": {}, "else": {}}, {"if": {}, "then": False}
    )


@pytest.mark.parametrize("told", ["dependencies", "not: {dependencies"])
def test_dependencies_are_those_of_the_first_drafts(told: str) -> None:
    """Names of members that come along, and schemas that hold then, have keywords each."""
    said = f"{told}: {{a: [b], c: {{required: [d]}}}}" + "}" * told.count("{")
    found = shape(f"{{type: object, {said}}}").rules
    meant = {
        "dependentRequired": {"a": ["b"]},
        "dependentSchemas": {"c": {"required": ["d"]}},
    }
    assert ir.Rules({"not": meant} if "not" in told else meant) == found


@pytest.mark.parametrize(
    ("said", "keyword"),
    [("a: [b]", "dependentRequired"), ("a: {required: [b]}", "dependentSchemas")],
)
def test_dependencies_of_one_kind_are_one_keyword(said: str, keyword: str) -> None:
    """Nothing is said of the other kind."""
    found = shape(f"{{type: object, dependencies: {{{said}}}}}").rules
    assert found is not None
    assert [keyword] == list(found.schema)
