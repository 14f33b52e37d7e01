"""References by anchors and identifiers, as references to places.

`$id` gives a schema a URI of its own, `$anchor` and `$dynamicAnchor` give it a name below
that. What refers to one of these refers to a pointer afterwards, as all others do. Where
several schemas have one dynamic anchor, that is meant which stands nearest. So it is with
a definition that stands not at the top, where a reference says, but in a schema around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

from generator.linking.pointers import fragment_of, tokens
from generator.problems.diagnostics import Findings
from generator.reading.nodes import Node
from generator.reading.walk import objects

_DEFINED = ("#/$defs/", "#/definitions/")
_NAMES = ("$anchor", "$dynamicAnchor")
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")


class _Known(NamedTuple):
    """The pointers of schemas that have URIs, and of those that have names."""

    resources: Mapping[str, str]
    anchors: Mapping[tuple[str, str], list[str]]
    recursive: list[str]


def anchored(root: Node, findings: Findings) -> Node:
    """Return a document in which references by anchors and URIs lead to pointers.

    It is the same node where there are none. Of references that lead only to what stands
    around them, there are warnings.
    """
    bases = _bases(root)
    known = _known(root, bases)
    texts = {
        node.pointer: text
        for node in objects(root)
        if (text := _text(root, node, bases, known)) is not None
    }
    texts |= _meant(root, findings)
    return _copy(root, texts) if texts else root


def _meant(root: Node, findings: Findings) -> dict[str, str]:
    """Return the references that mean a definition in a schema around them.

    They come by the pointers of what refers, or, in a mapping of a discriminator, of the
    texts.
    """
    found = {}
    for node in objects(root):
        reference = node.get("$ref")
        said = [(node.pointer, reference)] if reference is not None else []
        discriminator = node.get("discriminator")
        if discriminator is not None:
            said += [
                (each.pointer, each) for _, each in discriminator.members("mapping")
            ]
        for pointer, each in said:
            text = each.value
            if isinstance(text, str) and text.startswith(_DEFINED):
                meant = _around(root, each.pointer, text[1:])
                if meant:
                    found[pointer] = f"#{fragment_of(meant)}{text[1:]}"
                    findings.warning(
                        f"`{text}` leads nowhere; it is taken for `{found[pointer]}`",
                        each.place,
                        hint="a reference begins at the top of the document",
                        rule="tolerated-openapi",
                    )
    return found


def _around(root: Node, pointer: str, fragment: str) -> str:
    """Return the pointer of what stands around another and has a definition.

    That is nothing where the top has it, or nothing has.
    """
    if _is_there(root, "", fragment):
        return ""
    while pointer and not _is_there(root, pointer, fragment):
        pointer = pointer.rpartition("/")[0]
    return pointer


def _bases(root: Node) -> dict[str, str]:
    """Return the URI that references at each pointer are relative to, if it has one."""
    found = {"": urldefrag(root.text("$self") or "")[0]}
    for node in objects(root):
        identifier = node.text("$id")
        if identifier is not None and node.pointer:
            _, around = _base(node.pointer.rpartition("/")[0], found)
            found[node.pointer] = urldefrag(urljoin(around, identifier))[0]
    return found


def _base(pointer: str, bases: Mapping[str, str]) -> tuple[str, str]:
    """Return the pointer of the schema with a URI that another stands in, and the URI."""
    while pointer and pointer not in bases:
        pointer = pointer.rpartition("/")[0]
    return pointer, bases.get(pointer, "")


def _known(root: Node, bases: Mapping[str, str]) -> _Known:
    anchors: dict[tuple[str, str], list[str]] = {}
    recursive = []
    for node in objects(root):
        _, base = _base(node.pointer, bases)
        for key in _NAMES:
            if (name := node.text(key)) is not None:
                anchors.setdefault((base, name), []).append(node.pointer)
        flag = node.get("$recursiveAnchor")
        if flag is not None and flag.value is True:
            recursive.append(node.pointer)
    resources = {uri: pointer for pointer, uri in bases.items() if uri}
    return _Known(resources, anchors, recursive)


def _text(
    root: Node, node: Node, bases: Mapping[str, str], known: _Known
) -> str | None:
    """Return what a reference is to be instead, if it is not what it is."""
    if node.text("$recursiveRef") is not None:
        pointer = _nearest(node.pointer, known.recursive)
        return None if pointer is None else f"#{fragment_of(pointer)}"
    reference = node.text("$ref") or node.text("$dynamicRef")
    if reference is None:
        return None
    own, base = _base(node.pointer, bases)
    uri, fragment = urldefrag(urljoin(base, reference))
    start = own if reference.startswith("#") else known.resources.get(uri)
    if start is None:
        return None
    if fragment and not fragment.startswith("/"):
        named = known.anchors.get((bases.get(start, ""), fragment), [])
        pointer = _nearest(node.pointer, named) or next(iter(named), None)
        return None if pointer is None else f"#{fragment_of(pointer)}"
    is_plain = start == "" and node.text("$ref") is not None
    if is_plain or not _is_there(root, start, fragment):
        return None if node.text("$ref") is not None else reference
    return f"#{fragment_of(start)}{fragment}"


def _nearest(pointer: str, candidates: list[str]) -> str | None:
    """Return that of some pointers which leads to the innermost schema around another."""
    around = (each for each in candidates if f"{pointer}/".startswith(f"{each}/"))
    return max(around, key=len, default=None)


def _is_there(root: Node, start: str, fragment: str) -> bool:
    at: Node | None = root
    for token in [*tokens(start), *tokens(fragment)]:
        if at is not None and isinstance(at.value, list):
            is_index = token.isdigit() and int(token) < len(at.value)
            at = at.value[int(token)] if is_index else None
        elif at is not None:
            at = at.get(token)
    return at is not None


def _copy(node: Node, texts: Mapping[str, str]) -> Node:
    """Return a node with other references at some pointers."""
    if isinstance(node.value, list):
        items = [_copy(item, texts) for item in node.value]
        return Node(items, node.pointer, node.place, node.key_place)
    if not isinstance(node.value, dict):
        text = texts.get(node.pointer)
        return node if text is None else node.with_value(text)
    members = {key: _copy(member, texts) for key, member in node.value.items()}
    text = texts.get(node.pointer)
    if text is not None:
        old = next(members.pop(key) for key in _REFERENCES if key in members)
        pointer = f"{node.pointer}/$ref"
        members["$ref"] = Node(text, pointer, old.place, old.key_place)
    return Node(members, node.pointer, node.place, node.key_place)
