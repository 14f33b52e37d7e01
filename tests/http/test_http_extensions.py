"""The extensions of Concord in documents of HTTP: what they do, and what says nothing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from generator.problems.diagnostics import SpecError
from tests.http.documents import HEAD, service, warnings
from tests.http.emitted import Emitted, emit
from tests.http.scripted import Scripted, answered

DONE = "responses: {'200': {description: Done}}"
TOKEN = "parameters: [{name: Token, in: TOLD, schema: {type: SCHEMA}}]"
AGAIN = "x-concord-idempotency"

DOCUMENT = f"""\
{HEAD}  /plain: {{post: {{operationId: plain, {DONE}}}}}
  /said: {{post: {{operationId: said, {AGAIN}: {{repeatable: true}}, {DONE}}}}}
  /never: {{put: {{operationId: never, {AGAIN}: {{repeatable: false}}, {DONE}}}}}
  /query:
    post:
      operationId: asked
      {AGAIN}: {{token: Token}}
      parameters: [{{name: Token, in: query, schema: {{type: string}}}}]
      {DONE}
  /number:
    post:
      operationId: counted
      parameters: [{{name: Idempotency-Key, in: header, schema: {{type: integer}}}}]
      {DONE}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """A package of operations that may, or may not, be called twice."""
    return emit(DOCUMENT, "again", tmp_path_factory.mktemp("again"))


@pytest.mark.parametrize(
    ("method", "options", "requests"),
    [
        ("plain", {}, 1),
        ("plain", {"headers": {"idempotency-key": "mine"}}, 2),
        ("said", {}, 2),
        ("never", {}, 1),
        ("asked", {}, 2),
        ("counted", {}, 1),
    ],
)
def test_requests_are_sent_again_where_that_is_right(
    package: Emitted, method: str, options: dict[str, Any], requests: int
) -> None:
    """The document says so, or a key travels that makes it so."""
    transport = Scripted(answered(500), answered(200, b"", None))
    client = package.client.AgainClient(
        base_url="http://again.test",
        transport=transport,
        retries=package.retries.Retries(attempts=2, first_pause=0.001),
    )
    try:
        getattr(client, method)(**options)
    except package.errors.Undocumented:
        assert requests == 1
    assert requests == len(transport.requests)
    if method == "asked":
        first, second = (each.url.partition("Token=")[2] for each in transport.requests)
        assert UUID(first) == UUID(second)
    if method == "counted":
        assert "Idempotency-Key" not in transport.requests[0].headers


def document(said: str, parameter: str = TOKEN, end: str = "") -> str:
    """A document with one operation, of which something is said."""
    given = parameter.replace("TOLD", "header").replace("SCHEMA", "string")
    return f"{HEAD}  /a: {{post: {{{said}, {given}, {DONE}}}}}\n{end}"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            document(f"{AGAIN}: {{token: Tokn}}"),
            "the operation has no parameter `Tokn`",
            "did you mean `Token`?",
        ),
        (
            document(f"{AGAIN}: {{token: b}}", "parameters: []"),
            "the operation has no parameter `b`",
            "it has no parameter at all",
        ),
        (
            document(f"{AGAIN}: {{token: Token}}", TOKEN.replace("SCHEMA", "integer")),
            "`Token` cannot be a token: its schema does not take every UUID",
            "clients fill in a UUID",
        ),
        (
            document(f"{AGAIN}: {{repeatable: sometimes}}"),
            "`repeatable` must be true or false",
            "",
        ),
        (
            document(f"{AGAIN}: {{tokn: Token}}"),
            "`x-concord-idempotency` has no member `tokn`",
            "did you mean `token`?",
        ),
        (
            document(f"{AGAIN}: {{repeatable: false, token: Token}}"),
            "a request with a token may be sent again",
            "leave out",
        ),
        (document(f"{AGAIN}: true"), "must be an object", ""),
        (document(f"{AGAIN}: {{}}"), "must be an object", ""),
        (document(f"{AGAIN}: {{token: 5}}"), "`token` must be a string", ""),
        (document("x-concord-name: 5"), "`x-concord-name` must be a string", ""),
        (document("x-concord-group: [a]"), "`x-concord-group` must be a string", ""),
        (
            document("x-concord-error: {fault: client}"),
            "`x-concord-error` says nothing here",
            "told by their statuses",
        ),
        (
            document("tags: [a]", TOKEN.replace("name:", "x-concord-group: a, name:")),
            "`x-concord-group` says nothing here; it belongs to an operation or a path",
            "move it there",
        ),
        (document("x-concord-nmae: a"), "there is no extension `x-concord-nmae`", ""),
        (
            document(
                "tags: [a]",
                end="components: {schemas: {A: {x-concord-exclusive: 1, oneOf: "
                "[{type: string}, {type: integer}]}}}",
            ),
            "`x-concord-exclusive` must be true or false",
            "",
        ),
    ],
)
def test_what_says_nothing_is_told_with_its_place(
    text: str, message: str, hint: str
) -> None:
    """No extension is ignored without a word."""
    with pytest.raises(SpecError) as caught:
        service(text)
    (found,) = (each for each in caught.value.diagnostics if message in each.message)
    assert found.place is not None
    assert hint in (found.hint or "")


def test_header_names_are_the_same_in_any_case() -> None:
    """As HTTP has it."""
    text = document(f"{AGAIN}: {{token: tOKEN}}")
    (operation,) = service(text).operations
    found = operation.idempotency
    assert ("Token", True) == (found.token, found.repeatable)
    assert [] == [each for each in warnings(text) if "token" in each.lower()]
