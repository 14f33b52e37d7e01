"""Schemas that contradict themselves as they are written, and are plain all the same."""

from __future__ import annotations

import pytest

from generator import ir
from generator.pipeline import Options, Understood, understand
from tests.http.documents import HEAD, source

DEFINED = """\
type: object
properties:
  to:
    oneOf: [{$ref: '#/$defs/A'}, {$ref: '#/definitions/B'}]
    discriminator: {propertyName: t, mapping: {a: '#/$defs/A', b: '#/definitions/B'}}
$defs: {A: {type: object, required: [t], properties: {t: {type: string}}}}
definitions: {B: {type: object, required: [t], properties: {t: {type: string}}}}
"""


def understood(schema: str, components: str = "") -> Understood:
    """What a document says that has one schema, `It`, and perhaps other components."""
    lines = "\n".join(f"      {line}" for line in schema.splitlines())
    text = f"{HEAD}  /a: {{get: {{responses: {{'200': {{description: Done}}}}}}}}\n"
    text += f"components:\n  schemas:\n    It:\n{lines}\n{components}"
    return understand(source(text), Options("small"))


@pytest.mark.parametrize(
    ("schema", "type_", "warning"),
    [
        (
            "{allOf: [{type: string}, {type: 'null'}]}",
            "str | None",
            "no value is null and what the other parts say; this is taken for either",
        ),
        (
            "{type: array, items: {}, anyOf: [{type: string}]}",
            "str",
            "no branch of this `anyOf` is of the type beside it, which says nothing so",
        ),
        (
            "{type: object, allOf: [{type: string}]}",
            "str",
            "no part of this `allOf` is of the type beside it, which says nothing so",
        ),
        (
            "{type: number, oneOf: [{type: integer, minimum: 1}]}",
            "int",
            "",
        ),
        (
            "{type: integer, oneOf: [{const: 1, title: A}, {const: 2}]}",
            "Literal[1, 2]",
            "",
        ),
        ("{anyOf: [{}, {not: {}}]}", "Any", ""),
        ("{anyOf: [{type: string}, {not: true}]}", "str", ""),
        ("{oneOf: [{type: string}, {$ref: '#/components/schemas/Never'}]}", "str", ""),
        (
            "{type: string, enum: [], allOf: [{type: string, enum: [a, b]}]}",
            "models.ItA",
            "an enum without values says nothing beside one that has some",
        ),
        (
            "{type: {enum: [A, B]}, minLength: 2}",
            "str",
            "invalid OpenAPI 3.1: `type` must be one of",
        ),
        (
            "{type: string, examples: {one: {value: a}}}",
            "str",
            "invalid OpenAPI 3.1: `examples` must be an array",
        ),
    ],
)
def test_what_is_meant_is_taken(schema: str, type_: str, warning: str) -> None:
    """With a warning that has a place."""
    found = understood(
        f"type: object\nproperties:\n  a: {schema}\nrequired: [a]",
        "    Never: {not: {}}\n",
    )
    (member,) = found.words.service.shapes["It"].members  # type: ignore[union-attr]  # it is a structure
    plain = found.words.plain_type(member.shape)
    assert type_ == (f"{plain} | None" if member.nullable else plain)
    told = [each for each in found.warnings if each.rule != "untyped-schema"]
    assert [True] * bool(warning) == [each.place is not None for each in told]
    assert all(warning in each.message for each in told)


def test_what_is_required_is_a_name() -> None:
    """Whatever else is in that list is left out, and the names stay."""
    found = understood(
        "type: object\nproperties: {a: {type: string}}\nrequired: [a, true]"
    )
    (member,) = found.words.service.shapes["It"].members  # type: ignore[union-attr]  # it is a structure
    assert member.required
    assert ["invalid OpenAPI 3.1: `1` must be a string"] == [
        each.message for each in found.warnings
    ]


def test_a_required_member_of_which_nothing_can_be_is_any() -> None:
    """So says a warning, which has both places."""
    found = understood(
        "allOf:\n- {type: object, properties: {a: {type: string}}}\n"
        "- {type: object, properties: {a: {type: integer}}, required: [a]}"
    )
    (member,) = found.words.service.shapes["It"].members  # type: ignore[union-attr]  # it is a structure
    assert "Any" == found.words.plain_type(member.shape)
    (warning,) = found.warnings
    assert warning.message == (
        "`a` can be nothing that all parts allow, and is taken for any value: no value is"
        " of type `string` and `integer`"
    )
    assert [True] == [warning.place != each.place for each in warning.related]


def test_a_member_is_what_it_is_described_as() -> None:
    """Whatever members at large are in another part: there, `object` often means any."""
    found = understood(
        "allOf:\n- {type: object, additionalProperties: {type: object}}\n"
        "- {type: object, properties: {a: {type: integer}}}"
    )
    (member,) = found.words.service.shapes["It"].members  # type: ignore[union-attr]  # it is a structure
    assert "int" == found.words.plain_type(member.shape)
    (warning,) = found.warnings
    assert (
        "`a` is no object, as the `additionalProperties` of another" in warning.message
    )


def test_a_reference_to_what_is_no_schema_is_any() -> None:
    """It leads somewhere, which is more than nowhere."""
    found = understood(
        "type: object\nproperties: {a: {$ref: '#/paths/~1a/get/responses/200'}}"
    )
    (member,) = found.words.service.shapes["It"].members  # type: ignore[union-attr]  # it is a structure
    assert "Any" == found.words.plain_type(member.shape)
    (warning,) = found.warnings
    assert "leads to something that is no schema" in warning.message


