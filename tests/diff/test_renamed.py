"""Which members are called otherwise, and which came and went."""

from __future__ import annotations

import pytest

from generator.diff.compare import compare
from generator.sources.source import Source
from tests.diff.versions import version
from tests.generator.small_spec import operation, spec

OLD = """\
title: {type: string}
shelf: {type: string, description: Where it stands.}
pages: {type: integer, description: How many pages.}
"""


def changes(old: str, new: str) -> list[tuple[str, str]]:
    """Rule and subject of each change of the members of a structure."""
    before, after = (
        version(
            Source(
                "spec.yaml",
                spec(
                    paths=operation("Put", request="Book"),
                    schemas="Book:\n  type: object\n  properties:\n"
                    + "".join(f"    {line}\n" for line in text.splitlines()),
                ),
            )
        )
        for text in (old, new)
    )
    return [(each.rule, each.subject) for each in compare(before, after).changes]


RENAMED = ("member-renamed", "Book.rack")
APART = [("member-removed", "Book.shelf"), ("member-added", "Book.rack")]


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("shelf:", "rack:", [RENAMED]),
        (
            "shelf: {type: string, description: Where it stands.}",
            "rack: {type: string, description: Where it is.}",
            APART,
        ),
        (
            "shelf: {type: string, description: Where it stands.}",
            "rack: {type: integer, description: Where it stands.}",
            APART,
        ),
        (
            "shelf: {type: string, description: Where it stands.}",
            "rack: {type: string, maxLength: 9, description: Where it stands.}",
            [("max-length-lowered", "Book.rack"), RENAMED],
        ),
        (
            "shelf: {type: string, description: Where it stands.}",
            "rack: {type: string, description: Where it stands.}\n"
            "row: {type: string, description: Where it stands.}",
            [*APART, ("member-added", "Book.row")],
        ),
    ],
)
def test_a_member_has_another_name(
    was: str, now: str, expected: list[tuple[str, str]]
) -> None:
    """If it stands where one went, of the same type and with the same description."""
    found = changes(OLD, OLD.replace(was, now))
    assert sorted(expected) == sorted(found)


def test_a_member_elsewhere_is_another_one() -> None:
    """Its neighbours tell that."""
    lines = OLD.replace("shelf", "rack").splitlines()
    moved = "\n".join([lines[0], lines[2], lines[1]])
    assert sorted(APART) == sorted(changes(OLD, moved))


def test_a_member_that_says_nothing_is_another_one() -> None:
    """Without a description, it may be anything of its type."""
    old = OLD.replace(", description: Where it stands.", "")
    assert sorted(APART) == sorted(changes(old, old.replace("shelf", "rack")))


def test_all_members_may_be_called_otherwise() -> None:
    """Each between those that stayed; two in a row are not told from each other."""
    new = OLD.replace("shelf", "rack").replace("pages", "leaves")
    assert ("member-renamed", "Book.rack") not in changes(OLD, new)
    first, second = "aaa: {type: string, description: A.}", "bbb: {type: string}"
    assert [("member-renamed", "Book.ccc")] == changes(
        f"{first}\n{second}\n", f"{first.replace('aaa', 'ccc')}\n{second}\n"
    )
