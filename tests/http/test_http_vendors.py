"""Pages as the extensions of other tools tell of them: followed, or told of."""

from __future__ import annotations

from typing import Any

import pytest

from generator import ir
from generator.pipeline import Options, understand
from tests.http.documents import HEAD, service, source, warnings
from tests.http.emitted import Emitted, emit
from tests.http.scripted import Scripted, answered

BODY = """\
      requestBody: {content: {application/json: {schema: {type: object, properties: {at: {type: string}}}}}}
"""
PAGE = """\
      parameters:
        - {name: cursor, in: query, schema: {type: string}}
        - {name: page, in: query, schema: {type: integer}}
        - {name: size, in: query, schema: {type: integer}}
      responses:
        '200':
          description: A page.
          content:
            application/json:
              schema:
                type: object
                properties:
                  value: {type: array, items: {$ref: '#/components/schemas/Item'}}
                  nextLink: {type: string}
                  more: {type: boolean}
                  meta: {type: object, properties: {next: {type: string}}}
"""
ITEM = """\
components:
  schemas:
    Item: {type: object, required: [id], properties: {id: {type: string}}}
"""


def document(said: str, body: str = "") -> str:
    """A document with an operation of which a vendor says something."""
    operation = f"      operationId: list\n      {said}\n{PAGE}{body}"
    method = "post" if body else "get"
    return f"{HEAD}  /items:\n    {method}:\n{operation}{ITEM}"


def speakeasy(type_: str, inputs: str, outputs: str) -> str:
    """What Speakeasy has a document say."""
    inputs, outputs = f"inputs: [{inputs}]", f"outputs: {{{outputs}}}"
    return f"x-speakeasy-pagination: {{type: {type_}, {inputs}, {outputs}}}"


SIZE = "{name: size, in: parameters, type: limit}"


@pytest.mark.parametrize(
    ("said", "kind", "asked", "given"),
    [
        ("x-ms-pageable: {nextLinkName: nextLink}", "url", "", "nextLink"),
        (
            "x-ms-pageable: {nextLinkName: nextLink, itemName: value}",
            "url",
            "",
            "nextLink",
        ),
        (
            "x-fern-pagination: {cursor: $request.cursor, next_cursor: "
            "$response.meta.next, results: $response.value}",
            "cursor",
            "cursor",
            "meta/next",
        ),
        (
            "x-fern-pagination: {offset: $request.page, results: $response.value, "
            "has-next-page: $response.more}",
            "page",
            "page",
            "",
        ),
        (
            "x-fern-pagination: {offset: $request.page, step: $request.size, "
            "results: $response.value}",
            "offset",
            "page",
            "",
        ),
        (
            "x-fern-pagination: {next_uri: $response.nextLink, results: $response.value}",
            "url",
            "",
            "nextLink",
        ),
        (
            speakeasy(
                "cursor",
                f"{{name: cursor, in: parameters, type: cursor}}, {SIZE}",
                "results: $.value, nextCursor: $.meta.next",
            ),
            "cursor",
            "cursor",
            "meta/next",
        ),
        (
            speakeasy(
                "cursor",
                "{name: at, in: requestBody, type: cursor}",
                "results: $.value, nextCursor: '$.value[-1].id'",
            ),
            "last",
            "body/at",
            "id",
        ),
        (
            speakeasy(
                "offsetLimit",
                "{name: page, in: parameters, type: page}",
                "results: $.value",
            ),
            "page",
            "page",
            "",
        ),
        (
            speakeasy("url", "", "results: $.value, nextUrl: $.nextLink"),
            "url",
            "",
            "nextLink",
        ),
    ],
)
def test_what_is_said_means_the_same(
    said: str, kind: str, asked: str, given: str
) -> None:
    """Each way of a vendor is one of ours."""
    body = BODY if "requestBody" in said else ""
    (operation,) = service(document(said, body)).operations
    found = operation.pagination
    assert isinstance(found, ir.Pagination)
    assert (kind, asked, given) == (
        found.kind,
        found.input_token.strip("/"),
        found.output_token.strip("/"),
    )
    assert "value" == found.items.strip("/")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("x-ms-pageable: {nextLinkName: other}", "has no member `other`"),
        (
            "x-ms-pageable: {nextLinkName: nextLink, operationName: next}",
            "another operation",
        ),
        ("x-fern-pagination: true", "it is no object"),
        ("x-fern-pagination: {results: $response.value}", "it has none of `cursor`"),
        ("x-fern-pagination: {cursor: cursor, results: $response.value}", "no place"),
        (speakeasy("cursor", "", "results: $.value"), "no input of its own"),
        (speakeasy("url", "", "nextUrl: $.nextLink"), "where the `results` are"),
        (speakeasy("url", "", "results: '$.value[*]'"), "no path of names"),
    ],
)
def test_what_is_not_clear_is_told(said: str, reason: str) -> None:
    """The operation is emitted without pages, and a warning says where and why."""
    text = document(said)
    (operation,) = service(text).operations
    assert None is operation.pagination
    (told,) = (
        str(each)
        for each in understand(source(text), Options("small")).warnings
        if each.rule == "undeclared-pagination"
    )
    assert told.startswith("spec.yaml:")
    assert reason in told


def test_an_address_is_asked_for_by_get() -> None:
    """Whether another method asks for the next page so, no vendor says."""
    text = document("x-ms-pageable: {nextLinkName: nextLink}", BODY)
    found = understand(source(text), Options("small")).warnings
    assert any("asked for by GET, and not by POST" in str(each) for each in found)


def test_one_page_is_one_page() -> None:
    """A list that has no next page has no method that iterates over pages."""
    text = document("x-ms-pageable: {nextLinkName: null}")
    (operation,) = service(text).operations
    assert None is operation.pagination
    assert [] == [each for each in warnings(text) if "pageable" in each]


def test_our_own_words_come_first() -> None:
    """What a vendor says counts where nothing is said in them."""
    ours = "x-concord-pagination: {page: page, items: value}"
    said = f"{ours}\n      x-ms-pageable: {{nextLinkName: nextLink}}"
    (operation,) = service(document(said)).operations
    assert operation.pagination is not None
    assert "page" == operation.pagination.kind


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """The package of a document in the words of AutoRest."""
    text = document("x-ms-pageable: {nextLinkName: nextLink}")
    return emit(text, "vendor_pages", tmp_path_factory.mktemp("vendors"))


def test_clients_follow_what_a_vendor_says(package: Emitted) -> None:
    """Over all pages, to the last."""
    home = "https://items.example"
    pages: list[Any] = [
        answered(body={"value": [{"id": "a"}], "nextLink": f"{home}/items?at=2"}),
        answered(body={"value": [{"id": "b"}]}),
    ]
    transport = Scripted(*pages)
    client = package.client.VendorPagesClient(base_url=home, transport=transport)
    assert ["a", "b"] == [each.id for each in client.list_items()]
    assert f"{home}/items?at=2" == transport.requests[1].url
