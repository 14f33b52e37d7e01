"""What contradicts itself as it is written, and is plain all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.dialects.merging import Conflict, Keywords, Merger
from generator.dialects.reader import Reader
from generator.dialects.types import TYPES_ABOUT, implied_types, said_types
from generator.dialects.words import says
from generator.reading.nodes import Node


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


def with_free_members(reader: Reader, keywords: Keywords, merger: Merger) -> Keywords:
    """Return keywords in which members may be what one part says, if else nothing.

    A member that another part only takes for an object, as all that it does not describe,
    is what it is described as: `object` is any value to some. One that is required, and
    contradicts itself otherwise, may be anything. Conflicts that are no errors say so.
    """
    members = keywords.get("properties")
    if members is None:
        return keywords
    required = [each.value for each in _elements(keywords.get("required"))]
    free = {}
    for name, member in members.items():
        if "/allOf:" not in member.pointer:
            continue
        reader.of(member)
        found = reader.conflicts.get(member.pointer, ())
        conflict = next((each for each in found if each.is_error), None)
        described = _described(member)
        if conflict is None or not (described or name in required):
            continue
        free[name] = described or merger.new(f"properties/{name}/any", {}, member)
        merger.conflicts.append(_warned(name, conflict, is_described=bool(described)))
    whole = {**dict(members.items()), **free}
    return (
        {**keywords, "properties": merger.new("properties", whole, members)}
        if free
        else keywords
    )


def _described(member: Node) -> Node | None:
    """Return what a member is where another part only speaks of members at large."""
    parts = list(member.each("allOf"))
    if len(parts) != 2 or not parts[1].pointer.endswith("/additionalProperties"):
        return None
    said = [key for key, each in parts[1].items() if says(key, each)]
    return parts[0] if said == ["type"] and parts[1].text("type") == "object" else None


def _warned(name: str, conflict: Conflict, *, is_described: bool) -> Conflict:
    message = (
        f"`{name}` is no object, as the `additionalProperties` of another part say, and is"
        " taken as it is described"
        if is_described
        else f"`{name}` can be nothing that all parts allow, and is taken for any value"
    )
    return Conflict(
        f"{message}: {conflict.message}", conflict.node, conflict.other, is_error=False
    )


def _elements(node: Node | None) -> Iterable[Node]:
    return node.elements() if node is not None else ()


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
