"""Compiled schemas by themselves: verdicts, references, and what is left unevaluated."""

from __future__ import annotations

from typing import Any

import pytest

from templates.package._runtime.json_schema import Unresolvable, compiled
from templates.package._runtime.violations import Violation

DOCUMENTS = {
    "http://a.test/one.json": {
        "$anchor": "whole",
        "$defs": {
            "a/b": {"const": 1},
            "~": {"const": 2},
            "inner": {"$id": "inner/two.json", "$anchor": "here", "const": 3},
            "list": {"anyOf": [{"const": 4}, {"$anchor": "fifth", "const": 5}]},
            "relative": {"$ref": "three.json"},
        },
        "maximum": 9,
    },
    "http://a.test/three.json": {"const": 6},
    "urn:b:c": {"const": 7, "$defs": {"d": {"$ref": "#/$defs/e"}, "e": {"const": 8}}},
}


def told(schema: Any, value: Any) -> list[tuple[str, str, str]]:
    """How a value breaks a schema."""
    found: list[Violation] = []
    compiled(schema, documents=DOCUMENTS)(value, None, found)
    return [(each.path, each.rule, each.message) for each in found]


REFERENCES = [
    ("http://a.test/one.json#/$defs/a~1b", 1),
    ("http://a.test/one.json#/$defs/~0", 2),
    ("http://a.test/one.json#/%24defs/~0", 2),
    ("http://a.test/one.json#/$defs/inner", 3),
    ("http://a.test/inner/two.json", 3),
    ("http://a.test/inner/two.json#here", 3),
    ("http://a.test/one.json#/$defs/list/anyOf/0", 4),
    ("http://a.test/one.json#fifth", 5),
    ("http://a.test/one.json#/$defs/relative", 6),
    ("http://a.test/three.json#", 6),
    ("urn:b:c", 7),
    ("urn:b:c#/$defs/d", 8),
]


@pytest.mark.parametrize(("reference", "value"), REFERENCES)
def test_references_to_documents(reference: str, value: int) -> None:
    """By pointers, anchors and names of schemas within them."""
    # Documents are looked at when they are first referred to.
    base = {"$ref": reference}
    schema = {"allOf": [{"$ref": "http://a.test/one.json#whole"}, base]}
    assert [] == told(schema, value)
    assert [("", "const", f"must be {value}")] == told(schema, value - 0.5)


NOWHERE = [
    "#none",
    "#/none",
    "#/items/none",
    "#/anyOf/2",
    "#/anyOf/x",
    "#/title/0",
    "http://a.test/none.json",
    "http://a.test/one.json#none",
    "http://a.test/one.json#here",
    "http://a.test/one.json#/$defs/list/anyOf/2",
    "urn:b:d",
]


@pytest.mark.parametrize("reference", NOWHERE)
def test_references_to_nothing(reference: str) -> None:
    """They are told as they stand there, but for documents, by their addresses."""
    schema = {"$ref": reference, "items": {}, "anyOf": [{}, {}], "title": "t"}
    with pytest.raises(Unresolvable) as raised:
        compiled(schema, documents=DOCUMENTS)
    assert (reference,) == raised.value.args


def test_schemas_that_contain_themselves() -> None:
    """They are compiled once, and applied as deep as the value is."""
    schema = {
        "properties": {"below": {"$ref": "#"}, "n": {"type": "integer"}},
        "required": ["n"],
    }
    assert [] == told(schema, {"n": 1, "below": {"n": 2}})
    wrong = {"n": "a", "below": {"below": {"n": 1}}}
    assert [
        ("/n", "type", "must be of type integer, not a string"),
        ("/below/n", "required", "must not be absent"),
    ] == told(schema, wrong)


def test_dynamic_references() -> None:
    """The outermost schema of an anchor is what is meant."""
    tree = {
        "$id": "http://c.test/tree",
        "$dynamicAnchor": "node",
        "properties": {"below": {"$dynamicRef": "#node"}},
    }
    strict = {
        "$id": "http://c.test/strict",
        "$dynamicAnchor": "node",
        "$ref": "tree",
        "required": ["a"],
        "$defs": {"tree": tree},
    }
    assert [] == told(tree, {"below": {}})
    assert [("/below/a", "required", "must not be absent")] == told(
        strict, {"a": 1, "below": {}}
    )


