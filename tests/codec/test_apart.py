"""What stands in place of unions that hold unions: types of which each value is of one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from templates.package._runtime.apart import apart
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.choices import choice
from templates.package._runtime.type_infos import info_of
from templates.package._runtime.unions import union_of


class One(CamelStructure):
    """A structure."""

    a: int


class Other(CamelStructure):
    """Another one."""

    b: int


Both: Any = choice("Both", lambda: [One, Other])
Round: Any = choice("Round", lambda: [Both, Round, int])


def types(*annotations: Any) -> list[Any]:
    """What stands in place of several annotations, as msgspec describes it."""
    return apart(map(info_of, annotations))


def infos(*annotations: Any) -> list[Any]:
    """Types as msgspec describes them."""
    return [*map(info_of, annotations)]


FORMS: list[tuple[list[Any], list[Any]]] = [
    ([int, str, int], [int, str]),
    ([One, Both], [One, Other]),
    ([Round], [One, Other, int]),
    ([list[One], list[One]], [list[One]]),
    ([dict[str, One], list[One]], [dict[str, One], list[One]]),
    ([tuple[One, int], tuple[One]], [tuple[One, int], tuple[One]]),
]


@pytest.mark.parametrize(("annotations", "expected"), FORMS)
def test_each_form_is_there_once(annotations: list[Any], expected: list[Any]) -> None:
    """Branches of choices stand for themselves, wherever they are met."""
    assert infos(*expected) == types(*annotations)


JOINED: list[tuple[list[Any], str, list[Any]]] = [
    ([list[One], list[Other]], "item_type", [One, Other]),
    ([dict[str, One], dict[str, Other]], "value_type", [One, Other]),
    (
        [dict[str, dict[str, One]], dict[str, dict[str, Other]]],
        "value_type",
        [dict[str, One], dict[str, Other]],
    ),
    (
        [list[tuple[One, bytes]], list[tuple[Other, None]]],
        "item_type",
        [tuple[One, bytes], tuple[Other, None]],
    ),
    (
        [list[One | datetime], list[list[Both]]],
        "item_type",
        [One | datetime, list[Both]],
    ),
]


@pytest.mark.parametrize(("annotations", "inside", "expected"), JOINED)
def test_of_one_form_what_is_inside_is_joined(
    annotations: list[Any], inside: str, expected: list[Any]
) -> None:
    """What one of them may hold, the type in their place may hold."""
    (joined,) = types(*annotations)
    union = union_of(getattr(joined, inside))
    assert union is not None
    assert infos(*expected) == [branch.info for branch in union.branches]


def test_places_of_tuples_are_joined_one_by_one() -> None:
    """The first with the first, the second with the second; of scalars no more is told."""
    (joined,) = types(tuple[One, int], tuple[Other, int])
    first, second = joined.item_types
    union = union_of(first)
    assert union is not None
    assert infos(One, Other) == [branch.info for branch in union.branches]
    assert info_of(Any) == second
