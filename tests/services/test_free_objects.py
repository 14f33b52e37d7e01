"""Objects of which a spec says nothing keep what they are given, whatever it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator import ir
from generator.values.maker import Maker
from tests.generator.small_spec import operation, spec
from tests.roundtrip.package import Package
from tests.services.scripted import connected
from tests.services.small import imported

SPEC = spec(
    paths=operation("Keep", request="It", response="It"),
    schemas=(
        "It: {type: object, required: [meta], properties: {meta: {type: object}, "
        "list: {type: array, items: {type: object, additionalProperties: true}}, "
        "by: {type: object, additionalProperties: {type: object}}, "
        "few: {type: object, minProperties: 1}}}"
    ),
)

NESTED: dict[str, Any] = {
    "a": {"b": [1, 2.5, None, {"c": "größe"}], "d": {}},
    "e": [[], [True, [False]]],
    "": "",
    "n": None,
}


@pytest.fixture(scope="module")
def keeper() -> Iterator[Package]:
    """The package of a service with free objects in all places."""
    with imported(SPEC, "keeper") as package:
        yield package


@pytest.mark.parametrize("validate", [True, False])
def test_nested_content_is_kept(keeper: Package, validate: bool) -> None:
    """What the client sends is what the server sees, and what comes back."""
    given = {"meta": NESTED, "list": [NESTED, {}], "by": {"x": NESTED}, "few": NESTED}
    members = {keeper.names.members["It", name]: value for name, value in given.items()}
    seen: list[Any] = []

    def echo(request: Any) -> Any:
        seen.append(request)
        return request

    with connected(keeper, echo, validate=validate) as client:
        answer = client.keep(**members)
    expected = keeper.model("It")(**members)
    assert [expected, expected] == [*seen, answer]
    assert [] == keeper.validate("It", given)
    assert given == answer.to_dict()


@pytest.mark.parametrize("value", [1, "text", [], [{}]])
def test_what_is_no_object_is_refused(keeper: Package, value: object) -> None:
    """Only what is in the object is free; the number of its entries may be limited."""
    found = keeper.validate("It", {"meta": value, "few": {}})
    assert [("/meta", "type"), ("/few", "minProperties")] == [
        (each.path, each.rule) for each in found
    ]


def test_mock_makes_free_objects(keeper: Package) -> None:
    """What it makes of them keeps to the spec."""
    shape = keeper.service.shapes["It"]
    assert isinstance(shape, ir.Structure)
    made = Maker(keeper.service.shapes, 1).structure(shape, "/It")
    assert [] == keeper.validate("It", made)
    assert {dict} == {type(made["meta"]), type(made["few"])}