_OBJECT = "must not be there"
_KIND = "items of a kind, not"
CASES: list[tuple[Any, Any, list[tuple[str, str, str]]]] = [
    (True, 1, []),
    (False, 1, [("", "false", _OBJECT)]),
    ({"type": "integer"}, 1.0, []),
    ({"type": "integer"}, 1.5, [("", "type", "must be of type integer, not a number")]),
    (
        {"type": "integer"},
        True,
        [("", "type", "must be of type integer, not a boolean")],
    ),
    (
        {"type": ["null", "array"]},
        {},
        [("", "type", "must be of type null or array, not an object")],
    ),
    ({"type": ["null", "array"]}, None, []),
    ({"type": ["null", "array"]}, [], []),
    ({"type": ["number", "boolean"]}, False, []),
    ({"type": ["object", "string"]}, "", []),
    ({"minItems": 1, "maxItems": 2}, [1], []),
    ({"minItems": 1, "maxItems": 2}, [1, 2], []),
    ({"minItems": 1, "maxItems": 2}, "", []),
    (
        {"minItems": 1},
        [],
        [("", "minItems", "must have length greater than or equal to 1")],
    ),
    (
        {"maxItems": 2.0},
        [1] * 3,
        [("", "maxItems", "must have length less than or equal to 2")],
    ),
    (
        {"maxItems": 0, "uniqueItems": True},
        [1, 1],
        [
            ("", "maxItems", "must have length less than or equal to 0"),
            ("", "uniqueItems", "must not have equal items"),
        ],
    ),
    ({"uniqueItems": False}, [1, 1], []),
    ({"uniqueItems": True}, [1, True, "1", [1]], []),
    ({"prefixItems": [{"const": 1}]}, [1, 2], []),
    ({"prefixItems": [{"const": 1}, {}]}, [], []),
    ({"prefixItems": [{"const": 1}]}, [2], [("/0", "const", "must be 1")]),
    ({"prefixItems": [{}], "items": {"const": 1}}, [5, 1], []),
    (
        {"prefixItems": [{}], "items": {"const": 1}},
        [5, 1, 2],
        [("/2", "const", "must be 1")],
    ),
    ({"prefixItems": [{}], "items": False}, [5], []),
    (
        {"prefixItems": [{}], "items": False},
        [5, 6, 7],
        [("", "items", "must have length less than or equal to 1")],
    ),
    ({"items": False}, {}, []),
    (
        {"contains": {"const": 1}},
        [2],
        [("", "contains", f"must have at least 1 {_KIND} 0")],
    ),
    ({"contains": {"const": 1}}, "a", []),
    ({"contains": {"const": 1}, "minContains": 0}, [2], []),
    (
        {"contains": {"const": 1}, "minContains": 2},
        [1],
        [("", "minContains", f"must have at least 2 {_KIND} 1")],
    ),
    ({"contains": {"const": 1}, "maxContains": 1}, [1, 2], []),
    (
        {"contains": {"const": 1}, "maxContains": 1},
        [1, 1],
        [("", "maxContains", f"must have at most 1 {_KIND} 2")],
    ),
    ({"minProperties": 1, "maxProperties": 1}, {"a": 1}, []),
    ({"minProperties": 1}, [], []),
    (
        {"minProperties": 1},
        {},
        [("", "minProperties", "must have length greater than or equal to 1")],
    ),
    (
        {"maxProperties": 1},
        {"a": 1, "b": 2},
        [("", "maxProperties", "must have length less than or equal to 1")],
    ),
    ({"required": ["a"]}, {"a": None}, []),
    (
        {"required": ["a", "b"]},
        {},
        [
            ("/a", "required", "must not be absent"),
            ("/b", "required", "must not be absent"),
        ],
    ),
    ({"required": ["a"]}, [], []),
    ({"dependentRequired": {"a": ["b"]}}, {"b": 1}, []),
    ({"dependentRequired": {"a": ["b"]}}, {"a": 1, "b": 1}, []),
    ({"dependentRequired": {"a": ["b"]}}, ["a"], []),
    (
        {"dependentRequired": {"a": ["b", "c"]}},
        {"a": 1},
        [
            ("/b", "dependentRequired", "must not be absent beside a"),
            ("/c", "dependentRequired", "must not be absent beside a"),
        ],
    ),
    ({"dependentSchemas": {"a": {"maxProperties": 1}}}, {"b": 1, "c": 1}, []),
    ({"dependentSchemas": {"a": {"maxProperties": 1}}}, {"a": 1}, []),
    ({"dependentSchemas": {"a": False}}, ["a"], []),
    (
        {"dependentSchemas": {"a": {"required": ["b"]}}},
        {"a": 1},
        [("/b", "required", "must not be absent")],
    ),
    ({"dependencies": {"a": ["b"]}, "additionalItems": False}, {"a": 1}, []),
    ({"propertyNames": {"maxLength": 1}}, {"a": 1}, []),
    ({"propertyNames": False}, ["a"], []),
    (
        {"propertyNames": {"maxLength": 1}},
        {"a": 1, "ab": 1},
        [("/ab", "propertyNames", "must have a name that is allowed")],
    ),
    (
        {
            "properties": {"a": {"const": 1}},
            "patternProperties": {"^a": {"type": "null"}},
        },
        {"a": 2, "ab": None, "b": 5},
        [
            ("/a", "const", "must be 1"),
            ("/a", "type", "must be of type null, not an integer"),
        ],
    ),
    (
        {
            "properties": {"a": True},
            "patternProperties": {"b": True},
            "additionalProperties": {"const": 1},
        },
        {"a": 2, "ab": 2, "c": 1, "d": 2},
        [("/d", "const", "must be 1")],
    ),
    (
        {"properties": {"a": True}, "additionalProperties": False},
        {"a": 1, "b": 1},
        [("/b", "additionalProperties", _OBJECT)],
    ),
    ({"additionalProperties": False}, ["a"], []),
]


