"""Edits of any place of a document, of which nothing is known but where they are.

Many leave a document that is refused; of all others, something is to be said.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.diff.edits import Doc

Path = tuple[str | int, ...]

WORDS: dict[str, tuple[Any, ...]] = {
    "additionalProperties": (True, False, {"type": "string"}),
    "allOf": ([{"description": "More."}],),
    "allowEmptyValue": (True,),
    "allowReserved": (True,),
    "const": ("k", 3),
    "contentType": ("image/gif",),
    "default": (1, "x", None, []),
    "dependentRequired": ({"id": ["title"]},),
    "deprecated": (True, False),
    "description": ("Another word.",),
    "discriminator": ({"propertyName": "kind"},),
    "enum": (["a", "b"], [1, 2]),
    "example": ("e", 3),
    "exclusiveMinimum": (0, 3),
    "explode": (True, False),
    "externalDocs": ({"url": "https://else.example"},),
    "format": ("date", "date-time", "uuid", "int32", "int64", "email", "binary"),
    "if": ({"required": ["id"]},),
    "in": ("query", "header", "cookie", "path"),
    "items": ({"type": "integer"},),
    "maxItems": (3, 8),
    "maxLength": (30, 3),
    "maximum": (100, 7),
    "minItems": (1,),
    "minLength": (1, 2),
    "minProperties": (1,),
    "minimum": (0, 1, 5),
    "multipleOf": (2, 0.5),
    "name": ("other", "X-Other"),
    "not": ({"const": "z"},),
    "oneOf": ([{"type": "string"}, {"type": "integer"}],),
    "operationId": ("renamedIt",),
    "pattern": ("^a", "b+$"),
    "prefixItems": ([{"type": "string"}],),
    "propertyNames": ({"pattern": "^[a-c]+$"},),
    "readOnly": (True,),
    "required": (True, False, ["title"], ["id", "title"], []),
    "security": ([], [{"key": []}], [{"token": ["write"]}]),
    "style": ("form", "simple", "label", "matrix", "deepObject", "pipeDelimited"),
    "summary": ("Another summary.",),
    "tags": (["books"], ["orders"], ["new"], []),
    "title": ("Other",),
    "type": ("string", "integer", "boolean", "object", "array", ["string", "null"]),
    "uniqueItems": (True,),
    "url": ("https://else.example",),
    "version": ("2",),
    "writeOnly": (True,),
    "x-concord-group": ("other",),
    "x-concord-name": ("other_name",),
}
"""What a keyword may say, anywhere."""

_NAMED = ("content", "headers", "paths", "properties", "responses", "schemas")
"""Where all that stands side by side is of one kind."""


def edited(document: Doc, chance: random.Random) -> tuple[Doc, str]:
    """Return a copy with one edit, and what was done, for people."""
    result = copy.deepcopy(document)
    kind = chance.choice(_KINDS)
    return result, f"{kind.__name__.strip('_')} {kind(result, chance)}"


def _remove(document: Doc, chance: random.Random) -> Path:
    path = _any(document, chance)
    del _at(document, path[:-1])[path[-1]]
    return path


def _change(document: Doc, chance: random.Random) -> Path:
    path = _any(document, chance, lambda value: not isinstance(value, dict | list))
    owner, key = _at(document, path[:-1]), path[-1]
    owner[key] = _another(document, key, owner[key], chance)
    return path


def _another(document: Doc, key: str | int, value: Any, chance: random.Random) -> Any:
    if key == "$ref":
        found = [_at(document, each) for each in _paths(document) if each[-1] == key]
        return chance.choice(found)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + chance.choice((-1, 1, 3))
    return chance.choice(WORDS.get(str(key), (f"{value}X",)))


def _say(document: Doc, chance: random.Random) -> Path:
    path = _any(document, chance, lambda value: isinstance(value, dict))
    key = chance.choice(sorted(WORDS))
    _at(document, path)[key] = copy.deepcopy(chance.choice(WORDS[key]))
    return (*path, key)


def _rename(document: Doc, chance: random.Random) -> Path:
    path = chance.choice(
        [each for each in _paths(document) if isinstance(each[-1], str)]
    )
    owner, key = _at(document, path[:-1]), str(path[-1])
    name = str(int(key) + 1) if key.isdigit() else f"{key}Z"
    items = [(name if each == key else each, owner[each]) for each in owner]
    owner.clear()
    owner.update(items)
    return path


def _reorder(document: Doc, chance: random.Random) -> Path:
    path = _any(
        document,
        chance,
        lambda value: isinstance(value, dict | list) and len(value) > 1,
    )
    owner = _at(document, path)
    if isinstance(owner, list):
        chance.shuffle(owner)
        return path
    items = list(owner.items())
    chance.shuffle(items)
    owner.clear()
    owner.update(items)
    return path


def _copy(document: Doc, chance: random.Random) -> Path:
    """Put what stands at a place of some kind at another one, or beside it."""
    alike: dict[str | int, list[Path]] = {}
    for path in _paths(document):
        *steps, last = path
        above = steps[-1] if steps else ""
        is_one = isinstance(last, int) or above in _NAMED
        alike.setdefault(above if is_one else last, []).append(path)
    kinds = [key for key, paths in alike.items() if len(paths) > 1]
    here, there = chance.sample(alike[chance.choice(kinds)], 2)
    owner, value = _at(document, here[:-1]), copy.deepcopy(_at(document, there))
    if chance.random() < 0.5:
        owner[here[-1]] = value
    elif isinstance(owner, list):
        owner.append(value)
    else:
        key = str(here[-1])
        owner[str(int(key) + 2) if key.isdigit() else f"{key}Q"] = value
    return here


_KINDS: tuple[Callable[[Doc, random.Random], Path], ...] = (
    _remove,
    _change,
    _say,
    _say,
    _rename,
    _reorder,
    _copy,
)


def _any(
    document: Doc,
    chance: random.Random,
    is_meant: Callable[[Any], bool] = lambda _: True,
) -> Path:
    return chance.choice(
        [each for each in _paths(document) if is_meant(_at(document, each))]
    )


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _paths(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _paths(each, (*path, index))


def _at(document: Any, path: Path) -> Any:
    for key in path:
        document = document[key]
    return document
