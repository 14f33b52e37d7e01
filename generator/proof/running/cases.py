"""What is tried, as plain data that JSON can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal["exchange", "error", "refusal", "breach"]
"""What a case is about.

- exchange: a valid request and its answer arrive as they were given.
- error: an error that is documented arrives as its class.
- refusal: a request with one fault is refused by both sides.
- breach: an answer with one fault is read as far as it fits, and told.
"""


@dataclass(frozen=True)
class Case:
    """One thing that is tried; values are plain JSON."""

    number: int
    """Counted from 0, for each operation."""

    kind: Kind
    request: Any
    answer: Any = None
    """What the service answers: an output, or the members of an error."""

    status: int = 0
    """Of an error, as the spec documents it."""

    error: str = ""
    """Its name in the spec."""

    pointer: str = ""
    """Where the fault is, as a JSON pointer."""

    rule: str = ""
    """The keyword of JSON Schema that it breaks."""


@dataclass(frozen=True)
class ErrorNames:
    """What an error is called, and what else the spec says of it."""

    class_: str
    fault: str
    retryable: bool


@dataclass(frozen=True)
class Callee:
    """An operation, and what it is called in the package."""

    name: str
    method: str
    service: str
    """The class of the server that has its handler."""

    input: str
    """The schema of its input."""

    output: str
    errors: Mapping[str, ErrorNames] = field(default_factory=dict)
    """By their names in the spec."""

    invalid: str = ""
    """The name of the error that answers an invalid request, if it has one."""

    invalid_status: int = 400


@dataclass(frozen=True)
class Target:
    """A package, and what is called in it."""

    package: str
    client: str
    async_client: str


@dataclass(frozen=True)
class Failure:
    """What a package does that it should not."""

    check: str
    """What was looked at; the same for failures of the same kind."""

    way: str
    """Who called: "sync" or "async"."""

    told: str
    """What was expected, and what came."""
