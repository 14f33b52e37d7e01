"""What readers of the emitted package are told: descriptions, summaries, examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dialects.kinds import ENUM, STRUCTURE, kind_of
from generator.dialects.openapi import name_of_pointer
from generator.ir import MESSAGES
from generator.lint.rule import Finding
from generator.lint.subject import Subject, name_of, name_place
from generator.reading.nodes import Node

_CONVENTIONAL = MESSAGES | {"__type"}
"""Members of errors that need no description: all errors have them."""

_LONGEST_SUMMARY = 120
_TAG = re.compile(r"</?[A-Za-z][^>]*>")
_REPLACEMENT = re.compile(
    r"instead|deprecat|replac|supersed|no longer|remov|\buse\b", re.IGNORECASE
)


def missing_description(subject: Subject) -> Iterator[Finding]:
    """Find what becomes a method, a class or an attribute without a word on it."""
    info = subject.root.get("info")
    if info is not None and not _is_said(info.get("description")):
        yield Finding(info, "nothing describes the service")
    for operation in subject.operations:
        if not any(_is_said(operation.get(key)) for key in ("summary", "description")):
            message = f"nothing describes the operation `{name_of(operation)}`"
            hint = "add a `summary`, and a `description` if there is more to say"
            yield Finding(name_place(operation), message, hint)
    yield from _classes(subject)
    for schema in subject.structures():
        yield from _members(subject, schema)


def _classes(subject: Subject) -> Iterator[Finding]:
    """Find what becomes a class: structures, enums and errors that have a name.

    What an operation takes or returns as a whole is described by the operation.
    """
    described = subject.bodies()
    for pointer, schema in subject.context.schemas.items():
        name = name_of_pointer(pointer)
        is_class = kind_of(schema) in (STRUCTURE, ENUM)
        if name is None or not (is_class or pointer in subject.error_schemas):
            continue
        if pointer not in described and not _is_said(schema.get("description")):
            yield Finding(schema, f"nothing describes `{name}`")


def _members(subject: Subject, schema: Node) -> Iterator[Finding]:
    is_error = schema.pointer in subject.error_schemas
    for name, member in schema.members("properties"):
        is_conventional = is_error and name in _CONVENTIONAL
        said = subject.said(member, "description")
        if not is_conventional and not _is_said(said):
            hint = "add a `description`, here or to the schema that it refers to"
            yield Finding(member, f"nothing describes the member `{name}`", hint)


def missing_example(subject: Subject) -> Iterator[Finding]:
    """Find operations that show no example of what they take, or of what they return."""
    for operation in subject.operations:
        sides = {
            "request": operation.get("requestBody"),
            "response": subject.result(operation),
        }
        lacking = [
            name for name, body in sides.items() if not _has_example(subject, body)
        ]
        if lacking:
            message = f"`{name_of(operation)}` shows no example of its {' and '.join(lacking)}"
            yield Finding(name_place(operation), message)


def _has_example(subject: Subject, body: Node | None) -> bool:
    """Tell whether there is an example of a body, or nothing to show."""
    media_types = list(subject.document.follow(body).members("content")) if body else []
    if not media_types:
        return True
    for _, media_type in media_types:
        schema = media_type.get("schema")
        if subject.is_http and any(_members_shown(subject, schema)):
            return True
        for key in ("example", "examples"):
            said = subject.said(schema, key) if schema is not None else None
            if _is_shown(media_type.get(key)) or _is_shown(said):
                return True
    return not any(
        subject.members(media_type.get("schema")) for _, media_type in media_types
    )


def _members_shown(subject: Subject, schema: Node | None) -> Iterator[bool]:
    """Tell of each member of a structure whether there is an example of it."""
    for member in subject.members(schema).values():
        yield any(
            _is_shown(subject.said(member, key)) for key in ("example", "examples")
        )


def _is_shown(examples: Node | None) -> bool:
    return examples is not None and examples.value not in ([], {})


def odd_summary(subject: Subject) -> Iterator[Finding]:
    """Find summaries that do not read as one sentence."""
    for operation in subject.operations:
        summary, node = operation.text("summary"), operation.get("summary")
        if summary is None or node is None or not summary.strip():
            continue
        oddity = _oddity(summary.strip(), name_of(operation))
        if oddity is not None:
            yield Finding(node, f"this summary {oddity}", at=node.place)


def _oddity(summary: str, name: str) -> str | None:
    if summary[0].islower():
        return "begins with a small letter"
    if summary.endswith((",", ":", ";", "...", "…")):
        return f"breaks off: it ends in `{summary[-1]}`"
    if "\n" in summary:
        return "has more than one line"
    if len(summary) > _LONGEST_SUMMARY:
        return f"has {len(summary)} characters; the rest belongs into the description"
    if _TAG.search(summary):
        return "has markup in it"
    if re.sub(r"\W", "", summary).lower() == name.lower():
        return "says no more than the name of the operation"
    return None


def deprecated_without_reason(subject: Subject) -> Iterator[Finding]:
    """Find what is deprecated, and does not say what to use instead."""
    for operation in subject.operations:
        said = operation.get("summary"), operation.get("description")
        if _is_deprecated(operation) and not any(map(_tells, said)):
            message = f"`{name_of(operation)}` is deprecated, and nothing says why"
            yield Finding(operation.get("deprecated") or operation, message)
    for schema in subject.context.schemas.values():
        told = subject.said(schema, "description")
        if _is_deprecated(schema) and not _tells(told):
            message = "this is deprecated, and nothing says why"
            yield Finding(schema.get("deprecated") or schema, message)


def _is_deprecated(node: Node) -> bool:
    flag = node.get("deprecated")
    return flag is not None and flag.value is True


def _tells(said: Node | None) -> bool:
    text = said.value if said is not None else None
    return isinstance(text, str) and _REPLACEMENT.search(text) is not None


def _is_said(said: Node | None) -> bool:
    return said is not None and isinstance(said.value, str) and bool(said.value.strip())
