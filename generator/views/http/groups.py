"""The views of modules that hold one group each, and what methods import anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.views.http.methods import GroupView, MethodView
from generator.views.http.types import imports_of
from generator.views.imports import deeper, import_lines, sorted_names


@dataclass(frozen=True)
class ClientGroupView:
    """A group of a client."""

    is_async: bool
    imports: tuple[str, ...]
    group: GroupView


@dataclass(frozen=True)
class ServerGroupView:
    """A group to implement."""

    imports: tuple[str, ...]
    group: GroupView


def client_group_view(group: GroupView, *, is_async: bool) -> ClientGroupView:
    """Return the view of a module of `client`, or of `async_client`."""
    wanted, types = calls_of([group], is_async)
    wanted["."] = {"models", *(wanted["."] - {"operations"})}
    base = {
        "._runtime.http.async_client" if is_async else "._runtime.http.client": {
            "AsyncGroup" if is_async else "Group"
        },
        "._runtime.transport": {"Timeout"},
        ".operations": {f"{group.attribute} as operations"},
    }
    return ClientGroupView(
        is_async, deeper(lines_of(merged(wanted, base), types)), group
    )


def server_group_view(group: GroupView) -> ServerGroupView:
    """Return the view of a module of `server`."""
    types = replies_of([group])
    wanted = merged(
        imports_of(types),
        {
            ".": {"models"},
            "._runtime.context": {"Context", "Unimplemented"},
            "._runtime.http.implemented": {"Group"},
            "._runtime.http.reply": {"Returns"},
            ".operations": {f"{group.attribute} as operations"},
        },
    )
    return ServerGroupView(deeper(lines_of(wanted, types)), group)


def calls_of(
    groups: Iterable[GroupView], is_async: bool
) -> tuple[dict[str, set[str]], list[str]]:
    """Return what the methods of a client import, and the types that they name."""
    methods = list(_methods(groups))
    arguments = [each for method in methods for each in method.arguments]
    returns = [each.async_returns if is_async else each.returns for each in methods]
    paged = [each.paged for each in methods if each.paged]
    types = [
        *(each.item for each in paged),
        *returns,
        *(f"{each.type}{each.assignment}" for each in arguments),
    ]
    generator = "AsyncGenerator" if is_async else "Generator"
    deprecation = {
        *(["deprecated"] if any(method.deprecated for method in methods) else []),
        *(["discourage"] if any(each.deprecated for each in arguments) else []),
    }
    tokens = {each.token for each in arguments if each.token}
    called: dict[str, set[str]] = {
        ".": {"models", "operations"},
        "._runtime.options": {"CallOptions"},
        "typing": {"Unpack"},
    }
    wanted = merged(
        imports_of(types),
        called if methods else {},
        {
            "._runtime.deprecation": deprecation,
            "._runtime.http.items": (
                {"sent"} if any(it.is_sent for it in arguments) else set()
            ),
            "._runtime.idempotency": tokens,
            "collections.abc": {generator} if paged else set(),
        },
    )
    return wanted, types


def replies_of(groups: Iterable[GroupView]) -> list[str]:
    """Return the types that handlers return."""
    return [method.replies for method in _methods(groups)]


def in_order(groups: Iterable[GroupView]) -> tuple[GroupView, ...]:
    """Return groups in the order in which their modules are imported."""
    found = {each.attribute: each for each in groups}
    return tuple(found[name] for name in sorted_names(found))


def merged(*wanted: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return all that is to be imported, by modules."""
    modules = dict.fromkeys(module for each in wanted for module in each)
    return {
        module: set().union(*(each.get(module, set()) for each in wanted))
        for module in modules
    }


def lines_of(wanted: dict[str, set[str]], types: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of imports, with `builtins` where types need it."""
    lines = import_lines(wanted)
    if not any("builtins." in type_ for type_ in types):
        return lines
    is_alone = bool(lines) and lines[0].startswith(("from .", "from msgspec"))
    return ("import builtins", *([""] if is_alone else []), *lines)


def _methods(groups: Iterable[GroupView]) -> Iterator[MethodView]:
    return (method for group in groups for method in group.methods)
