"""Edits of small documents that have what few have, and exactly what is told of each."""

from __future__ import annotations

import pytest

from generator.diff.compare import compare
from generator.sources.source import Source
from tests.diff.versions import version
from tests.generator.small_spec import operation, spec

PATHS = """\
openapi: 3.2.0
info: {title: A, version: '1'}
paths:
  /a:
    get:
      operationId: a
"""
DONE = "      responses: {'200': {description: A}}\n"
FORM = "content: {application/x-www-form-urlencoded: {schema: %s}}"


def parameter(text: str) -> str:
    """A document whose operation has a parameter."""
    return f"{PATHS}      parameters: [{text}]\n{DONE}"


def whole(schema: str) -> str:
    """A document whose operation has the whole query as a parameter."""
    return parameter(f"{{name: q, in: querystring, {FORM % schema}}}")


def answer(media: str) -> str:
    """A document whose operation answers with what is said by media types."""
    answers = f"{{'200': {{description: A, content: {media}}}}}"
    return f"{PATHS}      responses: {answers}\n"


def schemes(text: str) -> str:
    """A document with security schemes that nothing asks for."""
    return f"{PATHS}{DONE}components: {{securitySchemes: {text}}}\n"


def aws(servers: str) -> str:
    """A document of AWS JSON with these servers."""
    return f"{spec(paths=operation('Do', response='Out'), schemas='Out: {type: object}')}servers: {servers}\n"


def paged(said: str) -> str:
    """A document whose operation answers in pages, as is said."""
    listed = (
        "{type: object, properties: {items: {type: array, items: {type: string}}, next:"
        " {type: string}, more: {type: boolean}, total: {type: integer}}}"
    )
    parameters = ", ".join(
        f"{{name: {name}, in: query, schema: {{type: {kind}}}}}"
        for name, kind in (
            ("token", "string"),
            ("skip", "integer"),
            ("most", "integer"),
        )
    )
    extension = f"      x-concord-pagination: {said}\n" if said else ""
    content = f"{{application/json: {{schema: {listed}}}}}"
    answers = f"{{'200': {{description: A, content: {content}}}}}"
    return f"{PATHS}{extension}      parameters: [{parameters}]\n      responses: {answers}\n"


ONE, TWO = "{url: 'https://a.example'}", "{url: 'https://b.example'}"
OBJECT = "{type: object, properties: {a: {type: %s}}}"
ITEM = "{type: object, properties: {a: {type: string}}}"
BASIC = "{type: http, scheme: basic}"
CASES: dict[str, tuple[str, str, list[str]]] = {
    "whole query": (
        whole(OBJECT % "string"),
        whole(OBJECT % "integer"),
        [
            "breaking type-changed a.q.a: `a.q.a` is an integer, `int` in Python; it was a string, `str` in Python",
        ],
    ),
    "part of the query": (
        whole(OBJECT % "string"),
        parameter(f"{{name: q, in: query, schema: {OBJECT % 'string'}}}"),
        [
            "breaking parameter-removed a.q: `a.q` is gone: the whole query",
            "compatible parameter-added a.q: `a.q` is new, and may be there: `q` in the query",
        ],
    ),
    "items": (
        answer(f"{{application/jsonl: {{itemSchema: {ITEM}}}}}"),
        answer("{application/jsonl: {}}"),
        [
            "breaking type-changed a.200: `a.200` holds `bytes`; it held `AItem`",
        ],
    ),
    "scheme": (
        schemes(f"{{a: {BASIC}}}"),
        schemes(f"{{a: {BASIC}, b: {BASIC}}}"),
        [
            "documentation annotation-changed b: the security scheme `b` is new",
        ],
    ),
    "scheme less": (
        schemes(f"{{a: {BASIC}, b: {BASIC}}}"),
        schemes(f"{{a: {BASIC}}}"),
        [
            "documentation annotation-changed b: the security scheme `b` is gone",
        ],
    ),
    "scheme described": (
        schemes(f"{{a: {BASIC}}}"),
        schemes("{a: {type: http, scheme: basic, description: B}}"),
        [
            "documentation description-changed a: `description` of `a` is `B`; there was none",
        ],
    ),
    "servers": (
        aws(f"[{ONE}]"),
        aws(f"[{ONE}, {TWO}]"),
        [
            "documentation annotation-changed servers: the list of servers says something else",
        ],
    ),
    "variables": (
        aws("[{url: 'https://{a}.example', variables: {a: {default: b}}}]"),
        aws(
            "[{url: 'https://{a}.example', description: B, variables: {a: {default: b}}}]"
        ),
        [
            "documentation annotation-changed servers: the list of servers says something else",
        ],
    ),
    "no servers": (
        aws(f"[{ONE}]"),
        aws("[]"),
        [
            "breaking endpoint-removed endpoint: the service is at no place that the spec tells; it was at `https://a.example`",
        ],
    ),
    "paged 0": (
        paged(""),
        paged("{inputToken: token, outputToken: next, items: items}"),
        [
            "compatible pagination-added a: `a` lists `items` (with `token` from `next`) by pages",
        ],
    ),
    "paged 1": (
        paged("{inputToken: token, outputToken: next, items: items}"),
        paged(
            "{inputToken: token, outputToken: next, items: items, limit: most, more: more}"
        ),
        [
            "breaking pagination-changed a: `a` lists `items` (with `token` from `next`, at most `most`, more if `more`) by pages; it listed `items` (with `token` from `next`)",
        ],
    ),
    "paged 2": (
        paged(
            "{inputToken: token, outputToken: next, items: items, limit: most, more: more}"
        ),
        paged("{offset: skip, items: items, total: total}"),
        [
            "breaking pagination-changed a: `a` lists `items` (by offset, with `skip`, of `total`) by pages; it listed `items` (with `token` from `next`, at most `most`, more if `more`)",
        ],
    ),
    "paged 3": (
        paged("{offset: skip, items: items, total: total}"),
        paged("{page: skip, items: items, limit: most}"),
        [
            "breaking pagination-changed a: `a` lists `items` (by page, with `skip`, at most `most`) by pages; it listed `items` (by offset, with `skip`, of `total`)",
        ],
    ),
    "paged 4": (
        paged("{page: skip, items: items, limit: most}"),
        paged("{nextUrl: next, items: items}"),
        [
            "breaking pagination-changed a: `a` lists `items` (by url, with what follows from `next`) by pages; it listed `items` (by page, with `skip`, at most `most`)",
        ],
    ),
    "paged 5": (
        paged("{nextUrl: next, items: items}"),
        paged("{linkHeader: true, items: items}"),
        [
            "breaking pagination-changed a: `a` lists `items` (by link, with what follows) by pages; it listed `items` (by url, with what follows from `next`)",
        ],
    ),
    "no longer paged": (
        paged("{linkHeader: true, items: items}"),
        paged(""),
        [
            "breaking pagination-removed a: `a` no longer tells how it answers in pages",
        ],
    ),
}


@pytest.mark.parametrize(("old", "new", "told"), CASES.values(), ids=CASES)
def test_edit_is_told(old: str, new: str, told: list[str]) -> None:
    """With its level, its rule, its subject and its message, and nothing else is."""
    before, after = (version(Source("spec.yaml", text)) for text in (old, new))
    found = [
        f"{each.level.label} {each.rule} {each.subject}: {each.message}"
        for each in compare(before, after).changes
    ]
    assert told == found
