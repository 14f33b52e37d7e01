"""Parameters as text, in every style, both ways."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal, NamedTuple, get_args
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from templates.package._runtime.http.description import (
    Cookie,
    CookieStyle,
    Encoding,
    Form,
    Header,
    Json,
    Label,
    LabelStyle,
    Query,
    QueryString,
    QueryStyle,
    Text,
)
from templates.package._runtime.http.fields import (
    cookie_pairs,
    cookie_reader,
    cookie_writer,
    header_reader,
    header_writer,
)
from templates.package._runtime.http.forms import (
    form_reader,
    form_writer,
    querystring_reader,
    querystring_writer,
)
from templates.package._runtime.http.shared_names import Shared
from templates.package._runtime.http.styles import (
    label_reader,
    label_writer,
    query_pairs,
    query_reader,
    query_writer,
)
from tests.beside import BESIDE
from tests.codec import shop

RFC_6570 = BESIDE / "world/rfc6570"


class Color(msgspec.Struct):
    """The object of OpenAPI's table of styles."""

    R: int
    G: int
    B: int


class Way(NamedTuple):
    """A way to write and to read again."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def by_label(label: Label, type_: Any) -> Way:
    """The way of a member of the path."""
    return Way(label_writer(label), label_reader(label, type_))


def by_query(query: Query, type_: Any) -> Way:
    """The way of a member of the query."""
    write, read = query_writer(query), query_reader(query, type_)
    return Way(
        lambda value: "&".join(write(value)),
        lambda text: read(query_pairs(text.encode("utf-8", "surrogateescape"))),
    )


def by_header(header: Header, type_: Any) -> Way:
    """The way of a member in a header."""
    write, read = header_writer(header), header_reader(header, type_)
    return Way(
        lambda value: write(value) or "",
        lambda text: read([text] if text else []),
    )


def by_cookie(cookie: Cookie, type_: Any) -> Way:
    """The way of a member in cookies."""
    write, read = cookie_writer(cookie), cookie_reader(cookie, type_)
    return Way(
        lambda value: "; ".join(write(value)),
        lambda text: read(cookie_pairs([text])),
    )


def ways(name: str, type_: Any) -> dict[str, Way]:
    """Every way that OpenAPI has for a member of this type."""
    made = {}
    for explode in (False, True):
        for style in get_args(LabelStyle):
            label = Label(name, style, explode)
            made[f"path {style} {explode}"] = by_label(label, type_)
        made[f"query form {explode}"] = by_query(Query(name, explode=explode), type_)
        made[f"header {explode}"] = by_header(Header(name, explode), type_)
        for style in get_args(CookieStyle):
            cookie = Cookie(name, style, explode)
            made[f"cookie {style} {explode}"] = by_cookie(cookie, type_)
    for style in get_args(QueryStyle)[1:3]:
        query = Query(name, style, explode=False)
        made[f"query {style} False"] = by_query(query, type_)
    made["query deepObject True"] = by_query(Query(name, "deepObject"), type_)
    return made


TABLE = json.loads(
    (RFC_6570 / "oas_style_table.json").read_text() if RFC_6570.exists() else "{}"
)
TYPES: dict[str, Any] = {"string": str, "array": list[str], "object": Color}
IN = {"matrix": "path", "label": "path", "simple": "path", "cookie": "cookie"}


@pytest.mark.skipif(not TABLE, reason="the table is not here")
@pytest.mark.parametrize("version", ["3.1.1", "3.2.0"])
@pytest.mark.parametrize("kind", TYPES)
def test_table_of_openapi(version: str, kind: str) -> None:
    """Every cell of OpenAPI's table is written as it stands, and read again."""
    value, there = TABLE["values"][kind], ways("color", TYPES[kind])
    for row in TABLE["rows"][version]:
        expected = row[kind].removeprefix("?").replace("color%5B", "color%5B")
        if expected == "_n/a_":
            continue
        explode = "True" if row["style"] == "deepObject" else row["explode"].title()
        way = there[f"{IN.get(row['style'], 'query')} {row['style']} {explode}"]
        assert expected == way.write(value), row
        assert value == way.read(expected), row


