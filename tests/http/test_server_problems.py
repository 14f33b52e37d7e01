"""Refusals in the words of an operation's own errors, as far as those have place for them."""

from __future__ import annotations

from types import NoneType
from typing import Any

import msgspec
import pytest

from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.context import Context, anonymous
from templates.package._runtime.http.description import (
    Answer,
    Failure,
    Http,
    Json,
    Text,
)
from templates.package._runtime.http.errors import HttpError
from templates.package._runtime.http.problems import MEDIA_TYPE, refused
from templates.package._runtime.http.server import Application
from templates.package._runtime.http.violated import Fault, Invalid
from templates.package._runtime.operation import Operation, Service
from templates.package._runtime.refusals import Refusal
from tests.http.asking import asked

FAULTS = [
    Fault("query", "/limit", "maximum", "must be at most 9"),
    Fault("body", "/items/0/name", "required", "must not be absent"),
]
SENTENCE = (
    "The request breaks the spec: query /limit must be at most 9; body /items/0/name "
    "must not be absent."
)


class Asked(CamelStructure):
    """No parameter."""


class Located(CamelStructure):
    """A fault as some frameworks tell it."""

    loc: list[str | int]
    msg: str
    type: str


class Validation(CamelStructure):
    """All faults as they tell them."""

    detail: list[Located]


class Inner(CamelStructure):
    """What is wrong."""

    code: str
    message: str


class Wrapped(CamelStructure):
    """What is wrong, within something else."""

    error: Inner
    request_id: str | None = None


class Numbered(CamelStructure):
    """What is wrong, with its status."""

    code: int
    message: str
    reason: str | None = None


class Titled(CamelStructure):
    """What has a place for nothing but a title."""

    title: str
    status: int | None = None


class Strange(CamelStructure):
    """What demands more than is known."""

    message: str
    trace: str


class Silent(CamelStructure):
    """What has no place for words."""

    status: int | None = None


def answered(responses: Any, refusal: Refusal) -> tuple[int, str, Any]:
    """Return the status, the type and the JSON of a refusal."""
    outcome = refused(refusal, Http("GET", "/", responses=responses))
    said = dict(outcome.headers)[b"content-type"].decode()
    return outcome.status, said, msgspec.json.decode(outcome.body)


@pytest.mark.parametrize(
    ("type_", "body"),
    [
        (
            Validation,
            {
                "detail": [
                    {
                        "loc": ["query", "limit"],
                        "msg": "must be at most 9",
                        "type": "maximum",
                    },
                    {
                        "loc": ["body", "items", "0", "name"],
                        "msg": "must not be absent",
                        "type": "required",
                    },
                ]
            },
        ),
        (Wrapped, {"error": {"code": "bad_request", "message": SENTENCE}}),
        (Titled, {"title": SENTENCE, "status": 400}),
        (Numbered, {"code": 400, "message": SENTENCE, "reason": SENTENCE}),
    ],
)
def test_own_words(type_: Any, body: Any) -> None:
    """A structure that has a place for what is wrong gets it."""
    found = answered({400: Answer(Json(type_, "application/x+json"))}, Invalid(FAULTS))
    assert (400, "application/x+json", body) == found


@pytest.mark.parametrize(
    "said", [Answer(Json(Strange)), Answer(Json(Silent)), Answer(Text()), Answer()]
)
def test_no_place(said: Answer) -> None:
    """Otherwise it is a problem, with all faults."""
    status, media_type, body = answered({400: said}, Invalid(FAULTS))
    assert (400, MEDIA_TYPE) == (status, media_type)
    assert {
        "title": "Bad Request",
        "status": 400,
        "detail": SENTENCE,
        "violations": [
            {
                "in": "query",
                "path": "/limit",
                "rule": "maximum",
                "message": "must be at most 9",
            },
            {
                "in": "body",
                "path": "/items/0/name",
                "rule": "required",
                "message": "must not be absent",
            },
        ],
    } == body


class Fallen(HttpError):
    """An error of one status."""

    status = 409


FELL = {"title": "Conflict", "status": 409, "detail": "Fell."}


@pytest.mark.parametrize(
    ("type_", "given", "body"),
    [
        (int | None, {"body": None}, None),
        (int | None, {}, FELL),
        (NoneType, {}, None),
        (Silent | None, {"body": None}, None),
        (Titled | None, {}, {"title": "Fell.", "status": 409}),
        (int, {"body": None}, FELL),
        (Any, {"body": None}, None),
        (Any, {}, FELL),
    ],
)
def test_an_error_may_say_null_where_the_document_does(
    type_: Any, given: dict[str, Any], body: Any
) -> None:
    """What is left out is a problem, unless null is all that there may be."""
    operation: Operation[Asked, Any] = Operation(
        name="get",
        binding=Http("GET", "/", responses={409: Failure(Fallen, Json(type_))}),
        input=Asked,
    )
    service = Service(name="a", title="A", operations={"get": operation}, errors=())

    def handle(request: Asked, context: Context) -> None:
        raise Fallen(**given, message="Fell.")

    app = Application(service, {operation: handle}, authenticate=anonymous)
    got = asked(app, "GET", "/")
    assert (409, body) == (got.status, got.json())


def test_unprocessable() -> None:
    """An operation that has 422 for what breaks its spec, and no 400, is taken by its word."""
    said = Answer(Json(Numbered))
    assert 422 == answered({422: said}, Invalid(FAULTS))[0]
    assert 400 == answered({400: said, 422: said}, Invalid(FAULTS))[0]


def test_ranges_and_default() -> None:
    """Words of a range, or of all other statuses, are words as well."""
    refusal = Refusal(413, "ContentTooLarge", "The body is too long.")
    for key in ("4XX", "default"):
        status, _, body = answered({key: Answer(Json(Numbered))}, refusal)
        assert (413, 413) == (status, body["code"])


def test_many_faults() -> None:
    """The sentence tells some, the list all of them."""
    many = [Fault("query", f"/p{n}", "type", "must be right") for n in range(50)]
    _, _, body = answered({}, Invalid(many))
    assert 50 == len(body["violations"])
    assert 10 == body["detail"].count("must be right")
