"""The client's half of AWS JSON: from input to request, from response to output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, Protocol, TypeAlias

from .codec import (
    NO_FORM,
    Malformed,
    Rejected,
    convert,
    decode,
    decode_leniently,
    encode,
    encode_valid,
    formless,
    parse,
    violations_of,
)
from .errors import (
    BODY_KEPT,
    RequestInvalid,
    ResponseInvalid,
    ServiceError,
)
from .headers import checked_headers, merged
from .lenient import read
from .operation import Input, Operation, Output, Service
from .responses import Leniency
from .retryable import retry_after
from .structure import Structure
from .transport import Request, Response
from .unknown import excerpt, unknown_error
from .violations import Violation

Errors: TypeAlias = Mapping[str, type[ServiceError]]
"""The errors of a service, by the code that names them on the wire."""


class Auth(Protocol):
    """Proves to the service who calls.

    A function will do. Those of `auth` know more: their service, and what to do about a
    refusal.
    """

    def __call__(self, request: Request) -> Request:
        """Return `request` with what the proof adds to it."""
        ...


class ClientProtocol:
    """Turns inputs into requests, and responses into outputs or errors."""

    def __init__(
        self,
        service: Service,
        *,
        base_url: str,
        validate: bool,
        leniency: Leniency | None = None,
    ) -> None:
        """Take where the service is, and how to check what goes and what comes."""
        self._errors = {class_.code: class_ for class_ in service.errors}
        self._url = f"{base_url}/"
        self._validate = validate
        self._leniency = leniency or Leniency(service.name)
        self._name = service.name.replace("_", "-")
        self._headers: Mapping[str, str] = {"User-Agent": self._name}

    def with_headers(
        self, headers: Mapping[str, str], user_agent: str | None
    ) -> ClientProtocol:
        """Return one whose requests have more headers, and another name of the caller.

        Raises:
            ValueError: one is none of HTTP, or belongs to the protocol.
        """
        added = dict(checked_headers(headers))
        if user_agent is not None:
            agent = checked_headers({"User-Agent": f"{user_agent} {self._name}"})
            added = merged(agent, added)
        other = copy(self)
        other._headers = merged(self._headers, added)
        return other

    def request(self, operation: Operation[Input, Any], value: Input) -> Request:
        """Return the request that calls `operation` with `value`, not yet signed.

        Raises:
            RequestInvalid: `value` breaks the spec.
        """
        return Request(
            method="POST",
            url=self._url,
            headers={
                "Content-Type": operation.binding.media_type,
                "X-Amz-Target": operation.binding.target,
                **self._headers,
            },
            body=self._encoded(operation, value),
        )

    def result(self, operation: Operation[Any, Output], response: Response) -> Output:
        """Return the output that `response` carries, or raise its error.

        Raises:
            ServiceError: the service answered with an error.
            ResponseInvalid: it answered with a body that is no JSON object, or that
                breaks the spec in any way if the client is strict.
        """
        if not 200 <= response.status < 300:
            raise self._error(operation, response)
        try:
            return decode(response.body, operation.output)
        except Rejected as error:
            found = error.violations
        except Malformed as error:
            found = [Violation("", "type", f"must be JSON: {error}")]
        invalid = response_invalid(operation, found, response)
        if self._leniency.strict:
            raise invalid
        try:
            output = decode_leniently(response.body, operation.output)
        except (Malformed, Rejected):
            raise invalid from None
        self._leniency.tell(invalid)
        return output

    def _error(
        self, operation: Operation[Any, Any], response: Response
    ) -> ServiceError:
        error = read_error(self._errors, operation, response)
        if error.body_violations:
            invalid = response_invalid(operation, error.body_violations, response)
            if self._leniency.strict:
                raise invalid from error
            self._leniency.tell(invalid)
        return error

    def _encoded(self, operation: Operation[Any, Any], value: Structure) -> bytes:
        try:
            if self._validate:
                return encode_valid(value, operation.input)
            return encode(value)
        except Rejected as error:
            found = error.violations
        except NO_FORM as error:
            found = violations_of(operation.input, value) or [formless(error)]
        raise RequestInvalid(operation.name, found)


def response_invalid(
    operation: Operation[Any, Any], found: Sequence[Violation], response: Response
) -> ResponseInvalid:
    """Return the error that tells what is wrong with a response."""
    error = ResponseInvalid(operation.name, found, response.body[:BODY_KEPT])
    error.status = response.status
    error.headers = dict(response.headers)
    error.request_id = request_id(response)
    return error


def read_error(
    errors: Errors, operation: Operation[Any, Any], response: Response
) -> ServiceError:
    """Return the error that `response` stands for.

    The code decides: `__type`, else `code`, else the header `x-amzn-errortype`; without
    any, the status that the operation documents.
    """
    body = _object(response.body)
    code = _code(body, response)
    error = _error(errors, operation, response, body, code)
    error.status = response.status
    error.retry_after = retry_after(response.headers)
    error.request_id = request_id(response)
    error.operation = operation.name
    error.body = response.body[:BODY_KEPT]
    return error


def request_id(response: Response) -> str | None:
    """Return what the service calls the request that `response` answers."""
    return response.headers.get("x-amzn-requestid")


def error_code(response: Response) -> str | None:
    """Return the name of the error that `response` stands for, if it tells one."""
    return _code(_object(response.body), response)


def _error(
    errors: Errors,
    operation: Operation[Any, Any],
    response: Response,
    body: dict[str, Any] | None,
    code: str | None,
) -> ServiceError:
    class_ = errors.get(code) if code else None
    if body is not None and code is None:
        class_ = operation.errors.get(response.status)
    message = excerpt(response) if body is None else _message(body)
    if class_ is None:
        return unknown_error(message, code, response.status)
    return _known_error(class_, body or {}, message)


def _known_error(
    class_: type[ServiceError], body: dict[str, Any], message: str
) -> ServiceError:
    # Whatever the spec calls the message, services write it either way.
    told = {**body, "__type": class_.code, **dict.fromkeys(_MESSAGES, message)}
    try:
        return class_.from_body(convert(told, class_.body_type), message)
    except Rejected as rejected:
        # Which error it is says more than members that are not as documented.
        error = class_.from_body(read(class_.body_type, told), message)
        error.body_violations = rejected.violations
        return error


def _object(body: bytes) -> dict[str, Any] | None:
    try:
        value = parse(body or b"{}")
    except Malformed:
        return None
    return value if isinstance(value, dict) else None


def _code(body: dict[str, Any] | None, response: Response) -> str | None:
    candidates = (
        (body or {}).get("__type"),
        (body or {}).get("code"),
        response.headers.get("x-amzn-errortype"),
    )
    for candidate in candidates:
        if isinstance(candidate, str) and (code := _bare(candidate)):
            return code
    return None


def _bare(code: str) -> str:
    namespace, mark, name = code.partition(":")[0].partition("#")
    return name if mark else namespace


def _message(body: dict[str, Any]) -> str:
    for key in _MESSAGES:
        if isinstance(body.get(key), str):
            return str(body[key])
    return ""


_MESSAGES = ("message", "Message")
