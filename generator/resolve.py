"""References of a spec: where each leads, and which lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from generator.diagnostics import Findings, Related, closest
from generator.nodes import Node
from generator.source import pointer_split
from generator.walk import objects

MAX_SUGGESTIONS = 20
"""How many references get a name to try: each is compared with all that there are."""


@dataclass(frozen=True, slots=True)
class Document:
    """A loaded spec in which every reference leads to a node.

    `targets` has, for the pointer of each node that is a reference, the node at the
    end of its chain.
    """

    root: Node
    targets: Mapping[str, Node]

    def follow(self, node: Node) -> Node:
        """Give what a `{"$ref": ...}` node stands for; any other node itself."""
        return self.targets.get(node.pointer, node)

    def ref_name(self, node: Node) -> str | None:
        """Give the last name in a node's `$ref`; None for a node that has none."""
        if node.pointer not in self.targets:
            return None
        return _tokens(node.text("$ref") or "")[-1]


def resolve(root: Node) -> Document:
    """Follow every reference of a spec.

    Raises SpecError for references that lead nowhere, in circles or out of the spec.
    """
    findings = Findings()
    steps: dict[str, Node] = {}
    references = {
        node.pointer: node for node in objects(root) if node.get("$ref") is not None
    }
    for pointer, node in references.items():
        target = _target(root, node, findings)
        if target is not None:
            steps[pointer] = target
    for circle in _circles(steps):
        _report_circle([references[pointer] for pointer in circle], findings)
    findings.raise_if_any()
    return Document(root, {pointer: _end(pointer, steps) for pointer in steps})


def _target(root: Node, node: Node, findings: Findings) -> Node | None:
    """Take one step from a reference; a finding and None where there is no step."""
    reference = node.value["$ref"] if isinstance(node.value, dict) else node
    text = reference.value
    if not isinstance(text, str):
        findings.error("a $ref must be a string", reference.place)
        return None
    if not text.startswith("#"):
        findings.error(
            f"`{text}` lies outside this spec",
            reference.place,
            hint="only references of the form #/components/... are followed; copy the "
            "definition into this spec",
        )
        return None
    if text != "#" and not text.startswith("#/"):
        findings.error(
            f"`{text}` names an anchor, and anchors are not supported",
            reference.place,
            hint="refer to the place by its path: #/components/...",
        )
        return None
    return _walk(root, reference, _tokens(text), findings)


def _walk(
    root: Node, reference: Node, tokens: list[str], findings: Findings
) -> Node | None:
    at = root
    for token in tokens:
        below = _child(at, token)
        if below is None:
            findings.error(
                f"`{reference.value}` leads nowhere: there is no `{token}`"
                f" in {_named(at)}",
                reference.place,
                hint=(
                    _suggestion(token, at) if len(findings) < MAX_SUGGESTIONS else None
                ),
            )
            return None
        at = below
    return at


def _suggestion(token: str, node: Node) -> str | None:
    return closest(token, (name for name, _ in node.items()))


def _child(node: Node, token: str) -> Node | None:
    if isinstance(node.value, list):
        fits = token.isascii() and token.isdigit() and int(token) < len(node.value)
        return node.value[int(token)] if fits else None
    return node.get(token)


def _named(node: Node) -> str:
    return f"`#{node.pointer}`" if node.pointer else "the spec"


def _tokens(reference: str) -> list[str]:
    """Give the names along a local reference, without its escapes."""
    return pointer_split(unquote(reference.removeprefix("#")))


def _end(pointer: str, steps: Mapping[str, Node]) -> Node:
    node = steps[pointer]
    while node.pointer in steps:
        node = steps[node.pointer]
    return node


def _circles(steps: Mapping[str, Node]) -> Iterator[list[str]]:
    """Give each circle of references once, from its first member on."""
    seen: set[str] = set()
    for start in steps:
        chain: list[str] = []
        pointer = start
        while pointer in steps and pointer not in seen:
            seen.add(pointer)
            chain.append(pointer)
            pointer = steps[pointer].pointer
        if pointer in chain:
            yield chain[chain.index(pointer) :]


def _report_circle(circle: Iterable[Node], findings: Findings) -> None:
    first, *others = sorted(circle, key=lambda node: node.place.start)
    findings.error(
        f"`#{first.pointer}` refers to itself and so stands for nothing",
        first.place,
        related=[Related("by way of this one", node.place) for node in others],
    )
