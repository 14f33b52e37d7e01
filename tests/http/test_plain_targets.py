"""Targets of plain requests: written in another way, with the same result."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.package._runtime.annotations import Maybe
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.http.description import Http, Label, Location, Query
from templates.package._runtime.http.outgoing_members import members_of
from templates.package._runtime.http.plain_targets import PlainTarget
from templates.package._runtime.http.requests import RequestPlan
from templates.package._runtime.http.targets import Target
from templates.package._runtime.operation import Operation
from templates.package._runtime.violations import Violation


class Request(CamelStructure):
    """One parameter of each kind."""

    id: int
    name: str
    limit: Maybe[int] = None
    note: Maybe[str] = None
    tags: Maybe[list[str]] = None
    fields: Maybe[list[str]] = None
    ratio: Maybe[float] = None
    is_new: Maybe[bool] = None


LOCATIONS: dict[str, Location] = {
    "id": Label("id"),
    "name": Label("name"),
    "limit": Query("limit"),
    "note": Query("a note"),
    "tags": Query("tags"),
    "fields": Query("fields", explode=False),
    "ratio": Query("ratio"),
    "is_new": Query("isNew"),
}
PATH = "/pets/{name}/toys/{id}"
TEXTS = st.one_of(
    st.sampled_from(["", ".", "..", "null", "a/b", "a,b", "a b", "%2e", "\ud800", "é"]),
    st.text(max_size=4),
)
LISTS = st.lists(TEXTS, max_size=3)
REQUESTS = st.builds(
    Request,
    id=st.integers(),
    name=TEXTS,
    limit=st.none() | st.integers(),
    note=st.none() | TEXTS,
    tags=st.none() | LISTS,
    fields=st.none() | LISTS,
    ratio=st.none() | st.floats(),
    is_new=st.none() | st.booleans(),
)


def plain(path: str = PATH, **locations: Location) -> PlainTarget:
    """Return what writes plain targets, of parameters some of which are elsewhere."""
    binding = Http("GET", path, {**LOCATIONS, **locations}, responses={})
    return PlainTarget(binding, Target(path), members_of(Request))


PLAIN = plain()
CLOSELY = RequestPlan(
    Operation(
        name="find", binding=Http("GET", PATH, LOCATIONS, responses={}), input=Request
    )
)


@given(REQUESTS)
def test_the_same_is_written_as_by_those_who_look_closely(value: Request) -> None:
    """What is written is what a closer look writes, which finds nothing wrong."""
    quickly = PLAIN.of(value)
    found: list[Violation] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainTarget, "of", lambda *_: None)
        written = CLOSELY.parts(value, found, validate=True)

    assert quickly is None or ([], quickly) == (found, written.path)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Request(id=7, name="a"), "/pets/a/toys/7"),
        (Request(id=-7, name="a/b"), "/pets/a%2Fb/toys/-7"),
        (
            Request(id=7, name="a", limit=5, note="x&y", tags=["b", "c,d"]),
            "/pets/a/toys/7?limit=5&a%20note=x%26y&tags=b&tags=c%2Cd",
        ),
        (
            Request(id=7, name="a", fields=["b", "c,d"]),
            "/pets/a/toys/7?fields=b,c%2Cd",
        ),
        (Request(id=7, name=".."), None),
        (Request(id=7, name=""), None),
        (Request(id=True, name="a"), None),
        (Request(id=10**5000, name="a"), None),
        (Request(id=7, name="a", tags=[]), None),
        (Request(id=7, name="a", ratio=0.5), None),
        (Request(id=7, name="a", note="\ud800"), None),
    ],
)
def test_plain_targets_are_written(value: Request, expected: str | None) -> None:
    """What is plain is written, and what is not is left to others."""
    assert expected == PLAIN.of(value)


class Page(CamelStructure):
    """A parameter that is sent if it is not what the service assumes."""

    number: int = 1


def test_what_has_a_default_is_left_to_others() -> None:
    """Whether it is sent depends on its value."""
    binding = Http("GET", "/pets", {"number": Query("number")}, responses={})
    target = PlainTarget(binding, Target("/pets"), members_of(Page))

    assert target.of(Page(number=2)) is None


@pytest.mark.parametrize(
    ("path", "locations"),
    [
        (PATH, {"id": Label("id", style="matrix")}),
        (PATH, {"note": Query("note", json=True)}),
        (PATH, {"note": Query("note", allow_reserved=True)}),
        (f"{PATH}?a=b", {}),
        ("/pets/{name}-{id}", {}),
        ("/pets/{name}", {}),
        ("/pets/{name}/{id}/{name}", {}),
    ],
)
def test_what_may_not_be_plain_is_left_to_others(
    path: str, locations: dict[str, Location]
) -> None:
    """Nothing is written of an operation that needs more."""
    assert plain(path, **locations).of(Request(id=7, name="a", note="b")) is None


class Ordered(CamelStructure):
    """Labels of a path."""

    name: str
    note: str
    limit: int
    id: int


def test_labels_are_in_the_order_of_the_path() -> None:
    """Numbers and texts in turn, whatever the order of the members."""
    path = "/{id}/{limit}/{name}/{note}"
    locations = {name: Label(name) for name in ("name", "note", "limit", "id")}
    binding = Http("GET", path, locations, responses={})
    target = PlainTarget(binding, Target(path), members_of(Ordered))

    assert "/1/2/a/b" == target.of(Ordered(note="b", name="a", limit=2, id=1))


class Mapped(CamelStructure):
    """Parameters of a query, and whatever else it may have."""

    limit: Maybe[int] = None
    a_note: Maybe[str] = None
    others: Maybe[dict[str, str]] = None


@pytest.mark.parametrize(
    ("value", "written", "found"),
    [
        (Mapped(others={"a": "1", "b c": "2"}), "/?a=1&b%20c=2", []),
        (Mapped(limit=5, others={"a": "1"}), "/?limit=5&a=1", []),
        (Mapped(limit=5, others={"limit": "5", "a": "1"}), "/?limit=5&a=1", []),
        (Mapped(limit=5, others={"limit": "6"}), None, ["limit=6"]),
        (Mapped(others={"limit": "5", "a": "1"}), None, ["limit=5"]),
        (Mapped(a_note="x", others={"a note": "y"}), None, ["a%20note=y"]),
    ],
)
def test_names_of_parameters_are_no_names_of_a_map(
    value: Mapped, written: str | None, found: list[str]
) -> None:
    """What says something else of a parameter is refused; what says the same is sent once."""
    locations = {
        "limit": Query("limit"),
        "a_note": Query("a note"),
        "others": Query("others"),
    }
    binding = Http("GET", "/", locations, responses={})
    plan = RequestPlan(Operation(name="find", binding=binding, input=Mapped))
    faults: list[Violation] = []

    path = plan.parts(value, faults, validate=True).path

    assert [("/query/others", f"must not have {pair!r}") for pair in found] == [
        (each.path, each.message.partition(":")[0]) for each in faults
    ]
    assert written is None or written == path
