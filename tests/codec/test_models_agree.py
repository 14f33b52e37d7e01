"""Models say of values what jsonschema-rs says of them by the schema they stand for."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from templates.package._runtime.codec import (
    Rejected,
    decode,
    decode_leniently,
    encode,
    encode_valid,
    violations_of,
)
from tests.codec.shop import Order, order
from tests.codec.shop_schema import ORDER
from tests.codec.test_shapes import INVALID, VALID, text_of
from tests.roundtrip.profile import examples

SCHEMA = jsonschema_rs.Draft202012Validator(ORDER, validate_formats=True)
SEEN: dict[str, list[Any]] = {}
for each in [*VALID, *(members for members, _ in INVALID)]:
    for name, member in each.items():
        if name in ORDER["properties"]:
            SEEN.setdefault(name, []).append(member)

INNER = ["a", "b", "c", "object", "op", "of", "kind", "last4", "iban", "meows"]
INNER += ["barks", "name", "owner", "since", "sings", "value", "bornAt"]
SMALL: SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 4),
    st.sampled_from([0.0, 1.0, 2.0, 0.5, 1.5, 2**70, 10**30]),
    st.sampled_from(["", "a", "A", "ab", "open", "card", "bank", "eq", "and", "dog"]),
)
VALUES: SearchStrategy[Any] = st.recursive(
    SMALL,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(INNER), inner, max_size=3)
    ),
    max_leaves=5,
)


@st.composite
def changed(draw: st.DrawFn, value: Any) -> Any:
    """A value with something in it that is another."""
    if isinstance(value, dict) and draw(st.booleans()):
        name = draw(st.sampled_from([*value, *INNER]))
        rest = {each: of for each, of in value.items() if each != name}
        if draw(st.booleans()):
            return rest
        return {**rest, name: draw(changed(value.get(name)))}
    if isinstance(value, list) and value and draw(st.booleans()):
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], draw(changed(value[at])), *value[at + 1 :]]
    return draw(VALUES | st.just(value))


@st.composite
def orders(draw: st.DrawFn) -> dict[str, Any]:
    """Orders with some members, of which some may be wrong."""
    names = draw(st.lists(st.sampled_from(sorted(SEEN)), max_size=4, unique=True))
    made = {}
    for name in names:
        seen = draw(st.sampled_from(SEEN[name]))
        made[name] = draw(st.just(seen) | changed(seen))
    return order(**made)


@examples(100)
@given(orders())
def test_models_agree_with_their_schema(value: dict[str, Any]) -> None:
    """What is valid is decoded, and encoded to an equal value; all else is refused."""
    valid = SCHEMA.is_valid(value)
    found = violations_of(Order, value)
    assert valid == (not found), found
    text = text_of(value)
    if not valid:
        with pytest.raises(Rejected) as raised:
            decode(text, Order)
        assert found == raised.value.violations
        assert isinstance(decode_leniently(text, Order), Order)
        return
    made = decode(text, Order)
    assert [] == violations_of(Order, made)
    assert encode(made) == encode_valid(made, Order)
    assert made == decode(encode(made), Order)
    assert is_part(json.loads(encode(made)), value)


def is_part(made: Any, value: Any) -> bool:
    """Whether nothing is made up: what no model knows, and defaults, may be absent."""
    if isinstance(made, dict) and isinstance(value, dict):
        return made.keys() <= value.keys() and all(
            is_part(member, value[name]) for name, member in made.items()
        )
    if isinstance(made, list) and isinstance(value, list):
        pairs = zip(made, value, strict=True)
        return all(is_part(*pair) for pair in pairs)
    return bool(made == value) and isinstance(made, bool) == isinstance(value, bool)
