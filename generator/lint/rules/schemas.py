"""Schemas and operations that say something else than they seem to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dialects.aws_json import query_parameters
from generator.dialects.kinds import ARRAY, ENUM, STRING, Kind, kind_of
from generator.dialects.openapi import PAGINATION
from generator.lint.rule import Finding
from generator.lint.rules.pages import undeclared_pages
from generator.lint.subject import Subject, name_of, name_place
from generator.naming.names import VALUE_NAMES
from generator.reading.nodes import Node

_PLAIN_VALUE = re.compile(r"[A-Za-z][A-Za-z0-9_.:/ -]*")
_TOKEN = re.compile(
    r"(?:next|page|paging|continuation|pagination)?_?-?(?:token|cursor|marker)",
    re.IGNORECASE,
)
_LOOPBACK = re.compile(r"http://(?:localhost|127\.|\[::1\])", re.IGNORECASE)


def odd_enum_value(subject: Subject) -> Iterator[Finding]:
    """Find values of enums of which Python cannot make a name that says the same."""
    for schema, kind in subject.described():
        for value in schema.each("enum") if kind is ENUM else ():
            if isinstance(value.value, str) and not _PLAIN_VALUE.fullmatch(value.value):
                said = f"`{value.value}`" if value.value else "an empty value"
                name = VALUE_NAMES.name(value.value)
                yield Finding(
                    value, f"{said} is no name: in Python it becomes `{name}`"
                )


def required_default(subject: Subject) -> Iterator[Finding]:
    """Find defaults of members that are never absent."""
    for schema in subject.structures():
        required = set(schema.texts("required"))
        for name, member in schema.members("properties"):
            default = subject.said(member, "default")
            if name in required and default is not None:
                yield Finding(
                    member,
                    f"`{name}` is required, so its default is never used",
                    at=(member.get("default") or member).key_place,
                )


def ignored_members(subject: Subject) -> Iterator[Finding]:
    """Find structures that promise to keep members which are not described."""
    for schema in subject.structures():
        rest = schema.get("additionalProperties")
        if rest is not None and rest.value is True:
            yield Finding(
                rest,
                "members that are not described are ignored: they are neither kept"
                " nor passed on",
            )


def undeclared_pagination(subject: Subject) -> Iterator[Finding]:
    """Find operations that answer in pages, and do not say so."""
    if subject.is_http:
        yield from undeclared_pages(subject)
        return
    for operation in subject.operations:
        if operation.get(PAGINATION) is None:
            yield from _undeclared(subject, operation)


def _undeclared(subject: Subject, operation: Node) -> Iterator[Finding]:
    taken = subject.members(subject.request(operation))
    given = subject.members(subject.response(operation))
    token = next(_tokens(subject, taken), None)
    next_token = next(_tokens(subject, given), None)
    lists = list(_of_kind(subject, given, ARRAY))
    if token is None or next_token is None or not lists:
        return
    if token not in query_parameters(subject.document, operation):
        yield Finding(
            name_place(operation),
            f"`{name_of(operation)}` seems to answer in pages: it takes `{token}` and"
            f" returns `{next_token}` with `{lists[0]}`",
            f"add `{PAGINATION}` with `inputToken: {token}`, `outputToken: {next_token}`"
            f" and `items: {lists[0]}`",
        )


def _tokens(subject: Subject, members: dict[str, Node]) -> Iterator[str]:
    strings = _of_kind(subject, members, STRING)
    return (name for name in strings if _TOKEN.fullmatch(name))


def _of_kind(subject: Subject, members: dict[str, Node], kind: Kind) -> Iterator[str]:
    for name, member in members.items():
        target = subject.target(member)
        if target is not None and kind_of(target) is kind:
            yield name


def insecure_server(subject: Subject) -> Iterator[Finding]:
    """Find services that are to be called without TLS only."""
    urls = [server.get("url") for server in subject.root.each("servers")]
    absolute = [
        url for url in urls if url is not None and str(url.value).startswith("http")
    ]
    if any(str(url.value).startswith("https:") for url in absolute):
        return
    for url in absolute:
        if not _LOOPBACK.match(str(url.value)):
            message = "clients would call this address without TLS"
            yield Finding(url, message, at=url.place)
