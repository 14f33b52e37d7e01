"""How operations travel, as calls of the classes that describe it to the runtime."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator import ir
from generator.views.http.types import annotated, names_in
from generator.views.literals import literal, mapping
from generator.views.vocabulary import Vocabulary

_CLASSES = {
    "path": "Label",
    "query": "Query",
    "header": "Header",
    "cookie": "Cookie",
}
DESCRIPTION = frozenset(
    {"Answer", "Body", "Bytes", "Cookie", "Encoding", "Failure", "Form", "Header"}
    | {
        "Http",
        "Items",
        "Json",
        "Label",
        "Multipart",
        "Part",
        "Query",
        "QueryString",
        "Text",
    }
)
"""The classes that say how an operation travels."""

_DEFAULTS = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
    "multipart": "multipart/form-data",
    "text": "text/plain",
    "bytes": "application/octet-stream",
}


def binding(words: Vocabulary, operation: ir.Operation, http: ir.Http) -> str:
    """Return the expression that says how an operation travels."""
    members = words.names.members
    locations = {
        literal(members[operation.input, name]): location(words, each)
        for name, each in http.locations.items()
        if not _is_told(http.path, members[operation.input, name], each)
    }
    responses = {literal(each.status): answer(words, each) for each in http.responses}
    arguments = [literal(http.method), literal(http.path)]
    if locations:
        arguments.append(mapping(locations))
    if http.body is not None:
        arguments.append(f"body={body(words, http.body)}")
    if responses:
        arguments.append(f"responses={mapping(responses)}")
    return _call("Http", arguments)


def _is_told(path: str, member: str, where: ir.Location) -> bool:
    """Return whether a path tells all of a label: it is called so, and as usual."""
    if isinstance(where, ir.WholeQuery) or where.location != "path":
        return False
    usual = (where.style, where.explode, where.json) == (None, None, False)
    return usual and where.key == member and f"{{{member}}}" in path


def location(words: Vocabulary, where: ir.Location) -> str:
    """Return where a member travels."""
    if isinstance(where, ir.WholeQuery):
        return _call("QueryString", [media(words, where.media)])
    said = {"style": where.style, "explode": where.explode}
    arguments = [literal(where.key), *_given(said)]
    if where.allow_reserved and where.location == "query":
        arguments.append("allow_reserved=True")
    if where.allow_empty and where.location == "query":
        arguments.append("allow_empty=True")
    if where.json:
        arguments.append("json=True")
    return _call(_CLASSES[where.location], arguments)


def body(words: Vocabulary, said: ir.Body) -> str:
    """Return what may be the body of a request."""
    arguments = [media(words, each) for each in said.media]
    return _call("Body", [*arguments, *([] if said.required else ["required=False"])])


def answer(words: Vocabulary, response: ir.Response) -> str:
    """Return what an answer carries, and what it is raised as."""
    arguments = [media(words, each) for each in response.media]
    if response.is_error:
        arguments.insert(0, f"errors.{words.names.statuses[response.status]}")
    if response.headers is not None:
        arguments.append(f"headers=models.{words.names.classes[response.headers]}")
    if response.written:
        each = (location(words, header) for header in response.written)
        arguments.append(f"written={_tuple(each)}")
    return _call("Failure" if response.is_error else "Answer", arguments)


def media(words: Vocabulary, medium: ir.Media) -> str:
    """Return a media type, and the type of what it holds."""
    arguments = [] if medium.shape is None else [annotated(words, medium.shape)]
    parts = {literal(name): _part(medium, part) for name, part in medium.parts.items()}
    said = {key: value for key, value in parts.items() if value}
    if said:
        arguments.append(mapping(said))
    if medium.media_type != _DEFAULTS.get(medium.kind):
        key = "media_type=" if medium.kind in ("form", "multipart") else ""
        arguments.append(f"{key}{literal(medium.media_type)}")
    return _call(medium.kind.capitalize(), arguments)


def calls(expression: str) -> set[str]:
    """Return the classes of a description that an expression calls."""
    return {name for name in names_in(expression) if name in DESCRIPTION}


def _part(medium: ir.Media, part: ir.Part) -> str:
    """Return how a member is written, "" where nothing is said of it."""
    if medium.kind == "multipart":
        arguments = _given({"content_type": part.content_type})
        if part.headers:
            arguments.append(f"headers={_tuple(map(literal, part.headers))}")
        return _call("Part", arguments) if arguments else ""
    arguments = _given({"style": part.style, "explode": part.explode})
    if part.allow_reserved:
        arguments.append("allow_reserved=True")
    if part.style is None and part.explode is None:
        arguments += _given({"content_type": part.content_type})
    return _call("Encoding", arguments) if arguments else ""


def _given(said: Mapping[str, str | bool | None]) -> list[str]:
    return [
        f"{key}={literal(value)}" for key, value in said.items() if value is not None
    ]


def _call(name: str, arguments: Iterable[str]) -> str:
    return f"{name}({', '.join(arguments)})"


def _tuple(items: Iterable[str]) -> str:
    each = list(items)
    return f"({each[0]},)" if len(each) == 1 else f"({', '.join(each)})"
