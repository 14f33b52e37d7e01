"""What each stage makes of a document, as text that a person can read."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from itertools import islice
from textwrap import indent
from typing import Any

from generator import ir
from generator.dialects.flat import Flat
from generator.linking.resolve import Document
from generator.naming.names import Names
from generator.problems.diagnostics import Diagnostic
from generator.proof.cases import Cases
from generator.proof.described import callee_of, target_of
from generator.proof.routes import served_otherwise
from generator.proof.running.cases import Case
from generator.reading.nodes import Node
from generator.sources.source import Place
from generator.values.broken import broken
from generator.values.maker import Maker
from generator.values.scalars import Unmakeable
from generator.values.smaller import smaller
from generator.values.varied import varied_values

CASES = 8
"""How many requests and answers are made of an operation."""

VALUES = 6

SMALLER = 4
"""How many smaller ones are shown of a value."""

LONGEST = 120
"""How many characters of a value are shown."""


def findings(found: Iterable[Diagnostic]) -> str:
    """Each finding: its rule, its two ends, what to do, and what else it is about."""
    lines = []
    for each in found:
        lines.append(f"{each.severity} [{each.rule}] {_stretch(each.place)}")
        lines.append(f"    {each.message}")
        if each.hint:
            lines.append(f"    hint: {each.hint}")
        lines += [
            f"    see {_stretch(other.place)}: {other.message}"
            for other in each.related
        ]
    return "\n".join(lines)


def flat(document: Document) -> str:
    """The schemas of the components, and of their members, with all that is added to them.

    What is made of several parts, or stands elsewhere, has its pointer beside it.
    """
    reader = Flat(document)
    components = document.root.get("components")
    lines = []
    for name, node in components.members("schemas") if components is not None else ():
        lines += _flat(reader, name, node)
        for member, each in reader.of(node).members("properties"):
            lines += _flat(reader, f"{name}.{member}", each)
    return "\n".join(lines)


def _flat(reader: Flat, name: str, node: Node) -> list[str]:
    target, nullable = reader.use(node)
    whole = reader.of(target)
    about = " or null" if nullable else ""
    about += " endless" if reader.is_endless(node) else ""
    about += " in itself" if reader.is_part_of_itself(node) else ""
    conflicts = [
        f"  ! {each.message} (lines {each.node.place.start.line} and"
        f" {each.other.place.start.line}, {'error' if each.is_error else 'warning'};"
        f" {each.hint})"
        for each in reader.conflicts.get(target.pointer, ())
    ]
    if target is not node:
        return [f"{name}{about} is {target.pointer}"]
    if whole is node:
        return [f"{name}{about} is as it is written", *conflicts]
    return [f"{name}{about}:", *_node(whole, target.pointer, 1), *conflicts]


def service(found: ir.Service) -> str:
    """The service of the intermediate representation, without what is as it is most."""
    return "\n".join(_value(found))


def names(found: Names) -> str:
    """All that has a name in Python."""
    return "\n".join(_value(found))


def values(found: ir.Service) -> str:
    """Of each shape values that take every turn, and those that break it."""
    lines = []
    for name, shape in found.shapes.items():
        lines.append(f"{name}:")
        lines += [f"  made {_json(made)}" for made in _made(found, name)]
        lines += [f"  {line}" for line in _tried(found, name)]
        lines += [f"  less {_json(each)}" for each in _smaller(found, name)]
        if isinstance(shape, ir.Structure):
            for each in broken(found.shapes, shape, 0):
                lines.append(
                    f"  {each.rule} at `{each.pointer}` {_json(each.value)}"
                    f" {each.within}".rstrip()
                )
    return "\n".join(lines)


def cases(found: ir.Service, called: Names) -> str:
    """What is tried of each operation."""
    never = served_otherwise(found)
    lines = _value(target_of(called))
    for operation in found.operations:
        lines.append(f"{operation.name}:")
        lines += [f"  {line}" for line in _value(callee_of(found, called, operation))]
        if operation.name in never:
            lines.append(f"  not tried on a server: {never[operation.name]}")
        try:
            made = Cases(found, called, 0, CASES).of(operation)
        except Unmakeable as error:
            lines.append(f"  none: {error.shape.name}, {error.reason}")
            continue
        lines += [f"  {_case(each)}" for each in made]
    return "\n".join(lines)


def _made(found: ir.Service, name: str) -> Iterator[Any]:
    try:
        yield Maker(found.shapes, 0).value(name, name)
    except Unmakeable as error:
        yield f"none: {error.shape.name}, {error.reason}"


def _smaller(found: ir.Service, name: str) -> list[Any]:
    """A few values that are smaller than the first one."""
    shape = found.shapes[name]
    try:
        value = Maker(found.shapes, 0).value(name, name)
    except Unmakeable:
        return []
    return [*islice(smaller(found.shapes, shape, value), SMALLER)]


def _tried(found: ir.Service, name: str) -> list[str]:
    try:
        made = varied_values(
            found.shapes, name, 0, VALUES, definitions=found.definitions
        )
        return [f"fits {_json(each)}" for each in made]
    except Unmakeable as error:
        return [f"none fits: {error.shape.name}, {error.reason}"]


def _case(case: Case) -> str:
    told = {
        field.name: value
        for field in fields(case)
        if (value := getattr(case, field.name)) != _default(field)
    }
    return " ".join(
        f"{key}={each if isinstance(each, str) else _json(each)}"
        for key, each in told.items()
    )


def _node(node: Node, pointer: str, depth: int) -> list[str]:
    """A node and all within it; `pointer` is where it would stand."""
    about = "" if node.pointer == pointer else f"  <{node.pointer}>"
    about += f"  ({node.place.start.line}:{node.place.start.column})"
    children: Iterable[tuple[str, Node]]
    if isinstance(node.value, dict):
        children = node.items()
    elif isinstance(node.value, list):
        children = [(str(index), each) for index, each in enumerate(node.elements())]
    else:
        return [f"{'  ' * depth}{json.dumps(node.value)}{about}"]
    lines = [f"{'  ' * depth}-{about}"]
    for key, each in children:
        inner = _node(each, f"{node.pointer}/{key}", depth + 1)
        lines.append(f"{'  ' * depth}{key}: {inner[0].strip()}")
        lines += inner[1:]
    return lines


def _value(value: Any) -> list[str]:
    """A value of dataclasses, mappings and sequences, a line for each part."""
    if isinstance(value, Place):
        return [f"@{value.start.line}:{value.start.column}"]
    if is_dataclass(value) and not isinstance(value, type):
        told = [
            (field.name, each)
            for field in fields(value)
            if (each := getattr(value, field.name)) != _default(field)
        ]
        return _lines(type(value).__name__, [(f"{key} = ", each) for key, each in told])
    if isinstance(value, Mapping):
        return _lines(
            "by name", [(f"{_key(key)}: ", each) for key, each in value.items()]
        )
    if isinstance(value, tuple | list):
        return _lines("list", [("- ", each) for each in value])
    if isinstance(value, set | frozenset):
        return [f"set {sorted(map(str, value))}"]
    return [repr(value)]


def _lines(head: str, parts: list[tuple[str, Any]]) -> list[str]:
    told = [_value(each) for _, each in parts]
    short = [
        f"{key.strip(' -')} {lines[0]}".replace(" = ", "=")
        for (key, _), lines in zip(parts, told, strict=True)
    ]
    whole = f"{head}({', '.join(each.strip().replace(' = ', '=') for each in short)})"
    if all(len(lines) == 1 for lines in told) and len(whole) < 100:
        return [whole]
    lines = [head]
    for (key, _), inner in zip(parts, told, strict=True):
        lines.append(f"  {key}{inner[0]}")
        lines += [indent(line, "  ") for line in inner[1:]]
    return lines


def _key(key: Any) -> str:
    return ".".join(map(str, key)) if isinstance(key, tuple) else str(key)


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _json(value: Any) -> str:
    """JSON; of a long value its beginning, and a digest of all of it."""
    text = json.dumps(value)
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST]}... {zlib.crc32(text.encode()):08x}"


def _stretch(place: Place | None) -> str:
    if place is None:
        return "nowhere"
    start, end, name = place.start, place.end, place.source.name
    file = "" if name == "document.yaml" else f"{name}:"
    return f"{file}{start.line}:{start.column}-{end.line}:{end.column}"
