"""Values that are tried: those that are valid, those that are not, and smaller ones."""

from __future__ import annotations

from functools import cache
from textwrap import indent
from typing import Any

import pytest

from generator import ir
from generator.pipeline import Options, understand
from generator.values.broken import broken, broken_values
from generator.values.smaller import smaller
from generator.values.varied import varied
from tests.generator.small_spec import lowered, spec
from tests.http.documents import HEAD as HTTP_HEAD
from tests.http.documents import source

SCHEMAS = """\
It:
  type: object
  required: [name, kind]
  properties:
    name: {type: string, minLength: 2, maxLength: 4, pattern: '^[a-z]+$'}
    kind: {$ref: '#/Kind'}
    count: {type: integer, minimum: 1, maximum: 9}
    tags: {type: array, minItems: 1, maxItems: 2, items: {$ref: '#/Kind'}}
    inner: {$ref: '#/components/schemas/It'}
Kind: {type: string, enum: [red, green, blue]}
""".replace("'#/Kind'", "'#/components/schemas/Kind'")


OPERATION = """\
  /it:
    get: {operationId: it, responses: {'200': {description: It, content: {
      application/json: {schema: {$ref: '#/components/schemas/It'}}}}}}
"""


@cache
def shapes() -> dict[str, ir.Shape]:
    """Return the shapes of a small service."""
    return dict(lowered(spec(schemas=SCHEMAS)).shapes)


def structure() -> ir.Structure:
    """Return the structure of it."""
    it = shapes()["It"]
    assert isinstance(it, ir.Structure)
    return it


@cache
def made() -> list[dict[str, Any]]:
    """Return the valid values that are tried of it."""
    return list(varied(shapes(), structure(), 0, 100))


