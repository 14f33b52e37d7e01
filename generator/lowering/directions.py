"""Structures that are not the same in requests and in answers.

What is read only is no part of a request, and what is write only none of an answer. Only
a structure that travels both ways, and differs, becomes two: `X`, and `XInput` for
requests. So does whatever holds it and travels both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import ir
from generator.ir.told_apart import parts
from generator.lowering.relinked import relinked
from generator.naming.unnamed.parts import in_requests


def directed(service: ir.Service) -> ir.Service:
    """Return a service in which each structure has the members of its direction."""
    shapes = _telling(service.shapes)
    service = replace(service, shapes=shapes)
    members = [
        member
        for shape in shapes.values()
        if isinstance(shape, ir.Structure)
        for member in shape.members
    ]
    if not any(member.read_only or member.write_only for member in members):
        return service
    asked = _reached(shapes, (each.input for each in service.operations))
    answered = _reached(shapes, _answers(service))
    names = _input_names(shapes, asked & answered)
    given = _Direction(names, is_request=True)
    gotten = _Direction({}, is_request=False)
    found: dict[str, ir.Shape] = {}
    for name, shape in shapes.items():
        if name in names:
            found[name] = gotten.shape(shape)
            found[names[name]] = replace(given.shape(shape), name=names[name])
        elif name in asked and name not in answered:
            found[name] = given.shape(shape)
        else:
            found[name] = gotten.shape(shape) if name in answered else shape
    operations = tuple(given.operation(each) for each in service.operations)
    others = [
        replace(use, shape=names[use.shape])
        for use in service.schemas
        if use.shape in names
    ]
    return replace(
        service,
        shapes=found,
        operations=operations,
        schemas=(*service.schemas, *others),
    )


def _telling(shapes: Mapping[str, ir.Shape]) -> dict[str, ir.Shape]:
    """Return shapes in which what tells the branches of a union apart travels both ways."""
    found = dict(shapes)
    for union in shapes.values():
        if not isinstance(union, ir.Union) or union.discriminator is None:
            continue
        for name in union.discriminator.branches.values():
            shape = found.get(name)
            if isinstance(shape, ir.Structure):
                members = tuple(
                    (
                        replace(each, read_only=False, write_only=False)
                        if each.name == union.discriminator.member
                        else each
                    )
                    for each in shape.members
                )
                if members != shape.members:
                    found[name] = replace(shape, members=members)
    return found


@dataclass(frozen=True, slots=True)
class _Direction:
    """Makes shapes those of requests, or of answers; `names` has those that are others."""

    names: Mapping[str, str]
    is_request: bool

    def shape(self, shape: ir.Shape) -> ir.Shape:
        """Return a shape of this direction, made of such shapes."""
        if isinstance(shape, ir.Structure):
            members = tuple(filter(self._has, shape.members))
            shape = replace(shape, members=members)
        return relinked(shape, self._name)

    def operation(self, operation: ir.Operation) -> ir.Operation:
        """Return an operation that takes what is of this direction."""
        binding = operation.binding
        if isinstance(binding, ir.Http) and binding.body is not None:
            media = tuple(map(self._media, binding.body.media))
            binding = replace(binding, body=replace(binding.body, media=media))
        return replace(operation, input=self._name(operation.input), binding=binding)

    def _media(self, medium: ir.Media) -> ir.Media:
        return replace(medium, shape=self._name(medium.shape) if medium.shape else None)

    def _name(self, name: str) -> str:
        return self.names.get(name, name)

    def _has(self, member: ir.Member) -> bool:
        return not (member.read_only if self.is_request else member.write_only)


def _answers(service: ir.Service) -> Iterator[str]:
    for operation in service.operations:
        yield from [operation.output] if operation.output else []
        if isinstance(operation.binding, ir.Http):
            for response in operation.binding.responses:
                yield from (each.shape for each in response.media if each.shape)
                yield from [response.headers] if response.headers else []
    for error in service.errors.values():
        yield from (member.shape for member in error.body.members)
    for status in service.statuses:
        yield from status.bodies


def _reached(shapes: Mapping[str, ir.Shape], names: Iterable[str]) -> set[str]:
    waiting, seen = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen and name in shapes:
            seen.add(name)
            waiting.extend(parts(shapes[name]))
            shape = shapes[name]
            if isinstance(shape, ir.Structure) and shape.base is not None:
                waiting.append(shape.base)
    return seen


def _input_names(shapes: Mapping[str, ir.Shape], both: set[str]) -> dict[str, str]:
    """Return the names that shapes have in requests, of those that differ there."""
    differing = {
        name
        for name in both
        if isinstance(shape := shapes[name], ir.Structure)
        and any(member.read_only or member.write_only for member in shape.members)
    }
    holders: dict[str, set[str]] = {}
    for name in both:
        for part in parts(shapes[name]):
            holders.setdefault(part, set()).add(name)
    waiting = list(differing)
    while waiting:
        for holder in holders.get(waiting.pop(), ()):
            if holder not in differing:
                differing.add(holder)
                waiting.append(holder)
    names: dict[str, str] = {}
    for name in shapes:
        if name in differing:
            names[name] = in_requests(name, shapes)
    return names
