"""The plan of what operations that have methods and paths are emitted as.

A large service has several modules of what a small one has one module of: `client`,
`async_client`, `server` and `operations` one a group, `models` as `naming.homes` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from generator.rendering.rows import Row
from generator.views.http.clients import async_client_view, client_view, server_view
from generator.views.http.errors import errors_view
from generator.views.http.groups import client_group_view, server_group_view
from generator.views.http.methods import GroupView, group_views
from generator.views.http.operations import operations_view
from generator.views.models import index_view, models_view, module_names, module_view
from generator.views.vocabulary import Vocabulary


def http_rows(words: Vocabulary) -> Iterator[Row]:
    """Return the rows of modules that are one each."""
    groups = group_views(words)
    yield from _common(groups, "{}.py")
    yield Row("package/models.py.jinja", "models.py", models_view)


def divided_rows(words: Vocabulary) -> Iterator[Row]:
    """Return the rows of modules that are folders, and of what is in them."""
    groups = group_views(words)
    for row in _common(groups, "{}/__init__.py"):
        yield replace(row, tells_no_words=True)
    for each in groups[1:]:
        yield from _group(each)
    for group, name in words.names.groups.items():
        path = f"operations/{name.attribute}.py"
        view = partial(operations_view, group=group)
        yield Row("http/operations_group.py.jinja", path, view, group=name.attribute)
    yield Row("http/models_index.py.jinja", "models/__init__.py", index_view, module="")
    for module in module_names(words):
        path, inside = f"models/{module}.py", partial(module_view, module=module)
        yield Row("package/models.py.jinja", path, inside, module=module)


def _common(groups: tuple[GroupView, ...], path: str) -> Iterator[Row]:
    views: dict[str, Callable[[Vocabulary], object]] = {
        "async_client": partial(async_client_view, groups=groups),
        "client": partial(client_view, groups=groups),
        "operations": operations_view,
        "server": partial(server_view, groups=groups),
    }
    for name, view in views.items():
        template = name.removeprefix("async_")
        yield Row(f"http/{template}.py.jinja", path.format(name), view)
    yield Row("http/errors.py.jinja", "errors.py", errors_view)


def _group(group: GroupView) -> Iterator[Row]:
    def client(is_async: bool) -> Callable[[Vocabulary], object]:
        return lambda words: client_group_view(group, is_async=is_async)

    for folder, is_async in ("async_client", True), ("client", False):
        path = f"{folder}/{group.attribute}.py"
        yield Row(
            "http/client_group.py.jinja",
            path,
            client(is_async),
            group=group.attribute,
        )
    path = f"server/{group.attribute}.py"
    yield Row(
        "http/server_group.py.jinja",
        path,
        lambda words: server_group_view(group),
        group=group.attribute,
    )
