"""The client's half of AWS JSON 1.1: from input to request, from response to output."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, TypeAlias

import msgspec

from .errors import (
    RequestInvalid,
    ResponseInvalid,
    ServiceError,
    UnknownServiceError,
    received,
)
from .operation import Input, Operation, Output, Service
from .retryable import retry_after, told_by
from .salvage import salvage
from .structure import (
    NO_FORM,
    Malformed,
    Rejected,
    Structure,
    convert,
    decode,
    encode,
    formless,
    parse,
)
from .transport import Request, Response
from .violations import Violation

MEDIA_TYPE = "application/x-amz-json-1.1"
BODY_SHOWN = 1024
"""How many bytes of a body an error carries."""

Errors: TypeAlias = Mapping[str, type[ServiceError]]
"""The errors of a service, by the code that names them on the wire."""


class Auth(Protocol):
    """Proves to the service who calls.

    A function will do. Those of `auth` know more: their service, and what to do about a
    refusal.
    """

    def __call__(self, request: Request) -> Request:
        """Return `request` with what the proof adds to it."""


class ClientProtocol:
    """Turns inputs into requests, and responses into outputs or errors."""

    def __init__(
        self,
        service: Service,
        *,
        base_url: str,
        validate: bool,
    ) -> None:
        """Take where the service is, and whether to check."""
        self._errors = {class_.code: class_ for class_ in service.errors}
        self._url = f"{base_url}/"
        self._validate = validate
        self._user_agent = service.name.replace("_", "-")

    def request(self, operation: Operation[Input, Any], value: Input) -> Request:
        """Return the request that calls `operation` with `value`, not yet signed.

        Raises:
            RequestInvalid: `value` breaks the spec.
        """
        if self._validate and (found := operation.validate_input(value)):
            raise RequestInvalid(operation.name, found)
        return Request(
            method="POST",
            url=self._url,
            headers={
                "Content-Type": MEDIA_TYPE,
                "X-Amz-Target": operation.binding.target,
                "User-Agent": self._user_agent,
            },
            body=_encoded(operation, value),
        )

    def result(self, operation: Operation[Any, Output], response: Response) -> Output:
        """Return the output that `response` carries, or raise its error.

        Raises:
            ServiceError: the service answered with an error.
            ResponseInvalid: it answered with success, and a body that breaks the spec.
        """
        if not 200 <= response.status < 300:
            raise read_error(self._errors, operation, response)
        try:
            return decode(response.body, operation.output, operation.validate_output)
        except Rejected as error:
            found = error.violations
        except Malformed as error:
            found = [Violation("", "type", f"must be JSON: {error}")]
        raise ResponseInvalid(operation.name, found, response.body[:BODY_SHOWN])


def read_error(
    errors: Errors, operation: Operation[Any, Any], response: Response
) -> ServiceError:
    """Return the error that `response` stands for.

    The code decides: `__type`, else `code`, else the header `x-amzn-errortype`; without
    any, the status that the operation documents.
    """
    body = _object(response.body)
    code = _code(body, response)
    error = _error(errors, operation, response.status, body, code)
    error.status = response.status
    error.retry_after = retry_after(response.headers)
    error.request_id = response.headers.get("x-amzn-requestid")
    error.operation = operation.name
    error.body = response.body[:BODY_SHOWN]
    return error


def error_code(response: Response) -> str | None:
    """Return the name of the error that `response` stands for, if it tells one."""
    return _code(_object(response.body), response)


def _encoded(operation: Operation[Any, Any], value: Structure) -> bytes:
    try:
        return encode(value)
    except NO_FORM as error:
        found = operation.validate_input(value) or [formless(error)]
        raise RequestInvalid(operation.name, found) from error


def _error(
    errors: Errors,
    operation: Operation[Any, Any],
    status: int,
    body: dict[str, Any] | None,
    code: str | None,
) -> ServiceError:
    class_ = errors.get(code) if code else None
    if body is not None and code is None:
        class_ = operation.errors.get(status)
    message = _message(body or {})
    if class_ is None:
        unknown = UnknownServiceError(message, code=code or "UnknownError")
        unknown.retryable = told_by(unknown.code, status)
        return unknown
    return _known_error(class_, body or {}, message)


def _known_error(
    class_: type[ServiceError], body: dict[str, Any], message: str
) -> ServiceError:
    told = {**body, "__type": class_.code, "message": message}
    try:
        return class_.from_body(convert(told, class_.body_type))
    except (msgspec.ValidationError, RecursionError):
        # Which error it is says more than members that are not as documented.
        members, found = salvage(told, class_.body_type)
    error = received(class_, message, members)
    error.body_violations = found
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
    for key in ("message", "Message"):
        if isinstance(body.get(key), str):
            return str(body[key])
    return ""
