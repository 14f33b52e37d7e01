"""The client's half of AWS JSON: from input to request, from response to output."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from ..codec import (
    NO_FORM,
    Malformed,
    Rejected,
    convert,
    decode,
    decode_leniently,
    encode,
    encode_valid,
    formless,
    violations_of,
)
from ..error_codes import code_of, object_of
from ..errors import BODY_KEPT
from ..excerpts import excerpt
from ..first_use import read_leniently
from ..operation import Input, Operation, Output, Service
from ..protocol import ClientProtocol, request_id
from ..responses import Leniency
from ..retryable import retry_after
from ..structure import Structure
from ..transport import Request, Response
from ..violations import Violation
from .errors import NamedError
from .target import output_of
from .unknown import unknown_error

Errors: TypeAlias = Mapping[str, type[NamedError]]
"""The errors of a service, by the code that names them on the wire."""


class RpcProtocol(ClientProtocol):
    """Turns inputs into requests, and responses into outputs or errors."""

    reserved = ClientProtocol.reserved | {"x-amz-target"}

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
        self._errors = {
            each.code: each for each in service.errors if issubclass(each, NamedError)
        }

    def request(self, operation: Operation[Input, Any], value: Input) -> Request:
        """Return the request that calls `operation` with `value`, not yet signed.

        Raises:
            RequestInvalid: `value` breaks the spec.
        """
        return Request(
            method="POST",
            url=f"{self._base_url}/",
            headers={
                "Content-Type": operation.binding.media_type,
                "X-Amz-Target": operation.binding.target,
                **self._headers,
            },
            body=self._encoded(operation, value),
            repeatable=operation.repeatable,
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
            return decode(response.body, output_of(operation))
        except Rejected as error:
            found = error.violations
        except Malformed as error:
            found = [Violation("", "type", f"must be JSON: {error}")]
        invalid = self._invalid(operation, found, response)
        if self._leniency.strict:
            raise invalid
        try:
            output = decode_leniently(response.body, output_of(operation))
        except (Malformed, Rejected):
            raise invalid from None
        self._leniency.tell(invalid)
        return output

    def _error(self, operation: Operation[Any, Any], response: Response) -> NamedError:
        error = read_error(self._errors, operation, response)
        if error.body_violations:
            invalid = self._invalid(operation, error.body_violations, response)
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
        raise self._refused(operation, found, value)


def read_error(
    errors: Errors, operation: Operation[Any, Any], response: Response
) -> NamedError:
    """Return the error that `response` stands for.

    The code decides: `__type`, else `code`, else the header `x-amzn-errortype`; without
    any, the status that the operation documents.
    """
    body = object_of(response.body)
    code = code_of(body, response)
    error = _error(errors, operation, response, body, code)
    error.status = response.status
    error.retry_after = retry_after(response.headers)
    error.request_id = request_id(response)
    error.operation = operation.name
    error.content = response.body[:BODY_KEPT]
    return error


def _error(
    errors: Errors,
    operation: Operation[Any, Any],
    response: Response,
    body: dict[str, Any] | None,
    code: str | None,
) -> NamedError:
    class_: Any = errors.get(code) if code else None
    if body is not None and code is None:
        class_ = operation.errors.get(response.status)
    message = excerpt(response) if body is None else _message(body)
    if class_ is None:
        return unknown_error(message, code, response.status)
    return _known_error(class_, body or {}, message)


def _known_error(
    class_: type[NamedError], body: dict[str, Any], message: str
) -> NamedError:
    # Whatever the spec calls the message, services write it either way.
    told = {**body, "__type": class_.code, **dict.fromkeys(_MESSAGES, message)}
    try:
        return class_.from_body(convert(told, class_.body_type), message)
    except Rejected as rejected:
        # Which error it is says more than members that are not as documented.
        error = class_.from_body(read_leniently(class_.body_type, told), message)
        error.body_violations = rejected.violations
        return error


def _message(body: dict[str, Any]) -> str:
    for key in _MESSAGES:
        if isinstance(body.get(key), str):
            return str(body[key])
    return ""


_MESSAGES = ("message", "Message")
