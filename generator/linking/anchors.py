"""References by anchors and identifiers, as references to places.

`$id` gives a schema a URI of its own, `$anchor` and `$dynamicAnchor` give it a name below
that. What refers to one of these refers to a pointer afterwards, as all others do. Where
several schemas have one anchor, that is meant which stands nearest, unless how it is met
decides. So it is with a definition that stands not at the top, where a reference says,
but in a schema around it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import reduce

from generator.linking.dynamic import specialised
from generator.linking.identified import Identified, nearest
from generator.linking.pointers import fragment_of, tokens
from generator.problems.diagnostics import Findings
from generator.reading.nodes import Node
from generator.reading.walk import objects
from generator.sources.source import outward, pointer_join

_DEFINED = ("#/$defs/", "#/definitions/")
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")


def anchored(root: Node, findings: Findings) -> Node:
    """Return a document in which references by anchors and URIs lead to pointers.

    It is the same node where there are none. Of references that lead only to what stands
    around them, there are warnings.
    """
    root = specialised(root)
    known = Identified(root)
    _tell_elsewhere(root, known, findings)
    texts = {
        node.pointer: text
        for node in objects(root)
        if (text := _text(known, node)) is not None
    }
    meant = _meant(root, known, texts.keys(), findings)
    texts = {**meant, **texts}
    return _copy(root, texts) if texts else root


def _tell_elsewhere(root: Node, known: Identified, findings: Findings) -> None:
    """Warn of dynamic references to anchors that only a schema elsewhere has."""
    for node in objects(root) if known.dynamic else ():
        led = known.led(node) if node.text("$dynamicRef") is not None else None
        if led is not None and led.is_elsewhere:
            findings.warning(
                f"`{node.text('$dynamicRef')}` has no anchor to begin with in its own"
                f" schema; it is taken for `#{fragment_of(led.pointer)}`",
                node.place,
                hint="give the schema with this `$id` a `$dynamicAnchor` of this name",
                rule="tolerated-openapi",
            )


def _meant(
    root: Node, known: Identified, led: Collection[str], findings: Findings
) -> dict[str, str]:
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
            if pointer in led or not isinstance(text, str):
                continue
            if text.startswith(_DEFINED):
                meant = _around(known, each.pointer, text[1:])
                if meant:
                    found[pointer] = f"#{fragment_of(meant)}{text[1:]}"
                    findings.warning(
                        f"`{text}` leads nowhere; it is taken for `{found[pointer]}`",
                        each.place,
                        hint="a reference begins at the top of the document",
                        rule="tolerated-openapi",
                    )
    return found


def _around(known: Identified, pointer: str, fragment: str) -> str:
    """Return the pointer of what stands around another and has a definition.

    That is nothing where the top has it, or nothing has.
    """
    inside = reduce(pointer_join, tokens(fragment), "")
    if known.is_there(inside):
        return ""
    around = (each for each in outward(pointer) if known.is_there(each + inside))
    return next(around, "")


def _text(known: Identified, node: Node) -> str | None:
    """Return what a reference is to be instead, if it is not what it is."""
    if node.text("$recursiveRef") is not None:
        pointer = nearest(node.pointer, known.recursive)
        return None if pointer is None else f"#{fragment_of(pointer)}"
    reference = node.text("$ref") or node.text("$dynamicRef")
    led = known.led(node)
    if led is None:
        # It leads nowhere, as will be told of all that do.
        return None if node.text("$ref") is not None else reference
    path, _, fragment = (node.text("$ref") or "-").partition("#")
    is_plain = not path and reduce(pointer_join, tokens(fragment), "") == led.pointer
    return None if is_plain else f"#{fragment_of(led.pointer)}"


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
