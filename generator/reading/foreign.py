"""Files that are no OpenAPI document, recognised by what they are instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.problems.diagnostics import Diagnostic, Related
from generator.reading.nodes import Node
from generator.sources.source import Place, Position, Source

RULE = "not-openapi"


class Text(NamedTuple):
    """A kind of file that its first lines tell, whether or not they are YAML."""

    what: str
    begins: re.Pattern[str]
    hint: str


class Kind(NamedTuple):
    """A kind of document that members of its root tell."""

    what: str
    tells: Callable[[Node], Node | None]
    """Returns what tells it; None for a document of another kind."""

    hint: str


def _text(what: str, pattern: str, hint: str) -> Text:
    return Text(what, re.compile(pattern, re.IGNORECASE), hint)


_ELSEWHERE = "export it as OpenAPI 3 from the tool that it belongs to"
_CONVERT = "convert it to OpenAPI 3"
_TEXTS = (
    _text(
        "a pointer of Git LFS, and the file is not here",
        r"version https://git-lfs\.github\.com/spec/",
        "fetch it with `git lfs pull`",
    ),
    _text(
        "a page of HTML",
        r"(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
        "save the document that the page shows, not the page; on a site that hosts code,"
        " that is the raw file",
    ),
    _text("XML", r"<(?:\?xml|[a-z][\w.:-]*[\s>])", _CONVERT),
    _text("RAML", r"#%RAML\b", _CONVERT),
    _text("an API Blueprint", r"FORMAT:\s*1A\b", _CONVERT),
    _text(
        "GraphQL",
        r"(?:(?>#[^\n]*\n|\"{3}[\s\S]*?\"{3}|\"[^\"\n]*\"|extend\b)\s*+)*+"
        r"(?:schema\s*\{|(?:type|interface|enum|input)\s+\w[^:\n]*\{"
        r"|(?:union|scalar|directive)\s+@?\w)",
        "describe the operations in OpenAPI; a schema of GraphQL has none of HTTP",
    ),
    _text(
        "Protocol Buffers",
        r"(?:(?>//[^\n]*\n|/\*[\s\S]*?\*/)\s*+)*+(?:syntax|edition)\s*=\s*[\"']",
        "gnostic and grpc-gateway make OpenAPI of it",
    ),
    _text("a PDF", r"%PDF-", "get the document that it was made from"),
    _text("TypeSpec", r"import\s+[\"']@typespec/", "compile it to OpenAPI 3.1 first"),
)


def merge_conflicts(source: Source) -> Iterator[Diagnostic]:
    """Yield each place where two versions of a text stand, as a merge left them."""
    first = second = 0
    lines = source.lines() if "<<<<<<<" in source.text else ()
    for number, line in enumerate(lines, start=1):
        match line.partition(" ")[0]:
            case "<<<<<<<":
                first, second = number, 0
            case "=======" if first:
                second = second or number
            case ">>>>>>>" if second:
                yield _conflict(source, first, second, number)
                first = second = 0


def _conflict(source: Source, first: int, second: int, last: int) -> Diagnostic:
    related = (
        Related("the other version begins here", _line(source, second)),
        Related("and ends here", _line(source, last)),
    )
    return Diagnostic(
        "a merge left two versions of what follows",
        _line(source, first),
        "keep what is right of both, and delete the lines with the markers",
        related,
        rule="not-readable",
    )


def foreign_text(source: Source) -> Diagnostic | None:
    """Return what is wrong with a text of another kind; None for all others."""
    start = len(source.text) - len(source.text.lstrip())
    for kind in _TEXTS:
        if kind.begins.match(source.text, start):
            place = _line(source, source.text.count("\n", 0, start) + 1)
            return _refusal(kind.what, place, kind.hint)
    return None


def foreign_root(root: Node) -> Diagnostic | None:
    """Return what is wrong with a document of another kind; None for all others."""
    if root.get("openapi") is not None:
        return None
    for kind in _KINDS:
        if (told := kind.tells(root)) is not None:
            return _refusal(kind.what, told.key_place, kind.hint)
    return None


def _refusal(what: str, place: Place, hint: str) -> Diagnostic:
    return Diagnostic(
        f"this is {what}, and no OpenAPI document", place, hint, rule=RULE
    )


def _line(source: Source, number: int) -> Place:
    end = Position(number, len(source.line(number)) + 1)
    return Place(source, Position(number, 1), end)


def _member(*path: str, value: str = r"[\s\S]*") -> Callable[[Node], Node | None]:
    """Tell a document by a member, and by what begins its value, if that is a text."""
    pattern = re.compile(value)

    def tells(root: Node) -> Node | None:
        node: Node | None = root
        for name in path:
            node = node.get(name) if node is not None else None
        if node is None or (
            isinstance(node.value, str) and not pattern.match(node.value)
        ):
            return None
        return node

    return tells


def _all(*names: str) -> Callable[[Node], Node | None]:
    """Tell a document by members that it must have, the first of which is shown."""

    def tells(root: Node) -> Node | None:
        found = [root.get(name) for name in names]
        return found[0] if all(each is not None for each in found) else None

    return tells


def _json_schema(root: Node) -> Node | None:
    """Tell a schema by what no document of OpenAPI has at its root."""
    if root.get("paths") is not None or root.get("components") is not None:
        return None
    names = ("$schema", "$defs", "definitions", "properties", "allOf", "oneOf", "anyOf")
    found = [root.get(name) for name in (*names, "$id")]
    told = next((each for each in found if each is not None), None)
    kind = root.get("type")
    return told or (kind if kind is not None and kind.value in _TYPES else None)


_TYPES = ("object", "array", "string", "integer", "number", "boolean")
_KINDS = (
    Kind(
        "Swagger 2.0",
        _member("swagger"),
        f"{_CONVERT}: `npx swagger2openapi FILE`, or the editor at editor.swagger.io",
    ),
    Kind(
        "a collection of Postman",
        _member("info", "_postman_id"),
        f"{_CONVERT}: `npx postman-to-openapi FILE`",
    ),
    Kind(
        "a collection of Postman",
        _member("info", "schema", value=r"https?://schema\.(?:get)?postman\.com/"),
        f"{_CONVERT}: `npx postman-to-openapi FILE`",
    ),
    Kind("an export of Insomnia", _member("_type", value="export$"), _ELSEWHERE),
    Kind(
        "AsyncAPI",
        _member("asyncapi"),
        "describe in OpenAPI what is asked and answered over HTTP",
    ),
    Kind("OpenRPC", _member("openrpc"), "describe the methods as operations"),
    Kind(
        "a workflow of Arazzo",
        _member("arazzo"),
        "take the document that it names under `sourceDescriptions`",
    ),
    Kind(
        "an overlay",
        _member("overlay"),
        "apply it first, and take the document that results",
    ),
    Kind(
        "a model of Smithy",
        _member("smithy"),
        f"{_CONVERT}: Smithy has a plugin of that name",
    ),
    Kind(
        "a model of botocore",
        _all("metadata", "operations", "shapes"),
        "take the service's OpenAPI document, if there is one, or write it",
    ),
    Kind(
        "a discovery document of Google",
        _member("discoveryVersion"),
        f"{_CONVERT}: `npx google-discovery-to-swagger`, then to OpenAPI 3",
    ),
    Kind("a log of HTTP (HAR)", _member("log", "entries"), _ELSEWHERE),
    Kind(
        "an introspection of GraphQL",
        _member("data", "__schema"),
        "describe the operations in OpenAPI; a schema of GraphQL has none of HTTP",
    ),
    Kind(
        "an introspection of GraphQL",
        _member("__schema"),
        "describe the operations in OpenAPI; a schema of GraphQL has none of HTTP",
    ),
    Kind(
        "a template of CloudFormation",
        _member("AWSTemplateFormatVersion"),
        "take the document under `Body` of the API in it",
    ),
    Kind(
        "a resource of Kubernetes",
        _all("apiVersion", "kind"),
        "the API server has an OpenAPI document: `kubectl get --raw /openapi/v3`",
    ),
    Kind(
        "a file of Docker Compose",
        _all("services"),
        "name the OpenAPI document of one of the services",
    ),
    Kind(
        "a JSON Schema",
        _json_schema,
        "put it under components/schemas of a document with `openapi`, `info` and"
        " `paths`, or refer to it from there: `$ref: FILE`",
    ),
)
"""Those that say what they are come first."""
