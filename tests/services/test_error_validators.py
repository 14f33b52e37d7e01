"""What validators of errors say of objects, of plain values, and of their codes."""

from __future__ import annotations

from typing import Any

import pytest

from ecr_public import errors
from ecr_public._runtime.aws_json.validation import violations_of_error

CLASS = errors.RepositoryNotFoundException
CODE = CLASS.code
OTHER = ("/__type", "const", f"must be '{CODE}'")
NO_TEXT = ("/message", "type", "must be a string, not an integer")
CASES: list[tuple[Any, list[tuple[str, str, str]]]] = [
    ({"__type": CODE, "message": "a"}, []),
    ({"message": "a"}, [("/__type", "required", "must not be absent")]),
    ({"__type": "Other"}, [OTHER]),
    ({"__type": "Other", "message": 5}, [OTHER, NO_TEXT]),
    ({"__type": CODE, "message": 5}, [NO_TEXT]),
    ([], [("", "type", "must be an object, not an array")]),
]


@pytest.mark.parametrize(("value", "found"), CASES)
def test_violations_of_errors(value: Any, found: list[tuple[str, str, str]]) -> None:
    """The code comes first."""
    told = violations_of_error(CLASS, value)
    assert found == [(each.path, each.rule, each.message) for each in told]


def test_errors_of_another_class() -> None:
    """Its code is another one, whatever else is alike."""
    [found] = violations_of_error(CLASS, errors.ServerException("a"))
    assert OTHER == (found.path, found.rule, found.message)


def test_errors_of_their_class() -> None:
    """They keep to it as their body does."""
    assert [] == violations_of_error(CLASS, CLASS("a"))
