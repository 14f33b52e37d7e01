"""Every place of a spec where a string stands, by kind; and other strings there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from generator.sources.source import pointer_join

Kind = tuple[str, ...]

_NAMES = frozenset(
    {"paths", "properties", "schemas", "responses", "content", "variables"}
    | {"securitySchemes", "parameters", "requestBodies", "examples"}
)
_PAYLOADS = frozenset({"default", "example"})
PROSE = frozenset({"title", "summary", "description"})
"""Members that say something to people, where any text may stand."""


class Spot(NamedTuple):
    """A string of a document: the value, or the key, at `key` of `holder`."""

    kind: Kind
    holder: Any
    key: str | int
    is_key: bool


def spots(value: Any, kind: Kind = ()) -> Iterator[Spot]:
    """Return the places of all strings, those of keys that the author chose included.

    The kind of a place is the way to it, without the names on the way.
    """
    if isinstance(value, dict):
        named = (bool(kind) and kind[-1] in _NAMES) or "payload" in kind
        for key, member in list(value.items()):
            below = (*kind, "*" if named else _kind(key))
            if named or key.startswith("x-"):
                yield Spot((*below, "key"), value, key, is_key=True)
            yield from _at(value, key, member, below)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _at(value, index, item, (*kind, "[]"))


def _kind(key: str) -> str:
    return "payload" if key in _PAYLOADS or key.startswith("x-hostile") else key


def _at(holder: Any, key: str | int, value: Any, kind: Kind) -> Iterator[Spot]:
    if isinstance(value, str):
        yield Spot(_short(kind), holder, key, is_key=False)
    else:
        yield from spots(value, _short(kind))


def _short(kind: Kind) -> Kind:
    """Return the kind without the schemas around the innermost one."""
    if "payload" in kind:
        return kind[: kind.index("payload") + 1]
    if kind[:1] == ("components",) and kind[3:4] == ("examples",):
        return ("schemas", "payload")
    for word in ("properties", "items", "additionalProperties"):
        if word in kind[:-1]:
            last = len(kind) - 1 - kind[::-1].index(word)
            return ("schemas", *kind[last:])
    return kind


def put(document: Any, spot: Spot, text: str) -> None:
    """Put a text where a string stands; what refers to a renamed thing follows."""
    if not spot.is_key:
        spot.holder[spot.key] = text
        return
    old = str(spot.key)
    members = [
        (text if key == old else key, value) for key, value in spot.holder.items()
    ]
    spot.holder.clear()
    spot.holder.update(members)
    _follow(document, spot.kind, old, text)


def _follow(document: Any, kind: Kind, old: str, new: str) -> None:
    for holder, key in list(_references(document)):
        said = holder[key]
        if key == "$ref" and kind[:1] == ("components",):
            before = pointer_join(f"#/components/{kind[1]}", old)
            if said == before:
                after = pointer_join(f"#/components/{kind[1]}", new)
                holder[key] = f"#{quote(after[1:])}"
        elif kind[-3:-1] == ("properties", "*") and said == old and key != "$ref":
            holder[key] = new


def _references(value: Any, parent: str = "") -> Iterator[tuple[Any, Any]]:
    """Return where the names of components and of members stand as values."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, member in pairs:
        if key == "$ref" or parent in {"required", "x-concord-pagination"}:
            yield value, key
        elif isinstance(member, dict | list):
            yield from _references(member, str(key))


def part(document: Any, operations: Collection[str]) -> Any:
    """Return what a document says of some operations alone."""
    paths = {
        path: item
        for path, item in document["paths"].items()
        if item["post"]["operationId"] in operations
    }
    needed: dict[str, dict[str, Any]] = {"responses": {}, "schemas": {}}
    waiting: list[Any] = [paths]
    while waiting:
        for holder, key in _references(waiting.pop()):
            match str(holder[key]).split("/"):
                case ["#", "components", section, name] if name not in needed[section]:
                    found = document["components"][section][name]
                    needed[section][name] = found
                    waiting.append(found)
    components = {
        section: (
            {name: members[name] for name in members if name in needed[section]}
            if section in needed
            else members
        )
        for section, members in document["components"].items()
    }
    return {**document, "paths": paths, "components": components}
