"""What each member of a vendor's extension about pages means in our words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.dialects.vendors import Unclear, vendors_paging
from generator.reading.load import load
from generator.reading.nodes import Node
from generator.sources.source import Source

MICROSOFT = "x-ms-pageable"
FERN = "x-fern-pagination"
SPEAKEASY = "x-speakeasy-pagination"


def read(said: dict[str, Any], method: str = "GET") -> Node | None:
    """What extensions of an operation mean."""
    text = json.dumps({"openapi": "3.1.0", "info": said})
    operation = load(Source("pages.json", text)).get("info")
    assert operation is not None
    return vendors_paging(operation, method)


def meant(key: str, said: object) -> Any:
    """The same of one extension, as a plain value."""
    found = read({key: said})
    return found.plain() if found is not None else None


def fern(**said: object) -> dict[str, object]:
    """What Fern has documents say, with the results somewhere."""
    return {"results": "$response.rows", **said}


def speakeasy(
    type_: object, *inputs: object, in_: str = "parameters", **outputs: object
) -> dict[str, object]:
    """What Speakeasy has documents say; an input is called as its type is, and `s`."""
    listed = [
        {"name": f"{each}s", "in": in_, "type": each} if isinstance(each, str) else each
        for each in inputs
    ]
    outputs = {"results": "$.rows", **outputs}
    return {"type": type_, "inputs": listed, "outputs": outputs}


@pytest.mark.parametrize(
    ("key", "said", "expected"),
    [
        (MICROSOFT, {"nextLinkName": "n"}, {"nextUrl": "n", "items": "value"}),
        (
            MICROSOFT,
            {"nextLinkName": "n", "itemName": "rows", "operationName": ""},
            {"nextUrl": "n", "items": "rows"},
        ),
        (
            MICROSOFT,
            {"nextLinkName": "n", "itemName": ""},
            {"nextUrl": "n", "items": "value"},
        ),
        (MICROSOFT, {}, None),
        (MICROSOFT, {"itemName": "rows"}, None),
        (
            FERN,
            fern(cursor="$request.at", next_cursor="$response.meta.a/b~c"),
            {"items": "/rows", "inputToken": "at", "outputToken": "/meta/a~1b~0c"},
        ),
        (
            FERN,
            fern(
                cursor="$request.body.at",
                next_cursor="$response.next",
                offset="$request.page",
                step="$request.size",
            ),
            {
                "items": "/rows",
                "inputToken": "/body/at",
                "outputToken": "/next",
                "limit": "size",
            },
        ),
        (FERN, fern(offset="$request.page"), {"items": "/rows", "page": "page"}),
        (
            FERN,
            {
                "offset": "$request.skip",
                "step": "$request.size",
                "results": "$response.rows",
                "has-next-page": "$response.more",
            },
            {"items": "/rows", "offset": "skip", "limit": "size", "more": "/more"},
        ),
        (
            FERN,
            fern(next_uri="$response.a", next_path="$response.b"),
            {"items": "/rows", "nextUrl": "/a"},
        ),
        (FERN, fern(next_path="$response.b"), {"items": "/rows", "nextUrl": "/b"}),
        (
            SPEAKEASY,
            speakeasy("cursor", "cursor", "limit", nextCursor="$.meta.next"),
            {
                "items": "/rows",
                "inputToken": "cursors",
                "outputToken": "/meta/next",
                "limit": "limits",
            },
        ),
        (
            SPEAKEASY,
            speakeasy("cursor", "cursor", in_="requestBody", nextCursor="$.a"),
            {"items": "/rows", "inputToken": "/cursors", "outputToken": "/a"},
        ),
        (
            SPEAKEASY,
            speakeasy("cursor", "cursor", nextCursor="$.rows[-1].id"),
            {"items": "/rows", "inputToken": "cursors", "itemToken": "id"},
        ),
        (
            SPEAKEASY,
            speakeasy("cursor", "cursor", results="$", nextCursor="$[-1].id"),
            {"inputToken": "cursors", "itemToken": "id"},
        ),
        (
            SPEAKEASY,
            speakeasy("offsetLimit", "page", "offset", "limit"),
            {"items": "/rows", "page": "pages", "limit": "limits"},
        ),
        (
            SPEAKEASY,
            speakeasy("offsetLimit", "offset", None, 5, results="$.meta.rows"),
            {"items": "/meta/rows", "offset": "offsets"},
        ),
        (
            SPEAKEASY,
            {"type": "url", "outputs": {"results": "$.rows", "nextUrl": "$.next"}},
            {"items": "/rows", "nextUrl": "/next"},
        ),
    ],
)
def test_members_mean(key: str, said: object, expected: object) -> None:
    """Each one something of its own; an optional one may be left out."""
    assert expected == meant(key, said)


@pytest.mark.parametrize(
    ("key", "said", "reason"),
    [
        (MICROSOFT, "next", "it is no object"),
        (
            MICROSOFT,
            {"nextLinkName": "n", "operationName": "next"},
            "another operation, `operationName`, has the next page",
        ),
        (
            MICROSOFT,
            {"operationName": "next"},
            "another operation, `operationName`, has the next page",
        ),
        (MICROSOFT, {"nextLinkName": ""}, "its `nextLinkName` is no name"),
        (MICROSOFT, {"nextLinkName": 5}, "its `nextLinkName` is no name"),
        (
            MICROSOFT,
            {"nextLinkName": "n", "itemName": 5},
            "its `itemName` is no name",
        ),
        (FERN, [], "it is no object"),
        (
            FERN,
            {"offset": "$request.page"},
            "its `results` is no place such as `$response.name`",
        ),
        (
            FERN,
            fern(results="$request.rows", offset="$request.page"),
            "its `results` is no place such as `$response.name`",
        ),
        (
            FERN,
            fern(),
            "it has none of `cursor`, `offset`, `next_uri` and `next_path`",
        ),
        (
            FERN,
            fern(cursor="$response.at", next_cursor="$response.at"),
            "its `cursor` is no place such as `$request.name`",
        ),
        (
            FERN,
            fern(cursor="$request.at"),
            "its `next_cursor` is no place such as `$response.name`",
        ),
        (
            FERN,
            fern(offset="$request"),
            "its `offset` is no place such as `$request.name`",
        ),
        (
            FERN,
            fern(next_path=5),
            "its `next_path` is no place such as `$response.name`",
        ),
        (
            FERN,
            fern(offset="$request.page", step="$response.size"),
            "its `step` is no place such as `$request.name`",
        ),
        (
            FERN,
            fern(offset="$request.page", **{"has-next-page": "$request.more"}),
            "its `has-next-page` is no place such as `$response.name`",
        ),
        (SPEAKEASY, True, "it is no object"),
        (
            SPEAKEASY,
            {"type": "url", "outputs": 5},
            "it does not say where the `results` are",
        ),
        (
            SPEAKEASY,
            speakeasy("url", results="rows"),
            "its `results` is no path of names such as `$.name`",
        ),
        (
            SPEAKEASY,
            speakeasy("url"),
            "its `nextUrl` is no path of names such as `$.name`",
        ),
        (
            SPEAKEASY,
            speakeasy("url", nextUrl=5),
            "its `nextUrl` is no path of names such as `$.name`",
        ),
        (
            SPEAKEASY,
            speakeasy("cursor", "page", nextCursor="$.next"),
            "`type: cursor` has no input of its own",
        ),
        (
            SPEAKEASY,
            speakeasy("offsetLimit", "cursor"),
            "`type: offsetLimit` has no input of its own",
        ),
        (
            SPEAKEASY,
            speakeasy("pages", "page", "offset", "cursor"),
            "`type: pages` has no input of its own",
        ),
        (
            SPEAKEASY,
            speakeasy("cursor", {"type": "cursor"}),
            "its `name` is no name",
        ),
        (
            SPEAKEASY,
            speakeasy("cursor", "cursor"),
            "its `nextCursor` is no path of names such as `$.name`",
        ),
        (
            SPEAKEASY,
            speakeasy("cursor", "cursor", nextCursor="$.other[-1].id"),
            "its `nextCursor` is no path of names such as `$.name`",
        ),
        (
            SPEAKEASY,
            speakeasy("cursor", "cursor", nextCursor="$.rows[-1].a.b"),
            "its `nextCursor` is no path of names such as `$.name`",
        ),
    ],
)
def test_what_has_no_such_meaning(key: str, said: object, reason: str) -> None:
    """The reason names the member that it is about."""
    with pytest.raises(Unclear) as told:
        meant(key, said)
    assert reason == str(told.value)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (MICROSOFT, {"nextLinkName": "n"}),
        (FERN, fern(next_uri="$response.n")),
        (SPEAKEASY, speakeasy("url", nextUrl="$.n")),
    ],
)
def test_an_address_is_for_get(key: str, said: object) -> None:
    """What else asks for a page may use any method."""
    with pytest.raises(
        Unclear, match=r"^an address is asked for by GET, and not by PUT$"
    ):
        read({key: said}, "PUT")
    assert read({FERN: fern(offset="$request.page")}, "PUT") is not None
    assert read({MICROSOFT: {"nextLinkName": None}}, "PUT") is None


def test_the_first_of_several_counts() -> None:
    """Even if it says that there is but one page; where there is none, nothing is said."""
    other = {FERN: fern(offset="$request.page")}
    assert read({**other, MICROSOFT: {}}) is None
    found = read({SPEAKEASY: 5, **other})
    assert found is not None
    assert {"items": "/rows", "page": "page"} == found.plain()
    assert read({}) is None


def test_what_is_meant_stands_where_it_is_said() -> None:
    """So that a warning about any part of it shows the line."""
    found = read({FERN: fern(offset="$request.page")})
    assert found is not None
    items = found.get("items")
    assert items is not None
    assert [f"/info/{FERN}", f"/info/{FERN}/items"] == [found.pointer, items.pointer]
    starts = {
        (place.start.line, place.start.column)
        for place in (found.place, found.key_place, items.place, items.key_place)
    }
    assert {(1, 31)} == starts
