"""Whether there are schemas in others that do not say their type."""

from __future__ import annotations

import pytest

from generator.dialects.flat import Flat
from generator.linking.resolve import Document, resolve
from generator.lowering.implied import implies
from generator.reading.load import load
from generator.reading.nodes import Node
from tests.http.documents import source

HEAD = """\
openapi: 3.1.0
info: {title: A, version: '1'}
paths: {}
components:
  schemas:
    Said: {type: string, maxLength: 3}
    Short: {maxLength: 3}
    Refers: {$ref: '#/components/schemas/Short'}
    Round: {type: object, properties: {a: {$ref: '#/components/schemas/Round'}}}
"""
SHORT = "$ref: '#/components/schemas/Short'"
CASES = [
    ("{type: string, maxLength: 3}", False),
    ("{maxLength: 3}", True),
    ("{}", False),
    (f"{{{SHORT}}}", True),
    ("{$ref: '#/components/schemas/Refers'}", True),
    ("{$ref: '#/components/schemas/Said'}", False),
    ("{$ref: '#/components/schemas/Round'}", False),
    (f"{{type: array, items: {{{SHORT}}}}}", True),
    (f"{{type: array, prefixItems: [{{type: string}}, {{{SHORT}}}]}}", True),
    (f"{{type: object, additionalProperties: {{{SHORT}}}}}", True),
    (f"{{type: object, properties: {{a: {{type: string}}, b: {{{SHORT}}}}}}}", True),
    (f"{{type: object, patternProperties: {{a: {{{SHORT}}}}}}}", True),
    (f"{{oneOf: [{{type: integer}}, {{{SHORT}}}]}}", True),
    (f"{{anyOf: [{{type: integer}}, {{type: array, items: {{{SHORT}}}}}]}}", True),
    ("{anyOf: [{type: integer}, {type: string}]}", False),
    ("{type: object, properties: {a: {type: string}}}", False),
    ("{type: object, properties: {a: {$ref: '#/components/schemas/Round'}}}", False),
]


def _schema(document: Document, name: str) -> Node:
    found: Node | None = document.root
    for key in ("components", "schemas", name):
        assert found is not None
        found = found.get(key)
    assert found is not None
    return found


@pytest.mark.parametrize(("schema", "expected"), CASES)
def test_implied_types_are_found(schema: str, expected: bool) -> None:
    """In what schemas are made of, and in what that refers to."""
    document = resolve(load(source(f"{HEAD}    It: {schema}\n")))
    node, said = _schema(document, "It"), _schema(document, "Said")
    assert implies(Flat(document), [node]) is expected
    assert implies(Flat(document), [said, node, said]) is expected
