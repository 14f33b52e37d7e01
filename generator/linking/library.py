"""The files that a spec refers to: each loaded once, all of them within bounds."""

from __future__ import annotations

from dataclasses import dataclass

from generator.linking.file_paths import PathRefused, path_from
from generator.linking.pointers import find, report_no_text
from generator.problems.diagnostics import Findings, SpecError
from generator.reading.load import Node, load_part
from generator.sources.files import FileRefused, Files

MAX_FILES = 5_000
MAX_SIZE = 32 * 1024 * 1024
"""How large all files of a spec may be: their characters, and their values twice."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A node of a file; the path of the spec itself is ""."""

    path: str
    node: Node


class Library:
    """A spec and the files beside it."""

    def __init__(self, spec: Node, files: Files, findings: Findings) -> None:
        """Take the spec, what to read other files from, and where to report."""
        self._spec = spec
        self._files = files
        self._findings = findings
        self._roots: dict[str, Node | None] = {"": spec}
        self._size = 0

    def locate(self, path: str, reference: Node) -> Spot | None:
        """Return what a reference leads to; None, and a finding, if that is nothing.

        `path` is that of the file that the reference stands in; `reference` is the
        value of its `$ref`.

        Raises SpecError where the bounds are passed.
        """
        if not isinstance(reference.value, str):
            report_no_text(reference, self._findings)
            return None
        written, _, fragment = reference.value.partition("#")
        try:
            at = path_from(path, written) if written else path
            root = self._root(at, reference)
        except (PathRefused, FileRefused) as refusal:
            between = " " if isinstance(refusal, PathRefused) else " leads nowhere: "
            message = f"`{reference.value}`{between}{refusal}"
            self._findings.error(message, reference.place)
            return None
        node = find(root, fragment, reference, self._findings) if root else None
        return Spot("" if root is self._spec else at, node) if node else None

    def spend(self, size: int, reference: Node) -> None:
        """Count what is held in memory; raise SpecError where it is too much."""
        self._size += size
        if self._size > MAX_SIZE:
            self._stop(f"files of more than {MAX_SIZE:,} characters", reference)

    def _root(self, path: str, reference: Node) -> Node | None:
        """Return the root of a file; None for one with findings, which are told once."""
        if path not in self._roots:
            if len(self._roots) > MAX_FILES:
                self._stop(f"more than {MAX_FILES:,} other files", reference)
            self._roots[path] = self._loaded(path, reference)
        return self._roots[path]

    def _loaded(self, path: str, reference: Node) -> Node | None:
        source = self._files.read(path)
        if source == self._spec.place.source:
            return self._spec
        self.spend(len(source.text), reference)
        try:
            root = load_part(source)
        except SpecError as error:
            for found in error.diagnostics:
                self._findings.add(found)
            return None
        self.spend(count(root), reference)
        return root

    def _stop(self, what: str, reference: Node) -> None:
        message = f"with `{reference.value}` the spec refers to {what}"
        self._findings.error(message, reference.place)
        self._findings.raise_if_errors()


def count(root: Node) -> int:
    """Return how many values there are in a node, itself included."""
    total, waiting = 0, [root]
    while waiting:
        node = waiting.pop()
        total += 1
        waiting.extend(node.elements())
        waiting.extend(member for _, member in node.items())
    return total
