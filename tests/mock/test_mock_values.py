"""Values that are made up: valid whatever the seed, and the same with the same seed."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import ir
from generator.values.maker import Maker
from generator.values.scalars import Unmakeable, made_scalar
from tests.generator.small_spec import lowered, shape, spec
from tests.mock.mocked import ALL, emitted, request_for
from tests.roundtrip.profile import examples

SEEDS = st.integers(-(10**6), 10**6)


def made(name: str, schemas: str, seed: int = 0) -> Any:
    """Return a value of one of some schemas."""
    shapes = lowered(spec(schemas=schemas)).shapes
    structure = shapes[name]
    assert isinstance(structure, ir.Structure)
    return Maker(shapes, seed).structure(structure, "")


@pytest.mark.parametrize("name", ALL)
@given(seed=SEEDS)
@examples(4)
def test_every_answer_is_valid(name: str, seed: int) -> None:
    """Outputs and errors keep to the spec, by the emitted validators and codec."""
    it = emitted(name)
    answers = it.answers(seed)
    for operation in it.service.operations:
        described = it.described(operation)
        for request in ({}, request_for(it, operation, seed)):
            output = answers.output(operation, request)
            assert [] == it.violations(described.output, output)
        for case in operation.errors:
            error = answers.error(operation, case)
            body_type = described.errors[case.status].body_type
            assert case.error == it.package.codec.convert(error, body_type).kind


@pytest.mark.parametrize("name", ALL)
@given(seed=SEEDS)
@examples(4)
def test_every_structure_can_be_made(name: str, seed: int) -> None:
    """Requests as well, with all of their members: the tests call the mock with them."""
    it = emitted(name)
    for operation in it.service.operations:
        value = request_for(it, operation, seed)
        assert [] == it.violations(it.described(operation).input, value)


@given(seed=SEEDS)
@examples(50)
def test_scalars_keep_to_their_limits(seed: int) -> None:
    """Also where these leave next to nothing."""
    schemas = {
        "{type: integer, minimum: 7, maximum: 9}": range(7, 10),
        "{type: integer, maximum: -5000}": range(-6000, -4999),
        "{type: integer, multipleOf: 7000, minimum: 1}": range(7000, 10**7, 7000),
        "{type: integer, format: int32, minimum: 2147483647}": [2**31 - 1],
        "{type: number, minimum: 1, maximum: 1}": [1.0],
        "{type: number, exclusiveMinimum: 0, maximum: 5.0e-324}": [5e-324],
        "{type: string, minLength: 5, maxLength: 5, pattern: '^a+$'}": ["aaaaa"],
        "{type: string, maxLength: 0}": [""],
        "{type: string, contentEncoding: base64, x-concord-max-bytes: 0}": [""],
        "{type: string, enum: [only]}": ["only"],
    }
    for schema, allowed in schemas.items():
        it = shape(schema)
        assert not isinstance(it, ir.Structure | ir.List | ir.Map | ir.Tuple | ir.Union)
        assert made_scalar(it, Random(seed)) in allowed, schema


def test_impossible_limits_are_told() -> None:
    """Whatever the checks let through, no value that breaks its shape is made."""
    for schema in (
        "{type: integer, minimum: 3, maximum: 5, multipleOf: 7}",
        "{type: number, exclusiveMinimum: 0, exclusiveMaximum: 5.0e-324}",
        "{type: string, pattern: '^(?!a)a$'}",
        "{type: string, minLength: 10000000}",
        "{type: string, contentEncoding: base64, x-concord-min-bytes: 10000000}",
    ):
        it = shape(schema)
        assert not isinstance(it, ir.Structure | ir.List | ir.Map | ir.Tuple | ir.Union)
        with pytest.raises(Unmakeable) as raised:
            made_scalar(it, Random(0))
        assert it is raised.value.shape


def test_lists_and_maps_keep_to_their_sizes() -> None:
    """They have some entries where they may."""
    value = made(
        "It",
        """\
It:
  type: object
  properties:
    some: {type: array, items: {type: boolean}}
    one: {type: array, maxItems: 1, items: {type: boolean}}
    none: {type: array, maxItems: 0, items: {type: boolean}}
    many: {type: array, minItems: 40, items: {type: boolean}}
    named: {type: object, minProperties: 40, additionalProperties: {type: boolean}}
""",
    )
    sizes = {name: len(each) for name, each in value.items()}
    assert sizes.pop("some") in (2, 3)
    assert {"one": 1, "none": 0, "many": 40, "named": 40} == sizes


def test_examples_come_in_turn_at_any_depth() -> None:
    """What is inside of several values gets the next example each time, then others."""
    value = made(
        "It",
        """\
It:
  type: object
  properties:
    rows: {type: array, minItems: 2, maxItems: 2, items: {$ref: '#/components/schemas/Row'}}
    named: {type: object, minProperties: 2, maxProperties: 2,
      additionalProperties: {$ref: '#/components/schemas/Row'}}
    things: {type: array, minItems: 2, maxItems: 2, items: {$ref: '#/components/schemas/Thing'}}
    five: {type: array, minItems: 5, maxItems: 5, items: {$ref: '#/components/schemas/Word'}}
Row: {type: array, minItems: 2, maxItems: 2, items: {$ref: '#/components/schemas/Word'}}
Thing:
  type: object
  properties:
    word: {$ref: '#/components/schemas/Word'}
    own: {type: string, examples: [x, y]}
    one: {type: string, maxLength: 0, examples: [z]}
