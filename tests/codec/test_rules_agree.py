"""Compiled schemas say of values what jsonschema-rs says."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
from hypothesis import assume, given
from hypothesis import strategies as st

from templates.package._runtime.json_schema import compiled
from tests.codec.random_schemas import VALUES, schemas, whole_schemas
from tests.codec.suite import matcher
from tests.roundtrip.profile import examples


def is_valid(schema: Any, value: Any) -> bool:
    """What the compiled schema says."""
    found: list[Any] = []
    compiled(schema, matcher=matcher)(value, None, found)
    return not found


@examples(20)
@given(schemas(), st.lists(VALUES, min_size=1, max_size=6))
def test_verdicts_are_the_same(schema: Any, values: list[Any]) -> None:
    """Whatever keywords stand in each other."""
    theirs = jsonschema_rs.Draft202012Validator(schema, validate_formats=False)
    for value in values:
        assert theirs.is_valid(value) == is_valid(schema, value)


@examples(20)
@given(whole_schemas(), st.lists(VALUES, min_size=1, max_size=6))
def test_verdicts_are_the_same_by_reference(schema: Any, values: list[Any]) -> None:
    """References go by name, by anchor, and by the outermost of an anchor."""
    theirs = jsonschema_rs.Draft202012Validator(schema, validate_formats=False)
    for value in values:
        try:
            ours = is_valid(schema, value)
        except RecursionError:
            assume(False)
        assert theirs.is_valid(value) == ours
