"""Unions that stand beside other keywords: what the two say together.

Branches that only limit what the keywords beside them describe stay rules of the latter:
`oneOf` of several lists of required members is no union. Any other branch has all that is
said beside the union as well.
"""

from __future__ import annotations

from generator.dialects.bases import is_kind_of
from generator.dialects.merging import Keywords, Merger
from generator.dialects.reader import Reader
from generator.dialects.types import implied_types, said_types
from generator.dialects.words import is_word, says
from generator.problems.diagnostics import Diagnostic, SpecError
from generator.reading.nodes import Node

_LIMITS = frozenset(
    {"required", "not", "minProperties", "maxProperties", "dependentRequired"}
)
_SCALARS = frozenset({"string", "integer", "number", "boolean"})

MOST_COMBINATIONS = 1_000
"""How many branches the unions of one schema may have, multiplied by those beside them.

The largest number in published documents is 114.
"""

_BELOW = ("/allOf:oneOf/", "/allOf:anyOf/")


def spread(reader: Reader, keywords: Keywords, merger: Merger) -> Keywords:
    """Return keywords of which a union is all that they say, or only a rule.

    Raises SpecError for more branches than anything could hold.
    """
    key = next((each for each in ("oneOf", "anyOf") if each in keywords), None)
    if key is None:
        return keywords
    rest = {
        name: node
        for name, node in keywords.items()
        if name != key and says(name, node)
    }
    if rest.keys() & {"unevaluatedProperties", "unevaluatedItems"}:
        return keywords  # each of these sees what all branches that hold have seen
    branches = list(keywords[key].elements())
    if "type" in rest and (values := _constants(reader, branches)):
        # Each branch says no more than what one of the values means.
        kept = {name: node for name, node in keywords.items() if name != key}
        listed = merger.new("enum", values, keywords[key])
        if "enum" not in kept:
            return {**kept, "enum": listed}
    if _only_limits(reader, branches, rest):
        if not rest:
            keywords["type"] = merger.new("type", "object", keywords[key])
        return keywords
    if not rest:
        return keywords
    words = {name: node for name, node in keywords.items() if is_word(name)}
    if rest.keys() == {"type"} and _are_of(reader, branches, rest["type"]):
        return {**words, key: keywords[key]}
    _count(reader, branches, merger, keywords[key])
    # A union may stand in several schemas, with something else beside it in each.
    beside = merger.new(f"{key}/beside", rest, merger.owner)
    whole = [
        (
            branch
            if is_kind_of(reader, branch, merger.owner)
            else _with(branch, beside, f"{merger.owner.pointer}/allOf:{key}/{index}")
        )
        for index, branch in enumerate(branches)
    ]
    return {**words, key: merger.new(key, whole, keywords[key])}


def _constants(reader: Reader, branches: list[Node]) -> list[Node]:
    """Return the constants that the branches of a union are; none if some say more."""
    found = []
    for branch in branches:
        flat = reader.of(reader.target(branch))
        said = {key for key, each in flat.items() if says(key, each)}
        constant = flat.get("const")
        if constant is None or said - {"const", "type"}:
            return []
        found.append(constant)
    return found


def is_spread(node: Node) -> bool:
    """Tell whether a schema is a branch with what stands beside its union.

    Nobody has written it: types in it that differ are no slip.
    """
    return any(below in node.pointer for below in _BELOW)


def written(branch: Node) -> Node:
    """Return the branch as somebody wrote it, without what stands beside its union."""
    while f"{branch.pointer.rpartition('/')[0]}/".endswith(_BELOW):
        branch = next(iter(branch.each("allOf")))
    return branch


def _count(reader: Reader, branches: list[Node], merger: Merger, union: Node) -> None:
    """Count branches for the schema that somebody wrote."""
    written = min((merger.owner.pointer.partition(each)[0] for each in _BELOW), key=len)
    counted = reader.settled.combinations
    counted[written] += len(branches)
    if counted[written] > MOST_COMBINATIONS:
        # Each is a class, and they double with each level: nothing else is looked at.
        message = (
            f"the unions of {written or 'this schema'} make more than"
            f" {MOST_COMBINATIONS:,} combinations with what stands beside them"
        )
        hint = "write fewer branches, or say once what all of them have"
        raise SpecError([Diagnostic(message, union.place, hint, rule="unsupported")])


def _with(branch: Node, beside: Node, pointer: str) -> Node:
    """Return a branch that has what is said beside the union, too."""
    parts = Node([branch, beside], f"{pointer}/allOf", branch.place, branch.place)
    return Node({"allOf": parts}, pointer, branch.place, branch.key_place)


def _only_limits(reader: Reader, branches: list[Node], rest: Keywords) -> bool:
    """Tell whether each branch only limits what stands beside the union."""
    types, members = set[str](), set[str]()
    if rest:
        said = _schema(rest)
        types = _types(said)
        members = {name for name, _ in said.members("properties")}
    if types and types <= _SCALARS:
        return all(_types(reader.of(reader.target(each))) <= types for each in branches)
    if types - {"object"}:
        return False
    return all(_limits(reader.of(each), members) for each in branches)


def _limits(branch: Node, members: set[str]) -> bool:
    if not isinstance(branch.value, dict) or branch.get("$ref") is not None:
        return False
    said = {key for key, each in branch.items() if says(key, each)}
    if not said:
        return False
    own = {name for name, _ in branch.members("properties")}
    is_object = branch.text("type") in (None, "object")
    return (
        is_object
        and said <= _LIMITS | {"type", "properties"}
        and own <= members
        and (said != {"type"})
    )


def _types(flat: Node) -> set[str]:
    return set(said_types(flat) or ()) or implied_types(flat)


def _are_of(reader: Reader, branches: list[Node], type_: Node) -> bool:
    allowed = set(said_types(_schema({"type": type_})) or ())
    return all(
        bool(found := _types(reader.of(reader.target(each)))) and found <= allowed
        for each in branches
    )


def _schema(keywords: Keywords) -> Node:
    """Return the schema that some keywords make; there is one at least."""
    first = next(iter(keywords.values()))
    return Node(keywords, "", first.place, first.key_place)
