"""Marks which statements run; a copy of this file is what each process begins with.

Python imports it under the name of `sitecustomize`. Where a module that is watched is
compiled, its statements are told to leave a mark: a byte of a file in memory that a test
shares with all processes that it starts. No mark is lost, however a process ends.
"""

from __future__ import annotations

import ast
import builtins
import importlib._bootstrap_external
import importlib.abc
import json
import os
from collections.abc import Iterable
from hashlib import sha256
from mmap import mmap
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

FOLDER = "CONCORD_RECORDS"
"""The variable that names the folder where each process leaves what it has recorded."""

MARKS = "CONCORD_MARKS"
"""The variable that names the file of marks of a test, for the processes that it starts."""

PLACES = "places.json"
"""The file that tells where the marks of a module begin, by the digest of its text."""

NAME = "__marks__"
"""What the marks are called in the code that makes them, which finds them as a builtin."""


class Compiler:
    """Compiles what is imported, and has it leave marks if it is to be watched.

    Args:
        firsts: Where the marks of a module begin, by the digest of its text.
    """

    def __init__(self, firsts: dict[str, int]) -> None:
        self._firsts = firsts

    def watch(self, *modules: ModuleType) -> None:
        """Compile what these modules compile."""
        for module in modules:
            setattr(module, compile.__name__, self._compiled)

    def _compiled(
        self, source: str | bytes, filename: str, mode: str, **options: Any
    ) -> CodeType:
        text = source.encode() if isinstance(source, str) else source
        first = self._firsts.get(sha256(text).hexdigest())
        tree = text if first is None else _marked(ast.parse(text), first)
        code = compile(tree, filename, mode, **options)
        assert isinstance(code, CodeType)
        return code


def _marked(tree: ast.Module, first: int) -> ast.Module:
    _Marking(first).visit(tree)
    return ast.fix_missing_locations(tree)


class _Marking(ast.NodeTransformer):
    """Puts marks before the statements of a module, one for each line of its head.

    Whatever stands in a lambda leaves one as well, since it may run at any time.
    """

    def __init__(self, first: int) -> None:
        self._first = first

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Put marks into all blocks of a statement, from the inside out."""
        super().generic_visit(node)
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list):
                block[:] = [each for one in block for each in self._marked(one)]
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        """Let it first leave a mark, which is None."""
        self.generic_visit(node)
        setting = ast.Attribute(_marks(), "__setitem__", ast.Load())
        place = ast.Constant(self._first + node.lineno)
        mark = ast.Call(setting, [place, ast.Constant(1)], [])
        node.body = ast.BoolOp(ast.Or(), [mark, node.body])
        return node

    def _marked(self, statement: ast.stmt) -> Iterable[ast.stmt]:
        if not _stays_first(statement):
            for line in _lines(statement):
                place = ast.Constant(self._first + line)
                mark = ast.Subscript(_marks(), place, ast.Store())
                setting = ast.Assign([mark], ast.Constant(1))
                yield ast.copy_location(setting, statement)
        yield statement


def _marks() -> ast.Name:
    return ast.Name(NAME, ast.Load())


def _stays_first(statement: ast.stmt) -> bool:
    match statement:
        case ast.Expr(ast.Constant(str())) | ast.ImportFrom(module="__future__"):
            return True
    return False


def _lines(statement: ast.stmt) -> set[int]:
    """Return the lines on which the parts of a statement begin that run with it."""
    parts: list[ast.expr | ast.pattern | ast.excepthandler] = []
    match statement:
        case ast.Try(handlers=handlers) | ast.TryStar(handlers=handlers):
            parts += handlers
        case ast.Match(cases=cases):
            parts += [case.pattern for case in cases]
        case ast.FunctionDef(decorator_list=decorators):
            parts += decorators
        case ast.AsyncFunctionDef(decorator_list=decorators):
            parts += decorators
        case ast.ClassDef(decorator_list=decorators):
            parts += decorators
    return {statement.lineno, *(part.lineno for part in parts)}


def _shared(folder: Path, size: int) -> mmap:
    """Return the marks of the test that started this process, or new ones."""
    if "PYTEST_CURRENT_TEST" not in os.environ or MARKS not in os.environ:
        os.environ[MARKS] = str(folder / f"{os.getpid()}.marks")
        Path(os.environ[MARKS]).write_bytes(bytes(size))
    with Path(os.environ[MARKS]).open("r+b") as file:
        return mmap(file.fileno(), 0)


def _begin(folder: Path) -> None:
    places = json.loads((folder / PLACES).read_text("utf-8"))
    setattr(builtins, NAME, _shared(folder, places["size"]))
    compiler = Compiler(places["firsts"])
    compiler.watch(importlib.abc, importlib._bootstrap_external)


if __name__ == "sitecustomize" and FOLDER in os.environ:
    _begin(Path(os.environ[FOLDER]))
