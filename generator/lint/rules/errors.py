"""Errors that are documented twice, not at all, or by halves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.checking.aws_json.errors import EXTENSION
from generator.lint.rule import Finding
from generator.lint.subject import ErrorUse, Subject, name_of, name_place
from generator.problems.diagnostics import Related
from generator.reading.nodes import Node
from generator.sources.source import Place

_INVALID = "invalid-request"
_SERVERS = re.compile(
    r"(?:Internal|Server|Service)(?:Server|Service)?(?:Error|Exception|Failure|Fault)"
    r"|Unavailable|Throttl|Time(?:d)?Out|TooManyRequests|Outage|Overload",
    re.IGNORECASE,
)
"""What errors are called that are the server's fault, or pass by themselves."""


def repeated_error(subject: Subject) -> Iterator[Finding]:
    """Find errors that an operation documents at two statuses.

    Where errors are known by their status, one schema may stand for any number.
    """
    for operation in subject.operations if not subject.is_http else ():
        seen: dict[str, ErrorUse] = {}
        for error in subject.errors(operation):
            first = seen.setdefault(error.name, error) if error.name else error
            if first is not error:
                yield Finding(
                    error.use,
                    f"`{name_of(operation)}` documents `{error.name}` at"
                    f" {first.status} already",
                    related=(Related("it stands here", first.use.key_place),),
                )


def no_errors(subject: Subject) -> Iterator[Finding]:
    """Find operations that never fail, as they are documented.

    Where errors are known by their status, those of one operation may speak for all.
    """
    if subject.is_http and any(map(_fails(subject), subject.operations)):
        return
    for operation in subject.operations:
        if not any(subject.errors(operation)):
            yield Finding(
                name_place(operation),
                f"`{name_of(operation)}` documents no error at all",
            )


def no_invalid_request(subject: Subject) -> Iterator[Finding]:
    """Find where nothing is documented for a request that breaks the spec.

    Where errors are known by their status, such a request is answered with a problem
    that needs no word of the document.
    """
    if subject.is_http:
        return
    name = subject.with_role.get(_INVALID)
    if name is None:
        paths = subject.root.get("paths")
        if paths is not None and subject.operations:
            yield Finding(
                paths,
                f"no error has the role `{_INVALID}`: servers answer a request that"
                " breaks this spec with `ValidationException`, of which it says nothing",
                f"add `{EXTENSION}: {{role: {_INVALID}}}` to the error's schema",
            )
        return
    for operation in subject.operations:
        names = [error.name for error in subject.errors(operation)]
        if names and name not in names and subject.members(subject.request(operation)):
            yield Finding(
                name_place(operation),
                f"`{name_of(operation)}` does not document `{name}`, with which servers"
                " answer a request that breaks this spec",
                "add it to the responses",
            )


def unsaid_fault(subject: Subject) -> Iterator[Finding]:
    """Find errors that sound like the server's fault, and are taken for the caller's."""
    seen: set[Place] = set()
    for operation in subject.operations if not subject.is_http else ():
        for error in subject.errors(operation):
            node = error.schema or subject.document.follow(error.use)
            if node.key_place not in seen and _is_unsaid(error):
                seen.add(node.key_place)
                yield Finding(
                    node,
                    f"`{error.name}` sounds like a fault of the server; it is taken"
                    " for one of the caller, and such calls are not repeated",
                )


def _fails(subject: Subject) -> Callable[[Node], bool]:
    return lambda operation: any(subject.errors(operation))


def _is_unsaid(error: ErrorUse) -> bool:
    said = error.schema.get(EXTENSION) if error.schema is not None else None
    keys = {key for key, _ in said.items()} if said is not None else set()
    is_told = bool({"fault", "retryable"} & keys)
    return not is_told and _SERVERS.search(error.name or "") is not None
