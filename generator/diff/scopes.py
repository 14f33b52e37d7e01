"""Which definition each line of a Python module stands in."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TypeAlias

Scope: TypeAlias = tuple[str, ...]
"""Names of definitions, the outermost first; empty for what stands in none."""


def scopes(text: str) -> list[Scope]:
    """Return the scope of each line, the last of which is what is behind the last end.

    What stands before a definition, such as blank lines and decorators, is part of it,
    and so is the docstring behind an assignment. A text that is no Python has none.
    """
    found: list[Scope] = [()] * (text.count("\n") + 1)
    try:
        module = ast.parse(text)
    except SyntaxError:
        return found
    _fill(found, module.body, 1, ())
    return found


def _fill(
    found: list[Scope], body: Sequence[ast.stmt], start: int, outer: Scope
) -> None:
    """Set the scopes of the lines of a body, the first of which is `start`."""
    scope = outer
    for statement in _flat(body):
        if not _is_docstring(statement):
            name = _name(statement)
            scope = (*outer, name) if name else outer
        end = statement.end_lineno or statement.lineno
        found[start - 1 : end] = [scope] * (end - start + 1)
        if isinstance(statement, ast.ClassDef):
            _fill(found, statement.body, statement.body[0].lineno, scope)
        start = end + 1


def _flat(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield statements, and in place of a condition those that it decides about."""
    for statement in body:
        if isinstance(statement, ast.If):
            yield from _flat([*statement.body, *statement.orelse])
        else:
            yield statement


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _name(statement: ast.stmt) -> str | None:
    match statement:
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return statement.name
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case _:
            return None
