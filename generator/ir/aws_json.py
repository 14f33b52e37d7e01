"""AWS JSON: how its operations are told apart, and its errors, which have names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from generator.ir.scalars import Named
from generator.ir.shapes import Member, Structure

Fault: TypeAlias = Literal["client", "server"]

JSON_11 = "application/x-amz-json-1.1"
"""The media type of bodies where a document does not say another version."""

MESSAGES = frozenset({"message", "Message"})
"""What the member of an error is called that people read."""


@dataclass(frozen=True, kw_only=True)
class Error(Named):
    """An error of the service; its name is its code on the wire."""

    body: Structure
    """Its members; the code, which travels as `__type`, is none of them."""

    fault: Fault = "client"
    retryable: bool = False
    harmless: bool = False
    """Whether a request had no effect that it answers: `retryable` says so itself."""

    @property
    def message(self) -> Member | None:
        """The member that people read, if the spec has a place for one."""
        found = (each for each in self.body.members if each.name in MESSAGES)
        return min(found, key=lambda each: each.name != "message", default=None)

    @property
    def modelled(self) -> tuple[Member, ...]:
        """The members that this error has beside its message."""
        return tuple(each for each in self.body.members if each.name not in MESSAGES)


@dataclass(frozen=True, kw_only=True)
class ErrorCase:
    """An error that an operation documents, by its name, and its status."""

    status: int
    error: str
    examples: tuple[Any, ...] = ()
    """Plain JSON values of its body, if the response has any beside its schema."""

    named_examples: Mapping[str, Any] = field(default_factory=dict)
    """Those of them that have names, by these."""


@dataclass(frozen=True, kw_only=True)
class RpcTarget:
    """`POST /`, the operation named by the header `X-Amz-Target`, all in the body."""

    target: str
    media_type: str
