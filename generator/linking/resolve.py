"""References within a spec: where each leads, and which lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.linking.pointers import BROKEN, find, report_no_text, tokens
from generator.problems.diagnostics import Findings, Related
from generator.reading.nodes import Node
from generator.reading.walk import objects


@dataclass(frozen=True, slots=True)
class Document:
    """A loaded spec in which every reference leads to a node.

    `targets` has, for the pointer of each node that is a reference, the node at the
    end of its chain.
    """

    root: Node
    targets: Mapping[str, Node]
    broken: frozenset[str] = frozenset()
    """The pointers of the references that lead nowhere."""

    def follow(self, node: Node) -> Node:
        """Give what a `{"$ref": ...}` node stands for; any other node itself."""
        return self.targets.get(node.pointer, node)

    def ref_name(self, node: Node) -> str | None:
        """Give the last name in a node's `$ref`; None for a node that has none."""
        if node.pointer not in self.targets:
            return None
        return tokens((node.text("$ref") or "").removeprefix("#"))[-1]


def resolve(root: Node, findings: Findings | None = None) -> Document:
    """Follow every reference of a spec.

    Raises SpecError for references that lead nowhere or in circles, unless there are
    `findings` for them: then the document tells which these are. Raises ValueError for
    one out of the spec: those are followed earlier.
    """
    found = Findings("broken-reference")
    steps: dict[str, Node] = {}
    references = {
        node.pointer: node for node in objects(root) if node.get("$ref") is not None
    }
    for pointer, node in references.items():
        target = _target(root, node, found)
        if target is not None:
            steps[pointer] = target
    for circle in list(_circles(steps)):
        _report_circle([references[pointer] for pointer in circle], found)
        for pointer in circle:
            del steps[pointer]
    if findings is None:
        found.raise_if_errors()
    else:
        findings.extend(found)
    return Document(root, _ends(steps), frozenset(references.keys() - steps.keys()))


def _target(root: Node, node: Node, findings: Findings) -> Node | None:
    """Take one step from a reference; a finding and None where there is no step."""
    reference = node.value["$ref"] if isinstance(node.value, dict) else node
    text = reference.value
    if not isinstance(text, str):
        report_no_text(reference, findings)
        return None
    if text == BROKEN:
        return None
    path, _, fragment = text.partition("#")
    if path:
        raise ValueError(f"{text} leads to another file, which is not bundled")
    return find(root, fragment, reference, findings)


def _ends(steps: Mapping[str, Node]) -> dict[str, Node]:
    """Go from each reference to the end of its chain; none is in a circle."""
    ends: dict[str, Node] = {}
    for start, node in steps.items():
        chain = [start]
        while node.pointer in steps and node.pointer not in ends:
            chain.append(node.pointer)
            node = steps[node.pointer]
        end = ends.get(node.pointer, node)
        ends.update(dict.fromkeys(chain, end))
    return ends


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
