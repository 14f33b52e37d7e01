"""Warnings after an edit: those of the part anew, those behind it where they stand now."""

from __future__ import annotations

import pytest

from generator.revising.moving import moved
from generator.revising.positions import Stretch
from generator.revising.remembered import Noted
from generator.sources.source import Position

WAS = Stretch(Position(3, 5), Position(5, 9))
IS = Stretch(Position(3, 5), Position(4, 7))


def noted(line: int, column: int, message: str = "odd") -> Noted:
    """A warning at a place."""
    return Noted(Position(line, column), message, "rule")


NOWHERE = Noted(None, "odd", "rule")
BEFORE = noted(3, 4)
INSIDE = noted(3, 5)
LAST = noted(5, 8)
BEHIND = noted(5, 9)
BELOW = noted(6, 2)


@pytest.mark.parametrize(
    ("position", "expected"),
    [((3, 4), (3, 4)), ((5, 8), (5, 8)), ((5, 9), (4, 7)), ((6, 2), (5, 2))],
)
def test_what_stands_behind_moves(
    position: tuple[int, int], expected: tuple[int, int]
) -> None:
    """On the last line by columns, below it by lines alone."""
    assert Position(*expected) == WAS.moved(Position(*position), IS)


def test_a_part_begins_at_its_key_and_ends_before_what_follows() -> None:
    """Its first character is in it, and what stands behind it is not."""
    assert [False, True, True, False, False] == [
        WAS.has(each.position)
        for each in (BEFORE, INSIDE, LAST, BEHIND, BELOW)
        if each.position is not None
    ]


def test_warnings_of_the_part_are_those_of_now() -> None:
    """All are in the order of their places; those of no place come first."""
    found = moved(
        [NOWHERE, BEFORE, INSIDE, LAST, BEHIND, BELOW],
        [NOWHERE, INSIDE, LAST, BELOW],
        [NOWHERE, noted(4, 6, "new"), noted(5, 2)],
        WAS,
        IS,
    )
    assert (
        NOWHERE,
        BEFORE,
        noted(4, 6, "new"),
        noted(4, 7),
        noted(5, 2),
    ) == found


@pytest.mark.parametrize(
    ("whole", "old", "new"),
    [
        ([], [], [BELOW]),
        ([BELOW], [BELOW], []),
        ([BELOW], [BELOW], [BELOW]),
        ([NOWHERE], [NOWHERE], []),
        ([], [], [NOWHERE]),
        ([], [INSIDE], []),
        ([INSIDE], [], []),
        ([INSIDE, LAST], [LAST, INSIDE], []),
        ([INSIDE], [noted(3, 5, "other")], []),
    ],
)
def test_warnings_elsewhere_may_not_change(
    whole: list[Noted], old: list[Noted], new: list[Noted]
) -> None:
    """Nor may the part have had others by itself than it had in the whole."""
    assert moved(whole, old, new, WAS, IS) is None


def test_warnings_that_the_part_does_not_see_stay() -> None:
    """Those of what it does not refer to are only in the whole."""
    assert (BEFORE, noted(5, 2)) == moved([BEFORE, BELOW], [], [], WAS, IS)
