"""Requests in which each name in the query, or of a cookie, means one member."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import ir


def told_apart(
    shapes: Mapping[str, ir.Shape],
    operation: ir.Operation,
    names: Mapping[tuple[str, str], str],
    request: Mapping[str, Any],
) -> dict[str, Any]:
    """Return a request without members of objects whose names mean something else.

    Members that an object needs say the same as what has the name. An object that a
    request needs may be empty.

    Args:
        shapes: All that there are, by their names.
        operation: One with a method and a path.
        names: Names in Python of members of structures.
        request: Parameters by their names in Python.
    """
    told = dict(request)
    for location in ("query", "cookie"):
        spread = _Spread(shapes, operation, location)
        for member, shape in spread.objects.items():
            name = names[operation.input, member]
            value = told.get(name)
            if not isinstance(value, dict):
                continue
            own = {
                key: each for key, each in value.items() if spread.is_of(key, member)
            }
            for key in _needed(shape) - own.keys():
                said = spread.said(key, told, operation.input, names)
                is_there = own or member in spread.required
                if is_there and said is not None:
                    own[key] = said
            if own or member in spread.required:
                told[name] = own
            else:
                del told[name]
    return told


def empty_anyway(
    shapes: Mapping[str, ir.Shape], operation: ir.Operation
) -> frozenset[str]:
    """Return the objects that each request needs, and of which none has a name."""
    found: set[str] = set()
    for location in ("query", "cookie"):
        spread = _Spread(shapes, operation, location)
        found.update(
            member
            for member, shape in spread.objects.items()
            if member in spread.required
            and not (spread.has_own(member) or _needed(shape))
        )
    return frozenset(found)


class _Spread:
    """The objects among parameters whose members travel by their own names."""

    def __init__(
        self, shapes: Mapping[str, ir.Shape], operation: ir.Operation, location: str
    ) -> None:
        binding, structure = operation.binding, shapes[operation.input]
        assert isinstance(binding, ir.Http)
        assert isinstance(structure, ir.Structure)
        self.objects: dict[str, ir.Structure | ir.Map] = {}
        self.required = {each.name for each in structure.members if each.required}
        self._owners: dict[str, str] = {}
        for member in structure.members:
            at = binding.locations.get(member.name)
            if not isinstance(at, ir.Parameter) or at.location != location:
                continue
            shape = shapes[member.shape]
            if _is_exploded(at) and isinstance(shape, ir.Structure | ir.Map):
                self.objects[member.name] = shape
            else:
                self._owners[at.key] = member.name
        self._plain = frozenset(self._owners.values())
        first = sorted(self.objects, key=lambda each: each not in self.required)
        for name, shape in ((each, self.objects[each]) for each in first):
            for key in _known(shape):
                self._owners.setdefault(key, name)
        self._rest = next(
            (name for name in first if _has_rest(self.objects[name])), None
        )

    def is_of(self, key: str, member: str) -> bool:
        """Tell whether a name on the wire means a member of an object."""
        return self._owners.get(key, self._rest) == member

    def has_own(self, member: str) -> bool:
        """Tell whether some name on the wire means a member of an object."""
        return member == self._rest or member in self._owners.values()

    def said(
        self,
        key: str,
        request: Mapping[str, Any],
        input_: str,
        names: Mapping[tuple[str, str], str],
    ) -> Any:
        """Return what a request says by a name, None if nothing."""
        owner = self._owners[key]
        value = request.get(names[input_, owner])
        if owner in self._plain or value is None:
            return value
        return value.get(key)


def _is_exploded(at: ir.Parameter) -> bool:
    is_form = at.style in (None, "form", "cookie")
    return is_form and at.explode is not False and not at.json


def _known(shape: ir.Structure | ir.Map) -> list[str]:
    return [] if isinstance(shape, ir.Map) else [each.name for each in shape.members]


def _needed(shape: ir.Structure | ir.Map) -> set[str]:
    if isinstance(shape, ir.Map):
        return set()
    return {each.name for each in shape.members if each.required}


def _has_rest(shape: ir.Structure | ir.Map) -> bool:
    return isinstance(shape, ir.Map) or shape.additional is not None
