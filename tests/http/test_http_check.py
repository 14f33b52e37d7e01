"""What is told of documents of HTTP: what is wrong, and what is clear all the same."""

from __future__ import annotations

import pytest

from generator.problems.diagnostics import SpecError
from tests.http.documents import HEAD, checked_document

DONE = "responses: {'200': {description: Done}}"
TEXT = "schema: {type: string}"


def operation(said: str, path: str = "/a") -> str:
    """A document with one operation."""
    return f"{HEAD}  '{path}':\n    get: {{{said}, {DONE}}}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (operation("operationId: a", "a"), "does not begin with `/`"),
        (
            operation("operationId: a", "/{b}"),
            "no parameter describes the variable `b`",
        ),
        (
            operation(f"parameters: [{{name: b, in: path, required: true, {TEXT}}}]"),
            "the path has no variable `b`",
        ),
        (
            operation(f"parameters: [{{name: Accept, in: header, {TEXT}}}]"),
            "the header parameter `Accept` is ignored",
        ),
        (
            operation(
                f"parameters: [{{name: b, in: query, {TEXT}}}, "
                f"{{name: b, in: query, {TEXT}}}]"
            ),
            "the query parameter `b` is listed twice",
        ),
        (
            operation(f"parameters: [{{name: b, in: header, style: form, {TEXT}}}]"),
            "the style `form` has no meaning for a header parameter",
        ),
        (operation("parameters: [{name: b, in: query}]"), "has no schema"),
        (operation("requestBody: {content: {}}"), "this body has no media type"),
        (
            operation(f"requestBody: {{content: {{';': {{{TEXT}}}}}}}"),
            "is no media type",
        ),
        (
            operation(
                "requestBody: {content: {application/x-www-form-urlencoded: {schema: "
                "{type: object, properties: {b: {type: string}}}, encoding: {c: {}}}}}"
            ),
            "the body has no member `c`",
        ),
        (operation("callbacks: {}"), "callbacks are not emitted"),
        (operation("operationId: a", "/{b}{c}"), "nothing between two variables"),
        (
            operation("security: [{b: []}]")
            + "components: {securitySchemes: {b: {type: apiKey, in: header, name: a b}}}\n",
            "`a b` is no name of a header; what it takes is for callers and servers",
        ),
        (operation("operationId: a", "/{b}/{b}"), "has the variable `{b}` twice"),
        (
            operation("parameters: [{name: Content-Length, in: header}]"),
            "the header parameter `Content-Length` is ignored: whatever sends a message",
        ),
        (operation("colour: red"), "`colour` has no meaning in an operation"),
        (
            f"{HEAD}  /a: {{additionalOperations: {{Get: {{{DONE}}}}}}}\n",
            "`Get` is none of the additional methods",
        ),
        (
            f"{HEAD}  /a: {{get: {{responses: {{}}}}}}\n",
            "says of no answer what it holds",
        ),
        (
            "servers: [{url: 'https://{b}'}]\n" + operation("operationId: a"),
            "so this server is left out",
        ),
        (
            "servers: [{url: 'https://{b}', variables: {b: {default: c, enum: [d]}}}]\n"
            + operation("operationId: a"),
            "the default of the variable `b` is none of its values",
        ),
    ],
)
def test_what_is_clear_is_a_warning(text: str, message: str) -> None:
    """It has a place, and does not keep a document from its use."""
    warnings = checked_document(text)[1]
    found = [each for each in warnings if message in each.message]
    assert [True] == [each.place is not None for each in found[:1]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (operation("operationId: a", "/{b"), "the braces of the path"),
        (operation("parameters: [{name: b, in: body}]"), "a parameter needs a `name`"),
        (
            operation(
                "parameters: [{name: b, in: querystring, content: {text/plain: {}}}, "
                f"{{name: c, in: query, {TEXT}}}]"
            ),
            "is the whole query",
        ),
        (f"{HEAD}  /a: {{get: {{responses: {{'20': {{}}}}}}}}\n", "`20` is no status"),
        (operation("x-concord-colour: red"), "there is no extension"),
    ],
)
def test_what_has_no_right_meaning_is_an_error(text: str, message: str) -> None:
    """It has a place, too."""
    with pytest.raises(SpecError) as refused:
        checked_document(text)
    found = [each for each in refused.value.diagnostics if message in each.message]
    assert [True] == [each.place is not None and each.is_error for each in found[:1]]
