"""Dynamic references: each schema with what they mean where it is evaluated.

`$dynamicRef` leads to the outermost schema with its anchor on the way to where it stands:
what refers to a list of any things may say what things these are. So what it refers to is
copied into it, below `$defs`, with references that lead to what is meant there; nothing
else of the document changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.linking.identified import Identified
from generator.linking.pointers import fragment_of
from generator.reading.nodes import Node
from generator.reading.walk import objects
from generator.sources.source import outward, pointer_join, pointer_split

Scope: TypeAlias = Mapping[str, str]
"""The pointers of the outermost schemas with dynamic anchors, by the names of these."""

_DEFINITIONS = frozenset({"$defs", "definitions"})
_IDENTITY = frozenset({"$id", "$anchor", "$dynamicAnchor"}) | _DEFINITIONS
"""What a copy does without: nothing refers to it by name."""


def specialised(root: Node) -> Node:
    """Return a document in which dynamic references lead to what they mean.

    Those stay as they are that have the same meaning everywhere. Without others, it is
    the same node.
    """
    known = Identified(root)
    anchors: dict[str, dict[str, str]] = {}
    for name, pointers in known.dynamic.items():
        homes = {known.base(pointer)[0]: pointer for pointer in pointers}
        for home, pointer in homes.items() if len(homes) > 1 else ():
            anchors.setdefault(home, {})[name] = pointer
    if not anchors:
        return root
    nodes = {node.pointer: node for node in objects(root)}
    reached = _reaching(known, nodes, anchors)
    return _replaced(root, _Evaluation(known, nodes, anchors, reached), _roots(root))


def _roots(root: Node) -> set[str]:
    """Return the pointers of the schemas that are evaluated from the start."""
    components = root.get("components") or root
    found = {node.pointer for _, node in components.members("schemas")}
    schemas = (node.get("schema") for node in objects(root))
    return found | {node.pointer for node in schemas if node is not None}


def _reaching(
    known: Identified,
    nodes: Mapping[str, Node],
    anchors: Mapping[str, Mapping[str, str]],
) -> set[str]:
    """Return the pointers from which a reference is reached that may mean several."""
    targets = {each for named in anchors.values() for each in named.values()}
    found: set[str] = set()
    held: dict[str, set[str]] = {}
    waiting: list[str] = []
    for pointer, node in nodes.items():
        led = known.led(node)
        if led is None:
            continue
        if led.anchor is not None and led.pointer in targets:
            waiting.append(pointer)
        held.setdefault(led.pointer, set()).add(pointer)
    while waiting:
        at = waiting.pop()
        for around in outward(at):
            if around not in found:
                found.add(around)
                waiting += held.get(around, ())
    return found


@dataclass(slots=True)
class _Evaluation:
    """What the references of a document lead to, by the schema that is evaluated."""

    known: Identified
    nodes: Mapping[str, Node]
    anchors: Mapping[str, Mapping[str, str]]
    reached: set[str]

    def entered(self, pointer: str, scope: Scope) -> Scope:
        """Return the scope at a schema that is met in another scope."""
        return {**self.anchors.get(self.known.base(pointer)[0], {}), **scope}


@dataclass(slots=True)
class _Copies:
    """Copies of what one schema refers to, each for a scope; they stand in its `$defs`."""

    evaluation: _Evaluation
    owner: Node
    names: dict[object, str] = field(default_factory=dict)
    made: dict[str, Node] = field(default_factory=dict)

    def whole(self) -> Node:
        """Return the schema itself, with the copies that it needs."""
        pointer = self.owner.pointer
        made = self.walk(self.owner, self.evaluation.entered(pointer, {}), pointer)
        if not self.made or not isinstance(made.value, dict):
            return made
        defs = made.get("$defs") or made.with_value({}, f"{pointer}/$defs")
        named = {**dict(defs.items()), **self.made}
        return made.with_value({**made.value, "$defs": defs.with_value(named)})

    def walk(self, node: Node, scope: Scope, pointer: str) -> Node:
        """Return a node at another pointer, with what its references mean in a scope."""
        if isinstance(node.value, list):
            items = [
                self.walk(each, scope, pointer_join(pointer, index))
                for index, each in enumerate(node.value)
            ]
            return node.with_value(items, pointer)
        if not isinstance(node.value, dict):
            return node.with_value(node.value, pointer)
        is_copy = pointer != node.pointer
        if node.pointer not in self.evaluation.nodes:
            members = {
                key: self.walk(each, scope, pointer_join(pointer, key))
                for key, each in node.value.items()
            }
            return node.with_value(members, pointer)
        scope = self.evaluation.entered(node.pointer, scope)
        led = self._led(node, scope)
        members = {}
        for key, each in node.value.items():
            if key in ("$ref", "$dynamicRef") and led is not None:
                at = pointer_join(pointer, "$ref")
                members["$ref"] = each.with_value(f"#{fragment_of(led)}", at)
            elif not (is_copy and key in _IDENTITY):
                # What is below `$defs` is met through references, and not from here.
                inner = {} if key in _DEFINITIONS else scope
                members[key] = self.walk(each, inner, pointer_join(pointer, key))
        return node.with_value(members, pointer)

    def _led(self, node: Node, scope: Scope) -> str | None:
        """Return where a reference leads in a scope, None if it stays as it is."""
        led = self.evaluation.known.led(node)
        if led is None:
            return None
        target = led.pointer
        if led.anchor is not None:
            target = scope.get(led.anchor, target)
        if target not in self.evaluation.reached:
            return target
        inner = self.evaluation.entered(target, scope)
        if inner == self.evaluation.entered(target, {}):
            return target
        return self._copy(target, inner)

    def _copy(self, target: str, scope: Scope) -> str:
        key = target, tuple(sorted(scope.items()))
        if key not in self.names:
            steps = pointer_split(target)
            name = steps[-1]
            while name in self.made or self._is_taken(name):
                name += "_"
            self.names[key] = f"{self.owner.pointer}/$defs/{pointer_join('', name)[1:]}"
            node = self.evaluation.nodes.get(target)
            self.made[name] = self.owner
            if node is not None:
                self.made[name] = self.walk(node, scope, self.names[key])
        return self.names[key]

    def _is_taken(self, name: str) -> bool:
        return any(name == key for key, _ in self.owner.members("$defs"))


def _replaced(root: Node, evaluation: _Evaluation, roots: set[str]) -> Node:
    """Return a document with those schemas in it that are evaluated from the start."""

    def copy(node: Node) -> Node:
        if node.pointer in roots and node.pointer in evaluation.nodes:
            is_reaching = node.pointer in evaluation.reached
            return _Copies(evaluation, node).whole() if is_reaching else node
        if isinstance(node.value, list):
            return node.with_value([copy(each) for each in node.value])
        if isinstance(node.value, dict):
            return node.with_value({key: copy(each) for key, each in node.items()})
        return node

    return copy(root)
