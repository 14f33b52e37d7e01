"""Services: operations, the shapes that these take and give, and where they are reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.ir.aws_json import Error, ErrorCase, RpcTarget
from generator.ir.endpoints import Endpoint, Variable
from generator.ir.http import Http, StatusError
from generator.ir.pagination import Pagination
from generator.ir.scalars import Named
from generator.ir.security import Security, SecurityScheme
from generator.ir.shapes import Alias, Shape, Use
from generator.ir.told_apart import parts


@dataclass(frozen=True, kw_only=True)
class Idempotency:
    """Whether a request may be sent again that may have been served."""

    repeatable: bool = True
    token: str | None = None
    """The member of the input, if any, by which the service knows a request again."""


@dataclass(frozen=True, kw_only=True)
class Operation(Named):
    """A function of the service; input and output name structures."""

    summary: str
    binding: RpcTarget | Http
    group: str = ""
    """What it belongs to, as the spec says it; nothing: to the service itself."""

    method: str = ""
    """What it is called within its group, if not by its name."""

    input: str
    output: str = ""
    """Of AWS JSON; what another binding answers with, its responses say."""

    returns: str = ""
    """What the output tells."""

    examples: tuple[Any, ...] = ()
    """Plain JSON values of the output, if the response has any beside its schema."""

    named_examples: Mapping[str, Any] = field(default_factory=dict)
    """Those of them that have names, by these."""

    errors: tuple[ErrorCase, ...] = ()
    """Of AWS JSON, where errors have names."""

    pagination: Pagination | None = None
    idempotency: Idempotency = Idempotency()
    deprecated: bool = False
    security: Security | None = None
    """The alternatives that this operation asks for; `None`: those of the service."""

    endpoints: tuple[Endpoint, ...] = ()
    """Where this operation is reached, if that is not where the service is."""

    @property
    def wire_name(self) -> str:
        """Return what tells a request from those of other operations."""
        if isinstance(self.binding, Http):
            return f"{self.binding.method} {self.binding.shown}"
        return self.binding.target


@dataclass(frozen=True, kw_only=True)
class Service:
    """All that the emitted package says."""

    title: str
    version: str
    description: str
    operations: tuple[Operation, ...]
    shapes: Mapping[str, Shape]
    """By name, in the order of the spec; without those of errors."""

    schemas: tuple[Use, ...] = ()
    """The shapes that have a name in the spec, in its order."""

    aliases: tuple[Alias, ...] = ()
    """What has a name in the spec and only refers to a shape, in its order."""

    definitions: Mapping[str, Any] = field(default_factory=dict)
    """Fragments of JSON Schema that the rules of shapes refer to, by name."""

    nulls_are_absent: bool = False
    """Whether a member that is null is absent, as AWS JSON has it."""

    errors: Mapping[str, Error] = field(default_factory=dict)
    """Errors that have names, by these, in the order of the names."""

    statuses: tuple[StatusError, ...] = ()
    """Errors that are known by their status, in the order of it."""

    groups: Mapping[str, str] = field(default_factory=dict)
    """What the spec says of the groups of operations, by their names."""

    invalid_request: str | None = None
    """The error that answers a request which breaks the spec."""

    internal_error: str | None = None
    """The error that answers a request which the service fails to serve."""

    endpoints: tuple[Endpoint, ...] = ()
    """Where the service is reached: at the first one, if nothing else is said."""

    schemes: tuple[SecurityScheme, ...] = ()
    """How callers may prove who they are, in the order of the spec."""

    security: Security = ()
    """What operations ask for that say nothing of it themselves."""

    sensitive: tuple[str, ...] = ()
    """The names of members that hold secrets, sorted; "" for what is none of any."""

    @property
    def endpoint(self) -> Endpoint | None:
        """Return where the service is reached if nothing else is said."""
        return next((each for each in self.endpoints if each.is_whole), None)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """Return the variables of all endpoints, each once."""
        found: dict[str, Variable] = {}
        for endpoint in self.endpoints:
            for each in endpoint.variables:
                found.setdefault(each.name, each)
        return tuple(found.values())

    @cached_property
    def is_http(self) -> bool:
        """Return whether its operations have methods and paths of their own."""
        return not any(isinstance(each.binding, RpcTarget) for each in self.operations)

    @cached_property
    def requested(self) -> frozenset[str]:
        """Return the names of the shapes that a request may have."""
        waiting = [each.input for each in self.operations]
        seen: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting.extend(parts(self.shapes[name]))
        return frozenset(seen)

    def asked_by(self, operation: Operation) -> Security:
        """Return what an operation asks of its callers; nothing if it is empty."""
        return self.security if operation.security is None else operation.security
