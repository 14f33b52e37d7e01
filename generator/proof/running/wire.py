"""What is particular to a binding: how values become requests, answers and errors."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from generator.proof.running.cases import Callee, Case
from generator.proof.running.emitted import Emitted

Write: TypeAlias = Callable[[Mapping[str, Any]], Any]
"""Returns the request that a client makes of valid arguments."""

Difference: TypeAlias = "tuple[Any, Any]"
"""What was expected, and what came."""


class Wire(ABC):
    """Values of one operation, as its binding has them travel."""

    def __init__(self, emitted: Emitted, callee: Callee) -> None:
        self._emitted = emitted
        self._callee = callee
        self._described = emitted.operations[callee.name]

    @abstractmethod
    def arguments(self, case: Case) -> Mapping[str, Any]:
        """Return what the client is called with for a valid request."""

    @abstractmethod
    def input(self, case: Case) -> Any:
        """Return what the handler has to receive of a valid request."""

    @abstractmethod
    def sent(self, case: Case, request: Any) -> Difference | None:
        """Return how a request is not written as the spec has it."""

    @abstractmethod
    def output(self, case: Case) -> tuple[Any, Any]:
        """Return what the handler returns, and what the client has to return."""

    @abstractmethod
    def answered(self, case: Case, response: Any) -> Difference | None:
        """Return how an answer, or an error, is not written as the spec has it."""

    @abstractmethod
    def error(self, case: Case) -> Any:
        """Return the error that a service raises."""

    @abstractmethod
    def told(self, error: Any, case: Case) -> Any:
        """Return all that an error tells which its spec speaks of."""

    def documented(self, error: Any, case: Case) -> Any:
        """Return all that an error has to tell when it arrives."""
        return self.told(error, case)

    @abstractmethod
    def is_documented(self, error: Any) -> bool:
        """Tell whether an operation documents an error."""

    @abstractmethod
    def faults(self, case: Case) -> list[Any]:
        """Return what the package finds wrong with a request, before it is sent."""

    @abstractmethod
    def faulty(self, case: Case) -> Mapping[str, Any] | None:
        """Return the arguments of a faulty request, None where there are no such."""

    @abstractmethod
    def raw(self, case: Case, base_url: str, write: Write) -> Any:
        """Return a faulty request, None where only a client can write it.

        `write` has a client write the rest of it.
        """

    @abstractmethod
    def refused(
        self, case: Case, response: Any, violations: Sequence[Any]
    ) -> Difference | None:
        """Return what is wrong with the answer to a request with these faults."""

    @abstractmethod
    def response(self, case: Case) -> Any:
        """Return the response that a faulty answer is in."""

    @abstractmethod
    def answer_faults(self, case: Case) -> list[Any]:
        """Return what the package finds wrong with an answer."""

    @abstractmethod
    def is_usable(self, case: Case) -> bool:
        """Tell whether there is anything that a client can return of a faulty answer."""
