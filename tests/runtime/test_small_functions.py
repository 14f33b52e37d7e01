"""What the small functions return that the rest is made of, at each of their turns."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from msgspec import UNSET

from templates.package._runtime import constraints, whole
from templates.package._runtime.encoding import plain
from templates.package._runtime.errors import MissingExtra, TransportError
from templates.package._runtime.extras import Library
from templates.package._runtime.given import given_at
from templates.package._runtime.http import media_types
from templates.package._runtime.http.description import (
    Answer,
    Encoding,
    Form,
    Header,
    Json,
    Label,
    Query,
)
from templates.package._runtime.http.fields import header_reader, header_writer
from templates.package._runtime.http.forms import form_reader, form_writer
from templates.package._runtime.http.header_structures import read_headers
from templates.package._runtime.http.kinds import kind_of
from templates.package._runtime.http.nested import Tree, flat
from templates.package._runtime.http.percent import pairs_of
from templates.package._runtime.http.styles import (
    label_reader,
    label_writer,
    query_reader,
    query_writer,
)
from templates.package._runtime.http.successes import successes_of
from templates.package._runtime.identity.credentials import Credentials
from templates.package._runtime.nesting import MAX_DEPTH
from templates.package._runtime.retryable import retry_after, told_by
from templates.package._runtime.structure import Structure
from templates.package._runtime.transport import Response
from templates.package._runtime.violations import Violation


class Thing(Structure):
    """Has a member of each kind."""

    name: str = ""
    count: int = 0
    flags: list[bool] = msgspec.field(default_factory=list)


def refused(call: Any, *arguments: Any) -> str:
    """What a call raises that refuses its arguments."""
    with pytest.raises((ValueError, TypeError, TransportError)) as raised:
        call(*arguments)
    return str(raised.value)


def test_parameters_of_media_types() -> None:
    """By their names in lower case, without quotation marks; the first of two counts."""
    said = 'a/b; Charset="ut\\"f"; version = 2 ;version=3'
    assert {"charset": 'ut"f', "version": "2"} == media_types.parameters(said)
    assert "2" == media_types.parameter(said, "version")
    assert None is media_types.parameter(said, "boundary")
    assert "a/b" == media_types.bare(" A/B ; c=d")


def test_closest_media_type() -> None:
    """A type before a range, then who agrees in more parameters and says fewer others."""
    documented = [
        "*/*",
        "text/*",
        "text/plain",
        "text/plain; v=1",
        "text/plain; v=2; w=3",
    ]
    chosen = {
        "text/plain": "text/plain",
        "text/plain; v=1": "text/plain; v=1",
        "text/plain; v=2": "text/plain; v=2; w=3",
        "text/plain; v=3": "text/plain",
        "text/html": "*/*",
    }
    for actual, expected in chosen.items():
        assert expected == media_types.closest(documented, actual, str), actual
    assert None is media_types.closest([], "text/plain", str)
    assert (True, 1, -2) == media_types.agreement("a/b; c=D; e=f", "a/b; C=d")
    assert (False, 0, -1) == media_types.agreement("a/b; c=d", "a/b; c=e")


def test_media_types_that_match() -> None:
    """A range takes all of its kind, and a suffix what ends in it."""
    for documented, actual, expected in [
        ("a/b", "A/B; c=d", True),
        ("a/b; c=e", "a/b", True),
        ("a/b", "a/c", False),
        ("*/*", "a/b", True),
        ("*", "a/b", True),
        ("a/*", "a/b", True),
        ("a/*", "c/b", False),
        ("*/b", "a/b", False),
        ("application/*+json", "application/x+json", True),
        ("application/*+json", "application/json", True),
        ("application/*+json", "application/xml", False),
        ("application/*+json", "text/x+json", False),
        ("*/*+json", "text/x+json", True),
    ]:
        assert expected is media_types.matches(documented, actual), (documented, actual)
    assert [True, False, False] == [
        media_types.is_media_type(each) for each in ("a/b;c=d", "a", "a/b\r\n")
    ]
    assert [True, False] == [media_types.is_range(each) for each in ("a/*", "a/b")]


def test_what_stands_where_values_break_their_schemas() -> None:
    """Texts and numbers, shortened; nothing hidden, and nothing that is not there."""
    value = {
        "a": "x" * 61,
        "list": [1, True, {"b/c~": 2.5}],
        "secret": {"d": "no"},
        "short": "y" * 58,
    }
    found = [
        Violation(path, "enum", "must be one")
        for path in ("/a", "/list/0", "/list/1", "/list/2/b~1c~0", "/list/3", "/list/x")
    ]
    found += [
        Violation(path, "enum", "") for path in ("/secret/d", "/a/b", "", "/short")
    ]
    found.append(Violation("/list/0", "maximum", "must be less"))
    expected = {
        "/a": "'" + "x" * 59 + "...",
        "/list/0": "1",
        "/list/2/b~1c~0": "2.5",
        "/short": f"'{'y' * 58}'",
    }
    assert expected == given_at(found, value, {"secret"})
    assert {} == given_at(found, value, {""})


def test_missing_libraries_say_what_needs_them() -> None:
    """And which extra installs them, at the first name that is asked for."""
    library = Library("no_such_library.inner", extra="more", feature="A feature")
    for ask in (lambda _: library.thing, library.load):
        with pytest.raises(MissingExtra) as raised:
            ask("below")
        assert "A feature needs no_such_library" in str(raised.value)
        assert "[more]" in str(raised.value)
    there = Library("json", extra="more", feature="A feature")
    assert there.dumps is there.dumps
    assert "JSONDecoder" in vars(there.load("decoder"))


def test_plain_values_where_not_all_has_a_form() -> None:
    """What JSON has no form for stays as it is, in whatever it stands."""
    odd = object()
    value = {"list": [odd, (1, odd)], "thing": Thing(name="n"), "odd": odd}
    expected = {"list": [odd, [1, odd]], "thing": {"name": "n"}, "odd": odd}
    assert expected == plain(value)


def test_objects_and_arrays_as_names_with_brackets() -> None:
    """Both ways, and what is refused of either."""
    value = {"a": {"b": [1, {"c": True}]}, "d": "e"}
    pairs = [("x[a][b][0]", "1"), ("x[a][b][1][c]", "true"), ("x[d]", "e")]
    assert pairs == list(flat("x", value))
    for wrong, told in [
        ({}, "must not have an empty array or object: there is no text of it"),
        ({"a": []}, "must not have an empty array or object: there is no text of it"),
        ({"a[": 1}, "must not have a member called 'a['"),
        ({"a]": 1}, "must not have a member called 'a]'"),
        ({"": 1}, "must not have a member called ''"),
    ]:
        assert told == refused(lambda each: list(flat("x", each)), wrong)

    def read(type_: Any, *added: tuple[str, str]) -> Any:
        tree = Tree()
        for path, text in added:
            tree.add(path, [text])
        return tree.value(kind_of(type_))

    numbers, deep = list[int], dict[str, list[int]]
    assert [1, 2] == read(numbers, ("[1]", "2"), ("[0]", "1"))
    assert [1, 2, 3] == read(numbers, ("[0]", "1"), ("[]", "2"), ("[]", "3"))
    assert {"a": [1], "b": [2, 3]} == read(
        deep, ("[a][0]", "1"), ("[b]", "2"), ("[b]", "3")
    )
    for added, type_, told in [
        ([("[0]", "1"), ("[2]", "3")], numbers, "must have items numbered from 0 on"),
        (
            [("[a]", "1"), ("[a][b]", "2")],
            deep,
            "must not be a value and an object at once",
        ),
        ([("[]", "1")], dict[str, int], "must not have a member without a name"),
        (
            [("[a]", "1"), ("[a]", "2")],
            dict[str, int],
            "must not be given more than once",
        ),
        ([("[][a]", "1")], numbers, "must have numbered items where they are objects"),
        ([("a", "1")], numbers, "must have names in brackets, such as [a][b]"),
        (
            [("[a]" * (MAX_DEPTH + 1), "1")],
            numbers,
            f"must not have more than {MAX_DEPTH} levels",
        ),
    ]:
        assert told == refused(read, type_, *added), added


def test_values_of_json_in_texts() -> None:
    """Of the path, the query and headers, where a document says so."""
    value = {"a": [1, "é/"]}
    label, query, header = (
        Label("l", json=True),
        Query("q", json=True),
        Header("h", json=True),
    )
    text = label_writer(label)(value)
    assert "%7B%22a%22:%5B1,%22%C3%A9%2F%22%5D%7D" == text.replace("%3A", ":").replace(
        "%2C", ","
    )
    assert value == label_reader(label, Any)(text)
    assert value == query_reader(query, Any)(pairs_of(query_writer(query)(value)[0]))
    written = header_writer(header)({"a": [1]})
    assert written is not None
    assert {"a": [1]} == header_reader(header, Any)([written])
    assert "must not be given more than once" == refused(
        header_reader(Header("h"), int), ["1", "2"]
    )
    assert UNSET is header_reader(header, Any)([])
    values: list[Any] = [[], {}, [1, 2]]
    assert [None, None, "1,2"] == [header_writer(Header("h"))(each) for each in values]


def test_forms_are_written_as_their_encoding_says() -> None:
    """By their own styles, as JSON, as the values want it; and are objects."""
    encoding: dict[str, Encoding | Query] = {
        "piped": Encoding(style="pipeDelimited", explode=False),
        "json": Encoding(content_type="application/json"),
        "text": Encoding(content_type="text/plain"),
        "query": Query("query", explode=False),
    }
    form = Form(Any, encoding)
    values = {
        "piped": [1, 2],
        "json": [1],
        "text": "a b",
        "query": [3, 4],
        "o": {"p": 1},
        "l": [5, 6],
    }
    text = form_writer(form)(values)
    assert (
        "piped=1%7C2&json=%5B1%5D&text=a%20b&query=3,4&o=%7B%22p%22%3A1%7D&l=5&l=6"
        == text.replace("+", "%20")
    )
    assert "must be an object, for a form has names and values" == refused(
        form_writer(form), [1]
    )
    assert {"name": "n", "count": 2, "flags": [True, False]} == form_reader(
        Form(Thing)
    )(b"name=n&count=2&flags=true&flags=false")
    assert {"a": ["1", "3"], "b": [""], "": ["2"], "c d": ["+"], "%zz": ["4"]} == (
        pairs_of("a=1&&b&=2&a=3&c+d=+&%zz=4&%ff=5")
    )


def test_headers_of_answers_as_far_as_they_fit() -> None:
    """What does not fit is as it came, and what must be there and is not is nothing."""

    class Headers(Structure):
        """A documented answer's."""

        x_count: int = msgspec.field(name="X-Count")
        x_names: list[str] | None = msgspec.field(name="X-Names", default=None)

    made = read_headers(Answer(headers=Headers), {"x-count": "3", "x-names": "a, b"})
    assert Headers(x_count=3, x_names=["a", "b"]) == made
    assert Headers(x_count=3) == read_headers(Answer(headers=Headers), {"x-count": "3"})
    for headers, count in [({}, None), ({"x-count": "three"}, "three")]:
        made = read_headers(Answer(headers=Headers), {"x-names": "a", **headers})
        assert (count, ["a"]) == (
            getattr(made, "x_count", 0),
            getattr(made, "x_names", 0),
        )


