"""What an edit makes of a service, by what it makes of the part that it is in.

`before` and `after` are lowered from the edited part, from all in which something may
depend on it, and from what these refer to alone, without the edit and with it; `whole`
from all of the document, without it. What is put into the whole is only what differs
between the first two, and only where `before` is in the whole as it is by itself: so no
other part has a say in it. And nothing may differ that others could depend on: what there
is, and what refers to what. Members that are scalars may come and go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from generator import ir
from generator.ir.told_apart import parts
from generator.revising.adding import with_added
from generator.revising.positions import Stretch

_OWN = ("operations", "shapes")


@dataclass(frozen=True, slots=True)
class Graft:
    """A service with an edit, and what of it may differ."""

    service: ir.Service
    groups: frozenset[str]
    """The groups of the operations that are edited."""

    shapes: frozenset[str]
    """The names of the shapes of these operations alone, if any of these differs."""


def grafted(
    whole: ir.Service,
    before: ir.Service,
    after: ir.Service,
    concerned: Sequence[Stretch],
    landmarks: Collection[str],
) -> Graft | None:
    """Return the whole with the edit; None where that is not sure to be all of it.

    The places of what is not edited stay as they were. What differs stands where parts
    do that are `concerned`: in them alone something may depend on what is edited.
    `landmarks` are the names of shapes that are made where the edited part is lowered.
    """
    own = {
        name
        for name, shape in before.shapes.items()
        if any(each.has(shape.place.start) for each in concerned)
    }
    if not _is_part(whole, before, own) or not _keeps_rest(before, after, own):
        return None
    if not _are_shared(whole, before.shapes.keys() - after.shapes.keys(), own):
        return None
    new = [name for name in after.shapes if name not in before.shapes]
    added = [name for name in new if name not in whole.shapes]
    if not _are_known(whole, after, (name for name in new if name not in added)):
        return None
    # Scalars that are made of nothing but their type stand last, and are all others', too.
    if not all(name in landmarks and _is_scalar(after.shapes[name]) for name in added):
        return None
    order = with_added(whole.shapes, [*after.shapes], added, landmarks)
    if order is None:
        return None
    own.update(added)
    operations = {each.name: each for each in after.operations}
    shapes = {
        name: (
            after.shapes[name]
            if name in own & after.shapes.keys()
            else whole.shapes[name]
        )
        for name in order
    }
    service = replace(
        whole,
        operations=tuple(operations.get(each.name, each) for each in whole.operations),
        shapes=shapes,
    )
    groups = frozenset(each.group for each in after.operations)
    differ = {
        each for each in own if _told(whole.shapes.get(each)) != _told(shapes[each])
    }
    if len(concerned) == 1:
        return Graft(service, groups, frozenset(own if differ else ()))
    return Graft(service, groups, frozenset(_touched(service, own, differ)))


def _touched(
    service: ir.Service, own: Collection[str], differ: Collection[str]
) -> set[str]:
    """Return shapes that differ, and those in which that is told: what is made of them."""
    holders: dict[str, list[str]] = {}
    for name in own:
        for part in parts(service.shapes[name]):
            holders.setdefault(part, []).append(name)
    found, waiting = set[str](), [*differ]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            # A structure tells of its members, and not of what these are made of.
            if each in differ or not isinstance(service.shapes[each], ir.Structure):
                waiting += holders.get(each, ())
    return found


def _keeps_rest(before: ir.Service, after: ir.Service, own: Collection[str]) -> bool:
    """Tell whether all is as it was that something else may depend on."""
    if [*_others(before)] != [*_others(after)] or (
        [*map(_operation_facts, before.operations)]
        != [*map(_operation_facts, after.operations)]
    ):
        return False
    both = [name for name in before.shapes if name in after.shapes]
    if both != [name for name in after.shapes if name in before.shapes]:
        return False
    return all(
        (
            _is_like(before, after, name)
            if name in own
            else _told(before.shapes[name]) == _told(after.shapes[name])
        )
        for name in both
    )


def _is_like(before: ir.Service, after: ir.Service, name: str) -> bool:
    """Tell whether a shape differs in nothing but itself, and in scalars it is made of."""
    old, new = before.shapes[name], after.shapes[name]
    if type(old) is not type(new) or _base(old) != _base(new):
        return False
    if not isinstance(old, ir.Structure):
        return parts(old) == parts(new)
    others = {*parts(old)} ^ {*parts(new)}
    return all(_is_scalar({**before.shapes, **after.shapes}[each]) for each in others)


def _base(shape: ir.Shape) -> tuple[object, ...]:
    if not isinstance(shape, ir.Structure):
        return ()
    return shape.base, shape.is_apart, shape.tag


def _is_scalar(shape: ir.Shape) -> bool:
    return not isinstance(shape, ir.Structure) and not parts(shape)


def _are_shared(whole: ir.Service, gone: Collection[str], own: Collection[str]) -> bool:
    """Tell whether shapes that a part is no longer made of are still those of others."""
    if not gone:
        return True
    used = {
        part
        for name, each in whole.shapes.items()
        if name not in own
        for part in parts(each)
    }
    return all(_is_scalar(whole.shapes[name]) for name in gone) and used.issuperset(
        gone
    )


def _are_known(whole: ir.Service, after: ir.Service, new: Iterable[str]) -> bool:
    """Tell whether shapes that a part is newly made of are those of others already."""
    return all(
        _is_scalar(after.shapes[name])
        and _told(after.shapes[name]) == _told(whole.shapes[name])
        for name in new
    )


def _others(service: ir.Service) -> Iterator[str]:
    for each in fields(service):
        if each.name not in _OWN:
            yield _told(getattr(service, each.name))


def _operation_facts(operation: ir.Operation) -> list[object]:
    binding = operation.binding
    facts: list[object] = [
        operation.name,
        operation.group,
        operation.method,
        operation.input,
        operation.output,
    ]
    if isinstance(binding, ir.Http):
        facts += [binding.method, binding.path, *_media_facts(binding)]
    return facts


def _media_facts(binding: ir.Http) -> Iterator[object]:
    yield [each.shape for each in binding.body.media] if binding.body else None
    for each in binding.responses:
        yield each.status, each.is_error, each.headers
        yield [medium.shape for medium in each.media]


def _is_part(whole: ir.Service, before: ir.Service, own: Iterable[str]) -> bool:
    """Tell whether a part has in the whole what it has by itself."""
    operations = {each.name: each for each in whole.operations}
    return all(
        name in whole.shapes and _told(whole.shapes[name]) == _told(before.shapes[name])
        for name in own
    ) and all(
        each.name in operations and _told(operations[each.name]) == _told(each)
        for each in before.operations
    )


def _told(value: object) -> str:
    """Return all that something is, but for places.

    Unlike what makes it equal to another, that has the order of members, and tells 1
    from true and from 1.0.
    """
    return repr(value)
