"""What a client makes of an answer: its value, and how it breaks the document."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.constraints import WholeNumber
from templates.package._runtime.http.description import (
    Answer,
    Bytes,
    Form,
    Http,
    Json,
    Multipart,
    Text,
)
from templates.package._runtime.http.received import AnswerPlan, Read
from templates.package._runtime.operation import Operation
from templates.package._runtime.transport import Response

SMALL = Annotated[int, WholeNumber(maximum=5).meta]


class Nothing(CamelStructure):
    """An input without members."""


class Pair(CamelStructure):
    """A form."""

    one: SMALL
    other: str | None = None


def plan(*media: Any, status: Any = 200, method: str = "GET") -> AnswerPlan:
    """What reads the answers of an operation."""
    binding = Http(method, "/", responses={status: Answer(*media)})
    operation: Operation[Nothing, Any] = Operation(
        name="get", binding=binding, input=Nothing
    )
    return AnswerPlan(operation)


def answer(body: bytes, said: str | None = None, status: int = 200) -> Response:
    """An answer with a media type, or without one."""
    headers = {} if said is None else {"content-type": said}
    return Response(status=status, headers=headers, body=body)


Told = tuple[str, str, str]
Case = tuple[Any, bytes, str | None, Any, list[Told], bool]
JSON = Json(SMALL)
FORM = "application/x-www-form-urlencoded"
NOT_WHOLE = ("", "type", "must be an integer, not a string")
TOO_GREAT = ("", "maximum", "must have value less than or equal to 5")

CASES: list[Case] = [
    (JSON, b"5", "application/json", 5, [], True),
    (JSON, b"5", "application/problem+json", 5, [], True),
    (JSON, b"5", None, 5, [], True),
    (JSON, b"6", "application/json", 6, [TOO_GREAT], True),
    (JSON, b'"a"', "application/json", None, [NOT_WHOLE], False),
    (
        JSON,
        b"",
        "application/json",
        None,
        [("", "type", "must be JSON, not empty")],
        False,
    ),
    (
        JSON,
        b"{",
        "application/json",
        None,
        [("", "type", "must be JSON: Input data was truncated")],
        False,
    ),
    (
        JSON,
        b"6",
        "text/html",
        6,
        [
            ("", "contentMediaType", "must be application/json, not text/html: '6'"),
            TOO_GREAT,
        ],
        True,
    ),
    (
        Text("text/plain"),
        b"6",
        "text/html",
        None,
        [("", "contentMediaType", "must be text/plain, not text/html: '6'")],
        False,
    ),
    (Text(), "ä".encode(), "text/plain", "ä", [], True),
    (Text(), "ä".encode("latin-1"), "text/plain; charset=latin-1", "ä", [], True),
    (
        Text(),
        b"a\xff",
        "text/plain",
        "a\ufffd",
        [
            (
                "",
                "type",
                "must be text: 'utf-8' codec can't decode byte 0xff in position 1: "
                "invalid start byte",
            )
        ],
        True,
    ),
    (
        Text(),
        b"a",
        "text/plain; charset=none",
        "a",
        [("", "type", "must be text: unknown encoding: none")],
        True,
    ),
    (Form(Pair), b"one=5&other=a", FORM, Pair(one=5, other="a"), [], True),
    (
        Form(Pair),
        b"one=6",
        FORM,
        None,
        [("/one", "maximum", "must have value less than or equal to 5")],
        False,
    ),
    (
        Form(Pair),
        b"one=%ff",
        FORM,
        None,
        [("", "type", "must be UTF-8, percent-encoded")],
        False,
    ),
    (
        Multipart(Pair),
        b"--b\r\ncontent-disposition: form-data; name=one\r\n\r\n5\r\n--b--\r\n",
        "multipart/form-data; boundary=b",
        Pair(one=5),
        [],
        True,
    ),
]


@pytest.mark.parametrize(("media", "body", "said", "value", "found", "usable"), CASES)
def test_values_of_answers(
    media: Any, body: bytes, said: str | None, value: Any, found: Any, usable: bool
) -> None:
    """A second answer of the kind is read as the first one, and so is an error.

    An error of a media type that is not documented is of another's making.
    """
    of = plan(media)
    for read in (of.value, of.value, of.body):
        made = read(answer(body, said))
        if read == of.body and (said == "text/html" or not body):
            assert Read(None, [], True) == made
            continue
        told = [(each.path, each.rule, each.message) for each in made.found]
        assert (value, found, usable) == (made.value, told, made.usable)


def test_answers_that_hold_nothing() -> None:
    """As none is documented, as it answers HEAD, or as no success is."""
    nothing = Read(None, [], True)
    assert nothing == plan().value(answer(b"a", "text/plain"))
    assert nothing == plan(JSON, method="HEAD").value(answer(b"a", "application/json"))
    of_head = plan(JSON, method="HEAD")
    for _ in range(2):
        assert nothing == of_head.value(answer(b"", "application/json"))
    assert nothing == plan(JSON, status=404).value(answer(b"5", "application/json"))
    assert nothing == plan(JSON, status=404).body(answer(b"5", status=500))
    assert nothing == plan(status=404).body(answer(b"5", status=404))
    assert nothing == plan(Text(), status=404).body(answer(b"5", "text/html", 404))


def test_status_that_is_not_documented() -> None:
    """A success is read as any other, and told."""
    made = plan(JSON, status=201).value(answer(b"5", "application/json"))
    rule = "has the status 200, which is not documented"
    assert (5, True) == (made.value, made.usable)
    assert [("", "status", rule)] == [
        (each.path, each.rule, each.message) for each in made.found
    ]


STREAMS = [
    (200, 200, "application/octet-stream", True),
    (200, 200, None, True),
    (200, 201, "application/octet-stream", False),
    (404, 404, "application/octet-stream", False),
    ("2XX", 206, "application/octet-stream", True),
    ("default", 200, "image/png", True),
]


@pytest.mark.parametrize(("status", "came", "said", "is_it"), STREAMS)
def test_which_answers_are_passed_on(
    status: Any, came: int, said: str | None, is_it: bool
) -> None:
    """Those that succeed with bytes."""
    of = plan(Bytes(), status=status)
    assert of.streams is True
    assert of.is_stream(answer(b"", said, came)) is is_it
    assert plan(JSON).streams is False
    assert plan(JSON).is_stream(answer(b"5")) is False


def test_bytes_of_answers() -> None:
    """Those of an error are its body; others are what a download is made of."""
    came = answer(b"ab", "application/octet-stream")
    assert Read(came, [], True) == plan(Bytes()).value(came)
    failed = answer(b"ab", "application/octet-stream", 404)
    assert Read(b"ab", [], True) == plan(Bytes(), status=404).body(failed)


SUCCESSES: list[tuple[Any, int, bool]] = [
    (200, 199, False),
    (200, 200, True),
    (200, 299, True),
    (200, 300, False),
    (200, 302, False),
    (302, 302, True),
    (302, 303, False),
    ("3XX", 304, True),
    ("3XX", 399, True),
    ("3XX", 400, False),
    (404, 404, False),
    (404, 204, True),
]


@pytest.mark.parametrize(("status", "came", "is_it"), SUCCESSES)
def test_which_answers_are_successes(status: Any, came: int, is_it: bool) -> None:
    """To be sent elsewhere is one only of what has no other."""
    assert plan(status=status).is_success(came) is is_it


def test_what_a_client_accepts() -> None:
    """JSON first, then as documented, each once."""
    of = plan(Text("text/a"), Bytes("image/*"), Json(int), Text("text/a"))
    assert "application/json, text/a, image/*" == of.accept