def test_statuses_of_successes() -> None:
    """Those of the document; else its default, and that of an answer without a body."""
    body, empty = Answer(Json(int)), Answer()
    table: list[tuple[dict[int | str, Answer], list[int]]] = [
        ({200: body, 404: empty, "default": body}, [200]),
        ({"2XX": body, 301: empty, 199: empty, 400: empty}, [200, 301]),
        ({"default": body}, [200, 204]),
        ({"default": empty, 500: body}, [204]),
        ({}, [204]),
    ]
    for responses, expected in table:
        assert expected == [status for status, _ in successes_of(responses)], responses


def test_limits_of_whole_numbers() -> None:
    """The least and the greatest integer that keep to all of them, for msgspec."""

    def meta(**limits: Any) -> tuple[Any, Any]:
        made = constraints.WholeNumber(**limits).meta
        return made.ge, made.le

    table: list[tuple[dict[str, Any], tuple[Any, Any]]] = [
        ({}, (None, None)),
        ({"minimum": 1.5, "maximum": 4.5}, (2, 4)),
        (
            {
                "minimum": 2,
                "exclusive_minimum": 2,
                "maximum": 4,
                "exclusive_maximum": 4,
            },
            (3, 3),
        ),
        ({"exclusive_minimum": 1.5, "exclusive_maximum": 4.5}, (2, 4)),
        ({"bits": 32}, (-(2**31), 2**31 - 1)),
        ({"bits": 32, "minimum": -5, "maximum": 2**40}, (-5, 2**31 - 1)),
        ({"maximum": 2**70, "minimum": -(2**70)}, (None, None)),
    ]
    for limits, expected in table:
        assert expected == meta(**limits), limits
    huge = constraints.WholeNumber(maximum=2**70, multiple_of=3).fits
    assert huge is not None
    assert [True, False, False] == [huge(each) for each in (3, 4, 2**71)]
    found: list[Violation] = []
    number = constraints.WholeNumber(
        minimum=3,
        maximum=1,
        exclusive_minimum=2,
        exclusive_maximum=2,
        bits=32,
        multiple_of=2,
    )
    number.check(2**31 + 1, None, found)
    number.check(-(2**31) - 1, None, found)
    number.check(2, None, found)
    number.check("2", None, found)
    rules = ["maximum", "exclusiveMaximum", "format", "multipleOf"]
    rules += ["minimum", "exclusiveMinimum", "format", "multipleOf"]
    rules += ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "type"]
    assert rules == [each.rule for each in found]


