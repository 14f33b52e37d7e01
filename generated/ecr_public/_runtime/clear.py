"""Which branches an object may be of, as far as its names and constants tell that.

What is inside need be looked at only where several are left. Objects of a union mostly have
a few sets of names: it is found out once for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal, get_args, get_origin

from .choices import Literals
from .equality import key
from .stand_ins import Anything
from .type_infos import names_of_class, structure_class, types_of_members
from .unions import Branch, Union, union_of


class Clear:
    """Tells it, for one union."""

    def __init__(self, union: Union) -> None:
        """Take the union."""
        self._union = union
        self._telling: tuple[str, ...] | None = None
        self._known: dict[Any, list[Branch]] = {}

    def branches(self, value: dict[str, Any]) -> list[Branch]:
        """Return which an object may be of, of those that know most of its members."""
        if self._telling is None:
            self._telling = tuple(dict.fromkeys(_telling(self._union)))
        told = tuple(map(value.get, self._telling))
        shape = tuple(value), told, tuple(map(type, told))
        try:
            return self._known[shape]
        except KeyError:
            found = self._found(value)
        except TypeError:
            # What ought to be a constant is an object or a list.
            return []
        if len(self._known) < _MOST:
            self._known[shape] = found
        return found

    def _found(self, value: dict[str, Any]) -> list[Branch]:
        options = [each.select(value) for each in self._union.options("object")]
        if any(each.is_exclusive for each in options):
            return []
        found = [branch for each in options for branch in each.branches]
        known = [branch.known(value) for branch in found]
        most = max(known, default=0)
        if value and not most and any(branch.keeps_any() for branch in found):
            return []
        return [
            branch
            for branch, count in zip(found, known, strict=True)
            if count == most and _may_be_of(branch, value, set())
        ]


def _telling(union: Union) -> Iterator[str]:
    """Yield the members by whose values objects are told apart, those within included."""
    for each in _within(union):
        for option in each.options("object"):
            if option.tag is not None:
                yield option.tag
            for branch in option.branches:
                yield from _constants(branch)


def _within(union: Union) -> Iterable[Union]:
    """Return a union and those that are branches of it, however far away."""
    found, waiting = {union}, [union]
    while waiting:
        for branch in waiting.pop().branches:
            inner = union_of(branch.info)
            if inner is not None and inner not in found:
                found.add(inner)
                waiting.append(inner)
    return found


def _may_be_of(branch: Branch, value: dict[str, Any], seen: set[Union]) -> bool:
    """Tell whether an object has all that a branch needs, and no other constants."""
    union = None if branch.names else union_of(branch.info)
    if union is not None:
        is_new = union not in seen
        seen.add(union)
        return is_new and any(
            _may_be_of(inner, value, seen)
            for option in union.options("object")
            for inner in option.select(value).branches
        )
    return branch.required <= value.keys() and all(
        key(value[name]) in allowed
        for name, allowed in _constants(branch).items()
        if name in value
    )


def _constants(branch: Branch) -> Mapping[str, frozenset[Any]]:
    """Return the values that members may have, of those that have few."""
    class_ = structure_class(branch.info)
    if class_ is None:
        return {}
    if class_ not in _CONSTANTS:
        names = names_of_class(class_)
        found = {
            name: frozenset(map(key, values))
            for name, type_ in zip(names, types_of_members(class_), strict=True)
            if (values := _values(type_)) is not None
        }
        config = class_.__struct_config__
        if config.tag_field is not None:
            found[config.tag_field] = frozenset({key(config.tag)})
        _CONSTANTS[class_] = found
    return _CONSTANTS[class_]


def _values(type_: Any) -> Iterable[Any] | None:
    if isinstance(type_, Anything) and issubclass(type_, Literals):
        return type_.values.values()
    origin = get_origin(type_)
    if origin is Annotated:
        return _values(get_args(type_)[0])
    return get_args(type_) if origin is Literal else None


_CONSTANTS: dict[type[Any], Mapping[str, frozenset[Any]]] = {}
_MOST = 1024
"""How many sets of names and constants are remembered for a union."""
