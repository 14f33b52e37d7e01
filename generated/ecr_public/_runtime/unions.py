"""How the branches of a union are told apart, read from its type by all that walk types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import inspect

from .additional import Keeper, whole
from .annotations import is_nobody
from .choices import ByMember, ByTag, Choice, Exclusive, options_of
from .constraints.carried import bare
from .equality import key
from .kinds import ORDER, kind_of, kinds_of
from .type_infos import (
    info_of,
    required_of_class,
    structure_class,
)
from .union_options import Candidates, Option, best, by_member, by_tag, exclusive, only
from .violations import wrong_type
from .within import (
    known_within,
    knows_all,
    knows_members,
    names_in_items,
    names_of,
)


class Branch:
    """A branch of a union, which may be a choice itself."""

    __slots__ = ("annotation", "info", "kinds", "names", "names_in_items", "required")

    def __init__(self, info: inspect.Type, annotation: Any = None) -> None:
        """Take the branch's type, and the annotation that msgspec decodes it by."""
        self.info = info
        self.annotation = annotation
        self.kinds = kinds_of(info)
        inner = structure_class(info)
        # What its members are is not found out before there is an object of it.
        self.names = frozenset(() if inner is None else names_of(inner))
        self.required = frozenset(() if inner is None else required_of_class(inner))
        self.names_in_items = names_in_items(info)

    def known(self, value: Any) -> int:
        """Return how many members of a plain JSON value have names in this branch.

        Of a list, those of its first items count.
        """
        if type(value) is dict:
            if not self.names and (inner := union_of(self.info)) is not None:
                return inner.known(value)
            return len(self.names.intersection(value))
        if type(value) is list and self.names_in_items:
            items = (each for each in value[:_TRIED] if type(each) is dict)
            return sum(name in self.names_in_items for each in items for name in each)
        return 0

    def within(self, value: Any) -> int:
        """Return how many members of a value, at any depth, have names in this branch."""
        return known_within(self.info, value, _possible)

    def knows_all(self, value: Any, names: Iterable[str]) -> bool:
        """Return whether it has names for all that is in some members of an object."""
        class_ = structure_class(self.info)
        if class_ is None:
            return knows_all(self.info, value, _possible)
        return knows_members(class_, value, names, _possible)

    def keeps_any(self) -> bool:
        """Return whether objects keep all their members in it, be they items of a list."""
        waiting: list[Branch] = [self]
        seen: set[Branch] = set()
        while waiting:
            branch = waiting.pop()
            type_ = bare(branch.info)
            union = None if branch.names else union_of(type_)
            if union is not None:
                waiting += [each for each in union.branches if each not in seen]
                seen.update(union.branches)
            elif isinstance(type_, inspect.ListType):
                waiting.append(Branch(type_.item_type))
            elif _keeps_any(type_):
                return True
        return False

    def is_likely(self, value: Any) -> bool:
        """Return whether a plain JSON value has all members that this branch needs."""
        is_known = type(value) is dict and self.known(value) > 0
        return is_known and self.required <= value.keys()


def _possible(type_: inspect.Type, value: Any) -> list[Branch]:
    union = union_of(type_)
    options = () if union is None else union.options(kind_of(value))
    return [branch for each in options for branch in each.select(value).branches]


def _keeps_any(type_: inspect.Type) -> bool:
    if isinstance(type_, inspect.CustomType):
        return issubclass(type_.cls, Keeper)
    return isinstance(type_, inspect.AnyType | inspect.DictType)


def structures_of(branches: Iterable[Branch]) -> Iterator[type[Any]]:
    """Yield the classes of structures, and of those that choices are between."""
    waiting, seen = [*branches], set[Branch]()
    while waiting:
        branch = waiting.pop(0)
        class_ = structure_class(branch.info)
        if class_ is not None:
            yield class_
        elif branch not in seen and (union := union_of(branch.info)) is not None:
            seen.add(branch)
            waiting += union.branches


