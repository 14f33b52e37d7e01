"""The cases of an operation: all that its spec promises, made into values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from generator import ir
from generator.naming.names import Names
from generator.proof.http_cases import HttpCases
from generator.proof.running.cases import Case
from generator.resources.depth import at_any_depth
from generator.values.broken import broken
from generator.values.scalars import Unmakeable
from generator.values.varied import varied

MOST = 100
"""How many requests an operation gets, if it is not said."""

_OF_AN_ERROR = 4


@dataclass(frozen=True, slots=True)
class Cases:
    """Makes the cases of operations, the same ones with the same seed.

    `most` is how many requests, and how many answers, an operation gets.
    """

    service: ir.Service
    names: Names
    seed: int = 0
    most: int = MOST

    @at_any_depth
    def of(self, operation: ir.Operation) -> list[Case]:
        """Return the cases of an operation, numbered.

        Raises:
            Unmakeable: there is no valid request, or no valid answer.
        """
        if isinstance(operation.binding, ir.Http):
            found = HttpCases(
                self.service, self.names, operation, self.seed, max(self.most, 1)
            ).all()
        else:
            found = self._all(operation)
        cases = _with_token(list(found), self._token(operation))
        return [replace(case, number=number) for number, case in enumerate(cases)]

    def _token(self, operation: ir.Operation) -> str | None:
        """Return what cases call the member that a client fills in, if there is one."""
        token = operation.idempotency.token
        if token is None or not isinstance(operation.binding, ir.Http):
            return token
        return self.names.members[operation.input, token]

    def _all(self, operation: ir.Operation) -> Iterator[Case]:
        input_ = self._structure(operation.input)
        output = self._structure(operation.output)
        requests = list(self._varied(input_))
        answers = list(self._varied(output))
        for request, answer in zip_longest(requests, answers):
            yield Case(
                0,
                "exchange",
                requests[0] if request is None else request,
                answers[0] if answer is None else answer,
            )
        least = requests[min(1, len(requests) - 1)]
        yield from self._errors(operation, least)
        token = operation.idempotency.token
        for fault in broken(self.service.shapes, input_, self.seed):
            if fault.rule == "required" and fault.pointer == f"/{token}":
                # The client fills it in.
                continue
            yield Case(
                number=0,
                kind="refusal",
                request=fault.value,
                pointer=fault.pointer,
                rule=fault.rule,
                within=fault.within,
            )
        for fault in broken(self.service.shapes, output, self.seed):
            yield Case(
                number=0,
                kind="breach",
                request=least,
                answer=fault.value,
                pointer=fault.pointer,
                rule=fault.rule,
                within=fault.within,
            )

    def _errors(self, operation: ir.Operation, request: Any) -> Iterator[Case]:
        for documented in operation.errors:
            error = self.service.errors[documented.error]
            # An error always has a message in Python, be it an empty one.
            empty = {error.message.name: ""} if error.message else {}
            for members in self._varied(error.body, _OF_AN_ERROR):
                yield Case(
                    number=0,
                    kind="error",
                    request=request,
                    answer={**empty, **members},
                    status=documented.status,
                    error=documented.error,
                )

    def _varied(
        self, shape: ir.Structure, most: int | None = None
    ) -> Iterator[Mapping[str, Any]]:
        most = self.most if most is None else min(most, self.most)
        return varied(
            self.service.shapes,
            shape,
            self.seed,
            max(most, 1),
            definitions=self.service.definitions,
        )

    def _structure(self, name: str) -> ir.Structure:
        shape = self.service.shapes[name]
        assert isinstance(shape, ir.Structure)
        return shape


def _with_token(cases: list[Case], token: str | None) -> list[Case]:
    """Return cases whose right requests have a token, which a client fills in else."""
    given = (case.request for case in cases if case.kind == "exchange")
    value = next((each[token] for each in given if token in each), None)
    if value is None:
        return cases
    return [
        (
            replace(case, request={**case.request, token: value})
            if case.kind != "refusal" and token not in case.request
            else case
        )
        for case in cases
    ]


__all__ = ["MOST", "Cases", "Unmakeable"]