CASES = json.loads(
    (RFC_6570 / "style_explode.json").read_text() if RFC_6570.exists() else "{}"
).get("cases", [])
STYLES = {"simple", "label", "matrix", "form"}


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case["style"] in STYLES],
    ids=lambda case: f"{case['template']} {case['value']}"[:40],
)
def test_templates_of_rfc_6570(case: dict[str, Any]) -> None:
    """What RFC 6570 expands to is what is written, and is read again."""
    type_ = {"string": str, "array": list[str], "object": dict[str, str]}[case["type"]]
    way = ways(case["name"], type_)[f"{case['in']} {case['style']} {case['explode']}"]
    expected = [each.removeprefix("?") for each in case["expected"]]
    assert way.write(case["value"]) in expected
    empty = case["in"] == "query" and not case["value"]
    assert (UNSET if empty else case["value"]) == way.read(expected[0])


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large, very"


TEXT = st.text(st.characters(codec="utf-8"))
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**63), 2**64 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    int | None: st.none() | st.integers(-9, 9),
    Literal["a", "b c"]: st.sampled_from(["a", "b c"]),
    Size: st.sampled_from(Size),
    date: st.dates(),
    datetime: st.datetimes(),
    UUID: st.uuids(),
}


def there_and_back(way: Way, type_: Any, value: Any) -> Any:
    """Return what is read of a value that was written; UNSET if it is refused."""
    try:
        text = way.write(msgspec.to_builtins(value))
    except ValueError:
        return UNSET
    read = way.read(text)
    return UNSET if read is UNSET else msgspec.convert(read, type_)


ALWAYS = ("path", "query form", "cookie form")


@given(st.data())
def test_scalars_come_back(data: st.DataObject) -> None:
    """What is written of a scalar is read as the same; no text is refused."""
    type_ = data.draw(st.sampled_from(list(SCALARS)))
    value = data.draw(SCALARS[type_])
    for name, way in ways("n-1", type_).items():
        if name == "query deepObject True" or "cookie cookie" in name:
            continue
        back = there_and_back(way, type_, value)
        if name.startswith(ALWAYS) or back is not UNSET:
            assert value == back, name


@given(st.data())
def test_arrays_come_back(data: st.DataObject) -> None:
    """What is written of an array is read as the same, or it is refused."""
    item: Any = data.draw(st.sampled_from([*[*SCALARS][:4], UUID, date]))
    value = data.draw(st.lists(SCALARS[item], min_size=1))
    for name, way in ways("a", list[item]).items():
        back = there_and_back(way, list[item], value)
        if name.startswith(("path", "query form")):
            assert value == back or value == [""], name
        elif back is not UNSET:
            assert value == back, name


class Row(msgspec.Struct, omit_defaults=True):
    size: int
    notes: list[str] = []


class Filter(msgspec.Struct, omit_defaults=True):
    name: str
    age: int | None = None
    tags: list[str] = []
    rows: list[Row] = []
    row: Row | None = None


@given(st.data())
def test_objects_come_back(data: st.DataObject) -> None:
    """What is written of an object is read as the same, or it is refused."""
    rows = st.builds(Row, st.integers(0, 9), st.lists(TEXT))
    value = Filter(
        data.draw(TEXT),
        data.draw(st.none() | st.integers(0, 9)),
        data.draw(st.lists(TEXT)),
        data.draw(st.lists(rows)),
        data.draw(st.none() | rows),
    )
    for name, way in ways("a", Filter).items():
        back = there_and_back(way, Filter, value)
        always = name.startswith(("path simple", "query form", "query deep"))
        if always or back is not UNSET:
            assert value == back, name


class Tree(msgspec.Struct, omit_defaults=True):
    name: str = ""
    below: dict[str, Tree] = {}
    rows: list[Filter] = []


class Inner(msgspec.Struct):
    b: int = 0
    c: str = ""


class Deep(msgspec.Struct):
    a: Inner | None = None
    rows: list[int] = []


TREES = st.recursive(
    st.builds(Tree, TEXT.filter(bool)),
    lambda trees: st.builds(
        Tree,
        TEXT.filter(bool),
        st.dictionaries(TEXT.filter(lambda t: t and not set(t) & set("[]")), trees),
        st.lists(st.builds(Filter, TEXT, st.none(), st.lists(TEXT))),
    ),
)


