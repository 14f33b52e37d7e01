"""From the answer to an operation to what it holds: made once for each operation."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from ..codec import Malformed, Rejected, convert, decode, decode_leniently
from ..excerpts import excerpt
from ..operation import Operation
from ..transport import Response
from ..violations import Violation
from .answered_parts import read_parts
from .description import (
    Answer,
    Answered,
    Bytes,
    Form,
    Http,
    Json,
    Multipart,
    Serial,
    Text,
    documented,
)
from .forms import form_reader
from .header_structures import read_headers
from .media_types import closest, is_json, matches, parameter


class Read(NamedTuple):
    """What could be made of an answer."""

    value: Any
    found: list[Violation]
    """How it breaks what the document says; the value is as far as it fits."""

    usable: bool = True
    """Whether there is a value at all."""


class AnswerPlan:
    """Reads the answers of one operation."""

    def __init__(self, operation: Operation[Any, Any]) -> None:
        """Take the operation, whose binding is `Http`."""
        binding: Http = operation.binding
        self._is_head = binding.method == "HEAD"
        self._answers = binding.responses
        self._has_results = any(str(it).startswith("2") for it in binding.responses)
        self._chosen: dict[tuple[int, str], Answered | None] = {}
        self.accept = _accept(binding)
        self.streams = any(
            isinstance(media, Bytes | Serial)
            for answer in binding.responses.values()
            for media in answer.media
        )
        """Whether an answer may be bytes that are passed on as they come."""

    def is_success(self, status: int) -> bool:
        """Return whether a call succeeds with a status.

        To be sent elsewhere, or told that nothing has changed, is a result only of what
        has no other.
        """
        if 300 <= status < 400:
            is_said = status in self._answers or "3XX" in self._answers
            return is_said and not self._has_results
        return 200 <= status < 300

    def is_stream(self, response: Response) -> bool:
        """Return whether an answer is to be passed on as it comes."""
        answer = documented(self._answers, response.status)
        if answer is None or not self.is_success(response.status):
            return False
        return isinstance(self._media(answer, response), Bytes | Serial)

    def value(self, response: Response) -> Read:
        """Return what an answer holds with which a call succeeds."""
        said = response.headers.get("content-type") or ""
        media = self._chosen.get((response.status, said))
        if type(media) is Json and not self._is_head:
            return _read_json(media, response)
        found: list[Violation] = []
        answer = documented(self._answers, response.status)
        if answer is None:
            answer = self._any_success()
            if answer is None:
                # No success is documented, so that none is a wrong one.
                return Read(None, found)
            rule = f"has the status {response.status}, which is not documented"
            found.append(Violation("", "status", rule))
        if not answer.media or self._is_head:
            return Read(None, found)
        media = _chosen(answer, said) if found else self._media(answer, response)
        read = _read(answer, media, response)
        return Read(read.value, [*found, *read.found], read.usable)

    def body(self, response: Response) -> Read:
        """Return what an error holds."""
        answer = documented(self._answers, response.status)
        if answer is None or not answer.media or not response.body:
            return Read(None, [])
        media = self._media(answer, response)
        if media is None:
            # Of another's making, such as the page of a proxy.
            return Read(None, [])
        if isinstance(media, Bytes | Serial):
            return Read(response.body, [])
        return _read(answer, media, response)

    def headers(self, response: Response) -> msgspec.Struct | None:
        """Return the documented headers of an answer, as far as they fit."""
        answer = documented(self._answers, response.status)
        return None if answer is None else read_headers(answer, response.headers)

    def _any_success(self) -> Answer | None:
        for key, answer in self._answers.items():
            if str(key).startswith("2"):
                return answer
        return None

    def _media(self, answer: Answer, response: Response) -> Answered | None:
        said = response.headers.get("content-type") or ""
        key = response.status, said
        if key not in self._chosen:
            media = _chosen(answer, said)
            if len(self._chosen) > _KEPT:
                self._chosen.clear()
            self._chosen[key] = media
        return self._chosen[key]


def _chosen(answer: Answer, said: str) -> Answered | None:
    if not answer.media:
        return None
    if not said:
        return answer.media[0]
    fitting = [each for each in answer.media if matches(each.media_type, said)]
    if fitting:
        return closest(fitting, said, _name_of)
    # What is JSON by name is read as the JSON that is documented.
    for each in answer.media:
        if isinstance(each, Json) and is_json(said):
            return each
        if isinstance(each, Bytes):
            return each
    return None


def _name_of(media: Answered) -> str:
    return media.media_type


def _read(answer: Answer, media: Answered | None, response: Response) -> Read:
    if isinstance(media, Serial):
        # Who asked iterates over them as they come in.
        return Read(media, [])
    if media is not None:
        read: Read = _READ[type(media)](media, response)
        return read
    types = " or ".join(each.media_type for each in answer.media)
    said = response.headers.get("content-type")
    rule = f"must be {types}, not {said}: {excerpt(response)!r}"
    wrong = Violation("", "contentMediaType", rule)
    for each in answer.media:
        if isinstance(each, Json):
            json = _read_json(each, response)
            return Read(json.value, [wrong, *json.found], json.usable)
    return Read(None, [wrong], usable=False)


def _read_json(media: Json, response: Response) -> Read:
    body = response.body
    if not body:
        return Read(None, [Violation("", "type", "must be JSON, not empty")], False)
    try:
        return Read(decode(body, media.type), [])
    except Rejected as error:
        found = error.violations
    except Malformed as error:
        return Read(None, [Violation("", "type", f"must be JSON: {error}")], False)
    try:
        return Read(decode_leniently(body, media.type), found)
    except (Malformed, Rejected):
        return Read(None, found, usable=False)


def item_of(type_: Any, text: bytes, response: Response) -> tuple[Read, Response]:
    """Return what an item of an answer is, and the answer as if that were all of it."""
    alone = replace(response, body=text, stream=None)
    return _read_json(Json(type_), alone), alone


def _read_text(media: Text, response: Response) -> Read:
    said = response.headers.get("content-type") or ""
    try:
        text = response.body.decode(parameter(said, "charset") or "utf-8")
        return Read(text, [])
    except (LookupError, UnicodeDecodeError) as error:
        wrong = Violation("", "type", f"must be text: {error}")
        return Read(response.body.decode("utf-8", "replace"), [wrong])


def _read_form(media: Form, response: Response) -> Read:
    try:
        return Read(convert(form_reader(media)(response.body), media.type), [])
    except Rejected as error:
        return Read(None, error.violations, usable=False)
    except ValueError as error:
        return Read(None, [Violation("", "type", str(error))], usable=False)


def _read_parts(media: Multipart, response: Response) -> Read:
    try:
        said = response.headers.get("content-type") or ""
        read = read_parts(media, said, response.body)
    except Rejected as error:
        return Read(None, error.violations, usable=False)
    return Read(read.value, read.violations)


def _read_bytes(media: Bytes, response: Response) -> Read:
    # Who asked makes a download of it, of the kind that fits.
    return Read(response, [])


def _accept(binding: Http) -> str:
    types = [
        media.media_type
        for answer in binding.responses.values()
        for media in answer.media
    ]
    return ", ".join(sorted(dict.fromkeys(types), key=lambda each: not is_json(each)))


_KEPT = 64
_READ: dict[type[Any], Any] = {
    Json: _read_json,
    Text: _read_text,
    Form: _read_form,
    Bytes: _read_bytes,
    Multipart: _read_parts,
}
