"""What a module does, apart from the constants and the names in it."""

from __future__ import annotations

import ast
import builtins
from typing import Any

_NAMES = {
    ast.Name: {"id"},
    ast.Attribute: {"attr"},
    ast.arg: {"arg"},
    ast.keyword: {"arg"},
    ast.FunctionDef: {"name"},
    ast.AsyncFunctionDef: {"name"},
    ast.ClassDef: {"name"},
    ast.alias: {"name", "asname"},
}
"""The fields that hold names. The module that names are imported from is none."""


def skeleton(tree: ast.AST) -> Any:
    """Return the shape of a syntax tree: equal for trees that do the same.

    Not in it are the values of constants, their types are; the letters of names, that
    there is one is; strings that are statements, such as docstrings, which do nothing;
    and that a member is called otherwise on the wire, which adds `field(name=...)`.
    """
    hidden = _NAMES.get(type(tree), set())
    fields: list[Any] = []
    for name, value in ast.iter_fields(tree):
        if isinstance(tree, ast.AnnAssign) and name == "value":
            value = _default(value)
        fields.append((name, _field(value, name in hidden)))
    return type(tree).__name__, tuple(fields)


def _field(value: Any, is_name: bool) -> Any:
    if isinstance(value, list):
        return tuple(_field(item, is_name) for item in value if not _is_inert(item))
    if isinstance(value, ast.Constant):
        return "constant", type(value.value).__name__
    if isinstance(value, ast.AST):
        return skeleton(value)
    return value is not None if is_name else value


def _is_inert(node: Any) -> bool:
    """Tell whether a statement is a mere string, or the import of `field`."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return isinstance(node.value.value, str)
    if isinstance(node, ast.ImportFrom) and node.module == "msgspec":
        return ast.unparse(node) == "from msgspec import field"
    return False


def _default(value: ast.expr | None) -> ast.expr | None:
    """Return the default of a member, out of the `field(...)` around it."""
    if isinstance(value, ast.Call) and ast.unparse(value.func) == "field":
        arguments = {word.arg: word.value for word in value.keywords}
        assert not value.args
        assert {"name"} <= arguments.keys() <= {"name", "default"}
        assert isinstance(arguments["name"], ast.Constant)
        return arguments.get("default")
    return value


def foreign_names(tree: ast.Module) -> set[str]:
    """Return the names that a module uses and does not define: builtins, at best."""
    nodes = list(ast.walk(tree))
    words = [node for node in nodes if isinstance(node, ast.Name)]
    bound = {word.id for word in words if isinstance(word.ctx, ast.Store)}
    bound |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    bound |= {str(each.name) for each in nodes if isinstance(each, ast.ExceptHandler)}
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            bound.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            bound |= {alias.asname or alias.name for alias in node.names}
    used = {word.id for word in words}
    assert used - bound <= set(dir(builtins))
    return used - bound