@given(TREES)
def test_deep_objects_come_back(tree: Tree) -> None:
    """Objects and arrays within each other are told by names with brackets."""
    way = by_query(Query("q", "deepObject"), Tree)
    assert tree == there_and_back(way, Tree, tree)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("q[a][b]=1", {"a": {"b": 1}}),
        ("q%5Ba%5D%5Bb%5D=1&q[a][c]=x", {"a": {"b": 1, "c": "x"}}),
        ("q[rows][]=1&q[rows][]=2", {"rows": [1, 2]}),
        ("q[rows][1]=2&q[rows][0]=1", {"rows": [1, 2]}),
        ("q[rows]=1&q[rows]=2", {"rows": [1, 2]}),
        ("other=1", UNSET),
    ],
)
def test_other_spellings_of_deep_objects(text: str, expected: object) -> None:
    """What other clients write for arrays within objects is read as well."""
    read = query_reader(Query("q", "deepObject"), Deep)
    assert expected == read(query_pairs(text.encode()))


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("TRUE", bool),
        ("True", bool),
        ("1", bool),
        ("1_000", int),
        ("٣", int),
        (" 1", int),
        ("+1", float),
        ("0x10", int),
        ("01", int),
        (".5", float),
        ("NaN", float),
        ("1e999", float),
        ("", int),
        ("null", int),
    ],
)
def test_texts_that_bodies_would_not_have(text: str, type_: Any) -> None:
    """What is no JSON is no value of a parameter either."""
    read = label_reader(Label("a"), type_)(text)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(read, type_)


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("7", int, 7),
        ("7", str, "7"),
        ("true", bool | str, True),
        ("7", int | str, 7),
        ("7.0", float, 7.0),
        ("null", int | None, None),
        ("1,2", list[int], [1, 2]),
        ("1%2C2", list[str], ["1,2"]),
        ("1,2", int | list[int], [1, 2]),
        ("1", int | list[int], 1),
        ("1", Any, "1"),
        ("", list[int], []),
        ("2020-01-02", date, "2020-01-02"),
    ],
)
def test_texts_are_read_by_type(text: str, type_: Any, expected: object) -> None:
    """The type says whether a text is a string, and where it is cut."""
    assert expected == label_reader(Label("a"), type_)(text)


def test_reserved_characters_may_stay() -> None:
    """With allowReserved only what would end the value is encoded."""
    write = query_writer(Query("q", allow_reserved=True))
    assert ["q=a/b?c:d@e!%26%23%2B%25x%2F"] == write("a/b?c:d@e!&#+%x%2F")
    write = query_writer(Query("q", explode=False, allow_reserved=True))
    assert ["q=a%2Cb,c/d"] == write(["a,b", "c/d"])


def test_free_names_are_those_that_nobody_else_has() -> None:
    """A map that explodes takes all names of the query but the others'."""
    read = query_reader(Query("q"), dict[str, str], Shared(frozenset({"page"})))
    assert {"a": "1", "b": "2"} == read(query_pairs(b"a=1&page=3&b=2"))


@pytest.mark.parametrize(
    ("way", "text"),
    [
        (by_query(Query("a"), int), "a=1&a=2"),
        (by_query(Query("a"), str), "a=%FF"),
        (by_query(Query("a"), str), "a=\udcff"),
        (by_query(Query("a", explode=False), Color), "a=R,1,G"),
        (by_query(Query("a", explode=False), Color), "a=R,1,R,2"),
        (by_query(Query("a", json=True), Color), "a={"),
        (by_query(Query("a", "deepObject"), Color), "a[R=1"),
        (by_query(Query("a", "deepObject"), Color), "a[R]=1&a[R]=2"),
        (by_query(Query("a", "deepObject"), Color), "a[R]=1&a[R][b]=2"),
        (by_query(Query("a", "deepObject"), list[int]), "a[7]=1"),
        (by_query(Query("a", "deepObject"), Color), "a" + "[b]" * 2000 + "=1"),
        (by_label(Label("a", "label"), str), "b"),
        (by_label(Label("a", "matrix"), str), ";b=1"),
        (by_label(Label("a", "matrix"), str), "a=1"),
        (by_label(Label("a", explode=True), Color), "R=1,G"),
        (by_label(Label("a"), str), "%FF"),
    ],
)
def test_refused_texts(way: Way, text: str) -> None:
    """A text that stands for nothing is refused with the end of a sentence."""
    with pytest.raises(ValueError, match=r"^must "):
        way.read(text)


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (by_header(Header("a"), str), "a\r\nb: c"),
        (by_header(Header("a"), str), "a\0"),
        (by_header(Header("a"), str), " a"),
        (by_header(Header("a"), str), "\ud800"),
        (by_header(Header("a"), list[str]), ["a,b"]),
        (by_header(Header("a"), list[str]), [""]),
        (by_cookie(Cookie("a", "cookie"), str), "a; b=c"),
        (by_cookie(Cookie("a", "cookie"), str), "\n"),
        (by_query(Query("a"), str), "\ud800"),
        (by_query(Query("a", "pipeDelimited", explode=False), list[str]), ["a|b"]),
        (by_query(Query("a", "spaceDelimited", explode=False), list[str]), ["a b"]),
        (by_query(Query("a", "deepObject"), Any), {"a]": 1}),
        (by_query(Query("a", "deepObject"), Any), {"a": []}),
        (by_label(Label("a"), str), "\ud800"),
    ],
)
def test_refused_values(way: Way, value: object) -> None:
    """A value that cannot travel there is refused with the end of a sentence."""
    with pytest.raises(ValueError, match=r"^must "):
        way.write(value)


