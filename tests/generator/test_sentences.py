"""What a validator finds, in words of ours, or in its own without the value."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest

from generator.checking.sentences import MASK, Problem, problems


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        (
            {"oneOf": [{}, {"type": "string"}]},
            "abc",
            "is valid under more than one of the schemas listed in the 'oneOf' keyword",
        ),
        ({"maxLength": 1}, "abc", "must not be longer than 1"),
        ({"enum": ["a", 1]}, "abc", "must be one of `a`, `1`"),
        ({"const": None}, "abc", "must be `null`"),
        ({"type": ["string", "null"]}, 5, "must be null or a string"),
    ],
)
def test_a_predicate_follows_the_name_of_what_is_wrong(
    schema: dict[str, Any], value: object, expected: str
) -> None:
    """The value itself, which may be long, is not in it."""
    validator = jsonschema_rs.validator_for(schema, mask=MASK)
    (error,) = validator.iter_errors(value)
    assert [Problem((), None, expected)] == list(problems(error))
