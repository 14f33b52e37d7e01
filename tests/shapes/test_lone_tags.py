"""A text, or an object of one kind that names its kind: told apart by the decoder itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from tests.generator.small_spec import operation, spec
from tests.services.small import imported

SCHEMAS = (
    "Order: {type: object, properties: {payer: {$ref: '#/components/schemas/Payer'},"
    " all: {type: array, items: {oneOf: [{type: integer},"
    " {$ref: '#/components/schemas/Person'}]}}}}\n"
    "Payer: {anyOf: [{type: string}, {$ref: '#/components/schemas/Person'}]}\n"
    "Person: {type: object, required: [kind, id], properties:"
    " {kind: {type: string, enum: [person]}, id: {type: string}}}"
)
PERSON = {"kind": "person", "id": "a"}


@pytest.fixture(scope="module")
def name() -> Iterator[str]:
    """The name of the package."""
    paths = operation("Put", request="Order", response="Order")
    with imported(spec(paths=paths, schemas=SCHEMAS), "lone_tags"):
        yield "lone_tags"


def found(name: str, value: Any) -> list[tuple[str, str]]:
    """Where the validator says that an order is wrong, and why."""
    validators = import_module(f"{name}.validators")
    return [(each.path, each.rule) for each in validators.validate_order(value)]


def test_each_branch_is_read_and_written(name: str) -> None:
    """The decoder of C knows a person from a text, and no hook is called."""
    models = import_module(f"{name}.models")
    reading = import_module(f"{name}._runtime.reading")
    for value in ({"payer": "b"}, {"payer": PERSON}, {"all": [1, PERSON]}):
        read = models.Order.from_dict(value)
        assert value == json.loads(read.to_json())
        assert [] == found(name, value)
    assert models.Person(id="a") == models.Order.from_dict({"payer": PERSON}).payer
    hook = reading.hook_for(models.Order, undated=True)
    assert hook is None


@pytest.mark.parametrize(
    ("person", "rule"),
    [({"id": "a"}, "required"), ({"kind": "other", "id": "a"}, "enum")],
)
def test_its_kind_must_be_there(name: str, person: Any, rule: str) -> None:
    """As in a union of several such objects."""
    invalid = import_module(f"{name}.errors").ModelInvalid
    models = import_module(f"{name}.models")
    assert [("/payer/kind", rule)] == found(name, {"payer": person})
    assert [("/all/0/kind", rule)] == found(name, {"all": [person]})
    with pytest.raises(invalid, match="kind"):
        models.Order.from_dict({"payer": person})
