"""The view of `errors.py`: a class for each documented error."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator import ir
from generator.views.imports import export_lines, import_lines
from generator.views.methods import ArgumentView, argument_views
from generator.views.models import body_base, body_class
from generator.views.prose import docstring, entry, paragraphs, sentence
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class ErrorView:
    """An error; without members of its own it needs no constructor."""

    name: str
    bases: str
    docstring: str
    code: str
    fault: str | None
    """Whose fault it is, if not the caller's."""

    retryable: bool | None
    """Whether the same call may succeed later, if not the opposite."""

    harmless: bool
    """Whether a request that it answers had no effect, and may always be repeated."""

    body: str | None
    arguments: tuple[ArgumentView, ...]
    init_docstring: str


@dataclass(frozen=True)
class ErrorsView:
    """All of `errors.py`."""

    root: str
    imports: tuple[str, ...]
    errors: tuple[ErrorView, ...]
    exports: tuple[str, ...]


RUNTIME_ERRORS = (
    "AuthenticationFailed",
    "ClientClosed",
    "MissingExtra",
    "ModelInvalid",
    "RequestInvalid",
    "ResponseInvalid",
    "ServiceError",
    "Throttled",
    "TransportError",
    "TransportTimeout",
    "Unavailable",
)
"""Those that every package has."""

NAMED_ERRORS = (
    "NamedError",
    "UnknownAuthenticationFailed",
    "UnknownServiceError",
    "UnknownThrottled",
    "UnknownUnavailable",
)
"""Those of services whose errors have names."""

_KINDS = (
    (
        "AuthenticationFailed",
        401,
        r"Unauthenticated|Unauthorized(?:Exception|Error)?\Z|UnrecognizedClient"
        r"|InvalidSignature|IncompleteSignature|ExpiredToken|AuthFailure"
        r"|MissingAuthenticationToken|AuthenticationFail",
    ),
    ("Throttled", 429, r"Throttl|TooManyRequests|SlowDown|RequestLimitExceeded"),
    (
        "Unavailable",
        503,
        r"(?:Service)?(?:Temporarily)?Unavailable(?:Exception|Error)?\Z",
    ),
)
"""What callers may want to catch whatever it is called: by its status, or its name."""


def errors_view(words: Vocabulary) -> ErrorsView:
    """Return the view of `errors.py`."""
    errors = tuple(_error(words, error) for error in words.service.errors.values())
    root = words.names.own.error
    names = [root, *RUNTIME_ERRORS, *NAMED_ERRORS, *(error.name for error in errors)]
    types = [argument.type for error in errors for argument in error.arguments]
    times = any("datetime" in type_ for type_ in types)
    bodies = {each.body for each in errors if each.body and not each.arguments}
    anything = any(re.search(r"\bAny\b", type_) for type_ in types)
    return ErrorsView(
        root=root,
        imports=import_lines(
            {
                "datetime": ["datetime"] if times else [],
                "typing": ["Any"] if anything else [],
                ".": ["models"] if any(error.arguments for error in errors) else [],
                "._runtime.aws_json.error_bodies": bodies,
                "._runtime.aws_json.errors": NAMED_ERRORS,
                "._runtime.errors": ["Error", *RUNTIME_ERRORS],
            }
        ),
        errors=errors,
        exports=export_lines(names),
    )


def _error(words: Vocabulary, error: ir.Error) -> ErrorView:
    base, own = body_base(error), body_class(words, error)
    body = f"models.{own}" if own else base
    said = paragraphs(error.description) or [f"The service answered {error.name}"]
    owned = ir.Structure(name=error.name, place=error.place, members=error.modelled)
    arguments = argument_views(words, owned, words.answered_type)
    return ErrorView(
        name=words.names.classes[error.name],
        bases=_bases(words, error),
        docstring=docstring(map(sentence, said), indent=4),
        code=error.name,
        fault="server" if error.fault == "server" else None,
        retryable=error.retryable or None,
        harmless=error.harmless,
        body=None if body == "ErrorBody" else body,
        arguments=arguments,
        init_docstring=_init_docstring(error, arguments),
    )


def _init_docstring(error: ir.Error, arguments: tuple[ArgumentView, ...]) -> str:
    entries = [
        entry("message", _MESSAGE if error.message else _KEPT, indent=8),
        *(entry(each.name, each.text, indent=8) for each in arguments if each.text),
    ]
    blocks = ["Describe what happened.", "\n".join(["Args:", *entries])]
    return docstring(blocks, indent=8)


def _bases(words: Vocabulary, error: ir.Error) -> str:
    """Return the classes that an error derives from, by what it stands for."""
    statuses = {
        case.status
        for operation in words.service.operations
        for case in operation.errors
        if case.error == error.name
    }
    for kind, status, pattern in _KINDS:
        if status in statuses or re.match(pattern, error.name):
            return f"NamedError, {kind}"
    return "NamedError"


_MESSAGE = "What the caller gets to read."
_KEPT = "What happened; it is not sent, as the spec has no place for it."
