"""What is said of an operation that has a method and a path of its own.

Data only: `operations.py` says it once, client and server read it.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, TypeVar

import msgspec

from ..errors import ServiceError
from ..sources import Source
from ..transport import Response
from ..violations import Violation

LabelStyle: TypeAlias = Literal["simple", "label", "matrix"]
QueryStyle: TypeAlias = Literal["form", "spaceDelimited", "pipeDelimited", "deepObject"]
CookieStyle: TypeAlias = Literal["form", "cookie"]


class Label(msgspec.Struct, frozen=True):
    """A member that travels in the path."""

    name: str
    style: LabelStyle = "simple"
    explode: bool = False
    json: bool = False
    """Whether its text is JSON: `content` of the document, in place of a schema."""


class Query(msgspec.Struct, frozen=True):
    """A member that travels in the query."""

    name: str
    style: QueryStyle = "form"
    explode: bool = True
    allow_reserved: bool = False
    """Whether what RFC 3986 reserves stays as it is, as far as that is no harm."""

    allow_empty: bool = False
    """Whether an empty text that is no value counts as none at all."""

    json: bool = False
    """Whether its text is JSON: `content` of the document, in place of a schema."""


class Header(msgspec.Struct, frozen=True):
    """A member that travels in a header."""

    name: str
    explode: bool = False
    json: bool = False
    """Whether its text is JSON: `content` of the document, in place of a schema."""


class Cookie(msgspec.Struct, frozen=True):
    """A member that travels in a cookie."""

    name: str
    style: CookieStyle = "form"
    explode: bool = True
    json: bool = False
    """Whether its text is JSON: `content` of the document, in place of a schema."""


class Json(msgspec.Struct, frozen=True):
    """A body of JSON."""

    type: Any
    """What it holds: any type that the codec takes."""

    media_type: str = "application/json"


class Encoding(msgspec.Struct, frozen=True):
    """How a member of a form is written, where that is not by its type."""

    style: QueryStyle = "form"
    explode: bool = True
    allow_reserved: bool = False
    content_type: str | None = None
    """Of a member that is written as JSON or as plain text; then style does not count."""


class Form(msgspec.Struct, frozen=True):
    """A body of pairs, as a query has them: `application/x-www-form-urlencoded`."""

    type: Any
    encoding: Mapping[str, Encoding | Query] = {}
    """By the names on the wire; form style where nothing is said."""

    media_type: str = "application/x-www-form-urlencoded"


class Part(msgspec.Struct, frozen=True):
    """How a member of a multipart body is written, where that is not by its type."""

    content_type: str | None = None
    """One, or several with commas between, of which the first is sent."""

    headers: Sequence[str] = ()
    """Names of headers that a part may have; a `File` brings their values."""


class Multipart(msgspec.Struct, frozen=True):
    """A body of parts, one a member, and one an item of a member that is a list."""

    type: Any
    parts: Mapping[str, Part] = {}
    """By the names on the wire, or the places in a row, of which `*` is any; by its type
    where nothing is said."""

    media_type: str = "multipart/form-data"


class Text(msgspec.Struct, frozen=True):
    """A body of text: a `str`."""

    media_type: str = "text/plain"


class Bytes(msgspec.Struct, frozen=True):
    """A body that is passed on as it is: `Content` goes out, a `Download` comes in."""

    media_type: str = "application/octet-stream"
    """A media type, or a range of them such as `image/*`."""


Media: TypeAlias = Json | Form | Multipart | Text | Bytes


class Serial(msgspec.Struct, frozen=True):
    """A body that is items, one after the other, as they come."""

    type: Any
    """What each is."""

    media_type: str

    def stream(
        self,
        response: Response,
        operation: str,
        read: Callable[[bytes], Any],
        *,
        is_async: bool,
    ) -> Any:
        """Return the items of an answer to an operation, each of them `read`."""
        raise NotImplementedError

    def chunks(
        self, value: Any, write: Callable[[Any], bytes], threads: Any
    ) -> Callable[[], AsyncIterator[bytes]]:
        """Return what begins to write the items that a value yields."""
        raise NotImplementedError

    def source(
        self,
        value: Any,
        write: Callable[[Any], bytes],
        refuse: Callable[[Sequence[Violation]], Exception],
    ) -> bytes | Source:
        """Return what a request sends of the items that a value yields."""
        raise NotImplementedError


Answered: TypeAlias = Media | Serial
"""What the body of an answer may be."""

Taken: TypeAlias = Media | Serial
"""What the body of a request may be."""


class QueryString(msgspec.Struct, frozen=True):
    """A member that is the whole query."""

    media: Form | Json | Text


Location: TypeAlias = Label | Query | Header | Cookie | QueryString


@dataclass(frozen=True, slots=True, init=False)
class Body:
    """The body of a request: the member `body`.

    Where several media types take one type, the member `content_type` says which.
    """

    media: tuple[Taken, ...]
    """In the order of preference."""

    required: bool

    def __init__(self, *media: Taken, required: bool = True) -> None:
        """Take the media types in the order of preference."""
        object.__setattr__(self, "media", media)
        object.__setattr__(self, "required", required)


@dataclass(frozen=True, slots=True, init=False)
class Answer:
    """What an answer of some status carries; no media: it has no body."""

    media: tuple[Answered, ...]
    headers: type[msgspec.Struct] | None
    """Structure of the documented headers; its names on the wire are theirs."""

    written: Sequence[Header]
    """Those of the headers that are written otherwise than by their types."""

    def __init__(
        self,
        *media: Answered,
        headers: type[msgspec.Struct] | None = None,
        written: Sequence[Header] = (),
    ) -> None:
        """Take the media types in the order of preference."""
        object.__setattr__(self, "media", media)
        object.__setattr__(self, "headers", headers)
        object.__setattr__(self, "written", written)

    def header(self, name: str) -> Header:
        """Return how a header is written."""
        return next((each for each in self.written if each.name == name), Header(name))


class Failure(Answer):
    """What an answer carries that is raised as an error."""

    __slots__ = ("error",)

    error: type[ServiceError]

    def __init__(
        self,
        error: type[ServiceError],
        *media: Answered,
        headers: type[msgspec.Struct] | None = None,
    ) -> None:
        """Take the class of the error, then the media types in the order of preference."""
        super().__init__(*media, headers=headers)
        object.__setattr__(self, "error", error)


StatusKey: TypeAlias = int | str
"""A status, a range of them such as `"4XX"`, or `"default"`."""


class Http(msgspec.Struct, frozen=True):
    """A method, a path, and where everything else travels."""

    method: str
    path: str
    """Below the address of the service; names in braces stand for labels."""

    locations: Mapping[str, Location] = {}
    """By the Python name of the member; labels that are called so in the path need not be
    told."""

    body: Body | None = None
    responses: Mapping[StatusKey, Answer] = {}

    def __post_init__(self) -> None:
        """Take the labels that only the path tells."""
        said = {
            each.name for each in self.locations.values() if isinstance(each, Label)
        }
        untold = [name for name in _LABELS.findall(self.path) if name not in said]
        if untold:
            labels = {name: Label(name) for name in untold}
            msgspec.structs.force_setattr(
                self, "locations", {**labels, **self.locations}
            )

    @property
    def errors(self) -> Mapping[StatusKey, type[ServiceError]]:
        """The documented errors, by status, in the order of the spec."""
        return {
            status: answer.error
            for status, answer in self.responses.items()
            if isinstance(answer, Failure)
        }


_LABELS = re.compile(r"\{(\w+)\}")

Said = TypeVar("Said")


def documented(by_status: Mapping[StatusKey, Said], status: int) -> Said | None:
    """Return what is said of a status: exactly, by its range, or by default."""
    for key in (status, f"{status // 100}XX", "default"):
        if (found := by_status.get(key)) is not None:
            return found
    return None
