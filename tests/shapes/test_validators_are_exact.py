"""Validators say what JSON Schema does of values that no model could hold."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.importing.package import InMemory
from generator.pipeline import Options, emit, understand
from generator.sources.source import Source
from generator.views.validators import validators_view
from generator.views.vocabulary import Vocabulary
from tests.generator.small_spec import spec
from tests.roundtrip.package import Package

SCHEMAS = """\
Text: {minLength: 2}
Many: {items: {type: integer}}
Pet: {required: [name], properties: {name: {minLength: 2}, tag: {type: string}}}
Home: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}
Either: {anyOf: [{type: integer}, {minLength: 2}]}
Never: {minLength: 2, not: {type: integer}}
Some: {oneOf: [{required: [a]}, {required: [b]}]}
Same: {$ref: '#/components/schemas/Pet'}
Maybe: {oneOf: [{$ref: '#/components/schemas/Pet'}, {type: 'null'}]}
Deep: {$ref: '#/components/schemas/Whole/$defs/in'}
Whole: {type: object, $defs: {in: {type: object, properties: {a: {type: integer}}}}}
Nullable: {type: [object, 'null'], properties: {a: {type: integer}}}
NoNull: {type: object, properties: {a: {not: {type: 'null'}}}}
Quoted: {type: object, required: ['a"b'], properties: {'a"b': {type: integer}, c: {}}}
Closed: {type: object, additionalProperties: false, properties: {"a\\nb": {type: integer}}}
List:
  $id: list
  $defs: {item: {$dynamicAnchor: item}}
  type: array
  items: {$dynamicRef: '#item'}
Numbers: {$id: numbers, $ref: list, $defs: {item: {$dynamicAnchor: item, type: integer}}}
Texts: {$id: texts, $ref: list, $defs: {item: {$dynamicAnchor: item, type: string}}}
Key: {type: string, pattern: '^[a-z]+$'}
Keyed: {type: object, propertyNames: {$ref: '#/components/schemas/Key'}}
Limited: {type: [integer, 'null'], minimum: 1}
Cousins:
  type: object
  allOf:
  - {properties: {a: {type: integer}}, unevaluatedProperties: true}
  - {unevaluatedProperties: false}
""".replace("\\\\n", "\\n")

RIGHT: dict[str, list[Any]] = {
    "Text": ["ab", 5, None, {}, []],
    "Many": [[1], "a", {"length": 1}],
    "Pet": [{"name": "ab"}, {"name": 5}, {"name": None}, [], "a", None, 1.5],
    "Home": [{"pet": {"name": "ab"}}, {"pet": 5}, {"pet": None}, {}],
    "Either": [5, "ab", [], None],
    "Never": ["ab", [], None],
    "Some": [{"a": 1}, {"b": 1}],
    "Same": [{"name": "ab"}, 5],
    "Maybe": [{"name": "ab"}, None],
    "Deep": [{"a": 1}, {}],
    "Nullable": [{"a": 1}, None],
    "NoNull": [{"a": 1}, {}],
    "Quoted": [{'a"b': 1}, {'a"b': 1, "c": 2, "d": 3}],
    "Closed": [{"a\nb": 1}, {}],
    "List": [[1, "a"]],
    "Numbers": [[1]],
    "Texts": [["a"]],
    "Key": ["a"],
    "Keyed": [{"a": 1}],
    "Limited": [1, None],
    "Cousins": [{}],
}
WRONG: dict[str, list[Any]] = {
    "Text": ["a"],
    "Many": [["a"]],
    "Pet": [{}, {"name": "a"}, {"name": "ab", "tag": 5}],
    "Home": [{"pet": {}}, {"pet": {"name": "a"}}, 5],
    "Either": ["a"],
    "Never": ["a", 5],
    "Some": [{"a": 1, "b": 1}, {}, 5, "a"],
    "Same": [{}],
    "Maybe": [{}],
    "Deep": [{"a": "b"}, 5],
    "Nullable": [{"a": "b"}, 5],
    "NoNull": [{"a": None}],
    "Quoted": [{}, {'a"b': "c"}],
    "Closed": [{"a\nb": "c"}, {"c": 1}],
    "Numbers": [["a"]],
    "Texts": [[1]],
    "Key": ["A"],
    "Keyed": [{"A": 1}],
    "Limited": [0],
    "Cousins": [{"a": 1}],
}


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    """All these schemas in the words of a package."""
    source = Source("exact.yaml", spec(schemas=SCHEMAS))
    return understand(source, Options("exact")).words


@pytest.fixture(scope="module")
def package(words: Vocabulary) -> Iterator[Package]:
    """The package of all these schemas."""
    finder = InMemory("exact", emit(words, format_text=lambda text, path: text))
    sys.meta_path.append(finder)
    yield Package(words.service, words.names)
    sys.meta_path.remove(finder)


@pytest.fixture(scope="module")
def check(package: Package) -> Callable[[str, object], list[Any]]:
    """What a validator finds wrong."""
    return lambda name, value: list(package.validators.VALIDATORS[name](value))


@pytest.mark.parametrize(
    ("name", "value"), [(name, each) for name in RIGHT for each in RIGHT[name]]
)
def test_right_value(
    name: str, value: object, check: Callable[[str, object], list[Any]]
) -> None:
    """Also of other types than the one that its schema only is about."""
    assert [] == check(name, value)


@pytest.mark.parametrize(
    ("name", "value"), [(name, each) for name in WRONG for each in WRONG[name]]
)
def test_wrong_value(
    name: str, value: object, check: Callable[[str, object], list[Any]]
) -> None:
    """Of all schemas, those that are nothing but references included."""
    assert check(name, value)


def test_models_have_the_implied_type(package: Package) -> None:
    """What is decoded is of it, whatever a validator would take."""
    with pytest.raises(ValueError, match="name must be a string, not an integer"):
        package.models.Pet.from_dict({"name": 5})


def test_rule_counts_where_null_is_decoded(package: Package) -> None:
    """A member of any value may still not be null."""
    with pytest.raises(ValueError, match="a must not satisfy"):
        package.models.NoNull.from_json('{"a": null}')


def test_member_without_a_name_is_kept(package: Package) -> None:
    """It is among the additional ones, and is written as it was read."""
    found = package.models.Quoted.from_dict({'a"b': 1, "c": 2})
    assert {'a"b': 1} == found.additional
    assert {'a"b': 1, "c": 2} == found.to_dict()


def test_null_beside_limits_is_written_as_a_value(words: Vocabulary) -> None:
    """To type checkers, `Annotated` has no operator for None."""
    types = [each.class_ for each in validators_view(words).validators]
    assert "Annotated[int, shapes.LIMITED.meta] | type(None)" in types
