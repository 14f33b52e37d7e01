"""Branches of a union that are nothing but the union again, which says nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.dialects.bases import is_more_than_a_branch
from generator.dialects.reader import Reader
from generator.dialects.words import says
from generator.reading.nodes import Node


def branches_of(reader: Reader, branches: Iterable[Node]) -> list[Node]:
    """Return the branches of a union; if one leads back to it, what is left of all."""
    found = list(branches)
    if not any(leads_back(reader, each) for each in found):
        return found
    return list(_leaves(reader, found, set()))


def _leaves(reader: Reader, branches: Iterable[Node], seen: set[str]) -> Iterator[Node]:
    """Return what branches are in the end, each once."""
    for branch in branches:
        inner = list(_same(reader, branch))
        if branch.pointer in seen:
            continue
        seen.add(branch.pointer)
        if any(list(_same(reader, each)) for each in inner) or len(inner) > 1:
            yield from _leaves(reader, inner, seen)
        elif not inner or inner[0].pointer not in seen:
            # A reference keeps the name of what it leads to.
            seen.update(each.pointer for each in inner)
            yield branch


def leads_back(reader: Reader, branch: Node) -> bool:
    """Tell whether a branch of a union is that union again, however far away."""
    return reader.settled.once("back", branch, lambda node: _leads_back(reader, node))


def _leads_back(reader: Reader, branch: Node) -> bool:
    owner = branch.pointer.rsplit("/", 2)[0]
    waiting, seen = [branch], set[str]()
    while waiting:
        for each in _same(reader, waiting.pop()):
            if each.pointer == owner:
                return True
            if each.pointer not in seen:
                seen.add(each.pointer)
                waiting.append(each)
    return False


def _same(reader: Reader, node: Node) -> Iterator[Node]:
    """Return the schemas that one which says nothing else stands for."""
    if not isinstance(node.value, dict):
        return
    rest = [key for key, each in node.items() if says(key, each)]
    if "$ref" in rest:
        target = reader.step(node)
        if target is not None and (rest == ["$ref"] or not reader.hears_siblings):
            yield target
    elif rest in (["oneOf"], ["anyOf"]):
        yield from node.each(rest[0])
    elif rest == ["allOf"]:
        parts = list(node.each("allOf"))
        is_inner = len(parts) == 1 and not is_more_than_a_branch(reader, parts[0], node)
        yield from parts if is_inner else ()
