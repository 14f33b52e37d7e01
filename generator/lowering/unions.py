"""Unions, once all shapes are there: what tells the branches of each apart.

By the JSON kind; by a discriminator that the document declares; by a member that every
branch has with values of its own; by a member that only one has. Where none of that
tells two objects apart, the branch is taken that fits best, and there is a warning.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from generator import ir
from generator.ir.told_apart import is_native, json_kinds, overlap
from generator.lowering.samples import sample

Scalar: TypeAlias = str | int | bool


@dataclass(frozen=True, slots=True)
class Declared:
    """What a union's discriminator says: the member, and branches by its values."""

    member: str
    branches: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two branches of a union, and a value that may be of either."""

    union: ir.Union
    first: str
    second: str
    example: str


def told_apart(
    shapes: Mapping[str, ir.Shape],
    union: ir.Union,
    declared: Declared | None,
    *,
    is_named: bool,
) -> ir.Union:
    """Return a union with what tells its branches apart."""
    objects = list(_objects(shapes, union))
    found = _discriminator(shapes, objects, declared) if len(objects) > 1 else None
    distinctive = {} if found or len(objects) < 2 else _distinctive(objects)
    settled = replace(union, discriminator=found, distinctive=distinctive)
    branches = [shapes[name] for name in union.branches]
    if any(isinstance(each, ir.List) and each.one_by_one for each in branches):
        # Callers and handlers have different types for it.
        return replace(settled, is_alias=False)
    is_simple = all(map(_is_simple, branches))
    return replace(
        settled, is_alias=is_named or not is_simple or not is_native(shapes, settled)
    )


def ambiguities(shapes: Mapping[str, ir.Shape], union: ir.Union) -> Iterator[Ambiguous]:
    """Return the pairs of objects of which nothing proves that no value is of both.

    What a discriminator tells apart need not be looked at in pairs.
    """
    said = union.discriminator.branches.values() if union.discriminator else ()
    known = frozenset(said)
    objects = list(_objects(shapes, union))
    if known.issuperset(each.name for each in objects):
        return
    for index, first in enumerate(objects):
        for second in objects[index + 1 :]:
            if first.name in known and second.name in known:
                continue
            if not _are_apart(shapes, first, second):
                members = {
                    each.name: each for each in (*first.members, *second.members)
                }
                needed = {
                    name: sample(shapes, each.shape, each.examples)
                    for name, each in members.items()
                    if each.required
                }
                tags = [each.tag for each in (first, second) if each.tag is not None]
                needed |= {tag.member: tag.value for tag in tags}
                example = json.dumps(needed, ensure_ascii=False)
                yield Ambiguous(union, first.name, second.name, example)


def _is_simple(shape: ir.Shape) -> bool:
    """Tell whether a shape reads well in a union that has no name."""
    return isinstance(
        shape,
        ir.String
        | ir.Integer
        | ir.Number
        | ir.Boolean
        | ir.Date
        | ir.DateTime
        | ir.Uuid,
    )


def _objects(shapes: Mapping[str, ir.Shape], union: ir.Union) -> Iterator[ir.Structure]:
    for name in union.branches:
        shape = shapes[name]
        if isinstance(shape, ir.Structure):
            yield shape


def _discriminator(
    shapes: Mapping[str, ir.Shape],
    objects: list[ir.Structure],
    declared: Declared | None,
) -> ir.Discriminator | None:
    names = [declared.member] if declared else []
    names += [each for each in _constants(shapes, objects[0]) if each not in names]
    for name in names:
        if (found := _by_constants(shapes, objects, name)) is not None:
            return found
    branches = _as_declared(shapes, objects, declared) if declared else {}
    if declared is None or not branches:
        return None
    return ir.Discriminator(declared.member, branches)


def _as_declared(
    shapes: Mapping[str, ir.Shape], objects: list[ir.Structure], declared: Declared
) -> dict[Scalar, str]:
    """Return the branches by values of a member, as a document says.

    Often it says nothing but the member, which stands for the names of schemas, while
    each has a constant of its own there. That one counts then, if it must be there and
    no other branch has it; else the branch is one of those that are tried.
    """
    member = declared.member
    denied = {
        name
        for value, name in declared.branches.items()
        if not _may_have(shapes, name, member, value)
    }
    found: dict[Scalar, str] = {
        value: name for value, name in declared.branches.items() if name not in denied
    }
    own = {each.name: _constants(shapes, each).get(member) for each in objects}
    counts = Counter(value for each in own.values() if each for value in each[0])
    for name, constants in own.items():
        values, is_there = constants or ((), False)
        if name in denied and is_there and all(counts[each] == 1 for each in values):
            found |= {value: name for value in values if value not in found}
    return found


def _may_have(
    shapes: Mapping[str, ir.Shape],
    name: str,
    member: str,
    value: Scalar,
    around: frozenset[str] = frozenset(),
) -> bool:
    """Tell whether constants leave a value to a member, in each branch of a union."""
    shape = shapes[name]
    if isinstance(shape, ir.Union) and name not in around:
        inside = around | {name}
        return all(
            _may_have(shapes, each, member, value, inside) for each in shape.branches
        )
    if not isinstance(shape, ir.Structure):
        return True
    constants = _constants(shapes, shape).get(member)
    return constants is None or value in constants[0]


def _by_constants(
    shapes: Mapping[str, ir.Shape], objects: list[ir.Structure], name: str
) -> ir.Discriminator | None:
    """Return what a member tells, if each of some objects has values of its own."""
    branches: dict[Scalar, str] = {}
    optional = []
    for each in objects:
        values, is_required = _constants(shapes, each).get(name, ((), True))
        if not values or any(value in branches for value in values):
            return None
        branches |= dict.fromkeys(values, each.name)
        optional += [] if is_required else [each.name]
    if len(optional) > 1:
        return None
    return ir.Discriminator(name, branches, optional[0] if optional else None)


def _constants(
    shapes: Mapping[str, ir.Shape], shape: ir.Structure
) -> dict[str, tuple[tuple[Scalar, ...], bool]]:
    """Return the values of members that have but few, and whether each is required."""
    found: dict[str, tuple[tuple[Scalar, ...], bool]] = {}
    if shape.tag is not None:
        found[shape.tag.member] = ((shape.tag.value,), True)
    for member in shape.members:
        values: tuple[Any, ...] = ()
        match shapes[member.shape]:
            case ir.Literal(values=listed):
                values = listed
            case ir.Enum(values=named):
                values = tuple(value.name for value in named)
        if values and all(isinstance(value, str | int | bool) for value in values):
            is_there = member.required and not member.nullable
            found[member.name] = (values, is_there)
    return found


def _distinctive(objects: list[ir.Structure]) -> dict[str, str]:
    """Return the branches by a member that each requires and no other knows."""
    found = {}
    counts = Counter(name for each in objects for name in _known(each))
    for each in objects:
        own = (
            member.name
            for member in each.members
            if member.required and counts[member.name] == 1
        )
        if (name := next(own, None)) is not None:
            found[name] = each.name
    return found


def _known(shape: ir.Structure) -> set[str]:
    names = {member.name for member in shape.members}
    return names | ({shape.tag.member} if shape.tag else set())


def _are_apart(
    shapes: Mapping[str, ir.Shape], first: ir.Structure, second: ir.Structure
) -> bool:
    """Tell whether no value is of both structures."""
    for one, other in ((first, second), (second, first)):
        needed = {member.name for member in one.members if member.required}
        if other.closed and needed - _known(other):
            return True
    mine, theirs = _constants(shapes, first), _constants(shapes, second)
    for name in mine.keys() & theirs.keys():
        is_there = mine[name][1] or theirs[name][1]
        if is_there and not set(mine[name][0]) & set(theirs[name][0]):
            return True
    members = {member.name: member for member in second.members}
    for member in first.members:
        other_ = members.get(member.name)
        if other_ is None or not (member.required or other_.required):
            continue
        is_null = member.nullable and other_.nullable
        kinds = json_kinds(shapes, member.shape), json_kinds(shapes, other_.shape)
        if not is_null and not overlap(*kinds):
            return True
    return False
