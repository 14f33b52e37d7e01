"""Answers of several media types, each with objects of its own: which is sent."""

from __future__ import annotations

from typing import Any

import pytest

from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.context import anonymous
from templates.package._runtime.http.description import (
    Answer,
    Body,
    Form,
    Http,
    Json,
    Multipart,
)
from templates.package._runtime.http.server import Application
from templates.package._runtime.operation import Operation, Service
from tests.http.asking import asked


class Asked(CamelStructure):
    """No parameter."""


class Sent(CamelStructure):
    """What is sent."""

    body: int


class Told(CamelStructure):
    """What is told as JSON."""

    text: str


class Filled(CamelStructure):
    """What a form has."""

    number: int


MANY = Answer(Json(Told), Multipart(Filled), Form(Filled))
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
PARTS = "multipart/form-data"


def answer(said: Answer, value: Any, accept: str) -> tuple[int, str]:
    """The status and the media type of an answer with a value."""
    operation: Operation[Asked, Any] = Operation(
        name="get", binding=Http("GET", "/", {}, responses={200: said}), input=Asked
    )
    service = Service(
        name="small", title="Small", operations={"get": operation}, errors=()
    )
    app = Application(
        service, {operation: lambda *_: value}, authenticate=lambda call: "anybody"
    )
    got = asked(app, "GET", "/", headers={"accept": accept})
    return got.status, got.headers["content-type"].partition(";")[0]


@pytest.mark.parametrize("accept", ["*/*", JSON, FORM, PARTS, f"{FORM};q=0.1, */*"])
def test_the_class_of_a_value_decides(accept: str) -> None:
    """Whatever the caller likes best of all that there is, none is a fault."""
    assert (200, JSON) == answer(MANY, Told(text="x"), accept)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [("*/*", PARTS), (JSON, PARTS), (FORM, FORM), (f"{PARTS};q=0.5, {FORM}", FORM)],
)
def test_of_several_for_a_class_the_caller_chooses(
    accept: str, media_type: str
) -> None:
    """The first that the document has, if the caller takes all or none of them."""
    assert (200, media_type) == answer(MANY, Filled(number=1), accept)


def test_what_cannot_be_written_as_one_is_tried_as_another() -> None:
    """Where no class tells, what a media type takes does."""
    said = Answer(Json(dict[str, int]), Json(list[str], "text/x-list+json"))
    assert (200, "text/x-list+json") == answer(said, ["a"], JSON)
    assert (200, JSON) == answer(said, {"a": 1}, "text/x-list+json")
    assert 500 == answer(said, {"a": "b"}, JSON)[0]


@pytest.mark.parametrize(
    "name",
    ["application/a/b", "application", "text/x-a+json", "application/json;simple"],
)
def test_a_document_may_call_a_media_type_as_it_likes(name: str) -> None:
    """What both sides call so is the same, whatever the standard says of such names."""
    said = Json(int, name)
    operation: Operation[Sent, int] = Operation(
        name="put",
        binding=Http("PUT", "/", {}, body=Body(said), responses={200: Answer(said)}),
        input=Sent,
    )
    service = Service(
        name="small", title="Small", operations={"put": operation}, errors=()
    )
    app = Application(
        service, {operation: lambda request, _: request.body}, authenticate=anonymous
    )
    headers = {"content-type": name.upper(), "accept": name}
    got = asked(app, "PUT", "/", b"7", headers)
    assert (200, name, 7) == (got.status, got.headers["content-type"], got.json())
    assert 406 == asked(app, "PUT", "/", b"7", {**headers, "accept": "b/c"}).status
    assert 415 == asked(app, "PUT", "/", b"7", {"content-type": f"{name}/c"}).status