@pytest.mark.parametrize(("schema", "value", "found"), CASES)
def test_verdicts(schema: Any, value: Any, found: list[tuple[str, str, str]]) -> None:
    """With place, keyword and rule of each violation."""
    assert found == told(schema, value)


_LEFT = "unevaluatedProperties"
UNEVALUATED: list[tuple[Any, Any, list[str]]] = [
    ({_LEFT: False}, {}, []),
    ({_LEFT: False}, {"a": 1}, ["/a"]),
    ({_LEFT: False}, ["a"], []),
    ({_LEFT: {"const": 1}}, {"a": 1}, []),
    ({_LEFT: {"const": 1}}, {"a": 2}, ["/a"]),
    ({_LEFT: False, "properties": {"a": True}}, {"a": 1, "b": 1}, ["/b"]),
    ({_LEFT: False, "patternProperties": {"a": True}}, {"ba": 1, "c": 1}, ["/c"]),
    ({_LEFT: False, "additionalProperties": True}, {"a": 1}, []),
    ({_LEFT: False, "allOf": [{"properties": {"a": True}}]}, {"a": 1, "b": 1}, ["/b"]),
    ({_LEFT: False, "allOf": [{_LEFT: True}]}, {"a": 1}, []),
    (
        {_LEFT: False, "anyOf": [{"required": ["a"]}, {"properties": {"b": True}}]},
        {"a": 1, "b": 1},
        ["/a"],
    ),
    (
        {
            _LEFT: False,
            "anyOf": [
                {"properties": {"a": {"const": 1}}},
                {"properties": {"b": True}},
            ],
        },
        {"a": 2, "b": 1},
        ["/a"],
    ),
    ({_LEFT: False, "not": {"not": {"properties": {"a": True}}}}, {"a": 1}, ["/a"]),
    (
        {_LEFT: False, "dependentSchemas": {"a": {"properties": {"a": True}}}},
        {"a": 1},
        [],
    ),
    (
        {
            _LEFT: False,
            "if": {"properties": {"a": {"const": 1}}, "required": ["a"]},
            "then": {"properties": {"b": True}},
            "else": {"properties": {"c": True}},
        },
        {"a": 1, "b": 1, "c": 1},
        ["/c"],
    ),
    (
        {
            _LEFT: False,
            "$ref": "#/$defs/a",
            "$defs": {"a": {"properties": {"a": True}}},
        },
        {"a": 1},
        [],
    ),
    ({"unevaluatedItems": False}, [], []),
    ({"unevaluatedItems": False}, [1, 2], ["/0", "/1"]),
    ({"unevaluatedItems": False}, {"a": 1}, []),
    ({"unevaluatedItems": {"const": 1}}, [1, 2], ["/1"]),
    ({"unevaluatedItems": False, "prefixItems": [True]}, [1, 2], ["/1"]),
    ({"unevaluatedItems": False, "prefixItems": [True, True]}, [1], []),
    ({"unevaluatedItems": False, "items": True}, [1, 2], []),
    ({"unevaluatedItems": False, "contains": {"const": 1}}, [2, 1, 3], ["/0", "/2"]),
    (
        {"unevaluatedItems": False, "contains": {"const": 1}, "prefixItems": [True]},
        [2, 3, 1],
        ["/1"],
    ),
    ({"unevaluatedItems": False, "allOf": [{"prefixItems": [True]}]}, [1, 2], ["/1"]),
    (
        {
            "unevaluatedItems": False,
            "allOf": [{"prefixItems": [True] * 2}, {"prefixItems": [True]}],
        },
        [1, 2, 3],
        ["/2"],
    ),
    ({"unevaluatedItems": False, "allOf": [{"unevaluatedItems": True}]}, [1], []),
    (
        {"unevaluatedItems": False, "anyOf": [{"prefixItems": [{"const": 1}]}, True]},
        [2],
        ["/0"],
    ),
    (
        {"items": {"unevaluatedItems": False}, "prefixItems": [True]},
        [[1], [1]],
        ["/1/0"],
    ),
]


@pytest.mark.parametrize(("schema", "value", "paths"), UNEVALUATED)
def test_what_is_left_unevaluated(schema: Any, value: Any, paths: list[str]) -> None:
    """By all keywords beside and within; those of what does not fit do not count."""
    assert paths == [path for path, *_ in told(schema, value)]