def test_which_undocumented_errors_may_pass() -> None:
    """Those that say that there were too many, and statuses of servers; no quotas."""
    for code, status, expected in [
        ("ThrottlingException", 400, True),
        ("Odd", 503, True),
        ("Odd", 500, True),
        ("Odd", 400, False),
        ("Odd", None, False),
        ("QuotaExceeded", 503, False),
    ]:
        assert expected is told_by(code, status), (code, status)


def test_how_long_answers_ask_to_wait() -> None:
    """In milliseconds, in seconds, or until a date by the clock of who answers."""
    then, now = "Wed, 21 Oct 2015 07:28:10 GMT", "Wed, 21 Oct 2015 07:28:00 GMT"
    for headers, expected in [
        ({"retry-after-ms": " 1500 ", "retry-after": "9"}, 1.5),
        ({"retry-after-ms": "1.5", "retry-after": " 9 "}, 9.0),
        ({"retry-after": "1234567890"}, 365 * 86400.0),
        ({"retry-after-ms": "9" * 400}, 365 * 86400.0),
        ({"retry-after": then, "date": now}, 10.0),
        ({"retry-after": now, "date": then}, 0.0),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:10 -0000", "date": now}, 10.0),
        ({"retry-after": then}, 0.0),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ]:
        assert expected == retry_after(headers), headers


