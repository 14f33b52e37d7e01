"""Whether what arrived says the same as what was sent."""

from __future__ import annotations

from typing import Any

from generator.proof.running.sameness import difference, same


def test_values_that_say_the_same() -> None:
    """Numbers and times may be written in other ways; null is absent, if it says nothing."""
    table: list[tuple[Any, Any, bool]] = [
        (1, 1.0, True),
        (1, True, False),
        (True, 1, False),
        (False, False, True),
        (1, "1", False),
        ("a", "a", True),
        ("a", "b", False),
        ("2020-01-01T00:00:00Z", "2020-01-01T01:00:00+01:00", True),
        ("2020-01-01T00:00:00Z", "2020-01-01T01:00:00Z", False),
        ("2020-01-01T00:00:00", "2020-01-01 00:00:00", False),
        ("12:00:00Z", "12:00:00+00:00", True),
        ("12:00:00Z", "13:00:00+01:00", True),
        ("12:00:00Z", "12:00:01Z", False),
        ([1, 2], [1, 2.0], True),
        ([1, 2], [1], False),
        ([1, 2], [2, 1], False),
        ({"a": 1, "b": None}, {"a": 1.0}, True),
        ({"a": 1}, {"a": 1.0, "b": None}, True),
        ({"a": {"b": None}}, {"a": {}}, True),
        ({"a": 1}, {"b": 1}, False),
        ({"a": 1}, {"a": 2}, False),
        ({}, [], False),
        (None, None, True),
        (None, 0, False),
    ]
    for one, other, expected in table:
        assert expected is same(one, other), (one, other)
        assert (None if expected else (one, other)) == difference(one, other)


def test_null_that_says_something() -> None:
    """It is not absent then, at any depth."""
    table: list[tuple[Any, Any]] = [({"a": None}, {}), ([{"a": None}], [{}])]
    for one, other in table:
        assert not same(one, other, null_is_absent=False)
        assert same(one, one, null_is_absent=False)
        assert (one, other) == difference(one, other, null_is_absent=False)
        assert None is difference(one, other)
