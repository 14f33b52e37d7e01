"""Operations of HTTP that seem to answer in pages: what is suggested, and that it works."""

from __future__ import annotations

import re

import pytest

from generator.lint.run import lint
from tests.http.documents import HEAD, service, source

TEXTS = "{type: array, items: {type: string}}"
TOKEN = "{type: [string, 'null']}"


def document(parameter: str, page: str, said: str = "") -> str:
    """A document with an operation that takes something, and answers with something."""
    content = f"{{application/json: {{schema: {page}}}}}"
    return (
        f"{HEAD}  /a:\n    get:\n      operationId: a\n"
        f"      parameters: [{parameter}]\n{said}"
        f"      responses: {{'200': {{description: d, content: {content}}}}}\n"
    )


def query(name: str, type_: str) -> str:
    """A parameter of the query."""
    return f"{{name: {name}, in: query, schema: {{type: {type_}}}}}"


def having(**members: str) -> str:
    """The schema of an object."""
    listed = ", ".join(f"{name}: {schema}" for name, schema in members.items())
    return f"{{type: object, properties: {{{listed}}}}}"


def hints(text: str) -> list[str]:
    """What is suggested."""
    return [
        each.hint or ""
        for each in lint(source(text)).findings
        if each.rule == "undeclared-pagination"
    ]


@pytest.mark.parametrize(
    ("parameter", "page", "kind"),
    [
        (
            query("cursor", "string"),
            having(data=TEXTS, meta=having(next_cursor=TOKEN)),
            "cursor",
        ),
        (query("page_token", "string"), having(a=TEXTS, nextPageToken=TOKEN), "cursor"),
        (query("q", "string"), having(value=TEXTS, nextLink="{type: string}"), "url"),
        (query("offset", "integer"), having(items=TEXTS), "offset"),
        (query("page", "integer"), TEXTS, "page"),
    ],
)
def test_what_is_suggested_is_so(parameter: str, page: str, kind: str) -> None:
    """With what is suggested, clients iterate over pages, and nothing is found any more."""
    (hint,) = hints(document(parameter, page))
    found = re.search(r"`(x-concord-pagination: \{.*\})`", hint)
    assert found is not None
    text = document(parameter, page, f"      {found[1]}\n")
    (operation,) = service(text).operations
    assert operation.pagination is not None
    assert kind == operation.pagination.kind
    assert [] == hints(text)


@pytest.mark.parametrize(
    ("parameter", "page"),
    [
        (query("q", "string"), TEXTS),
        (query("page", "string"), TEXTS),
        (query("cursor", "string"), TEXTS),
        (query("offset", "integer"), having(a=TEXTS, b=TEXTS)),
        (query("offset", "integer"), having(a="{type: string}")),
        ("{name: offset, in: header, schema: {type: integer}}", TEXTS),
    ],
)
def test_what_may_be_something_else_is_left_alone(parameter: str, page: str) -> None:
    """Where it is not clear what is listed, or by what, nothing is suggested."""
    assert [] == hints(document(parameter, page))


def test_what_a_vendor_says_is_said() -> None:
    """It is read as it is."""
    page = having(value=TEXTS, nextLink="{type: string}")
    said = "      x-ms-pageable: {nextLinkName: nextLink}\n"
    assert [] == hints(document(query("q", "string"), page, said))
