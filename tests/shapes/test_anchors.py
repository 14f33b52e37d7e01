"""References by anchors and identifiers lead where those by pointers lead."""

from __future__ import annotations

import pytest

from generator.linking.anchors import anchored
from generator.pipeline import Options, understand
from generator.problems.diagnostics import Findings, SpecError
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


ELSEWHERE = (
    "It: {$id: 'https://a.test/it', type: object, properties: {to: {$dynamicRef: '#in'}}}\n"
    "Other: {$id: 'https://a.test/other', type: object, properties: {a: {$ref:"
    " 'https://a.test/it'}}, $defs: {In: {$dynamicAnchor: in, type: object,"
    " properties: {}}}}"
)


def test_dynamic_reference_without_a_beginning_means_the_only_one() -> None:
    """JSON Schema asks for an anchor where it stands; of one elsewhere there is a warning."""
    found = understand(Source("spec.yaml", spec(schemas=ELSEWHERE)), Options("small"))
    shapes = found.words.service.shapes
    (member,) = shapes["It"].members  # type: ignore[union-attr]  # it is a structure
    assert "Structure" == type(shapes[member.shape]).__name__
    assert ["tolerated-openapi"] == [
        each.rule for each in found.warnings if "to begin with" in each.message
    ]


def test_dynamic_reference_to_one_of_several_elsewhere_leads_nowhere() -> None:
    """Nothing tells which it would be."""
    second = "\nThird: {$id: 'https://a.test/third', $dynamicAnchor: in, type: object}"
    text = spec(schemas=ELSEWHERE + second)
    with pytest.raises(SpecError, match="has the anchor `in`"):
        understand(Source("spec.yaml", text), Options("small"))
