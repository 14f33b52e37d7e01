"""A service of operations with methods and paths, as what is edited, and its edits."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

from generator.diff.model import Version
from generator.diff.read import read_version
from generator.reading.load import load
from generator.sources.source import Source
from tests.diff.edits import Doc

_FOLDER = Path(__file__).parent
_SHAPES = _FOLDER.parent / "shapes" / "kinds.yaml"


@cache
def rest() -> Doc:
    """The document, with schemas of all kinds that there are; it is not to be changed."""
    document = _plain(_FOLDER / "rest.yaml")
    schemas = document["components"]["schemas"]
    for name, schema in _plain(_SHAPES)["components"]["schemas"].items():
        schemas.setdefault(name, schema)
    return document


@cache
def before() -> Version:
    """The document as a version."""
    return version_of(rest())


def version_of(document: Doc) -> Version:
    """Return the version that a plain document describes, its files not formatted.

    Raises:
        SpecError: the document is wrong.
    """
    source = Source("spec.json", json.dumps(document, indent=1))
    return read_version(source, format_text=lambda text, _: text)


def edited(path: str, **how: Any) -> Doc:
    """Return the document with an edit at a path: words with spaces between.

    It is set `to` a value, or `renamed`, or else it goes. What is set behind the end of
    a list is added to it.
    """
    document = copy.deepcopy(rest())
    owner: Any = document
    *outer, last = path.split(" ")
    for word in outer:
        owner = owner[_key(owner, word)]
    key = _key(owner, last)
    if "renamed" in how:
        items = [
            (how["renamed"] if each == key else each, owner[each]) for each in owner
        ]
        owner.clear()
        owner.update(items)
    elif "to" not in how:
        del owner[key]
    elif isinstance(owner, list) and key == len(owner):
        owner.append(how["to"])
    else:
        owner[key] = how["to"]
    return document


def _plain(file: Path) -> Doc:
    plain: Doc = load(Source(file.name, file.read_text(encoding="utf-8"))).plain()
    return plain


def _key(owner: Any, word: str) -> Any:
    return int(word) if isinstance(owner, list) else word