class Union:
    """A union, and which branch a plain JSON value is of."""

    def __init__(self, options: Iterable[Option]) -> None:
        """Take what there is to choose from."""
        self.branches: list[Branch] = []
        self._by_kind: dict[str, list[Option]] = {}
        for option in options:
            self.branches += option.branches
            for kind in dict.fromkeys(_kinds(option.branches)):
                self._by_kind.setdefault(kind, []).append(option)

    @property
    def kinds(self) -> frozenset[str]:
        """The JSON types that values may have."""
        return frozenset(self._by_kind)

    def options(self, kind: str) -> list[Option]:
        """Return what there is to choose from for values of a JSON type."""
        return self._by_kind.get(kind, [])

    def known(self, value: dict[str, Any]) -> int:
        """Return how many members of an object have names in a branch that it may be of."""
        most = 0
        waiting: list[Union] = [self]
        seen: set[Union] = {self}
        while waiting:
            for branch in waiting.pop()._selected(value):
                inner = None if branch.names else union_of(branch.info)
                if inner is None:
                    most = max(most, branch.known(value))
                elif inner not in seen:
                    seen.add(inner)
                    waiting.append(inner)
        return most

    def _selected(self, value: dict[str, Any]) -> Iterator[Branch]:
        for option in self.options("object"):
            yield from option.select(value).branches

    def candidates(self, value: Any) -> Candidates:
        """Return the branches that a plain JSON value may be of."""
        options = self._by_kind.get(kind_of(value))
        if type(value) is float and value.is_integer():
            whole = self._by_kind.get("integer", [])
            options = [*whole, *(each for each in options or [] if each not in whole)]
        if not options:
            expected = " or ".join(_said(self._by_kind))
            return Candidates([], refusal=lambda at: wrong_type(at, expected, value))
        if len(options) == 1:
            return options[0].select(value)
        return best(value, [option.select(value) for option in options])


def union_of(type_: inspect.Type) -> Union | None:
    """Return the union that a type is, or that a choice stands for; else `None`."""
    match bare(type_):
        case inspect.UnionType(types=types) as of:
            if id(of) not in _NATIVE:
                # The type is kept, so that nothing else can be what it was.
                _NATIVE.setdefault(id(of), (of, Union(_native(types))))
            return _NATIVE[id(of)][1]
        case inspect.CustomType(cls=cls) if issubclass(cls, Choice):
            if cls not in _UNIONS:
                _UNIONS.setdefault(cls, Union(_chosen(options_of(cls))))
            return _UNIONS[cls]
    return None


def _native(types: Iterable[inspect.Type]) -> Iterable[Option]:
    """Return the options of a union that msgspec decodes."""
    tagged: dict[Any, Branch] = {}
    field = None
    for each in types:
        class_ = structure_class(each)
        if class_ is None or class_.__struct_config__.tag_field is None:
            yield only(Branch(each))
        elif not is_nobody(class_):
            field = class_.__struct_config__.tag_field
            tagged[key(class_.__struct_config__.tag)] = Branch(each)
    if field is not None:
        yield by_tag(field, tagged, None)


def _chosen(options: Iterable[Any]) -> Iterable[Option]:
    """Return the options of a choice."""
    for option in options:
        match option:
            case ByTag(member, branches, otherwise):
                rest = None if otherwise is None else _branch(otherwise)
                by_key = {of: _branch(each) for of, each in branches.items()}
                yield by_tag(member, by_key, rest)
            case ByMember(branches):
                by_name = {name: _branch(each) for name, each in branches.items()}
                yield by_member(by_name)
            case Exclusive(each):
                yield exclusive(list(map(_branch, each)))
            case _:
                yield only(_branch(option))


def _branch(annotation: Any) -> Branch:
    return Branch(info_of(annotation), whole(annotation))


def _kinds(branches: Iterable[Branch]) -> Iterable[str]:
    for branch in branches:
        yield from (kind for kind in ORDER if kind in branch.kinds)


def _said(kinds: Iterable[str]) -> list[str]:
    named = list(kinds)
    return [each for each in named if each != "integer" or "number" not in named]


_TRIED = 8
"""How many items of a list are looked at to find out which branch it is of."""

_NATIVE: dict[int, tuple[inspect.Type, Union]] = {}
_UNIONS: dict[type[Any], Union] = {}
