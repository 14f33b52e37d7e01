"""Parameters: which there are, where they travel and how, what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator import ir
from generator.dialects.openapi import merged_parameters, parameter_name
from generator.diff.compare.context import Spot
from generator.diff.compare.http.media import compare_medium
from generator.diff.compare.http.pair import Pair
from generator.diff.compare.pairs import without_variables
from generator.diff.compare.values import compare_nullable, compare_slot
from generator.diff.located import Located
from generator.diff.reach import Side
from generator.sources.source import Place

_VARIABLE = re.compile(r"\{([^{}]*?)\+?\}")


@dataclass(frozen=True, slots=True)
class _Parameter:
    """A parameter: its part in the input, where it travels, its name in Python."""

    member: ir.Member
    location: ir.Location
    python: str

    @property
    def where(self) -> str:
        """Return where it travels."""
        match self.location:
            case ir.Parameter(location=location):
                return location
        return "querystring"

    @property
    def key(self) -> str:
        """Return what it is called on the wire; that is nothing of a whole query."""
        match self.location:
            case ir.Parameter(key=key):
                return key
        return ""

    @property
    def told(self) -> str:
        """Return where it travels under which name, for people."""
        if not self.key:
            return "the whole query"
        at = "a " if self.where in ("header", "cookie") else "the "
        return f"`{self.key}` in {at}{self.where}"


_Pairs = list[tuple[_Parameter, _Parameter]]


def compare_parameters(pair: Pair) -> None:
    """Compare the parameters of an operation that both versions have."""
    before = _parameters(pair.context.old, pair.old, pair.before)
    after = _parameters(pair.context.new, pair.new, pair.after)
    found = _paired(pair, before, after)
    for old, new in found:
        _compare(pair, old, new)
    for new in _without(after, (new for _, new in found)):
        _report_added(pair, new)
    for old in _without(before, (old for old, _ in found)):
        spot = _spot(pair, old).at(_use(pair.context.old, pair.old, old), None)
        message = f"`{spot.subject}` is gone: {old.told}"
        pair.context.report("parameter-removed", spot, message, was=old.told)


def _parameters(
    side: Located, operation: ir.Operation, http: ir.Http
) -> list[_Parameter]:
    return [
        _Parameter(
            member,
            http.locations[member.name],
            side.names.members[operation.input, member.name],
        )
        for member in side.members(operation.input)
        if member.name in http.locations
    ]


def _without(
    parameters: Iterable[_Parameter], others: Iterable[_Parameter]
) -> list[_Parameter]:
    known = {id(each) for each in others}
    return [each for each in parameters if id(each) not in known]


def _paired(pair: Pair, before: list[_Parameter], after: list[_Parameter]) -> _Pairs:
    """Return which parameter of the new version is which of the old one.

    One of the path is known by where it stands there; all others by location and name,
    or else by their name alone.
    """
    found: _Pairs = []
    variables = _variables(pair)
    for exact in (True, False):
        there = {
            (each.where if exact else "", _wire(each)): each
            for each in reversed(_without(after, (new for _, new in found)))
        }
        for old in _without(before, (old for old, _ in found)):
            key = variables.get(old.key, old.key) if old.where == "path" else _wire(old)
            new = there.pop((old.where if exact else "", key), None)
            if new is not None:
                found.append((old, new))
    order = {id(each): at for at, each in enumerate(after)}
    return sorted(found, key=lambda both: order[id(both[1])])


def _variables(pair: Pair) -> dict[str, str]:
    """Return what the variables of a path are called now that is else the same."""
    was, now = pair.before.path, pair.after.path
    if without_variables(was) != without_variables(now):
        return {}
    return dict(zip(_VARIABLE.findall(was), _VARIABLE.findall(now), strict=True))


def _wire(parameter: _Parameter) -> str:
    """Return the name by which a parameter is known: headers have no case."""
    return parameter.key.lower() if parameter.where == "header" else parameter.key


def _spot(pair: Pair, parameter: _Parameter) -> Spot:
    spot = pair.spot(Side.REQUEST, part=parameter.member.name)
    return spot.also([f"{pair.method}.{parameter.python}"])


def _use(side: Located, operation: ir.Operation, parameter: _Parameter) -> Place:
    """Return where an operation lists a parameter, which may stand somewhere else."""
    uses = merged_parameters(side.document, side.described[operation.name])
    for use, node in uses:
        known = node.text("in"), parameter_name(node)
        if use is not node and known == (parameter.where, parameter.key):
            return use.key_place
    return parameter.member.place


def _report_added(pair: Pair, new: _Parameter) -> None:
    brought = [
        name
        for name in pair.context.new.reaches.below([new.member.shape])
        if pair.context.is_new(name)
    ]
    spot = _spot(pair, new).at(None, _use(pair.context.new, pair.new, new))
    must = "must" if new.member.required else "may"
    pair.context.report(
        "required-parameter-added" if new.member.required else "parameter-added",
        spot.also(pair.context.new.symbols(brought)),
        f"`{spot.subject}` is new, and {must} be there: {new.told}",
        now=new.told,
    )


def _compare(pair: Pair, old: _Parameter, new: _Parameter) -> None:
    spot = _spot(pair, new).at(old.member.place, new.member.place)
    _compare_name(pair, old, new, spot)
    _compare_location(pair, old, new, spot)
    if old.member.required != new.member.required:
        must = "must be there" if new.member.required else "may be absent"
        how = "required" if new.member.required else "optional"
        pair.context.report(
            f"parameter-became-{how}",
            spot,
            f"`{spot.subject}` {must}",
            was=old.member.required,
            now=new.member.required,
        )
    compare_nullable(pair.context, (old.member.nullable, new.member.nullable), spot)
    compare_slot(pair.context, (old.member.shape, new.member.shape), spot)


def _compare_name(pair: Pair, old: _Parameter, new: _Parameter, spot: Spot) -> None:
    """Report another name in Python; where the spec has the old one, names tell it."""
    is_header = old.where == new.where == "header"
    if is_header and old.key != new.key and old.key.lower() == new.key.lower():
        message = f"`{spot.subject}` is spelt `{new.key}`; it was `{old.key}`"
        pair.context.report(
            "annotation-changed", spot, message, was=old.key, now=new.key
        )
    if old.member.name != new.member.name and old.python != new.python:
        message = f"`{spot.subject}` was called `{old.python}` in Python"
        named = spot.also([f"{pair.method}.{old.python}"])
        pair.context.report(
            "parameter-renamed", named, message, was=old.python, now=new.python
        )


def _compare_location(pair: Pair, old: _Parameter, new: _Parameter, spot: Spot) -> None:
    context = pair.context
    if old.where != new.where:
        message = f"`{spot.subject}` is {new.told}; it was {old.told}"
        context.report(
            "parameter-location-changed", spot, message, was=old.told, now=new.told
        )
        return
    match old.location, new.location:
        case ir.WholeQuery(media=before), ir.WholeQuery(media=after):
            compare_medium(context, before, after, spot)
        case ir.Parameter() as before, ir.Parameter() as after:
            was, now = style_of(before), style_of(after)
            if was != now:
                message = f"`{spot.subject}` is written {now}; it was {was}"
                context.report(
                    "parameter-style-changed", spot, message, was=was, now=now
                )


def style_of(where: ir.Parameter) -> str:
    """Return how a parameter or a header is written, in words."""
    if where.json:
        return "as JSON"
    words = [f"in the style `{where.style}`" if where.style else "as usual"]
    if where.explode is not None:
        words.append("exploded" if where.explode else "not exploded")
    if where.location == "query":
        words += ["with reserved characters"] * where.allow_reserved
        words += ["possibly empty"] * where.allow_empty
    return ", ".join(words)
