"""What is left of structures, written as functions of Python once it is asked often.

A function that asks for members by name, as one would write it by hand, takes a third of
the time that it takes to go over them in a loop; but to compile it takes as long as to
ask some two hundred times. It also gathers texts, of a whole value, that can be told of
together: to look at many of them takes hardly longer than to look at one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any, NamedTuple

from msgspec import UNSET, inspect

from .columns import AllFit, Gather, Residue, Texts, is_nothing
from .constraints import List, Map
from .constraints.carried import bare, constraint_of
from .functions import function_of
from .kinds import class_of
from .members import is_unset_by_default
from .per_class import PerClass
from .type_infos import referred

__all__ = ["Asked", "Left", "write"]


class Left(NamedTuple):
    """What tells what is left of types."""

    of: Callable[[inspect.Type], Residue]
    is_gathered: Callable[[inspect.Type], bool]
    """Tells whether there are texts in a type that are told of together."""

    residues: PerClass[Residue]
    """What is left of structures."""


class Asked:
    """Tells what is left of a structure, and is written as functions when asked often."""

    __slots__ = (
        "_cold",
        "_left",
        "_write",
        "gather",
        "gather_many",
        "is_gathered",
        "is_written",
    )

    def __init__(
        self,
        cold: Residue,
        write: Callable[[], tuple[Gather, Gather]],
        *,
        is_gathered: bool,
    ) -> None:
        """Take what tells it at first, what writes that, and if there are texts in it."""
        self._cold, self._write, self._left = cold, write, _OFTEN
        self.is_gathered = is_gathered
        self.gather: Gather = self._gather_first
        self.gather_many: Gather = self._gather_many_first
        self.is_written = False

    def _gather_first(self, value: Any, texts: Texts) -> object:
        self._left -= 1
        return self.gather(value, texts) if self._is_often() else self._cold.one(value)

    def _gather_many_first(self, values: Any, texts: Texts) -> object:
        self._left -= len(there := list(values))
        if self._is_often():
            return self.gather_many(there, texts)
        return self._cold.many(there)

    def _is_often(self) -> bool:
        if self._left < 0:
            self.gather, self.gather_many = self._write()
            self.is_written = True
        return self.is_written


def write(
    about: str,
    fields: Iterable[inspect.Field],
    left: Left,
    told: Residue | None,
) -> tuple[Gather, Gather]:
    """Return what tells what is left of an object of a structure, and of several.

    Args:
        about: What the structure is called.
        fields: The members of which something is left.
        left: Tells what is left of types.
        told: What is left of those in which no texts are gathered, if anything is.
    """
    gathered = [each for each in fields if left.is_gathered(each.type)]
    gather = _Writing(left, about).function(fields)
    all_told = None if told is None else told.many
    if not gathered:
        assert all_told is not None
        tell_many = all_told
        return gather, lambda values, texts: tell_many(values)
    gather_many = _Writing(left, about).function(gathered, many=True)
    if all_told is None:
        return gather, gather_many
    tell_many = all_told

    def gather_and_tell(values: Any, texts: Texts) -> object:
        there = list(values)
        return gather_many(there, texts) and tell_many(there)

    return gather, gather_and_tell


class _Writing:
    """Writes a function."""

    def __init__(self, left: Left, about: str) -> None:
        self._left, self._about = left, about
        self._names: dict[str, Any] = {"UNSET": UNSET}
        self._numbers = count()

    def function(
        self, fields: Iterable[inspect.Field], *, many: bool = False
    ) -> Gather:
        """Return what tells of members of an object, or of several objects."""
        body = [*self._members(fields), "return True"]
        if many:
            each = ["if value is None: continue", *body[:-1]]
            body = ["for value in values:", *_inside(each), body[-1]]
        head = f"def function({'values' if many else 'value'}, texts):"
        lines = [head, *_inside(body)]
        made: Gather = function_of(lines, self._names, f"rest of {self._about}")
        return made

    def _members(self, fields: Iterable[inspect.Field]) -> Iterator[str]:
        together: dict[AllFit, list[str]] = {}
        for field in fields:
            all_fit = self._left.of(field.type).together
            if all_fit is not None and _is_there(field):
                together.setdefault(all_fit, []).append(f"value.{field.name}")
            else:
                yield from self._member(field)
        for all_fit, members in together.items():
            yield f"texts[{self._named(all_fit)}] += {', '.join(members)},"

    def _member(self, field: inspect.Field) -> Iterator[str]:
        name = self._new()
        yield f"{name} = value.{field.name}"
        lines = self._told(field.type, name)
        if not field.required:
            unset = f" and {name} is not UNSET" if is_unset_by_default(field) else ""
            yield f"if {name} is not None{unset}:"
            lines = _inside(lines)
        yield from lines

    def _told(self, type_: inspect.Type, at: str) -> Iterator[str]:
        """Yield what tells of a value that is there."""
        residue, each = self._left.of(type_), self._new()
        if is_nothing(residue):
            yield "pass"
            return
        is_gathered = self._left.is_gathered(type_)
        match bare(type_):
            case inspect.CustomType() if referred(type_) is not None:
                yield f"if not {self._asking(type_)}({at}, texts): return False"
            case inspect.StrType() if is_gathered:
                yield f"texts[{self._named(residue.together)}].append({at})"
            case inspect.ListType(item_type=item) if is_gathered and _holds(type_):
                if referred(item) is None:
                    yield f"for {each} in {at}:"
                    yield from _inside(self._told(item, each))
                else:
                    asking = self._asking(item, many=True)
                    yield f"if not {asking}({at}, texts): return False"
            case inspect.DictType(value_type=value) if is_gathered and _holds(type_):
                yield f"for {each} in {at}.values():"
                yield from _inside(self._told(value, each))
            case inspect.UnionType(types=(inner, inspect.NoneType())):
                yield f"if {at} is not None:"
                yield from _inside(self._told(inner, at))
            case inspect.UnionType(types=types):
                yield f"{each} = {self._named(self._by_class(types))}.get(type({at}))"
                yield f"if {each} and not {each}({at}, texts): return False"
            case _:
                yield f"if not {self._named(residue.one)}({at}): return False"

    def _by_class(self, types: Iterable[inspect.Type]) -> dict[Any, Gather]:
        """Return what tells of the branches of a union, by their classes."""
        found: dict[Any, Gather] = {}
        for type_ in types:
            class_, residue = class_of(type_), self._left.of(type_)
            if is_nothing(residue):
                continue
            if referred(type_) is None:
                found[class_] = _telling(residue)
            else:
                found[class_] = self._later(type_, found, class_, many=False)
        return found

    def _asking(self, type_: inspect.Type, *, many: bool = False) -> str:
        """Return the name of what tells of an object of a structure, or of several."""
        name = self._new()
        self._names[name] = self._later(type_, self._names, name, many=many)
        return name

    def _later(
        self, type_: inspect.Type, names: dict[Any, Any], name: Any, *, many: bool
    ) -> Gather:
        """Return what asks, and puts what is written in its own place once it is."""
        class_, residues = referred(type_), self._left.residues

        def ask(value: Any, texts: Texts) -> object:
            asked = residues[class_].asked
            assert asked is not None
            tell: Gather = asked.gather_many if many else asked.gather
            if asked.is_written:
                names[name] = tell
            return tell(value, texts)

        return ask

    def _named(self, what: Any) -> str:
        name = self._new()
        self._names[name] = what
        return name

    def _new(self) -> str:
        return f"_{next(self._numbers)}"


def _telling(residue: Residue) -> Gather:
    """Return what tells of a value by itself, and gathers nothing."""
    fits = residue.one
    return lambda value, texts: fits(value)


def _is_there(field: inspect.Field) -> bool:
    """Return whether a member is a text even if it is absent."""
    is_text = isinstance(bare(field.type), inspect.StrType)
    return is_text and (field.required or isinstance(field.default, str))


def _holds(type_: inspect.Type) -> bool:
    """Return whether of a list or a map only what it holds is left."""
    match constraint_of(type_, List, None), constraint_of(type_, Map, None):
        case (List(unique_items=True), _):
            return False
        case (_, Map(keys=keys)):
            return keys is None
    return True


def _inside(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines within a statement."""
    return (f"    {line}" for line in lines)


_OFTEN = 200
"""How often it is asked before it is worth it to write it as a function."""