def test_lists_in_maps() -> None:
    """What explodes twice repeats its name, also where anything will do."""
    for type_ in (dict[str, list[str]], dict[str, Any]):
        way = by_query(Query("q"), type_)
        assert "a=1&a=2&b=3&b=4" == way.write({"a": ["1", "2"], "b": ["3", "4"]})
        assert {"a": ["1", "2"], "b": ["3", "4"]} == way.read("a=1&a=2&b=3&b=4")


def test_empty_values() -> None:
    """With allowEmptyValue an empty value that is no text counts as none."""
    read = query_reader(Query("a", allow_empty=True), int)
    assert (UNSET, 1) == (read({"a": [""]}), read({"a": ["1"]}))
    assert "" == query_reader(Query("a", allow_empty=True), str)({"a": [""]})


def test_headers_in_several_lines() -> None:
    """Lines of one name are one list; of a single value there is one line."""
    read = header_reader(Header("a"), list[str])
    assert ["1", "2", "3"] == read(["1, 2", "3"])
    with pytest.raises(ValueError, match="more than once"):
        header_reader(Header("a"), str)(["1", "2"])


def test_a_cookie_is_read_by_the_name_that_is_written() -> None:
    """A space in it is encoded."""
    way = by_cookie(Cookie("a b"), str)
    assert "a%20b=c" == way.write("c")
    assert "c" == way.read("a%20b=c")


def test_a_cookie_of_json_holds_a_whole_object() -> None:
    """It is not a cookie for each of its members."""
    way = by_cookie(Cookie("a", json=True), Color)
    value = {"R": 1, "G": 2, "B": 3}
    assert 1 == way.write(value).count("=")
    assert value == way.read(way.write(value))


def test_cookies_of_form_style_as_a_query_has_them() -> None:
    """`a=1&a=2` is what the standard says of form style, `a=1; a=2` what works."""
    read = cookie_reader(Cookie("a"), list[int])
    assert [1, 2] == read(cookie_pairs(["a=1&a=2; b=3"]))
    assert [1, 2] == read(cookie_pairs(["a=1; b=3", 'a="2"']))


class Order(msgspec.Struct, omit_defaults=True):
    id: int
    tags: list[str] = []
    address: dict[str, str] = {}
    lines: list[Filter] = []


ORDER = Order(7, ["a&b", "c d"], {"street": "5 Rue"}, [Filter("x")])


def test_forms_without_encodings() -> None:
    """Arrays repeat their name, objects are JSON."""
    form = Form(Order)
    text = form_writer(form)(msgspec.to_builtins(ORDER))
    assert (
        "id=7&tags=a%26b&tags=c%20d&address=%7B%22street%22%3A%225%20Rue%22%7D"
        "&lines=%7B%22name%22%3A%22x%22%7D"
    ) == text
    assert ORDER == msgspec.convert(form_reader(form)(text.encode()), Order)
    spaced = text.replace("%20", "+").encode()
    assert ORDER == msgspec.convert(form_reader(form)(spaced), Order)


def test_forms_with_encodings() -> None:
    """Each member is written as its encoding says."""
    deep = Encoding("deepObject")
    form = Form(
        Order,
        {
            "tags": Encoding("pipeDelimited", explode=False),
            "address": deep,
            "lines": deep,
        },
    )
    text = form_writer(form)(msgspec.to_builtins(ORDER))
    assert (
        "id=7&tags=a%26b%7Cc%20d&address%5Bstreet%5D=5%20Rue&lines%5B0%5D%5Bname%5D=x"
    ) == text
    assert ORDER == msgspec.convert(form_reader(form)(text.encode()), Order)


