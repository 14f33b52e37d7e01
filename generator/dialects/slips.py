"""What contradicts itself as it is written, and is plain all the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from generator.dialects.merging import Conflict, Keywords
from generator.dialects.types import TYPES_ABOUT, implied_types, said_types
from generator.dialects.words import says
from generator.reading.nodes import Node


class Reader(Protocol):
    """Reads schemas flat."""

    def of(self, node: Node) -> Node:
        """Return a schema, flat."""
        ...

    def target(self, node: Node) -> Node:
        """Return the schema that a use is about."""
        ...


def told_beside_null(
    parts: list[Mapping[str, Node]], conflicts: list[Conflict]
) -> list[Mapping[str, Node]]:
    """Return the parts of an `allOf` without `type: null` beside another type.

    No value is of both, and what is meant is one that may be null; a conflict that is no
    error says so.
    """
    nulls = [part for part in parts if _is_type_null(part)]
    others = [part for part in parts if not _is_type_null(part)]
    telling = [each for part in others for key, each in part.items() if says(key, each)]
    if not nulls or not telling:
        return parts
    conflicts.append(
        Conflict(
            "no value is null and what the other parts say; this is taken for either",
            nulls[0]["type"],
            telling[0],
            is_error=False,
            hint="use `anyOf`",
        )
    )
    return others


def told_by_parts(
    parts: list[Mapping[str, Node]], conflicts: list[Conflict]
) -> list[Mapping[str, Node]]:
    """Return the parts of a schema without a type of its own of which no part is.

    That holds where the schema says no more itself: the parts say what it is. A conflict
    that is no error says so.
    """
    own, *others = parts
    said = own.get("type")
    types, typed = _types(own), [each for each in others if "type" in each]
    alone = [key for key, each in own.items() if says(key, each)] == ["type"]
    if said is None or not typed or not alone:
        return parts
    if any(_types(each) & types for each in typed):
        return parts
    conflicts.append(
        Conflict(
            "no part of this `allOf` is of the type beside it, which says nothing so",
            said,
            typed[0]["type"],
            is_error=False,
        )
    )
    return [{key: each for key, each in own.items() if key != "type"}, *others]


def without_type_null(parts: list[Node]) -> list[Node]:
    """Return schemas without `type: null`, unless they say nothing else."""
    return [part for part in parts if not _is_type_null(dict(part.items()))] or parts


def meant(
    reader: Reader, keywords: Keywords, union: str, conflicts: list[Conflict]
) -> Keywords:
    """Return keywords without a type of which no branch of the union beside them is.

    The branches say more; what is about the type goes with it. A conflict that is no
    error says so.
    """
    said = keywords.get("type")
    types = _types(keywords)
    if said is None or not types:
        return keywords
    for branch in keywords[union].elements():
        flat = reader.of(reader.target(branch))
        own = set(said_types(flat) or ()) or implied_types(flat)
        if not own or own & types:
            return keywords
    conflicts.append(
        Conflict(
            f"no branch of this `{union}` is of the type beside it, which says nothing so",
            said,
            keywords[union],
            is_error=False,
        )
    )
    kept = {"type"} | {key for key, about in TYPES_ABOUT.items() if about in types}
    return {key: each for key, each in keywords.items() if key not in kept}


def _types(keywords: Mapping[str, Node]) -> set[str]:
    """Return the types that keywords allow, none for any; integers are numbers."""
    said = keywords.get("type")
    if said is None:
        return set()
    found = set(said_types(Node(dict(keywords), "", said.place, said.place)) or ())
    return found | ({"integer", "number"} if found & {"integer", "number"} else set())


def _is_type_null(part: Mapping[str, Node]) -> bool:
    type_ = part.get("type")
    said = [key for key, each in part.items() if says(key, each)]
    return type_ is not None and type_.value == "null" and said == ["type"]
