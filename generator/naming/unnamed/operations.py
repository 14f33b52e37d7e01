"""What operations are called: by their `operationId`, or after method and path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.dialects.openapi import GROUP, NAME, Described, described
from generator.linking.resolve import Document
from generator.naming.unnamed.routes import Route, names_of, without_tag
from generator.naming.words import pascal
from generator.sources.options import Grouping


@dataclass(frozen=True, slots=True)
class OperationName:
    """What an operation is called."""

    name: str
    """What no other operation of the document is called."""

    owner: str
    """What all is called after that is made for it."""

    group: str
    """What it belongs to, "" for nothing."""

    method: str
    """What it is called within its group."""


def name_operations(
    document: Document, groups: Grouping
) -> Mapping[Route, OperationName]:
    """Return what operations are called; of two with one name, the first has it."""
    found: dict[str, Route] = {}
    unnamed: list[Route] = []
    operations = {(each.method, each.path): each for each in described(document)}
    for route, each in operations.items():
        name = each.node.text("operationId")
        if not name or found.setdefault(name, route) is not route:
            unnamed.append(route)
    names = {route: name for name, route in found.items()}
    names |= names_of(unnamed, found)
    return {
        route: _named(each, names[route], groups) for route, each in operations.items()
    }


def _named(each: Described, name: str, groups: Grouping) -> OperationName:
    said, group = each.node.text(NAME), _group(each, groups)
    return OperationName(
        name=name,
        owner=pascal(said or name),
        group=group,
        method=said or without_tag(name, group),
    )


def _group(each: Described, groups: Grouping) -> str:
    for said in (each.node.text(GROUP), each.item.text(GROUP)):
        if said is not None:
            return said
    return next(iter(each.node.texts("tags")), "") if groups == "tags" else ""
