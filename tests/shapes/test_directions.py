"""Members that only one side sends: two classes where a structure travels both ways."""

from __future__ import annotations

from generator import ir
from tests.generator.small_spec import lowered, operation, spec

PERSON = (
    "{type: object, required: [id, name], properties: {id: {type: integer, readOnly:"
    " true}, name: {type: string}, secret: {type: string, writeOnly: true}}}"
)


def members(service: ir.Service, name: str) -> list[str]:
    """The members of a structure."""
    shape = service.shapes[name]
    assert isinstance(shape, ir.Structure)
    return [member.name for member in shape.members]


def test_structure_that_travels_one_way_stays_one() -> None:
    """It has the members of that way."""
    paths = operation("Add", request="Person")
    service = lowered(spec(paths=paths, schemas=f"Person: {PERSON}"))
    assert ["name", "secret"] == members(service, "Person")
    assert "PersonInput" not in service.shapes


def test_structure_that_travels_both_ways_becomes_two() -> None:
    """The request has what callers send, the answer what the service sends."""
    paths = operation("Put", request="Person", response="Person")
    service = lowered(spec(paths=paths, schemas=f"Person: {PERSON}"))
    assert ["id", "name"] == members(service, "Person")
    assert ["name", "secret"] == members(service, "PersonInput")
    (put,) = service.operations
    assert ("PersonInput", "Person") == (put.input, put.output)


def test_what_holds_such_a_structure_becomes_two_as_well() -> None:
    """Through lists and unions; what does not hold one stays as it is."""
    schemas = (
        f"Person: {PERSON}\n"
        "Other: {type: object, properties: {a: {type: string}}}\n"
        "Team: {type: object, properties: {all: {type: array, items: {oneOf:"
        " [{$ref: '#/components/schemas/Person'}, {type: string}]}},"
        " other: {$ref: '#/components/schemas/Other'}}}"
    )
    paths = operation("Put", request="Team", response="Team")
    service = lowered(spec(paths=paths, schemas=schemas))
    team = service.shapes["TeamInput"]
    assert isinstance(team, ir.Structure)
    listed = service.shapes[team.members[0].shape]
    assert isinstance(listed, ir.List)
    union = service.shapes[listed.item]
    assert isinstance(union, ir.Union)
    assert "PersonInput" in union.branches
    assert "Other" == team.members[1].shape
    assert "OtherInput" not in service.shapes


def test_what_tells_branches_apart_travels_both_ways() -> None:
    """Without it, a service could not tell what it is asked."""
    schemas = "".join(
        f"{name}: {{type: object, properties: {{kind: {{type: string, readOnly: true}},"
        f" {name.lower()}: {{type: string}}, id: {{type: string, readOnly: true}}}}}}\n"
        for name in ("Cat", "Dog")
    )
    schemas += (
        "Pet: {type: object, properties: {it: {oneOf: [{$ref: '#/components/schemas/Cat'},"
        " {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind,"
        " mapping: {cat: Cat, kitten: Cat, dog: Dog}}}}}"
    )
    paths = operation("Put", request="Pet", response="Pet")
    service = lowered(spec(paths=paths, schemas=schemas))
    assert ["kind", "cat"] == members(service, "CatInput")
    assert ["kind", "cat", "id"] == members(service, "Cat")
