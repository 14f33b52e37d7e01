"""Names: schemas that came, went or are called otherwise, and what Python calls things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import ir
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.errors import error_symbol
from generator.diff.reach import Reach, Side
from generator.diff.slots import Renamed, slots

_EVERYWHERE = frozenset(Side)

_Called = tuple[Spot, str, str]
"""Something, and its Python name in the old and in the new version."""


def compare_names(context: Context) -> None:
    """Compare the names of the package, of schemas and of what they have."""
    _compare_package(context)
    for old, new in context.shapes.items():
        if old != new and _is_renamed(context, old, new):
            _report_renamed(context, old, new)
    _compare_schemas(context)
    for spot, was, now in _python_names(context):
        if was != now:
            message = f"`{spot.subject}` is `{now}` in Python; it was `{was}`"
            named = spot.also([now, was])
            context.report("python-name-changed", named, message, was=was, now=now)


def _is_renamed(context: Context, old: str, new: str) -> bool:
    """Tell whether a shape has another name by itself, and not with its operation."""
    if {old, new} & (context.old.components.keys() | context.new.components.keys()):
        return True
    if not context.new.service.is_http or new in context.new.derived:
        return False
    if not context.new.has_class(new):
        return False
    owner = context.new.operation_of(new)
    methods = (side.names.operations.get(owner) for side in (context.old, context.new))
    return len(set(methods)) == 1


def _compare_package(context: Context) -> None:
    was, now = context.old.names.package, context.new.names.package
    if was == now:
        return
    titles = [
        info.get("title") if (info := side.document.root.get("info")) else None
        for side in (context.old, context.new)
    ]
    old, new = (title.key_place if title else None for title in titles)
    own = context.new.names.own
    symbols = now, own.client, own.service, own.error
    spot = Spot(now, (old, new), _reach_all(context), symbols)
    message = f"the package is called `{now}`; it was `{was}`"
    context.report("package-renamed", spot, message, was=was, now=now)


def _reach_all(context: Context) -> Reach:
    return Reach(_EVERYWHERE, tuple(context.operations.values()))


def _report_renamed(context: Context, old: str, new: str) -> None:
    before, after = context.old.service.shapes[old], context.new.service.shapes[new]
    is_named = {old, new} & (
        context.old.components.keys() | context.new.components.keys()
    )
    spot = Spot(
        subject=new if is_named else context.new.subject(new),
        places=(before.place, after.place),
        reach=context.reach(old, new),
        symbols=(context.new.symbol(new), context.old.symbol(old)),
    )
    message = f"`{old}` is called `{new}`"
    if is_named and new not in context.new.components:
        home = context.new.subject(new)
        message = f"`{old}` is part of `{home}`, and called `{new}` in Python"
    context.report("schema-renamed", spot, message, was=old, now=new)


def _compare_schemas(context: Context) -> None:
    """Report schemas that came or went on their own.

    What came or went with the member or the operation that has it is told there.
    """
    old, new = context.old, context.new
    used = {shape for _, shape in slots(new.service)}
    for name, shape in new.service.shapes.items():
        if name in new.components and context.is_new(name) and name not in used:
            _report_added(context, shape)
    used = {shape for _, shape in slots(old.service)} - set(_replaced(context))
    for name, shape in old.service.shapes.items():
        gone = name in old.components and name not in context.shapes
        if gone and name not in used:
            _report_removed(context, shape)


def _replaced(context: Context) -> Iterator[str]:
    """Return the old shapes of places that hold another shape now, of the same type."""
    names = Renamed(context.operations, context.errors, context.shapes)
    there = dict(slots(context.new.service))
    for slot, shape in slots(context.old.service):
        now = there.get(names.moved(slot))
        old = context.old.service.shapes[shape]
        if now is None or isinstance(old, ir.Structure | ir.Enum):
            continue
        if type(context.new.service.shapes[now]) is type(old):
            yield shape


def _report_added(context: Context, shape: ir.Shape) -> None:
    spot = Spot(
        shape.name,
        (None, shape.place),
        Reach(_EVERYWHERE),
        context.new.symbols([shape.name]),
    )
    message = f"the schema `{shape.name}` is new"
    context.report("schema-added", spot, message, now=shape.name)


def _report_removed(context: Context, shape: ir.Shape) -> None:
    reach = context.old.reaches.shape(shape.name)
    operations = reach.operations
    spot = Spot(
        subject=shape.name,
        places=(shape.place, None),
        reach=Reach(_EVERYWHERE, operations),
        symbols=context.old.symbols([shape.name]),
    )
    message = f"the schema `{shape.name}` is gone"
    context.report("schema-removed", spot, message, was=shape.name)


def _python_names(context: Context) -> Iterator[_Called]:
    """Return the Python names of all that both versions call the same in the spec."""
    yield from _methods(context)
    yield from _groups(context)
    old, new = context.old, context.new
    for name in _unchanged(context.errors):
        errors = old.service.errors[name], new.service.errors[name]
        spot = _spot(name, errors, context.error_reach(name, name))
        yield spot, error_symbol(old, name), error_symbol(new, name)
        yield from _parts(context, (errors[0].body, errors[1].body), spot.reach)
    for name in _unchanged(context.shapes):
        shapes = old.service.shapes[name], new.service.shapes[name]
        if type(shapes[0]) is type(shapes[1]):
            spot = _spot(name, shapes, context.reach(name, name))
            yield spot, old.symbol(name), new.symbol(name)
            yield from _parts(context, shapes, spot.reach)


def _unchanged(pairs: Mapping[str, str]) -> list[str]:
    return [old for old, new in pairs.items() if old == new]


def _methods(context: Context) -> Iterator[_Called]:
    old, new = context.old, context.new
    for name in _unchanged(context.operations):
        operations = old.operations[name], new.operations[name]
        spot = _spot(name, operations, Reach(_EVERYWHERE, (name,)))
        yield spot, old.names.operations[name], new.names.operations[name]


def _groups(context: Context) -> Iterator[_Called]:
    """Return the names of the groups that both versions have."""
    was, now = context.old.names.groups, context.new.names.groups
    for name in was:
        if name in now:
            spot = Spot(name, (None, None), _reach_all(context))
            yield spot, was[name].attribute, now[name].attribute
            yield spot, was[name].class_, now[name].class_


def _parts(
    context: Context, owners: tuple[ir.Shape, ir.Shape], reach: Reach
) -> Iterator[_Called]:
    """Return the names of a structure's members, or of an enum's values."""
    before, after = owners
    enum = isinstance(after, ir.Enum)
    was, now = (
        side.names.values if enum else side.names.members
        for side in (context.old, context.new)
    )
    known = {part.name: part for part in _named_parts(before)}
    for part in _named_parts(after):
        key = after.name, part.name
        if part.name in known:
            spot = _spot(f"{after.name}.{part.name}", (known[part.name], part), reach)
            yield spot, was[key], now[key]


def _named_parts(shape: ir.Shape) -> tuple[ir.Named, ...]:
    match shape:
        case ir.Structure():
            return shape.members
        case ir.Enum():
            return shape.values
    return ()


def _spot(subject: str, things: tuple[ir.Named, ir.Named], reach: Reach) -> Spot:
    return Spot(subject, (things[0].place, things[1].place), reach)
