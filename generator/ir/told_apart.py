"""What tells the shapes of a union apart by themselves: the JSON kinds of their values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ir.scalars import (
    Anything,
    Boolean,
    Decimal,
    File,
    Integer,
    Literal,
    Null,
    Number,
    Timestamp,
)
from generator.ir.shapes import List, Map, Shape, Structure, Tuple, Union

ALL = frozenset({"text", "integer", "number", "boolean", "null", "list", "object"})

_OF_PYTHON = {
    str: "text",
    bool: "boolean",
    int: "integer",
    float: "number",
    list: "list",
    dict: "object",
}


def json_kinds(shapes: Mapping[str, Shape], name: str) -> frozenset[str]:
    """Return the kinds of JSON values that a shape has; whole numbers are a kind."""
    return frozenset(_kinds(shapes, name, set()))


def kind_of_literal(value: object) -> str:
    """Return the kind of a plain JSON value."""
    return _OF_PYTHON[type(value)]


def overlap(first: frozenset[str], second: frozenset[str]) -> bool:
    """Tell whether a value may be of either of two sets of kinds."""
    return bool(_widened(first) & _widened(second))


def is_native(shapes: Mapping[str, Shape], union: Union) -> bool:
    """Tell whether the decoder knows by itself which branch a value is of.

    It does where there is at most one branch a kind, and of objects several with
    different tags of one member.
    """
    if union.exclusive or reaches_itself(shapes, union.name):
        return False
    branches = list(_flattened(shapes, union))
    if any(isinstance(each, Union) for each in branches):
        return False
    if len(branches) > 1 and not all(map(_is_plain, branches)):
        return False
    objects = [each for each in branches if isinstance(each, Structure | Map)]
    others = [each for each in branches if not isinstance(each, Structure | Map)]
    kinds = [kind for each in others for kind in _native_kinds(each)]
    return len(kinds) == len(set(kinds)) and _are_native(objects)


def has_one_object(shapes: Mapping[str, Shape], union: Union) -> bool:
    """Tell whether objects are values of one branch only, nested unions included."""
    branches = _flattened(shapes, union)
    return sum(isinstance(each, Structure | Map) for each in branches) == 1


def reaches_itself(shapes: Mapping[str, Shape], name: str) -> bool:
    """Tell whether a shape is made of itself with no structure between."""
    waiting, seen = list(parts(shapes[name])), set[str]()
    while waiting:
        part = waiting.pop()
        if part == name:
            return True
        if part not in seen and not isinstance(shapes[part], Structure):
            seen.add(part)
            waiting.extend(parts(shapes[part]))
    return False


def parts(shape: Shape) -> tuple[str, ...]:
    """Return the names of the shapes that a shape is directly made of."""
    match shape:
        case Structure():
            extra = (shape.additional.shape,) if shape.additional else ()
            return (*(member.shape for member in shape.members), *extra)
        case List():
            return (shape.item,)
        case Tuple():
            return tuple(item.shape for item in shape.items)
        case Map():
            return (shape.value, *((shape.key,) if shape.key else ()))
        case Union():
            return shape.branches
    return ()


def holds_null(shapes: Mapping[str, Shape], name: str) -> bool:
    """Tell whether null is a value of a shape, or may stand somewhere in one."""
    waiting, seen = [name], {name}
    while waiting:
        shape = shapes[waiting.pop()]
        if isinstance(shape, Null) or _takes_null(shape):
            return True
        new = [part for part in parts(shape) if part not in seen]
        seen.update(new)
        waiting += new
    return False


def _takes_null(shape: Shape) -> bool:
    """Tell whether null may stand directly in a value of a shape."""
    match shape:
        case List() | Map():
            return shape.nullable
        case Tuple(items=items):
            return any(each.nullable for each in items)
        case Structure(members=members, additional=rest):
            of_rest = rest is not None and rest.nullable
            return of_rest or any(each.nullable for each in members)
    return False


def _are_native(objects: list[Structure | Map]) -> bool:
    if len(objects) < 2:
        return True
    tags = [each.tag for each in objects if isinstance(each, Structure)]
    found = [tag for tag in tags if tag is not None]
    members = {tag.member for tag in found}
    values = {tag.value for tag in found}
    return len(found) == len(objects) == len(values) and len(members) == 1


def _flattened(shapes: Mapping[str, Shape], union: Union) -> Iterator[Shape]:
    """Return the branches, and those of branches that are native unions themselves."""
    for name in union.branches:
        shape = shapes[name]
        if (
            isinstance(shape, Union)
            and shape.rules is None
            and is_native(shapes, shape)
        ):
            yield from _flattened(shapes, shape)
        else:
            yield shape


def _is_plain(shape: Shape) -> bool:
    """Tell whether the decoder reads a shape without words of the package."""
    if shape.rules is not None:
        return False
    match shape:
        case Timestamp() | Decimal() | Anything() | File() | Union():
            return False
        case Structure():
            return shape.additional is None
        case Literal():
            return is_native_literal(shape)
    return True


def is_native_literal(literal: Literal) -> bool:
    """Tell whether the decoder knows some constants: texts only, or integers only.

    It knows integers of 64 bits.
    """
    types = {type(value) for value in literal.values}
    if types == {int}:
        return all(-(2**63) <= value < 2**63 for value in literal.values)
    return types == {str}


def _native_kinds(shape: Shape) -> Iterator[str]:
    yield from sorted(_kinds({shape.name: shape}, shape.name, set(), deep=False))


def _kinds(
    shapes: Mapping[str, Shape], name: str, seen: set[str], *, deep: bool = True
) -> Iterator[str]:
    if name in seen:
        return
    seen.add(name)
    match shapes[name]:
        case Anything():
            yield from ALL
        case Null():
            yield "null"
        case Boolean():
            yield "boolean"
        case Integer():
            yield "integer"
        case Number() | Timestamp() | Decimal(is_text=False):
            yield "number"
        case Literal(values=values):
            yield from (kind_of_literal(value) for value in values)
        case List(one_by_one=True):
            # It is no JSON: nothing else comes so.
            yield "items"
        case List() | Tuple():
            yield "list"
        case Map() | Structure():
            yield "object"
        case Union(branches=branches) if deep:
            for branch in branches:
                yield from _kinds(shapes, branch, seen)
        case _:
            yield "text"


def _widened(kinds: frozenset[str]) -> frozenset[str]:
    return kinds | ({"integer"} if "number" in kinds else set())
