"""What a schema says with all that its references and its `allOf` add to it.

A flat schema has neither: its keywords are those of all its parts together. It has one
`type` or several, null not among them: `nullable` says whether null is a value, in every
version of OpenAPI. Where it has `oneOf` or `anyOf`, these are either all that it says, or
they only limit what the keywords beside them describe.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.dialects.bases import as_base, is_more_than_a_branch
from generator.dialects.circles import branches_of
from generator.dialects.editions import is_30
from generator.dialects.evaluated import evaluated
from generator.dialects.merging import Conflict, Keywords, Merger
from generator.dialects.null_values import keeps_null
from generator.dialects.nulls import (
    admits_null,
    is_null,
    may_be_null,
    own_keywords,
    without_flag,
    without_null,
)
from generator.dialects.openapi import EXCLUSIVE
from generator.dialects.settled import Settled
from generator.dialects.slips import (
    meant,
    told_beside_null,
    told_by_parts,
    with_free_members,
    without_type_null,
)
from generator.dialects.spread import is_spread, spread
from generator.dialects.words import (
    OF_THE_PART,
    is_composed,
    is_never,
    is_word,
    says,
    says_something,
)
from generator.linking.pointers import node_at, tokens
from generator.linking.resolve import Document
from generator.reading.nodes import Node

UNIONS = ("oneOf", "anyOf")


class Flat:
    """Reads the schemas of a document."""

    def __init__(self, document: Document) -> None:
        """Take the document."""
        self._document = document
        self.hears_siblings = not is_30(document.root)
        """Whether what stands beside a reference means something."""

        self._flat: dict[str, Node] = {}
        self._open: set[str] = set()
        self.settled = Settled()
        self.conflicts: dict[str, list[Conflict]] = {}
        """What cannot be of the parts of a schema, by its pointer."""

    def step(self, node: Node) -> Node | None:
        """Return what a reference leads to, be it another one."""
        text = node.text("$ref")
        if text is None or node.pointer not in self._document.targets:
            return None
        # What is left out elsewhere still means something to what refers to it.
        return (
            node_at(self._document.root, tokens(text.removeprefix("#")))
            or self._document.targets[node.pointer]
        )

    def named(self, text: str) -> Node | None:
        """Return the schema that a discriminator names: a component, or a reference."""
        if not text.startswith("#"):
            text = f"#/components/schemas/{text.replace('~', '~0').replace('/', '~1')}"
        return node_at(self._document.root, tokens(text.removeprefix("#")))

    def use(self, node: Node) -> tuple[Node, bool]:
        """Return the schema that a use is about, and whether null may stand there."""
        about, nullable = self.settled.once("use", node, self._use)
        return about, nullable and self._keeps_null(node)

    def _use(self, node: Node) -> tuple[Node, bool]:
        nullable, seen = False, {node.pointer}
        while (inner := self._inner(node)) is not None and inner.pointer not in seen:
            nullable = nullable or self._adds_null(node)
            seen.add(inner.pointer)
            node = inner
        return node, nullable or self._takes_null(node, set())

    def _keeps_null(self, node: Node) -> bool:
        """Tell whether null is right where a schema, as far as it goes, has it as a value."""
        return node.pointer in self.conflicts or keeps_null(self, node)

    def _takes_null(self, node: Node, seen: set[str]) -> bool:
        """Tell whether a schema says that null is a value, or a branch of it does."""
        flat = self.of(node)
        if flat.get("nullable") is not None:
            return True
        seen.add(node.pointer)
        return any(
            self._takes_null(target, seen) or self._adds_null(branch)
            for branch in [
                *branches_of(self, flat.each("oneOf")),
                *branches_of(self, flat.each("anyOf")),
            ]
            if (target := self._inner(branch) or branch).pointer not in seen
        )

    def target(self, node: Node) -> Node:
        """Return the schema that a use is about."""
        return self.use(node)[0]

    def of(self, node: Node) -> Node:
        """Return a schema, flat."""
        found = self._flat.get(node.pointer)
        if found is not None:
            return found
        if not isinstance(node.value, dict):
            return node
        if node.pointer in self._open:
            self.settled.doubts += 1
            return node
        self._open.add(node.pointer)
        merger = Merger(node)
        keywords = own_keywords(node)
        if is_composed(node):
            parts = list(self._parts(node))
            telling = (
                parts if is_spread(node) else told_beside_null(parts, merger.conflicts)
            )
            nullable = admits_null(parts) or len(telling) < len(parts)
            parts = told_by_parts(telling, merger.conflicts)
            keywords = merger.merge(map(without_flag, parts))
            if nullable:
                keywords["nullable"] = merger.new("nullable", True, node)
            keywords = with_free_members(self, keywords, merger)
        elif "const" in keywords and "enum" in keywords:
            keywords = merger.merge([keywords])
        keywords = evaluated(self._united(node, keywords, merger))
        self._open.discard(node.pointer)
        if merger.conflicts:
            self.conflicts[node.pointer] = merger.conflicts
        if "nullable" in keywords and not self._keeps_null(node):
            del keywords["nullable"]
        is_same = keywords.keys() == node.value.keys() and all(
            keywords[key] is each for key, each in node.items()
        )
        flat = (
            node
            if is_same
            else Node(keywords, node.pointer, node.place, node.key_place)
        )
        if any(each.is_error for each in merger.conflicts):
            flat = Node(False, node.pointer, node.place, node.key_place)
        self._flat[node.pointer] = flat
        return flat

    def is_endless(self, node: Node) -> bool:
        """Tell whether a schema is defined by nothing but itself."""
        for key in UNIONS:
            if list(node.each(key)) and not branches_of(self, node.each(key)):
                return True
        return self.is_part_of_itself(node) and not any(
            says(key, each) for key, each in self.of(node).items()
        )

    def is_part_of_itself(self, node: Node) -> bool:
        """Tell whether a schema stands in its own `allOf`, however far away."""
        if not is_composed(node):
            return False
        waiting, seen = list(self._inherited(node)), set[str]()
        while waiting:
            part = waiting.pop()
            if part.pointer == node.pointer:
                return True
            if part.pointer not in seen:
                seen.add(part.pointer)
                waiting.extend(self._inherited(part))
        return False

    def _inherited(self, node: Node) -> Iterator[Node]:
        """Return the schemas that a schema has as parts, references followed."""
        if (target := self.step(node)) is not None:
            yield target
            if not self.hears_siblings:
                return
        yield from node.each("allOf")

    def _parts(self, node: Node) -> Iterator[Mapping[str, Node]]:
        """Return the keywords of each part of a schema, its own first."""
        hears = self.hears_siblings or node.get("$ref") is None
        own = own_keywords(node) if hears else {}
        yield own
        for part in self._inherited(node):
            base = as_base(self, part, node)
            if self.target(base).pointer in self._open:
                self.settled.doubts += 1
                continue  # a part of itself says nothing more
            if (flat := self.of(base)).value is False:
                yield {"not": Node({}, f"{part.pointer}/not", part.place, part.place)}
                continue
            is_other = part is not flat or part.pointer != node.pointer
            yield {
                key: each
                for key, each in flat.items()
                if not (is_other and key in OF_THE_PART)
            }

    def _united(self, node: Node, keywords: Keywords, merger: Merger) -> Keywords:
        for key in UNIONS:
            union = keywords.get(key)
            if union is None:
                continue
            found = list(union.elements())
            telling = branches_of(self, found)
            if telling != found:
                union = keywords[key] = merger.new(key, telling, union)
            branches = [each for each in telling if not is_never(each)]
            if not branches:
                del keywords[key]
                if union.value:
                    # No value keeps to any of them.
                    keywords["not"] = merger.new("not", {}, union)
                continue
            if not is_spread(node):
                keywords = meant(self, keywords, key, merger.conflicts)
            kept = without_null(self, branches)
            flag = node.get(EXCLUSIVE)
            is_exclusive = flag is not None and flag.value is True
            if is_exclusive and not self._keeps_null(node):
                kept = branches  # null is of several of them
            is_null_right = may_be_null(keywords)
            if len(kept) < len(branches) and (kept or is_null_right):
                branches = kept
                keywords[key] = merger.new(key, branches, union)
                if is_null_right:
                    keywords["nullable"] = merger.new("nullable", True, union)
            if len(branches) == 1:
                del keywords[key]
                keywords = Merger(node, merger.conflicts).merge(
                    [keywords, dict(self.of(branches[0]).items())]
                )
            elif not branches:
                return self._only_null(node, keywords, merger, union)
        return spread(self, keywords, merger)

    def _only_null(
        self, node: Node, keywords: Keywords, merger: Merger, union: Node
    ) -> Keywords:
        """Return the keywords of a schema that allows null at most."""
        found = {key: each for key, each in keywords.items() if is_word(key)}
        if self._keeps_null(node):
            return {**found, "type": merger.new("type", "null", union)}
        return {**found, "not": merger.new("not", {}, union)}

    def _inner(self, node: Node) -> Node | None:
        """Return the one schema that a schema is words around."""
        return self.settled.once("inner", node, self._found_inner)

    def _found_inner(self, node: Node) -> Node | None:
        if not isinstance(node.value, dict):
            return None
        rest = [key for key, each in node.items() if says(key, each)]
        if "$ref" in rest:
            alone = rest == ["$ref"] or not self.hears_siblings
            return self.step(node) if alone else None
        if rest == ["allOf"]:
            parts = [part for part in node.each("allOf") if says_something(part)]
            telling = parts if is_spread(node) else without_type_null(parts)
            is_reference = len(telling) == 1 and telling[0].get("$ref") is not None
            is_more = is_reference and is_more_than_a_branch(self, telling[0], node)
            return telling[0] if is_reference and not is_more else None
        if rest in (["oneOf"], ["anyOf"]):
            kept = without_null(self, branches_of(self, node.each(rest[0])))
            is_part = len(kept) == 1 and kept[0].get("$ref") is not None
            return kept[0] if is_part else None
        return None

    def _adds_null(self, node: Node) -> bool:
        flag = node.get("nullable")
        hears = self.hears_siblings or node.get("$ref") is None
        if hears and flag is not None and flag.value is True:
            return True
        parts = list(node.each("allOf"))
        if len(without_type_null(parts)) < len(parts) and not is_spread(node):
            return True
        branches = [
            *branches_of(self, node.each("oneOf")),
            *branches_of(self, node.each("anyOf")),
        ]
        return any(is_null(self, branch) for branch in branches)
