"""All that both versions have, thing by thing, and what findings call each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator import ir
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.http.pair import Pair, pairs
from generator.diff.compare.operations import operation_spot
from generator.diff.reach import Reach, Side


@dataclass(frozen=True, slots=True)
class Thing:
    """A part of the IR in both versions."""

    old: Any
    new: Any
    spot: Spot
    heirs: tuple[str, ...] = ()
    """The subjects from which it takes its words, where it has none of its own."""

    @property
    def subjects(self) -> tuple[str, ...]:
        """Return the subjects of findings that tell of its words."""
        return self.spot.subject, *self.heirs


def things(context: Context) -> Iterator[Thing]:
    """Return all that both versions have; types that are others are told elsewhere."""
    for old, new in context.operations.items():
        before, after = context.old.operations[old], context.new.operations[new]
        yield Thing(before, after, operation_spot(context, before, after))
    for pair in pairs(context):
        yield from _of_operation(pair)
    for thing in _shapes(context):
        if type(thing.old) is type(thing.new):
            yield thing
            yield from _inside(context, thing)
    for old, new in context.errors.items():
        yield from _error(context, old, new)


def _of_operation(pair: Pair) -> Iterator[Thing]:
    """Return the parameters, the body and the answers of an operation."""
    if pair.before.body is not None and pair.after.body is not None:
        spot = pair.spot(Side.REQUEST, part=ir.BODY, places=pair.body_places())
        yield Thing(pair.before.body, pair.after.body, spot)
    before = {each.status: each for each in pair.before.responses}
    for new in pair.after.responses:
        if new.status in before:
            side = Side.ERROR if new.is_error else Side.RESPONSE
            places = pair.answer_places(new.status, new.status)
            spot = pair.spot(side, part=str(new.status), places=places)
            yield Thing(before[new.status], new, spot)
    context = pair.context
    spot = pair.spot(Side.REQUEST)
    members = (
        context.old.members(pair.old.input),
        [
            each
            for each in context.new.members(pair.new.input)
            if each.name in pair.after.locations
        ],
    )
    yield from _members(context, members, spot)


def _shapes(context: Context) -> Iterator[Thing]:
    derived = context.old.derived | context.new.derived
    for old, new in context.shapes.items():
        if old in derived or new in derived:
            continue
        before, after = context.old.service.shapes[old], context.new.service.shapes[new]
        yield Thing(
            before,
            after,
            Spot(
                subject=context.new.subject(new),
                places=(before.place, after.place),
                reach=context.reach(old, new),
                symbols=context.new.symbols([new]),
            ),
        )


def _inside(context: Context, thing: Thing) -> Iterator[Thing]:
    """Return the members of a structure, or the values of an enum."""
    match thing.old, thing.new:
        case ir.Structure(), ir.Structure():
            members = thing.old.members, thing.new.members
            yield from _members(context, members, thing.spot)
        case ir.Enum(), ir.Enum():
            known = {value.name: value for value in thing.old.values}
            for value in thing.new.values:
                if value.name in known:
                    spot = thing.spot.part(f".{value.name}")
                    yield Thing(known[value.name], value, spot)


def _members(
    context: Context,
    members: tuple[Iterable[ir.Member], Iterable[ir.Member]],
    owner: Spot,
) -> Iterator[Thing]:
    known = {each.name: each for each in members[0]}
    for new in members[1]:
        if (old := known.get(new.name)) is not None:
            spot = owner.part(f".{new.name}").at(old.place, new.place)
            yield Thing(old, new, spot, (context.new.subject(new.shape),))


def _error(context: Context, old: str, new: str) -> Iterator[Thing]:
    before, after = context.old.service.errors[old], context.new.service.errors[new]
    places = before.place, after.place
    reach: Reach = context.error_reach(old, new)
    spot = Spot(
        after.name, places, reach, (f"errors.{context.new.names.classes[new]}",)
    )
    yield Thing(before, after, spot)
    yield Thing(replace(before.body), after.body, spot)
    members = before.body.members, after.body.members
    yield from _members(context, members, spot)
