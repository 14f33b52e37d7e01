"""Lowering: what each keyword means, and what is assumed where a spec is silent."""

from __future__ import annotations

from typing import Any

import pytest

from generator import ir
from generator.linking.resolve import Document, resolve
from generator.lowering.schemas import Schemas
from generator.lowering.shapes import Shapes
from generator.naming.unnamed.gathering import gather
from generator.problems.diagnostics import Findings
from generator.reading.load import load
from generator.sources.source import Source
from tests.generator.small_spec import lowered, shape, spec


def limits(schema: str) -> dict[str, Any]:
    """Return what a schema limits, by the name of the limit."""
    told = vars(shape(schema))
    about = {"name", "description", "place", "is_apart"}
    return {
        key: value
        for key, value in told.items()
        if key not in about and value not in (None, ()) and value is not False
    }


@pytest.mark.parametrize(
    ("schema", "kind", "expected"),
    [
        ("{type: boolean}", ir.Boolean, {}),
        ("{type: string}", ir.String, {}),
        ("{type: string, minLength: 0, maxLength: 9}", ir.String, {"max_length": 9}),
        (
            "{type: string, format: uuid, minLength: 3}",
            ir.Uuid,
            {"rules": ir.Rules({"minLength": 3})},
        ),
        ("{type: string, format: email}", ir.String, {"format": "email"}),
        ("{type: string, format: card-number}", ir.String, {}),
        ("{type: string, pattern: '^[ab]$'}", ir.String, {"pattern": "[ab]"}),
        (
            "{type: string, format: date-time, minLength: 3}",
            ir.DateTime,
            {"rules": ir.Rules({"minLength": 3})},
        ),
        ("{type: string, format: date}", ir.Date, {}),
        ("{type: string, format: time}", ir.Time, {}),
        ("{type: string, format: decimal}", ir.Decimal, {"is_text": True}),
        ("{type: number, format: decimal}", ir.Decimal, {}),
        ("{type: number, format: unixtime}", ir.Timestamp, {}),
        ("{type: string, format: byte}", ir.Blob, {}),
        (
            "{type: string, format: byte, maxLength: 4}",
            ir.Blob,
            {"rules": ir.Rules({"maxLength": 4})},
        ),
        ("{type: string, format: binary}", ir.String, {}),
        (
            "{type: string, contentEncoding: base64, x-concord-min-bytes: 2, "
            "x-concord-max-bytes: 3}",
            ir.Blob,
            {"min_bytes": 2, "max_bytes": 3},
        ),
        ("{type: integer}", ir.Integer, {}),
        ("{type: integer, format: int64}", ir.Integer, {"bits": 64}),
        ("{type: integer, format: int32}", ir.Integer, {"bits": 32}),
        (
            "{type: integer, minimum: 1.5, maximum: 9.5, multipleOf: 2}",
            ir.Integer,
            {"minimum": 2, "maximum": 9, "multiple_of": 2},
        ),
        (
            "{type: integer, exclusiveMinimum: 1, exclusiveMaximum: 4.5}",
            ir.Integer,
            {"minimum": 2, "maximum": 4},
        ),
        (
            "{type: integer, minimum: 1, exclusiveMinimum: true, maximum: 5, "
            "exclusiveMaximum: false}",
            ir.Integer,
            {"minimum": 2, "maximum": 5},
        ),
        (
            "{type: integer, minimum: 5, exclusiveMinimum: 1, maximum: 7, "
            "exclusiveMaximum: 7}",
            ir.Integer,
            {"minimum": 5, "maximum": 6},
        ),
        ("{type: integer, maximum: 0}", ir.Integer, {"maximum": 0}),
        ("{type: number, minimum: 0.5}", ir.Number, {"minimum": 0.5}),
        (
            "{type: number, exclusiveMinimum: 0.5, exclusiveMaximum: 2}",
            ir.Number,
            {"exclusive_minimum": 0.5, "exclusive_maximum": 2},
        ),
        (
            "{type: number, minimum: 1, exclusiveMinimum: true, maximum: 2}",
            ir.Number,
            {"exclusive_minimum": 1, "maximum": 2},
        ),
        (
            "{type: number, minimum: 1, exclusiveMinimum: 1, maximum: 2, "
            "exclusiveMaximum: 3}",
            ir.Number,
            {"exclusive_minimum": 1, "maximum": 2},
        ),
        (
            "{type: array, items: {type: string}, minItems: 0, maxItems: 2}",
            ir.List,
            {"item": "String", "max_items": 2},
        ),
        (
            "{type: object, additionalProperties: {type: string}, minProperties: 1}",
            ir.Map,
            {"value": "String", "min_properties": 1},
        ),
        ("{type: object}", ir.Map, {"value": "Anything"}),
        ("{type: object, properties: {}}", ir.Structure, {}),
        (
            "{type: object, additionalProperties: true}",
            ir.Map,
            {"value": "Anything"},
        ),
    ],
)
def test_schema_becomes_the_shape_that_it_describes(
    schema: str, kind: type[ir.Shape], expected: dict[str, Any]
) -> None:
    """Limits are those of the spec; one that limits nothing is left out."""
    assert (kind, expected) == (type(shape(schema)), limits(schema))


