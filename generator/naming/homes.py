"""In which module of `models` a class stands, where there are several.

What an operation has of its own stands in the module of its group, a schema in that of
the words that its name begins with. Neither depends on who uses it, so that an operation,
a schema or a tag that is added moves nothing; a module divides when it has grown large,
and words that many names begin with get one of their own. A program loads whole modules
for the few classes in them that it needs, so that none is much longer than it has to be.
"""

from __future__ import annotations

import keyword
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.ir import Enum, Service, Shape, Structure, Union
from generator.naming.http import GroupName
from generator.naming.words import pascal, snake

LARGE = 250
"""How many structures make a package one of several modules."""

COMMON = "common"
"""The module of schemas with whose first words few begin, and of no group."""

_FEW = 250
"""How many lines a module has at least, about, that words get for themselves."""

_MANY = 2_900
"""How many lines a module has at most, about, if names tell what to divide it by."""


@dataclass(frozen=True, slots=True)
class Homes:
    """The modules of classes; none at all where there is but one."""

    beginnings: Mapping[str, str]
    """The modules by what the names of their classes begin with, as far as these do not
    begin as the module is called."""

    modules: Mapping[str, str]
    """That of each class."""


def homes(
    service: Service, classes: Mapping[str, str], groups: Mapping[str, GroupName]
) -> Homes:
    """Return the modules of the classes of a service; none if it is not large."""
    if not service.is_http or _structures(service) <= LARGE:
        return Homes({}, {})
    found = _owned(service, classes, groups)
    schemas = {classes[use.shape] for use in service.schemas}
    lines: Counter[str] = Counter()
    known = found.keys() | schemas
    for name, shape in service.shapes.items():
        beginning = beginning_of(classes[name], known)
        lines[beginning or classes[name]] += _lines(shape)
    free = {name: count for name, count in lines.items() if name not in found}
    found |= _grown(found, lines)
    found |= _divided(free, 0, "")
    found |= dict(_beside_bases(service, classes, found))
    modules = {
        name: _home_of(name, found) for name in map(classes.get, service.shapes) if name
    }
    return Homes(dict(sorted(told(found, modules).items())), modules)


def beginning_of(name: str, known: Container[str]) -> str | None:
    """Return the longest beginning of a name, at the end of a word, that is known."""
    if name in known:
        return name
    return next((each for each in _beginnings(name) if each in known), None)


@lru_cache(maxsize=1 << 15)
def _beginnings(name: str) -> tuple[str, ...]:
    """Return what ends where a word of a name does, the longest first."""
    ends = range(len(name) - 1, 0, -1)
    return tuple(name[:end] for end in ends if not name[end].islower())


def _home_of(name: str, homes: Mapping[str, str]) -> str:
    beginning = beginning_of(name, homes)
    assert beginning is not None
    return homes[beginning]


def told(homes: Mapping[str, str], classes: Mapping[str, str]) -> dict[str, str]:
    """Return each module by what it is called, and by all else that has to be said.

    Each of them leaves out what the names of modules tell, whatever others say, so that
    one more takes no other away.

    Args:
        homes: The modules by beginnings.
        classes: The modules of the classes, which what is returned leads to as well.
    """
    modules = {pascal(each): each for each in homes.values()}
    others = {
        name: home
        for name, home in homes.items()
        if modules.get(beginning_of(name, modules) or "") != home
    }
    said = {**modules, **others}
    # What a name adds counts for longer ones, too.
    for name, home in sorted({**classes, **homes}.items(), key=_length):
        if said.get(beginning_of(name, said) or "") != home:
            said[name] = home
    return said


def _length(named: tuple[str, str]) -> int:
    return len(named[0])


def _structures(service: Service) -> int:
    return sum(isinstance(each, Structure) for each in service.shapes.values())


def _lines(shape: Shape) -> int:
    """Return about how many lines a shape has in `models`."""
    match shape:
        case Structure(members=members):
            return 5 + 3 * len(members)
        case Enum(values=values):
            return 5 + len(values)
        case Union(is_alias=True, branches=branches):
            return 10 + len(branches)
    return 0


def _owned(
    service: Service, classes: Mapping[str, str], groups: Mapping[str, GroupName]
) -> dict[str, str]:
    """Return the modules of what operations have of their own, by beginnings."""
    found: dict[str, str] = {}
    for each in service.operations:
        home = groups[each.group].attribute if each.group else COMMON
        found[pascal(each.name)] = home
        found.setdefault(classes[each.input], home)
    return found


def _grown(owned: Mapping[str, str], lines: Mapping[str, int]) -> dict[str, str]:
    """Return the modules of what the operations of large groups have of their own.

    Of these, each word gets one that many names have after that of the group.

    Args:
        owned: The modules of groups, by beginnings.
        lines: How many lines there are of each beginning.
    """
    found: dict[str, str] = {}
    for home in dict.fromkeys(owned.values()):
        names = [name for name in owned if owned[name] == home]
        if sum(lines[name] for name in names) <= _MANY:
            continue
        words = {name: _first_word(name, home) for name in names}
        sizes: Counter[str] = Counter()
        for name, word in words.items():
            sizes[word] += lines[name]
        found |= {
            name: f"{home}_{word}"
            for name, word in words.items()
            if sizes[word] >= _FEW
        }
    return found


def _first_word(name: str, home: str) -> str:
    return snake(name).removeprefix(f"{home}_").split("_")[0]


def _divided(lines: Mapping[str, int], depth: int, home: str) -> dict[str, str]:
    """Return the modules of names that have their first words in common.

    Args:
        lines: How many lines each takes.
        depth: How many words they have in common.
        home: The module that is called so.
    """
    if depth and sum(lines.values()) <= _MANY:
        return dict.fromkeys(lines, _legal(home))
    families: dict[str, dict[str, int]] = defaultdict(dict)
    for name, count in lines.items():
        families["_".join(snake(name).split("_")[: depth + 1])][name] = count
    found: dict[str, str] = {}
    rest: dict[str, int] = {}
    for family, members in families.items():
        if family == home or sum(members.values()) < _FEW:
            rest |= members
        else:
            found |= _divided(members, depth + 1, family)
    home = home or COMMON
    is_large = len(rest) > 1 and sum(rest.values()) > _MANY
    for name in rest:
        word = snake(name).removeprefix(f"{home}_") if depth else snake(name)
        found[name] = _legal(f"{home}_{word[:1]}" if is_large else home)
    return found


def _legal(home: str) -> str:
    return f"{home}_" if keyword.iskeyword(home) else home


def _beside_bases(
    service: Service, classes: Mapping[str, str], found: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the modules of the structures that have a base: those of the bases.

    A class needs its base as soon as its module is loaded, and whatever else it refers to
    only later.
    """
    for shape in service.shapes.values():
        base = shape
        while isinstance(base, Structure) and base.base is not None:
            base = service.shapes[base.base]
        if base is not shape:
            yield classes[shape.name], _home_of(classes[base.name], found)
