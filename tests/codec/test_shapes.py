"""Each kind of shape, on all ways between JSON and objects."""

from __future__ import annotations

import json
from typing import Any

import pytest

from templates.package._runtime.codec import (
    Rejected,
    convert,
    decode,
    decode_leniently,
    encode,
    encode_valid,
    to_builtins,
    violations_of,
)
from tests.codec import shop
from tests.codec.shop import Order, order

VALID: list[dict[str, Any]] = [
    {},
    {"title": "x", "milestone": None, "per_page": 5, "level": 2, "+1": 3},
    {"milestone": 10**30, "closed_at": "2031-01-02T03:04:05Z"},
    {"mail": "a@b.c", "count": 2**64, "share": 0.07, "on": "2031-01-02"},
    {"count": 2.0, "share": 1, "clock": "03:04:05Z"},
    {"cost": "1.50", "weight": 1.25},
    {"names": ["a", "b"], "things": [1, True, "1"]},
    {"things": [{"a": 1}, {"a": True}]},
    {"labels": {"a": 1, "b": 2}, "by_status": {"open": 1}},
    {"pair": [1, "a"], "nothing": None},
    {"source": {"object": "card", "last4": "abcd"}},
    {"source": {"last4": "abcd", "object": "card", "paidAt": 1700000000}},
    {"source": {"object": "bank", "iban": "x"}},
    {"card": {"object": "card", "last4": "abcd"}, "billing": "x"},
    {"mixed": "a"},
    {"mixed": 1},
    {"mixed": [1, 2.0]},
    {"mixed": None},
    {"maybe_each": [1, None, 3.0]},
    {"animal": {"meows": True}},
    {"animal": {"barks": True, "bornAt": 1.5}},
    {"pets": ["a", {"meows": True, "name": "a"}, {"barks": False, "name": "A B"}]},
    {"feathered": {"kind": "bird"}},
    {"feathered": {"sings": 4, "photo": "YWI="}},
    {"feathered": {"kind": "dog", "barks": True}},
    {"feathered": None},
    {"either": {"meows": True}},
    *({"mode": mode} for mode in (1, True, "auto", 1.5, {"a": 1}, None, 1.0)),
    {"tree": "a"},
    {"tree": ["a", {"b": ["c"]}, []]},
    {"lists": [{"barks": True}]},
    {"lists": []},
    {"nested": {"a": 1.0, "b": {"meows": True}, "c": {"owner": "x", "d": 4}}},
    {"nested": {"a": [{"object": "bank", "iban": "x"}]}},
    {"filter": {"op": "and", "of": [{"op": "eq", "value": None}]}},
    {"filter": {"of": [{"value": [1], "op": "eq"}], "op": "and"}},
    {"kept": {"owner": "a", "b": 4, "since": 17.5}},
    {"kept": {"owner": "a", "b": 4.0}},
    {"closed": {"a": 1.0}},
    {"few": {"a": 1}},
    {"few": {"a": 1, "b": None}},
    {"few": {"z": [None]}},
    {"anything": {"a": [None]}},
    {"free": {"a": 1.5, "b": None}},
    {"no_cat": {"barks": True}},
    {"no_cat": 5},
]

