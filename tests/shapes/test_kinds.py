"""One member of each kind of shape: what it is in Python, and what breaks it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.roundtrip.package import Package
from tests.services.small import imported

UUID = "8a6e0804-2bd0-4672-b79d-d97027f9071a"
ORDER: dict[str, Any] = {
    "id": UUID,
    "on": "2030-01-01",
    "status": "open",
    "level": 2,
    "mode": True,
    "customer": "x",
    "source": {"object": "bank_account", "iban": "i"},
    "pet": {"petType": "dog", "bark": "w"},
    "animal": {"barks": True},
    "many": None,
    "closed": None,
    "labels": {"owner": "o", "x": 5},
    "tags": ["a"],
    "pair": [1, UUID],
    "keyed": {"ab": 1},
    "free": {"a": [1]},
    "any": {"a": None},
    "filter": {"op": "and", "of": [{"op": "eq", "member": "m", "value": 5}]},
    "tree": ["a", ["b"]],
    "event": {"type": "created", "id": UUID, "by": "me"},
    "price": 0.05,
    "amount": "1.50",
    "mail": "a@b.cd",
    "count": 5,
    "big": 2**70,
    "size": 1,
    "model": "gpt-4",
    "line": {"sku": "abc"},
}


@pytest.fixture(scope="module")
def package() -> Iterator[Package]:
    """The package of the spec with all kinds."""
    text = Path(__file__).with_name("kinds.yaml").read_text(encoding="utf-8")
    with imported(text, "kinds") as found:
        yield found


def test_each_kind_travels_as_it_came(package: Package) -> None:
    """What decodes encodes to an equal JSON value."""
    order = package.model("Order").from_dict(ORDER)
    assert ORDER == json.loads(order.to_json())
    assert ORDER == json.loads(json.dumps(order.to_dict()))


def test_each_kind_is_a_type_of_its_own(package: Package) -> None:
    """Branches are objects of their classes, formats are Python's types."""
    order = package.model("Order").from_dict(ORDER)
    assert date(2030, 1, 1) == order.on
    assert (Decimal("1.50"), 2**70, 1) == (order.amount, order.big, order.size)
    assert "BankAccount" == type(order.source).__name__
    assert ("Puppy", "Dog") == (type(order.pet).__name__, type(order.animal).__name__)
    assert "Created" == type(order.event).__name__
    assert ["Equals"] == [type(each).__name__ for each in order.filter.of]
    assert {"x": 5} == order.labels.additional


@pytest.mark.parametrize(
    ("member", "value", "expected"),
    [
        ("level", 9, {"/level": "enum"}),
        ("mode", 2, {"/mode": "enum"}),
        ("source", {"iban": "i"}, {"/source/object": "required"}),
        ("pet", {"petType": "cow"}, {"/pet/petType": "enum"}),
        ("closed", {"b": 1}, {"/closed/b": "additionalProperties"}),
        ("labels", {"owner": "o", "x": "y"}, {"/labels/x": "type"}),
        ("tags", ["a", "a"], {"/tags": "uniqueItems"}),
        ("pair", [1], {"/pair": "minItems"}),
        ("keyed", {"A": 1}, {"/keyed/A": "propertyNames"}),
        ("mail", "x", {"/mail": "format"}),
        ("price", 0.005, {"/price": "multipleOf"}),
        ("count", 2**63, {"/count": "format"}),
        ("card", "c", {"/cvc": "dependentRequired"}),
        ("on", "soon", {"/on": "format"}),
        ("tree", [1], {"/tree/0": "type"}),
    ],
)
def test_what_breaks_a_kind_is_found(
    package: Package, member: str, value: Any, expected: dict[str, str]
) -> None:
    """At its place, by the keyword that it breaks."""
    found = package.validators.validate_order({**ORDER, member: value})
    assert expected == {each.path: each.rule for each in found}
