"""The client's half: from input to request, from answer to output."""

from __future__ import annotations

from copy import copy
from typing import Any, ClassVar, NamedTuple, Self

from msgspec import Struct

from ..codec import Malformed, parse
from ..errors import BODY_KEPT, ResponseInvalid
from ..excerpts import excerpt
from ..headers import lowered, merged
from ..operation import Input, Operation, Output, Service
from ..protocol import ClientProtocol, request_id
from ..responses import Leniency
from ..retryable import retry_after, told_by
from ..sources import Source
from ..transport import Request, Response
from ..violations import Violation
from .description import Serial, documented
from .downloads import AsyncDownload, Download
from .errors import HttpError, message_of, reason, received_error, undocumented
from .links import led
from .pages import Turn
from .received import AnswerPlan, item_of
from .requests import RequestPlan, has_key


class Plan(NamedTuple):
    """How one operation travels, both ways."""

    request: RequestPlan
    answer: AnswerPlan
    accept: dict[str, str]


class HttpProtocol(ClientProtocol):
    """Turns inputs into requests, and answers into outputs or errors."""

    _download: ClassVar[type[Download] | type[AsyncDownload]] = Download

    def __init__(
        self,
        service: Service,
        *,
        base_url: str,
        validate: bool,
        leniency: Leniency | None = None,
    ) -> None:
        """Take where the service is, and how to check what goes and what comes."""
        super().__init__(
            service, base_url=base_url, validate=validate, leniency=leniency
        )
        self._plans: dict[Operation[Any, Any], Plan] = {}
        self._turn: Turn | None = None

    def turned(self, turn: Turn) -> Self:
        """Return one whose requests ask for a page to which another one leads."""
        other = copy(self)
        other._turn = turn
        return other

    def request(self, operation: Operation[Input, Any], value: Input) -> Request:
        """Return the request that calls `operation` with `value`, not yet signed.

        Raises:
            RequestInvalid: `value` breaks the spec.
            ResponseInvalid: the page before leads elsewhere than to the service.
        """
        plan = self._plan(operation)
        found: list[Violation] = []
        parts = plan.request.parts(value, found, validate=self._validate)
        if found:
            raise self._refused(operation, found, value)
        headers = {**plan.accept, **self._headers}
        if parts.headers:
            headers = merged(headers, parts.headers)
        body: bytes | Source = b""
        if parts.payload is not None:
            headers["Content-Type"], body = parts.payload
        url = f"{self._address(operation)}{parts.path}"
        if self._turn is not None:
            url = _followed(operation, url, self._turn)
        return Request(
            method=plan.request.method,
            url=url,
            headers=headers,
            body=body,
            repeatable=operation.repeatable or has_key(headers),
            streamed=plan.answer.streams,
        )

    def result(self, operation: Operation[Any, Output], response: Response) -> Output:
        """Return the output that `response` carries, or raise its error.

        Raises:
            ServiceError: the service answered with an error.
            ResponseInvalid: it answered with what nothing can be made of, or what breaks
                the spec in any way if the client is strict.
        """
        answer = self._plan(operation).answer
        if not answer.is_success(response.status):
            raise self._error(operation, response)
        read = answer.value(response)
        value: Any = read.value
        if value is response:
            value = self._download(response, operation.name)
        elif isinstance(value, Serial):
            value = self._items(operation, value, response)
        if read.found:
            invalid = self._invalid(operation, read.found, response)
            if self._leniency.strict or not read.usable:
                raise invalid
            self._leniency.tell(invalid)
        output: Output = value
        return output

    def _items(
        self, operation: Operation[Any, Any], media: Serial, response: Response
    ) -> Any:
        """Return the items of an answer, to be iterated over as they come in."""

        def read(text: bytes) -> Any:
            found, alone = item_of(media.type, text, response)
            if found.found:
                invalid = self._invalid(operation, found.found, alone)
                if self._leniency.strict or not found.usable:
                    raise invalid
                self._leniency.tell(invalid)
            return found.value

        is_async = self._download is AsyncDownload
        return media.stream(response, operation.name, read, is_async=is_async)

    def is_stream(self, operation: Operation[Any, Any], response: Response) -> bool:
        """Return whether an answer is passed on as it comes."""
        return self._plan(operation).answer.is_stream(response)

    def documented_headers(
        self, operation: Operation[Any, Any], response: Response
    ) -> Struct | None:
        """Return the headers that the document says an answer has, as a structure."""
        return self._plan(operation).answer.headers(response)

    def _plan(self, operation: Operation[Any, Any]) -> Plan:
        plan = self._plans.get(operation)
        if plan is None:
            answer = AnswerPlan(operation)
            accept = {"Accept": answer.accept} if answer.accept else {}
            plan = Plan(RequestPlan(operation), answer, accept)
            self._plans[operation] = plan
        return plan

    def _error(self, operation: Operation[Any, Any], response: Response) -> HttpError:
        status = response.status
        class_: Any = documented(operation.errors, status) or undocumented(status)
        read = self._plan(operation).answer.body(response)
        error: HttpError = received_error(class_, status, read.value, _said(response))
        error.retryable = told_by(error.code, status)
        error.headers = lowered(response.headers)
        error.retry_after = retry_after(response.headers)
        error.request_id = request_id(response)
        error.operation = operation.name
        error.content = response.body[:BODY_KEPT]
        error.body_violations = read.found
        if read.found:
            invalid = self._invalid(operation, read.found, response)
            if self._leniency.strict:
                raise invalid from error
            self._leniency.tell(invalid)
        return error


class AsyncHttpProtocol(HttpProtocol):
    """The same, for a client in an event loop."""

    _download = AsyncDownload


def _followed(operation: Operation[Any, Any], url: str, turn: Turn) -> str:
    try:
        return led(url, turn.link)
    except ValueError as error:
        found = Violation(turn.place, "format", str(error))
        raise ResponseInvalid(operation.name, [found], b"") from None


def _said(response: Response) -> str:
    """Return what an error says for people."""
    if 300 <= response.status < 400 and (to := response.headers.get("location")):
        return f"{reason(response.status)}: redirects to {to}, which is not followed"
    try:
        said = message_of(parse(response.body))
    except Malformed:
        said = excerpt(response)
    return said or reason(response.status)