@pytest.mark.parametrize(
    ("media", "type_", "value", "text"),
    [
        (Json(Any), Any, {"a": [1, "x"]}, "%7B%22a%22%3A%5B1%2C%22x%22%5D%7D"),
        (Text(), str, "a&b=c", "a%26b%3Dc"),
        (Form(Filter), Filter, {"name": "x y", "age": 7}, "name=x%20y&age=7"),
    ],
)
def test_whole_queries(media: Any, type_: Any, value: object, text: str) -> None:
    """A member may be all of the query (OpenAPI 3.2)."""
    location = QueryString(media)
    assert text == querystring_writer(location)(value)
    assert value == querystring_reader(location, type_)(text.encode())
    assert UNSET is querystring_reader(location, type_)(b"")


ORDERED = {
    "level": 1,
    "+1": 3,
    "share": 0.5,
    "cost": "1.50",
    "weight": 2.5,
    "things": ["1", "x"],
    "labels": {"a": 1},
    "by_status": {"paid": 2},
    "pair": [1, "two"],
    "source": {"object": "card", "last4": "1234"},
    "card": {"object": "card", "last4": "1234"},
    "mixed": [1, 2],
    "maybe_each": [1, None],
    "animal": {"meows": True},
    "pets": [{"barks": False, "bornAt": 5}, "7"],
    "feathered": {"kind": "bird", "sings": 2},
    "mode": 1.5,
    "tree": {"a": ["x", {"b": "y"}]},
    "lists": [{"meows": True}, {"meows": False}],
    "nested": {
        "a": 7,
        "b": {"owner": "1", "more": 4},
        "c": [{"object": "bank", "iban": "1"}],
    },
    "filter": {"op": "and", "of": [{"op": "eq", "value": "1"}]},
    "kept": {"owner": "1", "since": 7, "other": 4},
}


@pytest.mark.parametrize("name", ORDERED)
def test_types_of_all_kinds(name: str) -> None:
    """What a union, a choice or a free object holds is read by what it may be."""
    value = shop.order(**{name: ORDERED[name]})
    way = by_query(Query("q", "deepObject"), shop.Order)
    assert value == way.read(way.write(value))


@pytest.mark.parametrize(
    ("items", "text"),
    [
        (['"a,b"', "c"], '"a,b",c'),
        (['W/"1,2"', '"3"'], 'W/"1,2","3"'),
        (['"a\\",b"', 'c"d', 'e"f'], '"a\\",b",c"d,e"f'),
        (['""', "x"], '"",x'),
    ],
)
def test_what_is_quoted_in_a_header_stays_whole(items: list[str], text: str) -> None:
    """Tags of versions and the like may have commas; their quotes are part of them."""
    header = Header("a")
    assert text == header_writer(header)(items)
    assert items == header_reader(header, list[str])([text])


@pytest.mark.parametrize("item", ['"a', 'W/"', '"a"b,c', '"a" "b,c"'])
def test_quotes_that_do_not_end_an_item_are_not_written(item: str) -> None:
    """With what follows, they could be read as one."""
    with pytest.raises(ValueError, match="no quote that begins it"):
        header_writer(Header("a"))([item, 'b"'])


def test_quotes_of_other_clients_are_read_as_they_are() -> None:
    """One that ends nothing, or stands in the middle, sets nothing apart."""
    read = header_reader(Header("a"), list[str])
    assert ['"a', 'b"c', "d"] == read(['"a, b"c, d'])
    assert ['"a,b"', '"c"'] == read([' "a,b" ,\t"c"'])


def test_names_with_brackets_in_a_form() -> None:
    """They are names like others, unless a member that is known begins them."""
    form = Form(dict[str, str])
    value = {"a[b]": "1", "[c]": "2", "d[": "3"}
    assert value == form_reader(form)(form_writer(form)(value).encode())


@pytest.mark.parametrize("name", ["a=b", "="])
def test_names_in_headers_that_would_end_too_soon(name: str) -> None:
    """An object that is exploded has its names before equals signs."""
    with pytest.raises(ValueError, match="no '='"):
        header_writer(Header("X", explode=True))({name: "c"})
    assert f"{name},c" == header_writer(Header("X"))({name: "c"})
