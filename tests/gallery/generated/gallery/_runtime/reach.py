"""What there is in types, and in all that they refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from msgspec import inspect

from .choices import Choice, annotations_of
from .constraints import List, String
from .constraints.carried import bare, constraint_of, rules_of
from .times import UnixTime
from .type_infos import info_of, referred, structure, structure_of

__all__ = [
    "BLOBS",
    "HOOKED",
    "RULED",
    "STANDING_IN",
    "STRUCTURES",
    "Reach",
    "is_scalar",
]


_Part: TypeAlias = tuple[inspect.Type, type[Any] | None]


class Reach:
    """Tells whether there is something in types, or in what they refer to.

    What it finds out of structures and choices it keeps.
    """

    def __init__(
        self, is_it: Callable[[inspect.Type], bool], *, in_choices: bool = True
    ) -> None:
        """Take what tells it of one type, and whether to look for it in choices."""
        self._is_it = is_it
        self._in_choices = in_choices
        self._known: dict[type[Any], bool] = {}
        self._verdicts: dict[int, bool] = {}

    def __call__(self, type_: inspect.Type) -> bool:
        """Return whether there is something in a type."""
        for each in _nearby(type_):
            of = referred(each)
            if self._is_it(each) or (of is not None and self.of(of)):
                return True
        return False

    def of(self, class_: type[Any]) -> bool:
        """Return whether there is something in a structure or a choice."""
        if class_ not in self._known:
            self._explore(class_)
        return self._known[class_]

    def _explore(self, class_: type[Any]) -> None:
        """Find it out of a class, and of all that it refers to, without a stack."""
        referring: dict[type[Any], list[type[Any]]] = {class_: []}
        having: list[type[Any]] = []
        left = [class_]
        while left:
            at = left.pop()
            if at in self._known:
                having += [at] if self._known[at] else []
                continue
            is_closed = not self._in_choices and issubclass(at, Choice)
            for each, of in () if is_closed else _parts(at):
                if self._is(each):
                    having.append(at)
                if of is not None:
                    if of not in referring:
                        referring[of] = []
                        left.append(of)
                    referring[of].append(at)
        found = set(having)
        while having:
            for by in referring[having.pop()]:
                if by not in found:
                    found.add(by)
                    having.append(by)
        self._known.update({each: each in found for each in referring})

    def _is(self, part: inspect.Type) -> bool:
        """Return whether a type, which is kept for good, is it."""
        if id(part) not in self._verdicts:
            self._verdicts[id(part)] = self._is_it(part)
        return self._verdicts[id(part)]


def _parts(class_: type[Any]) -> list[_Part]:
    """Return the types in a structure or a choice, and what each refers to."""
    if class_ not in _PARTS:
        if issubclass(class_, Choice):
            types = list(map(info_of, annotations_of(class_)))
        else:
            types = [field.type for field in structure(class_).fields]
        found = {id(each): each for type_ in types for each in _nearby(type_)}
        _PARTS[class_] = [(each, referred(each)) for each in found.values()]
    return _PARTS[class_]


def _nearby(type_: inspect.Type) -> Iterator[inspect.Type]:
    """Return a type, and those in it, but for what it refers to."""
    left = [type_]
    while left:
        yield (each := left.pop())
        match bare(each):
            case inspect.ListType(item_type=item):
                left.append(item)
            case inspect.DictType(key_type=key, value_type=value):
                left += (key, value)
            case inspect.TupleType(item_types=items) | inspect.UnionType(types=items):
                left += items


def is_ruled(type_: Any) -> bool:
    """Return whether there are rules for a type that only plain JSON values show."""
    return RULED(info_of(type_))


def is_scalar(type_: inspect.Type) -> bool:
    """Return whether values are, decoded, as different as they are on the wire."""
    return isinstance(
        bare(type_),
        inspect.StrType | inspect.IntType | inspect.BoolType | inspect.EnumType,
    )


def rules_of_class(class_: type[Any]) -> Any:
    """Return the rules that a structure's class has, if any."""
    return getattr(class_, "__rules__", None)


def _has_rules(type_: inspect.Type) -> bool:
    if rules_of(type_):
        return True
    if (of := structure_of(type_)) is not None:
        return rules_of_class(of.cls) is not None
    match bare(type_):
        case inspect.ListType(item_type=item):
            limits = constraint_of(type_, List, _LIST)
            return limits.unique_items and not is_scalar(item)
        case inspect.StrType():
            return False
    # The limits of texts that become other objects are those of the texts.
    return constraint_of(type_, String, None) is not None


def _is_blob(type_: inspect.Type) -> bool:
    return isinstance(bare(type_), inspect.BytesType)


def _stands_in(type_: inspect.Type) -> bool:
    of = bare(type_)
    return isinstance(of, inspect.CustomType) and of.cls is not referred(of)


def _is_hooked(type_: inspect.Type) -> bool:
    of = bare(type_)
    if not isinstance(of, inspect.CustomType) or of.cls is UnixTime:
        return False
    return of.cls is not referred(of) or issubclass(of.cls, Choice)


_LIST = List()
_PARTS: dict[type[Any], list[_Part]] = {}
BLOBS = Reach(_is_blob)
"""Whether there may be bytes in values."""

HOOKED = Reach(_is_hooked)
"""Whether msgspec needs a hook to know whether a value is of a type."""

STANDING_IN = Reach(lambda type_: _stands_in(type_) or _is_hooked(type_))
"""Whether msgspec needs a hook to make values, times included."""

STRUCTURES = Reach(lambda type_: referred(type_) is not None)
"""Whether a type refers to others."""

RULED = Reach(_has_rules)
"""Whether there are rules that only plain JSON values show."""
