"""Bodies in the log of a client: asked for, bounded, and without secrets."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from tests.http.documents import HEAD, service
from tests.http.emitted import Emitted, emit

DOCUMENT = f"""{HEAD}
  /login:
    post:
      operationId: login
      requestBody:
        required: true
        content:
          application/json: {{schema: {{$ref: '#/components/schemas/Login'}}}}
          application/x-www-form-urlencoded: {{schema: {{$ref: '#/components/schemas/Login'}}}}
      responses:
        '200': {{description: In, content: {{application/json: {{schema: {{type: object,
          properties: {{session: {{$ref: '#/components/schemas/Secret'}}, n: {{type: integer}}}}}}}}}}}}
        '401': {{description: Out, content: {{application/json: {{schema: {{}}}}}}}}
  /photo:
    post:
      operationId: photo
      requestBody: {{content: {{image/png: {{}}}}}}
      responses: {{'204': {{description: Kept}}}}
components:
  schemas:
    Secret: {{type: string, format: password}}
    Login:
      type: object
      properties:
        name: {{type: string}}
        word: {{$ref: '#/components/schemas/Secret'}}
        words: {{type: array, items: {{$ref: '#/components/schemas/Secret'}}}}
        pin: {{type: integer, writeOnly: true}}
        maybe: {{oneOf: [{{type: integer}}, {{type: string, format: password}}]}}
        note: {{type: string}}
        code: {{type: string, pattern: '^[A-Z]+$'}}
        key: {{type: string, format: password, pattern: '^[A-Z]+$'}}
"""
KEPT = {"word": "hunter2", "words": ["s3cret"], "pin": 4711, "maybe": "psst"}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """A package with secrets."""
    return emit(DOCUMENT, "http_body_log", tmp_path_factory.mktemp("log"))


@pytest.fixture(params=["json", "form"])
def said(
    request: pytest.FixtureRequest, package: Emitted, caplog: pytest.LogCaptureFixture
) -> Any:
    """A function that returns what is logged of a call with these options."""
    form = {"content_type": "application/x-www-form-urlencoded"}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"application/json")]
        status = scope["state"]["status"] if scope.get("state") else 200
        start = {"type": "http.response.start", "status": status, "headers": headers}
        await send(start)
        body = json.dumps({"session": "t0ken", "n": 7}).encode()
        await send({"type": "http.response.body", "body": body})

    def call(level: int = logging.DEBUG, note: str = "hi", **options: Any) -> str:
        hook = package.calls.BodyLog(package.operations.SERVICE, **options)
        transport = package.transports.AsgiTransport(app)
        caplog.clear()
        login = package.models.Login(name="ann", note=note, **KEPT)
        with (
            caplog.at_level(level, "http_body_log.client"),
            package.client.HttpBodyLogClient(
                base_url="http://x.test", transport=transport, hooks=[hook]
            ) as client,
        ):
            client.login(body=login, **(form if request.param == "form" else {}))
            client.photo(body=b"\x89PNG secret")
        transport.close()
        return caplog.text

    return call


def test_the_document_says_what_is_secret() -> None:
    """By format, by direction, in lists and unions, and through references."""
    names = "key", "maybe", "pin", "session", "word", "words"
    assert names == service(DOCUMENT).sensitive


def test_secrets_are_hidden(said: Any) -> None:
    """Everything else is told, of requests and of answers."""
    text = said()
    for secret in ("hunter2", "s3cret", "4711", "psst", "t0ken", "PNG"):
        assert secret not in text
    assert "ann" in text
    assert "hi" in text
    assert 'is answered with status 200: {"session":"...","n":7}' in text
    assert "photo, attempt 1 sends: 11 bytes" in text


def test_it_is_bounded(said: Any) -> None:
    """A long body is cut, and its length told."""
    text = said(note="x" * 5000, limit=100)
    assert "x" * 101 not in text
    assert "... (" in text


def test_more_can_be_hidden(said: Any) -> None:
    """Who calls may know more than the document says."""
    assert "whisper" not in said(note="whisper", hidden=["Note"])


def test_it_is_silent_at_other_levels(said: Any) -> None:
    """No body is looked at either."""
    assert "sends" not in said(level=logging.INFO)


@pytest.mark.parametrize(
    "schema",
    [
        "{type: string, format: password}",
        "{type: object, additionalProperties: {type: string, format: password}}",
        "{type: array, items: {type: string, writeOnly: true}}",
    ],
)
def test_what_no_name_tells_hides_all(schema: str) -> None:
    """A body that is a secret as a whole leaves nothing to show."""
    text = f"""{HEAD}
  /a:
    post:
      operationId: a
      requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}
      responses: {{'204': {{description: Kept}}}}
"""
    assert ("",) == service(text).sensitive


def test_refusals_tell_the_value_unless_it_is_secret(package: Emitted) -> None:
    """Beside the pattern that it breaks."""
    login = package.models.Login(code="a1", key="hunter2")
    transport = package.transports.AsgiTransport(None)
    with (
        package.client.HttpBodyLogClient(
            base_url="http://x.test", transport=transport
        ) as client,
        pytest.raises(package.errors.RequestInvalid) as caught,
    ):
        client.login(body=login)
    said = str(caught.value)
    assert "/body/code must satisfy regular expression '[A-Z]+', and is 'a1'" in said
    assert "/body/key must satisfy" in said
    assert "hunter2" not in said
