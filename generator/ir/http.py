"""The binding of operations that have a method and a path: where each value travels.

A status is a number, a range of them such as `"4XX"`, or `"default"`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias
from urllib.parse import quote, unquote

from generator.ir.scalars import Named

BODY = "body"
"""The member of an input that travels as the body."""

CONTENT_TYPE = "content_type"
"""The member of an input that tells which media type its body has."""

Status: TypeAlias = int | str
ParameterLocation: TypeAlias = Literal["path", "query", "header", "cookie"]
_VARIABLE = re.compile(r"\{[^{}]*\}")
MediaKind: TypeAlias = Literal["json", "form", "multipart", "items", "text", "bytes"]


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """How a member travels beside the body; the defaults of its location are `None`."""

    location: ParameterLocation
    key: str
    """Its name on the wire."""

    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    allow_empty: bool = False
    json: bool = False
    """Whether its text is JSON."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """How a member of a form or of a multipart body is written, where that is said."""

    content_type: str | None = None
    headers: tuple[str, ...] = ()
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False


@dataclass(frozen=True, kw_only=True)
class Media:
    """A media type of a body, and the shape of what it holds."""

    media_type: str
    kind: MediaKind
    shape: str | None = None
    """Of JSON, forms and parts: the name of the shape; of items, that of each."""

    parts: Mapping[str, Part] = field(default_factory=dict)
    """By the names on the wire."""


@dataclass(frozen=True, kw_only=True)
class WholeQuery:
    """A member that is the whole query."""

    media: Media


Location: TypeAlias = Parameter | WholeQuery


@dataclass(frozen=True, kw_only=True)
class Body:
    """What may be the body of a request, in the order of preference."""

    media: tuple[Media, ...]
    required: bool = False
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class Response:
    """What an answer of some status carries; without media, it has no body."""

    status: Status
    description: str = ""
    media: tuple[Media, ...] = ()
    headers: str | None = None
    """Name of the structure of its documented headers."""

    written: tuple[Parameter, ...] = ()
    """Those of the headers of which more is said than what they hold."""

    examples: tuple[Any, ...] = ()
    """Plain JSON values of its body, if the response has any beside its schema."""

    named_examples: Mapping[str, Any] = field(default_factory=dict)
    """Those of them that have names, by these."""

    is_error: bool = False
    """Whether a call that is so answered has failed."""


@dataclass(frozen=True, kw_only=True)
class Http:
    """A method, a path, and where everything else travels."""

    method: str
    path: str
    """Names in braces stand for members that travel there."""

    locations: Mapping[str, Location] = field(default_factory=dict)
    """By the name of the member of the input."""

    body: Body | None = None
    responses: tuple[Response, ...] = ()

    @property
    def route(self) -> str:
        """Return what a server tells it by: neither names of variables nor a fragment."""
        path, _, query = self.path.partition("#")[0].partition("?")
        asked = "&".join(sorted(query.split("&")))
        return f"{self.method} {unquote(_VARIABLE.sub('{}', path))}?{asked}"

    @property
    def shown(self) -> str:
        """Return the path for people: on one line, whatever a document has in it."""
        return "".join(
            each if each.isprintable() else quote(each, errors="surrogatepass")
            for each in self.path
        )

    @property
    def successes(self) -> tuple[Response, ...]:
        """Return the responses whose values a call returns.

        Where none is documented, the one for any status speaks of successes, too.
        """
        found = tuple(each for each in self.responses if not each.is_error)
        rest = (each for each in self.responses if each.status == "default")
        return found or tuple(rest)


@dataclass(frozen=True, kw_only=True)
class StatusError(Named):
    """What the answers of a status are as an error, over all operations."""

    status: Status
    bodies: tuple[str, ...] = ()
    """Names of the shapes that such an answer may hold."""

    is_text: bool = False
    """Whether some such answer holds plain text."""

    is_bytes: bool = False
    """Whether some such answer holds what is passed on as it is."""