INVALID: list[tuple[dict[str, Any], set[tuple[str, str]]]] = [
    ({"title": None}, {("/title", "type")}),
    ({"per_page": None}, {("/per_page", "type")}),
    ({"id": None}, {("/id", "required")}),
    ({"status": "new"}, {("/status", "enum")}),
    ({"level": 3}, {("/level", "enum")}),
    ({"level": True}, {("/level", "type")}),
    ({"closed_at": "2031-01-02"}, {("/closed_at", "format")}),
    ({"mail": "a"}, {("/mail", "format")}),
    ({"count": 3}, {("/count", "multipleOf")}),
    ({"count": 2**70}, {("/count", "exclusiveMaximum")}),
    ({"count": 1.5}, {("/count", "type")}),
    ({"share": 0.075}, {("/share", "multipleOf")}),
    ({"on": "2031-02-30"}, {("/on", "format")}),
    ({"on": 5}, {("/on", "type")}),
    ({"clock": "25:00:00Z"}, {("/clock", "format")}),
    ({"cost": "x"}, {("/cost", "format")}),
    ({"cost": 1.5}, {("/cost", "type")}),
    ({"weight": "1.5"}, {("/weight", "type")}),
    ({"names": ["a", "a"]}, {("/names", "uniqueItems")}),
    ({"things": [1, 1.0]}, {("/things", "uniqueItems")}),
    ({"things": [{"a": 1}, {"a": 1.0}]}, {("/things", "uniqueItems")}),
    ({"labels": {"A": 1}}, {("/labels/A", "propertyNames")}),
    ({"labels": {"a": "1"}}, {("/labels/a", "type")}),
    ({"by_status": {"new": 1}}, {("/by_status/new", "propertyNames")}),
    ({"pair": [1]}, {("/pair", "minItems")}),
    ({"pair": [1, "A"]}, {("/pair/1", "pattern")}),
    ({"nothing": 5}, {("/nothing", "type")}),
    ({"source": {"last4": "abcd"}}, {("/source/object", "required")}),
    ({"source": {"object": "x"}}, {("/source/object", "enum")}),
    ({"source": {"object": "card", "last4": "A"}}, {("/source/last4", "pattern")}),
    ({"card": {"last4": "a"}, "billing": ""}, {("/card/object", "required")}),
    (
        {"card": {"object": "bank", "last4": "a"}, "billing": ""},
        {("/card/object", "enum")},
    ),
    (
        {"card": {"object": "card", "last4": "a"}},
        {("/billing", "dependentRequired")},
    ),
    ({"mixed": "A"}, {("/mixed", "pattern")}),
    ({"mixed": True}, {("/mixed", "type")}),
    ({"mixed": ["a"]}, {("/mixed/0", "type")}),
    ({"maybe_each": ["a"]}, {("/maybe_each/0", "type")}),
    ({"animal": {"meows": 5}}, {("/animal/meows", "type")}),
    ({"animal": 5}, {("/animal", "type")}),
    ({"pets": [{"meows": True, "name": "A"}]}, {("/pets/0/name", "pattern")}),
    ({"pets": ["A"]}, {("/pets/0", "pattern")}),
    ({"feathered": {"kind": "cat"}}, {("/feathered/kind", "enum")}),
    ({"feathered": {"sings": 3}}, {("/feathered/sings", "multipleOf")}),
    ({"either": {"meows": True, "barks": True}}, {("/either", "oneOf")}),
    ({"mode": False}, {("/mode", "enum")}),
    ({"mode": [1]}, {("/mode", "enum")}),
    ({"tree": ["a", {"b": [5]}]}, {("/tree/1/b/0", "type")}),
    ({"lists": [{"purrs": True}]}, {("/lists/0/meows", "required")}),
    ({"nested": {"c": {"owner": "x", "d": 3}}}, {("/nested/c/d", "multipleOf")}),
    ({"nested": {"a": [{"object": "bank"}]}}, {("/nested/a/0/iban", "required")}),
    (
        {"filter": {"op": "and", "of": [{"op": "eq"}, {"op": "or"}]}},
        {("/filter/of/0/value", "required"), ("/filter/of/1/op", "enum")},
    ),
    ({"kept": {"owner": "a", "b": 3}}, {("/kept/b", "multipleOf")}),
    ({"kept": {"owner": "a", "b": "x"}}, {("/kept/b", "type")}),
    ({"closed": {"a": 1, "z": 1}}, {("/closed/z", "additionalProperties")}),
    ({"few": {}}, {("/few", "minProperties")}),
    ({"few": {"a": 1, "b": 1, "z": 1}}, {("/few", "maxProperties")}),
    ({"no_cat": {"meows": 1}}, {("/no_cat", "not")}),
]


def text_of(value: Any) -> bytes:
    """A value as JSON text."""
    return json.dumps(value).encode()


