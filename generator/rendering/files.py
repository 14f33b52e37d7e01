"""The text of each file of a package, before it is formatted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from generator.rendering.closure import reached
from generator.rendering.plan import is_runtime
from generator.rendering.render import render
from generator.rendering.rows import Row
from generator.resources.templates import copy
from generator.views.vocabulary import Vocabulary

Keep: TypeAlias = Callable[[Row], "str | None"]
"""Returns the text that the file of a row has already, if nothing is to be rendered."""


def nothing(_: Row) -> None:
    """Keep no file as it is."""


def kept_files(rows: Iterable[Row], keep: Keep) -> dict[str, str]:
    """Return the texts of the files that are kept, by their paths."""
    return {row.path: text for row in rows if (text := keep(row)) is not None}


def rendered_files(
    words: Vocabulary, rows: Iterable[Row], kept: Mapping[str, str]
) -> dict[str, str]:
    """Return the text of each file; those that share a view see the same one.

    Of the runtime, it has what the package's own modules need.
    """
    views: dict[object, object] = {}
    files: dict[str, str] = {}
    for row in rows:
        if row.path in kept:
            files[row.path] = kept[row.path]
            continue
        if row.view is None:
            files[row.path] = copy(row.template)
            continue
        if row.view not in views:
            views[row.view] = row.view(words)
        files[row.path] = render(row.template, views[row.view])
    runtime = {path: text for path, text in files.items() if is_runtime(path)}
    own = {path: text for path, text in files.items() if path not in runtime}
    needed = reached(own, runtime, words.names.package)
    return {path: files[path] for path in files if path in own or path in needed}
