"""What is told where a value breaks what its type cannot say."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from templates.package._runtime import text_formats
from templates.package._runtime.choices import choice
from templates.package._runtime.codec import Rejected, decode, violations_of
from templates.package._runtime.constraints import List, String, WholeNumber
from templates.package._runtime.json_schema import Unresolvable, compiled
from templates.package._runtime.rules import Rules
from templates.package._runtime.violations import Violation

TOLD: list[tuple[dict[str, Any], Any, list[tuple[str, str, str]]]] = [
    ({"type": ["string", "null"]}, 5, [("", "type", "string or null, not an integer")]),
    ({"const": {"a": 1}}, 5, [("", "const", 'must be {"a":1}')]),
    ({"enum": [1, "a"]}, True, [("", "enum", '[1, "a"]')]),
    ({"exclusiveMinimum": 1}, 1, [("", "exclusiveMinimum", "greater than 1")]),
    ({"multipleOf": 0.01}, 0.075, [("", "multipleOf", "a multiple of 0.01")]),
    ({"maxLength": 1}, "ab", [("", "maxLength", "less than or equal to 1")]),
    ({"items": {"minimum": 1}}, [1, 0], [("/1", "minimum", "equal to 1")]),
    ({"prefixItems": [True], "items": False}, [1, 2], [("", "items", "equal to 1")]),
    ({"contains": {"const": 1}}, [2], [("", "contains", "at least 1 items")]),
    (
        {"contains": True, "maxContains": 1},
        [1, 2],
        [("", "maxContains", "at most 1 items of a kind, not 2")],
    ),
    ({"uniqueItems": True}, [1, 1.0], [("", "uniqueItems", "equal items")]),
    ({"required": ["a~/b"]}, {}, [("/a~0~1b", "required", "must not be absent")]),
    (
        {"dependentRequired": {"a": ["b"]}},
        {"a": 1},
        [("/b", "dependentRequired", "must not be absent beside a")],
    ),
    (
        {"propertyNames": {"maxLength": 1}},
        {"ab": 1},
        [("/ab", "propertyNames", "name")],
    ),
    (
        {"additionalProperties": False},
        {"a": 1},
        [("/a", "additionalProperties", "not")],
    ),
    (
        {"properties": {"a": True}, "unevaluatedProperties": False},
        {"a": 1, "b": 1},
        [("/b", "unevaluatedProperties", "must not be there")],
    ),
    ({"not": {"type": "null"}}, None, [("", "not", "must not satisfy")]),
    ({"anyOf": [False, False]}, 1, [("", "anyOf", "at least one")]),
    (
        {"oneOf": [True, True]},
        1,
        [("", "oneOf", "exactly one of several schemas, not 2")],
    ),
    (
        {"if": {"type": "string"}, "then": {"minLength": 1}, "else": {"minimum": 5}},
        4,
        [("", "minimum", "equal to 5")],
    ),
    ({"dependentSchemas": {"a": False}}, {"a": 1}, [("", "false", "not be there")]),
]


@pytest.mark.parametrize(("schema", "value", "found"), TOLD, ids=repr)
def test_violations_say_place_keyword_and_rule(
    schema: dict[str, Any], value: Any, found: list[tuple[str, str, str]]
) -> None:
    """As all other violations do."""
    told: list[Violation] = []
    Rules(schema).check(value, None, told)
    assert [(path, rule) for path, rule, _ in found] == [
        (each.path, each.rule) for each in told
    ]
    for (_, _, said), each in zip(found, told, strict=True):
        assert said in each.message


def test_all_violations_are_told() -> None:
    """Not only the first one."""
    rules = Rules(
        {"properties": {"a": {"minimum": 1, "multipleOf": 2}}, "minProperties": 2}
    )
    told: list[Violation] = []
    rules.check({"a": -1}, None, told)
    assert {"minimum", "multipleOf", "minProperties"} == {each.rule for each in told}


def test_several_rules_stand_beside_a_constraint() -> None:
    """Each is enforced, on what is decoded and on plain values."""
    first = Rules({"contains": {"const": 1}})
    second = Rules({"not": {"contains": {"const": 2}}})
    limits = List(max_items=2)
    type_ = Annotated[list[int], limits.meta, first.meta, second.meta]
    assert [1, 3] == decode(b"[1, 3]", type_)
    for text, rule in (
        (b"[1,2]", "not"),
        (b"[3]", "contains"),
        (b"[1,1,1]", "maxItems"),
    ):
        with pytest.raises(Rejected) as raised:
            decode(text, type_)
        assert [rule] == [each.rule for each in raised.value.violations]


def test_rules_of_a_choice() -> None:
    """They hold whatever branch a value is of."""
    made: Any = choice("Some", lambda: [int, list[int]])
    type_ = Annotated[made, Rules({"not": {"enum": [5, [5]]}}).meta]
    assert 4 == decode(b"4", type_)
    for text in (b"5", b"[5]"):
        with pytest.raises(Rejected):
            decode(text, type_)


def test_definitions_and_formats() -> None:
    """References point to what is given beside; formats count if they are to."""
    definitions = {"Mail": {"format": "email"}}
    told: list[Violation] = []
    Rules({"$ref": "#/$defs/Mail"}, definitions=definitions).check("a", None, told)
    assert [] == told
    rules = Rules({"$ref": "#/$defs/Mail"}, definitions=definitions, formats=True)
    rules.check("a", None, told)
    assert [("format", "must be of format email")] == [
        (each.rule, each.message) for each in told
    ]


def test_patterns_are_for_the_whole_text() -> None:
    """As those of constraints are, with the classes that Python has not."""
    told: list[Violation] = []
    rules = Rules({"pattern": r"[\p{L}]+"})
    rules.check("\u00e9a", None, told)
    assert [] == told
    rules.check("a1", None, told)
    assert ["pattern"] == [each.rule for each in told]


def test_reference_to_nothing() -> None:
    """Is told when the schema is compiled, not when values are checked."""
    with pytest.raises(Unresolvable):
        compiled({"$ref": "#/$defs/none"})
    with pytest.raises(Unresolvable):
        compiled({"properties": {"a": {"$ref": "other.json"}}})


@pytest.mark.parametrize(
    ("limits", "value", "rules"),
    [
        (WholeNumber(bits=32), 2**31, ["format"]),
        (WholeNumber(bits=32), 2.0, []),
        (WholeNumber(minimum=1.5), 1, ["minimum"]),
        (WholeNumber(exclusive_minimum=2**65), 2**65, ["exclusiveMinimum"]),
        (WholeNumber(maximum=2**65), 2**65 + 1, ["maximum"]),
        (WholeNumber(multiple_of=2.5), 5, []),
        (WholeNumber(multiple_of=2.5), 4, ["multipleOf"]),
    ],
)
def test_limits_of_integers(limits: WholeNumber, value: Any, rules: list[str]) -> None:
    """Whether msgspec can check them or not."""
    type_ = Annotated[int, limits.meta]
    assert rules == [each.rule for each in violations_of(type_, value)]
    text = str(value).encode()
    if rules:
        with pytest.raises(Rejected):
            decode(text, type_)
    else:
        assert value == decode(text, type_)


def test_format_beside_a_pattern() -> None:
    """Both are told."""
    limits = String(pattern="[a-z.]+", format=text_formats.IPV4)
    type_ = Annotated[str, limits.meta]
    assert {"pattern", "format"} == {each.rule for each in violations_of(type_, "1")}
    assert ["pattern"] == [each.rule for each in violations_of(type_, "127.0.0.1")]
