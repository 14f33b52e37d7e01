"""What things are called that have no name: by what they say, wherever they stand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator import ir
from generator.naming.unnamed import messages, parts
from generator.naming.unnamed.branches import fit_title
from generator.naming.unnamed.claims import Given
from generator.naming.unnamed.routes import name_of, names_of, without_tag
from generator.reading.load import load
from generator.sources.source import Source
from tests.generator.small_spec import lowered, shape, spec


def branches(*schemas: dict[str, Any]) -> list[str]:
    """What the branches of a union are called, without the name of it."""
    said = json.dumps({"oneOf": schemas})
    other = '{"type": "object", "properties": {"o": {"type": "boolean"}}}'
    text = spec(schemas=f"It: {said}\nOther: {other}\nnot-pascal: {other}")
    union = lowered(text).shapes["It"]
    assert isinstance(union, ir.Union)
    return [name.removeprefix("It") for name in union.branches]


def thing(*names: str, **said: Any) -> dict[str, Any]:
    """An object with members of these names."""
    members = {name: {"type": "string"} for name in names}
    return {"type": "object", "properties": members, **said}


def const(value: object, key: str = "const") -> dict[str, Any]:
    """An object that tells its kind."""
    return {
        "type": "object",
        "properties": {"a": {"type": "string"}, "k": {key: value}},
    }


@pytest.mark.parametrize(
    ("schemas", "expected"),
    [
        ([thing("a"), {"type": "array", "items": thing("b")}], ["Object", "List"]),
        ([const("cat"), const("dog")], ["Cat", "Dog"]),
        ([const(["cat"], "enum"), const(["dog"], "enum")], ["Cat", "Dog"]),
        ([thing("a", "b"), thing("a", "c")], ["WithB", "WithC"]),
        (
            [thing("a", "b", "c", required=["c"]), thing("a", "d")],
            ["WithC", "WithD"],
        ),
    ],
)
def test_branches_are_called_by_what_tells_them(
    schemas: list[dict[str, Any]], expected: list[str]
) -> None:
    """Their order is of no account."""
    assert expected == branches(*schemas)
    assert expected[::-1] == branches(*schemas[::-1])


def test_branches_that_nothing_tells_have_numbers() -> None:
    """Made of all that each says, so that the order does not change them."""
    said = [thing("a", description="One"), thing("a", description="Two")]
    found = branches(*said)
    assert all(name.startswith("Option") and len(name) == 12 for name in found)
    assert found[0] != found[1]
    assert found[::-1] == branches(*said[::-1])


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("a thing", "AThing"),
        ("one two three four five", "OneTwoThreeFourFive"),
        ("one two three four five six", None),
        ("x" * 40, "X" + "x" * 39),
        ("x" * 41, None),
        ("", None),
        (None, None),
        ("!", None),
    ],
)
def test_titles_of_a_few_words_are_names(
    title: str | None, expected: str | None
) -> None:
    """Others are texts."""
    said = {} if title is None else {"title": title}
    root = load(Source("it.json", json.dumps({"openapi": "3.1.0", "info": said})))
    node = root.get("info")
    assert node is not None
    assert expected == fit_title(node)


def test_names_of_parts_are_made_of_their_owners() -> None:
    """And of what they are in them; one that is taken gets one more stroke."""
    assert ["AFirst", "AFifth", "AItem6"] == [parts.of_entry("A", n) for n in (0, 4, 5)]
    it = shape("{type: array, items: {type: string}}")
    assert "AList" == parts.inside("A", it, ())
    assert "AList__" == parts.inside("A", it, {"AList", "AList_"})
    assert "AInput" == parts.in_requests("A", {"A"})
    assert "AInput_" == parts.in_requests("A", {"AInput"})


def test_arguments_are_told_apart_by_where_they_stand() -> None:
    """Also from the body; what is said counts whatever is taken."""
    found = messages.Arguments()
    assert ["id", "id_query", "id", "body_header", "petId", "pet_id_query"] == [
        found.name("id", "path", None),
        found.name("id", "query", None),
        found.name("other", "query", "id"),
        found.name("body", "header", None),
        found.name("petId", "path", None),
        found.name("pet_id", "query", None),
    ]


def test_messages_are_called_after_their_operation() -> None:
    """The headers of a response are not called those of a response's."""
    assert "AHeaders" == messages.of_headers("AResponse")
    assert "ANotFoundHeaders" == messages.of_headers("ANotFound")
    assert "AResponseJson" == messages.in_media_type("AResponse", "json")
    assert "AHeadersXRate" == messages.of_header("AHeaders", "x-rate")


