"""A value costs as much as it is deep, however often unions in it hold themselves."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any

import msgspec
import pytest

from templates.package._runtime.choices import choice
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
from templates.package._runtime.http.kinds import kind_of
from templates.package._runtime.json_schema import compiled
from templates.package._runtime.validation import violations_of as exact_violations_of
from templates.package._runtime.violations import Violation
from tests.growth import calls_of
from tests.hostile.nests import (
    OBJECTS,
    VALUES,
    Deep,
    Nest,
    Nests,
    Nook,
    Size,
    Sizes,
    Time,
    nested,
)

Way = Callable[[Any, Any], object]

LEVELS = 12
MOST_CALLS = 500_000
"""Far more than any of these takes, and far less than what doubles with each level."""


def sent(type_: Any, value: Any) -> Any:
    """What a server makes of a request, or a strict client of an answer."""
    return decode(msgspec.json.encode(value), type_)


def answered(type_: Any, value: Any) -> Any:
    """What a client makes of an answer."""
    return decode_leniently(msgspec.json.encode(value), type_)


def grows_with_levels(way: Way, type_: Any, deep: Deep) -> bool:
    """Whether twice the levels take about twice the calls."""

    def calls(levels: int) -> int:
        value = deep(levels)

        def work() -> None:
            with suppress(ValueError):
                way(type_, value)

        work() if levels <= 1 else None
        return calls_of(work, MOST_CALLS)

    calls(1)
    return calls(2 * LEVELS) < 3 * calls(LEVELS)


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize(
    "way",
    [
        sent,
        answered,
        lambda type_, value: convert(value, type_),
        violations_of,
        exact_violations_of,
    ],
    ids=["server", "client", "arguments", "codec", "validator"],
)
def test_reading_grows_with_the_depth(way: Way, name: str) -> None:
    """No branch is tried again for what another one has looked at."""
    assert grows_with_levels(way, *VALUES[name])


@pytest.mark.parametrize("name", OBJECTS)
@pytest.mark.parametrize(
    "way",
    [
        lambda type_, value: encode(value),
        lambda type_, value: to_builtins(value),
        lambda type_, value: encode_valid(value, type_),
        violations_of,
    ],
    ids=["written", "plain", "checked", "validator"],
)
def test_writing_grows_with_the_depth(way: Way, name: str) -> None:
    """A structure that is in several unions of one is walked through once."""
    assert grows_with_levels(way, *OBJECTS[name])


def has(**members: Any) -> dict[str, Any]:
    """A schema of objects that hold the whole schema again."""
    return {"type": "object", "properties": {"of": {"$ref": "#"}, **members}}


TEXT, NUMBER = {"type": "string"}, {"type": "integer"}


@pytest.mark.parametrize(
    "schema",
    [
        {"anyOf": [has(name=TEXT), has(name=TEXT, size=NUMBER)]},
        {"oneOf": [has(name=TEXT), has(name=TEXT, size=NUMBER)]},
        {"allOf": [has(name=TEXT), has()]},
        {**has(name=TEXT), "not": {**has(), "required": ["no"]}},
        {**has(name=TEXT), "not": {"not": has()}},
        {"if": has(name=TEXT), "then": has(), "else": has()},
        {**has(name=TEXT), "dependentSchemas": {"name": has()}},
        {"anyOf": [has(name=TEXT), has()], "unevaluatedProperties": False},
        {**has(name=TEXT), "patternProperties": {"^o": {"$ref": "#"}}},
        {"anyOf": [{"items": {"$ref": "#"}}, {"contains": {"$ref": "#"}}]},
    ],
    ids=lambda schema: " ".join(schema),
)
@pytest.mark.parametrize("is_dynamic", [False, True], ids=["$ref", "$dynamicRef"])
def test_rules_grow_with_the_depth(schema: dict[str, Any], is_dynamic: bool) -> None:
    """A schema that refers to itself more than once is applied once to each value."""
    if is_dynamic:
        text = msgspec.json.encode(schema).decode().replace("$ref", "$dynamicRef")
        schema = {
            **msgspec.json.decode(text.replace('"#"', '"#it"')),
            "$dynamicAnchor": "it",
        }
    check = compiled(schema)

    def way(asked: Any, value: Any) -> None:
        found: list[Violation] = []
        check(value, None, found)

    def lists(levels: int) -> Any:
        return levels and [lists(levels - 1)]

    for deep in (nested({"name": 5}, name="a"), nested({}, name="a"), lists):
        assert grows_with_levels(way, None, deep)


def test_what_breaks_a_rule_twice_is_told_once() -> None:
    """Two references to one schema find one violation."""
    check = compiled(
        {
            "allOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/A"}],
            "$defs": {"A": {"required": ["a"]}},
        }
    )
    found: list[Violation] = []
    check({}, None, found)
    assert [("/a", "required")] == [(each.path, each.rule) for each in found]


def test_all_that_is_wrong_is_told_where_it_is() -> None:
    """An object that stands in two places is wrong in both."""
    wrong = nested({"name": 5}, name="a")(2)
    found = violations_of(list[Nests], [wrong, {"of": wrong}])
    assert ["/0/of/of/name", "/1/of/of/of/name"] == [each.path for each in found]


def test_what_stands_in_two_places_becomes_two_objects() -> None:
    """Whoever changes the one does not change the other."""
    inner = {"size": 1}
    made = convert({"many": [inner, inner], "size": 1}, Sizes)
    first, second = made.many
    assert Size(size=1) == first
    assert first == second
    assert first is not second


def test_what_is_remembered_is_of_one_value() -> None:
    """What comes next, and what other threads read, is looked at anew."""
    value: dict[str, Any] = {"of": {"name": 5}}
    with pytest.raises(Rejected):
        convert(value, Nests)
    value["of"]["name"] = "a"
    assert Nest(of=Nest(name="a")) == convert(value, Nests)

    texts = [msgspec.json.encode(nested({"size": n}, name="a")(9)) for n in range(8)]
    made: dict[int, Any] = {}

    def read(nth: int) -> None:
        for _ in range(20):
            made[nth] = decode(texts[nth], Nests)

    threads = [Thread(target=read, args=(nth,)) for nth in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    for nth in range(8):
        inner = made[nth]
        while inner.of is not None:
            inner = inner.of
        assert Nook(size=nth) == inner


def test_choices_of_the_same_choices_are_looked_at_once() -> None:
    """However many ways lead to a branch, it is tried once; there are 16 million here."""
    one: Any = Nest
    other: Any = Time
    for _ in range(24):
        one, other = _either(one, other), _either(other, one)

    def work() -> None:
        assert Nest(name="a") == decode(b'{"name": "a"}', one)
        assert 1 == len(violations_of(one, {"name": 5, "at": 5}))
        assert b"{}" == encode_valid(Time(), one)
        assert kind_of(one).object

    assert calls_of(work, MOST_CALLS) > 0


def _either(first: Any, second: Any) -> Any:
    return choice("Either", lambda: [first, second])
