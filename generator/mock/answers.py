"""What the mock answers, as plain JSON: outputs of operations, and their errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator import ir
from generator.mock.lacking import LeftOut
from generator.values.maker import Echo, Maker
from generator.values.scalars import fits
from generator.views.prose import first_sentence

_ECHOED = (
    ir.String,
    ir.Enum,
    ir.Integer,
    ir.Number,
    ir.Boolean,
    ir.Timestamp,
    ir.DateTime,
)


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers for one service, the same ones with the same seed."""

    service: ir.Service
    seed: int
    left_out: LeftOut = field(default_factory=LeftOut)

    def output(
        self, operation: ir.Operation, request: Mapping[str, Any], example: str = ""
    ) -> dict[str, Any]:
        """Return the output for a request, both as plain JSON.

        That is the spec's example of a name, or its first if it has one. Else members that are named like
        members of the request, and have the same shape, get their values, and all others
        the spec's examples or values made up. A long result has two pages.

        Raises:
            Unmakeable: no value was found for something.
        """
        if example:
            return dict(operation.named_examples[example])
        pages = operation.pagination
        page = int(bool(pages and request.get(pages.input_token)))
        structure = self._structure(operation.output)
        examples = operation.examples or structure.examples
        if page < len(examples[:1]):
            return dict(examples[0])
        echo = self._echo(operation, request)
        maker = self._maker(echo)
        made = maker.structure(structure, f"{operation.name}/{page}", page)
        return self._paged(operation, made, request)

    def error(
        self, operation: ir.Operation, case: ir.ErrorCase, example: str = ""
    ) -> dict[str, Any]:
        """Return an error that an operation documents, as it travels.

        `example` names the one of its examples to take.

        Raises:
            Unmakeable: no value was found for something.
        """
        error = self.service.errors[case.error]
        body = replace(error.body, members=error.modelled)
        examples = case.examples or error.body.examples
        if example:
            members = dict(case.named_examples[example])
        elif examples:
            members = dict(examples[0])
        else:
            maker = self._maker()
            members = maker.structure(body, f"{operation.name}/{error.name}")
        if error.message is not None and error.message.name not in members:
            members[error.message.name] = self._message(error, error.message)
        return {**members, "__type": error.name}

    def _maker(self, echo: Echo | None = None) -> Maker:
        return Maker(self.service.shapes, self.seed, echo, self.left_out.add)

    def _echo(self, operation: ir.Operation, request: Mapping[str, Any]) -> Echo:
        token = operation.pagination.input_token if operation.pagination else None
        return {
            (member.name, member.shape): request[member.name]
            for member in self._structure(operation.input).members
            if isinstance(self.service.shapes[member.shape], _ECHOED)
            and request.get(member.name) is not None
            and member.name != token
        }

    def _paged(
        self, operation: ir.Operation, made: dict[str, Any], request: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return one of two pages: no more items than asked for, a token on the first."""
        pages = operation.pagination
        if pages is None:
            return made
        members = {
            each.name: each for each in self._structure(operation.output).members
        }
        listed = self.service.shapes[members[pages.items].shape]
        limit = request.get(pages.limit) if pages.limit else None
        if pages.items not in made:
            limit = None
        if isinstance(listed, ir.List) and isinstance(limit, int):
            most = max(limit, listed.min_items or 0)
            made[pages.items] = made[pages.items][:most]
        if token := request.get(pages.input_token):
            self._end(made, members[pages.output_token], token)
        return made

    def _end(self, made: dict[str, Any], member: ir.Member, token: object) -> None:
        """Make a page the last one."""
        shape = self.service.shapes[member.shape]
        if not member.required:
            made.pop(member.name, None)
        elif isinstance(shape, ir.String):
            # Clients take a token that they have sent themselves for the end, too.
            ends = (each for each in ("", str(token)) if fits(shape, each))
            made[member.name] = next(ends, made[member.name])

    def _message(self, error: ir.Error, member: ir.Member) -> str:
        """Return what an error says to people: what the spec says of it, if it may."""
        shape = self.service.shapes[member.shape]
        said = first_sentence(error.description) or f"The mock answers {error.name}."
        if not member.examples and isinstance(shape, ir.String) and fits(shape, said):
            return said
        maker = self._maker()
        body = replace(error.body, members=(member,))
        return str(maker.structure(body, error.name)[member.name])

    def _structure(self, name: str) -> ir.Structure:
        shape = self.service.shapes[name]
        assert isinstance(shape, ir.Structure)
        return shape
