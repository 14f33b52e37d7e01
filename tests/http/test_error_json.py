"""Errors of statuses as JSON, for whatever library reads and writes it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.http.documents import HEAD
from tests.http.emitted import Emitted, emit
from tests.json_libraries import LIBRARIES
from tests.tools import mypy_finds

DOCUMENT = f"""{HEAD}
  /a:
    get:
      operationId: getA
      responses:
        "200": {{description: Fine}}
        "404": {{description: Gone, content: {{application/json: {{schema: {{$ref: "#/components/schemas/Problem"}}}}}}}}
        "409": {{description: Either, content: {{application/json: {{schema: {{oneOf: [{{$ref: "#/components/schemas/Problem"}}, {{type: number, format: decimal}}, {{type: string, enum: [new, old]}}]}}}}}}}}
        "413": {{description: XML, content: {{application/xml: {{schema: {{type: string}}}}}}}}
        "415": {{description: Text, content: {{text/plain: {{schema: {{type: string}}}}}}}}
        "429": {{description: Slow}}
        "5XX": {{description: Faulty, content: {{application/json: {{schema: {{$ref: "#/components/schemas/Problem"}}}}}}}}
  /b:
    get:
      operationId: getB
      responses:
        "200": {{description: Fine}}
        "404": {{description: Gone, content: {{application/json: {{schema: {{type: array, items: {{type: string, maxLength: 3}}}}}}}}}}
        default: {{description: Any, content: {{application/json: {{schema: {{}}}}}}}}
components:
  schemas:
    Problem:
      type: object
      required: [message]
      properties:
        message: {{type: string, minLength: 1}}
        at: {{type: string, format: date-time}}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """A package with errors of all kinds."""
    return emit(DOCUMENT, "http_error_json", tmp_path_factory.mktemp("errors"))


def said(error: Any) -> tuple[Any, ...]:
    """Return all that an error says."""
    return type(error), error.status, error.message, error.headers, error.body


def cases(package: Emitted) -> list[Any]:
    """Return errors of all kinds of bodies."""
    errors, models = package.errors, package.models
    at = datetime(2026, 1, 2, tzinfo=UTC)
    return [
        errors.NotFound(models.Problem(message="none", at=at)),
        errors.NotFound(["a", "b"], "both", headers={"retry-after": "3"}),
        errors.NotFound(),
        errors.Conflict(models.Problem(message="it is there")),
        errors.Conflict("new"),
        errors.ContentTooLarge(b"<size>\xff</size>"),
        errors.UnsupportedMediaType("só"),
        errors.TooManyRequests(),
        errors.ServerFault(models.Problem(message="disk"), status=507),
        errors.UnexpectedStatus({"any": [None, 1.5, "x"]}, status=418),
        errors.Undocumented(["what", {"else": 1}], status=499),
        errors.Undocumented(status=498),
    ]


@pytest.mark.parametrize("library", LIBRARIES)
def test_errors_come_back(package: Emitted, library: str) -> None:
    """Text and plain JSON stand for the same error, by any library."""
    write, read = LIBRARIES[library]
    for error in cases(package):
        class_ = type(error)
        text = error.to_json()
        assert said(error) == said(class_.from_json(text))
        assert said(error) == said(class_.from_json(text.decode()))
        assert read(text) == error.to_dict()
        assert said(error) == said(class_.from_dict(read(write(error.to_dict()))))
        assert said(error) == said(class_.from_json(write(read(text))))


def test_bodies_are_as_they_travel(package: Emitted) -> None:
    """Beside them are the status, the message, and headers if there are any."""
    errors, models = package.errors, package.models
    at = datetime(2026, 1, 2, tzinfo=UTC)
    error = errors.NotFound(models.Problem(message="none", at=at), headers={"a": "b"})
    assert error.to_dict() == {
        "status": 404,
        "message": "none",
        "headers": {"a": "b"},
        "body": {"message": "none", "at": "2026-01-02T00:00:00Z"},
    }
    assert {"status": 429, "message": "Too Many Requests"} == (
        errors.TooManyRequests().to_dict()
    )


def test_what_is_not_told_is_by_default(package: Emitted) -> None:
    """A body alone will do where the class has a status."""
    error = package.errors.NotFound.from_dict({"body": {"message": "none"}})
    assert (404, "none", "client") == (error.status, error.message, error.fault)
    fault = package.errors.ServerFault.from_json('{"status": 503}')
    assert (503, "Service Unavailable", "server", None) == (
        *(fault.status, fault.message, fault.fault),
        fault.body,
    )


@pytest.mark.parametrize(
    ("class_", "text", "found"),
    [
        ("NotFound", "{", [("", "type")]),
        ("NotFound", "[]", [("", "type")]),
        ("NotFound", '{"status": 409}', [("/status", "const")]),
        ("NotFound", '{"status": "x"}', [("/status", "type")]),
        ("ServerFault", "{}", [("/status", "required")]),
        ("NotFound", '{"body": {"message": ""}}', [("/body/message", "minLength")]),
        ("NotFound", '{"body": {}}', [("/body/message", "required")]),
        ("UnsupportedMediaType", '{"body": 1}', [("/body", "type")]),
    ],
)
def test_what_stands_for_no_error_is_refused(
    package: Emitted, class_: str, text: str, found: list[tuple[str, str]]
) -> None:
    """The error names the class, and all that is wrong."""
    made = getattr(package.errors, class_)
    with pytest.raises(package.errors.ModelInvalid, match=f"no {class_}") as caught:
        made.from_json(text)
    assert found == [(each.path, each.rule) for each in caught.value.violations]
    if text != "{":
        with pytest.raises(package.errors.ModelInvalid):
            made.from_dict(json.loads(text))


def test_body_that_breaks_its_schema_is_refused(package: Emitted) -> None:
    """Neither way out of an error skips the check."""
    wrong = package.errors.NotFound(package.models.Problem(message=""))
    for way in (wrong.to_json, wrong.to_dict):
        with pytest.raises(package.errors.ModelInvalid, match="/body/message"):
            way()


def test_bytes_of_an_error_are_its_body(package: Emitted) -> None:
    """What is no JSON, such as XML, is passed on as it is."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"application/xml")]
        start = {"type": "http.response.start", "status": 413, "headers": headers}
        await send(start)
        await send({"type": "http.response.body", "body": b"<size/>"})

    transport = package.transports.AsgiTransport(app)
    with (
        package.client.HttpErrorJsonClient(
            base_url="http://small.test", transport=transport
        ) as client,
        pytest.raises(package.errors.ContentTooLarge) as caught,
    ):
        client.get_a()
    error = caught.value
    assert b"<size/>" == error.body
    assert said(error) == said(type(error).from_json(error.to_json()))


def test_types_are_known(package: Emitted, tmp_path: Path) -> None:
    """To type checkers an error that comes back is of the same class."""
    text = "from http_error_json import errors\n"
    text += "back: errors.NotFound = errors.NotFound.from_json(b'')\n"
    text += "members: dict[str, object] = back.to_dict()\n"
    (tmp_path / "use.py").write_text(text)
    (tmp_path / "http_error_json").symlink_to(package.folder / "http_error_json")
    assert "" == mypy_finds(tmp_path / "use.py", cwd=tmp_path)
