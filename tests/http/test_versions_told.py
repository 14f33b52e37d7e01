"""What a schema says as another version of OpenAPI would is heard, and told."""

from __future__ import annotations

import pytest

from generator.checking.versions import RULE
from tests.http.documents import checked_document

HEARD = "it is heard all the same"


def document(version: str, schema: str) -> str:
    """A document whose body is of a schema."""
    return (
        f"openapi: {version}\ninfo: {{title: A, version: '1'}}\npaths:\n  /a:\n"
        "    post:\n      operationId: a\n      requestBody: {content: "
        f"{{application/json: {{schema: {schema}}}}}}}\n"
        "      responses: {'204': {description: Done}}\n"
    )


TOLD = [
    ("3.0.3", "{type: [string]}", "a list of types is OpenAPI 3.1", HEARD),
    ("3.0.3", "{type: 'null'}", "the type `null` is OpenAPI 3.1", HEARD),
    (
        "3.0.3",
        "{type: integer, minimum: 0, exclusiveMinimum: 1}",
        "a number as `exclusiveMinimum` is OpenAPI 3.1",
        HEARD,
    ),
    (
        "3.0.3",
        "{type: integer, maximum: 9, exclusiveMaximum: 1}",
        "a number as `exclusiveMaximum` is OpenAPI 3.1",
        HEARD,
    ),
    (
        "3.0.3",
        "{type: object, properties: {a: true}}",
        "true and false are schemas since OpenAPI 3.1",
        HEARD,
    ),
    (
        "3.1.0",
        "{type: string, nullable: true}",
        "`nullable` is OpenAPI 3.0",
        "list the type `null`",
    ),
    (
        "3.1.0",
        "{type: integer, minimum: 1, exclusiveMinimum: true}",
        "`exclusiveMinimum` as true or false is OpenAPI 3.0",
        HEARD,
    ),
    (
        "3.1.0",
        "{type: integer, maximum: 1, exclusiveMaximum: false}",
        "`exclusiveMaximum` as true or false is OpenAPI 3.0",
        HEARD,
    ),
    (
        "3.1.0",
        "{type: string, $recursiveAnchor: true}",
        "`$recursiveAnchor` is of JSON Schema 2019-09",
        "write `$dynamicAnchor` with a name",
    ),
    ("3.1.0", "{type: string, oneOf: []}", "`oneOf` lists no schema", "leave it out"),
    ("3.0.3", "{type: string, anyOf: []}", "`anyOf` lists no schema", "leave it out"),
    ("3.1.0", "{type: string, allOf: {}}", "`allOf` lists no schema", "leave it out"),
]

FINE = [
    ("3.0.3", "{type: string, nullable: true}"),
    ("3.0.3", "{type: integer, minimum: 1, exclusiveMinimum: true}"),
    ("3.1.0", "{type: [string, 'null']}"),
    ("3.1.0", "{type: string, nullable: false}"),
    ("3.1.0", "{type: integer, exclusiveMinimum: 1}"),
    ("3.1.0", "{oneOf: [{type: string}, {type: integer}]}"),
]


def found(version: str, schema: str) -> list[tuple[str, str | None]]:
    """What is told of versions."""
    _, findings = checked_document(document(version, schema))
    return [(each.message, each.hint) for each in findings if each.rule == RULE]


@pytest.mark.parametrize(("version", "schema", "message", "hint"), TOLD)
def test_words_of_another_version(
    version: str, schema: str, message: str, hint: str
) -> None:
    """Each is a warning with what to write."""
    assert [(message, hint)] == found(version, schema)


@pytest.mark.parametrize(("version", "schema"), FINE)
def test_words_of_the_version(version: str, schema: str) -> None:
    """Nothing is told of them."""
    assert [] == found(version, schema)
