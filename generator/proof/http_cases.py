"""The cases of an operation with a method and a path.

A request is plain JSON: parameters by their names in Python, the body under `body`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from generator import ir
from generator.ir.told_apart import holds_null
from generator.naming.names import Names
from generator.proof.http_answers import BODILESS, Answer, HttpAnswers
from generator.proof.running.cases import Case
from generator.proof.sharing import empty_anyway, told_apart
from generator.proof.travelling import Travelling, has_empty
from generator.values.broken import broken_values
from generator.values.scalars import Unmakeable
from generator.values.varied import varied

_OF_AN_ERROR = 3
_SENT = frozenset({"json", "form", "multipart", "items", "text", "bytes"})


@dataclass(frozen=True, slots=True)
class HttpCases:
    """Makes the cases of one operation.

    `most` is how many requests, and how many answers, there are at most.
    """

    service: ir.Service
    names: Names
    operation: ir.Operation
    seed: int
    most: int

    def all(self) -> Iterator[Case]:
        """Return the cases; their numbers are left to whoever takes them.

        Raises:
            Unmakeable: there is no valid request, or no valid answer.
        """
        requests = list(self._requests())
        answers = list(self._made.all())
        if not answers:
            raise Unmakeable(self._parameters, "no answer was found that can travel so")
        for request, answer in zip_longest(requests, answers):
            case = request or requests[0]
            given = answer or answers[0]
            yield self._with(case, given)
        least = min(requests, key=lambda each: len(str(each.request)))
        yield from self._errors(least)
        yield from self._refusals(least)
        yield from self._breaches(least)

    def _with(self, case: Case, answer: Answer) -> Case:
        return replace(
            case,
            answer=answer.value,
            answer_media=answer.media,
            headers=answer.headers,
            status=answer.status,
        )

    @property
    def _made(self) -> HttpAnswers:
        return HttpAnswers(self.service, self._binding, self.seed, self.most)

    @property
    def _binding(self) -> ir.Http:
        binding = self.operation.binding
        assert isinstance(binding, ir.Http)
        return binding

    @property
    def _parameters(self) -> ir.Structure:
        shape = self.service.shapes[self.operation.input]
        assert isinstance(shape, ir.Structure)
        members = (
            each for each in shape.members if each.name in self._binding.locations
        )
        return replace(shape, members=tuple(members))

    @property
    def _travelling(self) -> Travelling:
        shapes = self.service.shapes
        nullable = (
            each.name
            for each in self._parameters.members
            if each.nullable or holds_null(shapes, each.shape)
        )
        texts = (
            each.name
            for each in self._parameters.members
            if isinstance(shapes[each.shape], ir.String | ir.Enum | ir.Literal)
        )
        return Travelling(shapes, self._binding, frozenset(nullable), frozenset(texts))

    @property
    def _empty(self) -> frozenset[str]:
        return empty_anyway(self.service.shapes, self.operation)

    def _requests(self) -> Iterator[Case]:
        travelling = self._travelling
        structure, shapes = travelling.made(self._parameters)
        parameters = [
            self._named(each)
            for each in varied(
                shapes,
                structure,
                self.seed,
                self.most,
                fits=travelling.fits,
                definitions=self.service.definitions,
            )
        ]
        # What is empty does not travel.
        empty = {self.names.members[self.operation.input, it] for it in self._empty}
        parameters = [
            each
            for each in parameters
            if not any(has_empty(it) for name, it in each.items() if name not in empty)
        ]
        bodies = list(self._bodies())
        if not parameters or not bodies:
            raise Unmakeable(self._parameters, "nothing was found that can travel so")
        for index in range(max(len(parameters), len(bodies))):
            request = dict(parameters[index % len(parameters)])
            media, body = bodies[index % len(bodies)]
            if media:
                request[ir.BODY] = body
            yield Case(0, "exchange", request, media=media)

    def _named(self, members: Mapping[str, Any]) -> dict[str, Any]:
        """Return parameters by their names in Python, without those that say nothing."""
        names = self.names.members
        required = {each.name for each in self._parameters.members if each.required}
        given = {key: each for key, each in members.items() if each is not None}
        members = {**members, **self._said_anyway(), **given}
        return self._told_apart(
            {
                names[self.operation.input, name]: value
                for name, value in members.items()
                if name in required or value not in ([], {}, None)
            }
        )

    def _told_apart(self, request: Mapping[str, Any]) -> dict[str, Any]:
        names = self.names.members
        return told_apart(self.service.shapes, self.operation, names, request)

    def _said_anyway(self) -> dict[str, str]:
        """Return what a client says of itself where nobody else does."""
        return {
            each.name: "proof"
            for each in self._parameters.members
            if isinstance(self.service.shapes[each.shape], ir.String)
            and isinstance(at := self._binding.locations[each.name], ir.Parameter)
            and (at.location, at.key.lower()) == ("header", "user-agent")
        }

    def _bodies(self) -> Iterator[tuple[str, Any]]:
        body = self._binding.body
        if body is None:
            yield "", None
            return
        media = [each for each in body.media if each.kind in _SENT]
        for each in media:
            for value in self._made.values(each):
                if value is None and not body.required:
                    # Null is no body there.
                    continue
                yield each.media_type, value
        if not media or not body.required:
            yield "", None

    def _errors(self, least: Case) -> Iterator[Case]:
        for response in self._binding.responses:
            if not response.is_error:
                continue
            try:
                status = self._made.status(response)
            except StopIteration:
                continue
            for answer in self._made.of(response, status, _OF_AN_ERROR):
                if answer.media and response.media[0].kind == "bytes":
                    continue
                if answer.value == "":
                    # A text that is empty is no body.
                    continue
                failed = self._with(least, answer)
                yield replace(failed, kind="error", error=str(response.status))

    def _refusals(self, least: Case) -> Iterator[Case]:
        travelling = self._travelling
        refusal = replace(least, kind="refusal")
        for member in self._parameters.members:
            name = self.names.members[self.operation.input, member.name]
            at = travelling.place(member.name)
            if travelling.is_fixed(member.name):
                continue
            is_missed = member.required and member.name not in self._empty
            if is_missed and not at.startswith(("/path/", "/querystring")):
                yield replace(refusal, pointer=at, rule="required")
            for fault in broken_values(self.service.shapes, member.shape, self.seed):
                if fault.value in ([], {}):
                    # What is empty is not there.
                    continue
                request = {**least.request, name: fault.value}
                if self._told_apart(request) != request:
                    # It is refused for what no server could tell apart.
                    continue
                yield replace(
                    refusal,
                    request=request,
                    pointer=f"{at}{fault.pointer}",
                    rule=fault.rule,
                    is_sendable=travelling.is_fault(member, fault),
                )
        yield from self._body_refusals(least, refusal)

    def _body_refusals(self, least: Case, refusal: Case) -> Iterator[Case]:
        body = self._binding.body
        if body is None:
            return
        rest = {key: least.request[key] for key in least.request if key != ir.BODY}
        if body.required:
            pointer = f"/{ir.BODY}"
            yield replace(refusal, request=rest, pointer=pointer, rule="required")
        for media in body.media:
            if media.kind != "json" or media.shape is None:
                continue
            for fault in broken_values(self.service.shapes, media.shape, self.seed):
                yield replace(
                    refusal,
                    request={**rest, ir.BODY: fault.value},
                    media=media.media_type,
                    pointer=f"/{ir.BODY}{fault.pointer}",
                    rule=fault.rule,
                    within=fault.within,
                )
            return

    def _breaches(self, least: Case) -> Iterator[Case]:
        if self._binding.method == "HEAD":
            return
        for response in self._binding.responses:
            media = next((each for each in response.media if each.kind == "json"), None)
            if response.is_error or media is None or media.shape is None:
                continue
            status = self._made.status(response)
            if status in BODILESS:
                continue
            headers = next(self._made.headers(response))
            for fault in broken_values(self.service.shapes, media.shape, self.seed):
                yield replace(
                    least,
                    kind="breach",
                    headers=headers,
                    answer=fault.value,
                    answer_media=media.media_type,
                    status=status,
                    pointer=fault.pointer,
                    rule=fault.rule,
                    within=fault.within,
                )


__all__ = ["HttpCases", "Unmakeable"]