def test_enum_keeps_its_values_in_order() -> None:
    """Values stand as in the spec."""
    enum = shape("{type: string, enum: [b, a, '']}")
    assert isinstance(enum, ir.Enum)
    assert [value.name for value in enum.values] == ["b", "a", ""]


def test_nested_schemas_are_named_after_their_owners() -> None:
    """A schema without a name gets that of what it stands in, and its place there."""
    service = lowered(
        spec(
            schemas="Tree:\n  type: object\n  properties:\n    leaves:\n"
            "      type: array\n      items:\n        type: object\n"
            "        additionalProperties: {type: object, properties: "
            "{$size: {type: integer, minimum: 1}}}\n"
        )
    )
    assert list(service.shapes) == [
        "Tree",
        "TreeLeaves",
        "TreeLeavesItem",
        "TreeLeavesItemValue",
        "TreeLeavesItemValueSize",
    ]


def test_shapes_keep_the_order_of_the_spec() -> None:
    """A reference moves nothing: components stand where the spec has them."""
    schemas = (
        "B: {type: object, properties: {d: {$ref: '#/components/schemas/D'}}}\n"
        "A: {type: array, items: {$ref: '#/components/schemas/C'}}\n"
        "C: {type: string}\nD: {type: string}\n"
    )
    assert list(lowered(spec(schemas=schemas)).shapes) == ["B", "A", "C", "D"]


def test_nested_scalars_without_limits_share_a_shape() -> None:
    """It is named after their type and stands last, unless the spec has that name."""
    members = (
        "{a: {type: string}, b: {type: string, description: B}, c: {type: integer}}"
    )
    tree = f"Tree: {{type: object, properties: {members}}}\n"
    assert list(
        lowered(spec(schemas=tree + "Z: {type: object, properties: {}}")).shapes
    ) == [
        "Tree",
        "Z",
        "Integer",
        "String",
    ]
    own = "String: {type: string, minLength: 1}"
    assert list(lowered(spec(schemas=tree + own)).shapes) == [
        "Tree",
        "String",
        "TreeA",
        "TreeB",
        "Integer",
    ]


ANNOTATED = """\
Name: {type: string, description: A name, default: x}
Owner:
  type: object
  required: [plain]
  properties:
    plain: {$ref: '#/components/schemas/Name'}
    beside: {$ref: '#/components/schemas/Name', description: Beside, deprecated: true}
    wrapped:
      allOf:
        - $ref: '#/components/schemas/Name'
        - description: Wrapped
        - default: y
    outside:
      description: Outside
      allOf: [{$ref: '#/components/schemas/Name'}, {description: Inside}]
"""


def test_annotations_are_those_nearest_to_the_member() -> None:
    """Beside a reference or around it, they add to the schema, or replace its own."""
    owner = lowered(spec(schemas=ANNOTATED)).shapes["Owner"]
    assert isinstance(owner, ir.Structure)
    told = [
        (each.name, each.description, each.default, each.deprecated, each.required)
        for each in owner.members
    ]
    assert {each.shape for each in owner.members} == {"Name"}
    assert told == [
        ("plain", "A name", "x", False, True),
        ("beside", "Beside", "x", True, False),
        ("wrapped", "Wrapped", "y", False, False),
        ("outside", "Outside", "x", False, False),
    ]


def unchecked(schemas: str) -> Document:
    """A document with some schemas, as it is read."""
    return resolve(load(Source("small.yaml", spec(schemas=schemas))))


def test_a_shape_that_was_not_made_is_no_other() -> None:
    """A place that is kept for one, and stays empty, is a defect that shows."""
    shapes = Shapes(gather(unchecked("It: {type: string}")))
    shapes.take_place("Missing")
    with pytest.raises(KeyError, match="Missing"):
        shapes.all()


def test_a_schema_of_no_kind_is_refused() -> None:
    """What checks let nothing through of is taken for no other thing here."""
    document = unchecked("It: 7")
    schemas = Schemas(document, gather(document), Findings())
    with pytest.raises(ValueError, match="of no kind"):
        schemas.add_components(without=())
