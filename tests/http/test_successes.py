"""What the successes of an operation may carry, and what is sent as which."""

from __future__ import annotations

from types import NoneType
from typing import Any

import pytest

from templates.package._runtime.camel_structure import CamelStructure
from templates.package._runtime.context import anonymous
from templates.package._runtime.http.description import Answer, Bytes, Http, Json, Text
from templates.package._runtime.http.reply import Reply
from templates.package._runtime.http.server import Application
from templates.package._runtime.http.successes import is_null, takes_none
from templates.package._runtime.operation import Operation, Service
from tests.http.asking import asked
from tests.http.pets.models import Pet


@pytest.mark.parametrize(
    ("media", "takes", "is_alone"),
    [
        ((), False, False),
        ((Json(Pet),), False, False),
        ((Json(Pet | None),), True, False),
        ((Json(NoneType),), True, True),
        ((Json(NoneType), Json(int)), True, False),
        ((Json(NoneType), Text()), True, False),
        ((Text(), Bytes()), False, False),
    ],
)
def test_null_is_a_value_of_some_answers(
    media: tuple[Any, ...], takes: bool, is_alone: bool
) -> None:
    """Where it is none, an answer without a value has no body."""
    answer = Answer(*media)
    assert (takes, is_alone) == (takes_none(answer), is_null(answer))


class Nothing(CamelStructure):
    """Input without members."""


@pytest.mark.parametrize(
    ("answers", "result", "status", "body"),
    [
        ({200: Answer(Json(Pet | None))}, None, 200, b"null"),
        ({200: Answer(Json(Pet)), 204: Answer()}, None, 204, b""),
        ({204: Answer(), 200: Answer(Json(NoneType))}, None, 200, b"null"),
        ({202: Answer(Text()), 201: Answer(Json(NoneType))}, None, 201, b"null"),
        ({201: Answer(), 203: Answer(Json(int))}, 7, 203, b"7"),
        ({200: Answer(Json(int))}, None, 500, None),
        ({201: Answer()}, 7, 500, None),
        ({200: Answer(Json(int | None))}, Reply(None, status=200), 200, b"null"),
        ({200: Answer(Json(int))}, Reply(None, status=200), 200, b""),
    ],
)
def test_which_success_a_value_is(
    answers: Any, result: Any, status: int, body: bytes | None
) -> None:
    """A success that carries just its class goes first, then one that has place for it."""
    operation: Operation[Nothing, Any] = Operation(
        name="get", binding=Http("GET", "/", responses=answers), input=Nothing
    )
    service = Service(name="a", title="A", operations={"get": operation}, errors=())
    handlers = {operation: lambda request, context: result}
    app = Application(service, handlers, authenticate=anonymous)
    got = asked(app, "GET", "/")
    assert (status, got.body if body is None else body) == (got.status, got.body)
