"""From the input of an operation to its request: made once for each operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

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
from .plain_targets import PlainTarget
from .shared_names import Shared, shared_names
from .styles import label_writer, query_writer
from .targets import Target

IDEMPOTENCY_KEY = "idempotency-key"
"""The header by which services know a request that they have served already."""


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
        apart = {
            each.name
            for each in binding.locations.values()
            if isinstance(each, Label) and each.style != "simple"
        }
        self._target = Target(binding.path, apart)
        self._labels: list[tuple[str, Member]] = []
        self._queries: list[tuple[Member, Shared | None]] = []
        self._whole: Member | None = None
        self._headers: list[tuple[str, Member]] = []
        self._cookies: list[tuple[Member, Shared | None]] = []
        members = members_of(operation.input)
        types = {name: type_ for name, (type_, _) in members.items()}
        self._shared: Mapping[str, Shared] = {
            **shared_names(operation.input, binding.locations, types, Query),
            **shared_names(operation.input, binding.locations, types, Cookie),
        }
        self._plain = PlainTarget(binding, self._target, members)
        for name, location in binding.locations.items():
            self._add(name, location, *members[name])
        self._has_fields = bool(self._headers or self._cookies)
        self._body = BodyPlan(binding.body, operation.name) if binding.body else None
        self._has_type = "content_type" in members.keys() - binding.locations.keys()

    def parts(self, value: Any, found: list[Violation], *, validate: bool) -> Parts:
        """Return what the request is made of that carries `value`.

        What is wrong is added to `found`, and what is returned then is of no use.
        """
        target = self._plain.of(value)
        if target is None:
            path = self._path(value, found, validate)
            query = self._query(value, found, validate)
            target = f"{path}?{query}" if query else path
        headers = self._fields(value, found, validate) if self._has_fields else {}
        return Parts(target, headers, self._payload(value, found, validate))

    def _add(self, name: str, location: Location, type_: Any, default: Any) -> None:
        shared = self._shared.get(name)

        def member(write: Callable[[Any], Any]) -> Member:
            return Member(
                name,
                place_of(location),
                type_,
                default,
                write,
                may_be_empty=shared is not None and shared.is_empty,
            )

        match location:
            case Label(name=wire):
                self._labels.append((wire, member(label_writer(location))))
            case Query():
                self._queries.append((member(query_writer(location)), shared))
            case Header(name=wire):
                self._headers.append((wire, member(header_writer(location))))
            case Cookie():
                self._cookies.append((member(cookie_writer(location)), shared))
            case QueryString():
                self._whole = member(querystring_writer(location))

    def _path(self, value: Any, found: list[Violation], validate: bool) -> str:
        texts = dict.fromkeys(self._target.names, "")
        for name, member in self._labels:
            texts[name] = member.written(value, found, validate=validate) or ""
        if found:
            return ""
        path = self._target.filled(texts)
        if (misled := self._target.misled(texts, path)) is not None:
            found.append(Violation(f"/path/{misled}", "style", _MISLEADING))
        return path

    def _query(self, value: Any, found: list[Violation], validate: bool) -> str:
        if self._whole is not None:
            return self._whole.written(value, found, validate=validate) or ""
        pairs = _pairs(self._queries, value, found, validate)
        if self._target.query:
            pairs = [*self._target.left_out_by(pairs), *pairs]
        return "&".join(pairs)

    def _fields(
        self, value: Any, found: list[Violation], validate: bool
    ) -> dict[str, str]:
        headers: dict[str, str] = {}
        for name, member in self._headers:
            text = member.written(value, found, validate=validate)
            if text is not None:
                headers[name] = text
        if cookies := _pairs(self._cookies, value, found, validate):
            headers["Cookie"] = "; ".join(cookies)
        return headers

    def _payload(
        self, value: Any, found: list[Violation], validate: bool
    ) -> Payload | None:
        if self._body is None:
            return None
        said = value.content_type if self._has_type else None
        return self._body.payload(value.body, said, found, validate=validate)


def _pairs(
    members: Sequence[tuple[Member, Shared | None]],
    value: Any,
    found: list[Violation],
    validate: bool,
) -> list[str]:
    """Return what is written of members that may have the same names."""
    pairs: list[str] = []
    left: list[tuple[Member, Shared, list[str], list[str]]] = []
    for member, shared in members:
        written = member.written(value, found, validate=validate) or ()
        if shared is not None and written:
            written, rest = shared.divided(written)
            left.append((member, shared, written, rest))
        pairs += written
    for member, shared, own, rest in left:
        if (lost := shared.lost(own, rest, pairs)) is not None:
            found.append(Violation(member.place, "style", _TAKEN.format(lost)))
    return pairs


def has_key(headers: Mapping[str, str]) -> bool:
    """Return whether a key travels by which a service knows a request it has served."""
    return any(name.lower() == IDEMPOTENCY_KEY for name in headers)


_TAKEN = "must not have {!r}: the name means another parameter, or a member of one"
_MISLEADING = "must be some text, and more than dots: else it would change the path"
