"""Nodes from the events of a reader, whatever syntax it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn

from generator.problems.diagnostics import Findings, Related
from generator.reading.nodes import Node
from generator.reading.scalars import Scalar
from generator.sources.source import Place, pointer_join

MAX_DEPTH = 200
MAX_COPIES = 100_000
"""How many nodes aliases may add; a few lines of them could ask for billions."""

_RESPONSES = re.compile(r"/paths/[^/]*/[^/]*/responses")
"""Where the keys of a mapping are the statuses of an operation."""


@dataclass(slots=True)
class _Frame:
    """A mapping or sequence that is still open."""

    value: dict[str, Node] | list[Node]
    pointer: str
    start: Place
    key_place: Place
    anchor: str | None
    last: Place
    key: str | None = None
    next_key_place: Place | None = None


@dataclass(slots=True)
class Builder:
    """Takes a document value by value, in order, and holds its root at the end.

    Raises SpecError at once for what makes the rest unreadable, and collects in
    `findings` what does not.
    """

    findings: Findings = field(default_factory=lambda: Findings("not-readable"))
    root: Node | None = None
    _open: list[_Frame] = field(default_factory=list)
    _anchors: dict[str, Node | Place] = field(default_factory=dict)
    _copies: int = 0

    def begin(
        self, value: dict[str, Node] | list[Node], place: Place, anchor: str | None
    ) -> None:
        """Open a mapping or sequence, given empty."""
        pointer, key_place = self._slot(place)
        if len(self._open) >= MAX_DEPTH:
            self._stop(f"nested more than {MAX_DEPTH} levels deep", place)
        if anchor is not None:
            self._anchors[anchor] = place
        self._open.append(_Frame(value, pointer, place, key_place, anchor, place))

    def end(self, place: Place | None) -> None:
        """Close the innermost one, without a place where its last value ends."""
        frame = self._open.pop()
        end = (place or frame.last).end
        whole = Place(frame.start.source, frame.start.start, end)
        key_place = whole if frame.key_place is frame.start else frame.key_place
        self._add(Node(frame.value, frame.pointer, whole, key_place), frame.anchor)

    def scalar(
        self, value: Scalar, text: str, place: Place, anchor: str | None
    ) -> None:
        """Take a scalar, a key where one is due; `text` is how it is written."""
        if self._awaits_key():
            self._take_key(value, text, place)
            return
        pointer, key_place = self._slot(place)
        self._add(Node(value, pointer, place, key_place), anchor)

    def alias(self, name: str, place: Place) -> None:
        """Take a copy of what the anchor `name` marks."""
        target = self._anchors.get(name)
        if target is None:
            self._stop(f"no anchor &{name} stands before this alias", place)
        if isinstance(target, Place):
            around = Related(f"&{name} begins here and is not complete yet", target)
            self._stop(f"the alias *{name} contains itself", place, around)
        pointer, key_place = self._slot(place)
        self._add(self._copy(target, pointer, key_place, place, len(self._open)), None)

    def _awaits_key(self) -> bool:
        return (
            bool(self._open)
            and isinstance(self._open[-1].value, dict)
            and self._open[-1].key is None
        )

    def _take_key(self, value: Scalar, text: str, place: Place) -> None:
        frame = self._open[-1]
        frame.key, frame.next_key_place = text, place
        if isinstance(value, str):
            if value == "<<" == text and place.end.column - place.start.column == 2:
                self.findings.error(
                    "merge keys (<<) are no part of YAML 1.2",
                    place,
                    hint="write the members out, or refer to a schema with $ref",
                )
        elif not isinstance(value, int) or isinstance(value, bool):
            self.findings.error(
                f"a key must be a string, and `{text}` is none",
                place,
                hint=f"write '{text}' in quotes",
            )

    def _slot(self, place: Place) -> tuple[str, Place]:
        """Give the pointer and key place of the value that comes next."""
        if not self._open:
            return "", place
        frame = self._open[-1]
        if isinstance(frame.value, list):
            return pointer_join(frame.pointer, len(frame.value)), place
        if frame.key is None or frame.next_key_place is None:
            self._stop("a key must be a string, not a collection or an alias", place)
        return pointer_join(frame.pointer, frame.key), frame.next_key_place

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = node
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        frame.last = node.place
        if isinstance(frame.value, list):
            frame.value.append(node)
        else:
            self._add_member(frame, frame.value, node)

    def _add_member(self, frame: _Frame, members: dict[str, Node], node: Node) -> None:
        key, frame.key = str(frame.key), None
        if key not in members:
            members[key] = node
            return
        first = Related("it stands here before", members[key].key_place)
        in_responses = _RESPONSES.fullmatch(frame.pointer) is not None
        self.findings.error(
            f"the key `{key}` stands twice",
            node.key_place,
            related=[first],
            rule="status-taken" if in_responses else "duplicate-key",
        )

    def _copy(
        self, node: Node, pointer: str, key_place: Place, alias: Place, depth: int
    ) -> Node:
        """Copy a node to where an alias stands, under pointers of its own."""
        self._copies += 1
        if self._copies > MAX_COPIES:
            self._stop(f"aliases stand for more than {MAX_COPIES:,} values", alias)
        if depth > MAX_DEPTH:
            self._stop(f"aliases nest more than {MAX_DEPTH} levels deep", alias)
        if isinstance(node.value, dict):
            value = {
                key: self._copy(
                    member,
                    pointer_join(pointer, key),
                    member.key_place,
                    alias,
                    depth + 1,
                )
                for key, member in node.value.items()
            }
            return Node(value, pointer, node.place, key_place)
        if isinstance(node.value, list):
            items = [
                self._copy(
                    item, pointer_join(pointer, index), item.place, alias, depth + 1
                )
                for index, item in enumerate(node.value)
            ]
            return Node(items, pointer, node.place, key_place)
        return Node(node.value, pointer, node.place, key_place)

    def _stop(self, message: str, place: Place, *related: Related) -> NoReturn:
        self.findings.error(message, place, related=related)
        self.findings.raise_if_errors()
        raise AssertionError("a finding was just added")
