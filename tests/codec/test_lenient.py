"""What clients make of answers that break their schema in one place or another."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from templates.package._runtime.codec import Rejected, decode, decode_leniently
from tests.codec import shop
from tests.codec.shop import Order, order
from tests.codec.test_shapes import text_of

NOON = datetime(2031, 1, 2, 12, tzinfo=UTC)

READ: list[tuple[str, Any, Any]] = [
    # what fits is typed, whatever is wrong elsewhere
    ("closed_at", "2031-01-02T12:00:00Z", NOON),
    ("on", "2031-01-02", date(2031, 1, 2)),
    ("cost", "1.50", Decimal("1.50")),
    ("weight", 1.5, Decimal("1.5")),
    ("level", 2, shop.Level.HIGH),
    ("mode", 1.0, 1),
    ("pair", [1, "A"], (1, "A")),
    # limits do not matter
    ("count", -7, -7),
    ("count", 8.0, 8),
    ("mail", "nobody", "nobody"),
    ("names", ["a"] * 5, ["a"] * 5),
    ("labels", {"A": 1}, {"A": 1}),
    # what does not fit stays as it is
    ("status", "new", "new"),
    ("level", 7, 7),
    ("on", "tomorrow", "tomorrow"),
    ("cost", "much", "much"),
    ("mode", "manual", "manual"),
    ("pair", [1], [1]),
    ("title", 5, 5),
    ("animal", "cat", "cat"),
    # null where it must not be is as if absent
    ("title", None, None),
    ("per_page", None, 30),
    ("id", None, None),
    # branches that are known, with what is wrong in them
    ("animal", {"meows": 1}, shop.Cat(meows=1)),  # type: ignore[arg-type]  # lenient reading makes what breaks the schema
    ("pets", [{"barks": True, "name": 5}], [shop.Dog(barks=True, name=5)]),  # type: ignore[arg-type]  # lenient reading makes what breaks the schema
    ("source", {"object": "bank"}, shop.Bank(iban=None)),  # type: ignore[arg-type]  # lenient reading makes what breaks the schema
    ("card", {"object": "card", "last4": "12"}, shop.Card(last4="12")),
    ("kept", {"owner": "a", "b": "x"}, shop.Labels(owner="a", additional={"b": "x"})),  # type: ignore[dict-item]  # lenient reading makes what breaks the schema
    ("closed", {"a": 1, "z": 1}, shop.Closed(a=1)),
    ("either", {"meows": True, "barks": True}, shop.Cat(meows=True)),
    ("few", {}, shop.Few()),
    ("no_cat", {"meows": 1}, {"meows": 1}),
    # and branches that are not
    ("source", {"object": "cash"}, {"object": "cash"}),
    ("source", {"last4": "abcd"}, {"last4": "abcd"}),
    ("animal", {"purrs": True}, {"purrs": True}),
    ("feathered", {"kind": "cat"}, {"kind": "cat"}),
    ("filter", {"op": "not", "of": []}, {"op": "not", "of": []}),
    (
        "filter",
        {"op": "and", "of": [{"op": "eq", "value": 1}, {"op": "not"}]},
        shop.Both(of=[shop.Equals(value=1), {"op": "not"}]),  # type: ignore[list-item]  # lenient reading makes what breaks the schema
    ),
]


@pytest.mark.parametrize(("name", "given", "expected"), READ, ids=repr)
def test_answers_are_typed_as_far_as_they_fit(
    name: str, given: Any, expected: Any
) -> None:
    """Something else is wrong as well, so that nothing is decoded strictly."""
    wrong = order(**{name: given}, by_status={"new": 1})
    with pytest.raises(Rejected):
        decode(text_of(wrong), Order)
    made = decode_leniently(text_of(wrong), Order)
    assert expected == getattr(made, name)
    assert type(expected) is type(getattr(made, name))
    assert {"new": 1} == made.by_status


@pytest.mark.parametrize("text", [b"[]", b'"text"', b"5", b"true"])
def test_what_is_no_object_at_all(text: bytes) -> None:
    """There is nothing to return."""
    with pytest.raises(Rejected, match="must be an object"):
        decode_leniently(text, Order)


def test_events_are_told_apart_by_the_tag_of_their_base() -> None:
    """A base says by which member, and each kind by which text."""
    created = {"type": "created", "id": 1, "source": {"object": "bank", "iban": "x"}}
    refunded = {"type": "refunded", "id": 2, "amount": 4}
    made = decode(text_of([created, refunded]), list[shop.AnyEvent])
    assert isinstance(made[0], shop.Created)
    assert shop.Refunded(id=2, amount=4) == made[1]
    with pytest.raises(Rejected) as raised:
        decode(text_of([{**refunded, "amount": 0.5, "id": "x"}]), list[shop.AnyEvent])
    assert ["/0/id", "/0/amount"] == [each.path for each in raised.value.violations]