@pytest.mark.parametrize(
    ("name", "tag", "expected"),
    [
        ("repos/get", "repos", "get"),
        ("repos_get_all", "repos", "get_all"),
        ("pull-requests/list", "Pull Requests", "list"),
        ("getPet", "get", "getPet"),
        ("repos/", "repos", "repos/"),
        ("repos", "repos", "repos"),
        ("get/repos", "repos", "get/repos"),
        ("get", "", "get"),
    ],
)
def test_a_tag_is_not_said_again(name: str, tag: str, expected: str) -> None:
    """Where something is left that a method can be called."""
    assert expected == without_tag(name, tag)


def test_operations_without_a_name_have_one_each() -> None:
    """A path of nothing but words has the plain one; what is taken stays with its owner."""
    get = [("GET", path) for path in ("/users", "/users/~", "/users/", "/{users}", "/")]
    assert "get_root" == name_of("GET", "/")
    assert "get_by_users" == name_of("GET", "/{users}")
    assert [
        "get_users",
        "get_users_tilde",
        "get_users_slash",
        "get_by_users",
        "get_root",
    ] == list(map(names_of(get, ()).get, get))
    taken = names_of(get[:1], {"get_users"})[get[0]]
    assert taken.startswith("get_users_x")
    assert len("get_users_x") + 6 == len(taken)
    assert names_of(get[::-1], ()) == names_of(get, ())


GIVEN = Given(
    {
        "/paths/~1a/get": {"A": "A"},
        "/paths/~1a/b": {"B": "BInline", "C": "C123456"},
        "/paths/~1ab/get": {"D": "D", "E": "F"},
        "/components/x": {"G": "H"},
    },
    {"T"},
)


def test_names_in_an_edited_part_go_by_what_they_were_to_be() -> None:
    """Those that are made of where a schema stands are not kept there."""
    found = GIVEN.within("/paths/~1a")
    assert ("/paths/~1a", {"T"}) == (found.part, found.titles)
    assert ["A", "BInline", None, None] == [
        found.name("/paths/~1a/else", each) for each in ("A", "B", "C", "D")
    ]
    assert "D" == found.name("/paths/~1ab/get", "D")
    assert GIVEN.names.items() <= found.names.items()


def test_names_elsewhere_go_by_where_a_schema_stands() -> None:
    """One that had only one name keeps it, whatever it is to be called now."""
    assert ["H", "H", "F", None, None, None] == [
        GIVEN.name("/components/x", "G"),
        GIVEN.name("/components/x", "other"),
        GIVEN.name("/paths/~1ab/get", "E"),
        GIVEN.name("/paths/~1ab/get", "other"),
        GIVEN.name("/nowhere", "G"),
        Given({}, ()).name("/components/x", "G"),
    ]


def test_names_of_an_edited_part_are_those_of_now() -> None:
    """All others stay, and no name is known by the part alone any more."""
    now = Given({"/paths/~1a/c": {"I": "I"}, "/components/x": {"G": "J"}}, {"U"}, "/p")
    assert Given(
        {
            "/paths/~1ab/get": {"D": "D", "E": "F"},
            "/components/x": {"G": "H"},
            "/paths/~1a/c": {"I": "I"},
        },
        {"T"},
    ) == GIVEN.edited("/paths/~1a", now)


def test_names_are_told_in_the_order_they_were_given() -> None:
    """Of those in a part, it does not count where they stand."""
    assert [
        ("/paths/~1a", ("A", "A")),
        ("/paths/~1a", ("B", "BInline")),
        ("/paths/~1a", ("C", "C123456")),
        ("/paths/~1ab/get", ("D", "D")),
        ("/paths/~1ab/get", ("E", "F")),
        ("/components/x", ("G", "H")),
    ] == GIVEN.in_order("/paths/~1a")
