"""Parameters of plain requests: read in another way, with the same result."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.package._runtime import constraints
from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.http.description import (
    Cookie,
    Form,
    Header,
    Http,
    Label,
    Location,
    Query,
    QueryString,
)
from templates.package._runtime.http.files import File
from templates.package._runtime.http.parameters import Parameters
from templates.package._runtime.http.quick_parameters import (
    QuickParameters,
    _comes_again,
    _reader,
)
from templates.package._runtime.operation import Operation
from tests.http.served import models

NAME = constraints.String(pattern="^[a-z]+$")


class Request(CamelStructure):
    """One parameter of each kind."""

    id: int
    name: Annotated[str, NAME.meta]
    limit: Annotated[int, models.LIMIT.meta] = 20
    ratio: float | None = None
    kind: models.Kind | None = None
    is_new: bool | None = None
    either: int | str | None = None
    tags: list[str] | None = None
    filter: models.Filter | None = None
    trace: str | None = None
    session: str | None = None


LOCATIONS: dict[str, Location] = {
    "id": Label("id"),
    "name": Query("name"),
    "limit": Query("limit"),
    "ratio": Query("ratio"),
    "kind": Query("kind"),
    "is_new": Query("isNew"),
    "either": Query("either", explode=False),
    "tags": Query("tags"),
    "filter": Query("filter", style="deepObject"),
    "trace": Header("X-Trace"),
    "session": Cookie("sid"),
}


def operation(**locations: Location) -> Operation[Any, Any]:
    """Return an operation, some of its parameters in other places."""
    binding = Http("GET", "/{id}/pets", {**LOCATIONS, **locations}, responses={})
    return Operation(name="find", binding=binding, input=Request)


PARAMETERS, QUICK = Parameters(operation()), QuickParameters(operation())
TEXTS = st.one_of(
    st.sampled_from(["7", "0", "07", "-1", "1e3", "1.5", "true", "null", "cat", ""]),
    st.sampled_from(
        ["a", "a%20b", "a+b", "%C3%A9", "%e9", "%", "%2", "a%2Cb", "9" * 30]
    ),
    st.text(max_size=4).map(quote),
)
NAMES = st.sampled_from(
    [
        "name",
        "limit",
        "ratio",
        "kind",
        "isNew",
        "either",
        "tags",
        "filter",
        "filter[kind]",
        "n%61me",
        "other",
    ]
)


def scope_of(query: str, *headers: tuple[bytes, bytes]) -> dict[str, Any]:
    """Return what is read of the scope of a request."""
    return {"query_string": query.encode(), "headers": headers}


@given(TEXTS, st.lists(st.tuples(NAMES, TEXTS), max_size=4), TEXTS)
def test_the_same_is_read_as_by_those_who_look_closely(
    label: str, pairs: list[tuple[str, str]], name: str
) -> None:
    """What is read quickly is what the request says, and nothing is wrong with it."""
    query = "&".join(f"{key}={text}" for key, text in [("name", name), *pairs])
    found = QUICK.read(scope_of(query), [label])

    values, faults = PARAMETERS.read(scope_of(query), [label])

    assert found is None or (values, faults) == (found, [])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("name=tom", {"id": 7, "name": "tom"}),
        ("limit=5&name=t%6Fm", {"id": 7, "name": "tom", "limit": 5}),
        (
            "name=a&ratio=2&isNew=true",
            {"id": 7, "name": "a", "ratio": 2.0, "is_new": True},
        ),
        ("name=a&kind=cat", {"id": 7, "name": "a", "kind": models.Kind.CAT}),
        ("name=a&either=5", {"id": 7, "name": "a", "either": 5}),
        ("name=a&either=b=c", {"id": 7, "name": "a", "either": "b=c"}),
        ("name=a&ratio=1%2E5", {"id": 7, "name": "a", "ratio": 1.5}),
        ("name=a&name=b", None),
        ("name=A", None),
        ("limit=5", None),
        ("name=a&limit=101", None),
        ("name=a&other=b", None),
        ("name=a&tags=b", None),
        ("name=a&filter[kind]=cat", None),
        ("name=%FF", None),
        ("", None),
    ],
)
def test_plain_requests_are_read_quickly(
    query: str, expected: dict[str, Any] | None
) -> None:
    """What is plain is read; what is not, or is wrong, is left to others."""
    assert expected == QUICK.read(scope_of(query), ["7"])


@pytest.mark.parametrize("name", [b"x-trace", b"cookie"])
def test_parameters_in_headers_are_left_to_others(name: bytes) -> None:
    """A request that has one is not plain."""
    assert QUICK.read(scope_of("name=a", (b"accept", b"*/*")), ["7"]) is not None

    assert QUICK.read(scope_of("name=a", (name, b"sid=1")), ["7"]) is None


@pytest.mark.parametrize(
    "locations",
    [
        {"id": Label("id", style="matrix")},
        {"id": Label("id", json=True)},
        {"name": Query("name", json=True)},
        {"name": Header("name")},
        {"filter": Query("filter")},
        {"filter": QueryString(Form(models.Filter))},
        {"limit": Query("filter[kind]")},
    ],
)
def test_what_may_not_be_plain_is_left_to_others(
    locations: dict[str, Location],
) -> None:
    """Nothing is read of an operation that needs more, or whose names may meet."""
    quick = QuickParameters(operation(**locations))

    assert quick.read(scope_of("name=a"), ["7"]) is None


def test_only_numbers_and_names_of_few_are_kept() -> None:
    """What may be a secret is read anew each time, and so is what is long."""
    quick = QuickParameters(operation())
    zeros = "0" * 64

    for query in ("name=a&limit=5&kind=cat", f"name=b&either=7&ratio=1.{zeros}"):
        assert quick.read(scope_of(query), ["7"]) is not None

    kind = "kind", models.Kind.CAT
    assert {"limit=5": ("limit", 5), "kind=cat": kind} == quick._known


def test_what_is_kept_is_not_read_again() -> None:
    """A pair that came before stands for what was made of it then."""
    quick = QuickParameters(operation())
    quick._known["limit=5"] = "limit", 6

    assert {"id": 7, "name": "a", "limit": 6} == quick.read(
        scope_of("name=a&limit=5"), ["7"]
    )


def test_how_much_is_kept() -> None:
    """No more pairs than 64, none of them longer than 64 characters."""
    quick = QuickParameters(operation())
    pairs = [f"ratio=1.{'0' * zeros}" for zeros in (57, 56)]
    pairs += [f"limit={number}" for number in range(1, 70)]

    for pair in pairs:
        assert quick.read(scope_of(f"name=a&{pair}"), ["7"]) is not None

    assert pairs[1:65] == list(quick._known)


def test_what_is_left_out_is_read_quickly() -> None:
    """A list in one pair is left to others only where it is there."""
    quick = QuickParameters(operation(tags=Query("tags", explode=False)))

    assert {"id": 7, "name": "a"} == quick.read(scope_of("name=a"), ["7"])
    assert quick.read(scope_of("name=a&tags=b"), ["7"]) is None


@pytest.mark.parametrize(
    "type_",
    [
        Any,
        File,
        list[int],
        int | list[int],
        dict[str, int],
        models.Filter,
        int | models.Filter,
    ],
)
def test_what_may_be_more_than_one_value_has_no_reader(type_: Any) -> None:
    """Lists, objects and files are left to others, and so is what may be any of them."""
    assert _reader(type_, str) is None


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (models.Kind, True),
        (Literal["a", "b"], True),
        (int, True),
        (float | None, True),
        (str, False),
        (int | str, False),
    ],
)
def test_what_comes_again(type_: Any, expected: bool) -> None:
    """Numbers, and names of which there are few."""
    assert expected is _comes_again(type_)
