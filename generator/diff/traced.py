"""Lines of an emitted file, and the parts of the service that they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from generator.diff.kin import mover
from generator.diff.mapped import Mapped, mapped
from generator.diff.scopes import Scope
from generator.diff.slots import Renamed
from generator.views.origins import SERVICE, Origin, methods, origins
from generator.views.vocabulary import Vocabulary

_OF_SERVICE = ("", "__init__")
"""What tells of the whole service, but for what it names: "" is what is no module."""

_CLIENT = "client."
"""What a call begins with in texts for people."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a line comes from."""

    scope: Scope = ()
    parts: frozenset[Origin] = frozenset()
    """What in the definition that it stands in, such as an argument."""

    own: tuple[Origin, ...] = ()
    """What this definition is of, and what the definitions around it are of."""

    named: frozenset[Origin] = frozenset()
    """What it names beside."""

    names: frozenset[str] = frozenset()
    """All names in it."""

    @property
    def inner(self) -> frozenset[Origin]:
        """Return what the line is about by itself: in tables, that is what it names."""
        is_table = not self.own or self.own[0] == SERVICE
        return self.named if is_table and not self.parts else self.parts


class SourceMap:
    """The source map of a version's package."""

    def __init__(self, words: Vocabulary, renamed: Renamed | None = None) -> None:
        """Take a version; one that things are renamed in is the old one."""
        self._words = words
        self._moved = mover(renamed or Renamed())

    @cached_property
    def symbols(self) -> Mapping[str, Origin]:
        """Return the origin of each symbol, called as in the new version."""
        return {name: self._moved(each) for name, each in origins(self._words).items()}

    @cached_property
    def methods(self) -> Mapping[str, Origin]:
        """Return the origin of each method, and of its arguments."""
        return {name: self._moved(each) for name, each in methods(self._words).items()}

    def traces(self, path: str, text: str, numbers: Iterable[int]) -> dict[int, Trace]:
        """Return where some lines of a file come from, by their numbers from 1."""
        module = _module_of(path)
        return {
            number: self._trace(module, line)
            for number, line in mapped(path, text, numbers).items()
        }

    def _trace(self, module: str, line: Mapped) -> Trace:
        around = [
            ".".join((module, *line.scope[:depth]))
            for depth in range(len(line.scope), 0, -1)
        ]
        own = tuple(self.symbols[each] for each in around if each in self.symbols)
        inner = around[0] if around else module
        return Trace(
            scope=line.scope,
            parts=frozenset(self._known(line.parts, inner)),
            own=own or ((SERVICE,) if module in _OF_SERVICE else ()),
            named=frozenset(self._known(line.names, module)),
            names=frozenset(chain.from_iterable(map(_pieces, line.names))),
        )

    def _known(self, names: Iterable[str], owner: str) -> Iterator[Origin]:
        """Return what names stand for: in what owns them, in the package, of a client."""
        for name in names:
            for known, symbol in (
                (self.symbols, f"{owner}.{name}"),
                (self.symbols, name),
                (self.methods, name.removeprefix(_CLIENT)),
            ):
                if symbol in known:
                    yield known[symbol]
                    break


def _pieces(name: str) -> Iterable[str]:
    """Return the names that one with dots consists of, unless it is a module's."""
    return (name,) if name.startswith(".") else name.split(".")


def _module_of(path: str) -> str:
    """Return the module of a package that a file is, or is a part of; "" for none."""
    steps = path.removesuffix(".py").split("/")
    return steps[1] if len(steps) > 1 and path.endswith(".py") else ""
