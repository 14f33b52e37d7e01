"""Operations with paths that seem to answer in pages, and do not say how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from generator.dialects.kinds import ARRAY, INTEGER, STRING, STRUCTURE, Kind, kind_of
from generator.dialects.openapi import (
    PAGINATION,
    Described,
    described,
    merged_parameters,
)
from generator.dialects.vendors import VENDORS
from generator.lint.rule import Finding
from generator.lint.subject import Subject, name_place
from generator.reading.nodes import Node

_TOKEN = re.compile(
    r"(?:next|page|paging|continuation|pagination|start|starting)?[_-]?"
    r"(?:page)?[_-]?(?:token|cursor|marker)|starting_after",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:next|end|continuation)[_-]?(?:page)?[_-]?(?:token|cursor|marker)|cursor",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"offset|skip|start[_-]?(?:index|at)", re.IGNORECASE)
_PAGE = re.compile(r"page(?:[_-]?(?:number|no|index))?", re.IGNORECASE)
_URL = re.compile(r"next(?:[_-]?(?:page))?[_-]?(?:link|url|uri)|@odata\.nextlink", re.I)

Told: TypeAlias = Mapping[str, str]
"""Members of the extension."""


def undeclared_pages(subject: Subject) -> Iterator[Finding]:
    """Find operations of HTTP that take, or give, what tells pages apart."""
    for operation in described(subject.document):
        node = operation.node
        is_said = any(node.get(key) is not None for key in (PAGINATION, *VENDORS))
        if is_said or operation.method != "GET":
            continue
        told = _told(subject, operation)
        if told is not None:
            members = ", ".join(f"{key}: {value}" for key, value in told.items())
            yield Finding(
                name_place(node),
                f"`{operation.method} {operation.path}` seems to answer in pages:"
                f" {_why(told)}",
                f"add `{PAGINATION}: {{{members}}}`",
            )


def _told(subject: Subject, operation: Described) -> Told | None:
    """Return how an operation seems to answer in pages, `None` if it does not."""
    response = subject.response(operation.node)
    is_list = _is(subject, response, ARRAY)
    given = dict(_flat(subject, response))
    lists = [name for name, node in given.items() if _is(subject, node, ARRAY)]
    if not is_list and len(lists) != 1:
        return None
    items = {} if is_list else {"items": lists[0]}
    taken = {
        str(parameter.text("name")): parameter.get("schema")
        for _, parameter in merged_parameters(subject.document, operation)
        if parameter.text("in") == "query"
    }
    token = _named(subject, taken, _TOKEN, STRING)
    after = _named(subject, given, _NEXT, STRING)
    if token and after:
        return {"inputToken": token, "outputToken": after, **items}
    if url := _named(subject, given, _URL, STRING):
        return {"nextUrl": url, **items}
    for key, pattern in (("offset", _OFFSET), ("page", _PAGE)):
        if found := _named(subject, taken, pattern, INTEGER):
            return {key: found, **items}
    return None


def _flat(subject: Subject, schema: Node | None) -> Iterator[tuple[str, Node]]:
    """Return the members of a page, and those of its members, by pointers."""
    for name, member in subject.members(schema).items():
        yield name, member
        if _is(subject, member, STRUCTURE):
            for inner, each in subject.members(member).items():
                yield f"/{name}/{inner}", each


def _named(
    subject: Subject,
    members: Mapping[str, Node | None],
    pattern: re.Pattern[str],
    kind: Kind,
) -> str | None:
    for name, schema in members.items():
        if pattern.fullmatch(name.rpartition("/")[2]) and _is(subject, schema, kind):
            return name
    return None


def _is(subject: Subject, schema: Node | None, kind: Kind) -> bool:
    target = subject.target(schema)
    return target is not None and kind_of(target) is kind


def _why(told: Told) -> str:
    if "nextUrl" in told:
        return f"it returns `{told['nextUrl']}`"
    if "inputToken" in told:
        return f"it takes `{told['inputToken']}` and returns `{told['outputToken']}`"
    return f"it takes `{told.get('offset') or told['page']}` and returns a list"
