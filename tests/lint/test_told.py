"""What each rule says of what it finds, whole: see `told.txt`.

`UPDATE_GOLDEN=1 pytest` writes that anew; read the difference before committing it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.lint.catalogue import RULES
from generator.lint.explanation import explanation
from tests.lint.specs import changed, linted, member
from tests.lint.test_explanations import DOUBLE, UNREADABLE

GOLDEN = Path(__file__).with_name("told.txt")
PATTERNS = (
    "a",
    "^a",
    "a$",
    "^a$",
    "^a|b$",
    "a|b",
    "^a|^b",
    "^a$|^b$",
    f"^{'a' * 90}",
    f"{'a' * 30}|{'b' * 90}$",
    "^(a|a)*b$",
    "^a*a*$",
    "^a*a*a*$",
    "^(a*)*$",
)
MEMBERS = (
    *(f"{{type: string, pattern: '{it}', maxLength: 9000}}" for it in PATTERNS),
    "{type: string, pattern: '^a*a*a*$'}",
    "{type: string, pattern: '^a*a*a*$', maxLength: 9}",
    "{type: string, pattern: '('}",
    "{type: string}",
    "{type: string, format: byte}",
    "{type: array, items: {type: string}}",
    "{type: object, additionalProperties: {type: integer}}",
    "{type: integer, minimum: 1}",
    "{type: number}",
    "{type: string, enum: [1st, b c, D]}",
    "{type: string, maxLength: 3, default: abcd}",
    "{type: string, maxLength: 3, examples: [abcd]}",
    "{type: boolean, default: false, deprecated: true}",
)


REST = """\
openapi: 3.1.0
info: {title: Shop, version: '1', description: d}
paths:
  /orders/{id}:
    put:
      operationId: putOrder
      summary: d
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody:
        content: {application/json: {schema: {type: object, properties: {%s}}}}
      responses: {'204': {description: d}, '404': {description: d}}
"""


def told(spec: str) -> Iterator[str]:
    """What is said of a spec, in lines."""
    for each in linted(spec).findings:
        at = f"{each.place.start.line}:{each.place.start.column}" if each.place else "-"
        yield f"  {each.severity} {each.rule} {at}: {each.message}"
        if each.hint:
            yield f"    {each.hint}"


def test_findings_are_told() -> None:
    """Of the bad example of each rule, and of members of many kinds."""
    lines: list[str] = []
    for rule in RULES:
        bad = explanation(rule).bad
        lines += [rule, *told(bad if rule in {*UNREADABLE, *DOUBLE} else changed(bad))]
    for each in MEMBERS:
        lines += [each, *told(member(f"{{description: d, {each[1:]}"))]
    every = ", ".join(f"m{number}: {each}" for number, each in enumerate(MEMBERS))
    lines += ["All of these in a document of HTTP", *told(REST % every)]
    actual = "\n".join(lines) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(actual, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == actual
