"""Values that break a shape in one of its constraints, and are as short as can be.

For each constraint of each shape within a structure there is one value, which leads there
by members that must be and by no others. A shape that several members have is broken in
each of them; a structure or a union is entered once, where it is met first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from random import Random
from typing import Any

from generator import ir
from generator.ir.told_apart import json_kinds, kind_of_literal, overlap
from generator.values.breaks import broken_scalar, unknown
from generator.values.edges import BYTES
from generator.values.faults import Broken, as_branch, escaped
from generator.values.maker import Maker, sizes_of, told_apart
from generator.values.scalars import Unmakeable

_UNKNOWN = "a member that nobody knows"

_OF_KINDS = {
    "text": "some",
    "integer": 5,
    "boolean": True,
    "list": [],
    "object": {},
    "number": 0.5,
}
"""A value of each JSON kind but null."""

MOST_ITEMS = 1000
"""How many items a container has at most that has too many."""


def broken(
    shapes: Mapping[str, ir.Shape], shape: ir.Structure, seed: int
) -> Iterator[Broken]:
    """Return values that break a structure, each in one constraint.

    What cannot be broken, or only by what is too long to be sent, is left out, and so is
    null where a member may be absent.
    """
    yield from _Breaker(shapes, seed, knows_null=False).structure_faults(shape)


def broken_values(
    shapes: Mapping[str, ir.Shape], name: str, seed: int
) -> Iterator[Broken]:
    """Return values that break a shape of any kind, given by its name."""
    yield from _Breaker(shapes, seed, knows_null=True).faults(name)


class _Breaker(Maker):
    """Makes values that have what they must, and one fault."""

    def __init__(
        self, shapes: Mapping[str, ir.Shape], seed: int, *, knows_null: bool
    ) -> None:
        super().__init__(shapes, seed)
        self._knows_null = knows_null
        self._entered: set[str] = set()

    def structure_faults(self, shape: ir.Structure) -> Iterator[Broken]:
        """Return what breaks a structure, if it is not entered already."""
        if shape.name in self._entered:
            return
        self._entered.add(shape.name)
        yield Broken([], "", "type")
        try:
            base = self._least(shape.name)
        except Unmakeable:
            return
        for fault in self._faults_within(shape, base):
            within = fault.within or f"{shape.name}{fault.pointer}"
            yield replace(fault, within=within)

    def _faults_within(
        self, shape: ir.Structure, base: dict[str, Any]
    ) -> Iterator[Broken]:
        if shape.closed:
            yield Broken({**base, _UNKNOWN: 1}, f"/{_UNKNOWN}", "additionalProperties")
        if shape.tag is not None:
            member, value = shape.tag.member, shape.tag.value
            rest = {key: base[key] for key in base if key != member}
            yield Broken(rest, f"/{escaped(member)}", "required")
            other = {**base, member: f"{value}X"}
            yield Broken(other, f"/{escaped(member)}", "const")
        yield from self._member_faults(shape, base)

    def _member_faults(
        self, shape: ir.Structure, base: dict[str, Any]
    ) -> Iterator[Broken]:
        for member in shape.members:
            at = f"/{escaped(member.name)}"
            if member.required:
                rest = {key: base[key] for key in base if key != member.name}
                yield Broken(rest, at, "required")
            if self._refuses_null(member):
                # Where a member must be, null is none.
                yield Broken(
                    {**base, member.name: None}, at, self._rule_of_null(member)
                )
            for fault in self.faults(member.shape):
                value = {**base, member.name: fault.value}
                yield replace(fault, value=value, pointer=f"{at}{fault.pointer}")

    def faults(self, name: str) -> Iterator[Broken]:
        """Return what breaks a shape."""
        match shape := self._shapes[name]:
            case ir.Structure():
                yield from self.structure_faults(shape)
            case ir.List() | ir.Map():
                yield from self._container_faults(shape)
            case ir.Tuple():
                yield from self._tuple_faults(shape)
            case ir.Union():
                yield from self._union_faults(shape)
            case _:
                random = Random(f"{self._seed}:{name}")
                for rule, value in broken_scalar(shape, random):
                    yield Broken(value, "", rule)

    def _union_faults(self, shape: ir.Union) -> Iterator[Broken]:
        """Return what is of no branch, and what breaks a branch that is known even so."""
        if shape.name in self._entered:
            return
        self._entered.add(shape.name)
        kinds = {name: json_kinds(self._shapes, name) for name in shape.branches}
        every = frozenset[str]().union(*kinds.values())
        foreign = (
            each
            for kind, each in _OF_KINDS.items()
            if not overlap(frozenset({kind}), every)
        )
        for value in islice(foreign, 1):
            yield Broken(value, "", "type")
        objects = {name for name in kinds if "object" in kinds[name]}
        told = shape.discriminator
        if told and not told.otherwise and objects == {*told.branches.values()}:
            yield from self._tag_faults(shape, told)
        for name, own in kinds.items():
            others = (kinds[each] for each in kinds if each != name)
            if not any(overlap(own, each) for each in others):
                for fault in self.faults(name):
                    if kind_of_literal(fault.value) in own:
                        yield as_branch(fault, shape, name)

    def _tag_faults(self, union: ir.Union, told: ir.Discriminator) -> Iterator[Broken]:
        """Return what is wrong with the member that tells branches apart, or within one."""
        at = f"/{escaped(told.member)}"
        for index, name in enumerate(dict.fromkeys(told.branches.values())):
            try:
                base = told_apart(union, name, self._least(name))
            except Unmakeable:
                continue
            if index == 0:
                rest = {key: base[key] for key in base if key != told.member}
                yield Broken(rest, at, "required")
                other = unknown(
                    [each for each in told.branches if isinstance(each, str)]
                )
                yield Broken({**base, told.member: other}, at, "enum")
            for fault in self.faults(name):
                if isinstance(fault.value, dict) and fault.pointer != at:
                    value = told_apart(union, name, fault.value)
                    yield as_branch(replace(fault, value=value), union, name)

    def _tuple_faults(self, shape: ir.Tuple) -> Iterator[Broken]:
        yield Broken({"a": 1}, "", "type")
        try:
            items = [self._least(item.shape) for item in shape.items]
        except Unmakeable:
            return
        yield Broken(items[:-1], "", "minItems")
        yield Broken([*items, None], "", "maxItems")
        for index, item in enumerate(shape.items):
            for fault in self.faults(item.shape):
                value = [*items[:index], fault.value, *items[index + 1 :]]
                at = f"/{index}{fault.pointer}"
                yield replace(fault, value=value, pointer=at)

    def _container_faults(self, shape: ir.List | ir.Map) -> Iterator[Broken]:
        name, least, most = sizes_of(shape)
        is_list = isinstance(shape, ir.List)
        yield Broken({"a": 1} if is_list else [], "", "type")
        try:
            item = self._least(name)
        except Unmakeable:
            return
        kind = "Items" if is_list else "Properties"
        if least:
            yield Broken(_filled(shape, [item] * (least - 1)), "", f"min{kind}")
        if most is not None and most < MOST_ITEMS:
            yield Broken(_filled(shape, [item] * (most + 1)), "", f"max{kind}")
        if isinstance(shape, ir.List) and shape.unique_items and most != 1:
            yield Broken([item] * max(2, least), "", "uniqueItems")
        if most == 0:
            return
        for fault in self.faults(name):
            items = [fault.value, *[item] * (least - 1)]
            key = "0" if is_list else "k0"
            value = _filled(shape, items)
            yield replace(fault, value=value, pointer=f"/{key}{fault.pointer}")

    def _rule_of_null(self, member: ir.Member) -> str:
        if member.required:
            return "required"
        match self._shapes[member.shape]:
            case ir.Literal(values=values):
                return "const" if len(values) == 1 else "enum"
        return "type"

    def _refuses_null(self, member: ir.Member) -> bool:
        is_asked = member.required or self._knows_null
        holds = member.nullable or "null" in json_kinds(self._shapes, member.shape)
        return is_asked and not holds

    def _least(self, name: str) -> Any:
        self._made = 0
        return self._value(name, name, 0)

    def _wants(self, owner: ir.Structure, member: ir.Member, path: str) -> bool:
        return member.required

    def _scalar(self, shape: ir.Scalar, path: str) -> Any:
        if isinstance(shape, ir.Content | ir.File):
            return {BYTES: "YQ=="}
        return super()._scalar(shape, path)

    def _examples(self, shape: ir.Shape) -> tuple[Any, ...]:
        return ()

    def _items(self, shape: ir.List | ir.Map, path: str) -> int:
        return sizes_of(shape)[1]


def _filled(shape: ir.List | ir.Map, items: list[Any]) -> Any:
    if isinstance(shape, ir.List):
        return items
    return {f"k{index}": item for index, item in enumerate(items)}