Word: {type: string, maxLength: 0, examples: [a, b, c, d]}
""",
    )
    assert [["a", "b"], ["c", "d"]] == value["rows"]
    assert [["a", "b"], ["c", "d"]] == list(value["named"].values())
    assert ["a", "b", "c", "d", ""] == value["five"]
    assert [
        {"word": "a", "own": "x", "one": "z"},
        {"word": "b", "own": "y", "one": ""},
    ] == value["things"]


def test_recursion_ends() -> None:
    """A structure that contains itself is shown once within itself, then ends."""
    value = made(
        "Tree",
        """\
Tree:
  type: object
  required: [name, twigs]
  properties:
    name: {type: string}
    trunk: {$ref: '#/components/schemas/Tree'}
    twigs: {type: array, items: {$ref: '#/components/schemas/Tree'}}
    byName: {type: object, additionalProperties: {$ref: '#/components/schemas/Tree'}}
""",
    )
    assert {"name", "trunk", "twigs", "byName"} == value.keys()
    assert {"name", "twigs"} == value["trunk"].keys()
    assert [] == value["trunk"]["twigs"]


def test_growth_has_an_end() -> None:
    """A spec of few lines does not make an answer that no machine can hold."""
    schemas = "".join(
        f"S{number}: {{type: object, required: [a, b], properties: {{"
        f"a: {{$ref: '#/components/schemas/S{number + 1}'}}, "
        f"b: {{$ref: '#/components/schemas/S{number + 1}'}}}}}}\n"
        for number in range(40)
    )
    with pytest.raises(Unmakeable, match="more than 10,000"):
        made("S0", f"{schemas}S40: {{type: object}}\n")
    with pytest.raises(Unmakeable, match="more than 10,000"):
        made(
            "It",
            "It: {type: object, required: [a], properties: {a: {type: array,"
            " minItems: 10000000, items: {type: boolean}}}}\n",
        )


def test_what_cannot_be_made_is_left_out() -> None:
    """Optional members of which there is none, or too much, are not there."""
    schemas = (
        "Never: {type: string, pattern: '^a{3}$', maxLength: 2}\n"
        "Much: {type: array, minItems: 20000, items: {type: boolean}}\n"
        "Needs: {type: object, required: [it], properties: {"
        "it: {$ref: '#/components/schemas/Never'}}}\n"
        "It: {type: object, required: [last], properties: {"
        "a: {$ref: '#/components/schemas/Never'}, "
        "b: {$ref: '#/components/schemas/Needs'}, "
        "c: {$ref: '#/components/schemas/Much'}, "
        "last: {type: boolean}}}\n"
    )
    assert {"last"} == made("It", schemas).keys()
    with pytest.raises(Unmakeable) as raised:
        made("Needs", schemas)
    assert raised.value.is_impossible


def test_much_that_need_not_be_is_left_out() -> None:
    """A wide tree of optional members ends before it is too large to look at."""
    schemas = "".join(
        f"T{level}: {{type: object, properties: {{"
        + ", ".join(
            f"m{each}: {{type: array, minItems: 3, "
            f"items: {{$ref: '#/components/schemas/T{level + 1}'}}}}"
            for each in range(6)
        )
        + "}}\n"
        for level in range(5)
    )
    value = made("T0", f"{schemas}T5: {{type: object}}\n")
    assert 100 < str(value).count("{") <= 10_000


def test_a_change_of_the_spec_changes_no_other_value() -> None:
    """A new member leaves the values of those before and behind it as they were."""
    text = "It: {{type: object, properties: {{a: {0}, {1}b: {0}}}}}\n"
    string = "{type: string}"
    before = made("It", text.format(string, ""))
    after = made("It", text.format(string, "new: {type: integer}, "))
    assert before == {name: after[name] for name in ("a", "b")}
    assert before["a"] != before["b"]


def test_examples_stand_for_what_they_describe() -> None:
    """Members take them, the first item of a list the first; others are made."""
    value = made(
        "It",
        """\
It:
  type: object
  properties:
    own: {$ref: '#/components/schemas/Name', examples: [mine]}
    theirs: {$ref: '#/components/schemas/Name'}
    old: {type: string, example: inline}
    several: {type: array, minItems: 4, items: {$ref: '#/components/schemas/Name'}}
    whole: {$ref: '#/components/schemas/Whole'}
    listed: {$ref: '#/components/schemas/Listed'}
Name: {type: string, examples: [first, second]}
Whole: {type: object, properties: {a: {type: string}}, examples: [{a: of the whole}]}
Listed: {type: array, items: {type: string}, example: [x]}
""",
    )
    names = value.pop("several")
    assert ["first", "second"] == names[:2]
    assert 4 == len(set(names))
    assert {
        "own": "mine",
        "theirs": "first",
        "old": "inline",
        "whole": {"a": "of the whole"},
        "listed": ["x"],
    } == value


def test_seeds_decide() -> None:
    """One seed gives one value, another one another."""
    schema = "It: {type: object, properties: {a: {type: string}, b: {type: integer}}}\n"
    one, same, other = (json.dumps(made("It", schema, seed)) for seed in (1, 1, 2))
    assert one == same
    assert one != other