def test_credentials_have_an_id_and_a_secret() -> None:
    """And a time with a zone, if any."""
    told = "an access key has an id and a secret"
    assert told == refused(Credentials, "", "secret")
    assert told == refused(Credentials, "id", "")
    late = datetime(2030, 1, 1, tzinfo=UTC)
    assert "expires_at must have a time zone" == refused(
        lambda: Credentials("id", "secret", expires_at=late.replace(tzinfo=None))
    )
    made = Credentials("id", "hidden", session_token="concealed", expires_at=late)
    assert "hidden" not in repr(made)
    assert "concealed" not in repr(made)


class Stream:
    """Pieces of a body, and whether it was closed."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = pieces
        self.closed = 0

    def __iter__(self) -> Any:
        return iter(self.pieces)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            yield piece

    def close(self) -> None:
        """Count."""
        self.closed += 1

    async def aclose(self) -> None:
        """Count."""
        self.closed += 1


def test_what_is_left_to_be_read_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Just as long it may be; too long it is refused, and closed whichever it is."""
    monkeypatch.setattr(whole, "MAX_BYTES", 4)
    told = "the response is larger than 4 bytes"

    def answered(*pieces: bytes) -> Response:
        return Response(status=200, headers={}, body=b"", stream=Stream(*pieces))

    def read_async(response: Response) -> Response:
        return asyncio.run(whole.whole_async(response))

    for read in (whole.whole, read_async):
        response = answered(b"ab", b"cd")
        found = read(response)
        assert (b"abcd", None) == (found.body, found.stream)
        assert 1 == response.stream.closed  # type: ignore[union-attr]  # it is a Stream
        response = answered(b"abc", b"de")
        with pytest.raises(TransportError, match=told) as raised:
            read(response)
        assert False is raised.value.retryable
        assert 1 == response.stream.closed  # type: ignore[union-attr]  # it is a Stream
