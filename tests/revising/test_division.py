"""The parts of a text: where each stands, what it leads to, what is left without some."""

from __future__ import annotations

import json
from itertools import chain, combinations
from typing import Any

import pytest

from generator.revising.cutting import cut
from generator.revising.division import Division, divided, is_plain
from generator.revising.positions import stretch
from generator.sources.source import Position

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "é"},
    "x-note": {"a": 1, "b": [2]},
    "x-word": "w",
    "paths": {"/a/{é}": {"get": {}}, "/b~": {"put": {"x": "\n"}}, "/c": {}},
    "webhooks": {"hook": {}},
    "components": {
        "schemas": {"A": {"type": "string"}, "B": {}},
        "securitySchemes": {"key": {}},
        "headers": {},
    },
    "tags": [],
}
POINTERS = [
    "/x-note/a",
    "/x-note/b",
    "/paths/~1a~1{é}",
    "/paths/~1b~0",
    "/paths/~1c",
    "/webhooks/hook",
    "/components/schemas/A",
    "/components/schemas/B",
]
LAYOUTS: list[dict[str, Any]] = [{}, {"indent": 2}, {"separators": (",", ":")}]


def parts_of(text: str) -> Division:
    """The parts of a text that has some."""
    found = divided(text)
    assert found is not None
    return found


def written(layout: dict[str, Any], document: object = DOCUMENT) -> str:
    """A document in one of the layouts."""
    return json.dumps(document, ensure_ascii=False, **layout)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_parts_are_those_of_paths_and_components(layout: dict[str, Any]) -> None:
    """And of extensions that are mappings, but no security schemes: none refers to them."""
    found = parts_of(written(layout))
    assert POINTERS == list(found.parts)
    assert {"get": {}} == json.loads(found.content("/paths/~1a~1{é}"))
    assert [2] == json.loads(found.content("/x-note/b"))


@pytest.mark.parametrize(
    "text",
    [
        '{"paths": {"/a": {}, "/a": {}}}',
        '{"paths": {"/\\u0061": {}}}',
        '{"paths": {"/a": {}}',
        '{"paths": {"/a" {}}}',
        '{"paths": {}} {}',
        '{"paths": []}',
        "paths: {}",
        "",
    ],
)
def test_what_is_not_well_formed_has_no_parts(text: str) -> None:
    """Nor has what is written as nobody writes it."""
    assert divided(text) is None


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("pointer", POINTERS)
@pytest.mark.parametrize("content", ["1", '{\n  "much": "é and more"\n}'])
def test_another_value_is_as_if_it_were_read(
    layout: dict[str, Any], pointer: str, content: str
) -> None:
    """What stands behind it moves, and what stands before it does not."""
    before = parts_of(written(layout))
    after = before.with_content(pointer, content.encode())
    assert parts_of(after.text.decode()) == after
    assert content.encode() == after.content(pointer)
    assert [*before.around()] == [*after.around()]


def test_what_stands_around_parts_is_all_else() -> None:
    """With the contents between, it is the text."""
    found = parts_of(written({"indent": 1}))
    first, *rest = found.around()
    contents = [
        found.content(each) + text for each, text in zip(POINTERS, rest, strict=True)
    ]
    assert found.text == b"".join([first, *contents])


def test_references_lead_to_parts() -> None:
    """Over others, in circles, into the midst of a part; not to what is none."""
    schemas = {
        "A": {"$ref": "#/components/schemas/B%20%7E1/properties/a"},
        "B ~1": {"a": "#/components/schemas/A", "b": "#/x-note/a/b/c"},
        "C": {"$ref": "#/components/schemas/A"},
    }
    schemas["B /"] = schemas.pop("B ~1")
    document = {
        "x-note": {"a": {}},
        "paths": {"/a": {"get": [{"$ref": "#/components/schemas/A"}, "#/info/a"]}},
        "components": {"schemas": schemas},
    }
    text = written({}, document)
    found = parts_of(text)
    assert {
        "/paths/~1a",
        "/components/schemas/A",
        "/components/schemas/B ~1",
    } == found.reached(["/paths/~1a"])
    assert {"/x-note/a"} == found.reached(["/x-note/a"])
    assert set() == found.reached(["/info"])


@pytest.mark.parametrize(
    "odd",
    [
        "\r",
        "\x85",
        "\u2028",
        "\u2029",
        "\ufeff",
        '"$id"',
        '"$anchor"',
        '"$schema"',
        '"$dynamicRef"',
        '"$dynamicAnchor"',
        '"$recursiveRef"',
        '"#/paths/~1a"',
        '"#/webhooks/a"',
        '"#\\/components/schemas/A"',
        '"#%2Fcomponents"',
        "\\u0023",
        "\\u002F",
        "\\u007E",
    ],
)
def test_what_is_more_than_parts_is_not_plain(odd: str) -> None:
    """Other ends of lines, names of schemas, references that are no usual ones."""
    assert not is_plain(f'{{"a": {odd}}}'.encode())


def test_what_refers_to_components_is_plain() -> None:
    """So are texts with any characters else."""
    text = (
        '{"a": {"$ref": "#/components/schemas/A"}, "paths": "#é\\n\\u00e9\U0001f600"}'
    )
    assert is_plain(text.encode())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_cut_has_the_parts_that_are_kept(layout: dict[str, Any]) -> None:
    """Whichever these are, each stands where it stood, and all else is there."""
    whole = parts_of(written(layout))
    sizes = range(len(POINTERS) + 1)
    for kept in chain.from_iterable(combinations(POINTERS, size) for size in sizes):
        found = parts_of(cut(whole, kept))
        assert list(kept) == list(found.parts)
        assert [(whole.content(each), stretch(whole, each)) for each in kept] == [
            (found.content(each), stretch(found, each)) for each in kept
        ]
        assert {"title": "é"} == json.loads(found.text)["info"]
        assert {"key": {}} == json.loads(found.text)["components"]["securitySchemes"]


def test_positions_count_characters() -> None:
    """From one, and from the key to the end of the value."""
    found = parts_of('{"paths": {"é": {}, "b": {\n "c": "é"}, "d": 1}}')
    assert (Position(1, 12), Position(1, 19)) == (
        (it := stretch(found, "/paths/é")).start,
        it.end,
    )
    assert (Position(1, 21), Position(2, 11)) == (
        (it := stretch(found, "/paths/b")).start,
        it.end,
    )
    assert (Position(2, 13), Position(2, 19)) == (
        (it := stretch(found, "/paths/d")).start,
        it.end,
    )
