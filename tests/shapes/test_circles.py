"""Schemas that are made of themselves with nothing between."""

from __future__ import annotations

import pytest

from generator import ir
from generator.pipeline import Options, Understood, understand
from generator.problems.diagnostics import SpecError
from generator.values.maker import Maker
from generator.values.scalars import Unmakeable
from generator.values.varied import varied
from tests.http.documents import HEAD, source

ANSWER = """\
  /t:
    get: {operationId: t, responses: {'200': {description: It, content: {
      application/json: {schema: {$ref: '#/components/schemas/T'}}}}}}
components:
  schemas:
"""


def read(schemas: str) -> Understood:
    """A document with an answer `T`."""
    lines = "".join(f"    {line}\n" for line in schemas.splitlines())
    text = f"{HEAD}{ANSWER}{lines}".replace("#/U", "#/components/schemas/U")
    return understand(
        source(text.replace("#/T", "#/components/schemas/T")), Options("small")
    )


def understood(schemas: str) -> tuple[str, list[str]]:
    """The type of an answer `T`, and what is warned of."""
    found = read(schemas)
    (operation,) = found.words.service.operations
    assert isinstance(operation.binding, ir.Http)
    shape = operation.binding.responses[0].media[0].shape
    assert shape is not None
    union = found.words.shape(shape)
    branches = union.branches if isinstance(union, ir.Union) else (shape,)
    type_ = " | ".join(sorted(map(found.words.annotation, branches)))
    return type_, [each.rule for each in found.warnings]


@pytest.mark.parametrize(
    ("schemas", "type_"),
    [
        ("T: {oneOf: [{$ref: '#/T'}, {type: string}]}", "str"),
        ("T: {anyOf: [{type: string}, {anyOf: [{$ref: '#/T'}]}]}", "str"),
        (
            "T: {anyOf: [{$ref: '#/U'}, {type: string}]}\n"
            "U: {oneOf: [{$ref: '#/T'}, {type: integer}]}",
            "int | str",
        ),
        ("T: {allOf: [{$ref: '#/T'}, {type: string}]}", "str"),
    ],
)
def test_a_branch_that_is_the_union_itself_says_nothing(
    schemas: str, type_: str
) -> None:
    """The others are what is left, and a warning tells."""
    found, rules = understood(schemas)
    assert type_ == found
    assert {"ignored-keyword"} == set(rules)


@pytest.mark.parametrize(
    "schemas",
    [
        "T: {oneOf: [{$ref: '#/T'}]}",
        "T: {anyOf: [{$ref: '#/U'}]}\nU: {oneOf: [{$ref: '#/T'}]}",
        "T: {oneOf: [{$ref: '#/U'}]}\nU: {allOf: [{$ref: '#/T'}]}",
        "T: {allOf: [{$ref: '#/T'}]}",
    ],
)
def test_what_is_defined_by_nothing_but_itself_is_refused(schemas: str) -> None:
    """An error names the schema, however it is written."""
    with pytest.raises(SpecError, match="this schema is defined by nothing but itself"):
        understood(schemas)


def test_a_member_that_may_be_null_ends_a_circle() -> None:
    """Be it that a reference in `allOf` is what null stands beside."""
    schema = (
        "T: {type: object, required: [up], properties: {up:"
        " {nullable: true, allOf: [{$ref: '#/T'}]}}}"
    )
    assert ("T", ["tolerated-openapi"]) == understood(schema)
    endless = understood(schema.replace("nullable: true, ", ""))
    assert ("T", ["endless-schema"]) == endless


def test_no_value_is_made_of_what_has_no_end() -> None:
    """The package is emitted all the same, since the service may leave a member out."""
    schemas = (
        "T: {type: object, required: [next], properties: {next: {$ref: '#/U'}}}\n"
        "U: {type: object, required: [back], properties: {back: {$ref: '#/T'}}}"
    )
    service = read(schemas).words.service
    shape = service.shapes["T"]
    assert isinstance(shape, ir.Structure)
    with pytest.raises(Unmakeable, match="each needs another one in it"):
        list(varied(service.shapes, shape, 0, 3))
    with pytest.raises(Unmakeable, match="each needs another one in it"):
        Maker(service.shapes, 0).value("T", "")


@pytest.mark.parametrize("said", ["[]", "text"])
def test_a_member_whose_schema_is_none_is_not_known(said: str) -> None:
    """There is a warning, with its place; elsewhere nothing tells what is meant."""
    schema = f"T: {{type: object, properties: {{a: {said}, b: {{type: string}}}}}}"
    found = read(schema)
    shape = found.words.service.shapes["T"]
    assert isinstance(shape, ir.Structure)
    assert ["b"] == [each.name for each in shape.members]
    [told] = found.warnings
    assert "a schema must be an object, or true or false, here" in told.message
    assert told.place is not None
    with pytest.raises(SpecError, match="a schema must be an object"):
        read(f"T: {{type: array, items: {said}}}" if said != "[]" else "T: []")
