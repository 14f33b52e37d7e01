"""The view of `errors.py`: a class for each status of an error."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.views.errors import RUNTIME_ERRORS
from generator.views.http.types import annotated, either, imports_of
from generator.views.imports import export_lines, import_lines
from generator.views.prose import docstring, first_sentence, sentence
from generator.views.vocabulary import Vocabulary

_BASES = {401: "AuthenticationFailed", 429: "Throttled", 503: "Unavailable"}
"""What callers may want to catch whatever binding a service has."""

HTTP_ERRORS = ("HttpError", "Undocumented")


@dataclass(frozen=True)
class ErrorView:
    """An error; `body` is the type of what it holds."""

    name: str
    bases: str
    docstring: str
    status: int | None
    """`None` for one that stands for several statuses."""

    body: str
    body_types: str
    """Those that it is read as, with commas between; "" where nothing is said of it."""


@dataclass(frozen=True)
class ErrorsView:
    """All of `errors.py`."""

    root: str
    imports: tuple[str, ...]
    errors: tuple[ErrorView, ...]
    exports: tuple[str, ...]


def errors_view(words: Vocabulary) -> ErrorsView:
    """Return the view of `errors.py`."""
    errors = tuple(_error(words, each) for each in words.service.statuses)
    root = words.names.own.error
    wanted = imports_of(
        type_ for each in errors for type_ in (each.body, each.body_types) if type_
    )
    if any(each.body_types for each in errors):
        wanted["typing"].add("Any")
    return ErrorsView(
        root=root,
        imports=import_lines(
            {
                **wanted,
                "._runtime.errors": ["Error", *RUNTIME_ERRORS],
                "._runtime.http.errors": HTTP_ERRORS,
            }
        ),
        errors=errors,
        exports=export_lines(
            [root, *RUNTIME_ERRORS, *HTTP_ERRORS, *(each.name for each in errors)]
        ),
    )


def _error(words: Vocabulary, error: ir.StatusError) -> ErrorView:
    raw = [*(["bytes"] if error.is_bytes else []), *(["str"] if error.is_text else [])]
    bodies = [*(words.answered_type(shape) for shape in error.bodies), *raw]
    read = [*(annotated(words, shape) for shape in error.bodies), *raw]
    said = sentence(first_sentence(error.description)) or undescribed(error.status)
    kind = _BASES.get(error.status) if isinstance(error.status, int) else None
    return ErrorView(
        name=error.name,
        bases=f"HttpError, {kind}" if kind else "HttpError",
        docstring=docstring([said], indent=4),
        status=error.status if isinstance(error.status, int) else None,
        body=either([*bodies, "None"]),
        body_types="".join(f"{each}, " for each in dict.fromkeys(read)).strip(),
    )


def undescribed(status: ir.Status) -> str:
    """Return what is said of an error of which the document says nothing."""
    if status == "default":
        return "The service answered with a status that has no class of its own."
    return f"The service answered with the status {status}."
