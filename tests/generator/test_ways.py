"""The way to a member of a member: through structures, their bases, and what may be null."""

from __future__ import annotations

from typing import Any

import pytest

from generator import ir
from generator.ir.places import NoMemberError
from generator.sources.source import Place, Position, Source

PLACE = Place(Source("a.yaml", ""), Position(1, 1), Position(1, 1))


def member(name: str, shape: str, **more: Any) -> ir.Member:
    """A member of a structure."""
    return ir.Member(name=name, shape=shape, place=PLACE, **more)


SHAPES: dict[str, ir.Shape] = {
    each.name: each
    for each in (
        ir.Null(name="Null", place=PLACE),
        ir.Structure(name="End", place=PLACE),
        ir.Structure(
            name="Base",
            place=PLACE,
            members=(member("old", "End", required=True), member("both", "Null")),
        ),
        ir.Structure(
            name="Top",
            place=PLACE,
            base="Base",
            members=(
                member("must", "Base", required=True),
                member("may", "Base"),
                member("null", "Base", required=True, nullable=True),
                member("union", "OneOrNull", required=True),
                member("nested", "Nested", required=True),
                member("two", "TwoOrNull", required=True),
                member("one", "OnlyOne", required=True),
                member("both", "End", required=True),
            ),
        ),
        ir.Union(name="OneOrNull", place=PLACE, branches=("Null", "Base")),
        ir.Union(name="Nested", place=PLACE, branches=("OneOrNull", "Null")),
        ir.Union(name="TwoOrNull", place=PLACE, branches=("Null", "Base", "End")),
        ir.Union(name="OnlyOne", place=PLACE, branches=("Base",)),
    )
}


@pytest.mark.parametrize(
    ("names", "owners", "end"),
    [
        ("", [], ("Top", False)),
        ("must", ["Top"], ("Base", False)),
        ("must old", ["Top", "Base"], ("End", False)),
        ("old", ["Base"], ("End", False)),
        ("both", ["Top"], ("End", False)),
        ("may", ["Top"], ("Base", True)),
        ("may old", ["Top", "Base?"], ("End", True)),
        ("null old", ["Top", "Base?"], ("End", True)),
        ("union", ["Top"], ("Base", True)),
        ("union old", ["Top", "Base?"], ("End", True)),
        ("nested old", ["Top", "Base?"], ("End", True)),
        ("two", ["Top"], ("TwoOrNull", False)),
        ("one", ["Top"], ("OnlyOne", False)),
    ],
)
def test_ways(names: str, owners: list[str], end: tuple[str, bool]) -> None:
    """Each step knows what has it, and whether that may be missing; so does the end."""
    found = ir.way(SHAPES, "Top", names.split())
    assert owners == [f"{each.owner}{'?' * each.may_miss}" for each in found.steps]
    assert names.split() == [each.member.name for each in found.steps]
    assert end == (found.end.shape, found.end.nullable)


@pytest.mark.parametrize(
    ("names", "name", "known"),
    [
        ("must new", "new", ("old", "both")),
        ("two old", "old", ()),
        (
            "new",
            "new",
            ("old", "both", "must", "may", "null", "union", "nested", "two", "one"),
        ),
    ],
)
def test_no_way(names: str, name: str, known: tuple[str, ...]) -> None:
    """What there is instead is told, those of bases first."""
    with pytest.raises(NoMemberError) as raised:
        ir.way(SHAPES, "Top", names.split())
    assert (name, known) == (raised.value.name, raised.value.known)
    assert name == str(raised.value)


def test_a_way_may_begin_at_what_may_be_null() -> None:
    """Then all that is on it may be missing."""
    found = ir.way(SHAPES, "OneOrNull", ["old"])
    assert [True] == [each.may_miss for each in found.steps]
    assert ir.Use("End", nullable=True) == found.end
