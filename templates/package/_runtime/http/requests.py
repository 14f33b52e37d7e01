"""From the input of an operation to its request: made once for each operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import uuid4

from msgspec import UNSET

from ..operation import Operation
from ..violations import Violation
from .bodies import BodyPlan, Payload
from .description import (
    Cookie,
    Header,
    Http,
    Label,
    Location,
    Query,
    QueryString,
)
from .fields import cookie_writer, header_writer
from .forms import querystring_writer
from .outgoing_members import Member, members_of, place_of
from .styles import label_writer, query_writer
from .targets import Target

IDEMPOTENCY_KEY = "idempotency-key"
"""The header by which services know a request that they have served already."""

REPEATABLE = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})
"""Methods whose requests may be served twice."""


class Parts(NamedTuple):
    """What a request is made of."""

    path: str
    """Below the address of the service, with the query."""

    headers: dict[str, str]
    payload: Payload | None


class RequestPlan:
    """Writes the input of one operation."""

    def __init__(self, operation: Operation[Any, Any]) -> None:
        """Take the operation, whose binding is `Http`."""
        binding: Http = operation.binding
        self.method = binding.method
        self._target = Target(binding.path)
        self._labels: list[tuple[Member, str, Callable[[Any], str]]] = []
        self._queries: list[tuple[Member, Callable[[Any], list[str]]]] = []
        self._whole: tuple[Member, Callable[[Any], str]] | None = None
        self._headers: list[tuple[Member, str, Callable[[Any], str | None]]] = []
        self._cookies: list[tuple[Member, Callable[[Any], list[str]]]] = []
        members = members_of(operation.input)
        for name, location in binding.locations.items():
            self._add(Member(name, place_of(location), *members[name]), location)
        self._body = BodyPlan(binding.body) if binding.body else None
        self._has_type = "content_type" in members.keys() - binding.locations.keys()

    def parts(self, value: Any, found: list[Violation], *, validate: bool) -> Parts:
        """Return what the request is made of that carries `value`.

        What is wrong is added to `found`, and what is returned then is of no use.
        """
        read = _Reader(value, found, validate=validate)
        path, query = self._path(read), self._query(read)
        return Parts(
            f"{path}?{query}" if query else path,
            self._fields(read),
            self._payload(read),
        )

    def _add(self, member: Member, location: Location) -> None:
        match location:
            case Label(name=name):
                self._labels.append((member, name, label_writer(location)))
            case Query():
                self._queries.append((member, query_writer(location)))
            case Header(name=name):
                self._headers.append((member, name, header_writer(location)))
            case Cookie():
                self._cookies.append((member, cookie_writer(location)))
            case QueryString():
                self._whole = member, querystring_writer(location)

    def _path(self, read: _Reader) -> str:
        texts = dict.fromkeys(self._target.names, "")
        for member, name, write in self._labels:
            texts[name] = read(member, write) or ""
        if read.found:
            return ""
        path = self._target.filled(texts)
        if (misled := self._target.misled(texts, path)) is not None:
            read.found.append(Violation(f"/path/{misled}", "style", _MISLEADING))
        return path

    def _query(self, read: _Reader) -> str:
        if self._whole is not None:
            return read(*self._whole) or ""
        pairs: list[str] = [self._target.query] if self._target.query else []
        for member, write in self._queries:
            pairs += read(member, write) or ()
        return "&".join(pairs)

    def _fields(self, read: _Reader) -> dict[str, str]:
        headers: dict[str, str] = {}
        for member, name, write_header in self._headers:
            text = read(member, write_header)
            if text is None and name.lower() == IDEMPOTENCY_KEY:
                text = str(uuid4())
            if text is not None:
                headers[name] = text
        cookies: list[str] = []
        for member, write_cookie in self._cookies:
            cookies += read(member, write_cookie) or ()
        if cookies:
            headers["Cookie"] = "; ".join(cookies)
        return headers

    def _payload(self, read: _Reader) -> Payload | None:
        if self._body is None:
            return None
        said = read.value.content_type if self._has_type else None
        return self._body.payload(
            read.value.body, said, read.found, validate=read.validate
        )


class _Reader:
    """Gets members of an input, and has them written."""

    def __init__(self, value: Any, found: list[Violation], *, validate: bool) -> None:
        self.value = value
        self.found = found
        self.validate = validate

    def __call__(self, member: Member, write: Callable[[Any], Any]) -> Any:
        value = getattr(self.value, member.name)
        if member.is_absent(value):
            return None
        plain = member.plain(value, self.found, validate=self.validate)
        if plain is UNSET:
            return None
        try:
            written = write(plain)
        except ValueError as error:
            self.found.append(Violation(member.place, "style", str(error)))
            return None
        if member.required and written in ([], None):
            self.found.append(Violation(member.place, "style", _UNTOLD))
        return written


def is_repeatable(method: str, headers: Mapping[str, str]) -> bool:
    """Return whether a request may be served twice, as far as HTTP tells."""
    return method in REPEATABLE or any(
        name.lower() == IDEMPOTENCY_KEY for name in headers
    )


_MISLEADING = "must be some text, and more than dots: else it would change the path"
_UNTOLD = "must not be empty: an empty one would look like none"
