"""Where what an edit adds comes among all that there was."""

from __future__ import annotations

import pytest

from generator.revising.adding import with_added


@pytest.mark.parametrize(
    ("whole", "after", "expected"),
    [
        ("abc", "bxc", "abxc"),
        ("abc", "bcx", "abcx"),
        ("abc", "bxy", "abxyc"),
        # What is met between the landmark and what is added, here for the first time.
        ("abpqc", "bpqx", "abpqxc"),
        ("abpqc", "bpqxc", "abpqxc"),
        # The same, but elsewhere it was met before.
        ("pabqc", "bpqx", "pabqxc"),
        ("pqabc", "bpqx", "pqabxc"),
    ],
)
def test_it_comes_behind_what_is_met_in_the_same_part(
    whole: str, after: str, expected: str
) -> None:
    """And behind all that is met for the first time between the two."""
    assert [*expected] == with_added(whole, after, {*after} - {*whole}, {"b"})


def test_it_comes_right_before_what_is_met_next() -> None:
    """Where that is the first thing of the part."""
    assert [*"axbc"] == with_added("abc", "axb", {"x"}, {"b"})


def test_without_anything_before_it_its_place_is_not_known() -> None:
    """Where nothing is added, nothing is asked."""
    assert with_added("abc", "xab", {"x"}, {"b"}) is None
    assert with_added("abc", "axc", {"x"}, {"b"}) is None
    assert with_added("abc", "xyb", {"x", "y"}, {"b"}) is None
    assert [*"abc"] == with_added("abc", "cb", set(), set())
