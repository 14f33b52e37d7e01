"""Schemas that are made of themselves with nothing between."""

from __future__ import annotations

import pytest

from generator import ir
from generator.pipeline import Options, understand
from generator.problems.diagnostics import SpecError
from tests.http.documents import HEAD, source

ANSWER = """\
  /t:
    get: {operationId: t, responses: {'200': {description: It, content: {
      application/json: {schema: {$ref: '#/components/schemas/T'}}}}}}
components:
  schemas:
"""


def understood(schemas: str) -> tuple[str, list[str]]:
    """The type of an answer `T`, and what is warned of."""
    lines = "".join(f"    {line}\n" for line in schemas.splitlines())
    text = f"{HEAD}{ANSWER}{lines}".replace("#/U", "#/components/schemas/U")
    found = understand(
        source(text.replace("#/T", "#/components/schemas/T")), Options("small")
    )
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
    assert "T" == understood(schema)[0]
    with pytest.raises(SpecError, match="each would need another one in it"):
        understood(schema.replace("nullable: true, ", ""))
