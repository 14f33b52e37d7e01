"""Cases that say less than another: what is optional goes, what is odd becomes plain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator import ir
from generator.naming.names import Names
from generator.proof.running.cases import Case
from generator.values.smaller import smaller


@dataclass(frozen=True, slots=True)
class Shrinker:
    """Makes the cases of a service smaller."""

    service: ir.Service
    names: Names

    def smaller(self, operation: ir.Operation, case: Case) -> Iterator[Case]:
        """Return cases that have a little less than one, and are as valid."""
        for answer in self._answers(operation, case):
            yield replace(case, answer=answer)
        if case.kind == "refusal":
            # It has nothing to spare from the start.
            return
        if isinstance(operation.binding, ir.Http):
            yield from self._http_requests(operation, operation.binding, case)
        else:
            for request in self._values(operation.input, case.request):
                yield replace(case, request=request)

    def _answers(self, operation: ir.Operation, case: Case) -> Iterator[Any]:
        if case.kind not in ("exchange", "error"):
            return
        if isinstance(operation.binding, ir.Http):
            shape = _answer_shape(operation.binding, case)
            if shape is not None:
                yield from self._values(shape, case.answer)
        elif case.kind == "error":
            body = self.service.errors[case.error].body
            yield from smaller(self.service.shapes, body, case.answer)
        else:
            yield from self._values(operation.output, case.answer)

    def _http_requests(
        self, operation: ir.Operation, binding: ir.Http, case: Case
    ) -> Iterator[Case]:
        input_ = self.service.shapes[operation.input]
        assert isinstance(input_, ir.Structure)
        for member in input_.members:
            name = self.names.members[operation.input, member.name]
            if not member.required and name in case.request:
                is_body = name == ir.BODY and member.name not in binding.locations
                request = {
                    key: case.request[key] for key in case.request if key != name
                }
                yield replace(
                    case, request=request, media="" if is_body else case.media
                )
        media = binding.body.media if binding.body else ()
        shape = next((m.shape for m in media if m.media_type == case.media), None)
        if shape is not None and ir.BODY in case.request:
            for body in self._values(shape, case.request[ir.BODY]):
                yield replace(case, request={**case.request, ir.BODY: body})

    def _values(self, name: str, value: Any) -> Iterator[Any]:
        return smaller(self.service.shapes, self.service.shapes[name], value)


def _answer_shape(binding: ir.Http, case: Case) -> str | None:
    """Return the shape of an answer's body, as far as it has one."""
    shapes = {
        str(response.status): media.shape
        for response in binding.responses
        for media in response.media
        if media.media_type == case.answer_media
    }
    status = case.status
    keys = (case.error or str(status), f"{status // 100}XX", "default")
    return next((shapes[key] for key in keys if key in shapes), None)
