"""References where OpenAPI has none, as many publishers write them: what they lead to is copied.

An operation in a file of its own is the most frequent.
"""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

from generator.linking.library import Library, count
from generator.problems.diagnostics import Findings, Related
from generator.reading.nodes import Node
from generator.reading.walk import Use


class Copies:
    """What stands in place of references, some of which stand in other copies."""

    def __init__(self) -> None:
        """Begin with none."""
        self._targets: dict[Node, Node] = {}
        self._odd: dict[Node, str] = {}

    def add(self, use: Use, target: Node, *, is_odd: bool) -> None:
        """Take a reference, what it leads to, and whether OpenAPI has none there."""
        self._targets[use.node] = target
        if is_odd:
            self._odd[use.node] = use.keyword

    def check(self, library: Library, findings: Findings) -> list[Node]:
        """Tell of all references, and return those that would be copied without an end.

        Raises SpecError where the copies are more than what may be held.
        """
        uses = {target: self._uses_in(target) for target in self._targets.values()}
        inside = {
            target: [self._targets[use] for use in found]
            for target, found in uses.items()
        }
        try:
            order = [*TopologicalSorter(inside).static_order()]
        except CycleError as error:
            return self._endless({*error.args[1]}, findings)
        sizes: dict[Node, int] = {}
        for target in order:
            within = sum(sizes[each] for each in inside[target])
            sizes[target] = count(target) + within
        copied = {use for found in uses.values() for use in found}
        for use, target in self._targets.items():
            if use not in copied:
                library.spend(sizes[target], use)
        self._warn(findings)
        return []

    def _uses_in(self, target: Node) -> list[Node]:
        """Return the references in a part of a file that are copied with it."""
        found, waiting = [], [target]
        while waiting:
            node = waiting.pop()
            if node in self._targets:
                found.append(node)
            waiting.extend(node.elements())
            waiting.extend(member for _, member in node.items())
        return found

    def _endless(self, circle: set[Node], findings: Findings) -> list[Node]:
        ways = [use for use, target in self._targets.items() if target in circle]
        report_circle(ways, findings)
        return [*self._targets]

    def _warn(self, findings: Findings) -> None:
        groups: dict[str, list[Node]] = {}
        for use, keyword in self._odd.items():
            groups.setdefault(keyword, []).append(use)
        for keyword, nodes in groups.items():
            others = f", and {len(nodes) - 1:,} more like it" if nodes[1:] else ""
            findings.warning(
                f"OpenAPI has no reference for `{keyword}`; what this one leads to is"
                f" taken in its place{others}",
                nodes[0].place,
                hint="it may stand for a path, a schema, a response, a parameter, a"
                " header, a request body, a media type, an example or a security scheme",
                rule="tolerated-openapi",
            )


def report_circle(circle: Iterable[Node], findings: Findings) -> None:
    """Tell of references in several files, each of which leads to the next."""
    first, *others = sorted(
        circle, key=lambda node: (node.place.source.name, node.place.start)
    )
    findings.error(
        "this reference leads back to itself and so stands for nothing",
        first.place,
        related=[Related("by way of this one", node.place) for node in others],
    )
