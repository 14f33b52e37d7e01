"""The mutants of a module: its text with one small change, as mutmut makes them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import libcst as cst
import libcst.matchers as m
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators, operator_string

from tests.mutation.excluded import is_the_same, reason_to_exclude


@dataclass(frozen=True)
class Mutant:
    """A module with one change."""

    module: str
    """Its path below the root of the repository."""

    lines: range | None
    """The lines, from 1, of the statement that is changed, or of its head.

    None if it is run when the module is imported, so that all of the module tells of it.
    """

    number: int
    """Which of the module's mutants it is."""

    before: str
    after: str

    @property
    def diff(self) -> str:
        """The change as a unified diff."""
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            self.module,
            self.module,
            n=1,
        )
        return "".join(lines)


class Mutants:
    """The mutants of a module, each made when it is asked for.

    Args:
        module: The path of the module, for reports.
        text: Its source, which must be Python.
    """

    def __init__(self, module: str, text: str) -> None:
        self._module = module
        self._text = text
        wrapper = MetadataWrapper(cst.parse_module(text))
        collector = _Collector(wrapper.resolve(PositionProvider))
        self._tree = wrapper.module
        self._tree.visit(collector)
        self._changes = collector.changes

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._changes)

    def __getitem__(self, number: int) -> Mutant:
        """Return one of them."""
        change = self._changes[number]
        after = self._tree.deep_replace(change.node, change.other)
        assert isinstance(after, cst.Module)
        return Mutant(self._module, change.lines, number, self._text, after.code)


@dataclass(frozen=True)
class _Change:
    node: cst.CSTNode
    other: cst.CSTNode
    lines: range | None


class _Collector(cst.CSTVisitor):
    """Walks a module with the path to the node that is visited."""

    def __init__(self, ranges: object) -> None:
        super().__init__()
        self.changes: list[_Change] = []
        self._ranges = ranges
        self._path: list[cst.CSTNode] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Collect what may become of a node, and go on below it."""
        self._path.append(node)
        if reason_to_exclude(self._path) is not None:
            return False
        for other in _others(node):
            if is_the_same(node, other):
                continue
            self.changes.append(_Change(node, other, self._lines()))
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        """Go back to what a node stands in."""
        self._path.pop()

    def _is_in_a_function(self) -> bool:
        """Whether it runs whenever a function is called, and not once for all."""
        bodies = [
            outer
            for outer, inner in pairwise(self._path)
            if isinstance(outer, cst.FunctionDef) and inner is outer.body
        ]
        return bool(bodies) and not any(map(_is_cached, bodies))

    def _lines(self) -> range | None:
        """Return the lines of the innermost statement, or of the head of a compound one."""
        if not self._is_in_a_function():
            return None
        at = max(
            index
            for index, node in enumerate(self._path)
            if isinstance(
                node,
                cst.Module
                | cst.BaseSmallStatement
                | cst.BaseCompoundStatement
                | cst.MatchCase
                | cst.Decorator
                | cst.ExceptHandler,
            )
        )
        statement = self._path[at]
        whole = self._range(statement)
        inner = self._range(self._path[-1])
        if isinstance(statement, cst.BaseSmallStatement | cst.Decorator | cst.Module):
            return range(whole.start.line, whole.end.line + 1)
        return range(whole.start.line, inner.end.line + 1)

    def _range(self, node: cst.CSTNode) -> CodeRange:
        found = self._ranges[node]  # type: ignore[index]  # libcst says `Mapping`
        assert isinstance(found, CodeRange)
        return found


def _is_cached(function: cst.FunctionDef) -> bool:
    names = m.Name("cache") | m.Name("lru_cache") | m.Name("cached_property")
    cached = m.Decorator(names | m.Call(func=names))
    return any(m.matches(each, cached) for each in function.decorators)


def _others(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yield what mutmut would put in place of a node.

    One string for another is enough: how the other is written makes no difference.
    """
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            most = 1 if operator is operator_string else None
            yield from islice(operator(node), most)
