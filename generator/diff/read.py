"""The text of a spec becomes a version that can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from generator import pipeline
from generator.diff.model import Version
from generator.pipeline import FormatText
from generator.reading.load import load
from generator.reading.nodes import Node
from generator.rendering.format import format_module
from generator.sources.files import NO_FILES, Files
from generator.sources.options import Options
from generator.sources.source import Source, pointer_split

_Said = TypeVar("_Said")


def read_version(
    source: Source,
    options: Options | None = None,
    files: Files = NO_FILES,
    format_text: FormatText = format_module,
) -> Version:
    """Return the version that a spec describes, under the name of its source.

    Of the options, it has what decides what the package says; what these say of places
    that this version lacks says nothing. `files` are those beside the spec. The package's
    files are made when they are asked for.

    Raises:
        SpecError: the spec is wrong, or asks for what is not supported.
    """
    chosen = _fitting(source, options or Options())
    understood = pipeline.understand(source, chosen, files=files)
    return Version(
        name=source.name,
        document=understood.document,
        words=understood.words,
        emit=lambda: pipeline.emit(understood.words, format_text=format_text),
    )


def _fitting(source: Source, options: Options) -> Options:
    """Return options that are strict about nothing, and speak of what a spec has."""
    said = [*options.names, *options.pagination]
    root = load(source) if said else None
    return replace(
        options,
        strict=False,
        with_tests=False,
        names=_known(root, options.names),
        pagination=_known(root, options.pagination),
    )


def _known(root: Node | None, said: Mapping[str, _Said]) -> dict[str, _Said]:
    """Return what is said of places, by JSON pointers, or of operations that there are."""
    if root is None:
        return {}
    names = {
        each.text("operationId")
        for _, item in root.members("paths")
        for _, each in item.items()
    }
    return {
        place: each
        for place, each in said.items()
        if (_leads_somewhere(root, place) if place.startswith("/") else place in names)
    }


def _leads_somewhere(root: Node, pointer: str) -> bool:
    node: Node | None = root
    for token in pointer_split(pointer):
        if node is not None and isinstance(node.value, list):
            items = dict(enumerate(node.value))
            node = items.get(int(token)) if token.isdigit() else None
        else:
            node = node.get(token) if node is not None else None
    return node is not None
