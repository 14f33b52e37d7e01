"""Bases with a union of their kinds, each of which has the base in its `allOf`."""

from __future__ import annotations

import pytest

from generator import ir
from tests.shapes.test_circles import read

BASE = """\
T:
  oneOf: [{$ref: '#/Before'}, {$ref: '#/Empty'}, {$ref: '#/Other'}]
  discriminator: {propertyName: op, mapping: {
    before: '#/Before', isNull: '#/Empty', other: '#/Other'}}
  required: [op]
  properties: {op: {type: string}, note: {type: string}}
Before: {type: object, required: [at], properties: {at: {type: string}}}
Empty: {allOf: [{$ref: '#/T'}]}
Other: {allOf: [{$ref: '#/T'}, {type: object, properties: {n: {type: integer}}}]}
""".replace("'#/", "'#/components/schemas/")


def kinds(schemas: str) -> tuple[ir.Union, dict[str, list[str]]]:
    """The union `T`, and the members of each structure among its branches."""
    shapes = read(schemas).words.service.shapes
    union = shapes["T"]
    assert isinstance(union, ir.Union)
    branches = [shapes[name] for name in union.branches]
    return union, {
        each.name: [member.name for member in each.members]
        for each in branches
        if isinstance(each, ir.Structure)
    }


def test_a_kind_takes_what_its_base_describes_and_nothing_of_the_union() -> None:
    """What names the kind is the tag of its class."""
    union, members = kinds(BASE)
    assert {
        "TBefore": ["at", "note"],
        "Empty": ["note"],
        "Other": ["note", "n"],
    } == members
    assert union.discriminator is not None
    assert {"before": "TBefore", "isNull": "Empty", "other": "Other"} == dict(
        union.discriminator.branches
    )


def test_a_kind_is_the_same_class_wherever_it_is_used() -> None:
    """Be it asked for before its base is."""
    first = "A: {type: object, properties: {x: {$ref: '#/components/schemas/Empty'}}}\n"
    assert kinds(BASE) == kinds(first + BASE)


def test_a_base_that_says_only_its_union_gives_nothing() -> None:
    """Its kinds are what they say besides."""
    only = "\n".join(
        line
        for line in BASE.splitlines()
        if not line.startswith(("  required", "  prop", "Empty"))
    )
    only = only.replace("{$ref: '#/components/schemas/Empty'}, ", "")
    _, members = kinds(only.replace(" isNull: '#/components/schemas/Empty',", ""))
    assert {"Before": ["at"], "Other": ["n"]} == members


@pytest.mark.parametrize("said", ["required: [op]", "additionalProperties: true"])
def test_a_mapping_holds_for_branches_with_what_stands_beside_the_union(
    said: str,
) -> None:
    """The value of the tag tells them apart, though nothing else does."""
    union, _ = kinds(f"""\
T:
  oneOf: [{{$ref: '#/components/schemas/A'}}, {{$ref: '#/components/schemas/B'}}]
  discriminator: {{propertyName: op, mapping: {{
    a: '#/components/schemas/A', b: '#/components/schemas/B'}}}}
  properties: {{op: {{type: string}}}}
  {said}
A: {{type: object, properties: {{n: {{type: string}}}}}}
B: {{type: object, properties: {{n: {{type: string}}}}}}
""")
    assert union.discriminator is not None
    assert {"a": "TA", "b": "TB"} == dict(union.discriminator.branches)