def test_what_is_no_schema_is_not_taken_for_one_by_samples() -> None:
    """It may have words of schemas that mean something else there."""
    found = understood(
        "type: object\n"
        "properties: {a: {$ref: '#/components/parameters/P'}}\nexample: {a: x}",
        "  parameters:\n"
        "    P: {name: p, in: query, required: true, schema: {type: string}}\n",
    )
    (member,) = found.words.service.shapes["It"].members  # type: ignore[union-attr]  # it is a structure
    assert ("Any", "") == (found.words.plain_type(member.shape), member.description)
    assert ["tolerated-openapi"] == [each.rule for each in found.warnings]


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ("required: [[a]]", ["tolerated-openapi"]),
        ("required: [{b: 1}, 5, a]", ["tolerated-openapi", "tolerated-openapi"]),
        ("properties: {a: {type: string, enum: null}}", ["tolerated-openapi"]),
        ("unevaluatedProperties: []", ["tolerated-openapi"]),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_what_says_nothing_in_a_part_is_told_once(
    said: str, rules: list[str], order: int
) -> None:
    """And leaves to the other parts what they say."""
    parts = [
        f"- {{type: object, {said}}}\n",
        "- {type: object, required: [a], properties: {a: {type: string, enum: [x, y]}}}\n",
    ]
    found = understood("allOf:\n" + "".join(parts[::order]))
    (member,) = found.words.service.shapes["It"].members  # type: ignore[union-attr]  # it is a structure
    assert ("a", True) == (member.name, member.required)
    assert "models.ItA" == found.words.plain_type(member.shape)
    assert rules == [each.rule for each in found.warnings]


@pytest.mark.parametrize("said", ["[true]", "{a: true}", "'5'"])
@pytest.mark.parametrize("key", ["exclusiveMinimum", "exclusiveMaximum"])
def test_limits_that_are_none_are_left_out(key: str, said: str) -> None:
    """OpenAPI 3.0 has a flag there, and a number is heard; nothing else is."""
    text = f"{HEAD}  /a: {{get: {{responses: {{'200': {{description: Done}}}}}}}}\n"
    text += (
        "components:\n  schemas:\n"
        f"    It: {{type: number, minimum: 0, maximum: 9, {key}: {said}, example: 3}}\n"
    )
    found = understand(source(text.replace("3.1.0", "3.0.3")), Options("small"))
    messages = [each.message for each in found.warnings]
    assert [f"`{key}` must be true, false or a number"] == messages


def test_what_30_does_not_know_says_nothing_where_it_is_no_schema() -> None:
    """A list, as some languages write an empty object."""
    text = f"{HEAD}  /a: {{get: {{responses: {{'200': {{description: Done}}}}}}}}\n"
    text += (
        "components:\n  schemas:\n"
        "    It: {type: object, properties: {a: {}}, unevaluatedProperties: []}\n"
    )
    found = understand(source(text.replace("3.1.0", "3.0.3")), Options("small"))
    (member,) = found.words.service.shapes["It"].members  # type: ignore[union-attr]  # it is a structure
    assert "a" == member.name
    assert ["tolerated-openapi"] == [each.rule for each in found.warnings]


def test_a_name_that_is_not_written_is_kept_beside() -> None:
    """The others are members as usual."""
    found = understood(
        "type: object\nproperties: {a: {type: string}, 'b\"': {type: string}}\n"
        "required: [a, 'b\"']\nadditionalProperties: false"
    )
    shape = found.words.service.shapes["It"]
    assert isinstance(shape, ir.Structure)
    assert ["a"] == [each.name for each in shape.members]
    assert (False, True) == (shape.closed, shape.additional is not None)
    assert shape.rules is not None
    (warning,) = found.warnings
    assert '`b"` is no name that the codec writes' in warning.message


def test_definitions_around_a_reference_are_meant() -> None:
    """Where the top has none of that name; so it is in the mapping of a discriminator."""
    found = understood(DEFINED)
    (union,) = (
        each
        for each in found.words.service.shapes.values()
        if isinstance(each, ir.Union)
    )
    assert union.discriminator is not None
    assert {"a", "b"} == set(union.discriminator.branches)
    assert [
        "`#/$defs/A` leads nowhere; it is taken for `#/components/schemas/It/$defs/A`",
        "`#/definitions/B` leads nowhere; it is taken for"
        " `#/components/schemas/It/definitions/B`",
    ] * 2 == [each.message for each in found.warnings]


def test_a_reference_may_lead_below_what_is_no_keyword() -> None:
    """What stands there is a schema like others."""
    found = understood(
        "type: object\nproperties: {a: {$ref: '#/components/schemas/It/shared/text'}}\n"
        "shared: {text: {type: string, maxLength: 3}}"
    )
    (member,) = found.words.service.shapes["It"].members  # type: ignore[union-attr]  # it is a structure
    shape = found.words.service.shapes[member.shape]
    assert isinstance(shape, ir.String)
    assert 3 == shape.max_length


def test_what_is_no_name_is_required_of_nobody() -> None:
    """A list in `required` is told, as is all else that cannot be a name."""
    found = understood("type: object\nrequired: [[a]]\nproperties: {a: {type: string}}")
    (member,) = found.words.service.shapes["It"].members  # type: ignore[union-attr]  # it is a structure
    assert not member.required
    assert [True] == ["must be a string" in each.message for each in found.warnings]