def nested(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a value, and those of its kind within it."""
    return [value, *(nested(value["inner"]) if "inner" in value else [])]


def test_members_are_there_and_not() -> None:
    """The first value has every member, the second what it must have."""
    assert [
        {"name", "kind", "count", "tags", "inner"},
        {"name", "kind"},
    ] == [set(value) for value in made()[:2]]


def test_every_turn_is_taken() -> None:
    """Each value of an enum, and each limit, is met where it stands."""
    met = [each for value in made() for each in nested(value)]
    assert {"red", "green", "blue"} == {value["kind"] for value in met}
    tags = [value["tags"] for value in met if "tags" in value]
    assert {1, 2} == {len(each) for each in tags}
    assert {"red", "green", "blue"} == {tag for each in tags for tag in each}
    assert {1, 9} <= {value.get("count") for value in met}
    assert {2, 3, 4} == {len(value["name"]) for value in met}


def varied_of(schemas: str) -> list[dict[str, Any]]:
    """Return values that are tried of `It` among some schemas."""
    text = indent(schemas.replace("#/N", "#/components/schemas/N"), "    ")
    service = understand(
        source(f"{HTTP_HEAD}{OPERATION}components:\n  schemas:\n{text}"), Options("it")
    ).words.service
    it = service.shapes["It"]
    assert isinstance(it, ir.Structure)
    return list(varied(service.shapes, it, 0, 9, definitions=service.definitions))


def test_rules_and_unique_items_are_kept_to() -> None:
    """What types cannot say is asked of values as well."""
    found = varied_of(
        "It: {type: object, required: [a, n], properties: {n: {$ref: '#/N'},"
        " a: {type: array, uniqueItems: true, minItems: 1, maxItems: 9,"
        " items: {type: boolean}}}}\n"
        "N: {type: integer, oneOf: [{const: 3}, {const: 5}]}\n"
    )
    assert {3, 5} == {each["n"] for each in found}
    assert all(len(each["a"]) == len(set(each["a"])) for each in found)


def test_multiples_keep_to_limits_that_are_excluded() -> None:
    """The first multiple may be none of them."""
    found = varied_of(
        "It: {type: object, required: [a], properties: {a: {type: number,"
        " exclusiveMinimum: 10, exclusiveMaximum: 12.5, multipleOf: 2}}}\n"
    )
    assert {12} == {each["a"] for each in found}


def test_decimals_keep_to_limits_that_are_rules() -> None:
    """A limit itself, what lies between two, and a multiple are tried."""
    found = varied_of(
        "It: {type: object, required: [a, b], properties: {"
        "a: {type: number, format: decimal, minimum: 1.5, exclusiveMaximum: 2},"
        " b: {type: number, format: decimal, minimum: 12, multipleOf: 5}}}\n"
    )
    assert {1.5, 1.75} == {each["a"] for each in found}
    assert all(each["b"] >= 12 and each["b"] % 5 == 0 for each in found)


def test_what_may_be_anything_is_of_every_kind() -> None:
    """Of each kind but texts there is one that counts as false."""
    found = varied_of("It: {type: object, required: [a], properties: {a: {}}}\n")
    told = {repr(each["a"]) for each in found}
    assert {"'text'", "0", "-1.5", "False", "[]", "{}"} < told


def test_values_end() -> None:
    """No more of them are made than it takes, nor more than are asked for."""
    assert len(made()) < 30
    assert 3 == len(list(varied(shapes(), structure(), 0, 3)))


def test_each_constraint_is_broken_once() -> None:
    """A value has one fault, and of all else what it must have."""
    found = list(broken(shapes(), structure(), 0))
    assert [
        ("", "type"),
        ("/name", "required"),
        ("/name", "required"),
        ("/name", "type"),
        ("/name", "minLength"),
        ("/name", "maxLength"),
        ("/name", "pattern"),
        ("/kind", "required"),
        ("/kind", "required"),
        ("/kind", "type"),
        ("/kind", "enum"),
        ("/count", "type"),
        ("/count", "minimum"),
        ("/count", "maximum"),
        ("/tags", "type"),
        ("/tags", "minItems"),
        ("/tags", "maxItems"),
        ("/tags/0", "type"),
        ("/tags/0", "enum"),
    ] == [(each.pointer, each.rule) for each in found]
    assert [{"kind": "green"}, {"name": None, "kind": "green"}] == [
        each.value for each in found[1:3]
    ]
    unknown = next(each.value for each in found if each.pointer == "/tags/0")
    assert {"name", "kind", "tags"} == unknown.keys()


def test_unions_are_broken_where_a_branch_is_known() -> None:
    """By what is of no branch, by a tag that nobody knows, and within each branch."""
    schemas = (
        "It: {oneOf: [{$ref: '#/Cat'}, {$ref: '#/Dog'}], discriminator:"
        " {propertyName: kind, mapping: {cat: '#/Cat', dog: '#/Dog'}}}\n"
        "Cat: {type: object, required: [kind], properties: {kind: {type: string},"
        " lives: {type: integer, maximum: 9}}}\n"
        "Dog: {type: object, required: [kind, size], properties: {kind: {type: string},"
        " size: {oneOf: [{type: integer, minimum: 1}, {type: string, maxLength: 2}]}}}\n"
    ).replace("#/", "#/components/schemas/")
    service = understand(
        source(
            f"{HTTP_HEAD}{OPERATION}components:\n  schemas:\n{indent(schemas, '    ')}"
        ),
        Options("it"),
    ).words.service
    found = list(broken_values(service.shapes, "It", 0))
    assert [
        ("some", "", "type"),
        ({}, "/kind", "required"),
        ({"kind": "catX"}, "/kind", "enum"),
        ({"kind": "cat", "lives": None}, "/lives", "type"),
        ({"kind": "cat", "lives": "five"}, "/lives", "type"),
        ({"kind": "cat", "lives": 10}, "/lives", "maximum"),
        ({"kind": "dog"}, "/size", "required"),
        ({"kind": "dog", "size": None}, "/size", "required"),
        ({"kind": "dog", "size": True}, "/size", "type"),
        ({"kind": "dog", "size": 0}, "/size", "minimum"),
        ({"kind": "dog", "size": "xxx"}, "/size", "maxLength"),
    ] == [(each.value, each.pointer, each.rule) for each in found]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"name": "ab", "kind": "red"}, []),
        ({"name": "ab", "kind": "red", "count": 3}, [{"name": "ab", "kind": "red"}]),
        (
            {"name": "ab", "kind": "red", "tags": ["red", "blue"]},
            [
                {"name": "ab", "kind": "red"},
                {"name": "ab", "kind": "red", "tags": ["red"]},
                {"name": "ab", "kind": "red", "tags": ["blue"]},
            ],
        ),
    ],
)
def test_smaller_values(value: dict[str, Any], expected: list[Any]) -> None:
    """They lack what may lack; what must be stays."""
    found = [
        each
        for each in smaller(shapes(), structure(), value)
        if len(str(each)) < len(str(value))
    ]
    assert expected == [each for each in found if each["name"] == "ab"][: len(expected)]
    assert all({"name", "kind"} <= each.keys() for each in found)
