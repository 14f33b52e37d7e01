"""What the branches of a union are called where they have no names of their own.

By a title, or by what tells a branch from the others: the constant that it has, its type,
the members that only it requires. None of that depends on the order of the branches.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Sequence

from generator.dialects.flat import Flat
from generator.dialects.kinds import type_of
from generator.dialects.openapi import name_of_pointer
from generator.linking.pointers import unqualified
from generator.naming.words import pascal
from generator.reading.nodes import Node

_CALLED = {
    "array": "List",
    "boolean": "Flag",
    "integer": "Number",
    "number": "Number",
    "object": "Object",
    "string": "Text",
}
_LONGEST = 40


def branch_names(flat: Flat, owner: str, branches: Sequence[Node]) -> list[str]:
    """Return a name for each branch, none of them alike."""
    schemas = [flat.of(flat.target(branch)) for branch in branches]
    ways = [
        [_referenced(flat, each) for each in branches],
        [_constant(each) for each in schemas],
        [_called(each) for each in schemas],
        _distinctive(schemas),
    ]
    names = []
    for index, branch in enumerate(branches):
        tried = (way[index] for way in ways if Counter(way)[way[index]] == 1)
        called = next(filter(None, tried), None)
        names.append(f"{owner}{called or _numbered(branch)}")
    return names


def fit_title(schema: Node) -> str | None:
    """Return the title of a schema as a name, if it is one: a few words."""
    title = schema.text("title")
    if not title or len(title) > _LONGEST or len(title.split()) > 5:
        return None
    name = pascal(title)
    return name if name.isidentifier() and name[0].isupper() else None


def _referenced(flat: Flat, branch: Node) -> str:
    """Return the name of the component that a branch is, with something beside it."""
    for part in branch.each("allOf"):
        target = flat.step(part)
        name = name_of_pointer(target.pointer) if target is not None else None
        if name is not None:
            return pascal(unqualified(name))
    return ""


def _called(schema: Node) -> str:
    is_listed = schema.get("enum") is not None
    return "Known" if is_listed else _CALLED.get(type_of(schema) or "", "")


def _constant(schema: Node) -> str:
    """Return the text that a branch has always, in it or in one of its members."""
    members = (member for _, member in schema.members("properties"))
    for each in (schema, *members):
        const, listed = each.get("const"), list(each.each("enum"))
        value = const or (listed[0] if len(listed) == 1 else None)
        if value is not None and isinstance(value.value, str):
            name = pascal(value.value)
            return name if len(name) <= _LONGEST and name.isidentifier() else ""
    return ""


def _distinctive(schemas: Sequence[Node]) -> list[str]:
    """Return what only each of some schemas requires, or has, of members."""
    found = []
    for schema in schemas:
        others = {
            name
            for other in schemas
            if other is not schema
            for name, _ in other.members("properties")
        }
        own = [name for name, _ in schema.members("properties") if name not in others]
        needed = [name for name in schema.texts("required") if name in own]
        chosen = (needed or own)[:1]
        found.append(f"With{pascal(chosen[0])}" if chosen and pascal(chosen[0]) else "")
    return found


def _numbered(branch: Node) -> str:
    said = json.dumps(branch.plain(), sort_keys=True)
    return f"Option{zlib.crc32(said.encode()) % 1_000_000:06d}"
