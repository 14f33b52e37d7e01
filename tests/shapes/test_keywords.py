"""Every keyword of OpenAPI and JSON Schema is read, refused, or listed with a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema_specifications
import pytest
from openapi_spec_validator import (
    OpenAPIV30SpecValidator,
    OpenAPIV31SpecValidator,
    OpenAPIV32SpecValidator,
)

from generator.dialects.keywords import NOTES
from generator.reading.spelling_keys import OBJECTS

GENERATOR = Path(__file__).parents[2] / "generator"
READERS = ("reading", "linking", "dialects", "checking", "lowering")
LISTS = {"spelling_keys.py", "keywords.py", "foreign.py"}
"""Modules that name keywords without reading them."""


def contents_of(registry: Any, uri: str) -> dict[str, Any]:
    """Return a schema of the registry; those of JSON Schema itself are objects."""
    contents: dict[str, Any] = registry.contents(uri)
    return contents


def properties(schema: Mapping[str, Any]) -> Iterator[str]:
    """The keywords of all objects that a schema of OpenAPI describes."""
    yield from schema.get("properties", {})
    for each in (schema.get("definitions") or schema.get("$defs") or {}).values():
        yield from each.get("properties", {})


def keywords() -> set[str]:
    """All that the official schemas know."""
    found: set[str] = set()
    for version in (
        OpenAPIV30SpecValidator,
        OpenAPIV31SpecValidator,
        OpenAPIV32SpecValidator,
    ):
        schema: Any = version.schema_validator.schema
        found.update(properties(dict(schema)))
    registry = jsonschema_specifications.REGISTRY
    for uri in registry:
        if "/draft/2020-12/" in uri:
            found.update(contents_of(registry, uri).get("properties", {}))
    return found


def read() -> set[str]:
    """The texts that the stages up to lowering look for, but for values: `== "..."`."""
    return {
        text
        for folder in READERS
        for file in (GENERATOR / folder).rglob("*.py")
        if file.name not in LISTS
        for text in re.findall(r'(?<!== )"([$\w]+)"', file.read_text(encoding="utf-8"))
    }


def test_every_keyword_is_read_or_listed() -> None:
    """One that a new version of OpenAPI brings fails this until somebody decides."""
    assert set() == keywords() - read() - NOTES.keys()


def test_nothing_is_listed_that_is_read() -> None:
    """A note goes when its keyword is read."""
    assert set() == NOTES.keys() & read()


@pytest.mark.parametrize("keyword", sorted(NOTES))
def test_what_is_listed_is_a_keyword(keyword: str) -> None:
    """Nothing is explained that nobody may write."""
    assert keyword in keywords()


def test_keywords_of_schemas_are_known_where_slips_are_looked_for() -> None:
    """A keyword that is not known there would be taken for one that is misspelt."""
    registry = jsonschema_specifications.REGISTRY
    found = {
        name
        for uri in registry
        if "/draft/2020-12/" in uri
        for name in contents_of(registry, uri).get("properties", {})
    }
    assert set() == found - OBJECTS["schema"].fields.keys()
