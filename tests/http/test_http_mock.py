"""The mock of a document of HTTP: every operation answers as it is documented."""

from __future__ import annotations

import asyncio
import json
from contextlib import nullcontext
from typing import Any

import pytest

from generator.mock.application import Manner, Mock, build
from generator.problems.diagnostics import SpecError
from generator.sources.files import NO_FILES
from generator.sources.source import Source
from tests.http.documents import HEAD, SHOP

EXAMPLES = f"""\
{HEAD}  /pets:
    get:
      operationId: list
      responses:
        '200':
          description: Pets.
          headers: {{X-Left: {{required: true, schema: {{type: integer, example: 7}}}}}}
          content:
            application/json:
              schema: {{type: array, items: {{type: string}}}}
              examples: {{none: {{value: []}}, one: {{value: [ann]}}}}
        '404': {{description: None., content: {{application/json: {{schema: {{type: object,
          properties: {{why: {{type: string, example: gone}}}}}}}}}}}}
        '5XX': {{description: Broken.}}
        default: {{description: Odd.}}
"""


def mock(text: str) -> Mock:
    """The mock of a document."""
    source = Source("spec.yaml", text)
    return build(source, NO_FILES, Manner(), log=lambda line: None, stage=nullcontext)


def call(
    application: Any, method: str, path: str, **headers: str
) -> tuple[int, dict[str, str], Any]:
    """The status, the headers and the body of an answer."""
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "http_version": "1.1",
        "headers": [(key.encode(), value.encode()) for key, value in headers.items()],
    }
    asyncio.run(application(scope, receive, send))
    start, *bodies = sent
    body = b"".join(each.get("body", b"") for each in bodies)
    told = {key.decode(): value.decode() for key, value in start["headers"]}
    return start["status"], told, json.loads(body) if body else None


@pytest.fixture(scope="module")
def pets() -> Mock:
    """The mock of a service with examples."""
    return mock(EXAMPLES)


def test_success_is_the_first_example(pets: Mock) -> None:
    """With the headers that the document says."""
    status, headers, body = call(pets.application, "GET", "/pets")
    assert (200, "7", []) == (status, headers["x-left"], body)


@pytest.mark.parametrize(
    ("prefer", "expected"),
    [
        ("example=one", (200, ["ann"])),
        ("code=404", (404, {"why": "gone"})),
        ("code=503", (503, None)),
        ("code=418", (418, None)),
    ],
)
def test_any_documented_answer_is_had(
    pets: Mock, prefer: str, expected: tuple[int, Any]
) -> None:
    """By its status, be it in a range or any other; by the name of an example."""
    status, headers, body = call(pets.application, "GET", "/pets", prefer=prefer)
    assert expected == (status, body)
    assert prefer == headers["preference-applied"]


def test_what_is_not_documented_is_refused(pets: Mock) -> None:
    """The answer says what there is."""
    status, _, body = call(pets.application, "GET", "/pets", prefer="example=two")
    assert 400 == status
    assert "it documents none, one" in json.dumps(body)


def test_every_operation_of_the_shop_answers() -> None:
    """Values are made of schemas where there are no examples; bytes are some."""
    application = mock(SHOP.read_text()).application
    status, _, listed = call(application, "GET", "/pets")
    assert (200, True) == (status, bool(listed) and "name" in listed[0])
    assert 204 == call(application, "DELETE", "/pets/1")[0]


def test_what_cannot_be_made_is_told_before_anybody_calls() -> None:
    """The place is that of the schema."""
    text = EXAMPLES.replace(
        "{type: string, example: gone}",
        "{type: string, pattern: '^a{3}$', maxLength: 2}",
    ).replace("properties: {why", "required: [why], properties: {why")
    with pytest.raises(SpecError, match="the mock can make no"):
        mock(text)


def test_what_answers_lack_is_told_with_its_place() -> None:
    """An optional member of which no value can be made is left out, and not in silence."""
    lacking = "{type: string, pattern: '^a{3}$', maxLength: 2}"
    made = mock(EXAMPLES.replace("{type: string, example: gone}", lacking))
    (told,) = map(str, made.warnings)
    assert "the mock leaves out `why`: it can make no" in told
    assert told.startswith("spec.yaml:")
    assert () == mock(EXAMPLES).warnings


def test_a_document_without_operations_has_no_mock() -> None:
    """There would be nothing to call."""
    with pytest.raises(SpecError, match="nothing to mock"):
        mock(f"{HEAD}  {{}}\n")
