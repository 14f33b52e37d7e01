"""What each line of an emitted file is about, and what it names, exactly.

`views.origins` knows which part of the service each of these names is of.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeGuard

from generator.diff.scopes import Scope, scopes

_ENTRY = re.compile(r"( +)\*{0,2}(\w+(?:\.\w+)*): ")
"""How what is said of an argument or an error begins in a docstring."""

_CODE = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_QUOTED = re.compile(r"`([\w.]+)`")


@dataclass(slots=True)
class Mapped:
    """What is known of a line."""

    scope: Scope = ()
    """The definition that it stands in."""

    parts: set[str] = field(default_factory=set)
    """What it may be about within this, such as arguments; those of what is called have
    its name before their own."""

    names: set[str] = field(default_factory=set)
    """All other names in it, those in other modules with dots; what is imported from
    near begins with dots."""


def mapped(path: str, text: str, numbers: Iterable[int]) -> dict[int, Mapped]:
    """Return what is known of some lines of a file, by their numbers from 1."""
    found = _Lines({number: Mapped() for number in numbers})
    if path.endswith(".py"):
        of_lines = scopes(text)
        for number, line in found.lines.items():
            line.scope = of_lines[number - 1]
        found.add_code(text)
    elif path.endswith(".md"):
        found.add_prose(text)
    for line in found.lines.values():
        owners = {name.rpartition(".")[0] for name in line.names}
        line.names -= owners
    return dict(found.lines)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a file that are asked for, and what is found in them."""

    lines: Mapping[int, Mapped]

    def add_code(self, text: str, before: int = 0) -> None:
        """Add what some code names, before which there are so many lines."""
        try:
            tree = ast.parse(text)
        except SyntaxError:
            return
        lines = text.split("\n")
        for node in self._walk(tree, before):
            for name, there in _names(node):
                for line in self._of(there, before):
                    line.names.add(name)
            for name, there in _parts(node):
                for line in self._of(there, before):
                    line.parts.add(name)
            if _is_function(node) and any(self._of(node.body[0], before)):
                self._add_docstring(lines, node.body[0], before)

    def add_prose(self, text: str) -> None:
        """Add what a text for people names: in code, and in backquotes."""
        for number, line in enumerate(text.split("\n"), start=1):
            if number in self.lines:
                self.lines[number].names.update(_QUOTED.findall(line))
        for block in _CODE.finditer(text):
            self.add_code(block[1], text.count("\n", 0, block.start(1)))

    def _walk(self, tree: ast.Module, before: int) -> Iterator[ast.AST]:
        """Yield the nodes of a tree, without statements that have none of the lines."""
        waiting: list[ast.AST] = [tree]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += (
                child
                for child in ast.iter_child_nodes(node)
                if not isinstance(child, ast.stmt) or self._is_asked(child, before)
            )

    def _is_asked(self, statement: ast.stmt, before: int) -> bool:
        """Tell whether some lines of a statement are asked for, or of its decorators."""
        nodes = [statement, *getattr(statement, "decorator_list", ())]
        return any(True for node in nodes for _ in self._of(node, before))

    def _of(self, node: ast.AST, before: int = 0) -> Iterator[Mapped]:
        start = getattr(node, "lineno", 1)
        for number in range(start, (getattr(node, "end_lineno", None) or start) + 1):
            if (line := self.lines.get(before + number)) is not None:
                yield line

    def _add_docstring(
        self, text: Sequence[str], docstring: ast.stmt, before: int
    ) -> None:
        """Add what entries are about: an argument, or an error that is named."""
        start, end = docstring.lineno, docstring.end_lineno or docstring.lineno
        indent, name = 0, ""
        for number, line in enumerate(text[start - 1 : end], start=start):
            if match := _ENTRY.match(line):
                indent, name = len(match[1]), match[2]
            elif len(line) - len(line.lstrip()) <= indent:
                name = ""
            if name and before + number in self.lines:
                self.lines[before + number].parts.add(name)


_Found: TypeAlias = Iterator[tuple[str, ast.AST]]
"""Names, and where they stand."""


def _names(node: ast.AST) -> _Found:
    match node:
        case ast.Attribute():
            if dotted := _dotted(node):
                yield dotted, node
        case ast.Name(id=name) | ast.alias(name=name):
            yield name, node
        case ast.Constant(value=str() as text) if text.isidentifier():
            yield text, node
        case ast.ImportFrom(module=module, names=names, level=level) if level:
            start = "." * level + (module or "")
            yield start, node
            dot = "." if module else ""
            yield from ((f"{start}{dot}{each.name}", node) for each in names)
        case ast.ClassDef(bases=[base], body=body):
            for each in filter(_is_function, body):
                yield f"{_dotted(base)}.{each.name}", each


def _dotted(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            owner = _dotted(value)
            return f"{owner}.{name}" if owner else ""
    return ""


def _parts(node: ast.AST) -> _Found:
    match node:
        case ast.arg(arg=name):
            yield name, node
        case ast.keyword(arg="variables", value=ast.Dict() as variables):
            yield from _keys(variables)
        case ast.Call(func=ast.Name(id="Http"), args=[_, _, ast.Dict() as places]):
            yield from _keys(places)
        case ast.Call(func=function, keywords=arguments) if called := _dotted(function):
            for each in arguments:
                yield f"{called}.{each.arg}", each


def _keys(node: ast.Dict) -> _Found:
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield from ((key.value, each) for each in (key, value))


def _is_function(node: ast.AST) -> TypeGuard[ast.FunctionDef | ast.AsyncFunctionDef]:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