def told(argument: object) -> str:
    """The same words for an argument in every process: sets have no order."""
    return repr(sorted(argument) if isinstance(argument, set) else argument)


@pytest.mark.parametrize("members", VALID, ids=repr)
def test_valid_values_go_all_ways(members: dict[str, Any]) -> None:
    """What is decoded is encoded to an equal value, checked or not."""
    value = order(**members)
    assert [] == violations_of(Order, value)
    made = decode(text_of(value), Order)
    assert made == convert(value, Order)
    assert [] == violations_of(Order, made)
    for text in (encode(made), encode_valid(made, Order), made.to_json()):
        assert same_but_absent(value, json.loads(text))
    assert json.loads(encode(made)) == json.loads(text_of(to_builtins(made)))
    assert made == Order.from_json(made.to_json())
    assert made == Order.from_dict(made.to_dict())
    assert made == decode_leniently(text_of(value), Order)
    assert repr(made).startswith("Order(id=")


@pytest.mark.parametrize(("members", "found"), INVALID, ids=told)
def test_invalid_values_are_refused(
    members: dict[str, Any], found: set[tuple[str, str]]
) -> None:
    """Each violation is told with its place and the keyword."""
    value = order(**members)
    told = violations_of(Order, value)
    assert found == {(each.path, each.rule) for each in told}
    with pytest.raises(Rejected) as raised:
        decode(text_of(value), Order)
    assert told == raised.value.violations
    with pytest.raises(Rejected):
        convert(value, Order)


@pytest.mark.parametrize(("members", "found"), INVALID, ids=told)
def test_answers_are_read_as_far_as_they_fit(
    members: dict[str, Any], found: set[tuple[str, str]]
) -> None:
    """Nothing is lost but what is absent or null in the wrong place."""
    made = decode_leniently(text_of(order(**members)), Order)
    assert isinstance(made, Order)
    told = {(each.path, each.rule) for each in violations_of(Order, made)}
    assert told <= found or any(rule == "required" for _, rule in found) or told


WHOLE: list[tuple[Any, dict[str, Any], dict[str, Any]]] = [
    (shop.Labels, {"owner": "a", "b": 4, "since": 1.5}, {"owner": "a", "b": 3}),
    (shop.Few, {"z": 1}, {}),
    (shop.Card, {"object": "card", "last4": "abcd"}, {"last4": "abcd"}),
    (shop.Both, {"op": "and", "of": []}, {"op": "or", "of": []}),
    (shop.Closed, {"a": 1}, {"a": 1, "z": 1}),
    (list[shop.Source], [{"object": "bank", "iban": "x"}], [{"iban": "x"}]),  # type: ignore[list-item]  # what is expected is of another type on purpose
    (dict[str, shop.Animal], {"a": {"meows": True}}, {"a": {}}),
    (shop.Tree, ["a", {"b": []}], ["a", 5]),  # type: ignore[list-item]  # what is expected is of another type on purpose
    (shop.Mode, 1.5, 2.5),  # type: ignore[list-item]  # what is expected is of another type on purpose
]


@pytest.mark.parametrize(("type_", "valid", "invalid"), WHOLE, ids=str)
def test_types_of_whole_bodies(type_: Any, valid: Any, invalid: Any) -> None:
    """A structure keeps its members, and must have its tag, where it stands alone, too."""
    assert [] == violations_of(type_, valid)
    made = decode(text_of(valid), type_)
    assert made == convert(valid, type_) == decode_leniently(text_of(valid), type_)
    assert valid == json.loads(encode_valid(made, type_)) == json.loads(encode(made))
    assert [] == violations_of(type_, made)
    assert violations_of(type_, invalid)
    with pytest.raises(Rejected):
        decode(text_of(invalid), type_)
    with pytest.raises(Rejected):
        convert(invalid, type_)


def same_but_absent(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal, but for a default that is not sent."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            same_but_absent(one[name], other[name]) for name in one
        )
    if isinstance(one, list) and isinstance(other, list):
        pairs = zip(one, other, strict=True)
        return all(same_but_absent(*pair) for pair in pairs)
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)
