"""Schemas that are other names for what has a shape: which there are, and for what."""

from __future__ import annotations

import pytest

from generator.diff.compare import compare
from generator.sources.source import Source
from tests.diff.versions import version

HEAD = """\
openapi: 3.1.0
info: {title: A, version: '1'}
paths:
  /a:
    get:
      operationId: a
      responses: {'200': {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
components:
  schemas:
    A: {type: object, properties: {a: {type: string}}}
"""
A, B = "#/components/schemas/A", "{type: object, properties: {b: {type: string}}}"


def changes(old: str, new: str) -> list[tuple[str, ...]]:
    """What is told of two documents that differ in schemas."""
    before, after = (
        version(
            Source(
                "spec.yaml", HEAD + "".join(f"    {line}\n" for line in it.splitlines())
            )
        )
        for it in (old, new)
    )
    found = compare(before, after).changes
    return [
        (each.rule, each.subject, each.message, each.was, each.now) for each in found
    ]


OTHER = f"Other: {{$ref: '{A}'}}"
NEW = ("schema-added", "Other", "the schema `Other` is new", "", "Other")
GONE = ("schema-removed", "Other", "the schema `Other` is gone", "Other", "")
TEXT, WHOLE = "a string, `str` in Python", "an integer, `int` in Python"
LIMIT = "the greatest number of characters of `Other` is 3; there was none"
CASES: list[tuple[str, str, list[tuple[str, ...]]]] = [
    (OTHER, OTHER, []),
    ("", OTHER, [NEW]),
    (OTHER, "", [GONE]),
    (
        OTHER,
        f"Other: {B}",
        [
            ("type-changed", "Other", "`Other` is `Other`; it was `A`", "A", "Other"),
            NEW,
        ],
    ),
    (
        f"Other: {B}",
        OTHER,
        [
            GONE,
            ("type-changed", "Other", "`Other` is `A`; it was `Other`", "Other", "A"),
        ],
    ),
    (
        OTHER,
        f"Other: {{anyOf: [{{$ref: '{A}'}}, {{type: 'null'}}]}}",
        [("null-allowed", "Other", "`Other` may be null", "False", "True")],
    ),
    (
        "Other: {type: string}",
        "Other: {type: integer}",
        [("type-changed", "Other", f"`Other` is {WHOLE}; it was {TEXT}", TEXT, WHOLE)],
    ),
    (
        "Other: {type: string}",
        "Other: {type: string, maxLength: 3}",
        [("max-length-lowered", "Other", LIMIT, "", "3")],
    ),
]


@pytest.mark.parametrize(("old", "new", "found"), CASES)
def test_other_names(old: str, new: str, found: list[tuple[str, ...]]) -> None:
    """They come and go, and stand for something else."""
    assert found == changes(old, new)
