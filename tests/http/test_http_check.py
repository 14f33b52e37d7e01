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
        (
            operation(f"parameters: [{{in: query, {TEXT}}}]"),
            "without a `name` cannot be",
        ),
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
        (
            operation(
                "requestBody: {content: {application/x-www-form-urlencoded: {schema: "
                "{type: array, items: {type: string}}}}}"
            ),
            "such a body is passed on as it is",
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
            "jsonSchemaDialect: http://json-schema.org/draft-04/schema#\n"
            + operation("operationId: a"),
            "schemas are read as those of OpenAPI",
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
    "dialect",
    [
        "https://spec.openapis.org/oas/3.1/dialect/base",
        "https://json-schema.org/draft/2020-12/schema",
    ],
)
def test_dialects_that_openapi_has_are_nothing_to_tell(dialect: str) -> None:
    """Schemas mean in them what they mean anyway."""
    text = f"jsonSchemaDialect: {dialect}\n" + operation("operationId: a")
    assert () == checked_document(text)[1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (operation("operationId: a", "/{b"), "the braces of the path"),
        (operation("parameters: [{name: b, in: body}]"), "a parameter needs a `name`"),
        (
            operation(f"parameters: [{{in: query, required: true, {TEXT}}}]"),
            "a parameter needs a `name`",
        ),
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


OBJECTS = """\
    get:
      parameters:
        - {name: size, in: query, schema: {type: integer}}
        - {name: pages, in: query, schema: {$ref: '#/components/schemas/Pages'}}
        - {name: order, in: query, schema: {$ref: '#/components/schemas/Order'}}
        - {name: flat, in: query, explode: false, schema: {$ref: '#/components/schemas/Order'}}
        - {name: page, in: header, schema: {type: string}}
      responses: {'200': {description: Done}}
components:
  schemas:
    Pages: {type: object, properties: {size: {type: integer}, page: {type: integer}}}
    Order: {type: object, required: [size], properties: {size: {type: integer}, page: {}}}
"""


def test_names_that_several_parameters_have() -> None:
    """Each is told with both places, and with what it means."""
    _, found = checked_document(f"{HEAD}  /a:\n{OBJECTS}")
    told = [
        (
            each.message,
            each.place and each.place.start.line,
            each.related[0].place.start.line,
        )
        for each in found
        if each.rule == "colliding-name"
    ]
    assert told == [
        (
            "`size` in the query is the parameter; that of `pages` is neither sent nor read",
            8,
            7,
        ),
        (
            "all names of `order` in the query mean something else: no request has it",
            9,
            7,
        ),
    ]


def test_a_name_means_the_object_that_requests_need() -> None:
    """It goes before one that is listed first, which need not be sent."""
    text = OBJECTS.replace("name: order,", "name: order, required: true,")
    _, found = checked_document(f"{HEAD}  /a:\n{text}")
    told = [each.message for each in found if each.rule == "colliding-name"]
    assert [
        "all names of `pages` in the query mean something else: no request has it",
        "`size` in the query is the parameter; `order` needs one that is called so, too:"
        " both must say the same",
    ] == told


@pytest.mark.parametrize(
    ("required", "left"),
    [("true", "it is empty in every request"), ("false", "no request has it")],
)
def test_a_second_object_of_any_names_is_told(required: str, left: str) -> None:
    """What names nobody knows are of the first; both may be the same schema as well."""
    listed = ", ".join(
        f"{{name: {name}, in: query, required: {required}, schema: {{type: object}}}}"
        for name in ("first", "second")
    )
    text = operation(f"parameters: [{listed}]")
    [told] = [it for it in checked_document(text)[1] if it.rule == "colliding-name"]
    assert f"all names of `second` in the query mean something else: {left}" == (
        told.message
    )
    assert ["`first` is here"] == [each.message for each in told.related]
