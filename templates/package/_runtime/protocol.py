"""The client's half of a binding: from input to request, from response to output."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, ClassVar, Protocol, Self, TypeAlias

from msgspec import Struct

from .address import base_address, joined_address
from .errors import BODY_KEPT, RequestInvalid, ResponseInvalid
from .given import given_at
from .headers import FRAMING, checked_headers, lowered, merged
from .operation import Input, Operation, Output, Service
from .responses import Leniency
from .transport import Request, Response
from .violations import Violation


class Auth(Protocol):
    """Proves to the service who calls.

    A function will do. Those of `auth` know more: their service, and what to do about a
    refusal.
    """

    def __call__(self, request: Request) -> Request:
        """Return `request` with what the proof adds to it."""
        ...


Proofs: TypeAlias = Auth | Mapping[str, Auth]
"""A proof for whatever is asked for, or some by the names of the spec's schemes."""


class ClientProtocol(ABC):
    """Turns inputs into requests, and responses into outputs or errors."""

    reserved: ClassVar[frozenset[str]] = FRAMING
    """Headers that are the binding's own, in lower case."""

    def __init__(
        self,
        service: Service,
        *,
        base_url: str,
        validate: bool,
        leniency: Leniency | None = None,
    ) -> None:
        """Take where the service is, and how to check what goes and what comes."""
        self._base_url = base_url
        self.is_moved = False
        """Whether all operations are there, wherever the spec has some of them."""

        self.variables: Mapping[str, str] = {}
        """What callers say of the address, which those of operations may have, too."""

        self._validate = validate
        self._sensitive = service.sensitive
        self._leniency = leniency or Leniency(service.name)
        self._name = service.name.replace("_", "-")
        self._headers: Mapping[str, str] = {"User-Agent": self._name}

    def _address(self, operation: Operation[Any, Any]) -> str:
        """Return where an operation is: a few specs have some elsewhere."""
        if operation.endpoint is None or self.is_moved:
            return self._base_url
        endpoint = operation.endpoint
        own = {
            name: value
            for name, value in self.variables.items()
            if name in endpoint.variables
        }
        url = endpoint.url(own)
        if endpoint.is_relative:
            return joined_address(self._base_url, url)
        return base_address(url)

    def with_headers(self, headers: Mapping[str, str], user_agent: str | None) -> Self:
        """Return one whose requests have more headers, and another name of the caller.

        Raises:
            ValueError: one is none of HTTP, or belongs to the protocol.
        """
        added = dict(checked_headers(headers, self.reserved))
        if user_agent is not None:
            agent = {"User-Agent": f"{user_agent} {self._name}"}
            added = merged(checked_headers(agent, self.reserved), added)
        other = copy(self)
        other._headers = merged(self._headers, added)
        return other

    @abstractmethod
    def request(self, operation: Operation[Input, Any], value: Input) -> Request:
        """Return the request that calls `operation` with `value`, not yet signed.

        Raises:
            RequestInvalid: `value` breaks the spec.
        """

    @abstractmethod
    def result(self, operation: Operation[Any, Output], response: Response) -> Output:
        """Return the output that `response` carries, or raise its error.

        Raises:
            ServiceError: the service answered with an error.
            ResponseInvalid: it answered with what nothing can be made of, or what breaks
                the spec in any way if the client is strict.
        """

    def is_stream(self, operation: Operation[Any, Any], response: Response) -> bool:
        """Return whether the output is what is left to be read of `response`."""
        return False

    def documented_headers(
        self, operation: Operation[Any, Any], response: Response
    ) -> Struct | None:
        """Return the headers that the spec says `response` has, as a structure."""
        return None

    def _refused(
        self, operation: Operation[Any, Any], found: Sequence[Violation], value: Struct
    ) -> RequestInvalid:
        error = RequestInvalid(operation.name, found)
        error.given = given_at(error.violations, value, self._sensitive)
        return error

    def _invalid(
        self,
        operation: Operation[Any, Any],
        found: Sequence[Violation],
        response: Response,
    ) -> ResponseInvalid:
        error = ResponseInvalid(operation.name, found, response.body[:BODY_KEPT])
        error.status = response.status
        error.headers = lowered(response.headers)
        error.request_id = request_id(response)
        return error


def request_id(response: Response) -> str | None:
    """Return what the service calls the request that `response` answers."""
    for name in _REQUEST_IDS:
        if found := response.headers.get(name):
            return found
    return None


_REQUEST_IDS = ("x-amzn-requestid", "x-request-id", "request-id", "x-correlation-id")
