"""Which branches an object may be of, told by its names and constants alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import pytest

from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.choices import by_tag, choice, exclusive, literals
from templates.package._runtime.clear import Clear
from templates.package._runtime.codec import Rejected, decode
from templates.package._runtime.type_infos import info_of
from templates.package._runtime.unions import union_of
from templates.package._runtime.within import known_within


class Inner(CamelStructure):
    """What is within."""

    text: str = ""


class Note(CamelStructure):
    """Has a constant."""

    kind: Literal["note"]
    of: Inner | None = None


class Mark(CamelStructure):
    """Has another one, and the same names."""

    kind: Literal["mark"]
    of: dict[str, str] | None = None


if TYPE_CHECKING:
    Whole: TypeAlias = int | bool
else:
    Whole = literals("Whole", 1, True)


class Count(CamelStructure):
    """Has constants of several types."""

    kind: Whole
    of: Inner | None = None


class Named(CamelStructure):
    """Needs a name."""

    name: str
    of: Inner | None = None


class Open(CamelStructure):
    """Knows the same names, and needs none."""

    name: str = ""
    of: dict[str, str] | None = None
    more: int = 0


class Shut(CamelStructure):
    """Has the same names as what needs one."""

    name: int
    of: Inner | None = None


Two: Any = choice("Two", lambda: [Note, Mark])
Three: Any = choice("Three", lambda: [Two, Count])
Tagged: Any = choice("Tagged", lambda: [by_tag("kind", {"note": Note}), Open])
Any_: Any = choice("Any_", lambda: [Named, Open])
Same: Any = choice("Same", lambda: [Named, Shut])
One: Any = choice("One", lambda: [exclusive(Named, Open)])
WITHIN = {"text": "a"}


@pytest.mark.parametrize(
    ("type_", "value", "branches"),
    [
        (Two, {"kind": "note", "of": WITHIN}, ["Note"]),
        (Two, {"kind": "mark", "of": WITHIN}, ["Mark"]),
        (Two, {"kind": "other"}, []),
        (Two, {"of": WITHIN}, []),
        (Two, {"kind": ["note"]}, []),
        (Three, {"kind": "note"}, ["Two"]),
        (Three, {"kind": 1}, ["Count"]),
        (Three, {"kind": True}, ["Count"]),
        (Three, {"kind": 0}, []),
        (Three, {"kind": False}, []),
        (Tagged, {"kind": "note", "of": WITHIN}, ["Note"]),
        (Tagged, {"kind": "other", "name": "a"}, ["Open"]),
        (Any_, {"of": WITHIN}, ["Open"]),
        (Any_, {"name": "a", "of": WITHIN}, ["Named", "Open"]),
        (Any_, {"name": "a", "more": 1}, ["Open"]),
        (Same, {"name": 1}, ["Named", "Shut"]),
        (One, {"name": "a", "more": 1}, []),
    ],
)
def test_what_an_object_may_be_of(
    type_: Any, value: dict[str, Any], branches: list[str]
) -> None:
    """Of the branches that know most of it, those that it has all for; twice the same."""
    union = union_of(info_of(type_))
    assert union is not None
    clear = Clear(union)
    for _ in range(2):
        found = clear.branches(value)
        assert branches == [each.annotation.__name__ for each in found]


def test_only_so_many_are_remembered() -> None:
    """Whoever sends other names each time does not fill the memory."""
    union = union_of(info_of(Any_))
    assert union is not None
    clear = Clear(union)
    for nth in range(3000):
        assert ["Named", "Open"] == [
            each.annotation.__name__
            for each in clear.branches({"name": "", str(nth): 1})
        ]
    assert 1024 == len(clear._known)


@pytest.mark.parametrize(
    ("type_", "text", "made"),
    [
        (Two, b'{"kind": "mark", "of": {"text": "a"}}', Mark(kind="mark", of=WITHIN)),
        (Same, b'{"name": 1}', Shut(name=1)),
        (
            Any_,
            b'{"name": "a", "of": {"text": "a"}}',
            Named(name="a", of=Inner(text="a")),
        ),
        (Any_, b'{"name": "a"}', Named(name="a")),
        (One, b'{"name": "a", "more": 1}', None),
    ],
)
def test_what_is_made_of_it(type_: Any, text: bytes, made: Any) -> None:
    """What is within counts where several branches are left."""
    if made is None:
        with pytest.raises(Rejected):
            decode(text, type_)
    else:
        assert made == decode(text, type_)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The values into which somebody looks."""
    found: list[object] = []

    def look(type_: Any, value: Any, *rest: Any) -> int:
        found.append(value)
        return known_within(type_, value, *rest)

    monkeypatch.setattr("templates.package._runtime.unions.known_within", look)
    monkeypatch.setattr("templates.package._runtime.unions.knows_members", look)
    return found


@pytest.mark.parametrize(
    "text",
    [
        b'{"kind": "note", "of": {"text": "a"}}',
        b'{"kind": "mark", "of": {"text": "a"}}',
    ],
)
def test_constants_spare_the_look_within(looks: list[object], text: bytes) -> None:
    """Nothing is looked into where names and constants tell."""
    decode(text, Two)
    assert [] == looks
