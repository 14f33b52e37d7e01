"""References by anchors and identifiers lead where those by pointers lead."""

from __future__ import annotations

import pytest

from generator.linking.anchors import anchored
from generator.pipeline import Options, understand
from generator.problems.diagnostics import Findings
from generator.reading.load import load
from generator.sources.source import Source
from tests.generator.small_spec import spec

SCHEMAS = {
    "anchor": "It: {type: object, properties: {to: {$ref: '#there'}}}\n"
    "There: {$anchor: there, type: object, properties: {}}",
    "identifier": "It: {type: object, properties: {to: {$ref: 'https://a.test/there'}}}\n"
    "There: {$id: 'https://a.test/there', type: object, properties: {}}",
    "anchor below an identifier": "It: {type: object, properties: {to:"
    " {$ref: 'https://a.test/s#in'}}}\nS: {$id: 'https://a.test/s',"
    " $defs: {There: {$anchor: in, type: object, properties: {}}}}",
    "pointer below an identifier": "It: {type: object, properties: {to:"
    " {$ref: 'https://a.test/s#/$defs/There'}}}\nS: {$id: 'https://a.test/s',"
    " $defs: {There: {type: object, properties: {}}}}",
    "dynamic": "It: {$dynamicAnchor: node, type: object,"
    " properties: {to: {$dynamicRef: '#node'}}}",
    "recursive": "It: {$recursiveAnchor: true, type: object,"
    " properties: {to: {$recursiveRef: '#'}}}",
}


@pytest.mark.parametrize("schemas", SCHEMAS.values(), ids=SCHEMAS)
def test_reference_by_another_name_leads_to_a_structure(schemas: str) -> None:
    """Be it the name of an anchor, a URI, or both."""
    source = Source("spec.yaml", spec(schemas=schemas))
    shapes = understand(source, Options("small")).words.service.shapes
    (member,) = shapes["It"].members  # type: ignore[union-attr]  # it is a structure
    assert "Structure" == type(shapes[member.shape]).__name__


def test_document_without_such_names_stays_as_it_is() -> None:
    """Nothing is copied."""
    root = load(Source("spec.yaml", spec(schemas="It: {type: string}")))
    assert root is anchored(root, Findings())


def test_reference_into_the_document_stays_one_below_an_identifier() -> None:
    """Published documents have identifiers on components, and mean the document."""
    schemas = (
        "It: {$id: It, type: object,"
        " properties: {to: {$ref: '#/components/schemas/There'}}}\n"
        "There: {type: object, properties: {}}"
    )
    source = Source("spec.yaml", spec(schemas=schemas))
    shapes = understand(source, Options("small")).words.service.shapes
    assert "There" in shapes
