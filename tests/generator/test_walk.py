"""The objects of a spec: what says something of it, and not what is only passed on."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.reading.load import load
from generator.reading.walk import objects, uses
from generator.sources.source import Source

IT = {"type": "object"}
NAMES = """
properties patternProperties dependentSchemas $defs definitions paths webhooks pathItems
schemas responses requestBodies parameters headers examples securitySchemes links callbacks
content encoding variables
"""


def pointers(root: dict[str, Any]) -> list[str]:
    """The pointers of the objects of a document, but for that of the document."""
    text = json.dumps({"openapi": "3.1.0", **root})
    return [each.pointer for each in objects(load(Source("it.json", text)))][1:]


@pytest.mark.parametrize(
    "said",
    [
        {"example": IT},
        {"default": IT},
        {"enum": [IT]},
        {"const": IT},
        {"value": IT},
        {"examples": [IT]},
        {"x-note": IT},
    ],
)
def test_payloads_have_no_objects(said: dict[str, Any]) -> None:
    """What is like a schema in one says nothing of the spec."""
    assert ["/info"] == pointers({"info": said})


@pytest.mark.parametrize(
    "key",
    ["example", "default", "enum", "const", "value", "examples", "x-note", "schemas"],
)
def test_names_may_be_any_keyword(key: str) -> None:
    """A member of an object may be called as payloads and extensions are."""
    found = pointers({"info": {"properties": {key: IT}}})
    assert ["/info", f"/info/properties/{key}"] == found


@pytest.mark.parametrize("key", NAMES.split())
def test_what_has_names_is_no_object_but_has_some(key: str) -> None:
    """Whatever it maps names to; one that is a list has objects as well."""
    kept = [f"/info/{key}"] if key in ("paths", "responses") else []
    found = pointers({"info": {key: {"default": IT}}})
    assert ["/info", *kept, f"/info/{key}/default"] == found
    if key != "examples":
        assert ["/info", f"/info/{key}/0"] == pointers({"info": {key: [IT]}})


def test_examples_with_names_are_objects_around_payloads() -> None:
    """They may be references, and what they have for a value may not."""
    found = pointers({"info": {"examples": {"a": {"value": {"$ref": "#/info"}}}}})
    assert ["/info", "/info/examples/a"] == found


def test_a_path_may_not_be_an_extension() -> None:
    """Beside paths and answers there may be some; they say nothing, nor do the paths."""
    document = {
        "paths": {"/a": {"get": {}}, "x-a": {"get": {}}},
        "headers": {"x-a": IT},
    }
    found = ["/paths", "/paths/~1a", "/paths/~1a/get", "/headers/x-a"]
    assert found == pointers(document)


def test_each_object_comes_with_the_keyword_it_stands_at() -> None:
    """Also one of a list or of names; a mapping that may be extended has none."""
    document = {"paths": {"/a": {"parameters": [{"schema": IT}]}}, "headers": {"b": IT}}
    root = load(Source("it.json", json.dumps({"openapi": "3.1.0", **document})))
    assert ["first", "", "paths", "parameters", "schema", "headers"] == [
        keyword for _, keyword in uses(root, "first")
    ]
