"""What makes objects of values of which only a choice knows the branch."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any, Protocol

from .clear import Clear
from .memory import HOLDERS, Memory, Read, remembering
from .type_infos import info_of
from .union_options import Option
from .unions import Branch, Union, structures_of, union_of
from .within import held_differently, holds_more, names_of


class ReadAny(Protocol):
    """Does as `Read`, but for branches that have been tried in vain."""

    def __call__(
        self,
        value: Any,
        memory: Memory | None = None,
        /,
        tried: Collection[Branch] = (),
    ) -> Any:
        """Return it."""
        ...


class Readers(dict[Branch, Read]):
    """What makes the objects of each branch, made when its first value comes."""

    def __init__(self, read_branch: Callable[[Branch], Read]) -> None:
        """Take what makes it."""
        super().__init__()
        self._read_branch = read_branch

    def __missing__(self, branch: Branch) -> Read:
        return self.setdefault(branch, self._read_branch(branch))


class _Kinds(dict[type, Read]):
    """What makes objects of values, by their classes, made when a first one comes."""

    def __init__(
        self,
        union: Union,
        readers: Readers,
        of_any: ReadAny,
        remember: Callable[[Read], Read],
    ) -> None:
        super().__init__()
        self._union, self._readers, self._of_any = union, readers, of_any
        self._remember = remember

    def __missing__(self, class_: type) -> Read:
        return self.setdefault(class_, self._made(class_))

    def _made(self, class_: type) -> Read:
        kind = _KINDS.get(class_)
        if kind is None:
            return self._of_any
        options, readers = self._union.options(kind), self._readers
        clear = _clear(options, readers, self._of_any)
        if clear is not None:
            return clear
        read = _unclear(class_, options, readers, self._of_any)
        if class_ is dict:
            read = _by_shape(Clear(self._union), readers, read, self._of_any)
        return self._remember(read) if class_ in HOLDERS else read


def choosing(
    class_: type[Any],
    read_branch: Callable[[Branch], Read],
    begin: Callable[[Any], Memory],
) -> Read:
    """Return what makes objects of a choice, given what does of each of its branches.

    Args:
        class_: The choice.
        read_branch: Returns what makes objects of a branch.
        begin: Returns the memory for a value.
    """
    union = union_of(info_of(class_))
    assert union is not None
    readers = Readers(read_branch)
    of_any = _of_any(class_.__name__, union, readers)
    remember = partial(remembering, class_, begin=begin)
    kinds = _Kinds(union, readers, of_any, remember)

    def read(value: Any, memory: Memory | None = None) -> Any:
        return kinds[type(value)](value, memory)

    return read


def _of_any(name: str, union: Union, readers: Readers) -> ReadAny:
    """Return what does all that a choice can say, and takes its time for it."""

    def read(
        value: Any,
        memory: Memory | None = None,
        tried: Collection[Branch] = (),
    ) -> Any:
        branches, is_exclusive, _ = union.candidates(value)
        left = (readers[branch] for branch in branches if branch not in tried)
        fitting = _fitting(left, value, memory)
        made = next(fitting, None)
        if made is None or (is_exclusive and next(fitting, None) is not None):
            raise ValueError(f"Expected {name}")
        return made[0]

    return read


def _fitting(
    readers: Iterator[Read], value: Any, memory: Memory | None
) -> Iterator[tuple[Any]]:
    """Return what several readers make of a value, those left out that refuse it."""
    for read in readers:
        try:
            yield (read(value, memory),)
        except ValueError:
            _begin(memory)


def _begin(memory: Memory | None) -> None:
    if memory is not None:
        memory.begin()


def _clear(options: list[Option], readers: Readers, of_any: Read) -> Read | None:
    """Return what reads values of one JSON type, if it is clear of which branch each is."""
    if len(options) != 1:
        return None
    branches, _, tag, by_text = options[0]
    if tag is not None and by_text:
        return _by_tag(tag, by_text, readers, of_any)
    if len(branches) == 1 and not by_text:
        return readers[branches[0]]
    return None


def _unclear(
    class_: type, options: list[Option], readers: Readers, of_any: ReadAny
) -> Read:
    """Return what reads values of one JSON type that may be of several branches."""
    branches = [branch for option in options for branch in option.branches]
    if all(len(option.branches) == 1 and not option.by_text for option in options):
        if not branches or class_ is list:
            return of_any
        known = _by_known if class_ is dict else _in_order
        return known(branches, readers, of_any)
    if len(options) > 1 or not options[0].by_text:
        return of_any
    return _by_guess(options[0].by_text, readers, of_any)


def _by_shape(clear: Clear, readers: Readers, read: Read, of_any: ReadAny) -> Read:
    """Return what takes the branch of objects at once of which it is clear."""

    def read_clear(value: Any, memory: Memory | None = None) -> Any:
        branches = clear.branches(value)
        if not branches or (len(branches) > 1 and holds_more(value)):
            return read(value, memory)
        for branch in branches:
            try:
                return readers[branch](value, memory)
            except ValueError:
                _begin(memory)
        return of_any(value, memory, tried=branches)

    return read_clear


def _by_tag(
    tag: str, branches: Mapping[str, Branch], readers: Readers, of_any: Read
) -> Read:
    def read(value: Any, memory: Memory | None = None) -> Any:
        text = value.get(tag)
        found = branches.get(text) if type(text) is str else None
        if found is None:
            return of_any(value, memory)
        return readers[found](value, memory)

    return read


def _by_guess(
    branches: Mapping[str, Branch], readers: Readers, of_any: ReadAny
) -> Read:
    guesses = tuple(branches.items())

    def read(value: Any, memory: Memory | None = None) -> Any:
        for name, branch in guesses:
            if name in value:
                try:
                    return readers[branch](value, memory)
                except ValueError:
                    _begin(memory)
                    return of_any(value, memory, tried=(branch,))
        return of_any(value, memory)

    return read


def _in_order(branches: list[Branch], readers: Readers, of_any: ReadAny) -> Read:
    """Return what tries one after the other: nothing more is known of a scalar."""

    def read(value: Any, memory: Memory | None = None) -> Any:
        for branch in branches:
            try:
                return readers[branch](value, memory)
            except ValueError:
                continue
        return of_any(value, memory, tried=branches)

    return read


def _by_known(branches: list[Branch], readers: Readers, of_any: ReadAny) -> Read:
    """Return what tries first the branch that knows most members of an object."""
    classes = [*structures_of(branches)]
    names = frozenset(name for class_ in classes for name in names_of(class_))
    unclear = held_differently(classes)
    keeps_any = any(branch.keeps_any() for branch in branches)
    others = [
        (names - branch.names if branch.names else None, branch) for branch in branches
    ]

    def knowing(value: dict[str, Any]) -> Iterator[Branch]:
        """Yield the branches than which no other knows more."""
        keys = value.keys()
        for unknown, branch in others:
            if unknown is not None:
                if keys.isdisjoint(unknown):
                    yield branch
            elif branch.known(value) == len(keys & names):
                # What a choice knows, only a value tells.
                yield branch

    def read(value: Any, memory: Memory | None = None) -> Any:
        if value and keeps_any and names.isdisjoint(value):
            return of_any(value, memory)
        held = unclear & value.keys() if unclear else unclear
        tried: list[Branch] = []
        for branch in knowing(value):
            if held and not branch.knows_all(value, held):
                # Another one may know more of what is inside.
                break
            try:
                return readers[branch](value, memory)
            except ValueError:
                _begin(memory)
                tried.append(branch)
        return of_any(value, memory, tried=tried)

    return read


_KINDS: dict[type, str] = {
    bool: "boolean",
    dict: "object",
    int: "integer",
    list: "array",
    str: "string",
    type(None): "null",
}
