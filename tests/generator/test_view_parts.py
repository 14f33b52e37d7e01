"""The parts that views are made of: limits, imports, versions."""

from __future__ import annotations

import itertools
import re

import pytest

from generator.views.distribution import python_version
from generator.views.imports import import_lines
from generator.views.limits import arguments, in_words
from tests.generator.small_spec import shape


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", ""),
        ("{type: string, maxLength: 1}", "at most 1 character"),
        ("{type: string, minLength: 2}", "at least 2 characters"),
        ("{type: string, minLength: 3, maxLength: 3}", "3 characters"),
        (
            "{type: string, minLength: 2, maxLength: 9, pattern: '^a*$'}",
            "2 to 9 characters, matching `a*`",
        ),
        ("{type: string, format: byte, minLength: 1}", "checked for `minLength`"),
        (
            "{type: string, contentEncoding: base64, x-concord-max-bytes: 8}",
            "at most 8 bytes",
        ),
        ("{type: integer, minimum: 0}", "at least 0"),
        ("{type: integer, maximum: -1}", "at most -1"),
        (
            "{type: integer, minimum: 5, maximum: 50, multipleOf: 5}",
            "5 to 50, a multiple of 5",
        ),
        ("{type: number, minimum: 0.5, maximum: 0.5}", "0.5"),
        (
            "{type: number, exclusiveMinimum: 0, exclusiveMaximum: 1}",
            "more than 0, less than 1",
        ),
        ("{type: number, minimum: 0, exclusiveMaximum: 1}", "at least 0, less than 1"),
        ("{type: array, minItems: 1, items: {type: string}}", "at least 1 item"),
        ("{type: array, maxItems: 2, items: {type: string}}", "at most 2 items"),
        (
            "{type: object, minProperties: 1, maxProperties: 1, "
            "additionalProperties: {type: string}}",
            "1 entry",
        ),
        (
            "{type: object, maxProperties: 3, additionalProperties: {type: string}}",
            "at most 3 entries",
        ),
        ("{type: boolean}", ""),
        ("{type: string, format: date-time}", ""),
    ],
)
def test_limits_in_words(schema: str, expected: str) -> None:
    """Units are counted in the singular and the plural; a pattern is shown."""
    assert expected == in_words(shape(schema))


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: integer}", {}),
        ("{type: integer, format: int32, minimum: 0}", {"bits": 32, "minimum": 0}),
        ("{type: number, exclusiveMaximum: 1.5}", {"exclusive_maximum": 1.5}),
        ("{type: string, pattern: '^a$'}", {"pattern": "a"}),
        ("{type: boolean}", {}),
    ],
)
def test_limits_as_arguments(schema: str, expected: dict[str, object]) -> None:
    """What limits nothing is not passed."""
    assert expected == dict(arguments(shape(schema)))


def test_imports_are_grouped_and_sorted() -> None:
    """Standard library, others, own modules; constants, classes, functions."""
    lines = import_lines(
        {
            "msgspec": ["field"],
            ".": ["models"],
            "._runtime.members": ["plain", "Structure", "URL", "decode"],
            "typing": ["Any", "Annotated"],
            "enum": [],
        }
    )
    assert re.split(r"\n\n", "\n".join(lines)) == [
        "from typing import Annotated, Any",
        "from msgspec import field",
        "from . import (\n    models,\n)\n"
        "from ._runtime.members import (\n"
        "    URL,\n    Structure,\n    decode,\n    plain,\n)",
    ]


@pytest.mark.parametrize("module", [".", "._runtime.members"])
def test_import_that_is_needed_too_changes_no_line(module: str) -> None:
    """Which of our own modules and names are needed changes most."""
    names = ["errors", "models", "shapes"]
    for some, more in itertools.permutations(
        [
            list(each)
            for count in (1, 2, 3)
            for each in itertools.combinations(names, count)
        ],
        2,
    ):
        if set(some) < set(more):
            rest = iter(import_lines({module: more}))
            assert all(line in rest for line in import_lines({module: some}))


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("1.2.3", "1.2.3"),
        ("2020-10-30", "2020.10.30"),
        ("2020-01-05", "2020.1.5"),
        ("v2", "2"),
        ("7.1-beta", "7.1b0"),
        ("draft", "0"),
        ("", "0"),
    ],
)
def test_version_of_a_spec_is_one_of_a_package(version: str, expected: str) -> None:
    """Dates and most others can be; what cannot becomes 0."""
    assert expected == python_version(version)
