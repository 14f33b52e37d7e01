"""What there is in types, and in all that they refer to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from .choices import Choice
from .constraints import List, String
from .constraints.carried import bare, constraint_of, rules_of
from .parts import nearby, parts_of
from .times import UnixTime
from .type_infos import referred, structure_class

__all__ = [
    "BLOBS",
    "EVERYWHERE",
    "HOOKED",
    "LEFT_RULED",
    "OUTSIDE_CHOICES",
    "RULED",
    "STANDING_IN",
    "Explored",
    "Reach",
    "is_scalar",
    "refers",
    "rules_of_class",
]


IsIt: TypeAlias = Callable[[inspect.Type], bool]
_Asked: TypeAlias = tuple[IsIt, int, bool]
_State: TypeAlias = tuple[list[_Asked], dict[type[Any], int], dict[int, int]]


class Explored:
    """What was found out of structures and choices, for all that was ever asked of them.

    All of it is found out at once, the n-th question being the n-th bit of an answer: to
    follow what refers to what takes the longest.
    """

    def __init__(self, *, in_choices: bool, of_containers: bool = True) -> None:
        """Take whether to look into choices, and to ask of more than what is in lists.

        A container that has a limit is always asked of.
        """
        self._in_choices = in_choices
        self._unasked = () if of_containers else _CONTAINERS
        self._state: _State = [], {}, {}

    def ask(self, is_it: IsIt, *, of_structures: bool) -> int:
        """Ask one more of each type, and return the bit that answers it."""
        asked, _, _ = self._state
        bit = 1 << len(asked)
        # What another thread is finding out has no answer to this one.
        self._state = [*asked, (is_it, bit, of_structures)], {}, {}
        return bit

    def of(self, class_: type[Any]) -> int:
        """Return what there is in a structure or a choice."""
        state = self._state
        _, known, _ = state
        if class_ not in known:
            self._explore(class_, state)
        return known[class_]

    def _explore(self, class_: type[Any], state: _State) -> None:
        """Find it out of a class, and of all that it refers to, without a stack."""
        _, known, _ = state
        having: dict[type[Any], int] = {class_: 0}
        referring: dict[type[Any], list[type[Any]]] = {class_: []}
        left = [class_]
        while left:
            at = left.pop()
            if at in known:
                having[at] = known[at]
                continue
            for part, of in () if self._is_closed(at) else parts_of(at):
                if type(part) not in self._unasked:
                    having[at] |= self._answers(part, of, state)
                if of is not None:
                    if of not in referring:
                        referring[of], having[of] = [], 0
                        left.append(of)
                    referring[of].append(at)
        _spread(having, referring)
        known.update(having)

    def _is_closed(self, class_: type[Any]) -> bool:
        return not self._in_choices and issubclass(class_, Choice)

    def _answers(self, part: inspect.Type, of: type[Any] | None, state: _State) -> int:
        """Return what a type is, which is kept for good."""
        asked, _, answers = state
        if id(part) not in answers:
            is_plain = isinstance(of, msgspec.StructMeta) and _is_class(part, of)
            answers[id(part)] = sum(
                bit
                for is_it, bit, of_structures in asked
                if (of_structures or not is_plain) and is_it(part)
            )
        return answers[id(part)]


def _is_class(type_: inspect.Type, class_: type[Any]) -> bool:
    """Return whether a type is a class, and nothing besides."""
    return isinstance(type_, inspect.CustomType) and type_.cls is class_


def _spread(
    having: dict[type[Any], int], referring: dict[type[Any], list[type[Any]]]
) -> None:
    """Add to what is in classes what is in those that they refer to."""
    left = [class_ for class_, has in having.items() if has]
    while left:
        class_ = left.pop()
        for by in referring[class_]:
            if having[class_] & ~having[by]:
                having[by] |= having[class_]
                left.append(by)


class Reach:
    """Tells whether there is something in types, or in what they refer to."""

    def __init__(
        self, is_it: IsIt, explored: Explored, *, of_structures: bool = True
    ) -> None:
        """Take what tells it of one type, and where to look for it.

        With `of_structures` false, no structure itself is it, and none need be asked.
        """
        self._is_it = is_it
        self._explored = explored
        self._bit = explored.ask(is_it, of_structures=of_structures)

    def __call__(self, type_: inspect.Type) -> bool:
        """Return whether there is something in a type."""
        for each in nearby(type_):
            of = referred(each)
            if self._is_it(each) or (of is not None and self.of(of)):
                return True
        return False

    def of(self, class_: type[Any]) -> bool:
        """Return whether there is something in a structure or a choice."""
        return bool(self._explored.of(class_) & self._bit)


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
    if (of := structure_class(type_)) is not None:
        return rules_of_class(of) is not None
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


def refers(type_: inspect.Type) -> bool:
    """Return whether a type refers to a structure or a choice."""
    return any(referred(each) is not None for each in nearby(type_))


_CONTAINERS = (
    inspect.DictType,
    inspect.ListType,
    inspect.TupleType,
    inspect.UnionType,
)
_LIST = List()
EVERYWHERE = Explored(in_choices=True)
OUTSIDE_CHOICES = Explored(in_choices=False, of_containers=False)
"""What only choices refer to is not looked at before there is a value of it."""

BLOBS = Reach(_is_blob, EVERYWHERE, of_structures=False)
"""Whether there may be bytes in values."""

HOOKED = Reach(_is_hooked, OUTSIDE_CHOICES, of_structures=False)
"""Whether msgspec needs a hook to know whether a value is of a type.

A choice needs one, whatever is in it.
"""

STANDING_IN = Reach(
    lambda type_: _stands_in(type_) or _is_hooked(type_),
    OUTSIDE_CHOICES,
    of_structures=False,
)
"""Whether msgspec needs a hook to make values, times included."""

RULED = Reach(_has_rules, EVERYWHERE)
"""Whether there are rules that only plain JSON values show."""

LEFT_RULED = Reach(_has_rules, OUTSIDE_CHOICES)
"""Whether decoding leaves such rules to be checked: what a choice makes is checked by then."""
