"""What validators say of types that a document does not say."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

import pytest

from templates.package._runtime.annotations import IMPLIED
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.choices import choice
from templates.package._runtime.constraints import List, String, WholeNumber
from templates.package._runtime.explain import explain
from templates.package._runtime.implied import REACHES_IMPLIED, is_implied
from templates.package._runtime.type_infos import info_of

SHORT = Annotated[str, String(max_length=2).meta, IMPLIED]
SAID = Annotated[str, String(max_length=2).meta]
FEW = Annotated[list[int], List(max_items=1).meta, IMPLIED]
SMALL = Annotated[int, WholeNumber(maximum=5).meta]


class Open(CamelStructure):
    """A structure that a document says nothing but members of."""

    __implied__: ClassVar[bool] = True
    name: SAID


class Heir(Open):
    """A kind of it, which is said to be an object."""


class Holder(CamelStructure):
    """Members of both kinds."""

    short: SHORT | None = None
    said: SAID | None = None
    open: Open | None = None


Either: Any = choice("Either", lambda: [SHORT, SMALL])
Both: Any = choice("Both", lambda: [Either, bool])
Plain: Any = choice("Plain", lambda: [SAID, SMALL])
Text: Any = choice("Text", lambda: [SAID, None])
Nested: Any = choice("Nested", lambda: [Text, list[SHORT], bool])

IMPLIED_TYPES = [
    (SHORT, True),
    (SAID, False),
    (Open, True),
    (Heir, False),
    (str, False),
]


@pytest.mark.parametrize(("type_", "is_it"), IMPLIED_TYPES)
def test_which_types_are_implied(type_: Any, is_it: bool) -> None:
    """Those that are marked; a class that comes of a marked one is not."""
    assert is_implied(info_of(type_)) is is_it
    assert REACHES_IMPLIED(info_of(list[type_])) is is_it


CASES: list[tuple[Any, Any, list[tuple[str, str]]]] = [
    (SHORT, "ab", []),
    (SHORT, "abc", [("", "maxLength")]),
    (SHORT, 123, []),
    (SHORT, None, []),
    (SAID, 123, [("", "type")]),
    (FEW, [1], []),
    (FEW, [1, 2], [("", "maxItems")]),
    (FEW, "ab", []),
    (list[SHORT], ["ab", 1, "abc"], [("/2", "maxLength")]),
    (Open, {"name": "ab"}, []),
    (Open, {"name": "abc"}, [("/name", "maxLength")]),
    (Open, {}, [("/name", "required")]),
    (Open, [], []),
    (Heir, [], [("", "type")]),
    (list[Open], [5, {}], [("/1/name", "required")]),
    (Holder, {"short": 5, "open": 5}, []),
    (Holder, {"short": "abc"}, [("/short", "maxLength")]),
    (Holder, {"short": None, "open": None}, []),
    (Holder, {"said": 5}, [("/said", "type")]),
    (Holder, {"open": {}}, [("/open/name", "required")]),
    (Holder, 5, [("", "type")]),
    (Either, "ab", []),
    (Either, "abc", [("", "maxLength")]),
    (Either, 5, []),
    (Either, 6, []),
    (Either, [], []),
    (Both, 6, []),
    (Both, [], []),
    (Nested, True, []),
    (Nested, None, []),
    (Nested, [1, "ab"], []),
    (list[Nested], [5], [("/0", "type")]),
    (
        list[Nested],
        [["abc"], "ab", "abc"],
        [("/0/0", "maxLength"), ("/2", "maxLength")],
    ),
    (Both, True, []),
    (Both, "abc", [("", "maxLength")]),
    (
        list[Plain],
        [6, "abc", []],
        [("/0", "maximum"), ("/1", "maxLength"), ("/2", "type")],
    ),
]


@pytest.mark.parametrize(("type_", "value", "found"), CASES)
def test_violations_of_implied_types(
    type_: Any, value: Any, found: list[tuple[str, str]]
) -> None:
    """Values of other types keep to schemas that are not about them."""
    told = explain(type_, value, exact=True)
    assert found == [(each.path, each.rule) for each in told]


def test_decoding_asks_for_the_type() -> None:
    """Of an implied type as of any other."""
    for type_, value in ((SHORT, 5), (Open, []), (FEW, "")):
        assert ["type"] == [each.rule for each in explain(type_, value)]
