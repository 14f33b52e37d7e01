"""Schemas of objects to structures and maps."""

from __future__ import annotations

from typing import Any

from generator import ir
from generator.dialects.flat import Flat
from generator.dialects.kinds import FREE, STRUCTURE, Kind
from generator.dialects.openapi import name_of_pointer
from generator.dialects.types import said_types
from generator.linking.pointers import unqualified
from generator.lowering.inheritance import tag_of
from generator.lowering.lists import either
from generator.lowering.making import Making
from generator.lowering.members import unwritable
from generator.lowering.scalars import count, positive
from generator.naming.unnamed import parts
from generator.patterns.translation import PatternError, translate
from generator.reading.nodes import Node


def object_shape(
    making: Making, node: Node, kind: Kind, about: dict[str, Any], left: dict[str, Node]
) -> ir.Structure | ir.Map:
    """Return the structure or map of a flat schema; `left` has what is a rule beside it."""
    is_whole = kind is FREE and node.pointer in making.whole_values
    if kind is STRUCTURE or (is_whole and making.rpc):
        return _structure(making, node, about, left)
    return _map(making, node, about, left)


def _structure(
    making: Making, node: Node, about: dict[str, Any], left: dict[str, Node]
) -> ir.Structure:
    name = about["name"]
    values = node.get("additionalProperties")
    is_said = values is not None and values.value is not False
    additional = None
    if node.get("patternProperties") is not None:
        additional = _pattern_values(making, node, parts.of_rest(name))
    elif values is not None and is_said and not making.aws:
        additional = making.any_or(values, parts.of_rest(name), node)
    if not making.aws and unwritable(node):
        additional = making.any_or(None, parts.of_rest(name), node)
    tag = _tag(making, name, node)
    without = {tag.member} if tag else set()
    return ir.Structure(
        **about,
        rules=_rules(making, node, left),
        members=making.names.members(name, node, without=without),
        tag=tag,
        closed=values is not None and values.value is False and additional is None,
        additional=additional,
        base=_base(making, node),
    )


def _rules(making: Making, node: Node, left: dict[str, Node]) -> ir.Rules | None:
    """Return the rules of a structure, with what members say that it cannot have."""
    names = () if making.aws else unwritable(node)
    if not names:
        return making.rules(node, left)
    found = dict(making.fragments.beside(node, left)) if left else {}
    described = {
        name: making.fragments.of(each)
        for name, each in node.members("properties")
        if name in names
    }
    rest = node.get("additionalProperties")
    if rest is not None and rest.value is not True:
        # What is said of all others is a rule, too, as those it is said of are among them.
        known = dict.fromkeys((name for name, _ in node.members("properties")), True)
        described = {**known, **described}
        found["additionalProperties"] = making.fragments.of(rest)
    required = [name for name in node.texts("required") if name in names]
    found["properties"] = {**found.get("properties", {}), **described}
    return ir.Rules(found | ({"required": required} if required else {}))


def _tag(making: Making, name: str, node: Node) -> ir.Tag | None:
    """Return the tag of a structure: a required member that is one text always."""
    if making.aws:
        return None
    if (found := tag_of(making.families, node)) is not None:
        return found[0]
    if (family := making.families.get(node.pointer)) is not None:
        own = name_of_pointer(node.pointer) or name
        return ir.Tag(family.member, unqualified(own))
    required = node.texts("required")
    for member, schema in node.members("properties"):
        use, nullable = making.flat.use(schema)
        text = _constant(making.flat.of(use))
        if member in required and text is not None and not nullable:
            return ir.Tag(member, text)
    return None


def _base(making: Making, node: Node) -> str | None:
    found = tag_of(making.families, node)
    if found is None or found[1].base.pointer == node.pointer:
        return None
    return name_of_pointer(found[1].base.pointer)


def _map(
    making: Making, node: Node, about: dict[str, Any], left: dict[str, Node]
) -> ir.Map:
    name = about["name"]
    values = node.get("additionalProperties")
    if node.get("patternProperties") is not None:
        value = _pattern_values(making, node, parts.of_values(name))
    else:
        value = making.any_or(values, parts.of_values(name), node)
    key = _key(making, parts.of_keys(name), node, left)
    return ir.Map(
        **about,
        rules=making.rules(node, left),
        value=value.shape,
        nullable=value.nullable,
        key=key,
        min_properties=positive(node, "minProperties"),
        max_properties=count(node, "maxProperties"),
    )


def _pattern_values(making: Making, node: Node, suggestion: str) -> ir.Use:
    """Return what members are that are told by patterns, or by being none of those.

    That is either of what is said of them, if their JSON type tells which, or anything.
    """
    rest = node.get("additionalProperties")
    schemas = [each for _, each in node.members("patternProperties")]
    schemas += [rest] if rest is not None else []
    found = {
        making.flat.target(each).pointer: each
        for each in schemas
        if each.value is not False
    }
    if rest is None or not found:
        return ir.Use(making.names.anything(suggestion, node))
    if len(found) == 1:
        return making.any_or(next(iter(found.values())), suggestion, node)
    types = [_types(making.flat, each) for each in found.values()]
    if not all(types) or len(set().union(*types)) < sum(map(len, types)):
        return ir.Use(making.names.anything(suggestion, node))
    return making.names.use(either(node, list(found.values())), suggestion)


def _types(flat: Flat, node: Node) -> set[str]:
    """Return the types that a schema says; whole numbers are numbers."""
    said = said_types(flat.of(flat.target(node))) or ()
    return {"number" if each == "integer" else each for each in said}


def _key(
    making: Making, suggestion: str, node: Node, left: dict[str, Node]
) -> str | None:
    """Return the shape of a map's keys, of which no rule is needed then."""
    names = left.get("propertyNames")
    patterns = [text for text, _ in node.members("patternProperties")]
    rest = node.get("additionalProperties")
    if names is not None and not patterns and _is_text(making.flat, names):
        del left["propertyNames"]
        return making.names.use(names, suggestion).shape
    is_closed = rest is not None and rest.value is False and names is None
    if len(patterns) != 1 or not is_closed:
        return None
    try:
        pattern = translate(patterns[0], whole=making.aws)
    except PatternError:
        return None
    del left["patternProperties"]
    shape = ir.String(name=suggestion, place=node.key_place, pattern=pattern)
    return making.names.put(suggestion, node.get("patternProperties") or node, shape)


def _constant(flat: Node) -> str | None:
    const, listed = flat.get("const"), list(flat.each("enum"))
    value = const or (listed[0] if len(listed) == 1 else None)
    return value.value if value is not None and isinstance(value.value, str) else None


def _is_text(flat: Flat, node: Node) -> bool:
    schema = flat.of(flat.target(node))
    keys = {key for key, _ in schema.items()}
    said = said_types(schema)
    return (
        said in (None, ["string"])
        and keys
        <= {"type", "pattern", "minLength", "maxLength", "description", "title"}
        and bool(keys & {"pattern", "minLength", "maxLength"})
    )
